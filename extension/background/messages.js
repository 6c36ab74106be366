// Who may say what. A content script stands in somebody's page and only hands over observations; the pages of the extension
// ask. What else arrives is not answered.

import { api } from "./api.js";
import { judged } from "./engine.js";
import { checkedBrands } from "./facts.js";
import { readTab } from "./reader.js";
import { ownBrands, settings } from "./settings.js";
import { shopsOn } from "./shops.js";
import { show } from "./toolbar.js";
import { keep, verdictOf } from "./verdicts.js";
import { words } from "./words.js";

/** Keys of each message; nothing else may be in it. @type {Record<string, string[]>} */
const FROM_CONTENT = { observed: ["kind", "observation"], open: ["kind"] };
/** @type {Record<string, string[]>} */
const FROM_PAGE = { verdict: ["kind", "tab"], read: ["kind", "tab"], stores: ["kind", "tab"], "check-facts": ["kind", "text"] };

const OWN = new URL(api.runtime.getURL("")).origin;

/** @param {unknown} message @param {Record<string, string[]>} known */
function isOf(message, known) {
  if (typeof message !== "object" || message === null) return false;
  const { kind } = /** @type {{ kind?: unknown }} */ (message);
  if (typeof kind !== "string" || !Object.hasOwn(known, kind)) return false;
  return Object.keys(message).every((key) => known[kind].includes(key));
}

/** @param {unknown} message @param {chrome.runtime.MessageSender} sender @returns {message is FromContent} */
export function isFromContent(message, sender) {
  // Judged by id and origin, never by the address that a sender gives.
  const isOurs = sender.id === api.runtime.id && sender.tab !== undefined && sender.frameId === 0;
  return isOurs && sender.origin !== OWN && isOf(message, FROM_CONTENT);
}

/** @param {unknown} message @param {chrome.runtime.MessageSender} sender @returns {message is FromPage} */
export function isFromPage(message, sender) {
  const origin = sender.origin ?? (sender.url === undefined ? "" : new URL(sender.url).origin);
  return sender.id === api.runtime.id && origin === OWN && isOf(message, FROM_PAGE);
}

/** @param {FromContent} message @param {chrome.runtime.MessageSender} sender */
export async function heardFromContent(message, { tab }) {
  if (message.kind === "open") {
    // At once, before anything is awaited: the browser wants the person's click to be fresh.
    await api.action.openPopup().catch(() => {});
    return {};
  }
  const { marks, off_sites: offSites } = await settings();
  const speech = await words();
  // The observation says where it was made; only the browser knows where the tab is.
  const { verdict, mark } = await judged({ ...message.observation, url: tab?.url ?? "" }, speech, await ownBrands());
  if (tab?.id !== undefined) {
    await keep(tab, verdict);
    await show(tab.id, verdict);
    api.runtime.sendMessage({ kind: "changed", tab: tab.id }).catch(() => {});
  }
  const isWanted = marks && !offSites.includes(new URL(tab?.url ?? "about:blank").hostname);
  return { kind: "marked", mark: isWanted ? mark : null };
}

/** @param {FromPage} message */
export async function heardFromPage(message) {
  switch (message.kind) {
    case "verdict": return verdictOf(message.tab);
    case "read": return readTab(message.tab);
    case "stores": return shopsOn(message.tab);
    case "check-facts": return checkedBrands(message.text);
  }
}
