// What a click asked for and left a note of, brought to its end: the page is captured, without what it shows of the person who
// browses, and all of it is kept at once. Whatever is stopped in between is done again from the note, by this worker or a later one.

import { StoreError } from "../cases/database.js";
import { sha256 } from "../cases/hash.js";
import { newId } from "../cases/id.js";
import { sellersOfCards } from "../cases/sellers.js";
import { begin, forget, inState, keepCaptured, keepCards, keepMore, miss } from "../cases/store.js";
import { api } from "./api.js";
import { captured, NoListing, TabGone } from "./capture.js";
import { pageKey } from "./engine.js";
import { siteOf } from "./sites.js";
import { entryOfCard, told } from "./summary.js";

/** Numbers of the notes that this worker is at. @type {Map<string, Promise<number>>} */
const atWork = new Map();
/** Where it stands, for a worker that comes after this one, that something was begun. */
const BEGUN = "begun";

const now = () => new Date().toISOString();

/** Notes what the person asked for of what a tab shows. @param {chrome.tabs.Tab} tab @param {{ folder?: string, wish?: CaseWish }} [what]
 * @returns {Promise<CaseEntry>} */
export async function noted(tab, { folder = "", wish } = {}) {
  // First, so that a worker that comes after this one looks for what this one may leave.
  await api.storage.session.set({ [BEGUN]: true });
  const { url, place } = await placeOf(tab);
  return begin({ id: newId(), at: now(), tab: /** @type {number} */ (tab.id), url, place, folder, wish });
}

/** Brings it to its end, once; says how many cases came of it. @param {CaseEntry} note @returns {Promise<number>} */
export function finished(note) {
  const before = atWork.get(note.id);
  if (before !== undefined) return before;
  const work = finish(note).finally(() => atWork.delete(note.id));
  atWork.set(note.id, work);
  return work;
}

/** Finishes one, if that is left to do. @param {string} id */
export async function finishOne(id) {
  const note = (await inState("begun")).find((one) => one.id === id);
  if (note !== undefined) await finished(note);
}

/** Finishes what a worker left that was stopped. */
export async function finishBegun() {
  const { [BEGUN]: begun } = await api.storage.session.get(BEGUN);
  if (begun === undefined) return;
  await finishAllBegun();
}

/** The same, whether a worker of this run of the browser left it or not. */
export async function finishAllBegun() {
  const left = (await inState("begun")).filter(({ id }) => !atWork.has(id));
  for (const note of left) await finished(note).catch((error) => console.error("Jinjja: what was begun could not be finished.", error));
}

/** @param {CaseEntry} note @returns {Promise<number>} */
async function finish(note) {
  if (note.state !== "begun") return 0;
  try {
    const tab = await api.tabs.get(note.tab ?? -1).catch(() => undefined);
    if (tab === undefined || (await placeOf(tab)).place !== note.place) throw new TabGone();
    const count = await fulfilled(note, tab);
    if ((await inState("begun")).length === 0) await api.storage.session.remove(BEGUN);
    return count;
  } catch (error) {
    if (error instanceof TabGone || error instanceof NoListing) await miss(note.id, now());
    // The case that more was asked for was deleted meanwhile.
    if (error instanceof StoreError && error.key === "case_gone") await forget(note.id);
    throw error;
  }
}

/** @param {CaseEntry} note @param {chrome.tabs.Tab} tab @returns {Promise<number>} */
function fulfilled(note, tab) {
  const { wish } = note;
  if (wish === undefined) return pageOf(note, tab);
  return "more" in wish ? moreOf(note, wish.more, tab) : cardsOf(note, new Set(wish.cards), tab);
}

/** The page of a case. @param {CaseEntry} note @param {chrome.tabs.Tab} tab */
async function pageOf(note, tab) {
  const { capture, pictures, verdict, why } = await captured(note.id, tab);
  const listing = await pageKey(verdict.listing?.url ?? capture.url, capture.url);
  await keepCaptured(note.id, { ...told(verdict), url: capture.url, listing, picture: why }, capture, pictures);
  return 1;
}

/** One more page of a case that is there. @param {CaseEntry} note @param {string} id of the case @param {chrome.tabs.Tab} tab */
async function moreOf(note, id, tab) {
  const { capture, pictures } = await captured(id, tab);
  await keepMore(note.id, id, capture, pictures);
  return 0;
}

/** Cards of a list, each a case. @param {CaseEntry} note @param {Set<string>} wanted as `cardName` names them
 * @param {chrome.tabs.Tab} tab */
async function cardsOf({ id, created_at: at, folder, tab: tabId }, wanted, tab) {
  const { capture, verdict } = await captured("", tab, { factsOnly: true });
  const of = { capture, at, folder, tab: tabId, verdict };
  const sellers = await sellersOfCards(capture);
  const cards = await Promise.all(verdict.cards.map((card, item) => entryOfCard(card, item, { ...of, sellers: sellers[item] ?? [] })));
  const names = await Promise.all(cards.map(({ listing }) => cardName(listing)));
  return keepCards(id, cards.filter((_, place) => wanted.has(names[place])), capture);
}

/** By what a note knows a card, without its address. @param {string} listing its address @returns {Promise<string>} */
export async function cardName(listing) {
  return hashed(await pageKey(listing, listing));
}

/** Where a tab is: what can be kept of its address (the listing, on a marketplace; else the site), and the hash of all of it.
 * @param {chrome.tabs.Tab} tab */
async function placeOf({ url = "" }) {
  const { origin = "" } = URL.parse(url) ?? {};
  return { url: (await siteOf(url)) === undefined ? origin : await pageKey(url, origin), place: await hashed(url) };
}

/** @param {string} text */
function hashed(text) {
  return sha256(new TextEncoder().encode(text));
}
