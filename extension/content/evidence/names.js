"use strict";
// What names say: of elements, of values in states, of cookies, inputs and parameters. A name is taken apart into words, and the
// words are held against the rules (data/personal.toml).

const JinjjaNames = (() => {
  const WORD = /\p{Lu}?[\p{Ll}\p{Lo}\p{M}]+|\p{Lu}+(?!\p{Ll})|\p{N}+/gu;
  /** Longer names are no names. */
  const LONGEST = 200;
  /** Names are few and come again and again. */
  const REMEMBERED = 20_000;

  const HOLDERS = new Set("store stores state data info model module vo dto detail details".split(" "));

  /** The words of `userNickName`, `user-nick_name`. @param {string} name */
  const wordsOf = (name) => (name.slice(0, LONGEST).match(WORD) ?? []).map((word) => word.toLowerCase());

  /** Entries by themselves, looked for in the words of a name. */
  class Entries {
    /** @param {Record<string, string[]>} byKind */
    constructor(byKind) {
      /** By their first words, the longest of each first. @type {Map<string, { words: string[], kind: PersonalKind }[]>} */
      this.byFirst = new Map();
      for (const [kind, entries] of Object.entries(byKind)) {
        for (const entry of entries) {
          const words = entry.split(" ");
          const there = this.byFirst.get(words[0]) ?? [];
          there.push({ words, kind: /** @type {PersonalKind} */ (kind) });
          this.byFirst.set(words[0], there.sort((one, other) => other.words.length - one.words.length));
        }
      }
    }

    /** The kind of the longest entry that stands in these words. @param {readonly string[]} words @returns {PersonalKind | undefined} */
    find(words) {
      /** @type {{ words: string[], kind: PersonalKind } | undefined} */
      let longest;
      words.forEach((word, at) => {
        const found = this.byFirst.get(word)?.find((entry) => entry.words.every((one, place) => words[at + place] === one));
        if (found !== undefined && found.words.length > (longest?.words.length ?? 0)) longest = found;
      });
      return longest?.kind;
    }

    /** The kind of the entry that is these words. @param {readonly string[]} words */
    is(words) {
      return this.byFirst.get(words[0])?.find((entry) => entry.words.length === words.length && entry.words.every((one, at) => words[at] === one))?.kind;
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
   * @typedef {{ own: PersonalKind | undefined, inside: PersonalKind | undefined, within: PersonalWithin | undefined }} KeySays */

  class Names {
    /** @param {NamesOfPersonal} rules @param {readonly string[]} keys keys of the marketplace's own */
    constructor({ areas, own, inside, others, parameters }, keys) {
      this.areas = new Entries(areas);
      this.own = new Entries(own);
      this.inside = new Entries(inside.own);
      this.within = new Set(inside.within);
      this.others = new Entries({ account: others.people });
      this.things = new Entries({ account: others.things });
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
      // `userStore`, `userInfo`: what holds it says nothing.
      while (words.length > 1 && HOLDERS.has(words[words.length - 1])) words.pop();
      const isOthers = this.others.find(words) !== undefined;
      const isWithin = !isOthers && words.some((_, at) => this.within.has(words.slice(at).join(" ")));
      return {
        own: isOthers ? undefined : this.own.find(words),
        inside: isOthers ? undefined : this.inside.is(words),
        within: isWithin ? "person" : isOthers ? "others" : this.things.find(words) === undefined ? undefined : "goods",
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
      return this.parameters.is(words) !== undefined || this.parameters.find(words.slice(-2)) !== undefined;
    }
  }

  return { Names };
})();
