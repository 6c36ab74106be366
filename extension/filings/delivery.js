// One notice goes to a server once: what is sent, and what the answer means.

import { isAllowed } from "./host.js";
import { requested } from "./log.js";
import { ahead } from "./pace.js";

/** Answers that say "not now". */
const NOT_NOW = [408, 425, 429];
const LONGEST_NUMBER = 200;

/** What the server did: it has it, with a number; it does not take it now, or not at all, and why (`types.d.ts` has the words).
 * @typedef {{ kind: "taken", number: string } | { kind: "later", why: Why, after: string } | { kind: "refused", why: Why }} Answered */

/** @param {FiledNotice} notice @param {number} patience milliseconds @returns {Promise<Answered>} */
export async function delivered({ report_id: report, address, parts: [part] }, patience) {
  if (address === null || part === undefined) return { kind: "refused", why: "unreachable" };
  await requested(address, "filing");
  try {
    const answer = await fetch(address, {
      method: "POST", body: part.text, signal: AbortSignal.timeout(patience), credentials: "omit", redirect: "error", cache: "no-store",
      referrerPolicy: "no-referrer", headers: { "Content-Type": "application/json", "Idempotency-Key": report },
    });
    return read(answer.status, await answer.text(), answer.headers.get("Retry-After"), report);
  } catch (error) {
    return { kind: "later", why: await whyNot(error, address), after: "" };
  }
}

/** A server may let itself be reached without the person's leave: only where it was not reached is the leave looked at.
 * @param {unknown} error @param {string} address @returns {Promise<Why>} */
async function whyNot(error, address) {
  if (error instanceof DOMException && error.name === "TimeoutError") return "timeout";
  return (await isAllowed(address)) ? "unreachable" : "not-allowed";
}

/** @param {number} status @param {string} text @param {string | null} pause @param {string} report @returns {Answered} */
function read(status, text, pause, report) {
  const said = told(text);
  // It has it already: an earlier answer was lost on the way. Without its number it may be at it still.
  if (status === 409 && said?.report_id !== report) return { kind: "later", why: "409", after: "" };
  if (status === 409 || (status >= 200 && status < 300)) return taken(said, report);
  if (status >= 500 || NOT_NOW.includes(status)) return { kind: "later", why: `${status}`, after: pauseOf(pause) };
  return { kind: "refused", why: `${status}` };
}

/** Only a server that speaks of the report has it: a page that says "welcome" has not, nor has an error that calls itself a success.
 * @param {Record<string, unknown> | null} said @param {string} report @returns {Answered} */
function taken(said, report) {
  const number = said === null ? null : numberIn(said) ?? (said.report_id === report ? report : null);
  return number === null ? { kind: "refused", why: "unclear" } : { kind: "taken", number };
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
  return Number.isFinite(pause) && pause > 0 ? ahead(pause) : "";
}
