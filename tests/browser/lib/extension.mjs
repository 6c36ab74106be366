// The real extension in the real browsers: the test build, in which the marketplaces that a person would switch on are
// switched on already. Both browsers are driven through one interface:
//
//   browser                    puppeteer's
//   own(path)                  an address of the extension's own
//   inOwnPage(action, ...)     something done in a page of the extension
//   inBackground(action, ...)  something done in the background; its global object comes first
//   stopBackground()           ends it, as the browser does when it was idle
//   useToolbar(page)           a person's click on the button in the toolbar, with a page in front
//   useShortcut(page, command) a person's use of the keys of a command, with a page in front; without a page, in a private window
//   useMenu(page, entry)       a person's choice of one of our entries ({ id, words }) in a page's menu
//   popups()                   the texts of the popups that are open
//   pressInPopup(words)        a click on the button with these words in the popup
//   handOnPopup()              the keyboard in the popup, as `keyboard.mjs` has it
//   handOn(path)               the same in a tab with a page of the extension's own
//   reload()                   as an update does
//   allowPrivate()             the person lets it into private windows
//   allowOptional()            the person allows all hosts that it may ask for (Firefox)
//   limitStorage(bytes)        how much it may keep, where the browser can be told so (Chromium); undefined: as much as before
//   look(page, { dark, calm }) how the person likes pages to look
//   roots(page)                the closed roots of a page, as the browser's own tools see them
//   within(page, node, action, ...)  something done in the page with an element found there
//
// What is done elsewhere gets and gives what JSON can say.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

import { BROWSERS, launched } from "./browsers.mjs";
import { handOn } from "./keyboard.mjs";
import { until } from "./until.mjs";
import { root } from "./tools.mjs";

const ID = "jinjja@jinjja.example";
/** A page of the extension that asks the background for nothing by itself. */
const OWN_PAGE = "welcome.html";

/** Where the test build lies; built anew by `cargo xtask build-test`. */
const packages = join(process.env.CARGO_TARGET_DIR ?? join(root, "target"), "extension-test");

export function built() {
  if (!existsSync(packages)) execFileSync("cargo", ["xtask", "build-test"], { cwd: root, stdio: "inherit" });
  return packages;
}

/** A function and what it is given, as a text that gives JSON. */
const written = (action, given) => `(async () => {
  const done = await (${action})(...${JSON.stringify(given)});
  return JSON.stringify(done ?? null);
})()`;

/** The same with the background's global object in front. */
const writtenFor = (global, action, given) => `(async () => {
  const done = await (${action})(${[global, ...given.map((value) => JSON.stringify(value))].join(",")});
  return JSON.stringify(done ?? null);
})()`;

/** Presses the button with these words. */
const PRESS = (words, of = document) => {
  const button = [...of.querySelectorAll("button")].find(({ innerText }) => innerText.includes(words));
  if (button === undefined) throw new Error(`no button “${words}” in ${of.body.innerText}`);
  button.click();
};

/** The background is there to hear this, or is started for it. */
const WAKE = "(globalThis.browser ?? chrome).runtime.sendMessage({ kind: 'verdict', tab: -1 })";

