// The shops that a brand's own page names, read on the person's click: the click grants access to this one page.

import { api } from "./api.js";
import { foundShops } from "./facts.js";

const TEXT = "content/collect/text.js";
const LINKS = ["plans/links.js", "content/links.js"];

/** Runs in the page's isolated world: which of our scripts are there already. */
function there() {
  return { text: typeof JinjjaText !== "undefined", links: typeof JinjjaLinks !== "undefined" };
}

/** Runs in the page's isolated world. */
function read() {
  return typeof JinjjaLinks === "undefined" ? null : JinjjaLinks.page();
}

/** @param {number} tabId @returns {Promise<ToPage>} */
export async function shopsOn(tabId) {
  try {
    const target = { tabId };
    const [{ result: has }] = await api.scripting.executeScript({ target, func: there });
    const files = [...(has?.text ? [] : [TEXT]), ...(has?.links ? [] : LINKS)];
    if (files.length > 0) await api.scripting.executeScript({ target, files });
    const [{ result: page }] = await api.scripting.executeScript({ target, func: read });
    const { url } = await api.tabs.get(tabId);
    // The page says what stands in it; only the browser knows where it is.
    return await foundShops({ ...page, url: url ?? "" }, new Date().toISOString().slice(0, 10));
  } catch {
    // Pages of the browser itself, and those that were not clicked on, cannot be read.
    return { kind: "failed" };
  }
}
