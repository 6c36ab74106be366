"use strict";
// What the selectors of the plan find on the page, its metas and its JSON-LD, as src/html/collect.rs collects them.

const JinjjaNodes = (() => {
  /** Metas kept, and the longest name of one in bytes. */
  const METAS = 200;
  const LONGEST_NAME = 100;
  const COLON = /[:：]/;
  /** The id at the beginning of a selector without alternatives, when it is plain and whole. */
  const AT_ID = /^#([\w-]+)(?=[\s.:[>+~]|$)[^,]*$/;

  /** Collects from one page. */
  class Collector {
    /** @param {Document} document @param {InstanceType<typeof JinjjaText.Texts>} texts @param {Bounds} bounds
     * @param {(what: string, why: string) => void} leaveOut */
    constructor(document, texts, bounds, leaveOut) {
      this.document = document;
      this.texts = texts;
      this.bounds = bounds;
      this.leaveOut = leaveOut;
      this.finder = new Finder(document);
      /** The selectors of the nodes inside of cards, which the cards name by their places here. @type {string[]} */
      this.selectors = [];
    }

    language() {
      return JinjjaText.collapsed(this.document.documentElement?.getAttribute("lang") ?? "") || null;
    }

    title() {
      const { document } = this;
      const inHead = [...document.head?.querySelectorAll("title") ?? []].find((title) => title.parentElement?.localName === "head");
      const title = inHead ?? document.querySelector("title");
      return title === null ? null : this.texts.bounded(title.textContent ?? "");
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
      const scripts = [...this.document.getElementsByTagName("script")].filter((script) =>
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
      return found(plans, (plan) =>
        this.finder.find(plan, this.bounds.nodes).map((element) => this.node(element, plan)),
      );
    }

    /** @param {readonly RowsPlan[]} plans */
    rows(plans) {
      return found(plans, (plan) =>
        this.finder.find(plan, this.bounds.rows).flatMap((row) => this.row(row, plan.label, plan.value)),
      );
    }

    /** All cards, or those that were not handed over yet.
     * @param {readonly CardsPlan[]} plans @param {InstanceType<typeof JinjjaHanded.Handed>} [handed] */
    cards(plans, handed) {
      return found(plans, (plan) => {
        const places = plan.nodes.map(({ selector }) => this.place(selector));
        const observe = (/** @type {Element} */ card) => this.card(card, plan, places);
        if (handed !== undefined) return handed.newOf(this.finder.find(plan, Infinity), plan.selector, observe);
        const cards = this.finder.find(plan, this.bounds.cards + 1);
        if (cards.length > this.bounds.cards) this.leaveOut("cards", "too-many");
        return cards.slice(0, this.bounds.cards).map(observe);
      });
    }

    /** The place of a selector among those that cards name. @param {string} selector */
    place(selector) {
      const known = this.selectors.indexOf(selector);
      return known >= 0 ? known : this.selectors.push(selector) - 1;
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
        if (value !== null) attributes[name] = this.texts.attribute(value);
      }
      return attributes;
    }

    /** The names and values in a row, paired in order. @param {Element} row @param {string} label @param {string} value */
    row(row, label, value) {
      if (label === "" && value === "") return parted(this.texts.of(row));
      const inside = this.inside(row);
      /** @param {string} selector */
      const texts = (selector) =>
        (selector === "" ? [row] : inside(selector, this.bounds.cells)).map((cell) => this.texts.of(cell));
      const values = texts(value);
      return texts(label)
        .slice(0, values.length)
        .map((name, place) => ({ label: name, value: values[place] }))
        .filter((pair) => pair.label !== "" && pair.value !== "");
    }

    /** @param {Element} card @param {CardsPlan} plan @param {readonly number[]} places @returns {ObservedCard} */
    card(card, { own, nodes }, places) {
      /** @type {ObservedCard} */
      const observed = { nodes: {} };
      if (own.attributes.length > 0) observed.attributes = this.attributes(card, own.attributes);
      if (own.text) observed.text = this.texts.of(card);
      const inside = this.inside(card);
      nodes.forEach((plan, at) => {
        const found = inside(plan.selector, this.bounds.nodes);
        if (found.length > 0) observed.nodes[places[at]] = found.map((element) => this.node(element, plan));
      });
      return observed;
    }

    /** What selectors find among the first elements inside of one. @param {Element} around */
    inside(around) {
      const last = around.getElementsByTagName("*").item(this.bounds.inside - 1);
      /** @param {Element} element */
      const isSeen = (element) => !((last?.compareDocumentPosition(element) ?? 0) & Node.DOCUMENT_POSITION_FOLLOWING);
      /** @param {string} selector @param {number} most */
      return (selector, most) => (last === null ? all(around, selector, most) : all(around, selector, most).filter(isSeen));
    }
  }

  /** Finds elements for many selectors: what stands around what several of them find is looked up once. */
  class Finder {
    /** @param {Document} document */
    constructor(document) {
      this.document = document;
      /** @type {Map<string, Element[]>} */
      this.around = new Map();
    }

    /** The first elements that a selector finds, in the page's order. @param {SelectorPlan} plan @param {number} most */
    find({ selector, parts }, most) {
      if (parts === undefined) return all(this.document, selector, most);
      const lists = parts
        .map(([around, part]) => (around === null ? [this.document] : this.holders(around)).flatMap((in_) => all(in_, part)))
        .filter((list) => list.length > 0);
      const found = lists.length > 1 ? [...new Set(lists.flat())].sort(inOrder) : (lists[0] ?? []);
      return found.slice(0, most);
    }

    /** The outermost elements that a selector finds. @param {string} selector */
    holders(selector) {
      let holders = this.around.get(selector);
      if (holders === undefined) {
        /** @type {Element[]} */
        const outermost = [];
        for (const element of all(this.document, selector)) {
          if (!outermost.at(-1)?.contains(element)) outermost.push(element);
        }
        this.around.set(selector, (holders = outermost));
      }
      return holders;
    }
  }

  /** @param {Element} one @param {Element} other */
  function inOrder(one, other) {
    return one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
  }

  /** The first elements that a selector finds; none when the browser does not know the selector.
   * @param {Document | Element} around @param {string} selector @param {number} [most] @returns {Element[]} */
  function all(around, selector, most) {
    if (around instanceof Document && isNowhere(around, selector)) return [];
    try {
      return [...around.querySelectorAll(selector)].slice(0, most);
    } catch {
      return [];
    }
  }

  /** Whether a selector begins with an id that the page does not have. Most that a plan names stand on other kinds of pages, and to
   * ask for an id costs little beside reading and following a selector.
   * @param {Document} document @param {string} selector */
  function isNowhere(document, selector) {
    const [, id] = AT_ID.exec(selector) ?? [];
    // Pages in quirks mode take ids in capitals and small letters for the same.
    return id !== undefined && document.compatMode === "CSS1Compat" && document.getElementById(id) === null;
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
