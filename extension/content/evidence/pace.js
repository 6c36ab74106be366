"use strict";
// Long work on the page's main thread, done a slice at a time, so that the page stays as quick as it was.

const JinjjaPace = (() => {
  /** Milliseconds of work after which the page has its turn. Tasks are to stay under 50 on machines a few times slower. */
  const SLICE = 10;
  /** Work between two looks at the clock. */
  const BETWEEN = 24;

  class Pace {
    #since = performance.now();

    /** Work done since the clock was read. */
    #done = 0;

    get isDue() {
      this.#done = 0;
      return performance.now() - this.#since > SLICE;
    }

    /** The same after so much work, a node or some hundred characters each: the clock is read now and then. @param {number} work */
    isDueAfter(work) {
      this.#done += work;
      return this.#done >= BETWEEN && this.isDue;
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

  /** What stands directly in a node, as it is now: the page may change before the last of it is looked at. @param {Node} node */
  function inside(node) {
    /** @type {Node[]} */
    const nodes = [];
    for (let child = node.firstChild; child !== null; child = child.nextSibling) nodes.push(child);
    return nodes;
  }

  return { Pace, inside };
})();
