// From a listing to the office that takes the report: one click, one confirmation, and the number that the office gives.
import assert from "node:assert/strict";
import { test } from "node:test";

import { casesOf } from "./lib/cases.mjs";
import { press } from "./lib/keyboard.mjs";
import { signs } from "./lib/samples.mjs";
import { everywhere } from "./lib/scene.mjs";
import { until } from "./lib/until.mjs";

const INTAKE = "intake.jinjja.example/reports";
const PERSON = { name: "Kim Jinjja", email: "kim@brand.example", organisation: "", phone: "+82 2 123 4567", second_name: "", second_email: "" };

everywhere((here) => {
  const cases = casesOf(here);
  /** What the server took, by number. @type {Map<string, string>} */
  const taken = new Map();
  const routes = { [INTAKE]: (request, text) => {
    // No prompt can be answered here, so the server itself allows what the person's leave would.
    if (request.method === "OPTIONS") return { body: "", headers: { "access-control-allow-headers": "content-type, idempotency-key" } };
    taken.set(request.headers["idempotency-key"], text);
    return { body: JSON.stringify({ number: "R-2026-1" }), status: 201 };
  } };

  /** What a person has set up. */
  const setUp = ({ role = "shopper", door = "own-server", language = "en", ...desk } = {}) => here.extension.inOwnPage(async (stored) => {
    const { storage } = globalThis.browser ?? globalThis.chrome;
    await storage.local.set(stored);
  }, { settings: { role, language }, last_door: door, desk: { ...PERSON, server: `https://${INTAKE}`, rights: [], is_agent: false, ...desk } });

  const filings = () => here.extension.inOwnPage(`async () => (await import("./filings/store.js")).all()`);
  const clear = () => here.extension.inOwnPage(async () => {
    const { storage } = globalThis.browser ?? globalThis.chrome;
    await storage.local.remove(["settings", "last_door", "desk", "door_answers", "request_log"]);
  });

  /** A case by one click, and a hand on its page once it can be confirmed, or once `ready` holds. */
  const reported = async (ready = (document) => document.querySelector("#confirm:not([disabled])") !== null) => {
    taken.clear();
    const tab = await here.open(signs, { routes });
    await tab.marked();
    const { id } = await cases.report(signs.url);
    const page = await here.extension.handOn(`report.html?case=${id}`);
    const shown = () => page.evaluate((document) => document.body.innerText);
    await until(() => page.evaluate(ready), "what goes is shown", () => "");
    return { id, page, shown, click: (selector) => page.evaluate((document, wanted) => document.querySelector(wanted).click(), selector) };
  };
  const inState = (state) => until(async () => (await filings()).find((filing) => filing.state === state), `a filing that is ${state}`, () => "");

  test("one click and one confirmation: the server has what was shown, and the record its number", async () => {
    await setUp();
    const { id, page, click } = await reported();
    const text = await page.evaluate((document) => document.querySelector(".part pre").textContent);
    await click("#confirm");
    await inState("waiting");
    assert.equal(taken.size, 0);
    const filing = await inState("handed");
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
    assert.deepEqual(log.map(({ url, why }) => ({ url, why })), [{ url: `https://${INTAKE}`, why: "filing" }]);
    await clear();
  });

  test("taken back within its time, nothing goes", async () => {
    await setUp();
    const { page, click } = await reported();
    await click("#confirm");
    const { send_after: after } = await inState("waiting");
    await until(() => page.evaluate((document) => document.querySelector(".waiting button") !== null), "the undo");
    await click(".waiting button");
    await until(() => Date.now() > Date.parse(after) + 500, "its time has passed");
    await here.extension.inOwnPage(() => (globalThis.browser ?? globalThis.chrome).runtime.sendMessage({ kind: "tend-filings" }));
    const [{ state, notices }] = await filings();
    assert.equal(state, "undone");
    assert.deepEqual(notices[0].parts, []);
    assert.equal(taken.size, 0);
    await clear();
  });

  test("it goes also when the page is closed at once", async () => {
    await setUp();
    const { click } = await reported();
    await click("#confirm");
    await inState("waiting");
    await cases.closed("report.html", 1);
    await inState("handed");
    assert.equal(taken.size, 1);
    await clear();
  });

  test("by keyboard alone", async () => {
    await setUp();
    const { page } = await reported();
    // Pressed twice it is once.
    await press(page, "#confirm", "Enter", "Enter");
    await inState("handed");
    assert.equal(taken.size, 1);
    assert.equal((await filings()).length, 1);
    await clear();
  });

  for (const [language, words] of [["ko", "확인"], ["id", "Konfirmasi"]]) {
    test(`in the person's language (${language})`, async () => {
      await setUp({ language });
      const { page, click } = await reported();
      const said = await page.evaluate((document) => document.querySelector("#confirm").textContent);
      assert.ok(said.includes(words), said);
      await click("#confirm");
      await inState("handed");
      await clear();
    });
  }

  test("at an office with a page of its own, the page opens, and the number is kept", async () => {
    await setUp({ door: "lazada-buyer" });
    const { id, click } = await reported();
    await click("#confirm");
    const { notices: [{ address }] } = await inState("ready");
    const isOpen = async (url) => (await (globalThis.browser ?? globalThis.chrome).tabs.query({})).some((tab) => (tab.pendingUrl ?? tab.url) === url);
    await until(() => here.extension.inOwnPage(isOpen, address), "the office's page");
    // It came to the front; the person comes back.
    const page = await here.extension.handOn(`report.html?case=${id}`);
    await until(() => page.evaluate((document) => document.querySelector(".to-do input") !== null), "what to do there");
    const steps = await page.evaluate((document) => [...document.querySelectorAll(".to-do ol li")].map(({ textContent }) => textContent));
    assert.ok(steps.length >= 3, String(steps));
    await press(page, ".to-do input", { typed: "LZD-77" }, "Tab", "Enter");
    await inState("handed");
    assert.deepEqual((await cases.recordOf(id)).receipts.map(({ door, number }) => [door, number]), [["lazada-buyer", "LZD-77"]]);
    await clear();
  });

  test("doors for holders of rights are locked to others, with what opens them", async () => {
    await setUp();
    const shopper = await reported();
    const locked = (hand) => hand.evaluate((document) => [...document.querySelectorAll(".lock .name")].map(({ textContent }) => textContent));
    assert.ok((await locked(shopper.page)).some((name) => /Alibaba|Lazada/.test(name)));
    const right = { kind: "trademark", number: "40-1234567", jurisdiction: "MY", classes: [3], owner: "Amorepacific" };
    await setUp({ role: "brand-staff", door: "alibaba-ipp", rights: [{ id: "1", brand: "innisfree", right, proof: "certificate.pdf", authorisation: null, expires: null }] });
    await cases.closed("report.html");
    await cases.clear();
    const staff = await reported((document) => document.querySelector(".doors .switch") !== null);
    assert.ok(!(await locked(staff.page)).some((name) => /Alibaba/.test(name)), String(await locked(staff.page)));
    await clear();
  });

  test("the background stopped at any step: each report arrives once, and the next one goes on", async () => {
    await setUp();
    taken.clear();
    here.server.show("", { routes });
    const MOST = 12;
    for (let step = 1; step <= MOST; step += 1) {
      const id = `019a2f3c-7b1e-7c44-9d2e-${String(step).padStart(12, "0")}`;
      await here.extension.inOwnPage(`async (id, server) => {
        const at = new Date().toISOString();
        const part = { key: "r.json", label: "", media_type: "application/json", text: JSON.stringify({ id }), length: 1, limit: null };
        const notice = { report_id: id, number: 1, of: 1, cases: [id], address: server, parts: [part], steps: [], pictures: [], receipt: null, receipt_at: null };
        const { begin } = await import("./cases/store.js");
        await begin({ id, at, tab: 1, url: "https://shopee.sg/product/1/2", place: id, folder: "" });
        await (await import("./filings/store.js")).keep({
          id, state: "waiting", door: "own-server", name: "Server", delivery: "server", language: "en", cases: [id], notices: [notice],
          made_at: at, changed_at: at, send_after: at, tries: 0, next_at: at, why: "",
        });
      }`, id, `https://${INTAKE}`);
      const stopped = await stoppedAt(step);
      // Whoever is stopped has left word for the next.
      const alarm = await here.extension.inOwnPage(() => (globalThis.browser ?? globalThis.chrome).alarms.get("filings"));
      if (stopped) assert.equal(alarm?.name, "filings", `step ${step}`);
      await here.extension.stopBackground();
      await here.extension.inOwnPage(`async (id) => (await import("./filings/outbox.js")).tryNow(id)`, id);
      await tended();
      await until(async () => (await filings()).find((one) => one.id === id)?.state === "handed", `step ${step}`, () => "");
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
    await tended();
    const isThere = (global, done) => Promise.race([global.stoppedHere, new Promise((late) => setTimeout(() => late(done), 2_000, false))]);
    return here.extension.inBackground(isThere, false);
  };
  const tended = () => here.extension.inOwnPage(() => (globalThis.browser ?? globalThis.chrome).runtime.sendMessage({ kind: "tend-filings" }));
});
