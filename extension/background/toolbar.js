// The toolbar icon tells the level of the tab's page: it is the browser's own, so no page can imitate it.

import { api } from "./api.js";
import { forget, keptFor } from "./verdicts.js";

/** @type {Record<string, { text: string, color: string }>} */
const LEVELS = {
  none: { text: "", color: "#2f6f5e" },
  some: { text: "!", color: "#8a5a00" },
  strong: { text: "!!", color: "#a3321f" },
};
const KNOWN = { text: "✓", color: "#2f6f5e" };

/** @param {number} tabId @param {PageVerdict} verdict */
export async function show(tabId, verdict) {
  const { text, color } = badgeOf(verdict);
  await Promise.all([
    api.action.setBadgeText({ tabId, text }),
    api.action.setBadgeBackgroundColor({ tabId, color }),
  ]).catch(() => {});
}

/** @param {PageVerdict} verdict */
function badgeOf({ assessment, cards }) {
  if (assessment) {
    const isKnown = ["official", "group", "authorised"].includes(assessment.store.status);
    return assessment.risk.level === "none" && isKnown ? KNOWN : LEVELS[assessment.risk.level];
  }
  const marked = (cards ?? []).filter((card) => card.assessment.risk.level !== "none").length;
  return marked === 0 ? LEVELS.none : { text: String(marked), color: LEVELS.some.color };
}

/** What a tab shows now, after it changed. @param {number} tabId */
export async function showing(tabId) {
  const tab = await api.tabs.get(tabId).catch(() => undefined);
  const verdict = await keptFor(tabId, tab?.url ?? "");
  await show(tabId, verdict ?? { state: "waiting", page: "none", cards: [], diagnostics: [] });
}

/** @param {number} tabId */
export async function forgetTab(tabId) {
  forget(tabId);
}
