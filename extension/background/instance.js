// A module of wasm. It is written not to fail; if it does, its instance is unsound: what was asked could not be done, and the
// next question gets a fresh instance.

import { api } from "./api.js";
import { remembered } from "./remembered.js";

/** A module, started when it is first asked. @param {(options: { module_or_path: string }) => Promise<unknown>} init
 * @param {() => void} reset @param {string} name its file @param {() => void} [renewed] told that what it knew is gone */
export function instance(init, reset, name, renewed = () => {}) {
  const started = remembered(() => init({ module_or_path: api.runtime.getURL(`engine/${name}`) }));
  let isLost = false;

  function renew() {
    renewed();
    try {
      reset();
    } catch {
      // There is no other instance before the background is started anew; this one must not be asked again.
      isLost = true;
    }
  }

  /** Asks once; what traps once would trap again. @template T @param {() => T} question @param {T} otherwise
   * @returns {Promise<T>} */
  return async function asked(question, otherwise) {
    if (isLost) return otherwise;
    try {
      await started.get();
      return question();
    } catch (error) {
      console.error(`Jinjja: ${name} stopped.`, error);
      renew();
      return otherwise;
    }
  };
}
