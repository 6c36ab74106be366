"use strict";
// Values under telling keys: in JSON, in JavaScript literals and assignments, in JSON inside of texts, in stored items.

const JinjjaKeyed = (() => {
  /** A key with its sign, or a bracket. The key may stand in quotes that are escaped any number of times. */
  const TOKEN = /(\\{0,15}["'])([\p{L}\p{N}_$.\- ]{1,64})\1\s{0,8}[:=]\s{0,8}|([A-Za-z_$][\w$]{1,63})\s{0,8}[:=](?![=/])\s{0,8}|[{}[\]]/gu;
  const NUMBER = /-?\d{5,25}(?![\w.])/y;
  const OPENS = /\\{0,15}["']?\s{0,8}[{[]/y;
  const QUOTE = /\\{0,15}["'`]/y;
  const LONGEST_VALUE = 2_000;
  const DEEPEST = 200;
  /** What stands deeper than this inside of something about the person, or farther behind its beginning, may be about anything:
   * brackets in texts are counted too. */
  const LEVELS = 3;
  const NEAR = 20_000;
  /** Characters looked at in one go, and how much of them is looked at again, so that what stands on the border is seen whole. */
  const GO = 100_000;

  /** @typedef {{ kind: PersonalKind, value: string, start: number, end: number, isNumber: boolean }} KeyedValue */

  /** The values under telling keys in a text.
   * @param {string} text @param {InstanceType<typeof JinjjaNames.Names>} names @returns {Generator<KeyedValue | undefined>}
   *   `undefined` now and then, where the page can have its turn */
  function* values(text, names) {
    const token = new RegExp(TOKEN);
    /** @type {{ is: PersonalWithin | undefined, at: number, levels: number }[]} */
    const inside = [];
    const around = (/** @type {number} */ at) => {
      const here = inside.at(-1);
      return here?.is === "person" && (here.levels > LEVELS || at - here.at > NEAR) ? undefined : here?.is;
    };
    let turns = 0;
    for (let from = 0; from < text.length; from += GO) {
      const piece = text.length <= GO ? text : text.slice(from, from + GO + LONGEST_VALUE + 200);
      token.lastIndex = 0;
      /** @type {PersonalWithin | undefined} */
      let before;
      for (let found = token.exec(piece); found !== null && found.index < GO; found = token.exec(piece)) {
        turns += 1;
        if (turns % 500 === 0) yield undefined;
        const key = found[2] ?? found[3];
        if (key === undefined) {
          const sign = found[0];
          if (sign === "{" || sign === "[") {
            const above = inside.at(-1);
            if (inside.length >= DEEPEST) inside.shift();
            // Who is named in a review is not who looks at it.
            const isOfOthers = before === "person" && above?.is === "others";
            if (above === undefined || (before !== undefined && !isOfOthers)) inside.push({ is: before, at: from + found.index, levels: 0 });
            else inside.push({ ...above, levels: above.levels + 1 });
          } else {
            inside.pop();
          }
          before = undefined;
          continue;
        }
        const says = names.ofKey(key);
        OPENS.lastIndex = token.lastIndex;
        before = OPENS.test(piece) ? says.within : undefined;
        const where = says.within === "others" ? "others" : around(from + found.index);
        const kind = where === "others" || where === "goods" ? undefined : says.own ?? (where === "person" ? says.inside : undefined);
        if (kind === undefined) continue;
        const value = valueAt(piece, token.lastIndex);
        if (value === undefined) continue;
        yield { kind, ...value, start: from + value.start, end: from + value.end };
      }
      yield undefined;
      if (text.length <= GO) return;
    }
  }

  /** The text or the number that begins here. @param {string} text @param {number} at */
  function valueAt(text, at) {
    NUMBER.lastIndex = at;
    const number = NUMBER.exec(text);
    if (number !== null) return { value: number[0], start: at, end: at + number[0].length, isNumber: true };
    QUOTE.lastIndex = at;
    const quote = QUOTE.exec(text)?.[0];
    if (quote === undefined) return undefined;
    const start = at + quote.length;
    for (let end = text.indexOf(quote, start); end >= 0 && end - start <= LONGEST_VALUE; end = text.indexOf(quote, end + 1)) {
      let slashes = 0;
      while (text[end - 1 - slashes] === "\\") slashes += 1;
      if (quote.length > 1 ? slashes > 0 : slashes % 2 === 1) continue;
      return end === start ? undefined : { value: text.slice(start, end), start, end, isNumber: false };
    }
    return undefined;
  }

  /** A value as it is read: escapes undone as often as they were made. @param {string} written */
  function read(written) {
    let text = written;
    for (let turn = 0; turn < 8 && text.includes("\\"); turn += 1) {
      text = text.replace(/\\+(?:u([\da-fA-F]{4})|x([\da-fA-F]{2})|([^]))/g, (_, unit, byte, sign) => {
        const code = unit ?? byte;
        if (code !== undefined) return String.fromCharCode(parseInt(code, 16));
        return sign === "n" || sign === "r" || sign === "t" ? " " : sign;
      });
    }
    return text;
  }

  return { values, read };
})();
