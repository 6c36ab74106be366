// What the pages of the extension ask of doors and of what was handed in, in values that they can show.

import { api } from "../background/api.js";
import { StoreError } from "../cases/database.js";
import { newId } from "../cases/id.js";
import { reasonOf, save } from "../cases/page.js";
import { changed, made } from "../cases/record.js";
import { sealed } from "../cases/sealing.js";
import { recordOf } from "../cases/store.js";
import { storedDesk } from "./desk.js";
import { confirmed, givenUp, receipted, UNDO, undone } from "./filing.js";
import { ledgerNow } from "./handed.js";
import { giveBack, hostOf } from "./host.js";
import { lookedAgain } from "./look.js";
import { ALARM, tryNow } from "./outbox.js";
import { doorsOf, picturesByName, prepared } from "./prepare.js";
import { filing, filingsOf, inStates } from "./store.js";

export { reasonOf };
export { whenChanged } from "../cases/database.js";

/** The doors that serve cases: those of the first one. What is not sealed yet is sealed first. @param {string[]} cases */
export async function doors(cases) {
  for (const id of cases) await sealed(id);
  return doorsOf(cases[0]);
}

/** What is shown, with what it was asked with, and which showing it is. @type {{ asked: import("./prepare.js").Asked, shown: PreparedFiling, showing: number } | undefined} */
let before;
let showings = 0;

/** What would go. @param {string} door @param {string[]} cases @param {MeantSo[]} meant @param {string} language
 * @param {string} answers what the person answers to what only this door asks, JSON */
export async function show(door, cases, meant, language, answers) {
  const showing = (showings += 1);
  // One number a notice, as long as the person looks at the same door: what is shown is what goes.
  const isSame = before?.asked.door === door && String(before.asked.cases) === String(cases);
  const ids = isSame && before !== undefined ? before.asked.ids : cases.map(() => newId());
  const asked = { door, cases, ids, meant, language, answers: JSON.parse(answers) };
  const shown = await prepared(asked);
  // One that was asked for earlier and comes later is no longer what the person wants to see.
  if (showing === showings) before = { asked, shown, showing };
  return { shown, showing };
}

/** The person confirms what was shown. @param {string} name of the door @param {number} showing @returns {Promise<Filing>} */
export async function confirm(name, showing) {
  const confirming = before;
  if (confirming?.showing !== showing) throw new StoreError("case_changed_elsewhere", name);
  // At once: pressed again, or shown anew meanwhile, it is another one with numbers of its own.
  before = undefined;
  showings += 1;
  // Before it is kept: whoever closes this page now has it go all the same.
  await api.alarms.create(ALARM, { when: Date.now() + UNDO + 1_000 });
  const filing = await confirmed({ ...confirming.asked, name }, confirming.shown);
  void tended();
  return filing;
}

/** Takes back what has not gone yet. @param {string} id */
export async function undo(id) {
  await undone(id);
  void tended();
}

/** Gives up what did not arrive. @param {string} id */
export async function giveUp(id) {
  await givenUp(id).finally(() => void tended());
}

/** A server is left, for none or for another one that is stored by now: what is on its way there stops, and the browser forgets that we
 * may reach it. @param {string} address */
export async function leaveServer(address) {
  const left = (await inStates(["waiting", "sending", "refused"])).filter((one) => goesTo(one, address));
  const stopped = await Promise.allSettled(left.map(({ id }) => undone(id).catch(() => givenUp(id))));
  const { server } = await storedDesk();
  // Another address at the same host is reached by the same leave.
  const isNeeded = server !== "" && server !== address && hostOf(server) === hostOf(address);
  if (!isNeeded) await giveBack(address);
  if (stopped.some(({ status }) => status === "rejected")) throw new StoreError("filing_late", address);
}

/** @param {Filing} filing @param {string} address */
function goesTo({ delivery, notices }, address) {
  const isThere = (/** @type {FiledNotice} */ notice) => notice.address !== null && hostOf(notice.address) === hostOf(address);
  return delivery === "server" && notices.some(isThere);
}

/** The background sends what is due, and wakes for what is not. */
export async function tended() {
  await api.runtime.sendMessage({ kind: "tend-filings" }).catch(() => {});
}

/** What cases were handed in as. @param {string[]} cases */
export function filings(cases) {
  return filingsOf(cases);
}

/** @param {string} id @param {string} report @param {string} number @param {string} day */
export function receipt(id, report, number, day) {
  return receipted(id, report, number, day).finally(() => void tended());
}

/** @param {string} id */
export async function again(id) {
  await tryNow(id);
  await tended();
}

/** Does what the door wants of a notice: its page is opened, its mail written, its file saved.
 * @param {string} id @param {number} number of the notice, from one @param {string} paste what a draft says that cannot hold its text */
export async function forward(id, number, paste) {
  const told = await filing(id);
  const notice = told?.notices.find((one) => one.number === number);
  if (told === undefined || notice === undefined || notice.is_dropped) throw new StoreError("case_gone", id);
  const { delivery } = told;
  if (delivery === "file") for (const part of notice.parts) save(part.key, new Blob([part.text], { type: part.media_type ?? "text/plain" }));
  else if (delivery === "mail") await open(mailOf(notice, paste));
  else if (notice.address !== null) await open(notice.address);
}

/** The longest address that all mail programs take. */
const LONGEST_MAIL = 1_900;

/** A draft; a longer text is pasted by the person, who has it copied. @param {FiledNotice} notice @param {string} paste */
function mailOf({ address, parts }, paste) {
  const of = (/** @type {string} */ key) => parts.find((part) => part.key === key)?.text ?? "";
  const to = encodeURIComponent(address ?? "").replaceAll("%40", "@");
  const saying = (/** @type {string} */ body) =>
    `mailto:${to}?subject=${encodeURIComponent(of("subject"))}&body=${encodeURIComponent(body.replaceAll("\n", "\r\n"))}`;
  const whole = saying(of("body"));
  return whole.length <= LONGEST_MAIL ? whole : saying(paste);
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

/** Notes what came of a case. @param {string} id @param {string} kind @param {string} reason @param {string} receipt the number of the one
 * that it answers; empty for the latest */
export async function noteOutcome(id, kind, reason, receipt) {
  const said = (/** @type {string} */ text) => text.trim() === "" ? null : text.trim();
  await changed(id, { change: "outcome-added", at: new Date().toISOString(), kind, reason: said(reason), receipt: said(receipt) });
}

export function ledger() {
  return ledgerNow();
}

/** A right as it can be stored; it throws where it is none. @param {string} right JSON */
export async function checkedRight(right) {
  return JSON.parse(await made("stored_right", right));
}

/** What the pages call by name. @type {Record<string, (...given: any[]) => unknown>} */
const CALLED = { doors, show, confirm, undo, giveUp, leaveServer, tended, filings, receipt, again, forward, savePictures, look, noteOutcome, ledger, checkedRight };

/** @param {string} name @param {unknown[]} given @returns {Promise<unknown>} */
export async function call(name, given) {
  return CALLED[name](...given);
}
