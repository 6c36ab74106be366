// Signatures on evidence: that nothing was changed since it was sealed, and, where the person wants it, that it was sealed by the
// same hands as other cases.

import { base64 } from "./base64.js";
import { keepKey, keyOf } from "./store.js";

const CURVE = { name: "ECDSA", namedCurve: "P-384" };
const SIGNING = { name: "ECDSA", hash: "SHA-256" };
/** Of whom all cases carry one key: they have to be told from a stranger's. A shopper's cases must not be told to be of one person. */
const WITH_OWN_KEY = ["investigator", "brand-staff"];

/** Signs a text of a case. @param {string} text @param {string} id of the case @param {string} role of the person
 * @returns {Promise<{ signature: string, publicKey: string }>} base64 */
export async function signed(text, id, role) {
  const pair = await (WITH_OWN_KEY.includes(role) ? key(role, false) : key(id, true));
  const signature = await crypto.subtle.sign(SIGNING, pair.privateKey, new TextEncoder().encode(text));
  return { signature: base64(signature), publicKey: base64(await crypto.subtle.exportKey("spki", pair.publicKey)) };
}

/** Whether a signature on a text holds. @param {{ text: string, signature: string, publicKey: string }} claim */
export async function holds({ text, signature, publicKey }) {
  try {
    const key = await crypto.subtle.importKey("spki", bytes(publicKey), CURVE, false, ["verify"]);
    return await crypto.subtle.verify(SIGNING, key, bytes(signature), new TextEncoder().encode(text));
  } catch {
    return false;
  }
}

/** The key of a case, or the person's own. Nobody can take it out of the browser, the person neither. @param {string} of
 * @param {boolean} isOfCase */
async function key(of, isOfCase) {
  return (await keyOf(of)) ?? keepKey(of, await crypto.subtle.generateKey(CURVE, false, ["sign", "verify"]), isOfCase);
}

/** @param {string} text */
function bytes(text) {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}
