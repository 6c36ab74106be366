// One click: what stands on a page becomes a case, or a part of one. The click is noted first; what it asked for is kept then.

import { StoreError } from "../cases/database.js";
import { api } from "./api.js";
import { cardName, finished, finishOne, noted } from "./begun.js";
import { TabGone } from "./capture.js";
import { readTabAgain } from "./reader.js";
import { isOff } from "./sites.js";

/** Makes a case of what a tab shows, and opens it. @param {number} tabId */
export async function report(tabId) {
  return answered(async () => {
    const tab = await wanted(tabId);
    const note = await noted(tab);
    await finished(note);
    void readTabAgain(tabId);
    await open(note.id, tab);
    return { kind: "case", id: note.id };
  });
}

/** The same where no page of ours waits for the answer: why it could not be done, a page of its own says. @param {chrome.tabs.Tab} tab */
export async function reportFromBrowser(tab) {
  const answer = await report(/** @type {number} */ (tab.id));
  if (!("why" in answer)) return;
  const url = api.runtime.getURL(`report.html?why=${answer.why}`);
  // Chromium opens no page of ours in a private window, and refuses to if it is named.
  await api.tabs.create(tab.incognito ? { url } : { url, windowId: tab.windowId, index: tab.index + 1 });
}

/** Brings to its end what was only noted so far. @param {string} id of the note */
export async function finish(id) {
  return answered(async () => {
    await finishOne(id);
    return { kind: "case", id };
  });
}

/** Adds what a tab shows now to a case that is there. @param {string} id @param {number} tabId */
export async function captureMore(id, tabId) {
  return answered(async () => {
    const tab = await wanted(tabId);
    await finished(await noted(tab, { wish: { more: id } }));
    await open(id, tab);
    return { kind: "case", id };
  });
}

/** Makes cases of cards of the list that a tab shows: their facts, without pictures.
 * @param {number} tabId @param {string[]} listings their addresses @param {string} folder */
export async function addCards(tabId, listings, folder) {
  return answered(async () => {
    const tab = await wanted(tabId);
    const cards = await Promise.all(listings.map(cardName));
    const count = await finished(await noted(tab, { folder, wish: { cards } }));
    void readTabAgain(tabId);
    return { kind: "cases", count };
  });
}

/** The tab that a case is wanted of; refused where nothing must or can be kept of it. @param {number} tabId */
async function wanted(tabId) {
  const tab = await api.tabs.get(tabId);
  const { url = "" } = tab;
  if (tab.incognito) throw new StoreError("case_private", tab.id);
  if (!/^https?:/.test(url)) throw new StoreError("case_not_captured", tab.id);
  if (await isOff(url)) throw new StoreError("case_off", tab.id);
  return tab;
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
