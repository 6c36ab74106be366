// How something is handed in: confirmed by the person, it waits until it can no longer be taken back; then a server gets it, or the
// person goes on at the office; and the number that the office gives goes into the records of the cases.

import { newId } from "../cases/id.js";
import { StoreError } from "../cases/database.js";
import { changed as changedRecord, made } from "../cases/record.js";
import { recordOf } from "../cases/store.js";
import { prepared } from "./prepare.js";
import { isSworn, withdrawn, withReceipt } from "./standing.js";
import * as store from "./store.js";

/** So long the person can take it back. */
export const UNDO = 10_000;
/** Of what stands like this an office may have something. @type {FilingState[]} */
const GONE = ["undone", "ready", "sending", "refused", "arrived", "handed"];

const now = () => new Date().toISOString();

/** Confirms what was shown. If by now something else would go, nothing does.
 * @param {import("./prepare.js").Asked & { name: string }} asked @param {PreparedFiling} shown @returns {Promise<Filing>} */
export async function confirmed(asked, shown) {
  const going = await prepared(asked);
  if (JSON.stringify(going.notices) !== JSON.stringify(shown.notices)) throw new StoreError("case_changed_elsewhere", asked.door);
  if (!going.may_go) throw new StoreError("case_not_done", asked.door);
  const at = now();
  /** @type {Filing} */
  const filing = {
    id: newId(), state: "waiting", door: asked.door, name: asked.name, delivery: going.delivery, language: going.language, cases: asked.cases,
    notices: going.notices.map((notice) => ({ ...notice, receipt: null, receipt_at: null })), made_at: at, changed_at: at,
    send_after: new Date(Date.parse(at) + UNDO).toISOString(), tries: 0, next_at: at, why: "",
  };
  await store.keep(filing);
  return filing;
}

/** Takes back what has not gone yet; of its texts nothing stays. @param {string} id */
export async function undone(id) {
  const at = now();
  if ((await store.changed(id, ["waiting"], at, (filing) => withdrawn(filing, at))) === null) throw new StoreError("filing_late", id);
}

/** Gives up what did not arrive: the person did not hand it in after all, or the server does not take it. What did arrive stays as it is.
 * @param {string} id */
export async function givenUp(id) {
  const at = now();
  const left = await store.changed(id, ["ready", "sending", "refused"], at, (filing) => withdrawn(filing, at));
  if (left === null) throw new StoreError("case_not_done", id);
  await recorded(left);
}

/** Lets go what can no longer be taken back: first of all that is kept, so that nothing is sworn of what is taken back.
 * @param {Filing} filing */
export async function letGo({ id }) {
  const at = now();
  await store.changed(id, ["waiting"], at, () => ({ state: "sending", is_sworn: false, next_at: at }));
}

/** The person stands for what is said: that is in the records before anything goes. @param {Filing} filing */
export async function stoodFor(filing) {
  const { id, cases, notices, delivery } = filing;
  if (isSworn(filing)) return;
  const isAuthorised = notices.some(({ declares }) => declares?.includes("notice_authority"));
  await sworn(cases, isAuthorised);
  const at = now();
  const state = delivery === "server" ? "sending" : "ready";
  await store.changed(id, ["sending"], at, () => ({ state, is_sworn: true, tries: 0, next_at: at, why: "" }));
}

/** @param {string[]} cases @param {boolean} isAuthorised the person also says to act for the holder of the right */
async function sworn(cases, isAuthorised) {
  for (const id of cases) await recordKept(id, async (record) => {
    /** @type {Record<string, unknown>} */
    const statement = { ...JSON.parse(await made("sworn", record)), ...(isAuthorised && { authority: true }) };
    const said = JSON.parse(record).statement;
    const isSaid = Object.entries(statement).every(([part, value]) => said[part] === value);
    return isSaid ? null : { change: "statement-changed", at: now(), statement };
  });
}

/** Notes that a notice was handed in, and the number that the office gave; without one, ours stands for it.
 * @param {string} id @param {string} report @param {string} given @param {string} day on which, where the person is (`2026-11-29`) */
export async function receipted(id, report, given, day) {
  const number = given.trim();
  const after = await noted(id, report, number === "" ? report : number, momentOf(day, now()));
  if (after === null) throw new StoreError("case_not_done", id);
  await recorded(after);
}

/** Notes the number of a notice that arrived. Whoever is stopped before it stands in the records leaves it to the next.
 * @param {string} id @param {string} report @param {string} number @param {string} givenAt @returns {Promise<Filing | null>} */
export function noted(id, report, number, givenAt) {
  const at = now();
  return store.changed(id, GONE, at, (filing) => withReceipt(filing, report, { receipt: number, receipt_at: givenAt }, at));
}

/** The moment that stands for a day: of today it is now, of an earlier day its first one. @param {string} day @param {string} at now */
function momentOf(day, at) {
  const start = `${day}T00:00:00.000Z`;
  return day === today(at) || Number.isNaN(Date.parse(start)) || start > at ? at : start;
}

/** The day of a moment, where the person is. @param {string} at */
function today(at) {
  const date = new Date(at);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

/** Writes the numbers into the records of the cases. To do it twice is to do it once. @param {Filing} filing */
export async function recorded({ id, door, notices }) {
  for (const { cases, receipt, receipt_at: at } of notices.filter((notice) => notice.receipt !== null)) {
    const change = { change: "receipt-added", at: now(), door, number: String(receipt), given_at: at };
    for (const one of cases) await recordKept(one, async (record) => {
      /** @type {{ receipts: { door: string, number: string }[] }} */
      const { receipts } = JSON.parse(record);
      return receipts.some((known) => known.door === door && known.number === receipt) ? null : change;
    });
  }
  await store.changed(id, ["arrived"], now(), () => ({ state: "handed", why: "" }));
}

/** Changes the record of a case, if it needs a change and the case is still there.
 * @param {string} id @param {(record: string) => Promise<{ change: string, at: string } | null>} changeOf */
async function recordKept(id, changeOf) {
  const record = await recordOf(id);
  const change = record === null ? null : await changeOf(record);
  if (change === null) return;
  try {
    await changedRecord(id, change);
  } catch (error) {
    const isKept = error instanceof StoreError && ["case_already_there", "case_gone", "case_not_sealed"].includes(error.key);
    if (!isKept) throw error;
  }
}
