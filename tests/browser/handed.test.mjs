// What comes after a confirmation, and what is handed in otherwise than one case to one server: several at once, by mail, at an office
// with its own page; the receipt, what comes of it, another look, and the person's record.
import assert from "node:assert/strict";
import { test } from "node:test";

import { casesOf } from "./lib/cases.mjs";
import { CAN_BE_CONFIRMED, filingsOf } from "./lib/filings.mjs";
import { changed as pageChanged, search, signs } from "./lib/samples.mjs";
import { everywhere } from "./lib/scene.mjs";
import { until } from "./lib/until.mjs";

const SHOWN = (document) => document.querySelector(".notices") !== null;

everywhere((here) => {
  const cases = casesOf(here);
  const handing = filingsOf(here, cases);

  /** Says in the records of cases what the person saw. */
  const said = (ids, words) => here.extension.inOwnPage(`async (ids, explanation) => {
    const { changed } = await import("./cases/record.js");
    for (const id of ids) await changed(id, { change: "statement-changed", at: new Date().toISOString(), statement: { explanation, infringement_type: "counterfeit" } });
  }`, ids, words);
  /** A picture of the person's own, marked. */
  const pictured = (id) => here.extension.inOwnPage(`async (id) => {
    const canvas = new OffscreenCanvas(40, 30);
    canvas.getContext("2d").fillRect(0, 0, 40, 30);
    const bytes = await canvas.convertToBlob({ type: "image/png" });
    const { addPicture } = await import("./cases/page.js");
    await addPicture(id, new File([bytes], "view.png", { type: "image/png" }));
  }`, id);
  /** What the page would hand to the browser is kept instead: tabs, the clipboard, files. */
  const held = (page) => page.evaluate((document) => {
    const view = document.defaultView;
    view.heldBack = { tabs: [], copied: [], files: [] };
    const api = view.browser ?? view.chrome;
    api.tabs.create = ({ url }) => Promise.resolve(void view.heldBack.tabs.push(url));
    view.Clipboard.prototype.writeText = (text) => Promise.resolve(void view.heldBack.copied.push(text));
    view.HTMLAnchorElement.prototype.click = function () { view.heldBack.files.push(this.download); };
  });
  const heldBack = (page) => page.evaluate((document) => document.defaultView.heldBack);
  const press = (page, words) => page.evaluate((document, wanted) => {
    [...document.querySelectorAll("button")].find(({ textContent }) => textContent === wanted).click();
  }, words);
  /** The person says of all that is asked, one after the other, that it is meant so. */
  const meant = ({ page, shows }) => shows(`(document) => {
    document.querySelector(".asks input:not(:checked)")?.click();
    return (${CAN_BE_CONFIRMED})(document);
  }`, "it can be confirmed");

  test("several cases at once: each is asked about, each is mended on its own page, and one sheet holds all", async () => {
    await handing.setUp({ door: "csv" });
    const tab = await here.open(search);
    await tab.until(({ pills }) => pills.length === 2, "marks of the cards");
    await cases.added(tab.page.url());
    const ids = (await cases.entries()).map(({ id }) => id);
    const several = await handing.opened(`report.html?cases=${ids.join(",")}`, SHOWN);
    const { page, shows, click } = several;
    // Nothing speaks against the goods, and nothing was written yet.
    const ways = await page.evaluate((document) => [...document.querySelectorAll(".stops a")].map((way) => way.getAttribute("href")));
    assert.deepEqual(ways.sort(), ids.map((id) => `report.html?case=${id}#statement`).sort());
    const mending = await handing.opened(ways[0], (document) => document.activeElement?.id === "statement");
    assert.match(await mending.text(), /What you saw, in your words/);
    await said(ids, "The lot number is missing.");
    await shows((document) => document.querySelector(".stops") === null && document.querySelector(".asks") !== null, "what was mended");
    const asked = await page.evaluate((document) => document.querySelectorAll(".asks input").length);
    await page.evaluate((document) => document.querySelector(".asks input").click());
    await shows((document) => document.querySelectorAll(".asks input:checked").length === 1, "one is meant so, no other");
    assert.ok(asked > 1 && !(await page.evaluate(CAN_BE_CONFIRMED)));
    await meant(several);
    await held(page);
    await click("#confirm");
    await handing.passed();
    const { notices: [notice, ...others] } = await handing.inState("ready");
    assert.deepEqual([notice.cases.toSorted(), others], [ids.toSorted(), []]);
    assert.equal(notice.parts[0].text.split("\r\n").length, 4, "a head, two rows, and an end");
    await shows((document) => document.querySelector(".to-do") !== null, "what to do");
    await until(async () => (await heldBack(page)).files.length > 0, "the sheet", () => "");
    assert.deepEqual((await heldBack(page)).files, [notice.parts[0].key]);
    await press(page, "No number was given");
    await handing.inState("handed");
    for (const id of ids) {
      const { receipts, statement } = await cases.recordOf(id);
      // Ours stands for it.
      assert.deepEqual(receipts.map(({ door, number }) => [door, number]), [["csv", notice.report_id]]);
      assert.equal(statement.bona_fide, true);
    }
    await handing.clear();
  });

  test("by mail: a draft with the text; what is too long for a draft is copied", async () => {
    await handing.setUp({ door: "brand-lead" });
    const short = await handing.reported();
    await held(short.page);
    await meant(short);
    const text = (page, key) => page.evaluate((document, at) => document.querySelectorAll(".part pre")[at].textContent, key);
    const [subject, body] = [await text(short.page, 0), await text(short.page, 1)];
    await short.click("#confirm");
    await handing.passed();
    await short.shows((document) => document.querySelector(".to-do") !== null, "what to do");
    const draft = await until(async () => (await heldBack(short.page)).tabs[0], "the draft", () => "");
    assert.match(draft, /^mailto:\?subject=/);
    const told = new URL(draft).searchParams;
    assert.deepEqual([told.get("subject"), told.get("body").replaceAll("\r\n", "\n")], [subject, body]);
    assert.deepEqual((await heldBack(short.page)).copied, [body]);

    await cases.closed("report.html");
    await cases.clear();
    const long = await handing.reported(SHOWN);
    await held(long.page);
    await said([long.id], "The lot number is missing. ".repeat(90));
    await long.shows((document) => document.querySelectorAll(".part pre")[1]?.textContent.includes("missing"), "the words");
    await meant(long);
    const whole = await text(long.page, 1);
    await long.click("#confirm");
    await handing.passed();
    const longDraft = await until(async () => (await heldBack(long.page)).tabs[0], "the draft", () => "");
    assert.equal(new URL(longDraft).searchParams.get("body"), "Paste the text here: it has been copied.");
    assert.deepEqual((await heldBack(long.page)).copied, [whole]);
    await handing.clear();
  });

  test("at an office for holders of rights: its page, the pictures, the receipt with its day, what came of it, the record", async () => {
    const right = { kind: "trademark", number: "40-1234567", jurisdiction: "MY", classes: [3], owner: "Amorepacific" };
    const stored = { id: "1", brand: "innisfree", right, proof: "certificate.pdf", authorisation: null, expires: null };
    await handing.setUp({ role: "brand-staff", door: "alibaba-ipp", rights: [stored], organisation: "Amorepacific" });
    const { id, ...report } = await handing.reported(SHOWN);
    await pictured(id);
    await held(report.page);
    await said([id], "The lot number is missing.");
    await meant(report);
    await report.click("#confirm");
    await handing.passed();
    await report.shows((document) => document.querySelector(".to-do input[type=date]") !== null, "what to do there");
    const [{ address, pictures }] = (await handing.inState("ready")).notices;
    assert.deepEqual((await heldBack(report.page)).tabs, [address]);
    assert.equal(pictures.length, 1);
    await press(report.page, "Save the pictures");
    await until(async () => (await heldBack(report.page)).files.length > 0, "the picture", () => "");
    assert.deepEqual((await heldBack(report.page)).files, pictures);

    const filled = (selector, value) => report.page.evaluate((document, wanted, text) => {
      const field = document.querySelector(wanted);
      field.value = text;
      field.dispatchEvent(new document.defaultView.Event(field.localName === "select" ? "change" : "input", { bubbles: true }));
    }, selector, value);
    await filled(".to-do input[type=text]", "IPP-77");
    await filled(".to-do input[type=date]", "2026-11-02");
    await press(report.page, "Save the receipt");
    await handing.inState("handed");
    const { receipts, custody } = await cases.recordOf(id);
    assert.deepEqual(receipts, [{ door: "alibaba-ipp", number: "IPP-77", at: "2026-11-02T00:00:00.000Z" }]);
    assert.ok(custody.at(-1).at > receipts[0].at, "the history says when it was noted");

    await filled(".outcomes select", "rejected");
    await filled(".outcomes input", "No test buy");
    await press(report.page, "Note the outcome");
    await report.shows((document) => document.querySelector(".outcomes .history")?.textContent.includes("No test buy"), "what came of it");
    const [outcome] = (await cases.recordOf(id)).outcomes;
    assert.deepEqual([outcome.kind, outcome.reason], ["rejected", "No test buy"]);

    const list = await handing.opened("cases.html", (document) => document.querySelector(".ledger section") !== null);
    const record = await list.page.evaluate((document) => document.querySelector(".ledger").textContent);
    for (const words of ["Alibaba", "innisfree", "90"]) assert.ok(record.includes(words), `${words} in ${record}`);
    await handing.clear();
  });

  test("another look: it is up, it is another, it is gone; a page that says nothing is no answer", async () => {
    await handing.setUp();
    const { id, page, shows } = await handing.reported();
    const kinds = async () => (await cases.recordOf(id)).outcomes.map(({ kind }) => kind);
    const looked = async (scene, words) => {
      here.server.show(scene.page, scene);
      await page.evaluate((document) => document.querySelector(".outcomes .actions button").click());
      await shows(`(document) => document.querySelector(".said").textContent.includes(${JSON.stringify(words)})`, words);
    };
    await looked(signs, "Still up");
    await looked(pageChanged(signs, (text) => text.replaceAll(/(<h1[^>]*>)[^<]*/g, "$1Another thing").replaceAll(/("name":\s*")[^"]*/g, "$1Another thing")), "Changed");
    const { listing } = await cases.recordOf(id);
    const { host, pathname } = new URL(listing.url_canonical);
    await looked({ page: "", routes: { [host + pathname]: { body: "<!DOCTYPE html><title>404</title><p>No such page", type: "text/html", status: 404 } } }, "Gone");
    assert.deepEqual(await kinds(), ["up", "changed", "gone"]);
    await looked({ page: "<!DOCTYPE html><title>Lazada</title><p>Are you a robot?" }, "could not be told");
    assert.deepEqual(await kinds(), ["up", "changed", "gone"]);
    await handing.clear();
  });

  test("pages and the background at once: each report goes once", async () => {
    await handing.setUp();
    here.server.show("", { routes: handing.routes });
    const count = 20;
    await handing.waiting(Array.from({ length: count }, (_, number) => `019a2f3c-7b1e-7c44-9d2e-${String(number).padStart(12, "0")}`));
    await here.extension.inOwnPage(`async () => {
      const { tend } = await import("./filings/outbox.js");
      const message = { kind: "tend-filings" };
      await Promise.all([tend(), (globalThis.browser ?? globalThis.chrome).runtime.sendMessage(message), tend()]);
    }`);
    await until(async () => (await handing.all()).every(({ state }) => state === "handed"), "all are there", () => "");
    assert.deepEqual([handing.taken.size, handing.asked], [count, count]);
    await handing.clear();
  });
});
