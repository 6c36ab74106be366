"use strict";
// What is somebody's own by its form: e-mail addresses, phone numbers, tokens. By linear searches: any page may be hostile.

const JinjjaPatterns = (() => {
  const AT = ["@", "%40", "%2540", "\\u0040", "\\x40", "&#64;", "&#x40;"];
  const LOCAL = /[\w.+-]/;
  const LONGEST_LOCAL = 64;
  const HOST = /[a-z\d](?:[a-z\d-]{0,62}[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]{0,62}[a-z\d])?){1,5}/iy;
  /** `icon@2x.png` is no address, `name@1.2.3` neither. */
  const NO_HOST = /\.(?:png|jpe?g|gif|webp|avif|svg|js|mjs|css|ico|mp4|webm|woff2?|json|html?|php)$|\.[^.]*\d[^.]*$|\.[a-z]$/i;
  const JWT = /eyJ[\w-]{6,4000}\.[\w-]{6,8000}(?:\.[\w-]{0,4000})?/y;
  const PARAMETER = /(?:[?&;#]|%26|%3[fF]|\\u0026)([\w.\-[\]]{1,40})(?:=|%3[dD])((?:[^?&;#\s"'<>\\%]|%(?!26|23|3[fF])[\da-fA-F]{2}){1,4000})/g;
  /** Shorter values tell no visitor from another. */
  const SHORTEST_VALUE = 6;
  const NUMBERS = [
    // With the country's number in front.
    /(?:\+|%2[bB]|\b00)(?:1|20|27|3\d|4\d|5\d|6[0-6]|7|8[1246]|85[2356]|88[06]|9[0-58]|97\d)[-. \u00a0]{0,2}(?:\(\d{1,4}\)[-. \u00a0]?)?\d{1,4}(?:[-. \u00a0]?\d{2,4}){1,4}(?![\d])/g,
    // As it is dialled within a country.
    /(?<![\d.\-_/=#])\(?0\d{1,3}\)?[-. \u00a0]\d{3,4}[-. \u00a0]\d{3,4}(?:[-. ]\d{1,3})?(?![\d_/]|[-.]\d)/g,
    /(?<![\d.\-_/=#])1[3-9]\d[- ]\d{4}[- ]\d{4}(?![\d_/]|[-.]\d)/g,
    /(?<![\d.\-_/=#])\(?[2-9]\d{2}\)[- ]?[2-9]\d{2}-\d{4}(?![\d_/]|[-.]\d)/g,
    /(?<![\d.\-_/=#])[2-9]\d{2}-[2-9]\d{2}-\d{4}(?![\d_/]|[-.]\d)/g,
  ];
  /** Without a sign between the digits: only in words that people read; elsewhere it is the number of anything. */
  const RUNS = /(?<![\w.\-/=#])(?:0[1-9]\d{8,9}|08\d{9,11}|1[3-9]\d{9})(?![\w/]|[-.]\d)/g;
  const DIGIT = /\d{3}/;

  class Patterns {
    /** @param {InstanceType<typeof JinjjaNames.Names>} names @param {InstanceType<typeof JinjjaFacts.Facts>} facts */
    constructor(names, facts) {
      this.names = names;
      this.facts = facts;
    }

    /** What stands in a text by its form, unless it is a fact. @param {string} text @param {boolean} isRead words that people read
     * @param {boolean} isAddress a text that is one address: its digits are the numbers of anything @returns {PersonalSpan[]} */
    find(text, isRead, isAddress) {
      /** @type {PersonalSpan[]} */
      const found = [];
      this.#emails(text, found);
      if (text.includes("eyJ")) this.#jwts(text, found);
      if (text.includes("=") || text.includes("%3")) this.#parameters(text, found);
      if (DIGIT.test(text) && (!isAddress || /^(?:tel|sms|whatsapp):/i.test(text))) this.#phones(text, isRead || isAddress, found);
      return found;
    }

    /** @param {string} text @param {PersonalSpan[]} found */
    #emails(text, found) {
      for (const sign of AT) {
        for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + sign.length)) {
          let start = at;
          while (start > 0 && at - start < LONGEST_LOCAL && LOCAL.test(text.charAt(start - 1))) start -= 1;
          start = behindEscape(text, start, at);
          HOST.lastIndex = at + sign.length;
          const host = HOST.exec(text)?.[0];
          if (start === at || host === undefined || NO_HOST.test(host)) continue;
          const end = at + sign.length + host.length;
          const address = `${text.slice(start, at)}@${host}`;
          if (!this.facts.hold(address)) found.push({ start, end, kind: "email" });
        }
      }
    }

    /** @param {string} text @param {PersonalSpan[]} found */
    #jwts(text, found) {
      for (let at = text.indexOf("eyJ"); at >= 0; at = text.indexOf("eyJ", at + 3)) {
        JWT.lastIndex = at;
        const jwt = JWT.exec(text)?.[0];
        if (jwt === undefined) continue;
        found.push({ start: at, end: at + jwt.length, kind: "token" });
        at += jwt.length - 3;
      }
    }

    /** @param {string} text @param {PersonalSpan[]} found */
    #parameters(text, found) {
      PARAMETER.lastIndex = 0;
      for (let parameter = PARAMETER.exec(text); parameter !== null; parameter = PARAMETER.exec(text)) {
        const [all, name, value] = parameter;
        const end = parameter.index + all.length;
        // What follows may be the next parameter's sign, within what was taken for this one's value.
        if (value.length < SHORTEST_VALUE || !this.names.isParameter(name) || this.facts.hold(value)) {
          PARAMETER.lastIndex = end - value.length;
          continue;
        }
        found.push({ start: end - value.length, end, kind: "token" });
      }
    }

    /** @param {string} text @param {boolean} isRead @param {PersonalSpan[]} found */
    #phones(text, isRead, found) {
      for (const pattern of isRead ? [...NUMBERS, RUNS] : NUMBERS) {
        for (const number of text.matchAll(pattern)) {
          const digits = number[0].replace(/\D/g, "").length;
          if (digits < 9 || digits > 15 || this.facts.holdNumber(number[0]) || this.facts.hold(number[0])) continue;
          found.push({ start: number.index, end: number.index + number[0].length, kind: "phone" });
        }
      }
    }
  }

  /** Behind an escape that a name seems to begin with. @param {string} text @param {number} start @param {number} end */
  function behindEscape(text, start, end) {
    const before = text.charAt(start - 1);
    const length = before === "%" ? 2 : before === "\\" ? (/[ux]/.test(text.charAt(start)) ? (text.charAt(start) === "u" ? 5 : 3) : 1) : 0;
    return Math.min(start + length, end);
  }

  return { Patterns };
})();
