// The engine. It is written not to fail; if it does, its instance is unsound: this page could not be read, and the next one
// gets a fresh instance.

import init, * as engine from "../engine/jinjja_extension.js";
import { api } from "./api.js";

/** @type {Promise<unknown> | undefined} */
let ready;

function started() {
  ready ??= init({ module_or_path: api.runtime.getURL("engine/jinjja_extension_bg.wasm") });
  return ready;
}

/** @typedef {{ verdict: PageVerdict, mark: Mark | null }} JudgedPage */

const NOTHING = /** @type {JudgedPage} */ ({ verdict: { state: "failed", page: "none", cards: [], diagnostics: [] }, mark: null });

/** What is said of an observation. @param {object} observation @param {{ catalogue: string, language: string }} words
 * @returns {Promise<JudgedPage>} */
export async function judged(observation, words) {
  try {
    await started();
    const { verdict, mark } = JSON.parse(engine.judge_observation(JSON.stringify(observation), words.catalogue, words.language));
    return { verdict: { ...verdict, state: verdict.page === "none" ? "nothing" : "read" }, mark };
  } catch (error) {
    console.error("Jinjja: this page could not be read.", error);
    renewed();
    return NOTHING;
  }
}

/** What traps once would trap again: the same input is never tried twice. */
function renewed() {
  try {
    engine.__wbg_reset_state();
  } catch {
    ready = undefined;
  }
}
