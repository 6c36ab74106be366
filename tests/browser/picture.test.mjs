// The browser's picture in a case: what is the person's is painted over in it and nothing else is; and what has to be allowed for one.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import { Cases, casesOf } from "./lib/cases.mjs";
import { built, chromium, firefox } from "./lib/extension.mjs";
import { planted, secrets } from "./lib/persons.mjs";
import { signs } from "./lib/samples.mjs";
import { everywhere } from "./lib/scene.mjs";
import { serve } from "./lib/server.mjs";
import { until } from "./lib/until.mjs";

const STRIPES = [[200, 30, 40], [20, 180, 60], [30, 60, 220], [240, 200, 10]];

/** Runs in the page. Beside what is planted it puts a field of stripes, as goods have pictures; gives where in the window both are, and
 * the title. */
function laidOut(secrets, stripes) {
  const field = document.createElement("div");
  Object.assign(field.style, { display: "flex", width: "160px", height: "40px" });
  for (const colour of stripes) {
    const stripe = field.appendChild(document.createElement("i"));
    Object.assign(stripe.style, { width: "40px", height: "40px", background: `rgb(${colour.join()})` });
  }
  document.querySelector("header").after(field);
  const place = ({ x, y, width, height }) => ({ x, y, width, height });
  const isSeen = ({ x, y, width, height }) => width > 4 && height > 4 && x >= 0 && y >= 0 && x + width <= innerWidth && y + height <= innerHeight;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const own = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    for (const secret of secrets) {
      const at = node.data.indexOf(secret);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + secret.length);
      own.push(...[...range.getClientRects()].filter(isSeen).map(place));
    }
  }
  return { own, stripes: [...field.children].map((stripe) => place(stripe.getBoundingClientRect())), title: place(document.querySelector("h1").getBoundingClientRect()), width: innerWidth };
}

everywhere((here) => {
  const cases = casesOf(here);

  /** The colours of the picture of a case at places of the window, each place with all of its pixels. */
  const coloursAt = (id, places, width) => cases.with(async (store, wanted, places, width) => {
    const { pictures: [{ bytes }] } = await store.whole(wanted);
    const picture = await createImageBitmap(bytes);
    const pen = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
    pen.drawImage(picture, 0, 0);
    const scale = picture.width / width;
    return places.map((place) => {
      const [x, y, across, down] = [place.x, place.y, place.width, place.height].map((part) => Math.round(part * scale));
      const { data } = pen.getImageData(x, y, Math.max(1, across), Math.max(1, down));
      const colours = new Set();
      for (let at = 0; at < data.length; at += 4) colours.add(data.slice(at, at + 3).join());
      return [...colours];
    });
  }, id, places, width);

  test("what is the person's is black in it, the goods are as they were", async () => {
    const { scene, person } = planted("lazada");
    const tab = await here.open(scene, { width: 1000, height: 1400 });
    const { own, stripes, title, width } = await tab.page.evaluate(laidOut, Object.values(secrets(person)), STRIPES);
    assert.ok(own.length >= 5, `${own.length} places`);
    await cases.read(tab.page.url());
    await here.extension.useToolbar(tab.page);
    await until(async () => (await here.extension.popups()).some((text) => text.includes("Report")), "the popup");
    await here.extension.pressInPopup("Report");
    const entry = await until(async () => (await cases.entries()).find(({ state }) => state === "sealed"), "a sealed case");
    assert.equal(entry.picture, "");
    for (const [at, colours] of (await coloursAt(entry.id, own, width)).entries()) assert.deepEqual(colours, ["0,0,0"], JSON.stringify(own[at]));
    assert.deepEqual(await coloursAt(entry.id, stripes, width), STRIPES.map((colour) => [colour.join()]));
    const [words] = await coloursAt(entry.id, [title], width);
    assert.ok(words.length > 2, "the title is to be read");
  });

  test("with access to all sites a case has its picture without the use of the toolbar", async () => {
    const server = await serve();
    const allowed = await ALLOWED[here.name](server.port);
    try {
      const cases = new Cases({ ...here, extension: allowed, server });
      server.show(signs.page, signs);
      const page = await allowed.browser.newPage();
      await page.goto(signs.url, { waitUntil: "domcontentloaded" });
      await page.bringToFront();
      await cases.read(signs.url);
      const { id } = await cases.report(signs.url);
      assert.equal((await cases.sealed(id)).picture, "");
    } finally {
      await allowed.close();
      await server.close();
    }
  });
});

/** Started with what the settings ask for when a person allows all sites: no driver can answer what the browser asks then. */
const ALLOWED = {
  async Chromium(port) {
    const folder = mkdtempSync(join(tmpdir(), "jinjja-picture-"));
    cpSync(join(built(), "chromium"), folder, { recursive: true });
    const file = join(folder, "manifest.json");
    const { optional_host_permissions: optional, ...manifest } = JSON.parse(readFileSync(file, "utf8"));
    writeFileSync(file, JSON.stringify({ ...manifest, host_permissions: optional }));
    const extension = await chromium(port, { folder });
    return { ...extension, close: () => extension.close().finally(() => rmSync(folder, { recursive: true })) };
  },
  async Firefox(port) {
    const extension = await firefox(port);
    await extension.allowOptional();
    return extension;
  },
};
