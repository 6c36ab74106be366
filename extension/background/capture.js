// A page as it is now: its text, what the engine reads of it, and its picture, with nothing of the person who browses.

import { newId } from "../cases/id.js";
import { api } from "./api.js";
import { evidenceOf, judged } from "./engine.js";
import { pictureOf, withCovers } from "./picture.js";
import { personalRules, withEvidenceScripts } from "./reader.js";
import { ownBrands } from "./settings.js";
import { words } from "./words.js";

/** The page was left. */
export class TabGone extends Error {}
/** The browser lets no extension into the page, or the engine can make nothing of it. */
export class NoListing extends Error {}

/** Records and archives have addresses of so many characters at most. */
const LONGEST_ADDRESS = 8_000;
const IS_ADDRESS = /^(?:[a-z][a-z\d+.-]*:)?\/\//i;

/** @typedef {{ capture: PageCapture, pictures: CasePicture[], verdict: PageVerdict, why: string }} CapturedPage */

/** Captures of a tab come one after the other: they share its scripts. @type {Map<number, Promise<unknown>>} */
const atWork = new Map();

/** Captures what a tab shows. @param {string} id of the case @param {chrome.tabs.Tab} tab @param {{ factsOnly?: boolean }} [how]
 * @returns {Promise<CapturedPage>} */
export function captured(id, tab, how = {}) {
  const tabId = /** @type {number} */ (tab.id);
  const before = atWork.get(tabId) ?? Promise.resolve();
  const work = before.catch(() => {}).then(() => capture(id, tab, how));
  atWork.set(tabId, work);
  void work.catch(() => {}).then(() => atWork.get(tabId) === work && atWork.delete(tabId));
  return work;
}

/** @param {string} id @param {chrome.tabs.Tab} tab @param {{ factsOnly?: boolean }} how @returns {Promise<CapturedPage>} */
async function capture(id, tab, { factsOnly = false }) {
  const tabId = /** @type {number} */ (tab.id);
  const url = tab.url ?? "";
  const at = new Date().toISOString();
  // First, for the person may go on: the browser only pictures the tab in front.
  const pictured = factsOnly ? null : await pictureOf(tab);
  await withEvidenceScripts(tab).catch((error) => {
    throw new NoListing(String(error));
  });
  const brands = await ownBrands();
  const seen = await inTab(tabId, () => JinjjaCollect.observe(JinjjaPlan, document, JinjjaHeard.answers, location.href));
  const { verdict: shown } = await judged({ ...seen, url }, await words(), brands);
  const given = { rules: await personalRules(), facts: factsOf(shown), place: url.split("#")[0] };
  /** @type {Snapshot} */
  const taken = await inTab(tabId, (how) => JinjjaSnapshot.take(how), given);
  const html = factsOnly ? null : await textOf(tabId, taken.parts);
  await inTab(tabId, () => JinjjaSnapshot.discard() ?? true);
  if (html !== null && html.length !== taken.length) throw new TabGone("its text came in pieces that do not fit");
  const picture = pictured === null ? { bytes: null, why: "case_facts_only" } : await withCovers(pictured, tab, taken);
  const address = kept(taken.url);
  const evidence = await evidenceOf({ ...taken.observation, url: address }, brands);
  if (evidence === undefined) throw new NoListing("the engine gave nothing");
  // Facts of the person's own that changed nothing are nobody else's.
  const plain = brands === "[]" ? evidence : await evidenceOf({ ...taken.observation, url: address }, "[]");
  const found = {
    id: newId(), at, url: address, title: taken.title, html, ...evidence, own_brands: plain?.verdict === evidence.verdict ? null : brands,
    environment: {
      captured_at: at, ...taken.environment, browser: browser(), extension_version: api.runtime.getManifest().version, left_out: taken.truncated,
    },
    redactions: taken.redactions,
  };
  const pictures = picture.bytes === null ? [] : [view(id, found, picture.bytes)];
  return { capture: found, pictures, verdict: JSON.parse(evidence.verdict), why: picture.why };
}

/** Something done beside the page's content scripts. @template T, G
 * @param {number} tabId @param {(given: G) => T} func @param {G} [given] @returns {Promise<Awaited<T>>} */
async function inTab(tabId, func, given) {
  const args = given === undefined ? [] : [given];
  const [done] = await api.scripting.executeScript({ target: { tabId }, func: /** @type {any} */ (func), args: /** @type {any} */ (args) })
    .catch((error) => {
      throw new TabGone(String(error));
    });
  if (done?.result === undefined || done.result === null) throw new TabGone("nothing came back");
  return /** @type {Awaited<T>} */ (done.result);
}

/** The text of the page, piece by piece: a long message would hold the page up. @param {number} tabId @param {number} parts */
async function textOf(tabId, parts) {
  let text = "";
  for (let part = 0; part < parts; part += 1) text += await inTab(tabId, (at) => JinjjaSnapshot.part(at), part);
  return text;
}

/** An address without what was taken out of it, as it can be kept: in plain ASCII, and no longer than records may have it.
 * @param {string} told */
function kept(told) {
  const { href = "", origin = "", pathname = "" } = URL.parse(told) ?? {};
  if (href.length <= LONGEST_ADDRESS) return href;
  return (origin + pathname).slice(0, LONGEST_ADDRESS);
}

/** @param {string} id @param {PageCapture} capture @param {Blob} bytes @returns {CasePicture} */
function view(id, capture, bytes) {
  return { id: newId(), case: id, capture: capture.id, kind: "view", type: "image/png", name: "", at: capture.at, bytes, of: null };
}

/** What a listing says, in texts: facts of the goods and the seller, which stay. @param {PageVerdict} verdict @returns {string[]} */
function factsOf({ listing, cards }) {
  /** @type {Set<string>} */
  const texts = new Set();
  const gather = (/** @type {unknown} */ value) => {
    // In addresses there may stand anything of the person; those of pictures, up to their parameters, are the listing's own.
    if (typeof value === "string" && value.trim() !== "" && !IS_ADDRESS.test(value)) texts.add(value);
    else if (Array.isArray(value)) value.forEach(gather);
    else if (typeof value === "object" && value !== null) Object.entries(value).forEach(gatherPart);
  };
  const gatherPart = (/** @type {[string, unknown]} */ [key, value]) => {
    if (key === "images" && Array.isArray(value)) value.forEach((image) => texts.add(String(image).split(/[?#]/)[0]));
    // Where a fact was read is none.
    else if (key !== "sources") gather(value);
  };
  [listing, ...cards.map((card) => card.listing)].forEach(gather);
  return [...texts];
}

/** The browser's name and first number: what tells how a page was shown, and nobody who saw it. */
function browser() {
  const [, name, version] = /(Firefox|Edg|OPR|Chrome)\/(\d+)/.exec(navigator.userAgent) ?? [];
  return name === undefined ? "" : `${name} ${version}`;
}
