"use strict";
// Passing over JavaScript without understanding it: strings, comments, patterns, brackets. As src/capture/literal/scan.rs
// does, so that both see the same code; what is said there holds here.

const JinjjaScan = (() => {
  const SPACE = /[\0-\x20\xa0\u2028\u2029\u3000\ufeff]+/y;
  const NAME = /[\w$\x80-\uffff]+/y;
  const IN_NAME = /[\w$\x80-\uffff]/;
  const LINE_END = /[\n\r]/g;
  /** What means something to a balanced scan; and all before it, with the texts in double quotes that lie there. */
  const UP_TO_SPECIAL = /[^"'`/<{}[\]()]*(?:"[^"\\]*(?:\\[^][^"\\]*)*"[^"'`/<{}[\]()]*)*/y;
  const UP_TO_HOLE = /[^`\\$]*/y;
  const IN_EXPRESSION = /["'`{}[\](),;/<|?=\n\r]/g;
  const LINE_STRING = {
    '"': /"[^"\\\n]*(?:\\(?:\r\n|[^])[^"\\\n]*)*/y,
    "'": /'[^'\\\n]*(?:\\(?:\r\n|[^])[^'\\\n]*)*/y,
  };
  const BEFORE_PATTERN = new Set(["return", "typeof", "case", "in", "of", "void", "delete", "else", "do"]);
  const OPENS_FUNCTION = /\([ \t\n\f\r]*(?:function|async function|\(\))/y;
  /** How far a value outside all brackets is followed when it is no literal. */
  const LOOSE = 512;
  const CLOSING = /** @type {Record<string, string>} */ ({ "{": "}", "[": "]", "(": ")" });

  /** The text is not what it seems: brackets are mixed up, or it ends too soon. */
  class Doubt extends Error {}

  /** A place in a script, moving forward. */
  class Scan {
    /** @param {string} text @param {number} [at] */
    constructor(text, at = 0) {
      this.text = text;
      this.at = at;
      /** No pattern ends before here, so a slash before here divides. */
      this.dividesUntil = 0;
    }

    peek() {
      return this.text.charAt(this.at);
    }

    next() {
      return this.text.charAt(this.at + 1);
    }

    /** @param {string} start */
    sees(start) {
      return this.text.startsWith(start, this.at);
    }

    end() {
      this.at = this.text.length;
    }

    /** Passes what the expression finds here; says whether there was anything. @param {RegExp} sticky */
    passes(sticky) {
      sticky.lastIndex = this.at;
      if (!sticky.test(this.text)) return false;
      this.at = sticky.lastIndex;
      return true;
    }

    /** Passes white space and comments. */
    space() {
      for (;;) {
        const code = this.text.charCodeAt(this.at);
        if (code > 0x20 && code < 0x80 && code !== 0x2f && code !== 0x3c && code !== 0x2d) return;
        if (!this.passes(SPACE) && !this.comment()) return;
      }
    }

    comment() {
      if (this.sees("//")) {
        this.line();
      } else if (this.sees("/*")) {
        this.passTo(this.text.indexOf("*/", this.at + 2), 2);
      } else if (this.sees("<!--")) {
        const start = this.at;
        this.line();
        const end = this.text.slice(start, this.at).indexOf("-->");
        if (end >= 0) this.at = start + end + 3;
      } else if (this.sees("<![CDATA[")) {
        this.at += 9;
      } else if (this.sees("-->") && this.beginsLine()) {
        this.line();
      } else {
        return false;
      }
      return true;
    }

    /** @param {number} found @param {number} length */
    passTo(found, length) {
      this.at = found < 0 ? this.text.length : found + length;
    }

    line() {
      LINE_END.lastIndex = this.at;
      this.at = LINE_END.test(this.text) ? LINE_END.lastIndex - 1 : this.text.length;
    }

    beginsLine() {
      let at = this.at - 1;
      while (at >= 0 && (this.text[at] === " " || this.text[at] === "\t")) at -= 1;
      return at < 0 || this.text[at] === "\n" || this.text[at] === "\r";
    }

    /** The last character before this place that is no white space of ASCII; empty when there is none. */
    before() {
      let at = this.at - 1;
      while (at >= 0 && " \t\n\f\r".includes(this.text.charAt(at))) at -= 1;
      return at < 0 ? "" : this.text.charAt(at);
    }

    /** Passes a text between quotes, which may have line breaks; false when the script ends first. */
    string() {
      const start = this.at;
      const quote = this.peek();
      let end = start;
      do {
        end = this.text.indexOf(quote, end + 1);
        if (end < 0) {
          this.end();
          return false;
        }
      } while (isEscaped(this.text, end, start));
      this.at = end + 1;
      return true;
    }

    /** Passes a text between quotes that ends on its line; otherwise says where the line ends. */
    lineString() {
      const quote = this.peek() === "'" ? "'" : '"';
      const text = LINE_STRING[quote];
      text.lastIndex = this.at;
      text.test(this.text);
      const end = text.lastIndex;
      if (this.text[end] === quote) {
        this.at = end + 1;
        return -1;
      }
      return this.text[end] === "\n" ? end : this.text.length;
    }

    /** Passes a pattern between slashes, when the slash here can begin one. */
    pattern() {
      if (this.at < this.dividesUntil || !this.patternMayBegin()) return false;
      let isClass = false;
      let at = this.at + 1;
      for (; at < this.text.length; at += 1) {
        const sign = this.text[at];
        if (sign === "\n" || sign === "\r") break;
        if (sign === "\\") at += 1;
        else if (sign === "[") isClass = true;
        else if (sign === "]") isClass = false;
        else if (sign === "/" && !isClass) {
          this.at = at + 1;
          return true;
        }
      }
      this.dividesUntil = at;
      return false;
    }

    patternMayBegin() {
      const before = this.before();
      if (before === "") return true;
      if (")]\"'`".includes(before)) return false;
      if (!IN_NAME.test(before)) return true;
      const words = this.text.slice(Math.max(0, this.at - 40), this.at).trimEnd().slice(-12);
      return BEFORE_PATTERN.has(/[\w$\x80-\uffff]*$/.exec(words)?.[0] ?? "");
    }

    commentOrPattern() {
      if (!this.comment() && !(this.peek() === "/" && this.pattern())) this.at += 1;
    }

    opensFunction() {
      OPENS_FUNCTION.lastIndex = this.at;
      return OPENS_FUNCTION.test(this.text);
    }

    /** Passes one group in brackets, or one template text, from its opening sign on. False when the script ends first. */
    group() {
      /** @type {string[]} */
      const open = [];
      for (;;) {
        this.passes(UP_TO_SPECIAL);
        const sign = this.peek();
        if (sign === "") return false;
        if (sign === '"' || sign === "'") {
          if (!this.string()) return false;
          continue;
        }
        if (sign === "/" || sign === "<") {
          this.commentOrPattern();
          continue;
        }
        this.at += 1;
        let inTemplate = sign === "`";
        if (sign in CLOSING) {
          open.push(CLOSING[sign]);
        } else if (!inTemplate) {
          const awaited = open.pop();
          inTemplate = awaited === "hole" && sign === "}";
          if (awaited !== sign && !inTemplate) throw new Doubt();
        }
        if (inTemplate) {
          const isHole = this.hole();
          if (isHole === undefined) return false;
          if (isHole) open.push("hole");
        }
        if (open.length === 0) return true;
      }
    }

    /** Passes template text up to its end or into its next hole; nothing when the script ends first. */
    hole() {
      while (this.at < this.text.length) {
        this.passes(UP_TO_HOLE);
        const sign = this.peek();
        if (sign === "`") {
          this.at += 1;
          return false;
        }
        if (sign === "$" && this.next() === "{") {
          this.at += 2;
          return true;
        }
        this.at += sign === "$" ? 1 : 2;
      }
      this.end();
      return undefined;
    }

    /** Passes the rest of an expression; true when now comes what may be a literal instead: `… || here`, `… = here`.
     * @param {boolean} isLoose outside of all brackets, where a line break may end it as well */
    expression(isLoose) {
      const limit = isLoose ? this.at + LOOSE : Infinity;
      let branches = false;
      for (;;) {
        IN_EXPRESSION.lastIndex = this.at;
        const found = IN_EXPRESSION.test(this.text) ? IN_EXPRESSION.lastIndex - 1 : this.text.length;
        this.at = Math.max(this.at, Math.min(found, limit + 1));
        if (this.at > limit || found === this.text.length) return false;
        const sign = this.peek();
        const next = this.next();
        if (sign === '"' || sign === "'") {
          if (!this.string()) throw new Doubt();
        } else if (sign === "{" || sign === "[" || sign === "(" || sign === "`") {
          if (!this.group()) throw new Doubt();
        } else if ("}]),;".includes(sign)) {
          return false;
        } else if (sign === "/" || sign === "<") {
          this.commentOrPattern();
        } else if ((sign === "|" || sign === "?") && next === sign) {
          this.at += this.text[this.at + 2] === "=" ? 3 : 2;
          if (!branches) return true;
        } else if (sign === "?" && next === ".") {
          this.at += 2;
        } else if (sign === "=" && next === "=") {
          while (this.peek() === "=") this.at += 1;
        } else if (sign === "?") {
          branches = true;
          this.at += 1;
        } else if (sign === "=" && next === ">") {
          branches = true;
          this.at += 2;
        } else if (sign === "=") {
          const before = this.text.charAt(this.at - 1);
          const assigns = before === "" || !"!<>+-*/%&^".includes(before);
          this.at += 1;
          if (assigns && !branches) return true;
        } else if (sign !== "|" && isLoose) {
          if (this.lineEndsIt()) return false;
        } else {
          this.at += 1;
        }
      }
    }

    /** Passes the rest of an expression, wherever a literal may stand in it. @param {boolean} isLoose */
    wholeExpression(isLoose) {
      while (this.expression(isLoose));
    }

    /** Whether the line break here ends a statement that has no semicolon. Passes the white space. */
    lineEndsIt() {
      const before = this.before();
      this.space();
      const after = this.peek();
      /** @param {string} sign */
      const binds = (sign) => sign !== "" && "=|&?:+*,.<(!".includes(sign);
      return !binds(before) && !binds(after);
    }

    /** Passes a name or a number, and returns it. */
    word() {
      const start = this.at;
      this.passes(NAME);
      return this.text.slice(start, this.at);
    }
  }

  /** Whether an odd number of backslashes stands before `at`. @param {string} text @param {number} at @param {number} start */
  function isEscaped(text, at, start) {
    let count = 0;
    while (at - count - 1 > start && text.charCodeAt(at - count - 1) === 0x5c) count += 1;
    return count % 2 === 1;
  }

  /** @param {string} sign */
  const inName = (sign) => IN_NAME.test(sign);

  return { Scan, Doubt, inName };
})();
