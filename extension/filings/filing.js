// How something is handed in: confirmed by the person, it waits until it can no longer be taken back; then a server gets it, or the
// person goes on at the office; and the number that the office gives goes into the records of the cases.

import { newId } from "../cases/id.js";
import { StoreError } from "../cases/database.js";
import { changed as changedRecord, made } from "../cases/record.js";
import { recordOf } from "../cases/store.js";
import { storedDesk } from "./desk.js";
import { prepared } from "./prepare.js";
import * as store from "./store.js";

/** So long the person can take it back. */
export const UNDO = 10_000;

const now = () => new Date().toISOString();

/** Confirms what was shown. If by now something else would go, nothing does.
 * @param {import("./prepare.js").Asked & { name: string }} asked @param {PreparedFiling} shown @returns {Promise<Filing>} */
export async function confirmed(asked, shown) {
  await sworn(asked.cases);
  const going = await prepared(asked);
  if (JSON.stringify(going.notices) !== JSON.stringify(shown.notices)) throw new StoreError("case_changed_elsewhere", asked.door);
  if (!going.may_go) throw new StoreError("case_not_done", asked.door);
  const at = now();
  const { server } = await storedDesk();
  /** @type {Filing} */
  const filing = {
    id: newId(), state: "waiting", door: asked.door, name: asked.name, delivery: going.delivery, language: going.language, cases: asked.cases,
    notices: going.notices.map((notice) => ({ ...notice, receipt: null, receipt_at: null })), made_at: at, changed_at: at,
    send_after: new Date(Date.parse(at) + UNDO).toISOString(), server: going.delivery === "server" ? server : "", tries: 0, next_at: "", why: "",
  };
  await store.keep(filing);
  return filing;
}

/** By confirming, the person stands for what is said. @param {string[]} cases */
async function sworn(cases) {
  for (const id of cases) {
    const record = await recordOf(id);
    if (record === null) throw new StoreError("case_not_sealed", id);
    /** @type {Record<string, unknown>} */
    const statement = JSON.parse(await made("sworn", record));
    const said = JSON.parse(record).statement;
    const isSaid = Object.entries(statement).every(([part, value]) => said[part] === value);
    if (!isSaid) await changedRecord(id, { change: "statement-changed", at: now(), statement });
  }
}

/** Takes back what has not gone yet. @param {string} id @returns {Promise<boolean>} whether it could be taken back */
export async function undone(id) {
  return (await store.changed(id, ["waiting"], now(), () => ({ state: "undone" }))) !== null;
}

/** Lets go what can no longer be taken back. @returns {Promise<Filing[]>} what went */
export async function letGo() {
  const at = now();
  const due = (await store.inStates(["waiting"])).filter(({ send_after: after }) => after <= at);
  const gone = await Promise.all(due.map(({ id, delivery }) => store.changed(id, ["waiting"], at, () => ({
    state: delivery === "server" ? "sending" : "ready",
  }))));
  return gone.filter((filing) => filing !== null);
}

/** Notes that a notice was handed in, and the number that the office gave; without one, ours stands for it.
 * @param {string} id @param {string} report @param {string} given @returns {Promise<Filing>} */
export async function receipted(id, report, given) {
  const at = now();
  const number = given.trim();
  const noted = await store.changed(id, ["ready", "handed"], at, ({ notices }) => ({
    notices: notices.map((notice) => notice.report_id === report ? { ...notice, receipt: number === "" ? report : number, receipt_at: at } : notice),
  }));
  if (noted === null) throw new StoreError("case_not_done", id);
  return recorded(noted);
}

/** Writes the numbers into the records of the cases. To do it twice is to do it once. @param {Filing} filing @returns {Promise<Filing>} */
export async function recorded(filing) {
  for (const { cases, receipt, receipt_at: at } of filing.notices.filter((notice) => notice.receipt !== null)) {
    for (const id of cases) await receiptKept(id, filing.door, String(receipt), String(at));
  }
  const isDone = filing.notices.every(({ receipt }) => receipt !== null);
  const done = isDone ? await store.changed(filing.id, ["ready", "arrived"], now(), () => ({ state: "handed" })) : null;
  return done ?? filing;
}

/** @param {string} id @param {string} door @param {string} number @param {string} at */
async function receiptKept(id, door, number, at) {
  try {
    await changedRecord(id, { change: "receipt-added", at, door, number });
  } catch (error) {
    // It was kept before; or the case is gone, and with it where it would stand.
    const isFine = error instanceof StoreError && ["case_already_there", "case_gone", "case_not_sealed"].includes(error.key);
    if (!isFine) throw error;
  }
}
