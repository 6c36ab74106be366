"use strict";
// Which cards of a list were handed over already. Of a list that grows without end only what is new is read and sent, so that the
// hundredth look costs no more than the first.

const JinjjaHanded = (() => {
  /** Cards handed over in one look: few enough for one short task, and for one message. */
  const AT_ONCE = 100;
  /** So many are handed over anew when something else of the page changed: it may say more of them. */
  const FEW = 200;

  class Handed {
    /** What was handed over of each card, by the selector that found it. @type {Map<Element, Map<string, string>>} */
    #cards = new Map();
    /** Cards in which nothing changed since. @type {Set<Element>} */
    #unchanged = new Set();
    /** What this look found, and whether it is new. @type {{ card: Element, selector: string, text: string, isNew: boolean }[]} */
    #found = [];
    /** Whether cards were left for the next look. */
    hasMore = false;

    /** A look begins. */
    begin() {
      this.#found = [];
      this.hasMore = false;
      for (const card of this.#cards.keys()) if (!card.isConnected) this.#drop(card);
    }

    /** What is new of the cards that a selector finds. @template T
     * @param {Element[]} cards @param {string} selector @param {(card: Element) => T} observe @returns {T[]} */
    newOf(cards, selector, observe) {
      const fresh = [];
      for (const card of cards) {
        if (this.#unchanged.has(card) && this.#cards.get(card)?.has(selector)) continue;
        if (fresh.length >= AT_ONCE) {
          this.hasMore = true;
          break;
        }
        const observed = observe(card);
        const text = JSON.stringify(observed);
        const isNew = this.#cards.get(card)?.get(selector) !== text;
        this.#found.push({ card, selector, text, isNew });
        if (isNew) fresh.push(observed);
      }
      return fresh;
    }

    /** What this look found is handed over, or was so before. What was cut off of the message, at the end of each list, is left
     * for the next look. @param {Record<string, unknown[]>} sent */
    take(sent) {
      const room = new Map(Object.entries(sent).map(([selector, cards]) => [selector, cards.length]));
      for (const { card, selector, text, isNew } of this.#found) {
        const left = room.get(selector) ?? 0;
        if (isNew && left === 0) {
          this.hasMore ||= room.size > 0;
          continue;
        }
        if (isNew) room.set(selector, left - 1);
        const known = this.#cards.get(card) ?? new Map();
        this.#cards.set(card, known.set(selector, text));
        this.#unchanged.add(card);
      }
    }

    /** Whether cards that were handed over still stand on the page: what comes now comes beside them. */
    get areThere() {
      return this.#cards.size > 0;
    }

    /** Whether so few were handed over that all of them can be again. */
    get areFew() {
      return this.#cards.size <= FEW;
    }

    /** Something changed on the page. @param {readonly MutationRecord[]} changes */
    touched(changes) {
      if (this.#unchanged.size === 0) return;
      for (const { target } of changes) {
        for (let node = /** @type {Node | null} */ (target); node !== null; node = node.parentNode) {
          if (this.#unchanged.delete(/** @type {Element} */ (node))) break;
        }
      }
    }

    /** Nothing counts as handed over any more. */
    forget() {
      this.#cards.clear();
      this.#unchanged.clear();
    }

    /** @param {Element} card */
    #drop(card) {
      this.#cards.delete(card);
      this.#unchanged.delete(card);
    }
  }

  return { Handed };
})();
