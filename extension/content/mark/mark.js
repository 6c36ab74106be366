"use strict";
// What is drawn into the page. The page can hide, cover or imitate it: it only informs, and opens the extension's own window.

const JinjjaMark = (() => {
  /** @type {HTMLElement | null} */
  let host = null;
  /** @type {string} */
  let drawn = "";
  /** Marks that stood here before the one that does. @type {WeakSet<Node>} */
  const drawnBefore = new WeakSet();
  /** Times that the mark was put back after the page took it away; a page that insists has its way. */
  let returns = 0;
  const MOST_RETURNS = 20;
  /** What the person did with the mark stays as it is when it is drawn anew. @type {MarkState} */
  const state = { isOpen: false, isAside: false };

  /** Draws what the background says, or takes everything away.
   * @param {Mark | null} mark @param {MarkActions} actions @param {boolean} isMore it comes beside the marks of other cards */
  function draw(mark, actions, isMore) {
    const text = JSON.stringify(mark?.product ?? null);
    if (text !== drawn || mark === null) {
      drawn = text;
      if (host !== null) drawnBefore.add(host);
      host?.remove();
      host = null;
      if (mark?.product) host = put(mark.product, mark.words, actions);
    }
    if (!isMore) JinjjaCardMarks.keepOnly(mark?.cards ?? []);
    if (mark !== null) JinjjaCardMarks.draw(mark.cards, mark.words);
    keep();
  }

  /** @param {Told} told @param {MarkWords} said @param {MarkActions} actions */
  function put(told, said, actions) {
    const element = document.createElement("div");
    const root = element.attachShadow({ mode: "closed" });
    JinjjaStyle.dress(root, "static");
    JinjjaProductMark.draw(told, said, root, actions, state);
    return element;
  }

  /** Puts the mark back when the page took it away. */
  function keep() {
    if (host === null || host.isConnected || returns >= MOST_RETURNS) return;
    returns += 1;
    document.documentElement.append(host);
  }

  /** Whether a change of the page is only that we drew, or took away what we drew. @param {MutationRecord} change */
  function isOwn({ addedNodes, removedNodes, type }) {
    if (type !== "childList") return false;
    const isAdded = (/** @type {Node} */ node) => node === host || JinjjaCardMarks.isOwn(node);
    const isRemoved = (/** @type {Node} */ node) => node !== host && (drawnBefore.has(node) || JinjjaCardMarks.isOwn(node));
    return [...addedNodes].every(isAdded) && [...removedNodes].every(isRemoved);
  }

  /** Takes away what a script of ours that was replaced left behind: Firefox starts a new one in pages that are open, and the
   * old one can do nothing any more. */
  function clear() {
    if (!("openOrClosedShadowRoot" in document.documentElement)) return;
    const may = [...document.documentElement.children, ...document.querySelectorAll("a > :empty")];
    for (const element of may) {
      // The page's own roots are its own, even where it names things as we do.
      const root = element.shadowRoot === null ? element.openOrClosedShadowRoot : null;
      if (root?.firstElementChild?.matches("section.mark[lang][aria-label],span.pill[role=img][aria-label]")) element.remove();
    }
  }

  return { draw, keep, clear, isOwn };
})();
