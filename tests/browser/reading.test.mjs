// What the collector observes in a browser is read as the saved page is: for shops that are read on the person's click alone.
//
// TABLE: all pages are read, and how long each took and how much is sent is written to the error output.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after, before } from "node:test";

import { BROWSERS } from "./lib/browsers.mjs";
import { source } from "./lib/collector.mjs";
import { differences, explained, saved } from "./lib/compared.mjs";
import { pages } from "./lib/pages.mjs";
import { serve } from "./lib/server.mjs";
import { corpus, engine, root } from "./lib/tools.mjs";

/** Characters of an observation as it is sent. */
const LONGEST = 200_000;
const { read_observation } = createRequire(import.meta.url)(engine());

const plans = mkdtempSync(join(tmpdir(), "jinjja-plans-"));
let server;
before(async () => {
  execFileSync("cargo", ["run", "--quiet", "--package", "xtask", "--", "plans", plans], { cwd: root, stdio: "inherit" });
  server = await serve();
});
after(async () => {
  rmSync(plans, { recursive: true });
  await server.close();
});

/** What the content script observes of a page, in a world of its own. */
async function observe(browser, page, marketplace) {
  const plan = readFileSync(join(plans, `${marketplace}.js`), "utf8");
  // Pieces of HTML are what the page's scripts put into it.
  const pieces = page.answers.map(({ body }) => body).filter((body) => body.trimStart().startsWith("<"));
  const script = `(() => {
    ${plan}
    ${source()}
    for (const piece of ${JSON.stringify(pieces)}) document.body.insertAdjacentHTML("beforeend", piece);
    const answers = ${JSON.stringify(page.answers)};
    const observation = JinjjaCollect.observe(JinjjaPlan, document, answers);
    const times = Array.from({ length: 5 }, () => {
      const start = performance.now();
      JinjjaCollect.observe(JinjjaPlan, document, answers);
      return performance.now() - start;
    });
    return JSON.stringify({ observation, times });
  })()`;
  const tab = await browser.newPage();
  try {
    server.show(readFileSync(page.file));
    await tab.goto(page.url, { waitUntil: "domcontentloaded" });
    return JSON.parse(await tab.mainFrame().isolatedRealm().evaluate(script));
  } finally {
    await tab.close();
  }
}

for (const { name, launch } of BROWSERS) {
  const skip = launch === undefined && `${name} is not installed`;
  test(`pages in ${name} are read as saved ones`, { skip, timeout: 900_000 }, async (context) => {
    if (corpus() === undefined) context.diagnostic("captured pages are skipped: no ../shared");
    const browser = await launch(server.port);
    const table = [];
    try {
      for (const page of pages()) {
        const expected = saved(page, page.url);
        // Marketplaces are read by the real extension (`live.test.mjs`); how long that takes is measured here.
        if (expected.marketplace !== null && !process.env.TABLE) continue;
        await context.test(page.name, async () => {
          const { observation, times } = await observe(browser, page, expected.marketplace ?? "shop");
          const sent = JSON.stringify(observation);
          const read = JSON.parse(read_observation(sent));
          table.push({ page: page.name, ms: times, sent: sent.length, truncated: observation.truncated });
          assert.ok(sent.length <= LONGEST, `${sent.length} characters are sent`);
          const parts = ["page", "marketplace", "country", "listing", "cards"];
          const differ = parts.flatMap((part) => differences(read[part], expected[part], part));
          assert.deepEqual(differ.filter((line) => !explained(page.name, line)), []);
        });
      }
    } finally {
      await browser.close();
      if (process.env.TABLE) process.stderr.write(table.map((row) => JSON.stringify({ browser: name, ...row }) + "\n").join(""));
    }
  });
}
