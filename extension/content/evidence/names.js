"use strict";
// What names say: of elements, of values in states, of cookies, inputs and parameters. A name is taken apart into words, and the
// words are held against the rules (data/personal.toml).

const JinjjaNames = (() => {
  const WORD = /\p{Lu}?[\p{Ll}\p{Lo}\p{M}]+|\p{Lu}+(?!\p{Ll})|\p{N}+/gu;
  /** Longer names are no names. */
  const LONGEST = 200;
  /** Names are few and come again and again. */
  const REMEMBERED = 20_000;
  const MOST_WORDS = 5;

  /** The words of `userNickName`, `user-nick_name`. @param {string} name */
  const wordsOf = (name) => (name.slice(0, LONGEST).match(WORD) ?? []).map((word) => word.toLowerCase());

  /** Entries by themselves, looked for in the words of a name. */
  class Entries {
    /** @param {Record<string, string[]>} byKind */
    constructor(byKind) {
      /** @type {Map<string, PersonalKind>} */
      this.kinds = new Map();
      for (const [kind, entries] of Object.entries(byKind)) {
        for (const entry of entries) this.kinds.set(entry, /** @type {PersonalKind} */ (kind));
      }
    }

    /** The kind of the longest entry that stands in these words. @param {readonly string[]} words @returns {PersonalKind | undefined} */
    find(words) {
      for (let length = Math.min(MOST_WORDS, words.length); length > 0; length -= 1) {
        for (let at = 0; at + length <= words.length; at += 1) {
          const kind = this.kinds.get(length === 1 ? words[at] : words.slice(at, at + length).join(" "));
          if (kind !== undefined) return kind;
        }
      }
      return undefined;
    }
  }

  /** What is remembered of each text, up to a bound. @template T @param {(text: string) => T} find */
  function remembering(find) {
    /** @type {Map<string, T>} */
    const known = new Map();
    return (/** @type {string} */ text) => {
      let found = known.get(text);
      if (found === undefined && !known.has(text)) {
        if (known.size >= REMEMBERED) known.clear();
        known.set(text, (found = find(text)));
      }
      return /** @type {T} */ (found);
    };
  }

  /** What a key of a state says: which value stands there, and what its value's own keys stand inside of.
   * @typedef {{ own: PersonalKind | undefined, inside: PersonalKind | undefined, within: "person" | "others" | undefined }} KeySays */

  class Names {
    /** @param {NamesOfPersonal} rules @param {readonly string[]} keys keys of the marketplace's own */
    constructor({ areas, own, inside, others, parameters }, keys) {
      this.areas = new Entries(areas);
      this.own = new Entries(own);
      this.inside = new Entries(inside.own);
      this.within = new Set(inside.within);
      this.others = new Entries({ account: others.people });
      this.things = new Entries({ account: [...others.people, ...others.things] });
      this.parameters = new Entries({ token: parameters.names });
      this.keys = new Set(keys);
      this.ofKey = remembering((key) => this.#key(key));
      this.ofName = remembering((name) => this.#name(name));
      this.isParameter = remembering((name) => this.#parameter(name));
    }

    /** @param {string} key @returns {KeySays} */
    #key(key) {
      if (this.keys.has(key)) return { own: "account", inside: undefined, within: "person" };
      const words = wordsOf(key);
      const isOthers = this.others.find(words) !== undefined;
      const isWithin = !isOthers && words.some((_, at) => this.within.has(words.slice(at).join(" ")));
      return {
        own: isOthers ? undefined : this.own.find(words),
        inside: isOthers ? undefined : this.inside.kinds.get(words.join(" ")),
        within: isWithin ? "person" : this.things.find(words) === undefined ? undefined : "others",
      };
    }

    /** What one of an element's names says: a part about the person, or a value of the person's own.
     * @param {string} name @returns {{ area?: PersonalKind, own?: PersonalKind, isOthers: boolean }} */
    #name(name) {
      let isOthers = false;
      /** @type {PersonalKind | undefined} */
      let area;
      /** @type {PersonalKind | undefined} */
      let own;
      // Each of several classes is a name.
      for (const one of name.split(/\s+/)) {
        const words = wordsOf(one);
        if (words.length === 0) continue;
        if (this.others.find(words) !== undefined) isOthers = true;
        else {
          area ??= this.areas.find(words);
          own ??= this.own.find(words);
        }
      }
      return { area, own, isOthers };
    }

    /** @param {string} name */
    #parameter(name) {
      const words = wordsOf(name);
      return this.parameters.kinds.has(words.join(" ")) || this.parameters.find(words.slice(-2)) !== undefined;
    }
  }

  return { Names };
})();
