// Reads a tab on the person's click, wherever it is: the click grants access to this one page.

import { api } from "./api.js";
import { remembered } from "./remembered.js";
import { isOff, siteOf } from "./sites.js";
import { verdictOf } from "./verdicts.js";

/** Any other web shop. */
const ANY_SHOP = "shop";

/** Runs in the page's isolated world: says whether our scripts are there already, and lets them look again. */
function lookAgain() {
  if (typeof JinjjaMain === "undefined") return false;
  JinjjaMain.again();
  return true;
}

/** Lets our scripts look again wherever they are: what the person chose has changed. */
export async function readAgain() {
  const tabs = (await api.tabs.query({})).flatMap(({ id }) => (id === undefined ? [] : [id]));
  // Pages that we have no access to have no script of ours.
  await Promise.allSettled(tabs.map((tabId) => api.scripting.executeScript({ target: { tabId }, func: lookAgain })));
}

/** Lets our scripts look again at one page, where they are: what is known of it has changed. @param {number} tabId */
export async function readTabAgain(tabId) {
  await api.scripting.executeScript({ target: { tabId }, func: lookAgain }).catch(() => {});
}

/** @param {number} tabId */
export async function readTab(tabId) {
  const tab = await api.tabs.get(tabId);
  if (await isOff(tab.url ?? "")) return verdictOf(tabId);
  try {
    await withCollector(tab);
  } catch {
    return { ...(await verdictOf(tabId)), state: "failed" };
  }
  return verdictOf(tabId);
}

/** Lets our scripts look at a tab, and brings them there where none are. @param {chrome.tabs.Tab} tab */
async function withCollector({ id, url }) {
  const tabId = /** @type {number} */ (id);
  const site = await siteOf(url ?? "");
  const [{ result: isThere }] = await api.scripting.executeScript({ target: { tabId }, func: lookAgain });
  if (!isThere) await api.scripting.executeScript({ target: { tabId }, files: (await scripts())[site?.id ?? ANY_SHOP] });
}

/** Brings the scripts that take evidence to a tab, beside those that read it. @param {chrome.tabs.Tab} tab */
export async function withEvidenceScripts(tab) {
  const tabId = /** @type {number} */ (tab.id);
  await withCollector(tab);
  const [{ result: isThere }] = await api.scripting.executeScript({ target: { tabId }, func: () => typeof JinjjaSnapshot !== "undefined" });
  if (!isThere) await api.scripting.executeScript({ target: { tabId }, files: (await scripts()).evidence });
}

/** By what is known what a page shows of the person who browses. @type {() => Promise<object>} */
export const personalRules = remembered(() => fetch(api.runtime.getURL("plans/personal.json")).then((file) => file.json())).get;

/** @type {() => Promise<Record<string, string[]>>} */
const scripts = remembered(() => fetch(api.runtime.getURL("scripts.json")).then((file) => file.json())).get;
