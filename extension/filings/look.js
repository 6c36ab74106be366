// Whether a listing is still there: it is opened, and what the engine reads is held against the case.

import { api } from "../background/api.js";
import { StoreError } from "../cases/database.js";

/** Milliseconds for which a page is waited for, */
const PATIENCE = 30_000;
/** and, once it is loaded, for what is read of it. */
const READING = 6_000;

/** Opens the listing of a case, on the person's click, and says what is seen; nothing where that cannot be told.
 * @param {Record<string, any>} record @returns {Promise<"up" | "gone" | "changed" | null>} */
export async function lookedAgain({ listing }) {
  const url = listing.url_canonical ?? listing.url_observed;
  if (!url.startsWith("https://")) throw new StoreError("case_not_done", url);
  const verdict = await readOf(api.tabs.create({ url }));
  if (verdict === "gone") return "gone";
  const seen = verdict?.listing;
  // A page without a listing may be a wall, or one that is slow: then only the person can say that it is gone.
  if (verdict?.page !== "product" || seen === null || seen === undefined) return null;
  if (listing.item_id !== undefined && seen.item_id !== listing.item_id) return null;
  return isSame(listing.title_raw, seen.title) && isSame(listing.seller?.name_raw, seen.seller_name) ? "up" : "changed";
}

/** What was not read, now or then, tells nothing. @param {unknown} then @param {unknown} is */
function isSame(then, is) {
  const even = (/** @type {string} */ text) => text.normalize("NFC").replace(/\s+/g, " ").trim();
  return typeof then !== "string" || typeof is !== "string" || even(then) === even(is);
}

/** Answers by which a marketplace itself says that there is no such page. */
const GONE = [404, 410];

/** What is read of a tab, once something was read there: what is kept of the same listing from before tells nothing. `"gone"` where the
 * marketplace says so; nothing where neither comes in time. @param {Promise<chrome.tabs.Tab>} opening @returns {Promise<any>} */
function readOf(opening) {
  return new Promise((done) => {
    const ended = (/** @type {unknown} */ verdict) => {
      api.runtime.onMessage.removeListener(heard);
      api.tabs.onUpdated.removeListener(loaded);
      clearTimeout(timer);
      done(verdict);
    };
    const heard = (/** @type {any} */ message) => {
      if (message?.kind === "changed") void ask(message.tab);
    };
    const ask = async (/** @type {number} */ changed) => {
      const { id: tab } = await opening;
      if (changed !== tab) return;
      const verdict = await api.runtime.sendMessage({ kind: "verdict", tab }).catch(() => null);
      if (verdict?.state === "read") ended(await isGone(tab) ? "gone" : verdict);
    };
    const loaded = async (/** @type {number} */ changed, /** @type {{ status?: string }} */ { status }) => {
      const { id: tab } = await opening;
      if (changed !== tab || status !== "complete") return;
      clearTimeout(timer);
      timer = setTimeout(ended, READING, null);
      if (await isGone(tab)) ended("gone");
    };
    let timer = setTimeout(ended, PATIENCE, null);
    api.runtime.onMessage.addListener(heard);
    api.tabs.onUpdated.addListener(loaded);
  });
}

/** Whether the server answered for the page of a tab that there is none. @param {number | undefined} tab */
async function isGone(tab) {
  const status = () => {
    const [navigation] = performance.getEntriesByType("navigation");
    return /** @type {PerformanceNavigationTiming | undefined} */ (navigation)?.responseStatus ?? 0;
  };
  const target = { tabId: Number(tab) };
  const [{ result }] = await api.scripting.executeScript({ target, func: status }).catch(() => [{ result: 0 }]);
  return GONE.includes(result ?? 0);
}
