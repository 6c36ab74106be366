"use strict";
// Where on the screen stands what was taken out, so that it can be painted over in the picture.

const JinjjaCover = (() => {
  const MOST = 500;
  const MOST_INSIDE = 200;
  /** CSS pixels around, for what letters hang over. */
  const MARGIN = 2;

  /** The rectangles of what can be seen of these nodes. @param {Iterable<Node>} nodes @param {InstanceType<typeof JinjjaPace.Pace>} pace */
  async function covers(nodes, pace) {
    /** @type {Cover[]} */
    const found = [];
    for (const node of nodes) {
      if (found.length >= MOST) break;
      if (pace.isDue) await pace.rest();
      if (!node.isConnected) continue;
      if (node instanceof Element) {
        add(found, node.getBoundingClientRect());
        // What hangs out of it: menus that are open.
        const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
        for (let text = walker.nextNode(), left = MOST_INSIDE; text !== null && left > 0; text = walker.nextNode(), left -= 1) addText(found, text);
      } else {
        addText(found, node);
      }
    }
    return found;
  }

  /** @param {Cover[]} found @param {Node} text */
  function addText(found, text) {
    if (text.parentElement?.checkVisibility?.({ visibilityProperty: true, opacityProperty: true }) === false) return;
    const range = document.createRange();
    range.selectNodeContents(text);
    for (const rectangle of range.getClientRects()) add(found, rectangle);
  }

  /** @param {Cover[]} found @param {DOMRect} rectangle */
  function add(found, { left, top, right, bottom }) {
    if (right - left < 1 || bottom - top < 1) return;
    const x = Math.max(0, Math.floor(left - MARGIN));
    const y = Math.max(0, Math.floor(top - MARGIN));
    const width = Math.min(innerWidth, Math.ceil(right + MARGIN)) - x;
    const height = Math.min(innerHeight, Math.ceil(bottom + MARGIN)) - y;
    if (width <= 0 || height <= 0) return;
    const isCovered = found.some((one) => one.x <= x && one.y <= y && one.x + one.width >= x + width && one.y + one.height >= y + height);
    if (!isCovered) found.push({ x, y, width, height });
  }

  return { covers };
})();
