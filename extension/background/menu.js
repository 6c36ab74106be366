// The entry of the context menu.

import { api } from "./api.js";
import { readTab } from "./reader.js";

const CHECK = "check";

export function tendMenu() {
  api.contextMenus.removeAll(() => {
    api.contextMenus.create({ id: CHECK, title: api.i18n.getMessage("menu_check"), contexts: ["page", "link"] });
  });
}

/** @param {chrome.contextMenus.OnClickData} chosen @param {chrome.tabs.Tab} [tab] */
export function whenChosen({ menuItemId }, tab) {
  if (menuItemId !== CHECK || tab?.id === undefined) return;
  void api.action.openPopup().catch(() => {});
  void readTab(tab.id);
}
