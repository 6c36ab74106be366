// One click: what stands on a page becomes a case. The click is noted first; then the page is captured, without what it shows of
// the person who browses; then all of it is kept at once. Whatever is stopped in between is done again from the note.

import { sha256 } from "../cases/hash.js";
import { newId } from "../cases/id.js";
import { StoreError } from "../cases/database.js";
import { begin, inCases, inState, keepCards, keepCaptured, keepMore, miss } from "../cases/store.js";
import { api } from "./api.js";
import { captured, NoListing, TabGone } from "./capture.js";
import { pageKey } from "./engine.js";
import { readTabAgain } from "./reader.js";
import { isOff, siteOf } from "./sites.js";
import { entryOfCard, told } from "./summary.js";

/** Numbers of the cases that this worker is at. @type {Map<string, Promise<CaseEntry>>} */
const atWork = new Map();
/** Where the numbers of cases that were begun stand for a worker that comes after this one. */
const BEGUN = "begun";

/** @param {chrome.tabs.Tab} tab */
const addressOf = (tab) => tab.url ?? "";
const now = () => new Date().toISOString();

/** Makes a case of what a tab shows, and opens it. @param {number} tabId */
export async function report(tabId) {
  return answered(async () => {
    const tab = await api.tabs.get(tabId);
    await refuse(tab);
    // First, so that a worker that comes after this one looks for what this one may leave.
    await api.storage.session.set({ [BEGUN]: true });
    const { url, place } = await placeOf(tab);
    const entry = await begin({ id: newId(), at: now(), tab: tabId, url, place, folder: "" });
    await finished(entry);
    void readTabAgain(tabId);
    await open(entry.id, tab);
    return { kind: "case", id: entry.id };
  });
}

/** The same where no page of ours waits for the answer: why it could not be done, a page of its own says. @param {chrome.tabs.Tab} tab */
export async function reportFromBrowser(tab) {
  const answer = await report(/** @type {number} */ (tab.id));
  if (!("why" in answer)) return;
  const url = api.runtime.getURL(`report.html?why=${answer.why}`);
  // No page of ours opens in a private window.
  await api.tabs.create(tab.incognito ? { url } : { url, windowId: tab.windowId, index: tab.index + 1 });
}

/** Adds what a tab shows now to a case that is there. @param {string} id @param {number} tabId */
export async function captureMore(id, tabId) {
  return answered(async () => {
    const tab = await api.tabs.get(tabId);
    await refuse(tab);
    const { capture, pictures } = await captured(id, tab);
    await keepMore(id, capture, pictures);
    await open(id, tab);
    return { kind: "case", id };
  });
}

/** Makes cases of cards of the list that a tab shows: their facts, without pictures.
 * @param {number} tabId @param {string[]} listings their addresses @param {string} folder */
export async function addCards(tabId, listings, folder) {
  return answered(async () => {
    const tab = await api.tabs.get(tabId);
    await refuse(tab);
    const { capture, verdict } = await captured("", tab, { factsOnly: true });
    const wanted = new Set(await Promise.all(listings.map((url) => pageKey(url, url))));
    const at = now();
    const made = verdict.cards.map((card, item) => ({ card, item }));
    const cards = await Promise.all(made.map(({ card, item }) => entryOfCard(card, item, { capture, at, folder, tab: tabId, verdict })));
    const all = cards.filter(({ listing }) => wanted.has(listing));
    const known = await inCases(all.map(({ listing }) => listing));
    const entries = all.filter(({ listing }) => !known.has(listing));
    if (entries.length > 0) await keepCards(entries, capture);
    void readTabAgain(tabId);
    return { kind: "cases", count: entries.length };
  });
}

/** Captures pages whose cases were begun by a worker that was stopped. */
export async function finishBegun() {
  const { [BEGUN]: begun } = await api.storage.session.get(BEGUN);
  if (begun === undefined) return;
  await finishAllBegun();
}

/** The same, whether a worker of this run of the browser began them or not. */
export async function finishAllBegun() {
  const left = (await inState("begun")).filter(({ id }) => !atWork.has(id));
  for (const entry of left) await finished(entry).catch((error) => console.error("Jinjja: a case could not be captured.", error));
}

/** Captures the page of a case that was begun, once. @param {CaseEntry} entry @returns {Promise<CaseEntry>} */
function finished(entry) {
  const before = atWork.get(entry.id);
  if (before !== undefined) return before;
  const work = finish(entry).finally(() => atWork.delete(entry.id));
  atWork.set(entry.id, work);
  return work;
}

/** @param {CaseEntry} entry @returns {Promise<CaseEntry>} */
async function finish(entry) {
  if (entry.state !== "begun") return entry;
  try {
    const tab = await api.tabs.get(entry.tab ?? -1).catch(() => undefined);
    if (tab === undefined || (await placeOf(tab)).place !== entry.place) throw new TabGone();
    const { capture, pictures, verdict, why } = await captured(entry.id, tab);
    const listing = await pageKey(verdict.listing?.url ?? capture.url, capture.url);
    const kept = await keepCaptured(entry.id, { ...told(verdict), url: capture.url, listing, picture: why }, capture, pictures);
    if ((await inState("begun")).length === 0) await api.storage.session.remove(BEGUN);
    return kept;
  } catch (error) {
    if (error instanceof TabGone || error instanceof NoListing) await miss(entry.id, now());
    throw error;
  }
}

/** Where a tab is: what can be kept of its address (the listing, on a marketplace; else the site), and the hash of all of it.
 * @param {chrome.tabs.Tab} tab */
async function placeOf(tab) {
  const url = addressOf(tab);
  const { origin = "" } = URL.parse(url) ?? {};
  return { url: (await siteOf(url)) === undefined ? origin : await pageKey(url, origin), place: await sha256(new TextEncoder().encode(url)) };
}

/** What must not or cannot be kept. @param {chrome.tabs.Tab} tab */
async function refuse(tab) {
  if (tab.incognito) throw new StoreError("case_private", tab.id);
  if (!/^https?:/.test(addressOf(tab))) throw new StoreError("case_not_captured", tab.id);
  if (await isOff(addressOf(tab))) throw new StoreError("case_off", tab.id);
}

/** Opens a case beside the tab it was made of. @param {string} id @param {chrome.tabs.Tab} tab */
async function open(id, tab) {
  const url = api.runtime.getURL(`report.html?case=${id}`);
  await api.tabs.create({ url, index: tab.index + 1, windowId: tab.windowId });
}

/** An answer for the page that asked; where it could not be done, why. @template T
 * @param {() => Promise<T>} action @returns {Promise<T | { kind: "not-done", why: string }>} */
async function answered(action) {
  try {
    return await action();
  } catch (error) {
    console.error("Jinjja: a case could not be made.", error);
    const why = error instanceof StoreError ? error.key : error instanceof TabGone ? "case_page_gone" : "case_not_captured";
    return { kind: "not-done", why };
  }
}
