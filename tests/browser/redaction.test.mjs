// A page that is taken into evidence holds nothing of the person who looks at it, and all of the listing.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import test, { after, before } from "node:test";

import { BROWSERS } from "./lib/browsers.mjs";
import { archiveOf, casesOf, verified } from "./lib/cases.mjs";
import { differences, saved } from "./lib/compared.mjs";
import { FILES, factsOf, observed, rules, taken, withoutPage, written } from "./lib/evidence.mjs";
import { pages } from "./lib/pages.mjs";
import { keep, planted, secrets } from "./lib/persons.mjs";
import { ANSWER, ANSWER_PATH, search, signs } from "./lib/samples.mjs";
import { everywhere } from "./lib/scene.mjs";
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

/** Texts, how they are read, and what is left of them; without a fourth, nothing is taken out. */
const TEXTS = [
  // By their form.
  ["words", "write to kim.min-su+shop@mail.example, now", "write to ‹removed: e-mail›, now"],
  ["attribute", "https://a.example/?m=kim%40mail.example&x=1", "https://a.example/?m=%E2%80%B9removed%3A%20e-mail%E2%80%BA&x=1"],
  ["code", '{"m":"kim\\u0040mail.example"}', '{"m":"‹removed: e-mail›"}'],
  ["words", "icon@2x.png and left-pad@1.3.0 and @handle"],
  ["words", "mail help@cup.example", undefined, { facts: ["write to help@cup.example"] }],
  ...["010-1234-5678", "+82 10-1234-5678", "02-555-1234", "081-234-5678", "+66 81 234 5678", "0912 345 678", "0912345678", "+84 912 345 678",
    "0812-3456-7890", "+62 812-3456-7890", "0917-123-4567", "+63 917 123 4567", "012-345 6789", "+60 12-345 6789", "+65 9123 4567", "0912-345-678",
    "+886 912 345 678", "13912345678", "139 1234 5678", "+86 139-1234-5678", "090-1234-5678", "+81 90-1234-5678", "(415) 555-0134",
    "415-555-0134", "+1 415 555 0134", "+49 151 23456789"].map((phone) => ["words", `call ${phone}!`, "call ‹removed: phone›!"]),
  ["words", "call 02-555-1234", undefined, { facts: ["02) 555 1234"] }],
  ["words", "EAN 8801234567890, 1,234,567 won, 2026-11-29, 192.0.2.1, 12345-67890-1, v1.234.5678, 310000011"],
  ["attribute", "/products/pdp-i13912345678.html"],
  ["code", '{"itemId":"13912345678","price":13912345678}'],
  ["words", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abcdefgh", "‹removed: token›"],
  ["address", "https://a.example/p?id=4711&token=abcdef123&spm=a2o.1.2&q=cup", "https://a.example/p?id=4711&token=%E2%80%B9removed%3A%20token%E2%80%BA&spm=%E2%80%B9removed%3A%20token%E2%80%BA&q=cup"],
  ["address", "https://a.example/p?uid=70001234", undefined, { facts: ["70001234"] }],
  // By what is known.
  ["words", "for 김민수정 alone", "for ‹removed: name› alone", { knows: { 김민수정: "name" } }],
  ["words", "Ann sells annual Anne's; ANN", "‹removed: name› sells annual Anne's; ‹removed: name›", { knows: { Ann: "name" } }],
  ["attribute", "/x/%EA%B9%80%EB%AF%BC%EC%88%98%EC%A0%95/y", "/x/%E2%80%B9removed%3A%20name%E2%80%BA/y", { knows: { 김민수정: "name" } }],
  ["attribute", "eHjquYDrr7zsiJjsoJU=", "‹removed: name›", { knows: { 김민수정: "name" } }],
  ["words", "Cart and 12 and ab", undefined, { knows: { Cart: "name", 12: "account", ab: "token" } }],
  ["words", "Rose sells Rose lipstick", undefined, { knows: { Rose: "name" }, facts: ["Rose lipstick"] }],
  ["words", "Hà Nội; 12 Hàng Bạc, Hà Nội", "Hà Nội; ‹removed: address›", { knows: { "12 Hàng Bạc, Hà Nội": "address" }, facts: ["Hà Nội"] }],
  ["words", "50.000 đ and 0 đ", undefined, { knows: { "0 đ": "cart" } }],
  // By the keys that they stand under.
  ["code", "var a={userName:'Kim',\"csrfToken\":\"abcdefg\",title:'Cup'}", "var a={userName:'‹removed: name›',\"csrfToken\":\"‹removed: token›\",title:'Cup'}"],
  ["code", '{"user":{"name":"Kim","city":"Seoul"},"product":{"name":"Cup"}}', '{"user":{"name":"‹removed: name›","city":"‹removed: address›"},"product":{"name":"Cup"}}'],
  ["code", '{"p":"{\\"loginId\\":\\"kim77\\",\\"n\\":1}"}', '{"p":"{\\"loginId\\":\\"‹removed: account›\\",\\"n\\":1}"}'],
  ["code", '{"userId":70001234,"itemId":70001235}', '{"userId":null,"itemId":70001235}'],
  ["code", '{"a":70001234}', '{"a":null}', { knows: { 70001234: "account" } }],
  ["code", '{"seller":{"phone":"1234","email":"s","userName":"Shop"},"reviews":[{"nickName":"Buyer","user":{"name":"B"}}],"shopPhone":"77"}'],
  ["code", '{"userName":"Hanbit"}', undefined, { facts: ["Hanbit"] }],
  ["code", '{"tracknick":"kim77"}', '{"tracknick":"‹removed: account›"}', { keys: ["tracknick"] }],
  ["data", '{"@type":"Organization","email":"x","name":"Kim"}'],
];

test("texts without what is the person's own", () => {
  const left = withoutPage(rules());
  for (const [as, text, expected = text, given = {}] of TEXTS) assert.equal(left(text, { as, ...given }), expected, text);
});

test("texts that only cost time", () => {
  const left = withoutPage(rules());
  const pieces = ["a@", "@a.", "a.a@a.", "?a=", "&token=", "?token=%41", "eyJaaaaaa.", "0", "010-", "+1 ", "00 1 ", '{"user":', '"a":"', "\\\\\"", "user='", "((((", "%40", "-", "a", "\\u0040", "[", "{a:"];
  for (const piece of pieces) {
    const text = piece.repeat(Math.ceil(400_000 / piece.length));
    for (const as of ["words", "attribute", "address", "code"]) {
      const before = performance.now();
      left(text, { as, knows: { "aaaaaaaaaa@a.example": "email", 김민수정: "name" } });
      const took = performance.now() - before;
      assert.ok(took < 3_000, `${piece} as ${as} took ${took} ms`);
    }
  }
});

const MUCH = 50_000_000;
const many = (piece) => piece.repeat(Math.ceil(MUCH / piece.length));
/** Pages that no site has. */
const LARGE = {
  "one text": () => `<p hidden>${many("a@b.example 010-1234-5678 ")}</p><style>${"</ ".repeat(100_000)}</style>`,
  "one address": () => `<p title="${many("?token=aaaaaaaa")}">x</p>`,
  "signs of two halves": () => `<p hidden>${many("😀")}</p><p hidden>${"😀".repeat(150_000)}</p>`,
  elements: () => `<div hidden>${many(`<p>${"words of it ".repeat(100)}</p>`)}</div>`,
};

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
      await context.test("what was taken is a page again, in which nothing runs, and the same listing", async () => {
        const { scene, person } = planted("lazada");
        const marks = `<x-01234567-89ab-4cde-8f01-23456789abcd>ours</x-01234567-89ab-4cde-8f01-23456789abcd>`;
        const page = scene.page.replace("</h1>", () => `</h1>${marks}`);
        const { text, whole } = await visited(browser, { ...scene, page }, async (tab) => {
          await tab.evaluate(() => document.documentElement.append(document.createElement("div")));
          const whole = read(await observed(tab, "lazada"));
          const { parts, told } = await taken(tab, "lazada", factsOf(whole));
          assert.ok(told.truncated.some(({ what, why }) => what === "script" && why === "code"));
          assert.deepEqual(told.environment.viewport, { width: 1000, height: 800 });
          return { text: parts.join(""), whole };
        });
        assert.ok(!text.includes("ours") && !text.includes("x-01234567"));
        assert.deepEqual(leaks(text, person), []);
        await visited(browser, { page: text, url: scene.url, policy: null }, async (tab) => {
          const { kinds, shadow, base, hanging, charset } = await tab.evaluate(() => ({
            kinds: [...document.scripts].map(({ type }) => type),
            shadow: document.querySelector("page-greeting").shadowRoot.querySelector("p").textContent,
            base: document.querySelector("base").href,
            hanging: document.querySelectorAll("html > div").length,
            charset: document.characterSet,
          }));
          assert.deepEqual({ kinds, hanging, charset }, { kinds: ["application/ld+json"], hanging: 0, charset: "UTF-8" });
          assert.equal(shadow, "‹removed: name› / ‹removed: e-mail›");
          assert.ok(base.startsWith("https://www.lazada.sg/products/"));
          const again = read(await observed(tab, "lazada")).listing;
          for (const field of ["title", "price", "list_price", "seller_name", "shop_url", "brand", "attributes"]) {
            assert.deepEqual(again[field], whole.listing[field], field);
          }
        });
      });

      for (const [what, body] of Object.entries(LARGE)) {
        await context.test(`fifty megabytes of ${what} are cut, with a word of what is missing`, { timeout: 120_000 }, async () => {
          await visited(browser, { page: `<!DOCTYPE html><html><body>${body()}</body></html>`, url: "https://www.lazada.sg/products/cup-i310000001.html" }, async (tab) => {
            const { told, parts } = await taken(tab, "lazada", ["A fact of the listing"]);
            assert.ok(told.length <= 12_200_000, String(told.length));
            assert.equal(parts.join("").length, told.length);
            assert.ok(told.truncated.some(({ why }) => why === "too-long"), JSON.stringify(told.truncated));
            assert.ok(!/a@b\.example|010-1234-5678|<\/(?![a-z])/.test(parts.join("")));
            assert.ok(parts.join("").endsWith("</body></html>"));
            assert.ok(parts.every((part) => part.length <= 200_000 && part.isWellFormed()));
          });
        });
      }

      if (corpus() === undefined) context.diagnostic("captured pages are skipped: no ../shared");
      for (const page of pages()) {
        const { marketplace } = saved(page, page.url);
        if (marketplace === null) continue;
        await context.test(`what is left of ${page.name} is read as the whole`, async () => {
          await visited(browser, { page: readFileSync(page.file), url: page.url }, async (tab) => {
            const pieces = page.answers.map(({ body }) => body).filter((body) => body.trimStart().startsWith("<"));
            await tab.evaluate((all) => all.forEach((piece) => document.body.insertAdjacentHTML("beforeend", piece)), pieces);
            const whole = read(await observed(tab, marketplace, page.answers));
            const { told, parts, isUnchanged } = await taken(tab, marketplace, factsOf(whole), page.answers);
            assert.ok(isUnchanged);
            assert.equal(parts.join("").length, told.length);
            const again = read(told.observation);
            const differ = PARTS.flatMap((part) => differences(again[part], whole[part], part));
            if (process.env.TABLE) process.stderr.write(`${JSON.stringify({ browser: name, page: page.name, differ: differ.length, length: told.length, redactions: told.redactions.map(({ kind, where, count }) => `${kind} ${where} ${count}`), truncated: told.truncated.map(({ what, why }) => `${what} ${why}`) })}\n`);
            assert.deepEqual(differ.filter((line) => EXPLAINED[page.name]?.[line.split(":")[0].replace(/\.\d+/g, ".*")] === undefined), []);
          });
        });
      }
    } finally {
      await browser.close();
    }
  });
}

