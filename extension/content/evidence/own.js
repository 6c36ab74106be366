"use strict";
// What the browser keeps for a page of the person who looks at it: cookies, stored items, what was typed into inputs.

const JinjjaOwn = (() => {
  const { values, read } = JinjjaKeyed;
  const { decoded } = JinjjaFacts;
  const LONGEST_ITEM = 400_000;
  /** Characters of states of a page, ten times what large pages have. */
  const MOST_STATES = 16_000_000;
  const MOST_STORED = 4_000_000;
  const EMAIL = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/g;
  const JWT = /eyJ[\w-]{6,4000}\.[\w-]{6,8000}\.[\w-]{0,4000}/g;
  const NO_TOKEN = /^[\d\s.,:/()%+-]*$|^[a-z]{2}[-_][a-z]{2}\b/i;
  const INPUT_KINDS = /** @type {Record<string, PersonalKind>} */ ({ email: "email", tel: "phone", password: "token" });
  const FILLED_IN = /** @type {[RegExp, PersonalKind][]} */ ([
    [/name$/, "name"], [/email/, "email"], [/tel/, "phone"], [/address|street|postal|city/, "address"], [/username/, "account"],
  ]);

  class Own {
    /** @param {InstanceType<typeof JinjjaValues.Known>} known @param {InstanceType<typeof JinjjaNames.Names>} names */
    constructor(known, names) {
      this.known = known;
      this.names = names;
      /** Characters of states that are still looked at, and whether all were. */
      this.room = MOST_STATES;
      this.isAll = true;
    }

    /** A text of the page's in which values stand under keys: a state, a stored item.
     * @param {string} text @param {InstanceType<typeof JinjjaPace.Pace>} pace */
    async state(text, pace) {
      const whole = text.length <= this.room ? text : text.slice(0, this.room);
      if (whole.length < text.length) this.isAll = false;
      this.room -= whole.length;
      for (const found of values(whole, this.names)) {
        if (found !== undefined) this.known.add(read(found.value), found.kind);
        else if (pace.isDue) await pace.rest();
      }
    }

    /** @param {string} cookies as `document.cookie` gives them @param {InstanceType<typeof JinjjaPace.Pace>} pace */
    async cookies(cookies, pace) {
      for (const cookie of cookies.split(/;\s*/)) {
        const at = cookie.indexOf("=");
        if (at < 0) continue;
        await this.#kept(cookie.slice(0, at), cookie.slice(at + 1), "cookie", pace);
        if (pace.isDue) await pace.rest();
      }
    }

    /** @param {Storage} storage @param {InstanceType<typeof JinjjaPace.Pace>} pace */
    async stored(storage, pace) {
      let left = MOST_STORED;
      for (let at = 0; at < storage.length && left > 0; at += 1) {
        const name = storage.key(at) ?? "";
        const value = (storage.getItem(name) ?? "").slice(0, LONGEST_ITEM);
        left -= value.length;
        await this.#kept(name, value, "token", pace);
        if (pace.isDue) await pace.rest();
      }
    }

    /** @param {string} name @param {string} written @param {PersonalKind} otherwise @param {InstanceType<typeof JinjjaPace.Pace>} pace */
    async #kept(name, written, otherwise, pace) {
      const kind = this.names.ofKey(name).own;
      for (const value of new Set([written, decoded(written), decoded(decoded(written))])) {
        const plain = value.replace(/^"([^"]*)"$/, "$1");
        if (kind !== undefined) this.known.add(plain, kind);
        else if (otherwise === "cookie" && isToken(plain)) this.known.add(plain, otherwise);
        this.#byForm(plain);
        if (plain.includes('":')) await this.state(plain, pace);
        // `uid=1&nick=a`, `id:1|name:a`
        for (const [, key, part] of plain.slice(0, 8_000).matchAll(/(?:^|[&|;,])\s*([\w.-]{1,40})[=:]([^&|;,"]{1,400})/g)) {
          const ofPart = this.names.ofKey(key).own;
          if (ofPart !== undefined) this.known.add(decoded(part), ofPart);
        }
      }
    }

    /** @param {string} text */
    #byForm(text) {
      for (const [email] of text.matchAll(EMAIL)) this.known.add(email, "email");
      for (const [jwt] of text.matchAll(JWT)) this.known.add(jwt, "token");
    }

    /** What an input holds, where its name tells that it is the person's own. @param {HTMLInputElement | HTMLTextAreaElement} input */
    input(input) {
      const value = input.value.slice(0, 2_000);
      if (value.trim() === "") return;
      const filled = FILLED_IN.find(([words]) => words.test(input.getAttribute("autocomplete") ?? ""))?.[1];
      const named = ["name", "id"].map((name) => this.names.ofKey(input.getAttribute(name) ?? "").own).find((kind) => kind !== undefined);
      const kind = INPUT_KINDS[input.type] ?? filled ?? named;
      if (kind !== undefined) this.known.add(value, kind);
      this.#byForm(value);
    }
  }

  /** Whether a text looks like what tells one visitor from others, not like a setting. @param {string} text */
  function isToken(text) {
    return text.length >= 8 && !NO_TOKEN.test(text) && (/\d/.test(text) ? /\D/.test(text) : text.length >= 20);
  }

  return { Own };
})();
