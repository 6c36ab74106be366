// Records of cases are made by Rust, which keeps to their rules; what it refuses is told as why.

import { StoreError } from "./database.js";
import { engine } from "./engine.js";

/** Why a record was refused, by the code that Rust gives, as keys of the catalogue; all others are no fault of the person. */
const REASONS = /** @type {Record<string, string>} */ ({
  "newer-version": "case_newer_version", "too-long": "case_too_long", "too-many": "case_too_many", "already-there": "case_already_there",
});

/** What one of the record's functions gives. @param {"open_case" | "case_with" | "case_gone" | "seller_keys" | "same_seller"} name
 * @param {...string} given @returns {Promise<string>} JSON */
export async function made(name, ...given) {
  const functions = await engine();
  const text = /** @type {(...given: string[]) => string} */ (functions[name])(...given);
  const { error } = /** @type {{ error?: { code: string, message: string } }} */ (JSON.parse(text));
  if (error !== undefined) throw new StoreError(REASONS[error.code] ?? "case_not_done", error.message);
  return text;
}
