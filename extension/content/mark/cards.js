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
    const known = cards.map(longestPartOf);
    const links = byParts(new Set(known));
    /** @type {Set<Element>} */
    const marked = new Set();
    for (const [at, card] of cards.entries()) {
      const link = linkOf(card, known[at], links);
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
    const wanted = partsOf(id);
    return placesOf(link).some((place) => {
      const parts = new Set(partsOfAddress(place));
      return wanted.every((part) => parts.has(part));
    });
  }

  /** Whether a node is a mark of ours. @param {Node} node */
  function isOwn(node) {
    return own.has(node);
  }

  /** Shorter numbers would be found anywhere. */
  const SHORTEST = 4;

  /** The page's links by those parts of their addresses that are wanted: in their paths, and anywhere.
   * @param {Set<string>} wanted @returns {Map<string, Set<HTMLAnchorElement>>[]} */
  function byParts(wanted) {
    /** @type {Map<string, Set<HTMLAnchorElement>>[]} */
    const indexes = [new Map(), new Map()];
    for (const link of document.links) {
      if (!(link instanceof HTMLAnchorElement)) continue;
      for (const [at, place] of placesOf(link).entries()) {
        for (const part of partsOfAddress(place)) {
          if (!wanted.has(part)) continue;
          const of = indexes[at].get(part);
          if (of === undefined) indexes[at].set(part, new Set([link]));
          else of.add(link);
        }
      }
    }
    return indexes;
  }

  /** Where in its address a link may name a listing: its path, else anywhere. @param {HTMLAnchorElement} link */
  function placesOf({ href }) {
    return [PATH.exec(href)?.[1] ?? "", href];
  }

  const PATH = /^[^/?#]*\/\/[^/?#]*([^?#]*)/;

  /** The words of a text, and the numbers in them (`pdp-i310000011`). @param {string} text */
  function partsOf(text) {
    return [...text.match(/[\p{L}\p{N}]+/gu) ?? [], ...text.match(/\d+/g) ?? []];
  }

  /** The same of an address, in which all other letters are written by their codes. @param {string} address */
  function partsOfAddress(address) {
    return [...address.match(/[A-Za-z\d]+/g) ?? [], ...address.match(/\d+/g) ?? []];
  }

  /** By what the links of a card are looked up; nothing where it has no number, or one that would be found anywhere.
   * @param {CardMark} card */
  function longestPartOf({ item_id: id }) {
    if (id === null || id.length < SHORTEST) return "";
    return partsOf(id).reduce((one, other) => (other.length > one.length ? other : one), "");
  }

  /** @param {Element} link */
  function holdsPicture(link) {
    return link.querySelector("img,picture,svg,canvas") !== null;
  }

  /** The link to a card's listing, where there are several the one around its picture.
   * @param {CardMark} card @param {string} known its part @param {Map<string, Set<HTMLAnchorElement>>[]} indexes */
  function linkOf({ item_id: id }, known, indexes) {
    if (id === null || known === "") return undefined;
    for (const index of indexes) {
      const leading = [...index.get(known) ?? []].filter((link) => leadsTo(link, id));
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
