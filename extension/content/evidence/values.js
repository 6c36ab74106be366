"use strict";
// What is known to be the person's own, and finding it wherever it stands: as it is, in capitals or small letters, escaped, percent
// encoded, in Base64.

const JinjjaValues = (() => {
  const LONGEST = 1_000;
  /** Values that are looked for. Far more than any page knows of a person; what a page makes up beyond is not followed. */
  const MOST = 2_000;
  /** Where a form is found, no more than so many characters around it belong to it. */
  const RUN = 100_000;
  const SYLLABIC = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;
  const IN_WORD = /[\p{Script=Latin}\p{M}\p{N}]/u;
  const IN_BASE64 = /[\w+/=-]/;
  /** An escape at the end of a text: what stands after it begins anew. */
  const ESCAPE = /(?:%[\da-fA-F]{2}|\\u[\da-fA-F]{4}|\\x[\da-fA-F]{2}|\\[nrtbf])$/;
  /** Words as long as this stand nowhere by chance. */
  const LONG_WORD = 8;
  const ADDRESS = /^(?:https?:)?\/\//i;

  /** @typedef {{ form: string, kind: PersonalKind, isWord: boolean, isBase64: boolean }} Form */

  class Known {
    /** @param {InstanceType<typeof JinjjaFacts.Facts>} facts @param {readonly string[]} common */
    constructor(facts, common) {
      this.facts = facts;
      this.common = new Set(common.map(JinjjaFacts.plain));
      /** @type {Map<string, PersonalKind>} */
      this.values = new Map();
      /** By their first two units. @type {Map<number, Form[]>} */
      this.forms = new Map();
      this.mayBegin = new Uint8Array(0x10000);
    }

    /** Notes a value of the person's own, unless it tells nothing or is a fact of the listing.
     * @param {string} written @param {PersonalKind} kind */
    add(written, kind) {
      const value = written.trim();
      if (this.values.has(value) || this.values.size >= MOST || !this.#tells(value, kind)) return;
      this.values.set(value, kind);
      for (const [form, isBase64] of formsOf(value)) this.#note({ form, kind, isWord: form.length < LONG_WORD, isBase64 });
    }

    /** @param {string} value @param {PersonalKind} kind */
    #tells(value, kind) {
      if (value.length > LONGEST || this.common.has(JinjjaFacts.plain(value)) || this.facts.hold(value) || this.facts.holdNumber(value)) return false;
      if (this.facts.standIn(value)) return false;
      if (ADDRESS.test(value) || !/[\p{L}\p{N}]/u.test(value)) return false;
      if (/^\d+$/.test(value)) return value.length >= 6;
      // Code that stands between two quotes.
      if (/^\s*[+.)]|[+(]\s*$|[;{}]|\|\||&&|=>|\]\)/.test(value)) return kind === "token" && value.length >= 20 && !/[\s;{}()]/.test(value);
      if (kind === "cart") return value.length >= 12 && /\p{L}{4}/u.test(value);
      if (kind === "name" || kind === "address") {
        if (/^[\d\s.,:/()%+-]*$/.test(value)) return value.length >= 5;
        return value.length >= (SYLLABIC.test(value) ? 2 : 3);
      }
      if (kind === "email") return value.includes("@") && value.length >= 6;
      if (kind === "phone") return value.replace(/\D/g, "").length >= 7;
      // What is named like a token and is a plain word is a setting.
      return value.length >= 5 && (kind === "account" ? /[^a-z]/i.test(value) || value.length >= 6 : !/^[a-z_. -]+$/i.test(value) || value.length >= 24);
    }

    /** @param {Form} form */
    #note(form) {
      const key = keyAt(form.form, 0);
      const there = this.forms.get(key);
      if (there === undefined) this.forms.set(key, [form]);
      else {
        there.push(form);
        // The longest is looked for first.
        there.sort((one, other) => other.form.length - one.form.length);
      }
      this.mayBegin[hash(key)] = 1;
    }

    /** Where known values stand in a text. @param {string} text @returns {PersonalSpan[]} */
    find(text) {
      /** @type {PersonalSpan[]} */
      const found = [];
      if (this.values.size === 0) return found;
      const { mayBegin } = this;
      const last = text.length - 1;
      for (let at = 0, unit = text.charCodeAt(0); at < last; at += 1) {
        const next = text.charCodeAt(at + 1);
        const key = unit * 0x10000 + next;
        unit = next;
        if (mayBegin[hash(key)] === 0) continue;
        const form = this.forms.get(key)?.find((one) => stands(text, at, one));
        if (form === undefined) continue;
        const span = { start: at, end: at + form.form.length, kind: form.kind };
        if (form.isBase64) widen(text, span, found.at(-1)?.end ?? 0);
        found.push(span);
        at = span.end - 1;
        unit = text.charCodeAt(span.end);
      }
      return found;
    }
  }

  /** @param {string} text @param {number} at */
  const keyAt = (text, at) => text.charCodeAt(at) * 0x10000 + text.charCodeAt(at + 1);

  /** @param {number} key */
  const hash = (key) => ((key >>> 16) * 0x9e5 + key) & 0xffff;

  /** Whether a form stands here; a short one as words, whole. @param {string} text @param {number} at @param {Form} form */
  function stands(text, at, { form, isWord }) {
    if (!text.startsWith(form, at)) return false;
    if (!isWord) return true;
    if (IN_WORD.test(form.charAt(form.length - 1)) && IN_WORD.test(text.charAt(at + form.length))) return false;
    if (!IN_WORD.test(form.charAt(0)) || !IN_WORD.test(text.charAt(at - 1))) return true;
    return ESCAPE.test(text.slice(Math.max(0, at - 6), at));
  }

  /** To the whole of what is written in Base64. @param {string} text @param {PersonalSpan} span @param {number} least */
  function widen(text, span, least) {
    const first = Math.max(least, span.start - RUN);
    while (span.start > first && IN_BASE64.test(text.charAt(span.start - 1))) span.start -= 1;
    const last = Math.min(text.length, span.end + RUN);
    while (span.end < last && IN_BASE64.test(text.charAt(span.end))) span.end += 1;
  }

  /** The ways in which a value may be written, and whether that is in Base64. @param {string} value */
  function formsOf(value) {
    /** @type {Map<string, boolean>} */
    const forms = new Map();
    /** @param {string} form */
    const add = (form) => {
      if (form.length >= 2) forms.set(form, false);
    };
    const plain = new Set([value, value.normalize("NFC"), value.normalize("NFD"), value.replace(/\s+/g, " ")]);
    for (const one of [...plain]) for (const cased of [one.toLowerCase(), one.toUpperCase()]) plain.add(cased);
    for (const one of plain) {
      const whole = one.toWellFormed();
      add(one);
      const json = JSON.stringify(one).slice(1, -1);
      add(json);
      add(json.replaceAll("\\", "\\\\"));
      add(json.replaceAll("/", "\\/"));
      for (const upper of [false, true]) {
        const unicode = escaped(one, upper, "\\u");
        add(unicode);
        add(unicode.replaceAll("\\", "\\\\"));
        add(escaped(one, upper, "%u"));
      }
      add(entities(one));
      add([...one].map((sign) => (/[\x20-\x7e]/.test(sign) ? sign : `&#${sign.codePointAt(0)};`)).join(""));
      const encoded = encodeURIComponent(whole);
      for (const percent of [encoded, encodeURI(whole), whole.split(" ").map(encodeURIComponent).join("+"), strict(encoded), encodeURIComponent(encoded)]) {
        add(percent);
        add(percent.replace(/%(?:25)?[\dA-F]{2}/g, (code) => code.toLowerCase()));
      }
    }
    // Firefox does not hand the bytes of a page's own encoder to content scripts.
    const bytes = encodeURIComponent(value.toWellFormed()).replace(/%([\dA-F]{2})/g, (_, code) => String.fromCharCode(parseInt(code, 16)));
    if (bytes.length >= 5) for (const form of base64(bytes)) if (form.length >= 6) forms.set(form, true);
    return forms;
  }

  /** @param {string} text @param {boolean} upper @param {string} sign */
  function escaped(text, upper, sign) {
    return text.replace(/[^\x20-\x7e]/g, (unit) => {
      const code = unit.charCodeAt(0).toString(16).padStart(4, "0");
      return sign + (upper ? code.toUpperCase() : code);
    });
  }

  /** @param {string} text */
  const entities = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

  /** What `encodeURIComponent` leaves as it is. @param {string} encoded */
  const strict = (encoded) => encoded.replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

  /** What of a text in Base64 tells that these bytes stand in it, wherever they begin. @param {string} bytes */
  function base64(bytes) {
    return [0, 1, 2].flatMap((before) => {
      const whole = btoa("\0".repeat(before) + bytes);
      // Of the first and the last sign a part belongs to the neighbours.
      const first = [0, 2, 3][before];
      const rest = (before + bytes.length) % 3;
      const inner = whole.slice(first, whole.length - [0, 3, 2][rest]);
      const safe = inner.replaceAll("+", "-").replaceAll("/", "_");
      return safe === inner ? [inner] : [inner, safe];
    });
  }

  return { Known };
})();
