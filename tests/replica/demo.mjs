// Shows the extension on the replica: in a window that a person closes; or, where there is none, as words and pictures.
//
// node demo.mjs EXTENSION PICTURES [--headless] [--walks]
//
// With `--walks` a report is walked to its receipt by each who may hand in; else by one.

import { mkdirSync } from "node:fs";
import { join } from "node:path";

import { chromium } from "../browser/lib/extension.mjs";
import { FIRST_SCREEN, FOUND } from "./goods.mjs";
import { markOn, openMark, pillsOn } from "./marks.mjs";
import { inTerminal } from "./printed.mjs";
import { WALKS, walked } from "./reported.mjs";
import { HOME, SCENES } from "./scenes.mjs";
import { serveReplica } from "./server.mjs";
import { asExpected, openFor, readIn, wordsOf } from "./shown.mjs";

/** What is reported: the shop whose name is spelt almost like the brand's. */
const REPORTED = SCENES.find(({ id }) => id === "lookalike");
const [folder, pictures, ...flags] = process.argv.slice(2);
const server = await serveReplica();
try {
  if (flags.includes("--headless")) process.exitCode = await told();
  else await shown();
} finally {
  await server.close();
}

/** Opens a window and waits until the person closes it. */
async function shown() {
  const extension = await chromium(server.port, {
    folder, headless: false, defaultViewport: null,
    // Without bars that warn of what is meant here.
    args: ["--test-type", "--window-size=1280,900"], ignoreDefaultArgs: ["--enable-automation"],
  });
  const { browser } = extension;
  const closed = new Promise((done) => browser.once("disconnected", done));
  // On some systems a browser outlives its last window.
  browser.on("targetdestroyed", async () => {
    if ((await browser.pages().catch(() => [1])).length === 0) await browser.close();
  });
  const [page] = await browser.pages();
  await page.goto(HOME);
  await page.bringToFront();
  console.log(`\nChromium shows ${HOME} with the extension on it. Close its window to end.`);
  await closed;
}

/** Goes through all pages; gives the exit code. */
async function told() {
  mkdirSync(pictures, { recursive: true });
  const extension = await chromium(server.port, { folder });
  let unexpected = 0;
  try {
    for (const [at, scene] of SCENES.entries()) {
      console.log(`\n━━ ${at + 1} of ${SCENES.length}: ${scene.name}\n   ${scene.url}`);
      try {
        await visit(extension, scene);
      } catch (error) {
        unexpected += 1;
        console.log(`   ✗ ${error.message}`);
      }
    }
    for (const walk of flags.includes("--walks") ? WALKS : WALKS.slice(0, 1)) {
      console.log(`\n━━ One report, to its receipt: ${walk.who}\n   ${REPORTED.url}`);
      try {
        await reportOne(extension, walk);
      } catch (error) {
        unexpected += 1;
        console.log(`   ✗ ${error.message}`);
      }
    }
  } finally {
    await extension.close();
  }
  console.log(`\nPictures: ${pictures}`);
  console.log(unexpected === 0 ? "All pages were judged as expected." : `${unexpected} pages were not judged as expected.`);
  return unexpected === 0 ? 0 : 1;
}

async function reportOne(extension, walk) {
  const page = await extension.browser.newPage();
  await page.setViewport({ width: 1280, height: 800 });
  await page.goto(REPORTED.url);
  await page.bringToFront();
  await markOn(extension, page, REPORTED.expected.risk);
  const taken = async (own, name) => {
    await own.setViewport({ width: 760, height: 900 });
    await pictured(own, name, true);
    await own.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "light" }]);
    await (await own.$(name.includes("marked") ? ".pictures" : ".handing")).screenshot({ path: join(pictures, `${name}-part.png`) });
  };
  const shot = join(pictures, "report-listing.png");
  await page.screenshot({ path: shot });
  for await (const line of walked(extension, REPORTED.url, walk, taken, shot)) console.log(`   ${line}`);
  await page.close();
}

async function visit(extension, scene) {
  const page = await extension.browser.newPage();
  try {
    await page.setViewport({ width: 1280, height: 800 });
    await page.goto(scene.url);
    // The welcome page opens over the first one.
    await page.bringToFront();
    const popup = await openFor(extension, scene.url);
    try {
      if (scene.kind === "search") await scrolled(extension, popup, page, scene);
      await asExpected(popup, scene, FOUND.length);
      if (scene.kind === "product") await markOn(extension, page, scene.expected.risk);
      for (const line of inTerminal(await readIn(popup, scene, FOUND.length))) console.log(line === "" ? "" : `   ${line}`);
      await pictured(page, scene.id);
      await picturedOwn(popup, `${scene.id}-popup`, { width: 360, height: 640 });
    } finally {
      await popup.close();
    }
    if (scene.kind === "search") await panel(extension, scene);
    if (scene.expected.risk === "strong") {
      await openMark(extension, page, "strong");
      await pictured(page, `${scene.id}-details`);
    }
  } finally {
    await page.close();
  }
}

/** The first screen, then the next one. */
async function scrolled(extension, popup, page, scene) {
  await asExpected(popup, scene, FIRST_SCREEN);
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  await asExpected(popup, scene, FOUND.length);
  await pillsOn(extension, page, FOUND.length);
  await page.evaluate(() => window.scrollTo(0, 0));
}

/** The table of all cards. */
async function panel(extension, scene) {
  const opened = await openFor(extension, scene.url, "panel");
  await wordsOf(opened);
  await picturedOwn(opened, `${scene.id}-panel`, { width: 1000, height: 760 });
  await opened.close();
}

/** Pictures of a page of the extension, as wide as it is for a person and as long as it is. */
async function picturedOwn(opened, name, size) {
  const page = await opened.page();
  await page.setViewport(size);
  await pictured(page, name, true);
}

/** A picture in light and one in dark. */
async function pictured(page, name, fullPage = false) {
  for (const [scheme, file] of [["light", name], ["dark", `${name}-dark`]]) {
    // Without motion: no picture of a change half made.
    await page.emulateMediaFeatures([
      { name: "prefers-color-scheme", value: scheme }, { name: "prefers-reduced-motion", value: "reduce" },
    ]);
    await page.screenshot({ path: join(pictures, `${file}.png`), fullPage });
  }
}
