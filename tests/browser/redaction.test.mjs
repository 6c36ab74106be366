// A page that is taken into evidence holds nothing of the person who looks at it, and all of the listing.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import test, { after, before } from "node:test";

import { BROWSERS } from "./lib/browsers.mjs";
import { differences, saved } from "./lib/compared.mjs";
import { factsOf, observed, taken, written } from "./lib/evidence.mjs";
import { pages } from "./lib/pages.mjs";
import { keep, planted, secrets } from "./lib/persons.mjs";
import { ANSWER, ANSWER_PATH } from "./lib/samples.mjs";
import { serve } from "./lib/server.mjs";
import { corpus, engine } from "./lib/tools.mjs";

const { read_observation } = createRequire(import.meta.url)(engine());
const read = (observation) => JSON.parse(read_observation(JSON.stringify(observation)));

/** What may differ between a reading and that of what is left, by page, with the reason. */
const EXPLAINED = JSON.parse(readFileSync(new URL("redacted.json", import.meta.url), "utf8"));
const MARKETPLACES = ["lazada", "shopee", "coupang", "tokopedia", "amazon", "taobao"];
const PARTS = ["page", "marketplace", "country", "listing", "cards"];

let server;
before(async () => {
  server = await serve();
});
after(() => server.close());

/** Where one of a person's own stands in a text after all. */
function leaks(text, person) {
  return Object.entries(secrets(person)).flatMap(([what, secret]) =>
    [...written(secret)].filter((form) => text.includes(form)).map((form) => {
      const at = text.indexOf(form);
      return `${what} as ${form}: …${text.slice(Math.max(0, at - 80), at + form.length + 40)}…`;
    }));
}

/** Does something with a page of a marketplace. */
async function visited(browser, { page, url, policy }, action) {
  const tab = await browser.newPage();
  try {
    server.show(page, { policy });
    await tab.setViewport({ width: 1000, height: 800 });
    await tab.goto(url, { waitUntil: "domcontentloaded" });
    return await action(tab);
  } finally {
    await tab.close();
  }
}

/** Words that are planted and whose place is nowhere, whoever looks. */
const NOWHERE = ["Secret thing in the cart", "typed by hand", "draft of a message", "cached for", "hello(", "go(", "srcdoc", "onclick"];

for (const { name, launch } of BROWSERS) {
  const skip = launch === undefined && `${name} is not installed`;
  test(`what is taken into evidence in ${name}`, { skip, timeout: 900_000 }, async (context) => {
    const browser = await launch(server.port);
    try {
      for (const marketplace of MARKETPLACES) {
        await context.test(`nothing of the person stays on a page of ${marketplace}, and all of the listing`, async () => {
          const { scene, person } = planted(marketplace);
          const answers = marketplace === "shopee" ? [{ url: new URL(ANSWER_PATH, scene.url).href, status: 200, body: ANSWER }] : [];
          await visited(browser, scene, async (tab) => {
            await tab.evaluate(keep, person);
            const whole = read(await observed(tab, marketplace, answers));
            assert.equal(whole.page, "product");
            const facts = factsOf(whole);
            const { told, parts, beyond, left, isUnchanged } = await taken(tab, marketplace, facts, answers);
            const page = parts.join("");
            assert.equal(page.length, told.length);
            assert.ok(parts.every((part) => part.length <= 200_000));
            assert.deepEqual([beyond, left, isUnchanged], [null, null, true]);
            // What it was made of is there: a test that looks for nothing in nothing would always pass.
            assert.ok(page.includes("recommended") && page.includes("‹removed: ") && page.startsWith("<!DOCTYPE html>") === /^\s*(?:<!--.*?-->\s*)?<!DOCTYPE/i.test(scene.page), page);
            assert.deepEqual(leaks(page, person), []);
            assert.deepEqual(leaks(JSON.stringify(told), person), []);
            for (const words of NOWHERE) assert.ok(!page.includes(words), words);
            // The listing is read as before, and what its record says still stands on the page.
            const again = read(told.observation);
            assert.deepEqual(PARTS.flatMap((part) => differences(again[part], whole[part], part)), []);
            const { title, seller_name: shop, disclosure = {} } = whole.listing;
            const onPage = JSON.stringify(await observed(tab, marketplace)).includes(shop);
            const text = page.replaceAll("&amp;", "&");
            for (const fact of [title, ...(onPage ? [shop] : []), ...Object.values(disclosure)].filter((one) => scene.page.includes(one))) assert.ok(text.includes(fact), fact);
            for (const fact of scene.page.match(/[\w.]+@(?:cupnara|tokokopi|cuphouse)\.example|02-555-1234|0811-2222-3333|\(212\) 555-0199/g) ?? []) {
              assert.ok(!facts.some((one) => one.includes(fact)) || text.includes(fact), fact);
            }
            const kinds = new Set(told.redactions.map(({ kind }) => kind));
            for (const kind of ["name", "email", "address", "token", "input"]) assert.ok(kinds.has(kind), `${kind} of ${[...kinds]}`);
            assert.ok(told.covers.length > 0 && told.covers.every(({ x, y, width, height }) => x >= 0 && y >= 0 && x + width <= 1000 && y + height <= 800));
          });
        });
      }
    } finally {
      await browser.close();
    }
  });
}
