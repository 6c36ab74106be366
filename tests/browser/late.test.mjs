// What pages show late: sellers' names, the answers to their own requests, cards that scroll in, another listing without loading,
// a page that comes back from the cache.
import assert from "node:assert/strict";
import { test } from "node:test";

import { ANSWER, asking, list, scripted, search, signs } from "./lib/samples.mjs";
import { everywhere } from "./lib/scene.mjs";
import { until } from "./lib/until.mjs";

everywhere((here) => {
  const seller = async (tab) => (await tab.verdict()).listing?.seller_name;

  test("a seller's name that the page's script fills in late is read when it is there", async () => {
    const page = signs.page.replace("Inisfree Malaysia", "");
    const tab = await here.open(scripted({ ...signs, page }, `
      addEventListener("fill", () => document.querySelector(".seller-name__detail-name").append("Inisfree Malaysia"));
    `));
    const { mark } = await tab.marked();
    assert.doesNotMatch(mark.text, /Inisfree/);
    await tab.evaluate(() => dispatchEvent(new Event("fill")));
    await tab.until(({ mark }) => mark?.text.includes("“Inisfree Malaysia” looks like Innisfree"), "the sign of the late name");
  });

  const ASKED = {
    "by fetch": "fetch(PATH).then((answer) => answer.json()).then((got) => { window.got = got; });",
    "by fetch of a Request": "fetch(new Request(PATH)).then((answer) => answer.json()).then((got) => { window.got = got; });",
    "by XMLHttpRequest": `
      const request = new XMLHttpRequest();
      request.open("GET", PATH);
      request.onload = () => { window.got = JSON.parse(request.responseText); };
      request.send();`,
    "by XMLHttpRequest as JSON": `
      const request = new XMLHttpRequest();
      request.open("GET", PATH);
      request.responseType = "json";
      request.onload = () => { window.got = request.response; };
      request.send();`,
    "long after loading": `
      addEventListener("load", () => setTimeout(() => fetch(PATH).then((answer) => answer.json()).then((got) => { window.got = got; }), 300));`,
  };
  for (const [how, script] of Object.entries(ASKED)) {
    test(`the page's own answer, asked for ${how}, is read; the page gets what it would have got`, async () => {
      const tab = await here.open(asking(script));
      await until(async () => (await seller(tab)) === "Hanbit Official Store", "the seller from the answer");
      await until(() => tab.evaluate(() => window.got !== undefined), "what the page asked for");
      assert.deepEqual(await tab.evaluate(() => window.got), JSON.parse(ANSWER));
      await tab.marked();
    });
  }

  test("an answer about another listing is not taken for this one", async () => {
    const other = ANSWER.replaceAll("30000001", "30000002").replace("Hanbit Official Store", "Another Store");
    const tab = await here.open(asking(
      `fetch("/api/v4/pdp/get?item_id=30000002").then(() => fetch(PATH));`, { "shopee.vn/api/v4/pdp/get": other },
    ));
    const seen = new Set();
    await until(async () => seen.add(await seller(tab)).has("Hanbit Official Store"), "the seller from the answer");
    assert.ok(!seen.has("Another Store"));
  });

  test("cards that scroll in are marked, a thousand of them, in a bounded number of looks", async () => {
    const steps = 20;
    const tab = await here.open(scripted(list(50), `
      const place = document.querySelector("[data-qa-locator=general-products]");
      const more = place.innerHTML;
      let turn = 0;
      const grow = () => {
        turn += 1;
        place.insertAdjacentHTML("beforeend", more.replaceAll("3200000", "3200" + String(turn).padStart(3, "0")));
        window.scrollTo(0, document.body.scrollHeight);
        if (turn < ${steps - 1}) setTimeout(grow, 50);
        else window.isGrown = true;
      };
      addEventListener("grow", grow);
    `));
    await tab.until(({ pills }) => pills.length === 50, "marks of the first cards");
    await here.extension.inBackground((self) => {
      self.looks = 0;
      (self.browser ?? self.chrome).runtime.onMessage.addListener(({ kind }) => {
        self.looks += kind === "observed" ? 1 : 0;
      });
    });
    await tab.evaluate(() => dispatchEvent(new Event("grow")));
    await tab.until(({ pills }) => pills.length === 50 * steps, "marks of all cards");
    await until(async () => (await tab.verdict()).cards.length === 50 * steps, "the verdict on all cards");
    const looks = await here.extension.inBackground((self) => self.looks);
    assert.ok(looks <= 30, `${looks} looks`);
  });

  test("a card that the page uses again for another listing has the other's mark", async () => {
    const tab = await here.open(search);
    const { pills } = await tab.until(({ pills }) => pills.length === 2, "marks of cards");
    await tab.evaluate(() => {
      const [, second] = document.querySelectorAll("[data-item-id]");
      second.dataset.itemId = "310000099";
      second.dataset.skuSimple = "310000099_PH-610000099";
      for (const link of second.querySelectorAll("a")) link.href = "//www.lazada.com.ph/products/pdp-i310000099.html";
      second.querySelector("a[title]").textContent = "Innisfree serum super copy 1:1";
      second.querySelector("a[title]").title = "Innisfree serum super copy 1:1";
    });
    const now = await tab.until(({ pills: [, second] }) => second?.level === "strong", "the mark of the other listing");
    assert.equal(now.pills.length, 2);
    assert.notEqual(pills[1].level, "strong");
  });

  test("marks of cards are not read as part of the cards", async () => {
    const tab = await here.open(search);
    await tab.until(({ pills }) => pills.length === 2, "marks of cards");
    const { cards } = await tab.verdict();
    await tab.evaluate(() => {
      document.querySelector("[data-item-id] a[title]").append(", new");
      document.querySelector("[data-item-id] a[title]").title += ", new";
    });
    const isNew = ({ listing }) => listing.title.endsWith(", new");
    const later = await until(async () => {
      const verdict = await tab.verdict();
      return verdict.cards.some(isNew) && verdict.cards;
    }, "the changed card");
    const without = (all) => all.map(({ listing: { title: _, ...rest } }) => rest);
    assert.deepEqual(without(later), without(cards));
  });

  test("cards that go take their marks with them", async () => {
    const tab = await here.open(search);
    await tab.until(({ pills }) => pills.length === 2, "marks of cards");
    await tab.evaluate(() => document.querySelector("[data-item-id]").remove());
    await tab.until(({ pills }) => pills.length === 1, "the mark of the card that is left");
  });

  test("another listing without loading is read anew", async () => {
    const tab = await here.open(signs);
    await tab.marked("strong");
    await tab.evaluate(() => {
      history.pushState({}, "", "/products/serum-i310000078-s610000078.html");
      document.querySelectorAll("script").forEach((script) => script.remove());
      document.querySelector(".seller-name__detail-name").textContent = "Innisfree Official Store";
      document.querySelector(".pdp-price").textContent = "RM99.00";
    });
    await tab.until(({ mark }) => mark !== undefined && mark.level !== "strong", "the mark of the other listing");
    await until(async () => (await tab.verdict()).listing?.item_id === "310000078", "the verdict on the other listing");
    assert.equal(await seller(tab), "Innisfree Official Store");
  });

  test("a page that stops being a listing without loading loses its mark", async () => {
    const tab = await here.open(signs);
    await tab.marked();
    await tab.evaluate(() => {
      history.pushState({}, "", "/helpcenter/");
      document.body.replaceChildren("Help");
    });
    await tab.until(({ marks }) => marks === 0, "a page without the mark");
  });

  test("a page that comes back from the cache is marked, and its verdict is known", async () => {
    const tab = await here.open(signs, { cache: "private, max-age=60" });
    await tab.marked("strong");
    await tab.evaluate(() => addEventListener("pageshow", ({ persisted }) => { window.isFromCache = persisted; }));
    here.server.show("<!DOCTYPE html><title>Help</title><h1>Help</h1>");
    await tab.visit("https://www.lazada.com.my/helpcenter/");
    await until(async () => (await tab.verdict()).state === "nothing", "the verdict that there is nothing");
    here.server.show(signs.page);
    await tab.evaluate(() => history.back());
    const { marks } = await tab.marked("strong");
    assert.equal(marks, 1);
    assert.equal(await seller(tab), "Inisfree Malaysia");
    assert.ok(await tab.evaluate(() => window.isFromCache), "the page was loaded anew");
  });
});
