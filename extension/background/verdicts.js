// Verdicts by the address they were made for, and which tab shows which. Kept for as long as the browser runs, so that a
// worker that was stopped knows them again; of private windows nothing is kept.

import { api } from "./api.js";
import { isKnownHost, isSwitchedOn } from "./sites.js";

const MOST = 60;
const ORDER = "verdicts";

/** @param {string} url */
const named = (url) => `verdict ${url}`;

/** Verdicts of private windows live no longer than this worker. @type {Map<number, { url: string, verdict: PageVerdict }>} */
const ofPrivateTabs = new Map();

/** @param {chrome.tabs.Tab} tab @param {PageVerdict} verdict */
export async function keep(tab, verdict) {
  const url = tab.url ?? "";
  if (tab.incognito) {
    ofPrivateTabs.set(/** @type {number} */ (tab.id), { url, verdict });
    return;
  }
  const stored = await api.storage.session.get(ORDER);
  const before = /** @type {string[]} */ (stored[ORDER] ?? []).filter((known) => known !== url);
  const order = [...before, url];
  const old = order.splice(0, Math.max(0, order.length - MOST));
  await api.storage.session.set({ [ORDER]: order, [named(url)]: verdict });
  await api.storage.session.remove(old.map(named));
}

/** The verdict on what a tab shows now. @param {number} tabId */
export async function verdictOf(tabId) {
  const tab = await api.tabs.get(tabId).catch(() => undefined);
  const url = tab?.url ?? "";
  const kept = await keptFor(tabId, url);
  if (kept !== undefined) return { kind: "verdict", url, ...kept };
  return { kind: "verdict", url, state: await stateOf(url), page: "none", listing: null, assessment: null, cards: [], diagnostics: [] };
}

/** @param {number} tabId @param {string} url @returns {Promise<PageVerdict | undefined>} */
export async function keptFor(tabId, url) {
  const ofPrivate = ofPrivateTabs.get(tabId);
  if (ofPrivate !== undefined) return ofPrivate.url === url ? ofPrivate.verdict : undefined;
  if (url === "") return undefined;
  const name = named(url);
  return /** @type {PageVerdict | undefined} */ ((await api.storage.session.get(name))[name]);
}

/** @param {number} tabId */
export function forget(tabId) {
  ofPrivateTabs.delete(tabId);
}

/** @param {string} url @returns {Promise<"waiting" | "off" | "not-here">} */
async function stateOf(url) {
  if (!(await isKnownHost(url))) return "not-here";
  return (await isSwitchedOn(url)) ? "waiting" : "off";
}
