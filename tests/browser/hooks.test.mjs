// Pages that break, replace or forge what the extension listens to. The page works as it would without us, and what is read is
// right or less, never wrong.
import assert from "node:assert/strict";
import { test } from "node:test";

import { ANSWER, asking, scripted, scriptedFirst, shell, signs } from "./lib/samples.mjs";
import { everywhere } from "./lib/scene.mjs";
import { until } from "./lib/until.mjs";

const OFFICIAL = "Hanbit Official Store";
const ITEM = JSON.parse(ANSWER);

/** What a page can see of its own requests. Put into a page whose script asks for PATH; ends with `window.report`. */
const REPORT = `
  const wrong = (action) => { try { action(); return "fine"; } catch (error) { return error.name + ": " + error.message; } };
  const later = (promise) => promise.then((got) => "fine", (error) => error.name);
  const shape = (holder, name) => {
    const { value, ...rest } = Object.getOwnPropertyDescriptor(holder, name);
    // A proxy is told as a native function without a name.
    const text = value.toString().replace(/function \\w*\\(/, "function (");
    return { ...rest, text, own: value.toString === Function.prototype.toString, name: value.name, length: value.length,
      keys: Reflect.ownKeys(value).map(String), hasPrototype: "prototype" in value, isNew: wrong(() => new value()).split(":")[0] };
  };
  const ask = (open) => new Promise((done) => {
    const request = new XMLHttpRequest();
    const seen = [];
    request.onreadystatechange = () => seen.push(request.readyState);
    request.onloadend = () => done({ seen, status: request.status, type: request.responseType, response: request.response,
      text: wrong(() => request.responseText).split(":")[0], keys: Object.keys(request) });
    open(request);
    request.send();
  });
  (async () => {
    let turned = 0;
    const moving = { toString() { turned += 1; return PATH; } };
    const answer = await fetch(moving);
    const stop = new AbortController();
    const stopped = later(fetch(PATH, { signal: stop.signal }));
    stop.abort();
    const first = await fetch(new Request(PATH));
    const reader = (await fetch(PATH)).body.getReader();
    window.report = {
      turned, fetch: shape(window, "fetch"), open: shape(XMLHttpRequest.prototype, "open"), send: shape(XMLHttpRequest.prototype, "send"),
      body: await answer.text(), used: answer.bodyUsed, redirected: answer.redirected, type: answer.type,
      copy: await first.clone().json(), again: await first.json(), read: (await reader.read()).value.length > 0,
      stopped: await stopped, none: await later(fetch()), bad: await later(fetch("https://:::")), symbol: await later(fetch(Symbol.iterator)),
      thrown: await later(fetch({ toString() { throw new RangeError("mine"); } })), foreign: wrong(() => fetch.call({}, PATH)).split(":")[0],
      plain: await ask((request) => request.open("GET", PATH)),
      json: await ask((request) => { request.open("GET", PATH); request.responseType = "json"; }),
      bytes: (await ask((request) => { request.open("GET", PATH); request.responseType = "blob"; })).status,
      address: await ask((request) => request.open("GET", new URL(PATH, location.href))),
      moved: await ask((request) => request.open("GET", moving)), turnedTwice: turned,
      few: wrong(() => new XMLHttpRequest().open("GET")).split(":")[0], unopened: wrong(() => new XMLHttpRequest().send()).split(":")[0],
      names: Object.getOwnPropertyNames(window).filter((name) => /jinjja|plan|answers/i.test(name)),
    };
  })();`;

/** What a page may do to the world that it shares with our script, before it asks. */
const BREAKS = {
  "DOM prototypes": `
    Element.prototype.attachShadow = () => { throw new Error("no"); };
    for (const name of ["append", "appendChild", "remove", "querySelector", "querySelectorAll", "getElementsByTagName", "setAttribute"]) {
      for (const holder of [Element.prototype, Document.prototype, Node.prototype]) if (name in holder) holder[name] = () => null;
    }
    window.MutationObserver = class { observe() {} disconnect() {} };
    document.createElement = () => { throw new Error("no"); };
    document.createTreeWalker = null;`,
  "JSON, Array, Map, String": `
    JSON.stringify = () => '{"url":"https://shopee.vn/api/v4/pdp/get_pc","status":200,"body":"{}"}';
    for (const name of ["map", "filter", "some", "every", "includes", "push", "flatMap"]) Array.prototype[name] = () => [];
    String.prototype.startsWith = () => true;
    String.prototype.includes = () => true;
    RegExp.prototype.test = () => true;
    Object.entries = () => [];
    Set.prototype.has = () => true;
    WeakMap.prototype.get = () => "https://shopee.vn/";`,
  "Proxy, Reflect, Promise": `
    window.Proxy = class {};
    Reflect.apply = () => undefined;
    const then = Promise.prototype.then;
    Promise.prototype.then = function (...given) { return then.apply(this, given); };
    window.CustomEvent = class {};
    window.URL = class { constructor() { throw new Error("no"); } };`,
  "answers that throw": `
    Response.prototype.clone = () => { throw new Error("no"); };
    Object.defineProperty(XMLHttpRequest.prototype, "responseText", { get() { throw new Error("no"); } });
    Object.defineProperty(Response.prototype, "status", { get() { throw new Error("no"); } });`,
  "events": `
    EventTarget.prototype.dispatchEvent = () => true;
    EventTarget.prototype.addEventListener = () => undefined;
    document.dispatchEvent = () => true;`,
  "all of it frozen": `
    for (const frozen of [window.fetch, XMLHttpRequest.prototype, Response.prototype, Promise.prototype, Array.prototype, JSON]) Object.freeze(frozen);`,
  "its own fetch around ours": `
    const inner = window.fetch;
    window.fetch = async (...given) => inner(...given);`,
  "its own fetch in the place of ours": `
    window.fetch = (path) => new Promise((done) => {
      const request = new XMLHttpRequest();
      request.open("GET", path);
      request.onload = () => done({ json: () => JSON.parse(request.response) });
      request.send();
    });`,
};

