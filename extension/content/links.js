"use strict";
// The links of a page with the words around them, and its lines of text, by the rules of src/html/links.rs: for the shops that
// a brand's own site names. Runs only when the person asks for it.

const JinjjaLinks = (() => {
  /** How far up a heading is looked for, in elements. */
  const LEVELS = 8;
  /** Neighbours looked at for a heading on each level. */
  const NEIGHBOURS = 40;
  /** Characters of a heading; longer ones are prose. */
  const HEADING = 120;
  const HEADINGS = new Set("h1 h2 h3 h4 h5 h6 dt legend summary caption".split(" "));
  const PARTS = new Set("body footer header main article".split(" "));
  const BLOCKS = new Set(
    ("address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer " +
      "form h1 h2 h3 h4 h5 h6 header legend li main nav ol p pre section summary table tbody td th thead tr ul").split(" "),
  );
  /** Words in the names of parts of a page that hold what visitors write. */
  const VISITORS = new Set(
    ("answers comment comments commentlist discussion disqus forum guestbook qna question questions review reviews " +
      "testimonial testimonials ugc").split(" "),
  );
  const WORD = /\p{Lu}?[^\p{Lu}]+|\p{Lu}+/gu;

  /** Characters, not halves of them. @param {string} text */
  const length = (text) => (text.length <= 1 ? text.length : [...text].length);

  /** The words of `product-reviews`, `ReviewList`, `comment_body__a1`. @param {string} name */
  const wordsOf = (name) =>
    name.split(/[^\p{L}\p{N}]+/u).flatMap((part) => part.match(WORD) ?? []).map((word) => word.toLowerCase());

  class Reader {
    /** @param {LinkBounds} bounds */
    constructor(bounds) {
      this.bounds = bounds;
      this.texts = new JinjjaText.Texts(bounds);
    }

    /** @param {Element} element @param {string} name */
    attribute(element, name) {
      return this.texts.bounded(element.getAttribute(name) ?? "");
    }

    /** A link's words, or what describes it where it is a picture. @param {Element} link */
    words(link) {
      const own = this.texts.of(link);
      const described = () => ["aria-label", "title", "alt"].map((name) => this.attribute(link, name));
      const pictures = () => [...link.getElementsByTagName("img")].map((picture) => this.attribute(picture, "alt"));
      const words = own || [...described(), ...pictures()].find((text) => text !== "") || "";
      return JinjjaText.shortened(words, this.bounds.words);
    }

    /** The text of a heading, or of an element that holds nothing but one. @param {Element} element */
    headingOf(element) {
      const fits = (/** @type {string} */ text) => (text !== "" && length(text) <= HEADING ? text : undefined);
      if (HEADINGS.has(element.localName) || element.getAttribute("role") === "heading") return fits(this.texts.of(element));
      const inner = [...some(element.getElementsByTagName("*"), NEIGHBOURS)].filter(({ localName }) => HEADINGS.has(localName));
      const heading = inner.length === 1 ? fits(this.texts.of(inner[0])) : undefined;
      return heading !== undefined && heading === this.texts.of(element) ? heading : undefined;
    }

    /** The nearest heading before an element: among its neighbours, then among those of the elements that it stands in, up to
     * the part of the page that it belongs to. @param {Element} element */
    heading(element) {
      /** @type {Element | null} */
      let here = element;
      for (let level = 0; level < LEVELS && here !== null; level += 1) {
        let before = here.previousElementSibling;
        for (let seen = 0; seen < NEIGHBOURS && before !== null; seen += 1) {
          const heading = this.headingOf(before);
          if (heading !== undefined) return heading;
          before = before.previousElementSibling;
        }
        const label = this.attribute(here, "aria-label");
        if (here !== element && label !== "") return label;
        here = here.parentElement;
        if (here !== null && PARTS.has(here.localName)) return undefined;
      }
      return undefined;
    }

    /** The words of the smallest element around that has more of them than the link. @param {Element} link @param {string} own */
    beside(link, own) {
      let around = link.parentElement;
      for (let level = 0; level < 3 && around !== null && around.localName !== "body"; level += 1) {
        const text = this.texts.of(around);
        if (length(text) > length(own) + 2) return length(text) <= this.bounds.words ? text : undefined;
        around = around.parentElement;
      }
      return undefined;
    }

    /** What visitors write stands in parts that are named so. @param {Element} element */
    isByVisitors(element) {
      for (let part = /** @type {Element | null} */ (element); part !== null; part = part.parentElement) {
        if (part.localName === "body" || part.localName === "html") return false;
        const names = [part.id, ...part.classList, part.getAttribute("itemtype") ?? ""];
        if (names.some((name) => wordsOf(name).some((word) => VISITORS.has(word)))) return true;
      }
      return false;
    }

    /** @param {HTMLAnchorElement | HTMLAreaElement} link @param {string | undefined} base */
    link(link, base) {
      const written = link.getAttribute("href") ?? "";
      const text = this.words(link);
      return {
        href: base !== undefined && URL.canParse(written, base) ? new URL(written, base).href : written,
        text,
        around: this.heading(link) ?? this.beside(link, text) ?? "",
        by_visitors: this.isByVisitors(link) || isMarked(link),
      };
    }

    /** The elements that hold a line of text: blocks in which no other block stands. @returns {LinkLine[]} */
    lines() {
      /** @type {Set<Element>} */
      const holdBlocks = new Set();
      const blocks = [...document.getElementsByTagName("*")].filter(({ localName }) => BLOCKS.has(localName));
      for (const block of blocks) {
        // Who holds a block has told those above already.
        for (let above = block.parentElement; above !== null && !holdBlocks.has(above); above = above.parentElement) {
          holdBlocks.add(above);
        }
      }
      const lines = [];
      for (const block of blocks) {
        if (lines.length >= this.bounds.lines) break;
        if (holdBlocks.has(block)) continue;
        const text = this.texts.of(block);
        if (length(text) <= 1 || length(text) > this.bounds.line) continue;
        lines.push({ text, around: this.heading(block) ?? "", by_visitors: this.isByVisitors(block) });
      }
      return lines;
    }
  }

  /** The first of a list. @template T @param {Iterable<T>} all @param {number} most */
  function* some(all, most) {
    let left = most;
    for (const one of all) {
      if (left === 0) return;
      left -= 1;
      yield one;
    }
  }

  /** `rel="ugc"` and `rel="sponsored"`: the page itself says that these are not its own words. @param {Element} link */
  const isMarked = (link) => /(^|\s)(ugc|sponsored)(\s|$)/i.test(link.getAttribute("rel") ?? "");

  /** Where links begin if the page says so itself. */
  function base() {
    const href = document.querySelector("base[href]")?.getAttribute("href");
    return typeof href === "string" && URL.canParse(href, location.href) ? new URL(href, location.href).href : undefined;
  }

  /** What the engine needs of this page (`storefronts::Page`). */
  function page() {
    const reader = new Reader(JinjjaLinkBounds);
    const start = base();
    const title = document.querySelector("title");
    return {
      url: location.href,
      title: title === null ? null : reader.texts.bounded(title.textContent ?? ""),
      links: [...some(document.links, reader.bounds.links)].map((link) => reader.link(link, start)),
      lines: reader.lines(),
    };
  }

  return { page };
})();
