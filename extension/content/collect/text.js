"use strict";
// The text of an element, by the rule of src/html/text.rs: text nodes joined, without scripts, styles and templates; a space
// at the borders of elements that are not inline; white space collapsed. Nothing here makes the browser lay out the page.

const JinjjaText = (() => {
  const SPACES = /[\s\x85\u2800\u3164]+/g;
  const AT_START = /^[\s\x85\u2800\u3164\u200b-\u200f]+/;
  const AT_END = /[\s\x85\u2800\u3164\u200b-\u200f]/;
  const DATA_ADDRESS = /^data:/i;
  const UNSEEN = new Set(["script", "style", "noscript", "template", "svg", "head", "iframe"]);
  const INLINE = new Set(
    ("a abbr b bdi bdo cite code data em font i ins del kbd label mark q s small span strong strike sub sup time tt u var " +
      "wbr").split(" "),
  );
  const { ELEMENT_NODE, TEXT_NODE, CDATA_SECTION_NODE } = Node;

  /** White space collapsed to single spaces and trimmed. @param {string} raw */
  function collapsed(raw) {
    let end = raw.length;
    while (end > 0 && AT_END.test(raw.charAt(end - 1))) end -= 1;
    return raw.slice(0, end).replace(AT_START, "").replace(SPACES, " ");
  }

  /** The first `limit` characters, whole; half characters are replaced, which no record could hold.
   * @param {string} text @param {number} limit */
  function shortened(text, limit) {
    if (text.length <= limit) return text.toWellFormed();
    let end = 0;
    for (let count = 0; count < limit && end < text.length; count += 1) {
      end += /** @type {number} */ (text.codePointAt(end)) > 0xffff ? 2 : 1;
    }
    return text.slice(0, end).toWellFormed();
  }

  /** The texts of a page, within the bounds of a capture. */
  class Texts {
    /** @param {Pick<Bounds, "text" | "data_address" | "pieces">} bounds */
    constructor({ text, data_address, pieces }) {
      this.longest = text;
      this.longestData = data_address;
      this.pieces = pieces;
    }

    /** Collapsed and cut to what a capture keeps. @param {string} raw */
    bounded(raw) {
      return shortened(collapsed(raw), this.longest);
    }

    /** What is kept of an attribute: of an address that is itself what it leads to, no more than its beginning.
     * @param {string} raw */
    attribute(raw) {
      return this.bounded(DATA_ADDRESS.test(raw) ? shortened(raw, this.longestData) : raw);
    }

    /** The text of an element. @param {Element} element */
    of(element) {
      const only = element.firstChild;
      if (only === null) return "";
      if (only.nodeType === TEXT_NODE && only.nextSibling === null) {
        return UNSEEN.has(element.localName) ? "" : this.bounded(/** @type {Text} */ (only).data);
      }
      return this.bounded(this.pieced(element));
    }

    /** The pieces of text in an element. @param {Element} element */
    pieced(element) {
      let text = "";
      let unseen = UNSEEN.has(element.localName) ? 1 : 0;
      /** @type {Node | null} */
      let node = element.firstChild;
      let opens = true;
      // A node is a piece where it begins and where it ends; the element itself is the first.
      for (let left = this.pieces - 1; left > 0 && node !== null; left -= 1) {
        if (node.nodeType === ELEMENT_NODE) {
          const name = /** @type {Element} */ (node).localName;
          if (UNSEEN.has(name)) unseen += opens ? 1 : -1;
          if (!INLINE.has(name)) text += " ";
        } else if (opens && unseen === 0 && (node.nodeType === TEXT_NODE || node.nodeType === CDATA_SECTION_NODE)) {
          text += /** @type {Text} */ (node).data;
          // Enough for the bound even when half of it is white space.
          if (text.length > this.longest * 12) break;
        }
        /** @type {Node | null} */
        const inside = opens ? node.firstChild : null;
        if (inside !== null) {
          node = inside;
        } else if (opens) {
          opens = false;
        } else if (node.nextSibling !== null) {
          node = node.nextSibling;
          opens = true;
        } else {
          node = node.parentNode === element ? null : node.parentNode;
        }
      }
      return text;
    }

    /** The text that stands directly in an element. @param {Element} element */
    own(element) {
      const texts = [];
      for (let node = element.firstChild; node !== null; node = node.nextSibling) {
        if (node.nodeType === TEXT_NODE) texts.push(/** @type {Text} */ (node).data);
      }
      return this.bounded(texts.join(" "));
    }
  }

  return { Texts, collapsed, shortened };
})();
