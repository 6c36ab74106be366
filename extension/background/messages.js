// Who may say what. A content script stands in somebody's page and only hands over observations; the pages of the extension
// ask. What else arrives is not answered.

import { api } from "./api.js";
import { judged } from "./engine.js";
import { checkedBrands } from "./facts.js";
import { readTab } from "./reader.js";
import { casesOfTab, withCases } from "./known.js";
import { tendFilings } from "./filings.js";
import { addCards, captureMore, finish, report } from "./report.js";
import { ownBrands, settings } from "./settings.js";
import { shopsOn } from "./shops.js";
import { isOff } from "./sites.js";
import { show } from "./toolbar.js";
import { keep, verdictOf } from "./verdicts.js";
import { words } from "./words.js";

/** @typedef {(value: unknown) => boolean} Check */
/** @typedef {import("./settings.js").Settings} Settings */
/** @typedef {{ catalogue: string, language: string }} Speech */

/** @type {Check} */
const isTab = (value) => Number.isInteger(value);
/** @type {Check} */
const isYesOrNo = (value) => typeof value === "boolean";
/** Brand facts of a whole company are some hundred kilobytes. @type {Check} */
const isFacts = (value) => typeof value === "string" && value.length <= 5_000_000;
/** @type {Check} */
const isShort = (value) => typeof value === "string" && value.length <= 300;
/** Addresses of the cards of a list. @type {Check} */
const isListings = (value) => Array.isArray(value) && value.length <= 5_000 && value.every((url) => typeof url === "string" && url.length <= 4_000);
/** The content script cuts it to 200,000 characters. @type {Check} */
const isObservation = (value) => typeof value === "object" && value !== null && JSON.stringify(value).length <= 400_000;

/** What each message holds beside its kind; nothing else may be in it. @type {Record<string, Record<string, Check>>} */
const FROM_CONTENT = { observed: { observation: isObservation, more: isYesOrNo }, open: {} };
/** @type {Record<string, Record<string, Check>>} */
const FROM_PAGE = {
  verdict: { tab: isTab },
  read: { tab: isTab },
  stores: { tab: isTab },
  "check-facts": { text: isFacts },
  report: { tab: isTab },
  finish: { case: isShort },
  "cases-of": { tab: isTab },
  "capture-more": { case: isShort, tab: isTab },
  "add-cards": { tab: isTab, listings: isListings, folder: isShort },
  "tend-filings": {},
};

const OWN = new URL(api.runtime.getURL("")).origin;

/** @param {unknown} message @param {Record<string, Record<string, Check>>} known */
function isOf(message, known) {
  if (typeof message !== "object" || message === null) return false;
  const { kind, ...parts } = /** @type {Record<string, unknown>} */ (message);
  if (typeof kind !== "string" || !Object.hasOwn(known, kind)) return false;
  const checks = known[kind];
  const names = Object.keys(parts);
  return names.length === Object.keys(checks).length && names.every((name) => Object.hasOwn(checks, name) && checks[name](parts[name]));
}

/** Judged by id and origin, never by the address that a sender gives.
 * @param {unknown} message @param {chrome.runtime.MessageSender} sender @returns {message is FromContent} */
export function isFromContent(message, sender) {
  const isOurs = sender.id === api.runtime.id && sender.tab !== undefined && sender.frameId === 0;
  return isOurs && sender.origin !== OWN && isOf(message, FROM_CONTENT);
}

/** @param {unknown} message @param {chrome.runtime.MessageSender} sender @returns {message is FromPage} */
export function isFromPage(message, sender) {
  return sender.id === api.runtime.id && sender.origin === OWN && isOf(message, FROM_PAGE);
}

/** @param {FromContent} message @param {chrome.runtime.MessageSender} sender @returns {Promise<ToContent | {}>} */
export async function heardFromContent(message, { tab }) {
  if (message.kind === "open") {
    // At once, before anything is awaited: the browser wants the person's click to be fresh.
    await api.action.openPopup().catch(() => {});
    return {};
  }
  const { observation, more } = message;
  const url = tab?.url ?? "";
  // The observation says where it was made, but only the browser knows where the tab is. Where both differ, the tab has gone on.
  if (tab?.id === undefined || withoutFragment(String(observation.url)) !== withoutFragment(url)) return { kind: "later" };
  const { id } = tab;
  const asked = [isOff(url), words(), ownBrands(), settings()];
  const [off, speech, brands, { marks }] = /** @type {[boolean, Speech, string, Settings]} */ (await Promise.all(asked));
  if (off) return { kind: "off" };
  const { verdict, mark } = await judged({ ...observation, url }, speech, brands);
  const drawn = marks && mark !== null ? await withCases(mark, verdict) : null;
  // Facts that changed meanwhile have had all verdicts forgotten; this one rests on the old ones.
  if (brands !== (await ownBrands())) return { kind: "later" };
  // The person waits for the mark, not for the toolbar or what is kept.
  keep(tab, verdict, more).then((whole) => tell(id, whole), (error) => console.error("Jinjja: a verdict could not be kept.", error));
  return { kind: "marked", mark: drawn };
}

/** Shows what is kept of a tab now. @param {number} tabId @param {PageVerdict} verdict */
function tell(tabId, verdict) {
  void show(tabId, verdict);
  api.runtime.sendMessage({ kind: "changed", tab: tabId }).catch(() => {});
}

/** @param {string} url */
function withoutFragment(url) {
  return url.split("#")[0];
}

/** @param {FromPage} message */
export async function heardFromPage(message) {
  switch (message.kind) {
    case "verdict": return verdictOf(message.tab);
    case "read": return readTab(message.tab);
    case "stores": return shopsOn(message.tab);
    case "check-facts": return checkedBrands(message.text);
    case "report": return report(message.tab);
    case "finish": return finish(message.case);
    case "cases-of": return casesOfTab(message.tab);
    case "capture-more": return captureMore(message.case, message.tab);
    case "add-cards": return addCards(message.tab, message.listings, message.folder);
    case "tend-filings":
      void tendFilings();
      return { kind: "tended" };
  }
}
