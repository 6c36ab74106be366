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

  /** @param {HTMLAnchorElement} link @param {string} id */
  function leadsTo(link, id) {
    const parts = partsOf(link.href);
    return partsOf(id).some((piece) => parts.includes(piece));
  }

  /** Whether a change of the page is only that a mark of ours came or went. @param {MutationRecord} change */
  function isOwn({ addedNodes, removedNodes, type }) {
    const nodes = [...addedNodes, ...removedNodes];
    return type === "childList" && nodes.every((node) => own.has(node));
  }

  /** The page's links by the parts of their addresses: a card's number is one of them. @returns {Map<string, Element>} */
  function byParts() {
    /** @type {Map<string, Element>} */
    const links = new Map();
    for (const link of document.links) {
      for (const piece of partsOf(link.href)) {
        const known = links.get(piece);
        if (known === undefined || (!holdsPicture(known) && holdsPicture(link))) links.set(piece, link);
      }
    }
    return links;
  }

  /** The words of an address, and the numbers in them (`pdp-i310000011`). @param {string} text */
  function partsOf(text) {
    return [...text.matchAll(/[\p{L}\p{N}]{4,}/gu), ...text.matchAll(/\d{4,}/g)].map(([piece]) => piece);
  }

  /** @param {Element} link */
  function holdsPicture(link) {
    return link.querySelector("img,picture,svg,canvas") !== null;
  }

  /** @param {CardMark} card @param {Map<string, Element>} links */
  function linkOf(card, links) {
    return partsOf(card.item_id ?? "").map((piece) => links.get(piece)).find((link) => link !== undefined);
  }

  /** @param {Element} link @param {CardMark} card @param {MarkWords} said */
  function put(link, card, said) {
    const label = [said.name, ...card.lines].join("\n");
    const there = drawn.get(link);
    if (there?.host.isConnected && there.label === label) return;
    there?.host.remove();
    const host = document.createElement(HOST);
    const root = host.attachShadow({ mode: "closed" });
    JinjjaStyle.dress(root, "absolute");
    const pill = part("span", `pill ${JinjjaStyle.tone(card.level, card.status)}`, JinjjaStyle.sign(card.level, card.status));
    pill.setAttribute("role", "img");
    pill.setAttribute("aria-label", label);
    pill.title = label;
    pill.lang = said.language;
    root.append(pill);
    own.add(host);
    link.prepend(host);
    drawn.set(link, { host, label, id: card.item_id ?? "" });
  }

  return { draw, keepOnly, isOwn };
})();
