// A page as it is now: its text, what the engine reads of it, and its picture, with nothing of the person who browses.

import { newId } from "../cases/id.js";
import { api } from "./api.js";
import { evidenceOf, judged } from "./engine.js";
import { covered, pictured } from "./picture.js";
import { personalRules, withEvidenceScripts } from "./reader.js";
import { ownBrands } from "./settings.js";
import { words } from "./words.js";

/** The page was left, or cannot be read. */
export class TabGone extends Error {}

/** @typedef {{ capture: PageCapture, pictures: CasePicture[], verdict: PageVerdict, why: string }} CapturedPage */

/** Captures what a tab shows. @param {string} id of the case @param {chrome.tabs.Tab} tab @param {{ factsOnly?: boolean }} [how]
 * @returns {Promise<CapturedPage>} */
export async function captured(id, tab, { factsOnly = false } = {}) {
  const tabId = /** @type {number} */ (tab.id);
  const url = tab.url ?? "";
  const at = new Date().toISOString();
  // First, for the person may go on: the browser only pictures the tab in front.
  const picture = factsOnly ? { bytes: null, why: "case_facts_only" } : await pictured(tab);
  await withEvidenceScripts(tab);
  const brands = await ownBrands();
  const seen = await inTab(tabId, () => JinjjaCollect.observe(JinjjaPlan, document, JinjjaHeard.answers, location.href));
  const { verdict: shown } = await judged({ ...seen, url }, await words(), brands);
  const given = { rules: await personalRules(), facts: factsOf(shown) };
  /** @type {Snapshot} */
  const taken = await inTab(tabId, (how) => JinjjaSnapshot.take(how), given);
  const html = factsOnly ? null : await textOf(tabId, taken.parts);
  await inTab(tabId, () => JinjjaSnapshot.discard() ?? true);
  const address = ofSamePage(taken.url, url);
  const evidence = await evidenceOf({ ...taken.observation, url: address }, brands);
  if (evidence === undefined) throw new TabGone();
  // Facts of the person's own that changed nothing are nobody else's.
  const plain = brands === "[]" ? evidence : await evidenceOf({ ...taken.observation, url: address }, "[]");
  const capture = {
    id: newId(), at, url: address, title: taken.title, html, ...evidence, own_brands: plain?.verdict === evidence.verdict ? null : brands,
    environment: {
      captured_at: at, ...taken.environment, browser: browser(), extension_version: api.runtime.getManifest().version, left_out: taken.truncated,
    },
    redactions: taken.redactions,
  };
  const pictures = picture.bytes === null ? [] : [await view(id, capture, picture.bytes, taken)];
  return { capture, pictures, verdict: JSON.parse(evidence.verdict), why: picture.why };
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

/** The address without what was taken out of it, as long as it is the tab's. @param {string} told @param {string} url */
function ofSamePage(told, url) {
  const [one, other] = [URL.parse(told), URL.parse(url)];
  if (one !== null && other !== null && one.origin === other.origin && one.pathname === other.pathname) return one.href;
  return other === null ? "" : other.origin + other.pathname;
}

/** @param {string} id @param {PageCapture} capture @param {Blob} bytes @param {Snapshot} taken @returns {Promise<CasePicture>} */
async function view(id, capture, bytes, { covers, environment }) {
  return {
    id: newId(), case: id, capture: capture.id, kind: "view", type: "image/png", name: "", at: capture.at,
    bytes: await covered(bytes, covers, environment), of: null,
  };
}

/** What a listing says, in texts: facts of the goods and the seller, which stay. @param {PageVerdict} verdict @returns {string[]} */
function factsOf({ listing, cards }) {
  /** @type {Set<string>} */
  const texts = new Set();
  const gather = (/** @type {unknown} */ value) => {
    if (typeof value === "string" && value.trim() !== "") texts.add(value);
    else if (Array.isArray(value)) value.forEach(gather);
    // Where a fact was read is none.
    else if (typeof value === "object" && value !== null) Object.entries(value).forEach(([key, one]) => key !== "sources" && gather(one));
  };
  [listing, ...cards.map((card) => card.listing)].forEach(gather);
  return [...texts];
}

/** The browser's name and first number: what tells how a page was shown, and nobody who saw it. */
function browser() {
  const [, name, version] = /(Firefox|Edg|OPR|Chrome)\/(\d+)/.exec(navigator.userAgent) ?? [];
  return name === undefined ? "" : `${name} ${version}`;
}
