// The playground in both browsers: a saved page and listing records get the verdict that the command line gives them, and nothing
// is asked of anybody.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { extname, join, normalize } from "node:path";
import test, { after, before } from "node:test";

import { BROWSERS } from "./lib/browsers.mjs";
import { pages } from "./lib/pages.mjs";
import { jinjja, root } from "./lib/tools.mjs";

const FOLDER = join(root, "dist/playground");
const KINDS = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm", ".json": "application/json", ".svg": "image/svg+xml", ".png": "image/png" };

const AXE = readFileSync(createRequire(join(root, "extension/package.json")).resolve("axe-core/axe.min.js"), "utf8");

let server;
const asked = [];
before(async () => {
  assert.ok(existsSync(join(FOLDER, "index.html")), "build it first: cargo xtask playground");
  server = createServer((request, response) => {
    const path = normalize(new URL(request.url, "http://x").pathname);
    // What the browser itself asks of its makers comes here too.
    if (request.headers.host === host()) asked.push(path);
    const file = join(FOLDER, path === "/" ? "index.html" : path);
    if (!existsSync(file)) return response.writeHead(404).end();
    response.writeHead(200, { "content-type": KINDS[extname(file)] ?? "text/plain" });
    response.end(readFileSync(file));
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
});
after(() => server?.close());

const host = () => `127.0.0.1:${server.address().port}`;

/** What the command line says: its exit code does not matter. */
function score(...given) {
  try {
    return execFileSync(jinjja(), ["score", ...given], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  } catch ({ stdout }) {
    return stdout;
  }
}

for (const { name, launch } of BROWSERS) {
  test(`the playground in ${name}`, { skip: launch === undefined && `${name} is not installed` }, async (context) => {
    const browser = await launch(server.address().port);
    context.after(() => browser.close());
    const page = await browser.newPage();
    const failed = [];
    page.on("pageerror", (error) => failed.push(String(error)));
    page.on("console", (message) => message.type() === "error" && failed.push(message.text()));
    await page.setViewport({ width: 360, height: 740 });
    await page.goto(`http://${host()}/`);
    await page.waitForSelector("textarea");

    const see = (words) => page.waitForFunction((words) => document.body.innerText.includes(words), {}, words);
    const given = (text, url) => page.evaluate((text, url) => {
      const put = (field, value) => {
        field.value = value;
        field.dispatchEvent(new Event("input", { bubbles: true }));
      };
      put(document.querySelector("textarea"), text);
      const address = document.querySelector("input[type=text]");
      if (address && url !== undefined) put(address, url);
    }, text, url);
    const judge = () => page.evaluate(() => document.querySelector("button.main").click());

    await context.test("a page without an address is asked for it", async () => {
      await given("<h1>Cup</h1>");
      await judge();
      await see("Give the address of the page");
    });

    await context.test("saved pages get the verdicts of the command line", async () => {
      const own = pages().filter(({ file, recorded }) => !recorded && file.startsWith(join(root, "tests/pages")));
      assert.ok(own.length > 5);
      for (const { name: sample, file, url } of own) {
        const text = readFileSync(file, "utf8");
        if (text.includes("\ufffd")) continue;
        const said = JSON.parse(score(file, "--url", url, "--json") || "null");
        const found = await page.evaluate(async (text, url) => (await import("./pages/judge.js")).judged(text, url), text, url);
        const { assessment, page: kind, marketplace } = found;
        const cards = found.cards.map((card) => card.assessment);
        const told = { ...assessment, cards, page: kind, marketplace };
        const expected = Object.fromEntries(Object.keys(told).map((key) => [key, said[key]]));
        assert.deepEqual(told, expected, sample);
      }
    });

    await context.test("a page that carries its address needs none, and its verdict is shown", async () => {
      const { file, url } = pages().find(({ name: sample }) => sample === "lazada-signs.html");
      await given(readFileSync(file, "utf8"));
      assert.equal(await page.evaluate(() => document.querySelector("input[type=text]").value), url);
      await judge();
      await see("Strong warning signs seen.");
      assert.ok(await page.evaluate(() => document.scrollingElement.scrollWidth <= document.scrollingElement.clientWidth));
    });

    await context.test("records are judged, one or many, and bad lines are named", async () => {
      const record = { marketplace: "shopee", country: "SG", title: "Laneige Lip Sleeping Mask, super copy 1:1", seller_name: "Lanege Store", badges: [] };
      await given(JSON.stringify(record));
      await judge();
      await see("Strong warning signs seen.");
      await given([JSON.stringify(record), "{", JSON.stringify({ ...record, title: "Cup", seller_name: "Cups" })].join("\n"));
      await judge();
      await page.waitForSelector("tbody tr");
      assert.equal((await page.$$("tbody tr")).length, 2);
      await see("Line 2 is no listing record");
    });

    await context.test("nothing is cut off at 360 px in any language, and axe-core finds nothing", async () => {
      for (const language of ["en", "ko", "zh-CN", "zh-TW", "th", "vi", "id", "ms", "fil", "ja"]) {
        const other = await browser.newPage();
        await other.setViewport({ width: 360, height: 740 });
        await other.evaluateOnNewDocument((language) => {
          Object.defineProperty(Navigator.prototype, "language", { get: () => language });
        }, language);
        await other.goto(`http://${host()}/`);
        await other.waitForSelector("textarea");
        const cut = await other.evaluate(() => [...document.querySelectorAll("#page *")]
          .filter((each) => each.getBoundingClientRect().right > document.scrollingElement.clientWidth + 1).map((each) => each.outerHTML.slice(0, 80)));
        assert.deepEqual(cut, [], language);
        await other.evaluate(AXE);
        const { violations } = await other.evaluate(() => window.axe.run(document));
        assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]), [], language);
        await other.close();
      }
    });

    await context.test("it is worked by keyboard", async () => {
      await given("");
      await page.focus("textarea");
      await page.keyboard.type('{"marketplace":"shopee","title":"Cup"}');
      await page.keyboard.press("Tab");
      assert.equal(await page.evaluate(() => document.activeElement.textContent), "Read and judge");
      await page.keyboard.press("Enter");
      await page.waitForSelector(".verdict");
    });

    await context.test("nothing went wrong, and only its own files were asked for", () => {
      assert.deepEqual(failed, []);
      const strange = asked.filter((path) => !existsSync(join(FOLDER, path)));
      assert.deepEqual(strange, []);
    });
    if (process.env.JINJJA_PICTURES) {
      await page.setViewport({ width: 760, height: 900 });
      await page.screenshot({ path: join(process.env.JINJJA_PICTURES, `playground-${name.toLowerCase()}.png`), fullPage: true });
    }
  });
}