everywhere((here) => {
  const cases = casesOf(here);

  test("nothing of the person stays in the address of a page, nor in those of cards", async () => {
    const { person } = planted("lazada");
    const mine = `token=${person.token}&email=${encodeURIComponent(person.email)}`;
    const product = await here.open({ ...signs, url: signs.url.replace("/products/", `/products/${encodeURIComponent(person.email)}_`) + `?${mine}` });
    await product.marked();
    const { id } = await cases.report(product.page.url());
    await cases.sealed(id);
    const list = await here.open({ ...search, page: search.page.replaceAll(/(href="[^"]*\/products\/[^"?]+)"/g, `$1?${mine.replace("&", "&amp;")}"`) });
    assert.ok((await list.evaluate(() => document.body.innerHTML)).includes(person.token));
    await list.until(({ pills }) => pills.length === 2, "marks of the cards");
    assert.equal(await cases.added(list.page.url()), 2);
    for (const entry of await cases.entries()) {
      await cases.open(`report.html?case=${entry.id}`);
      await cases.sealed(entry.id);
      const file = await cases.evidence(entry.id);
      assert.deepEqual(leaks(`${file.toString("latin1")}${archiveOf(file)}`, person), []);
    }
    assert.equal((await cases.entries()).length, 3);
    assert.deepEqual(leaks(await cases.stored(), person), []);
  });

  for (const marketplace of ["lazada", "coupang", "amazon"]) {
    test(`nothing of the person is stored or handed out of a case on ${marketplace}, and the seller's own stays`, async () => {
      const { scene, person } = planted(marketplace);
      const tab = await here.open(scene);
      await tab.evaluate(keep, person);
      await tab.marked();
      const { id } = await cases.report(tab.page.url());
      await cases.sealed(id);
      const stored = await cases.stored();
      const file = await cases.evidence(id);
      assert.deepEqual(leaks(stored, person), []);
      assert.deepEqual(leaks(`${file.toString("latin1")}${archiveOf(file)}`, person), []);
      const { listing } = JSON.parse(await cases.with((store, wanted) => store.recordOf(wanted), id));
      for (const fact of [listing.title_raw, listing.seller.name_raw, ...Object.values(listing.seller.disclosure ?? {})].filter((one) => typeof one === "string")) {
        assert.ok(archiveOf(file).includes(JSON.stringify(fact).slice(1, -1)), fact);
      }
      assert.equal(verified(await cases.file(id, `redacted-${marketplace}`)).code, 0);
    });
  }

  test("beside the content scripts, with our mark on the page, as the background asks for it", async () => {
    const { scene, person } = planted("lazada");
    const tab = await here.open(scene);
    await tab.evaluate(keep, person);
    await tab.marked();
    const before = await tab.evaluate(() => document.documentElement.outerHTML);
    const { told, parts } = await here.extension.inOwnPage(async (files, facts) => {
      const api = globalThis.browser ?? globalThis.chrome;
      const [{ id: tabId }] = (await api.tabs.query({})).filter(({ url }) => url?.includes("lazada"));
      const asked = async (func, ...args) => (await api.scripting.executeScript({ target: { tabId }, func, args }))[0].result;
      const rules = await (await fetch("/plans/personal.json")).json();
      // A second click finds them there.
      for (let click = 0; click < 2; click += 1) {
        if (!(await asked(() => typeof JinjjaSnapshot === "object"))) await api.scripting.executeScript({ target: { tabId }, files });
      }
      const told = await asked((given) => JinjjaSnapshot.take(given), { rules, facts });
      const parts = [];
      for (let at = 0; at < told.parts; at += 1) parts.push(await asked((place) => JinjjaSnapshot.part(place), at));
      await asked(() => JinjjaSnapshot.discard());
      return { told, parts };
    }, FILES.map((file) => `content/evidence/${file}.js`), ["Hanbit Green Tea Serum 50 ml", "Moonlight Beauty Store"]);
    const page = parts.join("");
    assert.equal(page.length, told.length);
    assert.deepEqual([...leaks(page, person), ...leaks(JSON.stringify(told), person)], []);
    assert.ok(page.includes("Hanbit Green Tea Serum 50 ml") && page.includes("Moonlight Beauty Store"));
    assert.ok(!/<\/body>\s*<div/.test(page) && !/<x-[0-9a-f]{8}-/.test(page), page.slice(-200));
    assert.equal(read(told.observation).listing.seller_name, "Moonlight Beauty Store");
    assert.equal(await tab.evaluate(() => document.documentElement.outerHTML), before);
  });
});
