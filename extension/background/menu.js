// The entries of the context menu, where the browser has one.

import { api } from "./api.js";
import { readTab } from "./reader.js";
import { reportFromBrowser } from "./report.js";
import { sentence } from "./words.js";

const CHECK = "check";
const REPORT = "report";

/** In the person's language, which may have changed. */
export async function tendMenu() {
  const titles = { [CHECK]: await sentence("menu_check"), [REPORT]: await sentence("menu_report") };
  api.contextMenus?.removeAll(() => {
    for (const [id, title] of Object.entries(titles)) api.contextMenus.create({ id, title, contexts: ["page"] });
  });
}

export function listenToMenu() {
  api.contextMenus?.onClicked.addListener(whenChosen);
}

/** @param {chrome.contextMenus.OnClickData} chosen @param {chrome.tabs.Tab} [tab] */
function whenChosen({ menuItemId }, tab) {
  if (tab?.id === undefined) return;
  if (menuItemId === REPORT) void reportFromBrowser(tab);
  if (menuItemId !== CHECK) return;
  void api.action.openPopup().catch(() => {});
  void readTab(tab.id);
}
