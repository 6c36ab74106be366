// The engine. It is written not to fail; if it does, its instance is unsound: what was asked could not be done, and the next
// question gets a fresh instance.

import init, * as engine from "../engine/jinjja_extension.js";
import { api } from "./api.js";

/** @type {Promise<unknown> | undefined} */
let ready;

/** The brand facts of the person's own that this instance knows. */
const NONE = "[]";
let known = NONE;

/** Asks the engine once; what traps once would trap again. @template T @param {() => T} question @param {T} otherwise
 * @returns {Promise<T>} */
async function asked(question, otherwise) {
  try {
    ready ??= init({ module_or_path: api.runtime.getURL("engine/jinjja_extension_bg.wasm") });
    await ready;
    return question();
  } catch (error) {
    console.error("Jinjja: the engine stopped.", error);
    renewed();
    return otherwise;
  }
}

function renewed() {
  known = NONE;
  try {
    engine.__wbg_reset_state();
  } catch {
    ready = undefined;
  }
}

/** @typedef {{ verdict: PageVerdict, mark: Mark | null }} JudgedPage */

const NOTHING = /** @type {JudgedPage} */ ({ verdict: { state: "failed", page: "none", cards: [], diagnostics: [] }, mark: null });

/** What is said of an observation, with brand facts of the person's own. @param {object} observation
 * @param {{ catalogue: string, language: string }} words @param {string} ownBrands @returns {Promise<JudgedPage>} */
export function judged(observation, words, ownBrands) {
  return asked(() => {
    if (known !== ownBrands) {
      engine.know_own_brands(ownBrands);
      known = ownBrands;
    }
    const { verdict, mark } = JSON.parse(engine.judge_observation(JSON.stringify(observation), words.catalogue, words.language));
    return { verdict: { ...verdict, state: verdict.page === "none" ? "nothing" : "read" }, mark };
  }, NOTHING);
}

/** By what the verdict on an address is kept. @param {string} url @param {string} otherwise @returns {Promise<string>} */
export function pageKey(url, otherwise) {
  return asked(() => engine.page_key(url), otherwise);
}

const FAILED = /** @type {ToPage} */ ({ kind: "failed" });

/** What is wrong with brand facts. @param {string} text @returns {Promise<ToPage>} */
export function checkedBrands(text) {
  return asked(() => /** @type {ToPage} */ ({ kind: "facts", ...JSON.parse(engine.check_own_brands(text)) }), FAILED);
}

/** The shops that a page links to or names. @param {object} page @param {string} day @returns {Promise<ToPage>} */
export function foundShops(page, day) {
  return asked(() => {
    const shops = engine.find_shops(JSON.stringify(page), day);
    return shops === undefined ? FAILED : { kind: "stores", stores: JSON.parse(shops) };
  }, FAILED);
}

/** The language of the catalogue that the first of these tags means, as its folder and as documents name it.
 * @param {string[]} tags */
export function spoken(tags) {
  return asked(() => {
    const folder = tags.map((tag) => engine.language_of(tag)).find((found) => found !== undefined) ?? "en";
    return { folder, tag: engine.tag_of(folder) ?? folder };
  }, { folder: "en", tag: "en" });
}
