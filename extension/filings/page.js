// What the pages of the extension ask of doors and of what was handed in, in values that they can show.

import { StoreError } from "../cases/database.js";
import { newId } from "../cases/id.js";
import { reasonOf, save } from "../cases/page.js";
import { changed, made } from "../cases/record.js";
import { sealed } from "../cases/sealing.js";
import { recordOf } from "../cases/store.js";
import { confirmed, receipted, undone } from "./filing.js";
import { ledgerNow } from "./handed.js";
import { lookedAgain } from "./look.js";
import { tryNow } from "./outbox.js";
import { doorsOf, picturesByName, prepared } from "./prepare.js";
import { filing, filingsOf } from "./store.js";

export { reasonOf };
export { whenChanged } from "../cases/database.js";

/** @type {typeof chrome} */
const api = globalThis.browser ?? globalThis.chrome;

/** The doors that serve cases: those of the first one. What is not sealed yet is sealed first. @param {string[]} cases */
export async function doors(cases) {
  for (const id of cases) await sealed(id);
  return doorsOf(cases[0]);
}

/** What was shown last at a door, with what it was asked with. @type {{ asked: import("./prepare.js").Asked, shown: PreparedFiling } | undefined} */
let before;

/** What would go. @param {string} door @param {string[]} cases @param {string[]} meant @param {string} language
 * @param {string} answers what the person answers to what only this door asks, JSON */
export async function show(door, cases, meant, language, answers) {
  // One number a notice, as long as the person looks at the same door: what is shown is what goes.
  const isSame = before?.asked.door === door && String(before.asked.cases) === String(cases);
  const ids = isSame && before !== undefined ? before.asked.ids : cases.map(() => newId());
  const asked = { door, cases, ids, meant, language, answers: JSON.parse(answers) };
  const shown = await prepared(asked);
  before = { asked, shown };
  return shown;
}

/** The person confirms what was shown. @param {string} name of the door @returns {Promise<Filing>} */
export async function confirm(name) {
  if (before === undefined) throw new Error("nothing was shown");
  const { asked, shown } = before;
  const filing = await confirmed({ ...asked, name }, shown);
  before = undefined;
  void tended();
  return filing;
}

/** Takes back what has not gone yet. @param {string} id @returns {Promise<boolean>} */
export async function undo(id) {
  const done = await undone(id);
  void tended();
  return done;
}

/** The background sends what is due, and wakes for what is not. */
export async function tended() {
  await api.runtime.sendMessage({ kind: "tend-filings" }).catch(() => {});
}

/** What cases were handed in as. @param {string[]} cases */
export function filings(cases) {
  return filingsOf(cases);
}

/** @param {string} id @param {string} report @param {string} number */
export function receipt(id, report, number) {
  return receipted(id, report, number);
}

/** @param {string} id */
export async function again(id) {
  await tryNow(id);
  await tended();
}

/** Does what the door wants of a notice: its page is opened, its mail written, its file saved.
 * @param {string} id @param {number} number of the notice, from one */
export async function forward(id, number) {
  const told = await filing(id);
  const notice = told?.notices.find((one) => one.number === number);
  if (told === undefined || notice === undefined) throw new StoreError("case_gone", id);
  const { delivery } = told;
  if (delivery === "file") for (const part of notice.parts) save(part.key, new Blob([part.text], { type: part.media_type ?? "text/plain" }));
  else if (delivery === "mail") await open(mailOf(notice));
  else if (notice.address !== null) await open(notice.address);
}

/** The longest address that all mail programs take. */
const LONGEST_MAIL = 1_900;

/** A draft; a longer text is pasted by the person, who has it copied. @param {FiledNotice} notice */
function mailOf({ address, parts }) {
  const of = (/** @type {string} */ key) => parts.find((part) => part.key === key)?.text ?? "";
  const to = encodeURIComponent(address ?? "").replaceAll("%40", "@");
  const subject = `mailto:${to}?subject=${encodeURIComponent(of("subject"))}`;
  const whole = `${subject}&body=${encodeURIComponent(of("body").replaceAll("\n", "\r\n"))}`;
  return whole.length <= LONGEST_MAIL ? whole : subject;
}

/** Hands pictures of cases to the person, by the names that notices give them. @param {string[]} cases @param {string[]} names */
export async function savePictures(cases, names) {
  const pictures = await picturesByName(cases);
  for (const name of names) {
    const bytes = pictures.get(name);
    if (bytes !== undefined) save(name, bytes);
  }
}

/** Opens the page of an office beside this one. @param {string} url */
async function open(url) {
  if (!/^(?:https:\/\/|mailto:)/.test(url)) throw new StoreError("case_not_done", url);
  await api.tabs.create({ url });
}

/** Looks whether the listing of a case is still there, and notes it. @param {string} id @returns {Promise<string | null>} what was seen */
export async function look(id) {
  const record = JSON.parse((await recordOf(id)) ?? "null");
  const seen = await lookedAgain(record);
  if (seen !== null) await changed(id, { change: "outcome-added", at: new Date().toISOString(), kind: seen });
  return seen;
}

/** Notes what came of a case. @param {string} id @param {string} kind @param {string} reason */
export async function noteOutcome(id, kind, reason) {
  await changed(id, { change: "outcome-added", at: new Date().toISOString(), kind, reason: reason.trim() === "" ? null : reason.trim() });
}

export function ledger() {
  return ledgerNow();
}

/** A right as it can be stored; it throws where it is none. @param {string} right JSON */
export async function checkedRight(right) {
  return JSON.parse(await made("stored_right", right));
}

/** What the pages call by name. @type {Record<string, (...given: any[]) => unknown>} */
const CALLED = { doors, show, confirm, undo, tended, filings, receipt, again, forward, savePictures, look, noteOutcome, ledger, checkedRight };

/** @param {string} name @param {unknown[]} given @returns {Promise<unknown>} */
export async function call(name, given) {
  return CALLED[name](...given);
}
