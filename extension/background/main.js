// The background: hears what content scripts observed, asks the engine, keeps verdicts for the pages of the extension.
//
// It may be stopped at any moment and is started anew for an event: listeners stand at the top, everything else is rebuilt
// from storage.

import { api } from "./api.js";
import { heardFromContent, heardFromPage, isFromContent, isFromPage } from "./messages.js";
import { tended } from "./sites.js";
import { forgetTab, showing } from "./toolbar.js";
import { tendMenu, whenChosen } from "./menu.js";

api.runtime.onMessage.addListener((message, sender, answer) => {
  const hear = isFromContent(message, sender) ? heardFromContent : isFromPage(message, sender) ? heardFromPage : null;
  if (hear === null) return false;
  hear(message, sender).then(answer, () => answer({ kind: "failed" }));
  return true;
});

api.runtime.onInstalled.addListener(({ reason }) => {
  void tended();
  tendMenu();
  if (reason === "install") void api.tabs.create({ url: api.runtime.getURL("welcome.html") });
});
api.runtime.onStartup.addListener(() => void tended());
api.permissions.onAdded.addListener(() => void tended());
api.permissions.onRemoved.addListener(() => void tended());
api.storage.onChanged.addListener((changes, area) => {
  if (area === "local" && "settings" in changes) void tended();
});

api.tabs.onActivated.addListener(({ tabId }) => void showing(tabId));
api.tabs.onUpdated.addListener((tabId, { status }) => {
  if (status === "loading") void showing(tabId);
});
api.tabs.onRemoved.addListener((tabId) => void forgetTab(tabId));
api.contextMenus.onClicked.addListener(whenChosen);
