// The entry of the context menu, where the browser has one.

import { api } from "./api.js";
import { readTab } from "./reader.js";
import { sentence } from "./words.js";

const CHECK = "check";

/** In the person's language, which may have changed. */
export async function tendMenu() {
  const title = await sentence("menu_check");
  api.contextMenus?.removeAll(() => {
    api.contextMenus.create({ id: CHECK, title, contexts: ["page"] });
  });
}

export function listenToMenu() {
  api.contextMenus?.onClicked.addListener(whenChosen);
}

/** @param {chrome.contextMenus.OnClickData} chosen @param {chrome.tabs.Tab} [tab] */
function whenChosen({ menuItemId }, tab) {
  if (menuItemId !== CHECK || tab?.id === undefined) return;
  void api.action.openPopup().catch(() => {});
  void readTab(tab.id);
}
