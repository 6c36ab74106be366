"use strict";
// The facts of the listing, which are to survive: nothing that stands in them is taken out.

const JinjjaFacts = (() => {
  /** Shorter ones stand anywhere by chance. */
  const SHORTEST = 6;
  /** As long as this it stands nowhere by chance; else it has to be this part of a text. */
  const LONG = 12;
  const PART = 0.4;
  /** Digits by which a number is known again however it is written. */
  const DIGITS = 7;
  const LATIN = /^[\p{Script=Latin}\p{M}]+$/u;
  const IN_WORD = /[\p{Script=Latin}\p{M}\p{N}]/u;

  /** As texts are compared here. @param {string} text */
  const plain = (text) => text.normalize("NFC").replace(/\s+/g, " ").trim().toLowerCase();

  /** @param {string} text */
  const digitsOf = (text) => text.replace(/\D+/g, "");

  /** Percent encoding undone, if it is one. @param {string} text */
  function decoded(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  }

  class Facts {
    /** @param {readonly string[]} facts */
    constructor(facts) {
      const all = [...new Set(facts.filter((fact) => typeof fact === "string").map(plain))].filter((fact) => fact !== "");
      this.long = all.filter((fact) => fact.length >= SHORTEST);
      this.text = `\n${all.join("\n")}\n`;
      this.digits = all.map(digitsOf).filter((digits) => digits.length >= DIGITS).join("\n");
    }

    /** Whether a value, as it is or as it is written in addresses, is a fact or stands in one. @param {string} value */
    hold(value) {
      return this.#holds(value) || (value.includes("%") && this.#holds(decoded(value)));
    }

    /** A word stands in a fact as a word. @param {string} value */
    #holds(value) {
      const wanted = plain(value);
      if (wanted === "") return false;
      const isWord = LATIN.test(wanted);
      for (let at = this.text.indexOf(wanted); at >= 0; at = this.text.indexOf(wanted, at + 1)) {
        if (!isWord || !(IN_WORD.test(this.text[at - 1]) || IN_WORD.test(this.text[at + wanted.length]))) return true;
      }
      return false;
    }

    /** Whether a number stands in a fact, whatever signs stand between its digits. @param {string} number */
    holdNumber(number) {
      const digits = digitsOf(number).replace(/^0+/, "");
      return digits.length >= DIGITS && this.digits.includes(digits);
    }

    /** Whether a fact stands in a text: a long one, or one that is a good part of it. (Where goods are sent from may well be where the
     * person lives: a city within an address is no fact there.) @param {string} text */
    standIn(text) {
      const wanted = plain(text);
      const least = Math.min(LONG, Math.max(SHORTEST, wanted.length * PART));
      return wanted.length >= SHORTEST && this.long.some((fact) => fact.length >= least && wanted.includes(fact));
    }
  }

  return { Facts, plain, decoded };
})();
