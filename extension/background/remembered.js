// What the browser is asked again and again, asked once: a question to another process takes longer than a verdict.

/** An answer, remembered until it is forgotten, which is when the browser says that it changed.
 * @template T @param {() => Promise<T>} ask */
export function remembered(ask) {
  /** @type {Promise<T> | undefined} */
  let answer;
  return {
    /** @returns {Promise<T>} */
    get() {
      if (answer === undefined) {
        const asked = ask();
        // What failed is asked again.
        asked.catch(() => {
          if (answer === asked) answer = undefined;
        });
        answer = asked;
      }
      return answer;
    },
    forget() {
      answer = undefined;
    },
  };
}
