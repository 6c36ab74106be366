// The background: hears what content scripts observed, asks the engine, keeps verdicts for the pages of the extension.
//
// It may be stopped at any moment and is started anew for an event: listeners stand at the top, everything else is rebuilt
// from storage.

import { ALARM } from "../filings/outbox.js";
import { api } from "./api.js";
import { finishAllBegun, finishBegun } from "./begun.js";
import { heardFromContent, heardFromPage, isFromContent, isFromPage } from "./messages.js";
import { tendFilings } from "./filings.js";
import { tended } from "./sites.js";
import { showing } from "./toolbar.js";
import { listenToMenu, tendMenu } from "./menu.js";
import { readAgain } from "./reader.js";
import { reportFromBrowser } from "./report.js";
import { forget, forgetAll } from "./verdicts.js";

api.runtime.onMessage.addListener((message, sender, answer) => {
  const hear = isFromContent(message, sender) ? heardFromContent : isFromPage(message, sender) ? heardFromPage : null;
  if (hear === null) return false;
  hear(message, sender).then(answer, (error) => {
    console.error("Jinjja: a message could not be answered.", error);
    answer({ kind: hear === heardFromContent ? "later" : "failed" });
  });
  return true;
});

api.runtime.onInstalled.addListener(({ reason }) => {
  void tended(reason === "update");
  void tendMenu();
  // The one before it may have been replaced while it was at something.
  void finishAllBegun();
  void tendFilings();
  if (reason === "install") void api.tabs.create({ url: api.runtime.getURL("welcome.html") });
});
api.runtime.onStartup.addListener(() => {
  void tended();
  void finishAllBegun();
  void tendFilings();
});
api.alarms.onAlarm.addListener(({ name }) => {
  if (name === ALARM) void tendFilings();
});
api.permissions.onAdded.addListener(() => void tended());
api.permissions.onRemoved.addListener(() => void tended());
api.storage.onChanged.addListener((changes, area) => {
  if (area !== "local") return;
  if ("settings" in changes) {
    void tended();
    void tendMenu();
  }
  // What was said rests on what the person chose and knows, and on nothing else that is stored.
  if ("settings" in changes || "own_brands" in changes) void forgetAll().then(readAgain);
});

api.tabs.onActivated.addListener(({ tabId }) => void showing(tabId));
api.tabs.onUpdated.addListener((tabId, { status, url }) => {
  if (status === "loading" || url !== undefined) void showing(tabId);
});
api.tabs.onRemoved.addListener(forget);
listenToMenu();
api.commands?.onCommand.addListener((command, tab) => {
  if (command === "report" && tab?.id !== undefined) void reportFromBrowser(tab);
});

// A worker that was stopped may have left something to do.
void finishBegun();
