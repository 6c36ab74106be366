"use strict";
// What the selectors of the plan find on the page, its metas and its JSON-LD, as src/html/collect.rs collects them.

const JinjjaNodes = (() => {
  /** Metas kept, and the longest name of one in bytes. */
  const METAS = 200;
  const LONGEST_NAME = 100;
  const COLON = /[:：]/;

  /** Collects from one page. */
  class Collector {
    /** @param {Document} document @param {InstanceType<typeof JinjjaText.Texts>} texts @param {Bounds} bounds
     * @param {(what: string, why: string) => void} leaveOut */
    constructor(document, texts, bounds, leaveOut) {
      this.document = document;
      this.texts = texts;
      this.bounds = bounds;
      this.leaveOut = leaveOut;
    }

    language() {
      return JinjjaText.collapsed(this.document.documentElement?.getAttribute("lang") ?? "") || null;
    }

    title() {
      const titles = [...this.document.querySelectorAll("title")];
      const title = titles.find((title) => title.parentElement?.localName === "head") ?? titles[0];
      return title === undefined ? null : this.texts.bounded(title.textContent ?? "");
    }

    metas() {
      /** @type {Record<string, string>} */
      const metas = Object.create(null);
      let count = 0;
      for (const meta of this.document.querySelectorAll("meta[content]")) {
        for (const attribute of ["property", "name", "itemprop"]) {
          const key = (meta.getAttribute(attribute) ?? "").trim().toLowerCase();
          if (key === "" || key in metas || count >= METAS || byteLength(key) > LONGEST_NAME) continue;
          metas[key] = this.texts.bounded(meta.getAttribute("content") ?? "");
          count += 1;
        }
      }
      const address = this.document.querySelector('link[rel~="canonical" i]')?.getAttribute("href") ?? null;
      if (address !== null) metas["link:canonical"] = this.texts.bounded(address);
      return metas;
    }

    jsonLd() {
      const scripts = [...this.document.querySelectorAll("script[type]")].filter((script) =>
        (script.getAttribute("type") ?? "").trim().toLowerCase().startsWith("application/ld+json"),
      );
      if (scripts.length > this.bounds.json_ld_scripts) this.leaveOut("json_ld", "too-many");
      return scripts.slice(0, this.bounds.json_ld_scripts).map((script) => {
        const whole = script.textContent ?? "";
        const kept = JinjjaText.shortened(whole, this.bounds.json_ld);
        if (kept.length < whole.length) this.leaveOut("json_ld", "too-long");
        return kept;
      });
    }

    /** @param {readonly NodesPlan[]} plans */
    nodes(plans) {
      return found(plans, (plan) => this.nodesIn(this.document, plan));
    }

    /** @param {readonly RowsPlan[]} plans */
    rows(plans) {
      return found(plans, ({ selector, label, value }) =>
        all(this.document, selector, this.bounds.rows).flatMap((row) => this.row(row, label, value)),
      );
    }

    /** @param {readonly CardsPlan[]} plans */
    cards(plans) {
      return found(plans, ({ selector, own, nodes }) => {
        const cards = all(this.document, selector, this.bounds.cards + 1);
        if (cards.length > this.bounds.cards) this.leaveOut("cards", "too-many");
        return cards.slice(0, this.bounds.cards).map((card) => this.card(card, own, nodes));
      });
    }

    /** @param {Document | Element} around @param {NodesPlan} plan */
    nodesIn(around, plan) {
      return all(around, plan.selector, this.bounds.nodes).map((element) => this.node(element, plan));
    }

    /** @param {Element} element @param {NodePlan} plan @returns {ObservedNode} */
    node(element, plan) {
      /** @type {ObservedNode} */
      const node = {};
      if (plan.text) node.text = this.texts.of(element);
      if (plan.own_text) node.own_text = this.texts.own(element);
      if (plan.attributes.length > 0) node.attributes = this.attributes(element, plan.attributes);
      return node;
    }

    /** @param {Element} element @param {readonly string[]} names */
    attributes(element, names) {
      /** @type {Record<string, string>} */
      const attributes = {};
      for (const name of names) {
        const value = element.getAttribute(name);
        if (value !== null) attributes[name] = this.texts.bounded(value);
      }
      return attributes;
    }

    /** The names and values in a row, paired in order. @param {Element} row @param {string} label @param {string} value */
    row(row, label, value) {
      if (label === "" && value === "") return parted(this.texts.of(row));
      /** @param {string} selector */
      const texts = (selector) =>
        (selector === "" ? [row] : this.inside(row, selector, this.bounds.cells)).map((cell) => this.texts.of(cell));
      const values = texts(value);
      return texts(label)
        .slice(0, values.length)
        .map((name, place) => ({ label: name, value: values[place] }))
        .filter((pair) => pair.label !== "" && pair.value !== "");
    }

    /** @param {Element} card @param {NodePlan} own @param {readonly NodesPlan[]} plans @returns {ObservedCard} */
    card(card, own, plans) {
      return {
        attributes: this.attributes(card, own.attributes),
        text: own.text ? this.texts.of(card) : "",
        nodes: found(plans, (plan) =>
          this.inside(card, plan.selector, this.bounds.nodes).map((element) => this.node(element, plan)),
        ),
      };
    }

    /** What a selector finds among the first elements inside of one.
     * @param {Element} around @param {string} selector @param {number} most */
    inside(around, selector, most) {
      const last = around.getElementsByTagName("*").item(this.bounds.inside - 1);
      const elements = all(around, selector, most);
      if (last === null) return elements;
      return elements.filter((element) => !(last.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING));
    }
  }

  /** The first elements that a selector finds; none when the browser does not know the selector.
   * @param {Document | Element} around @param {string} selector @param {number} most @returns {Element[]} */
  function all(around, selector, most) {
    try {
      return [...around.querySelectorAll(selector)].slice(0, most);
    } catch {
      return [];
    }
  }

  /** What is found for each selector; selectors that find nothing are left out.
   * @template {{selector: string}} P, T
   * @param {readonly P[]} plans @param {(plan: P) => T[]} find @returns {Record<string, T[]>} */
  function found(plans, find) {
    /** @type {Record<string, T[]>} */
    const all = {};
    for (const plan of plans) {
      const of = find(plan);
      if (of.length > 0) all[plan.selector] = of;
    }
    return all;
  }

  /** "Brand: Kiln" → name and value. @param {string} text */
  function parted(text) {
    const at = text.search(COLON);
    const label = JinjjaText.collapsed(text.slice(0, Math.max(at, 0)));
    const value = JinjjaText.collapsed(text.slice(at + 1));
    return label !== "" && value !== "" ? [{ label, value }] : [];
  }

  /** @param {string} text */
  function byteLength(text) {
    return new TextEncoder().encode(text).length;
  }

  return { Collector };
})();