/** Starts Chromium with the extension (the test build, if no other); every host name leads to the local server. */
export async function chromium(port, { folder = join(built(), "chromium"), profile, ...more } = {}) {
  const browser = await launched.chromium(port, { pipe: true, enableExtensions: [folder], args: ["--lang=en-US"], userDataDir: profile, ...more });
  const isWorker = (target) => target.type() === "service_worker" && target.url().startsWith("chrome-extension:");
  const id = new URL((await browser.waitForTarget(isWorker)).url()).hostname;
  const own = (path) => `chrome-extension://${id}/${path}`;
  const shows = (path) => (target) => target.url() === own(path);
  let ownPage;
  const openOwnPage = async () => {
    ownPage = await browser.newPage();
    await ownPage.goto(own(OWN_PAGE));
  };
  // It opens by itself when the extension is new to the browser.
  if (profile === undefined) ownPage = await (await browser.waitForTarget(shows(OWN_PAGE))).page();
  else await openOwnPage();
  const inOwnPage = async (action, ...given) => JSON.parse(await ownPage.evaluate(written(action, given)));
  const session = (page) => page.createCDPSession();
  let limiting;
  /** Something evaluated in the worker, by tools that are taken away again: with them it would not be like others. */
  const inWorker = async (expression) => {
    const tools = await (await browser.waitForTarget(isWorker)).createCDPSession();
    try {
      const { result, exceptionDetails } = await tools.send("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return JSON.parse(result.value);
    } finally {
      await tools.detach();
    }
  };

  const inBackground = async (action, ...given) => {
    await ownPage.evaluate(WAKE);
    return inWorker(writtenFor("globalThis", action, given));
  };
  /** Chromium's own keys and menus are out of reach for drivers: whoever listens is told what it would tell. */
  const told = async (page, event, ...given) => {
    await page?.bringToFront();
    await inBackground(async ({ chrome }, isPrivate, [space, name], given) => {
      const tabs = await chrome.tabs.query({ active: true });
      chrome[space][name].dispatch(...given, tabs.find(({ incognito }) => incognito === isPrivate));
    }, page === undefined, event, given);
  };
  const isInFront = async (path) => (await browser.waitForTarget((target) => target.url().startsWith(own(path)))).asPage();

  return {
    browser,
    own,
    inOwnPage,
    inBackground,
    async stopBackground() {
      await ownPage.evaluate(WAKE);
      const tools = await session(ownPage);
      const stopped = new Promise((done) => {
        tools.on("ServiceWorker.workerVersionUpdated", ({ versions }) => {
          if (versions.some(({ runningStatus }) => runningStatus === "stopped")) done();
        });
      });
      await tools.send("ServiceWorker.enable");
      await tools.send("ServiceWorker.stopAllWorkers");
      await stopped;
      await tools.detach();
    },
    async useToolbar(page) {
      await page.bringToFront();
      await page.triggerExtensionAction((await browser.extensions()).get(id));
    },
    async useShortcut(page, command) {
      const { shortcut } = (await inOwnPage(() => chrome.commands.getAll())).find(({ name }) => name === command);
      if (shortcut === "") throw new Error(`the browser gave no keys to “${command}”`);
      await told(page, ["commands", "onCommand"], command);
    },
    async useMenu(page, { id: menuItemId }) {
      // Refused where there is no such entry.
      await inBackground(({ chrome }, id) => chrome.contextMenus.update(id, {}), menuItemId);
      await told(page, ["contextMenus", "onClicked"], { menuItemId });
    },
    async pressInPopup(words) {
      const [popup] = await Promise.all(browser.targets().filter(shows("popup.html")).map((target) => target.asPage()));
      await popup.evaluate(PRESS, words);
    },
    async popups() {
      const open = await Promise.all(browser.targets().filter(shows("popup.html")).map((target) => target.asPage()));
      return Promise.all(open.map((popup) => popup.evaluate("document.body.innerText")));
    },
    handOnPopup: async () => handOn(await isInFront("popup.html")),
    async handOn(path) {
      const page = await isInFront(path);
      await page.bringToFront();
      return handOn(page);
    },
    async closePopups() {
      for (const target of browser.targets().filter(shows("popup.html"))) await (await target.asPage()).close().catch(() => {});
    },
    async reload() {
      await browser.installExtension(folder);
      await openOwnPage();
    },
    async allowPrivate() {
      await (await browser.target().createCDPSession()).send("Extensions.loadUnpacked", { path: folder, enableInIncognito: true });
      await openOwnPage();
    },
    async limitStorage(quotaSize) {
      // The limit goes with the tools that set it.
      limiting ??= await session(ownPage);
      await limiting.send("Storage.overrideQuotaForOrigin", { origin: own("").slice(0, -1), quotaSize });
    },
    look: (page, { dark = false, calm = false }) => page.emulateMediaFeatures([
      { name: "prefers-color-scheme", value: dark ? "dark" : "light" },
      { name: "prefers-reduced-motion", value: calm ? "reduce" : "no-preference" },
    ]),
    async roots(page) {
      const tools = await session(page);
      try {
        return closedRoots((await tools.send("DOM.getDocument", { depth: -1, pierce: true })).root).map(fromTools);
      } finally {
        await tools.detach();
      }
    },
    async within(page, node, action, ...given) {
      const tools = await session(page);
      try {
        const { object } = await tools.send("DOM.resolveNode", { backendNodeId: node.handle });
        const { result, exceptionDetails } = await tools.send("Runtime.callFunctionOn", {
          objectId: object.objectId,
          functionDeclaration: `async function () { return JSON.stringify((await (${action})(this, ...${JSON.stringify(given)})) ?? null) }`,
          awaitPromise: true,
          returnByValue: true,
        });
        if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
        return JSON.parse(result.value);
      } finally {
        await tools.detach();
      }
    },
    close: () => browser.close(),
  };
}

function closedRoots(node) {
  const own = (node.shadowRoots ?? []).filter((shadow) => shadow.shadowRootType === "closed");
  const inside = [...(node.shadowRoots ?? []), ...(node.children ?? [])].flatMap(closedRoots);
  return [...own, ...inside];
}

/** A node as Chromium's tools give it. */
function fromTools({ nodeType, localName, nodeValue, attributes = [], children = [], backendNodeId }) {
  const pairs = attributes.flatMap((name, at) => (at % 2 === 0 ? [[name, attributes[at + 1]]] : []));
  const inside = children.map(fromTools);
  return { name: localName, attributes: Object.fromEntries(pairs), text: textOf(nodeType, nodeValue, inside), inside, handle: backendNodeId };
}

/** A node as WebDriver BiDi gives it. */
function fromBidi({ sharedId, value: { nodeType, localName, nodeValue, attributes = {}, children = [] } }) {
  const inside = children.map(fromBidi);
  return { name: localName, attributes, text: textOf(nodeType, nodeValue, inside), inside, handle: sharedId };
}

const TEXT_NODE = 3;
const textOf = (type, value, inside) => (type === TEXT_NODE ? value : inside.map((node) => node.text).join(""));

/** Starts Firefox with the extension; every host name leads to the local server. */
export async function firefox(port, { profile } = {}) {
  const folder = join(built(), "firefox");
  // An extension that was not installed from a store goes with the browser; in a profile that stays, what is its own stays.
  const staying = { "extensions.webextensions.keepStorageOnUninstall": true, "extensions.webextensions.keepUuidOnUninstall": true };
  const browser = await launched.firefox(port, {
    args: ["--remote-allow-system-access"], userDataDir: profile, extraPrefsFirefox: profile === undefined ? {} : staying,
  });
  const send = async (method, given) => (await browser.connection.send(method, given)).result;
  const done = ({ result, exceptionDetails }) => {
    if (exceptionDetails) throw new Error(exceptionDetails.text);
    return JSON.parse(result.value);
  };
  const evaluate = async (context, expression) =>
    done(await send("script.evaluate", { expression, target: { context }, awaitPromise: true }));

  /** The browser's own window, whose scripts may do what the browser may. */
  const { contexts: [{ context: chrome }] } = await send("browsingContext.getTree", { "moz:scope": "chrome" });
  const inBrowser = (action, ...given) => evaluate(chrome, written(action, given));

  await browser.installExtension(folder);
  const host = await inBrowser((id) => WebExtensionPolicy.getByID(id).mozExtensionHostname, ID);
  const own = (path) => `moz-extension://${host}/${path}`;

  /** A page of the extension, once it can speak. */
  const pageAt = (path) => until(async () => {
    const { contexts } = await send("browsingContext.getTree", {});
    const context = contexts.find(({ url }) => url.startsWith(own(path)))?.context;
    const isReady = "JSON.stringify(document.readyState === 'complete' && typeof browser === 'object')";
    return context !== undefined && (await evaluate(context, isReady).catch(() => false)) ? context : undefined;
  }, `the extension's page ${path}`);
  let page = await pageAt(OWN_PAGE);
  const inOwnPage = (action, ...given) => evaluate(page, written(action, given));
  const openOwnPage = async () => {
    const { context } = await send("browsingContext.create", { type: "tab" });
    await send("browsingContext.navigate", { context, url: own(OWN_PAGE), wait: "none" });
    page = await pageAt(OWN_PAGE);
  };
  /** Keys, pressed as the browser's own window gets them. */
  const strokes = (keys) => inBrowser((keys) => {
    const keyboard = Cc["@mozilla.org/text-input-processor;1"].createInstance(Ci.nsITextInputProcessor);
    keyboard.beginInputTransactionForTests(window);
    for (const { isDown, ...key } of keys) keyboard[isDown ? "keydown" : "keyup"](new KeyboardEvent("", key));
  }, keys);
  const hand = (evaluate) => ({
    evaluate,
    stroke: (key) => strokes(pressed(key.split("+"))),
    type: (text) => strokes([...text].flatMap((letter) => pressed([letter]))),
  });

  return {
    browser,
    own,
    inOwnPage,
    async inBackground(action, ...given) {
      await evaluate(page, `${WAKE}.then(() => "null")`);
      return evaluate(page, writtenFor("await browser.runtime.getBackgroundPage()", action, given));
    },
    stopBackground: () => inBrowser(async (id) => {
      const { extension } = WebExtensionPolicy.getByID(id);
      await extension.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true });
    }, ID),
    async useToolbar(tab) {
      await tab.bringToFront();
      await inBrowser((id) => {
        const { ExtensionParent } = ChromeUtils.importESModule("resource://gre/modules/ExtensionParent.sys.mjs");
        const { browserActionFor } = ExtensionParent.apiManager.global;
        browserActionFor(WebExtensionPolicy.getByID(id).extension).triggerAction(window);
      }, ID);
    },
    async useShortcut(tab, command) {
      const { shortcut } = (await inOwnPage(() => browser.commands.getAll())).find(({ name }) => name === command);
      await tab?.bringToFront();
      // The key of the browser's window; pressing it reaches the page alone.
      await inBrowser((shortcut, isPrivate) => {
        const { PrivateBrowsingUtils } = ChromeUtils.importESModule("resource://gre/modules/PrivateBrowsingUtils.sys.mjs");
        const windows = [...Services.wm.getEnumerator("navigator:browser")];
        const { document } = windows.find((one) => PrivateBrowsingUtils.isWindowPrivate(one) === isPrivate);
        const [key, ...held] = shortcut.split("+").reverse();
        const isIt = (one) => one.getAttribute("key") === key && one.getAttribute("modifiers") === held.reverse().join(",").toLowerCase();
        [...document.querySelectorAll("keyset[id^=ext-keyset] key")].find(isIt).doCommand();
      }, shortcut, tab === undefined);
    },
    async useMenu(tab, { words }) {
      await tab.bringToFront();
      await tab.mouse.click(300, 300, { button: "right" });
      await inBrowser(async (words) => {
        const menu = document.getElementById("contentAreaContextMenu");
        if (menu.state !== "open") await new Promise((done) => menu.addEventListener("popupshown", done, { once: true }));
        const closed = new Promise((done) => menu.addEventListener("popuphidden", done, { once: true }));
        [...menu.querySelectorAll("menuitem")].find(({ label }) => label === words).doCommand();
        menu.hidePopup();
        await closed;
      }, words);
    },
    handOnPopup: async () => hand((action, ...given) => inOwnPage(`(...given) => {
      const { document } = browser.extension.getViews({ type: "popup" })[0];
      return (${action})(document, ...given);
    }`, ...given)),
    async handOn(path) {
      const context = await pageAt(path);
      await send("browsingContext.activate", { context });
      await inBrowser(() => gBrowser.selectedBrowser.focus());
      return hand((action, ...given) => evaluate(context, writtenFor("document", action, given)));
    },
    pressInPopup: (words) => inOwnPage(`(words) => (${PRESS})(words, browser.extension.getViews({ type: "popup" })[0].document)`, words),
    popups: () => inOwnPage(() => browser.extension.getViews({ type: "popup" }).map(({ document }) => document.body?.innerText ?? "")),
    closePopups: () => inOwnPage(() => browser.extension.getViews({ type: "popup" }).forEach((popup) => popup.close())),
    async reload() {
      await browser.installExtension(folder);
      await openOwnPage();
    },
    allowOptional: () => inBrowser(async (id) => {
      const { ExtensionPermissions } = ChromeUtils.importESModule("resource://gre/modules/ExtensionPermissions.sys.mjs");
      const { extension } = WebExtensionPolicy.getByID(id);
      await ExtensionPermissions.add(id, { permissions: [], origins: extension.manifest.optional_host_permissions }, extension);
    }, ID),
    async allowPrivate() {
      await inBrowser(async (id) => {
        const { ExtensionPermissions } = ChromeUtils.importESModule("resource://gre/modules/ExtensionPermissions.sys.mjs");
        const { AddonManager } = ChromeUtils.importESModule("resource://gre/modules/AddonManager.sys.mjs");
        await ExtensionPermissions.add(id, { permissions: ["internal:privateBrowsingAllowed"], origins: [] });
        await (await AddonManager.getAddonByID(id)).reload();
      }, ID);
      await openOwnPage();
    },
    look: (_page, { dark = false, calm = false }) => inBrowser((isDark, isCalm) => {
      Services.prefs.setIntPref("layout.css.prefers-color-scheme.content-override", isDark ? 0 : 1);
      Services.prefs.setIntPref("ui.prefersReducedMotion", isCalm ? 1 : 0);
    }, dark, calm),
    async roots(tab) {
      const hosts = await send("script.evaluate", {
        // An element that holds nothing, or seems to.
        expression: "[...document.querySelectorAll(':empty')]",
        // In a world of its own, where the page has changed nothing.
        target: { context: contextOf(tab), sandbox: "looking" },
        awaitPromise: false,
        serializationOptions: { maxDomDepth: null, includeShadowTree: "all" },
      });
      const shadows = hosts.result.value.map(({ value }) => value.shadowRoot).filter((shadow) => shadow?.value.mode === "closed");
      return shadows.map(fromBidi);
    },
    within: async (tab, node, action, ...given) => done(await send("script.callFunction", {
      functionDeclaration: `async (node) => JSON.stringify((await (${action})(node, ...${JSON.stringify(given)})) ?? null)`,
      arguments: [{ sharedId: node.handle }],
      target: { context: contextOf(tab) },
      awaitPromise: true,
    })),
    close: () => browser.close(),
  };
}

