// Records of cases are made by Rust, which keeps to their rules; what it refuses is told as why.

import { StoreError } from "./database.js";
import { engine } from "./engine.js";
import * as store from "./store.js";

/** A change that others get before so often is given up. */
const MOST_TRIES = 5;

/** Why a record was refused, by the code that Rust gives, as keys of the catalogue; all others are no fault of the person. */
const REASONS = /** @type {Record<string, string>} */ ({
  "newer-version": "case_newer_version", "too-long": "case_too_long", "too-many": "case_too_many", "already-there": "case_already_there",
  "not-there": "case_gone",
});

/** Changes the record of a case; of changes made at the same time in two places, none is lost.
 * @param {string} id @param {{ change: string, at: string, [part: string]: unknown }} change @returns {Promise<Record<string, any>>} */
export async function changed(id, change) {
  for (let tries = 1; ; tries += 1) {
    const record = await store.recordOf(id);
    if (record === null) throw new StoreError("case_not_sealed", id);
    try {
      const after = await made("case_with", record, JSON.stringify(on(JSON.parse(record), change)));
      const facts = JSON.parse(after);
      await store.keepRecord(id, after, record, { at: change.at, folder: facts.folder ?? "" });
      return facts;
    } catch (error) {
      const isAnothers = error instanceof StoreError && error.key === "case_changed_elsewhere";
      if (!isAnothers || tries === MOST_TRIES) throw error;
    }
  }
}

/** A change as it is on this record: of a statement a part may be changed, and the rest stays as it is said there.
 * @param {Record<string, any>} record @param {{ change: string, [part: string]: any }} change */
function on({ statement }, change) {
  return change.change === "statement-changed" ? { ...change, statement: { ...statement, ...change.statement } } : change;
}

/** What one of the record's functions gives. @param {"open_case" | "case_with" | "case_gone" | "seller_keys" | "sellers_of_cards" | "same_seller" | "doors" | "prepared" | "handed" | "ledger" | "stored_right" | "sworn"} name
 * @param {...string} given @returns {Promise<string>} JSON */
export async function made(name, ...given) {
  const functions = await engine();
  const text = /** @type {(...given: string[]) => string} */ (functions[name])(...given);
  const { error } = /** @type {{ error?: { code: string, message: string } }} */ (JSON.parse(text));
  if (error !== undefined) throw new StoreError(REASONS[error.code] ?? "case_not_done", error.message);
  return text;
}
