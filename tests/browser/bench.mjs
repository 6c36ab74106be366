// What the extension costs a page, in Chromium, as tables for BENCHMARKS.md: node tests/browser/bench.mjs [NAME…]
// Main-thread time is that of the processor in tasks of the extension's scripts, from the browser's own trace; the same page without
// the extension stands beside it. Pages are sample pages made large, and captured ones where they are kept beside the project.
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";

import { launched } from "./lib/browsers.mjs";
import { chromium } from "./lib/extension.mjs";
import { pages } from "./lib/pages.mjs";
import { serve } from "./lib/server.mjs";
import { root } from "./lib/tools.mjs";
import { traced } from "./lib/trace.mjs";

const ROUNDS = Number(process.env.ROUNDS ?? 5);
/** Captured product pages that are large enough to cost something. */
const LARGE = 400_000;
/** The sample that draws a full mark, with so much around it that it is as large as pages are. */
const FILLED = 1_000_000;

const server = await serve();
const sample = (name) => {
  const text = readFileSync(join(root, "tests/pages", `${name}.html`), "utf8");
  return { text, url: /^<!-- (.*) -->/.exec(text)[1].replace(/^http:/, "https:") };
};

/** A page with a megabyte of what stands on pages beside the listing: reviews, lists, pictures. */
function filled({ text, url }) {
  const review = '<li class="review"><div class="stars"><i></i><i></i><i></i><i></i></div><p>Came in two days, the box was whole.</p>' +
    '<a href="/buyer/1">a buyer</a><img alt="" data-src="a.jpg"><span>2026-10-02</span></li>\n';
  const around = `<ul class="reviews">${review.repeat(Math.ceil(FILLED / review.length))}</ul>`;
  return { name: "sample product, 1 MB", url, page: text.replace("</body>", `${around}</body>`) };
}

/** A list of so many cards. */
function list(count) {
  const { text, url } = sample("lazada-search");
  const card = /<div data-qa-locator="product-item"[^]*?<\/div><\/div>\n/.exec(text)[0];
  const cards = Array.from({ length: count }, (_, at) => card.replaceAll("310000011", String(320000000 + at))).join("");
  return { name: `list of ${count} cards`, url, page: text.replace(card, cards) };
}

/** The page says in the trace when something of ours stands in it. */
const NOTE = `new MutationObserver((changes, watching) => {
  const isOurs = (node) => node.nodeType === 1 && (/^x-[0-9a-f-]{36}$/.test(node.localName) ||
    (node.parentNode === document.documentElement && !["HEAD", "BODY"].includes(node.tagName)));
  if (changes.some(({ addedNodes }) => [...addedNodes].some(isOurs))) {
    performance.mark("drawn");
    watching.disconnect();
  }
}).observe(document, { childList: true, subtree: true });`;

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const p95 = (list) => [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.ceil(list.length * 0.95) - 1)];

/** Opens a page once, and what it cost. */
async function once(browser, { page, url }, { id, meanwhile }) {
  server.show(Buffer.from(page));
  const tab = await browser.newPage();
  try {
    await tab.setViewport({ width: 1200, height: 900 });
    await tab.evaluateOnNewDocument(NOTE);
    const session = await tab.createCDPSession();
    const found = await traced(tab, id, async () => {
      await tab.goto(url, { waitUntil: "load" });
      if (id !== undefined) await tab.waitForFunction(() => performance.getEntriesByName("drawn").length > 0, { timeout: 15_000 });
      await meanwhile?.(tab);
      await tab.evaluate(() => new Promise((done) => requestIdleCallback(done)));
    });
    await session.send("HeapProfiler.collectGarbage");
    await session.send("Performance.enable");
    const { metrics } = await session.send("Performance.getMetrics");
    return { ...found, heap: metrics.find(({ name }) => name === "JSHeapUsedSize").value };
  } finally {
    await tab.close();
  }
}

const idOf = (extension) => new URL(extension.own("")).hostname;
const rounds = async (action) => {
  const done = [];
  for (let round = 0; round < ROUNDS; round += 1) done.push(await action());
  return done;
};

/** Of each marketplace the largest page, which costs the most. */
const largest = new Map();
for (const page of pages().filter(({ file, recorded, name }) => name.includes("/") && !recorded && statSync(file).size >= LARGE)) {
  const [site] = page.name.split("/");
  if (!largest.has(site) || statSync(largest.get(site).file).size < statSync(page.file).size) largest.set(site, page);
}
const wanted = process.argv.slice(2);
const captured = [...largest.values()].filter(({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)));
const products = [filled(sample("lazada-signs")), ...captured.map(({ name, file, url }) => ({ name, url, page: readFileSync(file) }))];

