// The toolbar icon tells the level of the tab's page: it is the browser's own, so no page can imitate it.

import { api } from "./api.js";
import { keptFor } from "./verdicts.js";
import { sentence } from "./words.js";

/** @typedef {{ icon: string, text: string, color: string }} Look */

const CALM = "#2f6f5e";
/** @type {Record<string, Look>} */
const LEVELS = {
  none: { icon: "none", text: "", color: CALM },
  some: { icon: "some", text: "!", color: "#8a5a00" },
  strong: { icon: "strong", text: "!!", color: "#a3321f" },
};
const KNOWN = { icon: "known", text: "✓", color: CALM };
const KNOWN_STORES = ["official", "group", "authorised"];
/** Nothing was read: the extension's own sign. */
const SILENT = { icon: "", text: "", color: CALM };

/** @param {number} tabId @param {PageVerdict | undefined} verdict */
export async function show(tabId, verdict) {
  const { icon, text, color } = lookOf(verdict);
  const name = api.i18n.getMessage("app_name");
  const level = verdict?.assessment?.risk.level;
  const title = level === undefined ? name : `${name}: ${await sentence(`risk_${level}`)}`;
  const folder = icon === "" ? "icons" : `icons/${icon}`;
  const path = { 16: api.runtime.getURL(`${folder}/16.png`), 32: api.runtime.getURL(`${folder}/32.png`) };
  // A tab that was closed meanwhile has no icon to change.
  await Promise.allSettled([
    api.action.setIcon({ tabId, path }),
    api.action.setBadgeText({ tabId, text }),
    api.action.setBadgeBackgroundColor({ tabId, color }),
    api.action.setTitle({ tabId, title }),
  ]);
}

/** @param {PageVerdict | undefined} verdict @returns {Look} */
function lookOf(verdict) {
  if (verdict?.assessment) {
    const { risk, store } = verdict.assessment;
    return risk.level === "none" && KNOWN_STORES.includes(store.status) ? KNOWN : LEVELS[risk.level];
  }
  const levels = (verdict?.cards ?? []).map((card) => card.assessment.risk.level);
  const marked = levels.filter((level) => level !== "none").length;
  if (marked === 0) return SILENT;
  return { ...(levels.includes("strong") ? LEVELS.strong : LEVELS.some), text: String(marked) };
}

/** What a tab shows now, after it changed. @param {number} tabId */
export async function showing(tabId) {
  const tab = await api.tabs.get(tabId).catch(() => undefined);
  await show(tabId, await keptFor(tabId, tab?.url ?? ""));
}
