"use strict";
// The page as a text: HTML that shows what was there and does nothing. It is written from what stands in the page, never into it:
// no second document is made in which the page's own elements could come alive, nothing is loaded, and nothing of the page changes.

const JinjjaPageText = (() => {
  /** Characters of a whole page's text; nodes; how deep they stand; characters of one text and one attribute. */
  const LONGEST = 12_000_000;
  const MOST_NODES = 700_000;
  const DEEPEST = 400;
  const LONGEST_TEXT = 1_000_000;
  const LONGEST_DATA = 400_000;
  /** Characters of a text that are cleaned in one go. */
  const GO = 100_000;
  const LONGEST_ATTRIBUTE = 100_000;
  const DATA_ADDRESS = 64;
  const PART = 200_000;

  const insideOf = JinjjaPace.inside;
  const { ELEMENT_NODE, TEXT_NODE, CDATA_SECTION_NODE, COMMENT_NODE } = Node;
  const HTML = "http://www.w3.org/1999/xhtml";
  const VOID = new Set("area base br col embed hr img input link meta source track wbr".split(" "));
  /** What is left out whole, or whose inside is. */
  const LEFT_OUT = new Set(["base", "plaintext"]);
  const EMPTIED = new Set(["noscript", "iframe", "frame", "object", "embed", "textarea", "template", "noembed", "noframes", "fencedframe"]);
  const BUTTONS = new Set(["button", "submit", "reset", "image"]);
  const OWN_HOST = /^x-[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;
  const NAME = /^[^\s"'<>/=\0]+$/;
  const ELEMENT_NAME = /^[a-z][^\s"'<>/=\0]*$/i;
  const NO_ATTRIBUTE = /^(?:on.*|nonce|srcdoc|checked|selected|ping|autofocus|formaction)$/i;
  /** Numbers by which something is drawn. */
  const DRAWN = /^(?:d|points|path|viewbox|transform|values|width|height|[xyr][12xy]?|c[xy])$/i;
  const NUMBERS = /^[\d\s.,eE+%()MmLlHhVvCcSsQqTtAaZz-]*$/;
  /** What may stay of an element that was emptied. */
  const PLAIN = new Set(["id", "class", "role", "style", "lang", "dir", "hidden"]);
  const RUNS_CODE = /^[\s\0-\x20]*(?:javascript|vbscript):/i;
  const DATA = /^\s*data:/i;
  const DATA_INSIDE = /url\(\s*(["']?)data:[^)"']{64,}\1\s*\)/gi;
  const NO_META = /^(?:content-type|refresh|content-security-policy(?:-report-only)?|set-cookie|x-dns-prefetch-control)$/i;

  const ESCAPES = /** @type {Record<string, string>} */ ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\u00a0": "&nbsp;" });

  /** A long text in pieces that can be sent one by one. */
  class Parts {
    constructor() {
      /** @type {string[]} */
      this.done = [];
      /** @type {string[]} */
      this.pending = [];
      this.size = 0;
      this.length = 0;
    }

    /** @param {string} text */
    put(text) {
      this.pending.push(text);
      this.size += text.length;
      this.length += text.length;
      if (this.size >= PART) this.#cut(false);
    }

    /** @param {boolean} isEnd */
    #cut(isEnd) {
      let text = this.pending.join("");
      while (text.length >= PART || (isEnd && text !== "")) {
        let end = Math.min(PART, text.length);
        // Both halves of a character stay together.
        if (end < text.length && (text.charCodeAt(end - 1) & 0xfc00) === 0xd800) end -= 1;
        this.done.push(text.slice(0, end));
        text = text.slice(end);
      }
      this.pending = text === "" ? [] : [text];
      this.size = text.length;
    }

    end() {
      this.#cut(true);
      return this.done;
    }
  }

  class PageText {
    /** @param {Document} document @param {InstanceType<typeof JinjjaPersonal.Personal>} personal
     * @param {InstanceType<typeof JinjjaRedact.Redactor>} redactor @param {string} url the page's address, as it may be kept */
    constructor(document, personal, redactor, url) {
      this.document = document;
      this.personal = personal;
      this.redactor = redactor;
      this.url = url;
      this.parts = new Parts();
      /** What was taken out and stands on the page. @type {Set<Node>} */
      this.taken = new Set();
      /** @type {LeftOut[]} */
      this.leftOut = [];
      this.isHeaded = false;
    }

    /** @param {string} what @param {string} why */
    leaveOut(what, why) {
      if (!this.leftOut.some((note) => note.what === what && note.why === why)) this.leftOut.push({ what, why });
    }

    /** Writes the whole page. @param {InstanceType<typeof JinjjaPace.Pace>} pace */
    async write(pace) {
      const { parts } = this;
      if (this.document.doctype !== null) parts.put("<!DOCTYPE html>\n");
      const root = this.document.documentElement;
      /** Elements that are open: what stands in them, and what closes them.
       * @type {{ nodes: Node[], at: number, end: string, raw: boolean }[]} */
      const open = [{ nodes: root === null ? [] : [root], at: 0, end: "", raw: false }];
      let left = MOST_NODES;
      for (let level = open.at(-1); level !== undefined; level = open.at(-1)) {
        if (level.at >= level.nodes.length) {
          parts.put(level.end);
          open.pop();
          continue;
        }
        const node = level.nodes[level.at];
        level.at += 1;
        left -= 1;
        if (left <= 0 || parts.length >= LONGEST) {
          this.leaveOut("page", left <= 0 ? "too-many" : "too-long");
          level.at = level.nodes.length;
          continue;
        }
        const { nodeType } = node;
        const isText = nodeType === TEXT_NODE || nodeType === CDATA_SECTION_NODE;
        if (pace.isDueAfter(isText ? 1 + /** @type {Text} */ (node).length / 200 : 1)) await pace.rest();
        if (isText) await this.#text(/** @type {Text} */ (node), level.raw, pace);
        else if (nodeType === COMMENT_NODE) this.leaveOut("comment", "not-shown");
        else if (nodeType === ELEMENT_NODE) {
          const inside = this.#element(/** @type {Element} */ (node));
          if (inside === undefined) continue;
          const { nodes, end, raw, shadow } = inside;
          if (nodes.length === 0 && shadow === undefined) parts.put(end);
          else if (open.length < DEEPEST) {
            open.push({ nodes, at: 0, end, raw });
            if (shadow !== undefined) open.push({ nodes: shadow, at: 0, end: "</template>", raw: false });
          } else {
            this.leaveOut("page", "too-deep");
            parts.put(shadow === undefined ? end : `</template>${end}`);
          }
        }
      }
      return parts.end();
    }

    /** @param {Text} node @param {boolean} raw @param {InstanceType<typeof JinjjaPace.Pace>} pace */
    async #text(node, raw, pace) {
      const bounded = this.#bounded(node.data, LONGEST_TEXT, "text");
      const text = raw ? bounded.replace(DATA_INSIDE, "url()") : bounded;
      for (let at = 0; at < text.length; ) {
        let end = text.length - at <= GO ? text.length : this.redactor.border(text, at + GO, at);
        // What would close the element stays in one piece, in which it is seen.
        if (end < text.length && end > at + 1 && text.charAt(end - 1) === "<") end -= 1;
        const piece = text.slice(at, end);
        const kept = raw ? this.redactor.attribute(piece, "text") : this.redactor.words(piece, "text");
        if (kept !== piece && !raw) this.taken.add(node);
        this.parts.put(raw ? kept.replaceAll("</", "<\\/") : escaped(kept));
        at = end;
        if (at < text.length && pace.isDue) await pace.rest();
      }
    }

    /** @param {string} text @param {number} most @param {string} what */
    #bounded(text, most, what) {
      if (text.length > most) this.leaveOut(what, "too-long");
      return text.slice(0, most).toWellFormed();
    }

    /** Opens an element; what stands in it, or nothing where it has no inside.
     * @param {Element} element @returns {{ nodes: Node[], end: string, raw: boolean, shadow?: Node[] } | undefined} */
    #element(element) {
      const { localName } = element;
      const isHtml = element.namespaceURI === HTML;
      if (LEFT_OUT.has(localName) || this.#isOurs(element, localName)) return undefined;
      if (localName === "script") return this.#script(element);
      if (localName === "meta" && (element.hasAttribute("charset") || NO_META.test((element.getAttribute("http-equiv") ?? "").trim()))) return undefined;
      const name = isHtml ? localName : element.nodeName;
      if (!ELEMENT_NAME.test(name)) return { nodes: insideOf(element), end: "", raw: false };
      const { parts, redactor } = this;
      const kind = this.personal.parts.get(element);
      parts.put(`<${name}${this.#attributes(element, kind !== undefined)}>`);
      if (isHtml && VOID.has(localName)) return undefined;
      const end = `</${name}>`;
      if (element === this.document.documentElement && element.querySelector(":scope > head") === null) parts.put(this.#head());
      if (isHtml && localName === "head" && !this.isHeaded) parts.put(this.#head());
      if (kind !== undefined) {
        redactor.count(kind, "text");
        this.taken.add(element);
        return { nodes: [], end: JinjjaRedact.mark(kind) + end, raw: false };
      }
      if (isHtml && EMPTIED.has(localName)) {
        if (localName === "textarea" && /** @type {HTMLTextAreaElement} */ (element).value !== "") this.#input(element);
        else if (localName !== "textarea") this.leaveOut(localName, "not-shown");
        return { nodes: [], end, raw: false };
      }
      if (isEdited(element)) {
        if ((element.textContent ?? "") !== "") this.#input(element);
        return { nodes: [], end, raw: false };
      }
      const shadow = element.shadowRoot;
      if (shadow !== null) {
        if (shadow.adoptedStyleSheets?.length > 0) this.leaveOut("style", "adopted");
        parts.put('<template shadowrootmode="open">');
        return { nodes: insideOf(element), end, raw: false, shadow: insideOf(shadow) };
      }
      if (isHtml && localName === "pre" && element.firstChild?.nodeType === TEXT_NODE && element.textContent?.startsWith("\n")) parts.put("\n");
      return { nodes: insideOf(element), end, raw: isHtml && localName === "style" };
    }

    /** Scripts do nothing in evidence; the data that they hold for search engines stay.
     * @param {Element} script @returns {undefined} */
    #script(script) {
      const kind = (script.getAttribute("type") ?? "").trim().toLowerCase();
      if (!kind.startsWith("application/ld+json")) {
        this.leaveOut("script", "code");
        return undefined;
      }
      const text = this.#bounded(script.textContent ?? "", LONGEST_DATA, "json_ld");
      const kept = this.redactor.data(text, "text").replaceAll("</", "<\\/").replaceAll("<!--", "<\\u0021--");
      this.parts.put(`<script type="application/ld+json">${kept}</script>`);
      return undefined;
    }

    #head() {
      this.isHeaded = true;
      return `<meta charset="utf-8"><base href="${quoted(this.url)}">`;
    }

    /** @param {Element} element @param {boolean} isEmptied */
    #attributes(element, isEmptied) {
      let written = "";
      const isInput = element.localName === "input" && element.namespaceURI === HTML;
      for (const name of element.getAttributeNames()) {
        const value = element.getAttribute(name) ?? "";
        if (!NAME.test(name) || NO_ATTRIBUTE.test(name) || (isEmptied && !PLAIN.has(name))) continue;
        if (isInput && name === "value" && !BUTTONS.has(/** @type {HTMLInputElement} */ (element).type)) continue;
        if (RUNS_CODE.test(value)) continue;
        written += ` ${name}="${quoted(this.#attribute(element, name, value))}"`;
      }
      if (isInput) {
        const { type, value } = /** @type {HTMLInputElement} */ (element);
        if (!BUTTONS.has(type) && value !== "" && type !== "checkbox" && type !== "radio") this.#input(element);
      }
      return written;
    }

    /** @param {Element} element @param {string} name @param {string} value */
    #attribute(element, name, value) {
      if (value === "") return value;
      const { redactor } = this;
      if (DATA.test(value)) return value.length > DATA_ADDRESS ? `${value.slice(0, DATA_ADDRESS).toWellFormed()}…` : value;
      const bounded = this.#bounded(name === "style" ? value.replace(DATA_INSIDE, "url()") : value, LONGEST_ATTRIBUTE, "attribute");
      const kind = this.#ofAttribute(element, name);
      if (kind !== undefined && value.length > 1 && !this.personal.facts.hold(value)) {
        redactor.count(kind, "attribute");
        return JinjjaRedact.mark(kind);
      }
      return DRAWN.test(name) && NUMBERS.test(value) ? bounded : redactor.attribute(bounded, "attribute");
    }

    /** What the name of an attribute, or of a meta, says of its value. @param {Element} element @param {string} name */
    #ofAttribute(element, name) {
      if (name.startsWith("data-")) return this.personal.ofData(name);
      if (element.localName !== "meta" || name !== "content") return undefined;
      return this.personal.names.ofKey(element.getAttribute("name") ?? element.getAttribute("property") ?? "").own;
    }

    /** What the person typed or chose is never kept. @param {Element} element */
    #input(element) {
      this.redactor.count("input", "attribute");
      if (/** @type {HTMLInputElement} */ (element).type !== "hidden") this.taken.add(element);
    }

    /** Whether it is a mark of ours. @param {Element} element @param {string} localName */
    #isOurs(element, localName) {
      if (localName.startsWith("x-")) return OWN_HOST.test(localName);
      // The mark of a product page stands empty beside head and body.
      return localName === "div" && element.firstChild === null && element.parentNode === this.document.documentElement && element.shadowRoot === null;
    }
  }

  /** @param {Element} element */
  function isEdited(element) {
    const edited = element.getAttribute("contenteditable");
    return edited !== null && edited.trim().toLowerCase() !== "false";
  }

  /** @param {string} text */
  const escaped = (text) => text.replace(/[&<>\u00a0]/g, (sign) => ESCAPES[sign]);

  /** @param {string} text */
  const quoted = (text) => text.replace(/[&<>"\u00a0]/g, (sign) => ESCAPES[sign]);

  return { PageText };
})();
