"use strict";
// Cutting JSON and JavaScript literals to what is wanted of them, as texts: values are copied as they are written, and what
// is not wanted is left out. The engine reads the same from what is left as from the whole (src/capture/literal). What is no
// plain literal is copied whole; on mixed-up brackets the cutter gives up with `Doubt`, and the caller copies.

const JinjjaLiterals = (() => {
  const { Scan, Doubt, inName } = JinjjaScan;

  /** How many layers of JSON in a text in JSON are opened, as in the engine. */
  const LAYERS = 8;
  const BRACKETS = 100;
  const PLAIN_KEY = /[\0-\x20,;]*(?:"([^"\\\n]*)"|([\w$]+))[\0-\x20]*:/y;
  const NUMBER = /[-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?(?![\w$.\x80-\uffff])/y;
  const LITERAL_WORD = /(?:true|false|null|undefined|NaN)(?![\w$\x80-\uffff])/y;
  const EMPTY_WORD = /(?:null|undefined|NaN|void\s+\d+)(?![\w$\x80-\uffff])/y;
  const BARE_KEY = /^[\w$]+$/;
  /** What has nothing below it. */
  const SCALAR = /^\s*(?:""|[-+]?\d+(?:\.\d+)?|true|false|![01])\s*$/;
  const JSON_PARSE = /JSON\s*\.\s*parse\s*\(\s*/y;
  const ESCAPE = /\\(?:u\{([\da-fA-F]{1,6})\}|u([\da-fA-F]{4})|x([\da-fA-F]{2})|([0-3][0-7]{0,2}|[4-7][0-7]?)|(\r\n|[^]))/g;
  const LETTERS = /** @type {Record<string, string>} */ ({
    n: "\n", t: "\t", r: "\r", b: "\b", f: "\f", v: "\v", "\n": "", "\r": "", "\r\n": "", "\u2028": "", "\u2029": "",
  });

  /** What is wanted of the value of a key, or of the element at an index. Nothing: `undefined`.
   * @param {Wanted} wanted @param {string | number} key @returns {Wanted | undefined} */
  function below(wanted, key) {
    if (wanted === true) return true;
    return Object.hasOwn(wanted.keys, key) ? wanted.keys[key] : wanted.any;
  }

  /** Cuts what stands in one text. */
  class Cutter extends Scan {
    /** @param {string} text @param {number} [at] @param {number} [layers] */
    constructor(text, at = 0, layers = LAYERS) {
      super(text, at);
      this.layers = layers;
      /** Whether anything was seen of which the engine might keep something. */
      this.isLiteral = false;
      /** How many brackets around expressions were opened. */
      this.brackets = 0;
    }

    /** Cuts one expression, to its end.
     * @param {Wanted} wanted @param {boolean} isLoose outside of all brackets @returns {string} */
    value(wanted, isLoose) {
      let before = "";
      for (;;) {
        const start = this.at;
        this.space();
        const cut = wanted === true ? this.wholeOperand() : this.operand(wanted, isLoose);
        const end = this.at;
        if (cut !== undefined) {
          this.isLiteral = true;
          this.space();
          if (!this.operatorFollows(end, isLoose)) {
            this.at = end;
            return before + cut;
          }
        }
        const goesOn = this.expression(isLoose);
        before += this.text.slice(start, this.at);
        if (!goesOn) return before;
      }
    }

    /** Whether what was read up to `end` is part of a longer expression. @param {number} end @param {boolean} isLoose */
    operatorFollows(end, isLoose) {
      const sign = this.peek();
      const next = this.next();
      if (sign === "" || ((sign === "-" || sign === "+") && next === sign)) return false;
      if (sign === "<" && (next === "/" || next === "!")) return false;
      if (isLoose && "([`/+-".includes(sign)) return !this.text.slice(end, this.at).includes("\n");
      return "+-*/%<>=!&|?^.([`".includes(sign);
    }

    /** One operand of which parts are wanted, cut; nothing when it is no literal or may be none.
     * @param {Exclude<Wanted, true>} wanted @param {boolean} isLoose @returns {string | undefined} */
    operand(wanted, isLoose) {
      switch (this.peek()) {
        case "{":
          return this.map(wanted);
        case "[":
          return this.list(wanted);
        case "(":
          return this.ended(this.opensFunction() ? this.called(wanted) : this.parenthesis(wanted), isLoose);
        case '"':
        case "'":
          return this.ended(this.opened(wanted), isLoose);
        case "`":
          this.isLiteral = true;
          return undefined;
        case "J":
          return this.ended(this.parsed(wanted), isLoose);
        default:
          return this.copied(EMPTY_WORD);
      }
    }

    /** What was cut, if the expression surely ends behind it: where the engine finds nothing in it, it reads on.
     * @param {string | undefined} cut @param {boolean} isLoose */
    ended(cut, isLoose) {
      if (cut === undefined) return undefined;
      const end = this.at;
      this.space();
      const isEnd = this.peek() === "" || ",}]);".includes(this.peek());
      this.at = end;
      return isEnd || (isLoose && !new Scan(this.text, end).expression(true)) ? cut : undefined;
    }

    /** One operand as it is written; escapes that only make a text longer are resolved. */
    wholeOperand() {
      const start = this.at;
      const sign = this.peek();
      const isText = sign === '"' || sign === "'";
      if (isText || sign === "{" || sign === "[") {
        if (!(isText ? this.string() : this.group())) throw new Doubt();
        const written = this.text.slice(start, this.at);
        return isText && written.includes("\\u") ? JSON.stringify(unescape(written.slice(1, -1))) : written;
      }
      const plain = this.copied(NUMBER) ?? this.copied(LITERAL_WORD);
      if (plain === undefined) this.isLiteral = true;
      return plain;
    }

    /** @param {RegExp} sticky */
    copied(sticky) {
      const start = this.at;
      return this.passes(sticky) ? this.text.slice(start, this.at) : undefined;
    }

    /** @param {Exclude<Wanted, true>} wanted */
    map(wanted) {
      this.at += 1;
      /** @type {string[]} */
      const entries = [];
      for (let key = this.key(); key !== undefined; key = this.key()) {
        const name = key.trim();
        const need = below(wanted, name);
        const value = this.below(need);
        if (value !== "") entries.push(`${BARE_KEY.test(name) ? name : JSON.stringify(name)}:${value}`);
      }
      return `{${entries.join(",")}}`;
    }

    /** A value in a map or list, cut; empty when there is nothing in it that is wanted. @param {Wanted | undefined} wanted */
    below(wanted) {
      if (wanted === undefined) {
        this.passValue();
        return "";
      }
      const cut = this.value(wanted, false);
      return wanted !== true && SCALAR.test(cut) ? "" : cut;
    }

    /** The next key of a map, its colon passed; nothing at the map's end. Members without a value are passed over.
     * @returns {string | undefined} */
    key() {
      for (;;) {
        PLAIN_KEY.lastIndex = this.at;
        const plain = PLAIN_KEY.exec(this.text);
        if (plain !== null) {
          this.at = PLAIN_KEY.lastIndex;
          return plain[1] ?? plain[2];
        }
        this.space();
        const start = this.at;
        const sign = this.peek();
        if (sign === "}") {
          this.at += 1;
          return undefined;
        }
        if (sign === "" || sign === "]" || sign === ")") throw new Doubt();
        if (sign === "," || sign === ";") {
          this.at += 1;
          continue;
        }
        const key = this.keyHere(sign);
        this.space();
        if (key !== undefined && this.peek() === ":") {
          this.at += 1;
          return key;
        }
        this.wholeExpression(false);
        if (this.at === start) this.at += 1;
      }
    }

    /** @param {string} sign */
    keyHere(sign) {
      if (sign === '"' || sign === "'") return this.quoted();
      return inName(sign) ? this.word() : undefined;
    }

    /** @param {Exclude<Wanted, true>} wanted */
    list(wanted) {
      this.at += 1;
      /** @type {string[]} */
      const elements = [];
      for (let index = 0; ; index += 1) {
        this.space();
        const start = this.at;
        const sign = this.peek();
        if (sign === "]") {
          this.at += 1;
          return `[${elements.join(",")}]`;
        }
        if (sign === "" || sign === "}" || sign === ")") throw new Doubt();
        elements.push(sign === "," ? "" : this.below(below(wanted, index)));
        this.space();
        if (this.peek() === "," || this.at === start) this.at += 1;
      }
    }

    /** What is wanted bounds how deep maps and lists are gone into; brackets around expressions are counted. */
    goDeeper() {
      this.isLiteral = true;
      this.brackets += 1;
      if (this.brackets > BRACKETS) throw new Doubt();
    }

    /** A function called where it stands with the data as a map: `(function (a, b) {…})(window.x, {…})`.
     * @param {Exclude<Wanted, true>} wanted */
    called(wanted) {
      this.goDeeper();
      if (!this.group()) throw new Doubt();
      this.space();
      if (this.peek() !== "(") return undefined;
      this.at += 1;
      const handed = [];
      for (;;) {
        this.space();
        const sign = this.peek();
        if (sign === ")") break;
        if (sign === "" || sign === "]" || sign === "}") throw new Doubt();
        const start = this.at;
        if (sign !== ",") handed.push(this.value(wanted, false));
        if (this.at === start) this.at += 1;
      }
      this.at += 1;
      const hasMap = handed.some((cut) => cut.startsWith("{") && cut.endsWith("}"));
      return hasMap ? `(function(){})(${handed.join(",")})` : undefined;
    }

    /** @param {Exclude<Wanted, true>} wanted */
    parenthesis(wanted) {
      this.goDeeper();
      const start = this.at;
      this.at += 1;
      const cut = this.value(wanted, false);
      this.space();
      if (this.peek() === ")") {
        this.at += 1;
        return `(${cut})`;
      }
      this.at = start;
      if (!this.group()) throw new Doubt();
      return undefined;
    }

    /** A text that holds JSON, cut; one that holds none, emptied. Nothing when more is joined to it.
     * @param {Exclude<Wanted, true>} wanted */
    opened(wanted) {
      const start = this.at;
      this.isLiteral = true;
      const held = this.quoted();
      const end = this.at;
      this.space();
      const isJoined = this.peek() === "+";
      this.at = end;
      return isJoined ? undefined : (this.within(held, wanted) ?? this.text.slice(start, end));
    }

    /** The JSON in a text, cut and written as a text again; nothing when it is wrapped in a way that is left to the engine.
     * @param {string} held @param {Exclude<Wanted, true>} wanted */
    within(held, wanted) {
      const inner = held.trim();
      if (!/^[{["&]/.test(inner)) return '""';
      if (/^(?:&|[{[]\s*(?:&|\\))/.test(inner) || this.layers === 0) return undefined;
      return JSON.stringify(new Cutter(inner, 0, this.layers - 1).value(wanted, false));
    }

    /** `JSON.parse("…")`. @param {Exclude<Wanted, true>} wanted */
    parsed(wanted) {
      const start = this.at;
      if (!this.passes(JSON_PARSE)) return undefined;
      this.isLiteral = true;
      const isQuoted = this.peek() === '"' || this.peek() === "'";
      const cut = isQuoted ? this.opened(wanted) : undefined;
      this.space();
      if (cut !== undefined && this.peek() === ")") {
        this.at += 1;
        return `JSON.parse(${cut})`;
      }
      this.at = start + "JSON".length;
      return undefined;
    }

    /** A text between quotes, its escapes resolved. */
    quoted() {
      const start = this.at;
      if (!this.string()) throw new Doubt();
      return unescape(this.text.slice(start + 1, this.at - 1));
    }

    /** Passes a value that is not wanted, up to the comma or bracket after it. */
    passValue() {
      this.space();
      const isLiteral = this.passLiteral();
      if (isLiteral && ",}]".includes(this.peek() || " ")) return;
      const end = this.at;
      this.space();
      if (!isLiteral || this.operatorFollows(end, false)) this.wholeExpression(false);
    }

    passLiteral() {
      const sign = this.peek();
      if (sign === '"' || sign === "'" || sign === "{" || sign === "[") {
        if (sign === "{" || sign === "[" ? this.group() : this.string()) return true;
        throw new Doubt();
      }
      if (!/[0-9a-z]/.test(sign)) return false;
      const word = this.word();
      return word === "true" || word === "false" || word === "null" || /^\d/.test(word);
    }
  }

  /** What stands between quotes, its escapes resolved. @param {string} raw */
  function unescape(raw) {
    if (!raw.includes("\\")) return raw;
    return raw.replace(ESCAPE, (_, wide, unit, byte, octal, letter) => {
      const code = wide ?? unit ?? byte;
      if (code !== undefined) return character(parseInt(code, 16));
      if (octal !== undefined) return character(parseInt(octal, 8));
      return LETTERS[letter] ?? letter;
    });
  }

  /** @param {number} code */
  function character(code) {
    if (code > 0x10ffff) return "\ufffd";
    return code > 0xffff ? String.fromCodePoint(code) : String.fromCharCode(code);
  }

  return { Cutter, below, unescape };
})();
