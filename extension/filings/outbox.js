// What goes to the server of the person's own choosing. Each notice is sent until the server has it, and by its number the server
// takes it once; between two tries lies more and more time, and how it stands can be seen.

import { letGo, recorded } from "./filing.js";
import { requested } from "./log.js";
import * as store from "./store.js";

/** Milliseconds after which an answer is no longer waited for. */
const PATIENCE = 30_000;
/** Milliseconds until the second try; each further one takes twice as long, up to six hours. */
const FIRST_PAUSE = 30_000;
const LONGEST_PAUSE = 6 * 60 * 60_000;
/** Answers that say "not now". */
const NOT_NOW = [408, 425, 429];
const LONGEST_NUMBER = 200;

const now = () => new Date().toISOString();

/** Sends what is due, and says when there is something to do again. In every worker and page at once, it is done once.
 * @param {number} [patience] milliseconds @returns {Promise<string | null>} an ISO time; none when nothing is left */
export async function tend(patience = PATIENCE) {
  await navigator.locks.request("outbox", { ifAvailable: true }, async (lock) => {
    if (lock === null) return;
    await letGo();
    // What a worker that was stopped left between the server and the records.
    for (const filing of await store.inStates(["arrived"])) await recorded(filing);
    for (const filing of await store.inStates(["sending"])) if (filing.next_at <= now()) await sent(filing, patience);
  });
  return next();
}

/** When something is due next. @returns {Promise<string | null>} */
export async function next() {
  const [waiting, sending] = await Promise.all([store.inStates(["waiting"]), store.inStates(["sending"])]);
  const times = [...waiting.map(({ send_after: after }) => after), ...sending.map(({ next_at: at }) => at)].sort();
  return times[0] ?? null;
}

/** Tries again at once what the server has not. @param {string} id */
export async function tryNow(id) {
  await store.changed(id, ["sending", "refused"], now(), () => ({ state: "sending", next_at: "", why: "" }));
}

/** One try. Before it, the time of the next one is kept: whoever is stopped in the middle is tried again by another.
 * @param {Filing} filing @param {number} patience */
async function sent(filing, patience) {
  const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** filing.tries);
  const next_at = new Date(Date.now() + pause).toISOString();
  let current = await store.changed(filing.id, ["sending"], now(), ({ tries }) => ({ tries: tries + 1, next_at }));
  for (const notice of filing.notices.filter(({ receipt }) => receipt === null)) {
    if (current === null) return;
    const answer = await delivered(filing, notice, patience);
    current = await store.changed(filing.id, ["sending"], now(), (before) => after(before, notice.report_id, answer));
    if (answer.kind !== "taken") return;
  }
  const arrived = await store.changed(filing.id, ["sending"], now(), () => ({ state: "arrived", why: "" }));
  if (arrived !== null) await recorded(arrived);
}

/** @typedef {{ kind: "taken", number: string } | { kind: "later", why: string, after: string } | { kind: "refused", why: string }} Answered */

/** @param {Filing} filing @param {string} report @param {Answered} answer @returns {Partial<Filing>} */
function after({ notices, next_at }, report, answer) {
  if (answer.kind === "refused") return { state: "refused", why: answer.why };
  if (answer.kind === "later") return { why: answer.why, next_at: answer.after > next_at ? answer.after : next_at };
  const taken = (/** @type {FiledNotice} */ notice) => notice.report_id === report ? { ...notice, receipt: answer.number, receipt_at: now() } : notice;
  return { notices: notices.map(taken) };
}

/** @param {Filing} filing @param {FiledNotice} notice @param {number} patience @returns {Promise<Answered>} */
async function delivered({ server }, { report_id: report, parts: [part] }, patience) {
  await requested(server, "filing");
  try {
    const answer = await fetch(server, {
      method: "POST", body: part.text, signal: AbortSignal.timeout(patience), credentials: "omit", redirect: "error", cache: "no-store",
      referrerPolicy: "no-referrer", headers: { "Content-Type": "application/json", "Idempotency-Key": report },
    });
    return await read(answer, report);
  } catch (error) {
    return { kind: "later", why: error instanceof DOMException && error.name === "TimeoutError" ? "timeout" : "unreachable", after: "" };
  }
}

/** @param {Response} answer @param {string} report @returns {Promise<Answered>} */
async function read(answer, report) {
  const { status } = answer;
  // It has it already: an earlier answer was lost on the way.
  if (status === 409) return { kind: "taken", number: report };
  if (answer.ok) return { kind: "taken", number: numberIn(await answer.text()) ?? report };
  if (status >= 500 || NOT_NOW.includes(status)) return { kind: "later", why: String(status), after: pauseOf(answer.headers.get("Retry-After")) };
  return { kind: "refused", why: String(status) };
}

/** The number that the server gave. @param {string} text @returns {string | null} */
function numberIn(text) {
  try {
    const { number, id } = JSON.parse(text);
    const given = number ?? id;
    return typeof given === "string" && given.trim() !== "" ? given.trim().slice(0, LONGEST_NUMBER) : null;
  } catch {
    return null;
  }
}

/** Until when the server asks to wait, but no longer than we would. @param {string | null} seconds @returns {string} */
function pauseOf(seconds) {
  const pause = Number(seconds);
  return seconds === null || !Number.isFinite(pause) || pause < 0 ? "" : new Date(Date.now() + Math.min(pause * 1000, LONGEST_PAUSE)).toISOString();
}