/** What the browser's window is told of keys that are pressed together. */
function pressed(names) {
  const keys = names.map((key) => ({ key, ...KEYS[key] }));
  return [...keys.map((key) => ({ ...key, isDown: true })), ...keys.toReversed().map((key) => ({ ...key, isDown: false }))];
}

/** Keys that are known by more than what they write. */
const KEYS = { Tab: { code: "Tab", keyCode: 9 }, Enter: { code: "Enter", keyCode: 13 }, Shift: { code: "ShiftLeft", keyCode: 16 }, " ": { code: "Space", keyCode: 32 } };

/** The name by which WebDriver BiDi knows a page. */
const contextOf = (page) => page.mainFrame()._id;

const STARTS = { Chromium: chromium, Firefox: firefox };

/** Has a page of the extension say something about the tab at an address, and gives what the background answers; nothing where the
 * background was stopped before it did. */
export const asked = (extension, url, kind, more = {}) => extension.inOwnPage(async (address, message) => {
  const api = globalThis.browser ?? globalThis.chrome;
  const [tab] = (await api.tabs.query({})).filter((one) => one.url === address);
  return api.runtime.sendMessage({ ...message, tab: tab?.id ?? -1 }).catch(() => null);
}, url, { kind, ...more });

/** The browsers that the extension is tested in. */
export const EXTENDED = BROWSERS.map(({ name, launch }) => ({ name, start: launch && STARTS[name] }));
