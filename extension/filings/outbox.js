// What goes to the server of the person's own choosing. Each notice is sent until the server has it, and by its number the server
// takes it once; between two tries lies more and more time, and how it stands can be seen.

import { letGo, recorded } from "./filing.js";
import { requested } from "./log.js";
import * as store from "./store.js";

/** The alarm for which the background is woken. */
export const ALARM = "filings";
/** Milliseconds after which an answer is no longer waited for: less than a worker lives without one. */
const PATIENCE = 20_000;
/** Milliseconds until the second try; each further one takes twice as long, up to six hours. */
const FIRST_PAUSE = 30_000;
const LONGEST_PAUSE = 6 * 60 * 60_000;
/** What could not be written into a record is tried again after so many milliseconds. */
const RECORD_PAUSE = 60_000;
/** Answers that say "not now". */
const NOT_NOW = [408, 425, 429];
const LONGEST_NUMBER = 200;

const now = () => new Date().toISOString();
const from = (/** @type {string | number} */ time, /** @type {number} */ pause) => new Date(new Date(time).getTime() + pause).toISOString();

/** Sends what is due, and says when there is something to do again. In every worker and page at once, it is done once.
 * @param {number} [patience] milliseconds @returns {Promise<string | null>} an ISO time; none when nothing is left */
export async function tend(patience = PATIENCE) {
  await navigator.locks.request("outbox", { ifAvailable: true }, async (lock) => {
    if (lock === null) return;
    await attempted(letGo);
    // What a worker that was stopped left between the server and the records.
    for (const filing of await store.inStates(["arrived"])) await attempted(() => recorded(filing));
    for (const filing of await store.inStates(["sending"])) if (isDue(filing)) await attempted(() => sent(filing, patience));
  });
  return next();
}

/** What goes wrong with one does not keep the others. @param {() => Promise<unknown>} action */
async function attempted(action) {
  try {
    await action();
  } catch (error) {
    console.error("Jinjja: something handed in has to wait.", error);
  }
}

/** A clock that was set back must not hold anything up. @param {Filing} filing */
function isDue({ next_at: at }) {
  return at <= now() || Date.parse(at) - Date.now() > LONGEST_PAUSE;
}

/** When something is due next. @returns {Promise<string | null>} */
export async function next() {
  const [waiting, sending, arrived] = await Promise.all([store.inStates(["waiting"]), store.inStates(["sending"]), store.inStates(["arrived"])]);
  const times = [
    ...waiting.map(({ send_after: after }) => after), ...sending.map(({ next_at: at }) => at),
    ...arrived.map(({ changed_at: at }) => from(at, RECORD_PAUSE)),
  ];
  return times.sort()[0] ?? null;
}

/** Tries again at once what the server has not. @param {string} id */
export async function tryNow(id) {
  await store.changed(id, ["sending", "refused"], now(), () => ({ state: "sending", next_at: now(), why: "" }));
}

/** One try. Before it, the time of the next one is kept: whoever is stopped in the middle is tried again by another.
 * @param {Filing} filing @param {number} patience */
async function sent(filing, patience) {
  const next_at = from(Date.now(), Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** filing.tries));
  await store.changed(filing.id, ["sending"], now(), ({ tries }) => ({ tries: tries + 1, next_at }));
  let why = "";
  for (const notice of filing.notices.filter(({ receipt }) => receipt === null)) {
    const answer = await delivered(notice, patience);
    if (answer.kind === "later") {
      const until = answer.after > next_at ? answer.after : next_at;
      await store.changed(filing.id, ["sending"], now(), () => ({ why: answer.why, next_at: until }));
      return;
    }
    if (answer.kind === "refused") why = answer.why;
    // Another page may have given it up meanwhile; what the server has is noted all the same.
    else await received(filing.id, notice.report_id, answer.number);
  }
  const after = await store.changed(filing.id, ["sending"], now(), ({ notices }) => {
    const isDone = notices.every(({ receipt }) => receipt !== null);
    return isDone ? { state: "arrived", why: "" } : { state: "refused", why };
  });
  if (after !== null) await recorded(after);
}

/** Notes the number of a notice that the server has, and writes it into the records. @param {string} id @param {string} report @param {string} number */
async function received(id, report, number) {
  const at = now();
  const noted = await store.changed(id, ["sending", "refused", "undone"], at, ({ notices }) => ({
    notices: notices.map((notice) => notice.report_id === report ? { ...notice, receipt: number, receipt_at: at } : notice),
  }));
  if (noted !== null) await recorded(noted);
}

/** @typedef {{ kind: "taken", number: string } | { kind: "later", why: string, after: string } | { kind: "refused", why: string }} Answered */

/** @param {FiledNotice} notice @param {number} patience @returns {Promise<Answered>} */
async function delivered({ report_id: report, address, parts: [part] }, patience) {
  if (address === null || part === undefined) return { kind: "refused", why: "–" };
  try {
    await requested(address, "filing");
    const answer = await fetch(address, {
      method: "POST", body: part.text, signal: AbortSignal.timeout(patience), credentials: "omit", redirect: "error", cache: "no-store",
      referrerPolicy: "no-referrer", headers: { "Content-Type": "application/json", "Idempotency-Key": report },
    });
    return read(answer.status, await answer.text(), answer.headers.get("Retry-After"), report);
  } catch (error) {
    return { kind: "later", why: error instanceof DOMException && error.name === "TimeoutError" ? "timeout" : "unreachable", after: "" };
  }
}

/** Only a server that speaks of the report has it: a page that says "welcome" has not.
 * @param {number} status @param {string} text @param {string | null} pause @param {string} report @returns {Answered} */
function read(status, text, pause, report) {
  const said = told(text);
  // It has it already: an earlier answer was lost on the way. Without its number it may be at it still.
  if (status === 409) return said?.report_id === report ? { kind: "taken", number: numberIn(said) ?? report } : { kind: "later", why: "409", after: "" };
  if (status >= 200 && status < 300) {
    return said === null ? { kind: "refused", why: `${status}, no JSON` } : { kind: "taken", number: numberIn(said) ?? report };
  }
  if (status >= 500 || NOT_NOW.includes(status)) return { kind: "later", why: String(status), after: pauseOf(pause) };
  return { kind: "refused", why: String(status) };
}

/** @param {string} text @returns {Record<string, unknown> | null} */
function told(text) {
  try {
    const said = JSON.parse(text);
    return typeof said === "object" && said !== null && !Array.isArray(said) ? said : null;
  } catch {
    return null;
  }
}

/** The number that the server gave. @param {Record<string, unknown>} said @returns {string | null} */
function numberIn({ number, id }) {
  const given = number ?? id;
  const text = typeof given === "string" || typeof given === "number" ? String(given).trim() : "";
  return text === "" ? null : text.slice(0, LONGEST_NUMBER);
}

/** Until when the server asks to wait (seconds, or a date), but no longer than we would. @param {string | null} asked @returns {string} */
function pauseOf(asked) {
  if (asked === null) return "";
  const pause = /^\d+$/.test(asked.trim()) ? Number(asked) * 1000 : Date.parse(asked) - Date.now();
  return Number.isFinite(pause) && pause > 0 ? from(Date.now(), Math.min(pause, LONGEST_PAUSE)) : "";
}
