"use strict";
// Long work on the page's main thread, done a slice at a time, so that the page stays as quick as it was.

const JinjjaPace = (() => {
  /** Milliseconds of work after which the page has its turn. Tasks are to stay under 50 on machines a few times slower. */
  const SLICE = 10;

  class Pace {
    #since = performance.now();

    get isDue() {
      return performance.now() - this.#since > SLICE;
    }

    async rest() {
      await turn();
      this.#since = performance.now();
    }
  }

  /** Lets the page have its turn. @returns {Promise<void>} */
  function turn() {
    if (typeof scheduler !== "undefined" && scheduler.yield !== undefined) return scheduler.yield();
    return new Promise((done) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        done();
      };
      port2.postMessage(null);
    });
  }

  return { Pace };
})();
