// Verdicts by the listing they were made for, so that every tab and link of one listing shares them. Kept for as long as the
// browser runs, so that a worker that was stopped knows them again; of private windows nothing is kept.

import { api } from "./api.js";
import { pageKey } from "./engine.js";
import { joined } from "./joined.js";
import { isOff, isOffHere, isOn, siteOf } from "./sites.js";

const MOST = 60;
const ORDER = "verdicts";

/** @param {string} key */
const named = (key) => `verdict ${key}`;

/** Verdicts of private windows live no longer than this worker. @type {Map<number, { key: string, verdict: PageVerdict }>} */
const ofPrivateTabs = new Map();

/** One change at a time: two at once would each forget what the other noted. @type {Promise<unknown>} */
let writing = Promise.resolve();

/** @template T @param {() => Promise<T>} change @returns {Promise<T>} */
function inTurn(change) {
  const done = writing.then(change);
  writing = done.catch(() => {});
  return done;
}

/** By what the verdict on an address is kept. Only the engine knows which addresses lead to one listing; it is not woken for
 * pages that are on no marketplace. @param {string} url @returns {Promise<string>} */
async function keyOf(url) {
  const [whole] = url.split("#");
  return (await siteOf(url)) === undefined ? whole : pageKey(url, whole);
}

/** Keeps what is said of a tab's page and gives it back; joined to what was said before where it comes beside that.
 * @param {chrome.tabs.Tab} tab @param {PageVerdict} verdict @param {boolean} isMore @returns {Promise<PageVerdict>} */
export function keep(tab, verdict, isMore) {
  const tabId = /** @type {number} */ (tab.id);
  return inTurn(async () => {
    const key = await keyOf(tab.url ?? "");
    const whole = isMore ? joined(await keptUnder(tabId, key), verdict) : verdict;
    if (tab.incognito) ofPrivateTabs.set(tabId, { key, verdict: whole });
    else await store(key, whole);
    return whole;
  });
}

/** @param {string} key @param {PageVerdict} verdict */
async function store(key, verdict) {
  const kept = [...(await order()).filter((known) => known !== key), key];
  const old = kept.splice(0, Math.max(0, kept.length - MOST));
  const written = () => api.storage.session.set({ [ORDER]: kept, [named(key)]: verdict });
  if (old.length > 0) await api.storage.session.remove(old.map(named));
  await written().catch(async () => {
    // There is no room: a list of a thousand cards is large. What was read now matters more than what was read before.
    await api.storage.session.remove(kept.splice(0, kept.length - 1).map(named));
    await written();
  }).catch((error) => console.error("Jinjja: a verdict could not be kept.", error));
}

/** @returns {Promise<string[]>} */
async function order() {
  const stored = await api.storage.session.get(ORDER);
  return /** @type {string[]} */ (stored[ORDER] ?? []);
}

/** The verdict on what a tab shows now. @param {number} tabId */
export async function verdictOf(tabId) {
  const tab = await api.tabs.get(tabId).catch(() => undefined);
  const url = tab?.url ?? "";
  const kept = await keptFor(tabId, url);
  if (kept !== undefined) return { kind: "verdict", url, ...kept };
  return {
    kind: "verdict", url, ...(await stateOf(url)), page: "none", listing: null, assessment: null, cards: [], diagnostics: [],
  };
}

/** What is kept for a tab, once what is being kept is. @param {number} tabId @param {string} url
 * @returns {Promise<PageVerdict | undefined>} */
export async function keptFor(tabId, url) {
  if (url === "" || (await isOff(url))) return undefined;
  await writing;
  return keptUnder(tabId, await keyOf(url));
}

/** @param {number} tabId @param {string} key @returns {Promise<PageVerdict | undefined>} */
async function keptUnder(tabId, key) {
  const ofPrivate = ofPrivateTabs.get(tabId);
  if (ofPrivate !== undefined) return ofPrivate.key === key ? ofPrivate.verdict : undefined;
  const name = named(key);
  return /** @type {PageVerdict | undefined} */ ((await api.storage.session.get(name))[name]);
}

/** Also what is just being kept. @param {number} tabId */
export function forget(tabId) {
  ofPrivateTabs.delete(tabId);
  void inTurn(async () => ofPrivateTabs.delete(tabId));
}

/** Nothing is known any more: the facts that verdicts rest on have changed. */
export function forgetAll() {
  return inTurn(async () => {
    ofPrivateTabs.clear();
    await api.storage.session.remove([ORDER, ...(await order()).map(named)]);
  });
}

/** How it stands with a page that nothing is known of, and the marketplace that would have to be switched on.
 * @param {string} url */
async function stateOf(url) {
  if (await isOffHere(url)) return { state: "off", marketplace: null };
  const site = await siteOf(url);
  if (site === undefined) return { state: "not-here", marketplace: null };
  return { state: (await isOn(site)) ? "waiting" : "off", marketplace: site.id };
}
