// By what the sellers of cases are known, as entries are found by it: `kind value`.

import { made } from "./record.js";

/** @typedef {{ kind: string, value: string }} SellerKey */

/** Of the seller of a case. @param {string} record @returns {Promise<string[]>} */
export async function sellersOf(record) {
  return written(JSON.parse(await made("seller_keys", record)));
}

/** Of the seller of each card of a list. Where they cannot be told now, sealing tells them. @param {PageCapture} capture
 * @returns {Promise<string[][]>} */
export async function sellersOfCards({ verdict, at }) {
  try {
    /** @type {SellerKey[][]} */
    const cards = JSON.parse(await made("sellers_of_cards", verdict, at));
    return cards.map(written);
  } catch (error) {
    console.error("Jinjja: the sellers of a list could not be told.", error);
    return [];
  }
}

/** @param {SellerKey[]} keys @returns {string[]} */
function written(keys) {
  return keys.map(({ kind, value }) => `${kind} ${value}`);
}

/** @param {string} seller @returns {SellerKey} */
export function parted(seller) {
  const at = seller.indexOf(" ");
  return { kind: seller.slice(0, at), value: seller.slice(at + 1) };
}
