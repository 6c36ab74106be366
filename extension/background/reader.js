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

/** @param {number} tabId */
export async function readTab(tabId) {
  const tab = await api.tabs.get(tabId);
  if (await isOff(tab.url ?? "")) return verdictOf(tabId);
  const site = await siteOf(tab.url ?? "");
  const files = (await scripts())[site?.id ?? ANY_SHOP];
  try {
    const [{ result: isThere }] = await api.scripting.executeScript({ target: { tabId }, func: lookAgain });
    if (!isThere) await api.scripting.executeScript({ target: { tabId }, files });
  } catch {
    return { ...(await verdictOf(tabId)), state: "failed" };
  }
  return verdictOf(tabId);
}

/** @type {() => Promise<Record<string, string[]>>} */
const scripts = remembered(() => fetch(api.runtime.getURL("scripts.json")).then((file) => file.json())).get;