const plain = await launched.chromium(server.port);
const extension = await chromium(server.port);
const id = idOf(extension);
const size = ({ page }) => `${Math.round(Buffer.byteLength(page) / 1000)}`;
const ms = (value) => value.toFixed(1);

console.log("| page | KB | scripts, ms | longest task, ms | to the mark, awake, ms | asleep, ms | page's main thread without, ms | memory, KB |");
console.log("|---|---|---|---|---|---|---|---|");
const all = { busy: [], awake: [], asleep: [] };
for (const page of products) {
  try {
    const without = await rounds(() => once(plain, page, {}));
    const awake = await rounds(() => once(extension.browser, page, { id }));
    const asleep = await rounds(async () => {
      await extension.stopBackground();
      return once(extension.browser, page, { id });
    });
    const heap = median(awake.map(({ heap: used }) => used)) - median(without.map(({ heap: used }) => used));
    all.busy.push(...awake.map(({ busy }) => busy));
    all.awake.push(...awake.map(({ toMark }) => toMark));
    all.asleep.push(...asleep.map(({ toMark }) => toMark));
    console.log(`| ${page.name} | ${size(page)} | ${ms(median(awake.map(({ busy }) => busy)))} | ${ms(Math.max(...awake.map(({ longest }) => longest)))} | ` +
      `${ms(median(awake.map(({ toMark }) => toMark)))} | ${ms(median(asleep.map(({ toMark }) => toMark)))} | ` +
      `${ms(median(without.map(({ whole }) => whole)))} | ${Math.round(heap / 1000)} |`);
  } catch (error) {
    // A page on which nothing can be read has no mark to wait for.
    if (error.name !== "TimeoutError") throw error;
  }
}
console.log(`\nAll rounds: scripts median ${ms(median(all.busy))} ms, p95 ${ms(p95(all.busy))} ms; to the mark awake median ` +
  `${ms(median(all.awake))} ms, asleep median ${ms(median(all.asleep))} ms\n`);

/** Cards that scroll in, fifty at a time, as on pages without an end. */
const growing = (steps) => async (tab) => {
  const marked = () => tab.evaluate(() => [...document.querySelectorAll("a > :first-child")].filter(({ localName }) => /^x-[0-9a-f-]{36}$/.test(localName)).length);
  await tab.evaluate(async (steps) => {
    const place = document.querySelector("[data-qa-locator=general-products]");
    const copies = [...place.children].slice(0, 50).map((card) => card.cloneNode(true));
    copies.flatMap((copy) => [...copy.querySelectorAll("*")]).filter(({ localName }) => localName.startsWith("x-")).forEach((mark) => mark.remove());
    const more = copies.map((card) => card.outerHTML).join("");
    for (let turn = 1; turn <= steps; turn += 1) {
      place.insertAdjacentHTML("beforeend", more.replaceAll("3200000", `32${String(turn).padStart(5, "0")}`));
      window.scrollTo(0, document.body.scrollHeight);
      await new Promise((done) => setTimeout(done, 300));
    }
  }, steps);
  const count = 50 * (steps + 1);
  for (const end = Date.now() + 20_000; (await marked()) < count;) {
    if (Date.now() > end) throw new Error(`of ${count} cards ${await marked()} were marked`);
  }
};
console.log("| list | KB | scripts, ms | longest task, ms | tasks over 50 ms | to the marks, ms | memory, KB |\n|---|---|---|---|---|---|---|");
for (const [page, meanwhile] of [[list(100)], [{ ...list(50), name: "50 cards, scrolled to 1,000" }, growing(19)]]) {
  const found = await rounds(() => once(extension.browser, page, { id, meanwhile }));
  const without = await rounds(() => once(plain, page, {}));
  const heap = median(found.map(({ heap: used }) => used)) - median(without.map(({ heap: used }) => used));
  console.log(`| ${page.name} | ${size(page)} | ${ms(median(found.map(({ busy }) => busy)))} | ${ms(Math.max(...found.map(({ longest }) => longest)))} | ` +
    `${Math.max(...found.map(({ long }) => long))} | ${ms(median(found.map(({ toMark }) => toMark)))} | ${Math.round(heap / 1000)} |`);
}
await plain.close();
await extension.close();
await server.close();
