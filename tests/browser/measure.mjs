// How long collecting keeps a page's main thread busy, and how much is sent, as a table: node tests/browser/measure.mjs [NAME…]
// Times are those of the processor, of the first time in a fresh page: with reading the collector and the plan, and cold.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { BROWSERS } from "./lib/browsers.mjs";
import { source } from "./lib/collector.mjs";
import { pages } from "./lib/pages.mjs";
import { serve } from "./lib/server.mjs";
import { root } from "./lib/tools.mjs";

const ROUNDS = 5;
const [{ launch }] = BROWSERS;
const plans = mkdtempSync(join(tmpdir(), "jinjja-plans-"));
execFileSync("cargo", ["run", "--quiet", "--package", "xtask", "--", "plans", plans], { cwd: root, stdio: "inherit" });
const server = await serve();
const browser = await launch(server.port);

/** Milliseconds of the main thread and characters sent, for one fresh page. */
async function once(page, plan) {
  const tab = await browser.newPage();
  try {
    server.show(readFileSync(page.file));
    await tab.goto(page.url, { waitUntil: "load" });
    const session = await tab.createCDPSession();
    await session.send("Performance.enable", { timeDomain: "threadTicks" });
    const busy = async () => {
      const { metrics } = await session.send("Performance.getMetrics");
      return 1000 * metrics.find(({ name }) => name === "TaskDuration").value;
    };
    const world = tab.mainFrame().isolatedRealm();
    await world.evaluate("1");
    const script = `(() => { ${plan}\n${source()}
      return JSON.stringify(JinjjaCollect.observe(JinjjaPlan, document, ${JSON.stringify(page.answers)})).length; })()`;
    const before = await busy();
    const sent = await world.evaluate(script);
    return { ms: (await busy()) - before, sent };
  } finally {
    await tab.close();
  }
}

const wanted = process.argv.slice(2);
const rows = [];
for (const page of pages()) {
  if (wanted.length > 0 && !wanted.some((name) => page.name.includes(name))) continue;
  const folder = page.name.split("/")[0];
  let plan;
  try {
    plan = readFileSync(join(plans, `${folder}.js`), "utf8");
  } catch {
    plan = readFileSync(join(plans, "shop.js"), "utf8");
  }
  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1) rounds.push(await once(page, plan));
  const times = rounds.map(({ ms }) => ms).sort((one, other) => one - other);
  rows.push({ name: page.name, size: statSync(page.file).size, ms: times[Math.floor(ROUNDS / 2)], sent: rounds[0].sent });
}
await browser.close();
await server.close();
rmSync(plans, { recursive: true });

const best = new Map();
for (const row of rows.sort((one, other) => other.size - one.size)) {
  const folder = row.name.split("/")[0];
  if (wanted.length > 0 || !best.has(folder)) best.set(wanted.length > 0 ? row.name : folder, row);
}
console.log("| page | KB | main thread, ms | sent, KB |\n|---|---|---|---|");
for (const { name, size, ms, sent } of best.values()) {
  console.log(`| ${name} | ${Math.round(size / 1000)} | ${ms.toFixed(1)} | ${(sent / 1000).toFixed(1)} |`);
}
const all = rows.map(({ ms }) => ms).sort((one, other) => one - other);
const sizes = rows.map(({ sent }) => sent).sort((one, other) => one - other);
const at = (list, share) => list[Math.min(list.length - 1, Math.floor(list.length * share))];
console.log(`\n${rows.length} pages: median ${at(all, 0.5).toFixed(1)} ms, p95 ${at(all, 0.95).toFixed(1)} ms; ` +
  `sent: median ${(at(sizes, 0.5) / 1000).toFixed(1)} KB, p95 ${(at(sizes, 0.95) / 1000).toFixed(1)} KB`);
