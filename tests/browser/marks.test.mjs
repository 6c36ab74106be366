// What the real extension draws: the mark of a product page, marks on the cards of a list, details and proofs; text of a page
// stays text; marks that the person does not want.
import assert from "node:assert/strict";
import { test } from "node:test";

import { list, changed, search, signs } from "./lib/samples.mjs";
import { everywhere } from "./lib/scene.mjs";
import { until } from "./lib/until.mjs";

everywhere((here) => {
  test("a product page is marked with its verdict, also under a policy that allows nothing", async () => {
    const tab = await here.open(signs);
    const { mark } = await tab.marked("strong");
    for (const words of ["Strong warning signs seen.", "“Inisfree Malaysia” looks like Innisfree", "+12.0", "in the seller's name"]) {
      assert.ok(mark.text.includes(words), `${words}: ${mark.text}`);
    }
    assert.equal((await tab.verdict()).listing.seller_name, "Inisfree Malaysia");
  });

  test("every card of a list is marked once", async () => {
    const tab = await here.open(search);
    const { pills, marks } = await tab.until(({ pills }) => pills.length > 0, "marks of cards");
    assert.equal(pills.length, 2);
    assert.equal(marks, 0);
    assert.ok(pills.every(({ label }) => label.startsWith("Jinjja\n")), JSON.stringify(pills));
  });

  test("a page that is not a listing is left alone", async () => {
    const tab = await here.open(signs);
    await tab.marked();
    here.server.show("<!DOCTYPE html><title>Help</title><h1>Help</h1>");
    await tab.visit("https://www.lazada.com.my/helpcenter/");
    await until(async () => (await tab.verdict()).state === "nothing", "the verdict that there is nothing");
    assert.equal((await tab.drawn()).marks, 0);
  });

  test("details open on a click, and the proof is framed on the page", async () => {
    const tab = await here.open(signs);
    const { mark } = await tab.marked();
    const height = () => tab.within(mark.node, (element) => element.offsetHeight);
    const closed = await height();
    await tab.press("Details");
    assert.ok((await height()) > closed);
    await tab.press("Show on page");
    await tab.until(({ frames }) => frames === 1, "the frame around the proof");
  });

  test("the mark moves aside, and goes when the person closes it", async () => {
    const tab = await here.open(signs);
    const { mark } = await tab.marked();
    const { x: right } = await tab.middle(mark.node);
    await tab.press("Move aside");
    const { x: left } = await tab.middle(mark.node);
    assert.ok(left < right - 300, `${left} ${right}`);
    await tab.press("Close");
    await tab.until(({ marks }) => marks === 0, "a page without the mark");
    // What the page does later does not bring it back.
    await tab.evaluate(() => new Promise((done) => {
      document.body.append("more");
      requestAnimationFrame(() => setTimeout(done, 400));
    }));
    assert.equal((await tab.drawn()).marks, 0);
  });

  test("a card's mark stands on the link to its own listing, whatever other links name", async () => {
    const scene = list(2);
    const [id] = /320\d{6}/.exec(scene.page);
    const other = `<a href="//www.lazada.com.ph/products/pdp-i999999999.html?similar=${id}"><img alt=""></a>`;
    const tab = await here.open({ ...scene, page: scene.page.replace("<body>", `<body>${other}`) });
    await tab.until(({ pills }) => pills.length === 2, "the marks");
    const marked = await tab.evaluate(() => [...document.links].filter((link) => /^x-/.test(link.firstElementChild?.localName)).map(({ pathname }) => pathname));
    assert.equal(marked.length, 2);
    assert.ok(marked.every((path) => !path.includes("999999999")), marked.join());
  });

  const settings = (chosen) => here.extension.inOwnPage(
    (value) => (globalThis.browser ?? globalThis.chrome).storage.local.set({ settings: value }), chosen,
  );
  test("no mark where marks are off; the verdict is there all the same", async () => {
    await settings({ marks: false });
    try {
      const tab = await here.open(signs);
      const seller = async () => (await tab.verdict()).listing?.seller_name;
      await until(async () => (await seller()) === "Inisfree Malaysia", "the verdict");
      // The mark comes after the verdict; it is there when the next one is.
      await tab.evaluate(() => document.querySelector(".seller-name__detail-name").append(" Two"));
      await until(async () => (await seller()) === "Inisfree Malaysia Two", "the verdict on the changed page");
      assert.equal((await tab.drawn()).marks, 0);
    } finally {
      await settings({});
    }
  });

  for (const [what, chosen] of [["this site", { off_sites: ["www.lazada.com.my"] }], ["its marketplace", { marketplaces: { lazada: false } }]]) {
    test(`a page is neither marked nor read where ${what} is off; switched on, it is`, async () => {
      await settings(chosen);
      try {
        const tab = await here.open(signs);
        await until(async () => (await tab.verdict()).state === "off", "that it is off");
        await tab.evaluate(() => document.querySelector(".seller-name__detail-name").append(" Two"));
        assert.equal((await tab.drawn()).marks, 0);
        await settings({});
        await tab.again();
        await tab.until(({ marks }) => marks === 1, "the mark");
      } finally {
        await settings({});
      }
    });
  }

  test("what a page says is text, never markup; what is hidden in it is shown", async () => {
    const name = "Inisfree &lt;img src=x onerror=alert(1)&gt;&lt;b&gt;\u202egnp\u200b.Store";
    const tab = await here.open(changed(signs, (page) => page.replace(">Inisfree Malaysia<", () => `>${name}<`)));
    const { mark, root } = await tab.marked();
    assert.ok(mark.text.includes("<img src=x onerror=alert(1)><b>"), mark.text);
    const elements = await tab.within(root, (shadow) => shadow.querySelectorAll("img,b,script,style,iframe").length);
    assert.equal(elements, 0);
    assert.doesNotMatch(mark.text, /[\u202a-\u202e\u2066-\u2069\u200b-\u200f\ufeff]/u, JSON.stringify(mark.text));
  });
});
