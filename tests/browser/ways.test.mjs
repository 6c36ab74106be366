// Every way to a case that the browser itself offers, and the one by keyboard from the listing to the file; of private windows nothing
// is kept.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { casesOf, verified } from "./lib/cases.mjs";
import { press } from "./lib/keyboard.mjs";
import { signs } from "./lib/samples.mjs";
import { everywhere } from "./lib/scene.mjs";
import { root } from "./lib/tools.mjs";
import { until } from "./lib/until.mjs";

const ENGLISH = JSON.parse(readFileSync(join(root, "extension/_locales/en/messages.json"), "utf8"));
/** Ways whose use the browser has to see itself before it gives a picture; Chromium's own cannot be used by a driver, only its events
 * can be told. */
const WAYS = {
  "the keys of the command": (here, page) => here.extension.useShortcut(page, "report"),
  "the entry in the page's menu": (here, page) => here.extension.useMenu(page, { id: "report", words: ENGLISH.menu_report.message }),
};

everywhere((here) => {
  const cases = casesOf(here);
  /** The addresses of the extension's own pages that are open, with their queries. */
  const ownPages = () => here.extension.inOwnPage(async (own) => {
    const tabs = await (globalThis.browser ?? globalThis.chrome).tabs.query({});
    return tabs.filter(({ url }) => url?.startsWith(own)).map(({ url, incognito }) => ({ path: url.slice(own.length), incognito }));
  }, here.extension.own(""));
  const refusedFor = (why) => until(async () => (await ownPages()).find(({ path }) => path === `report.html?why=${why}`), `the page that says ${why}`);

  test("the command has the keys that the person is told of", async () => {
    const commands = await here.extension.inOwnPage(() => (globalThis.browser ?? globalThis.chrome).commands.getAll());
    const { shortcut } = commands.find(({ name }) => name === "report");
    assert.notEqual(shortcut, "");
    assert.ok(ENGLISH.case_no_picture_refused.message.includes(shortcut), shortcut);
  });

  for (const [way, used] of Object.entries(WAYS)) {
    test(`${way}: a sealed case`, async () => {
      const tab = await here.openMarked(signs);
      await used(here, tab.page);
      const entry = await until(async () => (await cases.entries()).find(({ state }) => state === "sealed"), "a sealed case");
      assert.equal(entry.picture, here.name === "Firefox" ? "" : "case_no_picture_refused");
      assert.equal((await cases.entries()).length, 1);
      assert.equal(verified(await cases.file(entry.id, "way")).code, 0);
    });

    test(`${way}: where no case can be made, a page says why`, async () => {
      const tab = await here.openMarked(signs);
      await cases.switchOff(["www.lazada.com.my"]);
      try {
        await used(here, tab.page);
        await refusedFor("case_off");
        const hand = await here.extension.handOn("report.html");
        await until(() => hand.evaluate((document, words) => document.body.innerText.includes(words), ENGLISH.case_off.message), "why");
      } finally {
        await cases.switchOff([]);
      }
      assert.deepEqual(await cases.entries(), []);
    });
  }

  test("from the listing to the file by keyboard alone", async () => {
    const tab = await here.openMarked(signs);
    await here.extension.useToolbar(tab.page);
    const popup = await here.extension.handOnPopup();
    await until(async () => (await here.extension.popups()).some((text) => text.includes("Report")), "the popup");
    await press(popup, ".report .actions .main", "Enter");
    const entry = await until(async () => (await cases.entries()).find(({ state }) => state === "sealed"), "a sealed case");

    // On a screen it goes when the page of the case comes to the front.
    await here.extension.closePopups();
    const page = await here.extension.handOn("report.html");
    await until(() => page.evaluate((document) => document.querySelector(".statement textarea") !== null), "the page of the case");
    await page.evaluate((document) => {
      document.defaultView.saved = [];
      const { prototype } = document.defaultView.HTMLAnchorElement;
      prototype.click = function () {
        document.defaultView.saved.push(this.download);
      };
    });
    await press(page, ".statement textarea", { typed: "the seal is missing" }, "Tab");
    await until(async () => (await cases.recordOf(entry.id)).statement.explanation === "the seal is missing", "the statement is kept");
    await press(page, ".seal .main + button", "Enter");
    const name = await until(() => page.evaluate((document) => document.defaultView.saved[0]), "the file");
    assert.equal(name, `jinjja-${entry.id}.jinjja.zip`);
    await until(async () => (await cases.recordOf(entry.id)).custody.some(({ event }) => event === "exported"), "it is noted");
    assert.equal(verified(await cases.file(entry.id, "keyboard")).code, 0);
  });

  test("of a private window nothing is kept, and the person is told so", async () => {
    await here.extension.allowPrivate();
    here.server.show(signs.page, signs);
    const { tab, window } = await here.extension.inOwnPage(async (url) => {
      const made = await (globalThis.browser ?? globalThis.chrome).windows.create({ incognito: true, url });
      return { tab: made.tabs[0].id, window: made.id };
    }, signs.url);
    const ask = (message) => here.extension.inOwnPage((message) => (globalThis.browser ?? globalThis.chrome).runtime.sendMessage(message), { ...message, tab });
    try {
      // It is read there like elsewhere.
      await until(async () => (await ask({ kind: "verdict" })).state === "read", "the verdict");
      const refused = { kind: "not-done", why: "case_private" };
      assert.deepEqual(await ask({ kind: "report" }), refused);
      assert.deepEqual(await ask({ kind: "capture-more", case: "any" }), refused);
      assert.deepEqual(await ask({ kind: "add-cards", listings: [signs.url], folder: "" }), refused);
      // From the menu and by keys no page of ours waits for the answer: one opens that says it; in Chromium in an ordinary window.
      await here.extension.useShortcut(undefined, "report");
      assert.equal((await refusedFor("case_private")).incognito, here.name === "Firefox");
      assert.deepEqual(await cases.entries(), []);
      const kept = await here.extension.inOwnPage(async () => {
        const { storage } = globalThis.browser ?? globalThis.chrome;
        return JSON.stringify([await storage.session.get(), await storage.local.get()]);
      });
      assert.ok(!/verdict|begun|lazada|Inisfree/i.test(kept), kept);
      assert.doesNotMatch(await cases.stored(), /lazada|Inisfree/i);
    } finally {
      await here.extension.inOwnPage((id) => (globalThis.browser ?? globalThis.chrome).windows.remove(id), window);
    }
  });
});
