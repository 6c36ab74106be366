// A background that can be stopped at any step: the browser's database and requests as it has them, each of which may be its last. What is
// stopped changes nothing any more, as a worker's open transactions end with it.

/** @typedef {{ steps: number, last: number, isDead: boolean }} Life */

/** The life of a worker that is stopped at its step `last`. @param {number} last @returns {Life} */
export const life = (last) => ({ steps: 0, last, isDead: false });

class Stopped extends Error {}

/** One more step; it may be the last. @param {Life} of */
function step(of) {
  if (of.isDead) throw new Stopped();
  of.steps += 1;
  of.isDead = of.steps >= of.last;
  return of.isDead;
}

/** The database as a worker has it. @param {IDBFactory} factory @param {() => Life} alive */
export function database(factory, alive) {
  return {
    open: (...asked) => {
      const request = factory.open(...asked);
      const transaction = IDBDatabase.prototype.transaction;
      request.addEventListener("success", () => {
        request.result.transaction = function stoppable(...given) {
          const isLast = step(alive());
          const begun = transaction.apply(this, given);
          // In the middle of it.
          if (isLast) queueMicrotask(() => begun.abort());
          return begun;
        };
      });
      return request;
    },
  };
}

/** Requests as a worker makes them: stopped before one goes, or while its answer is waited for.
 * @param {typeof fetch} real @param {() => Life} alive */
export function requests(real, alive) {
  return async (...asked) => {
    const of = alive();
    if (of.isDead) throw new Stopped();
    const answer = await real(...asked);
    step(of);
    return answer;
  };
}
