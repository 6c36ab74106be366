// The real extension on pages under their real host names: what it draws, what survives, and that it asks nobody.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test, { after, before } from "node:test";

import { chromium } from "./lib/extension.mjs";
import { drawn, until } from "./lib/drawn.mjs";
import { serve } from "./lib/server.mjs";
import { root } from "./lib/tools.mjs";

const sample = (name) => {
  const page = readFileSync(join(root, "tests/pages", `${name}.html`));
  return { page, url: /^<!-- (.*) -->/.exec(page.toString("latin1"))[1] };
};
const signs = sample("lazada-signs");
const search = sample("lazada-search");

let server;
let extension;
before(async () => {
  server = await serve();
  extension = await chromium(server.port);
});
after(async () => {
  await extension?.close();
  await server?.close();
});

/** Opens a page. */
async function opened({ page, url }) {
  server.show(page);
  const tab = await extension.browser.newPage();
  await tab.setViewport({ width: 1000, height: 800 });
  await tab.goto(url, { waitUntil: "domcontentloaded" });
  // The welcome page opens over the first one; a page that is not seen is not looked at.
  await tab.bringToFront();
  return tab;
}

test("a product page is marked with its verdict, also under a policy that allows nothing", async () => {
  const tab = await opened(signs);
  const { mark } = await until(tab, (now) => now.mark !== undefined, "the mark");
  assert.equal(mark.level, "strong");
  for (const words of ["Strong warning signs seen.", "“Inisfree Malaysia” looks like Innisfree", "+12.0", "in the seller's name"]) {
    assert.ok(mark.text.includes(words), `${words}: ${mark.text}`);
  }
  await tab.close();
});

test("every card of a list is marked once", async () => {
  const tab = await opened(search);
  const { pills } = await until(tab, (now) => now.pills.length > 0, "marks of cards");
  const links = await tab.evaluate(() => [...document.links].filter((link) => link.querySelector("span")?.title).length);
  assert.equal(pills.length, links);
  assert.ok(pills.every(({ label }) => label.startsWith("Jinjja\n")), JSON.stringify(pills));
  await tab.close();
});

test("cards that come later are marked too", async () => {
  const tab = await opened(search);
  const before = await until(tab, (now) => now.pills.length > 0, "marks of cards");
  await tab.evaluate(() => {
    const link = [...document.links].find((one) => one.querySelector("span")?.title);
    const card = link.closest("[data-qa-locator]") ?? link.parentElement;
    const copy = card.cloneNode(true);
    copy.querySelectorAll("[title]").forEach((mark) => mark.tagName === "SPAN" && mark.remove());
    copy.querySelectorAll("[data-item-id]").forEach((element) => element.setAttribute("data-item-id", "310999999"));
    if (copy.dataset.itemId) copy.dataset.itemId = "310999999";
    copy.querySelectorAll("a").forEach((each) => each.setAttribute("href", "//www.lazada.sg/products/late-i310999999.html"));
    card.after(copy);
  });
  await until(tab, (now) => now.pills.length > before.pills.length, "the mark of a late card");
  await tab.close();
});

test("a page that takes the mark away gets it back", async () => {
  const tab = await opened(signs);
  await until(tab, (now) => now.mark !== undefined, "the mark");
  await tab.evaluate(() => document.documentElement.lastElementChild.remove());
  await until(tab, (now) => now.mark !== undefined, "the mark again");
  await tab.close();
});

test("clicks that no person made open nothing", async () => {
  const tab = await opened(signs);
  await until(tab, (now) => now.mark !== undefined, "the mark");
  const targets = extension.browser.targets().length;
  await tab.evaluate(() => new Promise((done) => setTimeout(() => {
    const host = document.documentElement.lastElementChild;
    host.click();
    host.dispatchEvent(new MouseEvent("click", { bubbles: true, composed: true, clientX: 690, clientY: 760 }));
    setTimeout(done, 100);
  })));
  assert.equal(extension.browser.targets().length, targets);
  await tab.close();
});

test("details open on a click, and the proof is framed on the page", async () => {
  const tab = await opened(signs);
  const now = await until(tab, (seen) => seen.mark !== undefined, "the mark");
  const details = await now.button("Details");
  await tab.mouse.click(details.x, details.y);
  const open = await drawn(tab);
  const show = await open.button("Show on page");
  await tab.mouse.click(show.x, show.y);
  await until(tab, (seen) => seen.frames === 1, "the frame around the proof");
  await tab.close();
});

test("another listing without loading is read anew", async () => {
  const tab = await opened(signs);
  await until(tab, (now) => now.mark?.level === "strong", "the mark");
  await tab.evaluate(() => {
    history.pushState({}, "", "/products/serum-i310000078-s610000078.html");
    document.querySelectorAll("script").forEach((script) => script.remove());
    document.querySelector(".seller-name__detail-name").textContent = "Innisfree Official Store";
    document.querySelector(".pdp-price").textContent = "RM99.00";
  });
  await until(tab, (now) => now.mark !== undefined && now.mark.level !== "strong", "the mark of the other listing");
  await tab.close();
});

test("a worker that was stopped comes back and marks the next page", async () => {
  await extension.stopWorker();
  const tab = await opened(signs);
  await until(tab, (now) => now.mark?.level === "strong", "the mark");
  await tab.close();
});

test("nobody is asked for anything", async () => {
  const from = server.log.length;
  for (const page of [signs, search]) {
    const tab = await opened(page);
    await until(tab, (now) => now.mark !== undefined || now.pills.length > 0, "marks");
    await tab.close();
  }
  // The browser itself speaks to its makers; pages ask their own host for themselves.
  const foreign = server.log.slice(from).filter((asked) => !/^www\.lazada\.|^[a-z.-]*(google|gstatic|googleapis)\.com/.test(asked));
  assert.deepEqual(foreign, []);
});
