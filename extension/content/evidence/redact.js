"use strict";
// Takes what is the person's own out of texts, and counts what was taken out.

const JinjjaRedact = (() => {
  /** What stands in the place of what was taken out: the same on every page and in every language. @param {PersonalKind} kind */
  const mark = (kind) => `‹removed: ${kind === "email" ? "e-mail" : kind}›`;

  const ADDRESS = /^(?:[a-z][a-z\d+.-]{1,12}:|\/\/|\/|\?|\.\/)/i;
  /** The same short texts (classes, words) come again and again. */
  const SHORT = 120;
  /** Characters before and behind a place in which all is seen that may stand across it. */
  const AROUND = 2_000;
  const REMEMBERED = 30_000;
  const BEFORE_NUMBER = /[:=,[(\s]$/;
  const AFTER_NUMBER = /^\s*[,}\]);]/;

  class Redactor {
    /** @param {InstanceType<typeof JinjjaValues.Known>} known @param {InstanceType<typeof JinjjaPatterns.Patterns>} patterns
     * @param {InstanceType<typeof JinjjaNames.Names>} names */
    constructor(known, patterns, names) {
      this.known = known;
      this.patterns = patterns;
      this.names = names;
      /** @type {Map<string, Redaction>} */
      this.counts = new Map();
      /** Texts in which nothing was found. @type {Set<string>} */
      this.clean = new Set();
    }

    /** @param {PersonalKind} kind @param {PersonalPlace} where */
    count(kind, where) {
      const key = `${kind} ${where}`;
      const there = this.counts.get(key);
      if (there === undefined) this.counts.set(key, { kind, where, count: 1 });
      else there.count += 1;
    }

    /** @returns {Redaction[]} */
    counted() {
      return [...this.counts.values()].sort((one, other) => (one.kind + one.where < other.kind + other.where ? -1 : 1));
    }

    /** Words that people read. @param {string} text @param {PersonalPlace} where */
    words(text, where) {
      return this.#without(text, where, true, false);
    }

    /** What an attribute says: an address, a word, a state as JSON. @param {string} value @param {PersonalPlace} where */
    attribute(value, where) {
      if (ADDRESS.test(value)) return this.#without(value, where === "attribute" ? "url" : where, false, true);
      return value.includes('":') ? this.code(value, where) : this.#without(value, where, false, false);
    }

    /** An address, which stays one. @param {string} address @param {PersonalPlace} where */
    address(address, where) {
      return this.#without(address, where, false, true);
    }

    /** JSON that stays JSON, and tells of the goods and their seller, not of who looks at them. @param {string} text @param {PersonalPlace} where */
    data(text, where) {
      return this.#cut(text, [...this.known.find(text), ...this.patterns.find(text, false, false)], where, inCode(text));
    }

    /** A state: JSON or JavaScript, which stays what it is. @param {string} text @param {PersonalPlace} where */
    code(text, where) {
      /** @type {PersonalSpan[]} */
      const spans = [];
      for (const found of JinjjaKeyed.values(text, this.names)) {
        if (found === undefined || !this.#isOwn(found)) continue;
        const { kind, start, end, isNumber } = found;
        spans.push({ start, end, kind, instead: isNumber ? "null" : undefined });
      }
      spans.push(...this.known.find(text), ...this.patterns.find(text, false, false));
      return this.#cut(text, spans, where, inCode(text));
    }

    /** Whether what stands under a telling key is taken out there; that needs less than looking for it everywhere.
     * @param {{ value: string, kind: PersonalKind, isNumber: boolean }} found */
    #isOwn({ value, kind, isNumber }) {
      const text = JinjjaKeyed.read(value);
      if (text.trim() === "" || this.known.facts.hold(text) || this.known.facts.holdNumber(text)) return false;
      if (/^(?:https?:)?\/\//.test(text) || /^(?:true|false|null|undefined|0)$/i.test(text)) return false;
      return isNumber ? value.length >= 6 : kind !== "token" || text.length >= 6;
    }

    /** Where a long text can be parted, at this place or a little before it, so that nothing that is taken out is parted too.
     * @param {string} text @param {number} at @param {number} least */
    border(text, at, least) {
      const from = Math.max(least, at - AROUND);
      const near = text.slice(from, at + AROUND);
      const across = [...this.known.find(near), ...this.patterns.find(near, true, false)].filter(({ start, end }) => from + start < at && at < from + end);
      const border = Math.min(at, ...across.map(({ start }) => from + start));
      const whole = (text.charCodeAt(border) & 0xfc00) === 0xdc00 ? border - 1 : border;
      return whole > least ? whole : at;
    }

    /** @param {string} text @param {PersonalPlace} where @param {boolean} isRead @param {boolean} isAddress */
    #without(text, where, isRead, isAddress) {
      if (text.length < 2) return text;
      const key = isRead ? `\0${text}` : text;
      if (text.length <= SHORT && this.clean.has(key)) return text;
      const spans = [...this.known.find(text), ...this.patterns.find(text, isRead, isAddress)];
      if (spans.length === 0) {
        if (text.length <= SHORT) {
          if (this.clean.size >= REMEMBERED) this.clean.clear();
          this.clean.add(key);
        }
        return text;
      }
      return this.#cut(text, spans, where, (kind) => (isAddress ? encodeURIComponent(mark(kind)) : mark(kind)));
    }

    /** @param {string} text @param {PersonalSpan[]} spans @param {PersonalPlace} where @param {(kind: PersonalKind, span: PersonalSpan) => string} instead */
    #cut(text, spans, where, instead) {
      if (spans.length === 0) return text;
      spans.sort((one, other) => one.start - other.start || other.end - one.end);
      let cut = "";
      let done = 0;
      for (let at = 0; at < spans.length; at += 1) {
        const span = spans[at];
        let { end } = span;
        // Those that overlap go together.
        while (at + 1 < spans.length && spans[at + 1].start < end) {
          at += 1;
          end = Math.max(end, spans[at].end);
        }
        cut += text.slice(done, span.start) + (span.instead ?? instead(span.kind, { ...span, end }));
        done = end;
        this.count(span.kind, where);
      }
      return cut + text.slice(done);
    }
  }

  /** In the place of a number stands no text: code with a mark there would be none. @param {string} text */
  const inCode = (text) => (/** @type {PersonalKind} */ kind, /** @type {PersonalSpan} */ { start, end }) => {
    const isNumber = BEFORE_NUMBER.test(text.slice(Math.max(0, start - 1), start)) && AFTER_NUMBER.test(text.slice(end, end + 8));
    return isNumber && /^-?[\d.]+$/.test(text.slice(start, end)) ? "null" : mark(kind);
  };

  return { Redactor, mark };
})();
