// What a page asks for is done one after another: an older answer never comes after a newer one, to take its place.

/** What was asked for last. @type {Promise<unknown>} */
let last = Promise.resolve();

/** Does something when all that was asked for before is done, or has failed. @template T @param {() => Promise<T>} action
 * @returns {Promise<T>} */
export function inTurn(action) {
  const done = last.then(action);
  last = done.catch(() => {});
  return done;
}
