// The engine: judges what was observed.

import init, * as engine from "../engine/jinjja_extension.js";
import { packedBrands } from "./facts.js";
import { instance } from "./instance.js";

/** @typedef {{ catalogue: string, language: string }} Words */

/** The brand facts of the person's own that this instance knows, and the words in which it draws marks. */
const NONE = "[]";
let known = NONE;
/** @type {Words | undefined} */
let spokenIn;

const asked = instance(init, engine.__wbg_reset_state, "jinjja_extension_bg.wasm", () => {
  known = NONE;
  spokenIn = undefined;
});

/** @typedef {{ verdict: PageVerdict, mark: Mark | null }} JudgedPage */

const NOTHING = /** @type {JudgedPage} */ ({ verdict: { state: "failed", page: "none", cards: [], diagnostics: [] }, mark: null });

/** What is said of an observation, with brand facts of the person's own. @param {object} observation
 * @param {Words} words @param {string} ownBrands @returns {Promise<JudgedPage>} */
export async function judged(observation, words, ownBrands) {
  const packed = await packing(ownBrands);
  return asked(() => {
    know(ownBrands, packed);
    speak(words);
    const { verdict, mark } = JSON.parse(engine.judge_observation(JSON.stringify(observation)));
    return { verdict: { ...verdict, state: verdict.page === "none" ? "nothing" : "read" }, mark };
  }, NOTHING);
}

/** What is kept of an observation as evidence, each exactly as the engine writes it; nothing where it is none of a page that can be
 * trusted. @param {object} observation @param {string} ownBrands
 * @returns {Promise<{ capture: string, verdict: string } | undefined>} */
export async function evidenceOf(observation, ownBrands) {
  const packed = await packing(ownBrands);
  return asked(() => {
    know(ownBrands, packed);
    const evidence = engine.evidence_of(JSON.stringify(observation));
    return evidence === undefined ? undefined : JSON.parse(evidence);
  }, undefined);
}

/** @param {string} ownBrands @param {Uint8Array} packed */
function know(ownBrands, packed) {
  if (known === ownBrands) return;
  engine.know_own_brands(packed);
  known = ownBrands;
}

/** @param {Words} words */
function speak(words) {
  if (words.catalogue === spokenIn?.catalogue && words.language === spokenIn.language) return;
  engine.know_words(words.catalogue, words.language);
  spokenIn = words;
}

/** By what the verdict on an address is kept. @param {string} url @param {string} otherwise @returns {Promise<string>} */
export function pageKey(url, otherwise) {
  return asked(() => engine.page_key(url), otherwise);
}

// The facts that were packed last, kept so that pages read at once and a fresh instance get them without packing again.
/** @type {{ brands: string, packed: Promise<Uint8Array> }} */
let last = { brands: NONE, packed: Promise.resolve(new Uint8Array()) };

/** @param {string} brands @returns {Promise<Uint8Array>} */
function packing(brands) {
  if (last.brands !== brands) last = { brands, packed: brands === NONE ? Promise.resolve(new Uint8Array()) : packedBrands(brands) };
  return last.packed;
}

/** The language of the catalogue that the first of these tags means, as its folder and as documents name it.
 * @param {string[]} tags */
export function spoken(tags) {
  return asked(() => {
    const folder = tags.map((tag) => engine.language_of(tag)).find((found) => found !== undefined) ?? "en";
    return { folder, tag: engine.tag_of(folder) ?? folder };
  }, { folder: "en", tag: "en" });
}
