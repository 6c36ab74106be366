"use strict";
// Small marks on the cards of a list. They only inform: the card stays the page's.

const JinjjaCardMarks = (() => {
  const { part } = JinjjaParts;

  /** What holds a mark has a name that no selector asks for, neither the page's nor ours, says nothing outside of its closed
   * root, and so is never read as part of the card. */
  const HOST = `x-${crypto.randomUUID()}`;

  /** The marks drawn, by the link they stand in, each with its words and the number of its listing.
   * @type {Map<Element, { host: HTMLElement, label: string, id: string }>} */
  const drawn = new Map();
  /** @type {WeakSet<Node>} */
  const own = new WeakSet();

  /** Marks cards, beside those that are marked. @param {CardMark[]} cards @param {MarkWords} said */
  function draw(cards, said) {
    sweep();
    if (cards.length === 0) return;
    const links = byParts();
    /** @type {Set<Element>} */
    const marked = new Set();
    for (const card of cards) {
      const link = linkOf(card, links);
      if (link === undefined || marked.has(link)) continue;
      marked.add(link);
      put(link, card, said);
    }
  }

  /** Takes away the marks of all other cards. @param {CardMark[]} cards */
  function keepOnly(cards) {
    const ids = new Set(cards.map(({ item_id: id }) => id ?? ""));
    sweep((id) => ids.has(id));
  }

  /** Takes away marks whose links are gone, or lead to another listing now. @param {(id: string) => boolean} [isWanted] */
  function sweep(isWanted = () => true) {
    for (const [link, { host, id }] of drawn) {
      const isOf = link.isConnected && host.isConnected && isWanted(id);
      if (isOf && leadsTo(/** @type {HTMLAnchorElement} */ (link), id)) continue;
      host.remove();
      drawn.delete(link);
    }
  }

  /** Whether a link leads to the listing of a number: all parts of the number stand in its address.
   * @param {HTMLAnchorElement} link @param {string} id */
  function leadsTo(link, id) {
    return holds(link.pathname, id) || holds(link.href, id);
  }

  /** @param {string} text @param {string} id */
  function holds(text, id) {
    const parts = partsOf(text);
    return [...partsOf(id)].every((part) => parts.has(part));
  }

  /** Whether a node is a mark of ours. @param {Node} node */
  function isOwn(node) {
    return own.has(node);
  }

  /** Shorter numbers would be found anywhere. */
  const SHORTEST = 4;

  /** The page's links by the parts of their addresses: by those of their paths, and by all.
   * @returns {Map<string, HTMLAnchorElement[]>[]} */
  function byParts() {
    const links = [...document.links].filter((link) => link instanceof HTMLAnchorElement);
    return [(/** @type {HTMLAnchorElement} */ link) => link.pathname, (/** @type {HTMLAnchorElement} */ link) => link.href].map((textOf) => {
      /** @type {Map<string, HTMLAnchorElement[]>} */
      const known = new Map();
      for (const link of links) {
        for (const part of partsOf(textOf(link))) {
          const of = known.get(part);
          if (of === undefined) known.set(part, [link]);
          else of.push(link);
        }
      }
      return known;
    });
  }

  /** The words of an address, and the numbers in them (`pdp-i310000011`). @param {string} text @returns {Set<string>} */
  function partsOf(text) {
    return new Set([...text.matchAll(/[\p{L}\p{N}]+/gu), ...text.matchAll(/\d+/g)].map(([part]) => part));
  }

  /** @param {Element} link */
  function holdsPicture(link) {
    return link.querySelector("img,picture,svg,canvas") !== null;
  }

  /** The link to a card's listing, where there are several the one around its picture.
   * @param {CardMark} card @param {Map<string, HTMLAnchorElement[]>[]} indexes */
  function linkOf({ item_id: id }, indexes) {
    if (id === null || id.length < SHORTEST) return undefined;
    const longest = [...partsOf(id)].reduce((one, other) => (other.length > one.length ? other : one), "");
    for (const known of indexes) {
      const leading = (known.get(longest) ?? []).filter((link) => leadsTo(link, id));
      if (leading.length > 0) return leading.find(holdsPicture) ?? leading[0];
    }
    return undefined;
  }

  /** @param {Element} link @param {CardMark} card @param {MarkWords} said */
  function put(link, card, said) {
    const label = [said.name, ...card.lines, ...(card.in_case ? [said.in_case] : [])].join("\n");
    const there = drawn.get(link);
    if (there?.host.isConnected && there.label === label) return;
    there?.host.remove();
    const host = document.createElement(HOST);
    const root = host.attachShadow({ mode: "closed" });
    JinjjaStyle.dress(root, "absolute");
    const pill = part("span", `pill ${JinjjaStyle.tone(card.level, card.status)}${card.in_case ? " kept" : ""}`, JinjjaStyle.sign(card.level, card.status));
    pill.setAttribute("role", "img");
    pill.setAttribute("aria-label", label);
    pill.title = label;
    pill.lang = said.language;
    root.append(pill);
    own.add(host);
    link.prepend(host);
    drawn.set(link, { host, label, id: card.item_id ?? "" });
  }

  return { draw, keepOnly, sweep: () => sweep(), isOwn };
})();
