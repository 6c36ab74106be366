// Reads a tab on the person's click, wherever it is: the click grants access to this one page.

import { api } from "./api.js";
import { siteOf } from "./sites.js";
import { verdictOf } from "./verdicts.js";

/** Any other web shop. */
const ANY_SHOP = "shop";

/** Runs in the page's isolated world: says whether our scripts are there already, and lets them look again. */
function lookAgain() {
  if (typeof JinjjaMain === "undefined") return false;
  JinjjaMain.again();
  return true;
}

/** @param {number} tabId */
export async function readTab(tabId) {
  const tab = await api.tabs.get(tabId);
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

/** @type {Promise<Record<string, string[]>> | undefined} */
let known;

/** @returns {Promise<Record<string, string[]>>} */
function scripts() {
  known ??= fetch(api.runtime.getURL("scripts.json")).then((file) => file.json());
  return known;
}
