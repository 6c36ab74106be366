// Twenty pages are scored, and nobody is asked for anything: the server that every host name leads to sees what it sees without
// the extension.
import assert from "node:assert/strict";
import { test } from "node:test";

import { BROWSERS } from "./lib/browsers.mjs";
import { ANSWER, asking, sample, search, signs } from "./lib/samples.mjs";
import { everywhere } from "./lib/scene.mjs";
import { byPages } from "./lib/server.mjs";
import { until } from "./lib/until.mjs";

const numbered = (scene, from, count) => Array.from({ length: count }, (_, at) => ({
  ...scene, url: scene.url.replaceAll(from, String(Number(from) + at)),
}));

const SCENES = [
  ...numbered(signs, "310000077", 8),
  ...["a", "b", "c", "d"].map((query) => ({ ...search, url: `https://www.lazada.com.ph/catalog/?q=${query}` })),
  ...["sample one", "two", "three"].map((name) => ({
    ...asking("fetch(PATH);"), url: `https://shopee.vn/${encodeURIComponent(name)}-i.20000001.30000001`,
  })),
  ...["lazada-product", "lazada-search", "taobao-product-gbk", "rakuten-product-euc-jp", "lazada-not-found"].map(sample),
];

everywhere((here) => {
  test("while twenty pages are scored, some of them with the popup open, nobody is asked for anything", async () => {
    assert.equal(SCENES.length, 20);
    const from = here.server.log.length;
    for (const [at, scene] of SCENES.entries()) {
      const tab = await here.open(scene);
      await until(async () => (await tab.verdict()).state !== "waiting", `the verdict on ${scene.url}`);
      if (at % 4 === 0 && at < 8) {
        await tab.marked();
        await tab.press("Open Jinjja");
        await until(async () => (await here.extension.popups()).some((text) => text.includes("Inisfree")), "the popup");
        await here.extension.closePopups();
      }
      await tab.page.close();
    }
    const withUs = here.server.log.slice(from);

    const browser = await BROWSERS.find(({ name }) => name === here.name).launch(here.server.port);
    const since = here.server.log.length;
    try {
      for (const scene of SCENES) {
        here.server.show(scene.page, scene);
        const page = await browser.newPage();
        await page.goto(scene.url, { waitUntil: "load" });
        if (scene.routes) await until(() => here.server.log.slice(since).some((line) => line.startsWith("shopee.vn/api")), "the page's own question");
        await page.close();
      }
    } finally {
      await browser.close();
    }
    assert.deepEqual(byPages(withUs), byPages(here.server.log.slice(since)));
    assert.ok(ANSWER.length > 0);
  });
});
