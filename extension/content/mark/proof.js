"use strict";
// Showing where on the page the words stand that a sign rests on.

const JinjjaProof = (() => {
  const { part } = JinjjaParts;
  /** Text nodes looked at, and milliseconds for which a place is shown. */
  const MOST = 20_000;
  const SHOWN = 4_000;

  /** Scrolls to the words and frames them; says whether they were found.
   * @param {string} text @param {ShadowRoot} root */
  function show(text, root) {
    const range = find(text);
    if (range === null) return false;
    const element = range.startContainer.parentElement;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    element?.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
    root.querySelectorAll(".proof").forEach((frame) => frame.remove());
    const frame = part("div", "proof");
    frame.setAttribute("aria-hidden", "true");
    root.append(frame);
    const place = () => {
      const { left, top, width, height } = range.getBoundingClientRect();
      Object.assign(frame.style, { left: `${left - 4}px`, top: `${top - 4}px`, width: `${width + 8}px`, height: `${height + 8}px` });
    };
    place();
    window.addEventListener("scroll", place, { capture: true, passive: true });
    setTimeout(() => {
      frame.remove();
      window.removeEventListener("scroll", place, { capture: true });
    }, SHOWN);
    return true;
  }

  /** The first place where the words are shown on the page. @param {string} text @returns {Range | null} */
  function find(text) {
    const wanted = folded(text);
    if (wanted === "" || !document.body) return null;
    const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let seen = 0; seen < MOST; seen += 1) {
      const node = nodes.nextNode();
      if (node === null) return null;
      const at = folded(node.textContent ?? "", false).indexOf(wanted);
      const parent = node.parentElement;
      if (at < 0 || parent === null || parent.closest("script,style,noscript,template") !== null) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, Math.min(at + text.trim().length, node.textContent?.length ?? 0));
      if (range.getClientRects().length > 0) return range;
    }
    return null;
  }

  /** As it is compared; each character stays one. @param {string} text */
  function folded(text, isTrimmed = true) {
    const small = text.replace(/[\s\u00a0]/gu, " ").toLowerCase();
    return isTrimmed ? small.trim() : small;
  }

  return { show };
})();
