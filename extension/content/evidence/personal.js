"use strict";
// Finds what on a page is about the person who looks at it: the parts that show it, and the values that may stand anywhere.

const JinjjaPersonal = (() => {
  /** Elements and characters of a part; what is larger holds more than that. */
  const MOST_ELEMENTS = 1_500;
  const LONGEST_TEXT = 8_000;
  /** Characters of a part whose texts are looked for elsewhere too; what is longer is a menu. */
  const SMALL = 160;
  const LONGEST_VALUE = 200;
  const LONGEST_NAME = 60;
  /** Levels looked up for what a part stands in. */
  const LEVELS = 6;
  const MOST_NODES = 700_000;
  const NEVER = new Set(["html", "body", "head", "main", "title", "h1"]);
  const NAMED_BY = new Set(["id", "class", "name", "data-testid", "data-test", "data-qa-locator", "data-role", "data-spm", "data-csa-c-slot-id", "data-view-name"]);
  const LABELLED_BY = new Set(["aria-label", "title", "alt"]);
  const HEADS = /(?:^|[^a-z])(?:header|nav|navbar|topbar|top|menu|gnb|toolbar|masthead|account|user|login|member)(?:$|[^a-z])/i;
  const AROUND_NAME = /^[\s,.!:：，、！~·-]+|[\s,.!:：，、！~·-]+$/g;
  const TITLES = /(?:\s*(?:님|さん|様|씨|先生|女士))?$/;
  const { inside } = JinjjaPace;
  const { ELEMENT_NODE, TEXT_NODE } = Node;

  /** @typedef {{ element: Element, kind: PersonalKind, isTold: boolean }} Part */

  class Personal {
    /** @param {Document} document @param {PersonalRules} rules @param {string} marketplace @param {readonly string[]} facts */
    constructor(document, rules, marketplace, facts) {
      const { nodes, keys } = rules.of[marketplace] ?? { nodes: [], keys: [] };
      this.document = document;
      this.facts = new JinjjaFacts.Facts(facts);
      this.names = new JinjjaNames.Names(rules.any, keys);
      this.known = new JinjjaValues.Known(this.facts, rules.any.common.words);
      this.own = new JinjjaOwn.Own(this.known, this.names);
      this.nodes = nodes;
      this.greetings = byLength(rules.any.labels.greetings);
      this.destinations = byLength(rules.any.labels.destinations);
      this.firstOfLabels = new Set([...this.greetings, ...this.destinations].map((label) => label[0]));
      /** What may be parts about the person. @type {Part[]} */
      this.candidates = [];
      /** The parts that are taken out whole. @type {Map<Element, PersonalKind>} */
      this.parts = new Map();
    }

    /** @param {InstanceType<typeof JinjjaPace.Pace>} pace */
    async gather(pace) {
      await this.own.cookies(quietly(() => this.document.cookie) ?? "", pace);
      for (const storage of [quietly(() => localStorage), quietly(() => sessionStorage)]) {
        if (storage !== undefined) await this.own.stored(storage, pace);
      }
      await this.#page(pace);
      this.candidates.sort((one, other) => (one.element.contains(other.element) ? -1 : 0));
      for (const part of this.candidates) {
        this.#take(part);
        if (pace.isDue) await pace.rest();
      }
    }

    /** Every element of the page and of its open roots. @param {InstanceType<typeof JinjjaPace.Pace>} pace */
    async #page(pace) {
      /** @type {{ nodes: readonly Node[], at: number }[]} */
      const stack = [{ nodes: [this.document], at: 0 }];
      let left = MOST_NODES;
      for (let level = stack.at(-1); level !== undefined && left > 0; level = stack.at(-1)) {
        if (level.at >= level.nodes.length) {
          stack.pop();
          continue;
        }
        const node = level.nodes[level.at];
        level.at += 1;
        left -= 1;
        if (pace.isDueAfter(1)) await pace.rest();
        if (node.nodeType === TEXT_NODE) {
          this.#text(/** @type {Text} */ (node));
          continue;
        }
        const element = node.nodeType === ELEMENT_NODE ? /** @type {Element} */ (node) : undefined;
        if (element !== undefined) {
          if (element.localName === "script") {
            await this.#script(element, pace);
            continue;
          }
          if (element.localName === "style") continue;
          this.#element(element);
          const root = element.shadowRoot;
          if (root !== null) {
            this.#nodes(root);
            stack.push({ nodes: inside(root), at: 0 });
          }
        } else if (node === this.document) {
          this.#nodes(this.document);
        }
        if (node.firstChild !== null) stack.push({ nodes: inside(node), at: 0 });
      }
    }

    /** What the marketplace's own selectors find. @param {Document | ShadowRoot} root */
    #nodes(root) {
      for (const selector of this.nodes) {
        for (const element of quietly(() => root.querySelectorAll(selector)) ?? []) {
          this.candidates.push({ element, kind: this.#named(element)?.kind ?? "account", isTold: true });
        }
      }
    }

    /** @param {Element} script @param {InstanceType<typeof JinjjaPace.Pace>} pace */
    async #script(script, pace) {
      const kind = (script.getAttribute("type") ?? "").trim().toLowerCase();
      const isState = kind === "" || kind === "module" || kind.includes("javascript") || kind.includes("json");
      if (script.hasAttribute("src") || !isState || kind.startsWith("application/ld+json")) return;
      await this.own.state(script.textContent ?? "", pace);
    }

    /** @param {Element} element */
    #element(element) {
      const { localName } = element;
      if (localName === "input" || localName === "textarea") this.own.input(/** @type {HTMLInputElement} */ (element));
      if (localName === "meta") return this.#meta(element);
      // What an input holds is taken out anyway.
      if (NEVER.has(localName) || localName === "input") return undefined;
      let isNamed = false;
      for (const name of element.getAttributeNames()) {
        if (NAMED_BY.has(name)) isNamed = true;
        const kind = name.startsWith("data-") ? this.ofData(name) : undefined;
        if (kind !== undefined) this.known.add(element.getAttribute(name) ?? "", kind);
        if (LABELLED_BY.has(name)) this.#label(element.getAttribute(name) ?? "", element, element);
      }
      const part = isNamed ? this.#named(element) : undefined;
      if (part !== undefined) this.candidates.push(part);
      return undefined;
    }

    /** What a `data-` attribute's own name says of its value. @param {string} name */
    ofData(name) {
      return this.names.ofKey(name.slice("data-".length)).own;
    }

    /** @param {Element} meta */
    #meta(meta) {
      const kind = this.names.ofKey(meta.getAttribute("name") ?? meta.getAttribute("property") ?? "").own;
      if (kind !== undefined) this.known.add(meta.getAttribute("content") ?? "", kind);
    }

    /** What an element is by its names. @param {Element} element @returns {Part | undefined} */
    #named(element) {
      for (const attribute of NAMED_BY) {
        const name = element.getAttribute(attribute);
        if (name === null || name === "") continue;
        const { area, own } = this.names.ofName(name);
        const kind = area ?? (own === "name" || own === "address" ? own : undefined);
        if (kind !== undefined && !this.#isOthers(element, kind)) return { element, kind, isTold: own !== undefined };
      }
      return undefined;
    }

    /** Whether it stands in a part about others: who wrote a review, who sells. @param {Element} element @param {PersonalKind} kind */
    #isOthers(element, kind) {
      /** @type {Element | null} */
      let around = element;
      for (let level = 0; level < LEVELS && around !== null && !NEVER.has(around.localName); level += 1, around = around.parentElement) {
        for (const attribute of ["id", "class", "data-testid"]) {
          const name = around.getAttribute(attribute);
          if (name !== null && name !== "" && this.names.ofName(name).isOthers) return kind !== "cart";
        }
      }
      return false;
    }

    /** @param {Text} node */
    #text(node) {
      const { data } = node;
      if (data.length > 1_000 || node.parentElement === null) return;
      const text = data.trim();
      // Greetings stand before names, and in some languages behind them.
      if (text.length < 2 || !(this.firstOfLabels.has(text[0].toLowerCase()) || text.includes("안녕"))) return;
      this.#label(text, node.parentElement, node);
    }

    /** Words that greet the person or say where it is delivered to. @param {string} text @param {Element} element @param {Node} where */
    #label(text, element, where) {
      if (text.length > LONGEST_VALUE + 60) return;
      const lower = text.toLowerCase();
      const destination = this.destinations.find((label) => begins(lower, label));
      if (destination !== undefined) {
        if (!this.#isOthers(element, "address")) this.#labelled(text.slice(destination.length), "address", element, where);
        return;
      }
      const greeting = this.greetings.find((label) => begins(lower, label));
      const rest = greeting !== undefined ? text.slice(greeting.length) : lower.endsWith("안녕하세요") ? text.slice(0, -"안녕하세요".length) : undefined;
      if (rest === undefined || rest.length > LONGEST_NAME || !isInHead(element)) return;
      this.#labelled(rest, "name", element, where);
    }

    /** @param {string} rest what follows the label @param {PersonalKind} kind @param {Element} element @param {Node} where */
    #labelled(rest, kind, element, where) {
      const value = rest.replace(AROUND_NAME, "").replace(TITLES, "").replace(AROUND_NAME, "");
      if (NEVER.has(element.localName) || this.known.common.has(JinjjaFacts.plain(value))) return;
      if (value !== "") {
        this.#value(value, kind);
        this.candidates.push({ element, kind, isTold: false });
        return;
      }
      if (where === element) return;
      // The label stands alone: what it is the label of stands beside it.
      const around = (element.textContent ?? "").trim().length > (where.textContent ?? "").trim().length ? element : element.parentElement;
      if (around !== null && (around.textContent ?? "").length <= 2 * SMALL) this.candidates.push({ element: around, kind, isTold: true });
    }

    /** @param {string} text @param {PersonalKind} kind */
    #value(text, kind) {
      this.known.add(text, kind);
      const parts = text.split(/\s[-–—|·/]\s|[|\n\t]/);
      if (parts.length > 1) parts.forEach((part) => this.known.add(part.replace(AROUND_NAME, ""), kind));
    }

    /** Whether a part is taken out; the texts of a small one are looked for elsewhere too. @param {Part} part */
    #take({ element, kind, isTold }) {
      if (NEVER.has(element.localName) || !element.isConnected) return;
      if (element.getElementsByTagName("*").length > MOST_ELEMENTS || element.querySelector("h1") !== null) return;
      const text = (element.textContent ?? "").trim();
      if (text.length > LONGEST_TEXT) return;
      const pieces = [...textsOf(element)];
      if (text.length <= (isTold ? 2 * SMALL : SMALL)) {
        for (const piece of pieces.filter(({ length }) => length <= LONGEST_VALUE)) {
          const lower = piece.toLowerCase();
          const label = [...this.destinations, ...this.greetings].find((one) => begins(lower, one));
          const value = piece.slice(label?.length ?? 0).replace(AROUND_NAME, "");
          const isAddress = label !== undefined && this.destinations.includes(label);
          this.#value(value.replace(TITLES, ""), isAddress ? "address" : kind === "account" ? "name" : kind);
        }
      }
      const isFact = (/** @type {string} */ piece) => this.facts.standIn(piece) || (piece.length >= 12 && this.facts.hold(piece));
      if (isFact(text) || pieces.some(isFact)) return;
      for (const outer of this.parts.keys()) if (outer.contains(element)) return;
      this.parts.set(element, kind);
    }
  }

  /** The texts in an element that stand by themselves. @param {Element} element */
  function* textsOf(element) {
    const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(), left = 100; node !== null && left > 0; node = walker.nextNode(), left -= 1) {
      const holder = node.parentElement?.localName;
      if (holder === "script" || holder === "style") continue;
      const text = (node.textContent ?? "").trim();
      if (text !== "") yield text;
    }
  }

  /** Whether a text begins with a label, as words. @param {string} text @param {string} label */
  function begins(text, label) {
    if (!text.startsWith(label)) return false;
    const next = text.charAt(label.length);
    return next === "" || !/[\p{Script=Latin}\p{M}]/u.test(next);
  }

  /** @param {Element} element */
  function isInHead(element) {
    /** @type {Element | null} */
    let around = element;
    for (let level = 0; level < 2 * LEVELS && around !== null && around.localName !== "body"; level += 1, around = around.parentElement) {
      const { localName } = around;
      if (localName === "header" || localName === "nav") return true;
      if (HEADS.test(`${around.id} ${around.getAttribute("class") ?? ""} ${around.getAttribute("role") ?? ""}`)) return true;
    }
    return false;
  }

  /** @param {readonly string[]} labels */
  const byLength = (labels) => [...labels].sort((one, other) => other.length - one.length);

  /** What pages may forbid to look at. @template T @param {() => T} look @returns {T | undefined} */
  function quietly(look) {
    try {
      return look();
    } catch {
      return undefined;
    }
  }

  return { Personal };
})();
