// What cases cost, in Chromium, as tables for BENCHMARKS.md: node tests/browser/bench_cases.mjs
// From the click to the sealed case, on a page of 3 MB; and how soon the list of 10,000 cases is seen.
import { chromium } from "./lib/extension.mjs";
import { Cases } from "./lib/cases.mjs";
import { changed, signs } from "./lib/samples.mjs";
import { serve } from "./lib/server.mjs";

const ROUNDS = Number(process.env.ROUNDS ?? 11);
const LARGE = 3_000_000;
const MANY = 10_000;

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const ms = (value) => value.toFixed(0);

/** The sample with so much of what stands on pages around the listing. */
const large = changed(signs, (page) => {
  const review = '<li class="review"><div class="stars"><i></i><i></i><i></i><i></i></div><p>Came in two days, the box was whole.</p>' +
    '<a href="/buyer/1?from=list">a buyer</a><img alt="" data-src="a.jpg"><span>2026-10-02</span></li>\n';
  return page.replace("</body>", () => `<ul class="reviews">${review.repeat(Math.ceil(LARGE / review.length))}</ul></body>`);
});

const server = await serve();
const extension = await chromium(server.port);
const cases = new Cases({ extension, name: "Chromium" });

/** A click on “Report” until the case is sealed, and how long the page was held up at most meanwhile. */
async function once() {
  await cases.clear();
  server.show(large.page, large);
  const tab = await extension.browser.newPage();
  await tab.bringToFront();
  await tab.goto(large.url, { waitUntil: "load" });
  await cases.read(tab.url());
  await tab.evaluate(() => {
    window.longest = 0;
    // Tasks shorter than 50 ms are not told of.
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) window.longest = Math.max(window.longest, duration);
    }).observe({ type: "longtask" });
  });
  const took = await cases.clicked(tab.url());
  const longest = await tab.evaluate(() => window.longest);
  const { length } = await cases.evidence((await cases.entries())[0].id);
  await cases.closed("report.html");
  await tab.close();
  return { took, longest, length };
}

await once();
const found = [];
for (let round = 0; round < ROUNDS; round += 1) found.push(await once());
const of = (part) => found.map((one) => one[part]);
console.log("| page, KB | to the sealed case, median, ms | longest, ms | page held up at most, ms | evidence, KB |\n|---|---|---|---|---|");
console.log(`| ${Math.round(Buffer.byteLength(large.page) / 1000)} | ${ms(median(of("took")))} | ${ms(Math.max(...of("took")))} | ${ms(Math.max(...of("longest")))} | ${Math.round(median(of("length")) / 1000)} |\n`);

await cases.clear();
await cases.filled(MANY);
const shown = [];
for (let round = 0; round < ROUNDS; round += 1) {
  const page = await extension.browser.newPage();
  await page.setViewport({ width: 1000, height: 900 });
  await page.evaluateOnNewDocument(() => {
    new MutationObserver((_, watching) => {
      if (document.querySelectorAll("ul.cases > li").length < 5) return;
      watching.disconnect();
      requestAnimationFrame(() => setTimeout(() => { window.shown = performance.now(); }, 0));
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto(extension.own("cases.html"));
  await page.waitForFunction(() => window.shown !== undefined, { timeout: 60_000 });
  shown.push(await page.evaluate(() => window.shown));
  await page.close();
}
console.log("| cases | first screen, median, ms | longest, ms |\n|---|---|---|");
console.log(`| ${MANY} | ${ms(median(shown))} | ${ms(Math.max(...shown))} |`);
await extension.close();
await server.close();