everywhere((here) => {
  const seller = async (tab) => (await tab.verdict()).listing?.seller_name;

  test("the page sees of its own requests what it would see without us", async () => {
    const scene = asking(REPORT, { "plain.example/api/v4/pdp/get_pc": ANSWER });
    const report = async (tab) => {
      await until(() => tab.evaluate(() => window.report !== undefined), "the page's report");
      return tab.evaluate(() => window.report);
    };
    const alone = await report(await here.open({ ...scene, url: "https://plain.example/product/20000001/30000001" }));
    assert.deepEqual(alone.again, ITEM);
    const withUs = await report(await here.open(scene));
    assert.deepEqual(withUs, alone);
  });

  for (const [what, script] of Object.entries(BREAKS)) {
    test(`a page that breaks what we use gets its answer, and nothing wrong is read: ${what}`, async () => {
      const scene = asking(`{${script}}\n fetch(PATH).then((answer) => answer.json()).then((got) => { window.got = got; }, (error) => { window.got = String(error); });`);
      const tab = await here.open(scene);
      await until(() => tab.evaluate("window.got !== undefined"), "what the page asked for");
      assert.deepEqual(await tab.evaluate("window.got"), ITEM);
      await until(async () => (await tab.verdict()).state !== "waiting", "a verdict");
      assert.ok([undefined, OFFICIAL].includes(await seller(tab)));
    });
  }

  test("DOM prototypes that the page changed change nothing that is read or drawn", async () => {
    const tab = await here.open(scriptedFirst(signs, `{${BREAKS["DOM prototypes"]}} {${BREAKS["JSON, Array, Map, String"]}}`));
    await tab.marked("strong");
    assert.equal(await seller(tab), "Inisfree Malaysia");
  });

  /** A forged answer, as the page would send it. */
  const forging = (script) => scripted(shell, `
    const ITEM = ${JSON.stringify(ANSWER)};
    const forge = (detail) => document.dispatchEvent(new CustomEvent("jinjja:answer", { detail }));
    const answer = (url, body, status = 200) => forge(JSON.stringify({ url, status, body }));
    ${script}
    window.isDone = true;`);

  test("forged answers that are none, or another's, are not read", async () => {
    const tab = await here.open(forging(`
      for (const rubbish of [undefined, null, 1, {}, [], "", "{", "null", "[]", '{"url":1}', "\\ud800", { get url() { throw 1; } }]) forge(rubbish);
      document.dispatchEvent(new Event("jinjja:answer"));
      const fake = ITEM.replace(${JSON.stringify(OFFICIAL)}, "Forged Store");
      answer("https://evil.example/api/v4/pdp/get_pc?item_id=30000001", fake);
      answer("http://shopee.vn/api/v4/pdp/get_pc?item_id=30000001", fake);
      answer("https://shopee.vn.evil.example/api/v4/pdp/get_pc?item_id=30000001", fake);
      answer("https://shopee.vn@evil.example/api/v4/pdp/get_pc?item_id=30000001", fake);
      answer("https://shopee.vn/api/v4/pdp/get_pc?item_id=30000001", fake, 404);
      answer("https://shopee.vn/another/path", fake);
      answer("https://shopee.vn/api/v4/pdp/get_pc?item_id=30000009", fake.replaceAll("30000001", "30000009"));
      answer("https://shopee.vn/api/v4/pdp/get_pc", "[".repeat(100000));
      answer("https://shopee.vn/api/v4/pdp/get_pc", '{"__proto__":{"data":{}},"constructor":1}');
    `));
    await until(async () => (await tab.verdict()).state !== "waiting", "a verdict");
    assert.equal(await seller(tab), undefined);
    assert.equal(JSON.stringify(await tab.verdict()).includes("Forged"), false);
  });

  test("forged answers without end slow nobody down", async () => {
    const tab = await here.open(forging(`
      for (let at = 0; at < 50000; at += 1) answer("https://shopee.vn/api/v4/pdp/get_pc?at=" + at, "{}");
      for (let at = 0; at < 5; at += 1) answer("https://shopee.vn/api/v4/pdp/get_pc", "x".repeat(7e6));
      window.ticks = 0;
      setInterval(() => { window.ticks += 1; }, 10);
      addEventListener("ask", () => fetch(${JSON.stringify("/api/v4/pdp/get_pc?item_id=30000001")}));
    `));
    here.server.show(shell.page, { routes: { "shopee.vn/api/v4/pdp/get_pc": ANSWER } });
    await until(() => tab.evaluate(() => window.isDone), "the forged answers");
    await tab.evaluate(() => {
      window.longest = 0;
      let last = performance.now();
      setInterval(() => {
        window.longest = Math.max(window.longest, performance.now() - last);
        last = performance.now();
      }, 10);
      dispatchEvent(new Event("ask"));
    });
    await until(() => tab.evaluate(() => window.ticks > 100), "a page that goes on");
    assert.ok([undefined, OFFICIAL].includes(await seller(tab)));
    const longest = await tab.evaluate(() => window.longest);
    assert.ok(longest < 500, `the page stood still for ${longest} ms`);
  });
});
