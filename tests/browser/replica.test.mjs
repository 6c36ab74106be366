// The whole extension on the replica of a marketplace: what it says of each page, in the page, in the popup and on its icon.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { FIRST_SCREEN, FOUND, LISTINGS } from "../replica/goods.mjs";
import { markOn, openMark, pillsOn } from "../replica/marks.mjs";
import { HOME, SCENES } from "../replica/scenes.mjs";
import { serveReplica } from "../replica/server.mjs";
import { asExpected, openFor, readIn, said } from "../replica/shown.mjs";
import { beside } from "./lib/browsers.mjs";
import { EXTENDED } from "./lib/extension.mjs";

const scene = (wanted) => SCENES.find(({ id }) => id === wanted);

beside(EXTENDED, ({ start }) => {
  let server;
  let extension;
  before(async () => {
    server = await serveReplica();
    extension = await start(server.port);
  });
  after(async () => {
    await extension?.close();
    await server?.close();
  });

  /** Does something with a page and the popup about it. */
  async function visited({ url }, action) {
    const page = await extension.browser.newPage();
    try {
      await page.setViewport({ width: 1280, height: 800 });
      const sent = await page.goto(url);
      await page.bringToFront();
      const popup = await openFor(extension, url);
      try {
        await action({ page, popup, sent });
      } finally {
        await popup.close();
      }
    } finally {
      await page.close();
    }
  }

  for (const one of SCENES.filter(({ kind }) => kind === "product")) {
    test(`${one.name}: verdict, mark, icon and popup`, async () => {
      await visited(one, async ({ page, popup }) => {
        const { store, risk } = one.expected;
        await asExpected(popup, one);
        const { mark } = await markOn(extension, page, risk);
        assert.ok(mark.text.includes(said(`risk_${risk}`)), mark.text);
        assert.ok(mark.text.includes(said(`store_${store}`).replace("$BRAND$", one.listing.brand)), mark.text);
        const { title, facts } = await readIn(popup, one);
        assert.equal(title, one.listing.title);
        assert.ok(facts.includes(one.listing.shop), String(facts));
      });
    });
  }

  test("who sells is taken from the answer that the page's script asks for", async () => {
    await visited(scene("official"), async ({ popup }) => {
      await asExpected(popup, scene("official"));
      const { verdict: { listing } } = await popup.held();
      // Stands nowhere on the page where it would be read.
      assert.equal(listing.ships_from, LISTINGS.official.from);
    });
  });

  test("a seller who is named late is judged, though the page was sent without", async () => {
    const { shop } = LISTINGS.lookalike;
    await visited(scene("lookalike"), async ({ page, popup, sent }) => {
      assert.ok(!(await sent.text()).includes(shop));
      await asExpected(popup, scene("lookalike"));
      await openMark(extension, page, "strong");
      assert.ok((await markOn(extension, page, "strong")).mark.text.includes(shop));
    });
  });

  test("of a reseller nothing bad is said, and the way to the brand's own store is shown", async () => {
    await visited(scene("reseller"), async ({ page, popup }) => {
      await asExpected(popup, scene("reseller"));
      const { stores: [{ links }] } = await readIn(popup, scene("reseller"));
      assert.deepEqual(links, ["https://shopee.co.id/xiaomi.official.id"]);
      assert.ok((await markOn(extension, page, "none")).mark.text.includes("Xiaomi Official Store"));
    });
  });

  test("of a page that cannot be read nothing is said", async () => {
    await visited(scene("unreadable"), async ({ page, popup }) => {
      await asExpected(popup, scene("unreadable"));
      assert.deepEqual((await readIn(popup, scene("unreadable"))).rest, [said("nothing_readable")]);
      await pillsOn(extension, page, 0);
      assert.equal(await page.evaluate(() => document.documentElement.lastElementChild.localName), "body");
    });
  });

  test("each card of a search is marked, also those that come when it is scrolled", async () => {
    await visited(scene("search"), async ({ page, popup }) => {
      await asExpected(popup, scene("search"), FIRST_SCREEN);
      await pillsOn(extension, page, FIRST_SCREEN);
      await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
      await asExpected(popup, scene("search"), FOUND.length);
      const { pills } = await pillsOn(extension, page, FOUND.length);
      assert.deepEqual(pills.map(({ level }) => level), FOUND.map(({ expected: [, risk] }) => risk));
      const count = (level) => FOUND.filter(({ expected: [, risk] }) => risk === level).length;
      assert.deepEqual((await readIn(popup, scene("search"), FOUND.length)).rest, [
        said("page_cards").replace("$COUNT$", FOUND.length),
        ...["strong", "some", "none"].map((level) => said(`ui_list_${level}`).replace("$COUNT$", count(level))),
      ]);
    });
  });

  test("text in the popup is as large as the page says, whatever the browser thinks of extensions", async () => {
    await visited(scene("mini"), async ({ popup }) => {
      await readIn(popup, scene("mini"));
      const sizes = await popup.look(({ documentElement, body }) =>
        [documentElement, body].map((element) => getComputedStyle(element).fontSize));
      assert.equal(sizes[1], sizes[0]);
    });
  });

  test("the overview leads to every page, and no page asks for something that is not there", async () => {
    const page = await extension.browser.newPage();
    await page.goto(HOME);
    const links = await page.$$eval("a.tile", (all) => all.map(({ href }) => href));
    assert.deepEqual(links, SCENES.map(({ url }) => url));
    const isDrawn = await page.$$eval("img", (all) => all.map(({ complete, naturalWidth }) => complete && naturalWidth > 0));
    assert.deepEqual(isDrawn, SCENES.map(() => true));
    await page.close();
    // The browser itself speaks to its makers.
    const own = ["replica.test", "shopee", "lazada"];
    assert.deepEqual(server.missed.filter((asked) => own.some((part) => new URL(asked).hostname.includes(part))), []);
  });
});
