// What gives a page a case or its record is done one after another: an older answer never comes after a newer one, to take its place.

/** What is done last of it. @type {Promise<unknown>} */
let last = Promise.resolve();

/** Does something when all before it is done, or has failed. @template T @param {() => Promise<T>} action
 * @returns {Promise<T>} */
export function inTurn(action) {
  const done = last.then(action);
  last = done.catch(() => {});
  return done;
}
