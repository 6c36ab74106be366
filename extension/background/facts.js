// Brand facts and the shops that a page names: seldom asked, so in a module of their own, started only then.

import init, * as facts from "../engine/jinjja_facts.js";
import { instance } from "./instance.js";

const asked = instance(init, facts.__wbg_reset_state, "jinjja_facts_bg.wasm");

const FAILED = /** @type {ToPage} */ ({ kind: "failed" });

/** What is wrong with brand facts. @param {string} text @returns {Promise<ToPage>} */
export function checkedBrands(text) {
  return asked(() => /** @type {ToPage} */ ({ kind: "facts", ...JSON.parse(facts.check_own_brands(text)) }), FAILED);
}

/** The shops that a page links to or names. @param {object} page @param {string} day @returns {Promise<ToPage>} */
export function foundShops(page, day) {
  return asked(() => {
    const shops = facts.find_shops(JSON.stringify(page), day);
    return shops === undefined ? FAILED : { kind: "stores", stores: JSON.parse(shops) };
  }, FAILED);
}

const NONE = new Uint8Array();

/** Brand facts of the person's own as the engine takes them. @param {string} brands @returns {Promise<Uint8Array>} */
export function packedBrands(brands) {
  return asked(() => facts.pack_own_brands(brands), NONE);
}
