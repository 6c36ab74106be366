// From a listing to the office that takes the report: one click, one confirmation, and the number that the office gives.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { casesOf } from "./lib/cases.mjs";
import { filingsOf } from "./lib/filings.mjs";
import { press } from "./lib/keyboard.mjs";
import { everywhere } from "./lib/scene.mjs";
import { root } from "./lib/tools.mjs";
import { until } from "./lib/until.mjs";

const sentences = (language) => JSON.parse(readFileSync(join(root, "extension/_locales", language, "messages.json"), "utf8"));
const ENGLISH = sentences("en");

/** Whether a text is one of our English sentences, and is said otherwise in a language. */
const isEnglish = (language, text) => {
  const said = sentences(language);
  return Object.entries(ENGLISH).some(([key, { message }]) => message === text && said[key].message !== text);
};

/** All texts of a page but those that go to an office. */
const TEXTS = (document) => {
  const walker = document.createTreeWalker(document.body, document.defaultView.NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) if (walker.currentNode.parentElement.closest(".part") === null) texts.push(walker.currentNode.data.trim());
  return texts;
};

everywhere((here) => {
  const cases = casesOf(here);
  const handing = filingsOf(here, cases);
  const { taken, routes } = handing;

  test("one click and one confirmation: the server has what was shown, and the record its number", async () => {
    await handing.setUp();
    const { id, page, click } = await handing.reported();
    const text = await page.evaluate((document) => document.querySelector(".part pre").textContent);
    await click("#confirm");
    await handing.inState("waiting");
    assert.equal(taken.size, 0);
    const filing = await handing.inState("handed");
    const [notice] = filing.notices;
    assert.deepEqual([...taken], [[notice.report_id, notice.parts[0].text]]);
    assert.ok(notice.parts[0].text.startsWith(text.slice(0, 2_000)), "what was shown is what went");
    const record = await cases.recordOf(id);
    assert.deepEqual(record.receipts.map(({ door, number }) => ({ door, number })), [{ door: "own-server", number: "R-2026-1" }]);
    assert.equal(record.statement.bona_fide, true);
    assert.notEqual(record.statement.infringement_type, null);
    const isSworn = (document) => [...document.querySelectorAll(".statement > label input")].at(-1)?.checked === true;
    await until(() => page.evaluate(isSworn), "the page shows what is sworn");
    const { request_log: log } = await here.extension.inOwnPage(() => (globalThis.browser ?? globalThis.chrome).storage.local.get("request_log"));
    assert.deepEqual(log.map(({ url, why }) => ({ url, why })), [{ url: handing.server, why: "filing" }]);
    await handing.clear();
  });

  test("taken back by keyboard within its time, nothing goes", async () => {
    await handing.setUp();
    const { page } = await handing.reported();
    await press(page, "#confirm", "Enter");
    const { send_after: after } = await handing.inState("waiting");
    // The keyboard stands on the way back by itself: the time is short.
    await until(() => page.evaluate((document) => document.activeElement.id === "undo"), "the undo");
    await page.stroke("Enter");
    await handing.inState("undone");
    await until(() => Date.now() > Date.parse(after) + 500, "its time has passed");
    await handing.tended();
    const [{ state, notices }] = await handing.all();
    assert.equal(state, "undone");
    assert.deepEqual(notices[0].parts, []);
    assert.equal(taken.size, 0);
    await handing.clear();
  });

  test("it goes also when the page is closed at once", async () => {
    await handing.setUp();
    const { click } = await handing.reported();
    await click("#confirm");
    await handing.inState("waiting");
    await cases.closed("report.html", 1);
    await handing.inState("handed");
    assert.equal(taken.size, 1);
    await handing.clear();
  });

  test("by keyboard alone", async () => {
    await handing.setUp();
    const { page } = await handing.reported();
    // Pressed twice it is once.
    await press(page, "#confirm", "Enter", "Enter");
    await handing.passed();
    await handing.inState("handed");
    assert.equal(taken.size, 1);
    assert.equal((await handing.all()).length, 1);
    await handing.clear();
  });

  for (const [language, words] of [["ko", "확인"], ["id", "Konfirmasi"]]) {
    test(`in the person's language (${language})`, async () => {
      await handing.setUp({ language });
      const { page, click } = await handing.reported();
      const said = await page.evaluate((document) => document.querySelector("#confirm").textContent);
      assert.ok(said.includes(words), said);
      assert.deepEqual(await page.evaluate(TEXTS).then((texts) => texts.filter((text) => isEnglish(language, text))), []);
      await click("#confirm");
      await handing.passed();
      await handing.inState("handed");
      await handing.clear();
    });
  }

  test("at an office with a page of its own, the page opens, and the number is kept", async () => {
    await handing.setUp({ door: "lazada-buyer" });
    const { id, click } = await handing.reported();
    await click("#confirm");
    await handing.passed();
    const { notices: [{ address }] } = await handing.inState("ready");
    const isOpen = async (url) => (await (globalThis.browser ?? globalThis.chrome).tabs.query({})).some((tab) => (tab.pendingUrl ?? tab.url) === url);
    await until(() => here.extension.inOwnPage(isOpen, address), "the office's page");
    // It came to the front; the person comes back.
    const page = await here.extension.handOn(`report.html?case=${id}`);
    await until(() => page.evaluate((document) => document.querySelector(".to-do input") !== null), "what to do there");
    const steps = await page.evaluate((document) => [...document.querySelectorAll(".to-do ol li")].map(({ textContent }) => textContent));
    assert.ok(steps.length >= 3, String(steps));
    await press(page, ".to-do input[type=text]", { typed: "LZD-77" });
    // Another case changes meanwhile: what is being written stays, and the keyboard where it is.
    await cases.with(async (store, other) => store.begin({ id: other, at: new Date().toISOString(), tab: 1, url: "https://shopee.sg/product/1/2", place: other, folder: "" }),
      "019a2f3c-7b1e-7c44-9d2e-000000000001");
    await until(() => cases.entries().then((all) => all.length === 2), "another case");
    const isWriting = (document) => document.activeElement.value === "LZD-77";
    for (let look = 0; look < 10; look += 1) assert.ok(await page.evaluate(isWriting), "it stays");
    await press(page, ".to-do > .actions:last-child .main", "Enter");
    await handing.inState("handed");
    assert.deepEqual((await cases.recordOf(id)).receipts.map(({ door, number }) => [door, number]), [["lazada-buyer", "LZD-77"]]);
    await handing.clear();
  });

  test("doors for holders of rights are locked to others, with what opens them", async () => {
    await handing.setUp();
    const shopper = await handing.reported();
    const locked = (hand) => hand.evaluate((document) => [...document.querySelectorAll(".lock .name")].map(({ textContent }) => textContent));
    assert.ok((await locked(shopper.page)).some((name) => /Alibaba|Lazada/.test(name)));
    const right = { kind: "trademark", number: "40-1234567", jurisdiction: "MY", classes: [3], owner: "Amorepacific" };
    await handing.setUp({ role: "brand-staff", door: "alibaba-ipp", rights: [{ id: "1", brand: "innisfree", right, proof: "certificate.pdf", authorisation: null, expires: null }] });
    await cases.closed("report.html");
    await cases.clear();
    const staff = await handing.reported((document) => document.querySelector(".doors .switch") !== null);
    assert.ok(!(await locked(staff.page)).some((name) => /Alibaba/.test(name)), String(await locked(staff.page)));
    await handing.clear();
  });

  test("the background stopped at any step: each report arrives once, and the next one goes on", async () => {
    await handing.setUp();
    here.server.show("", { routes });
    const MOST = 12;
    for (let step = 1; step <= MOST; step += 1) {
      const id = `019a2f3c-7b1e-7c44-9d2e-${String(step).padStart(12, "0")}`;
      await handing.waiting([id]);
      const stopped = await stoppedAt(step);
      // Whoever is stopped has left word for the next.
      const alarm = await here.extension.inOwnPage(() => (globalThis.browser ?? globalThis.chrome).alarms.get("filings"));
      if (stopped) assert.equal(alarm?.name, "filings", `step ${step}`);
      await here.extension.stopBackground();
      await here.extension.inOwnPage(`async (id) => (await import("./filings/outbox.js")).tryNow(id)`, id);
      await handing.tended();
      await until(async () => (await handing.all()).find((one) => one.id === id)?.state === "handed", `step ${step}`, () => "");
      assert.equal(taken.get(id), JSON.stringify({ id }), `step ${step}`);
      // Further steps there are none.
      if (!stopped) return;
    }
  });

  /** Lets the background go until it asks its database or the server for the so manieth thing; whether it came to that. */
  const stoppedAt = async (step) => {
    await here.extension.inBackground((global, most) => {
      let count = 0;
      global.stoppedHere = new Promise((done) => {
        const isTooMany = () => {
          count += 1;
          if (count === most) done(true);
          return count >= most;
        };
        const silent = new Proxy(function () {}, { get: (_, name) => (name === "then" ? undefined : silent), apply: () => silent, set: () => true });
        const { prototype } = global.IDBDatabase;
        const { transaction } = prototype;
        prototype.transaction = function (...given) {
          return isTooMany() ? silent : transaction.apply(this, given);
        };
        const { fetch } = global;
        global.fetch = (...given) => (String(given[0]).startsWith("https://") && isTooMany() ? new Promise(() => {}) : fetch(...given));
      });
    }, step);
    await handing.tended();
    const isThere = (global, done) => Promise.race([global.stoppedHere, new Promise((late) => setTimeout(() => late(done), 2_000, false))]);
    return here.extension.inBackground(isThere, false);
  };
});
