// The entry of the context menu, where the browser has one.

import { api } from "./api.js";
import { readTab } from "./reader.js";

const CHECK = "check";

export function tendMenu() {
  api.contextMenus?.removeAll(() => {
    api.contextMenus.create({ id: CHECK, title: api.i18n.getMessage("menu_check"), contexts: ["page"] });
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
