// What was confirmed goes: to the server of the person's own choosing, or on to the person. Each notice is sent until the server has it,
// and by its number the server takes it once; between two tries lies more and more time, and how it stands can be seen.

import { delivered } from "./delivery.js";
import { letGo, noted, recorded, stoodFor } from "./filing.js";
import { isDue, nextTry } from "./pace.js";
import { arrived, isOpen, isSworn } from "./standing.js";
import * as store from "./store.js";

/** The alarm for which the background is woken. */
export const ALARM = "filings";
/** Milliseconds after which an answer is no longer waited for: less than a worker lives without one. */
const PATIENCE = 20_000;

/** Before this time, what failed here is not due: where not even that can be kept in the browser, it is kept in mind. @type {Map<string, string>} */
const heldUntil = new Map();

const now = () => new Date().toISOString();

/** Does what is due, and says when there is something to do again. In every worker and page at once, it is done once.
 * @param {number} [patience] milliseconds @returns {Promise<string | null>} an ISO time; none when nothing is left */
export async function tend(patience = PATIENCE) {
  await navigator.locks.request("outbox", { ifAvailable: true }, async (lock) => {
    if (lock === null) return;
    await each("waiting", letGo);
    await each("sending", stoodFor);
    // What a worker that was stopped left between the server and the records.
    await each("arrived", recorded);
    await each("sending", (filing) => sent(filing, patience));
  });
  return next();
}

/** Does something with all that stand like this and are due. What goes wrong with one does not keep the others.
 * @param {FilingState} state @param {(filing: Filing) => Promise<unknown>} action */
async function each(state, action) {
  for (const filing of (await store.inStates([state])).filter(isDue)) {
    try {
      await action(filing);
    } catch (error) {
      console.error("Jinjja: something handed in has to wait.", error);
      await putOff(filing.id);
    }
  }
}

/** What could not be kept, in a record or at all, is tried later. @param {string} id */
async function putOff(id) {
  heldUntil.set(id, nextTry(0));
  const later = store.changed(id, ["sending", "arrived"], now(), ({ tries }) => ({ tries: tries + 1, next_at: nextTry(tries), why: "not-kept" }));
  await later.catch(() => {});
}

/** When something is due next. @returns {Promise<string | null>} */
export async function next() {
  const times = (await store.inStates(["waiting", "sending", "arrived"])).map(dueAt);
  return times.sort()[0] ?? null;
}

/** @param {Filing} filing */
function dueAt({ id, state, send_after: after, next_at: at }) {
  const [due, until] = [state === "waiting" ? after : at, heldUntil.get(id) ?? ""];
  return until > due ? until : due;
}

/** Tries again at once what the server has not. @param {string} id */
export async function tryNow(id) {
  await store.changed(id, ["sending", "refused"], now(), () => ({ state: "sending", next_at: now(), why: "" }));
}

/** One try, of what is sworn. Before it, the time of the next one is kept: whoever is stopped in the middle is tried again by another.
 * @param {Filing} filing @param {number} patience */
async function sent(filing, patience) {
  const { id } = filing;
  if (!isSworn(filing)) return;
  const next_at = nextTry(filing.tries);
  await store.changed(id, ["sending"], now(), ({ tries }) => ({ tries: tries + 1, next_at }));
  const answer = await answered(filing, patience);
  await store.changed(id, ["sending"], now(), ({ notices }) => {
    if (!notices.some(isOpen)) return arrived(now());
    if (answer?.kind === "refused") return { state: "refused", why: answer.why };
    return answer === null ? {} : { why: answer.why, next_at: answer.after > next_at ? answer.after : next_at };
  });
  // What arrived stands in the records, also where the rest does not go, or was given up meanwhile.
  const after = await store.filing(id);
  if (after !== undefined) await recorded(after);
}

/** Sends its notices one after the other, until the server wants no more now. @param {Filing} filing @param {number} patience
 * @returns {Promise<Exclude<import("./delivery.js").Answered, { kind: "taken" }> | null>} why not all of them arrived */
async function answered({ id, notices }, patience) {
  let refused = null;
  for (const { report_id: report } of notices) {
    const notice = await toSend(id, report);
    if (notice === undefined) continue;
    const answer = await delivered(notice, patience);
    if (answer.kind === "later") return answer;
    if (answer.kind === "refused") refused = answer;
    else await noted(id, report, answer.number, now());
  }
  return refused;
}

/** A notice as it is to go by now: while another was sent, the person may have given all up, or deleted its case.
 * @param {string} id @param {string} report @returns {Promise<FiledNotice | undefined>} */
async function toSend(id, report) {
  const filing = await store.filing(id);
  return filing?.notices.find((notice) => notice.report_id === report && isOpen(notice));
}
