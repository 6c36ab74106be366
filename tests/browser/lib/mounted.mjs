// The pages of the extension, mounted under its own policy in both browsers, with a browser API made for the test.
//
// JINJJA_PAGES: the folder that `cargo xtask build-pages` made (else dist/chromium, which `cargo xtask build` makes; the wasm that
// seals cases is taken from there where that folder has none)

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { after, before } from "node:test";

import { BROWSERS, beside } from "./browsers.mjs";
import { keep } from "./kept.mjs";
import { handOn, press } from "./keyboard.mjs";
import { SCENES, STORES } from "./scenes.mjs";
import { root } from "./tools.mjs";

const PAGES = process.env.JINJJA_PAGES ?? join(root, "dist/chromium");
const ENGINE = [PAGES, join(root, "dist/chromium")].find((folder) => existsSync(join(folder, "engine/jinjja_evidence.js")));
const MANIFEST = JSON.parse(readFileSync(join(root, "extension/manifest/base.json"), "utf8"));
const POLICY = MANIFEST.content_security_policy.extension_pages;
const MARKETPLACES = [
  ["lazada", "Lazada", true],
  ["shopee", "Shopee", true],
  ["taobao", "Taobao", true],
  ["amazon", "Amazon", false],
  ["coupang", "Coupang", false],
  ["yahoo_auctions", "Yahoo! Auctions", false],
].map(([id, name, required]) => ({ id, name, required, hosts: [`https://*.${id}.example/*`] }));

const KINDS = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm", ".json": "application/json", ".svg": "image/svg+xml" };

function serve() {
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url, "http://x").pathname);
    const generated = {
      "/marketplaces.json": JSON.stringify(MARKETPLACES),
      "/project.json": JSON.stringify({ issues: "https://issues.example/new" }),
      "/favicon.ico": "",
      "/empty.html": "",
    }[path];
    const own = /^\/(_locales|background|cases|filings)\//.test(path) ? join(root, "extension") : path.startsWith("/engine/") ? ENGINE : PAGES;
    const file = join(own, path);
    if (generated === undefined && !existsSync(file)) return response.writeHead(404).end();
    response.writeHead(200, { "content-type": KINDS[extname(path)] ?? "text/plain", "content-security-policy": POLICY });
    response.end(generated ?? readFileSync(file));
  });
  return new Promise((done) => server.listen(0, "127.0.0.1", () => done(server)));
}

/** Runs in the page, before its own scripts: a browser API that notes what is asked of it. */
function api({ verdict, stores, stored, problems, unanswered }) {
  const calls = [];
  const data = structuredClone(stored ?? {});
  const note = (name, result) => (...given) => {
    calls.push([name, ...given]);
    return Promise.resolve(typeof result === "function" ? result(...given) : result);
  };
  const granted = new Set();
  const listeners = [];
  const event = { addListener: (listener) => listeners.push(listener) };
  const answers = {
    verdict: () => verdict,
    read: () => window.reread ?? verdict,
    stores: () => stores,
    finish: () => window.finishing(),
    "tend-filings": () => ({ kind: "tended" }),
    "check-facts": ({ text }) => ({ kind: "facts", brands: JSON.parse(text), problems: problems ?? [] }),
  };
  const made = {
    runtime: {
      sendMessage: note("sendMessage", (message) => answers[message.kind](message)),
      openOptionsPage: note("openOptionsPage"),
      getURL: (path) => `/${path}`,
      getManifest: () => ({ version: "0.1.0" }),
      onMessage: event,
    },
    storage: {
      local: {
        get: (key) => Promise.resolve(key in data ? { [key]: structuredClone(data[key]) } : {}),
        set: note("set", (values) => void Object.assign(data, structuredClone(values))),
        clear: note("clear", () => Object.keys(data).forEach((key) => delete data[key])),
      },
      session: { clear: note("clearSession") },
    },
    tabs: { query: () => Promise.resolve([{ id: 7 }]), create: note("createTab"), onActivated: event, onUpdated: event },
    permissions: {
      contains: ({ origins }) => Promise.resolve(origins.every((origin) => granted.has(origin))),
      request: note("request", ({ origins }) => {
        if (window.refuses === true) return false;
        origins.forEach((origin) => granted.add(origin));
        return true;
      }),
      remove: note("remove", ({ origins }) => {
        origins.forEach((origin) => granted.delete(origin));
        return true;
      }),
    },
    alarms: { create: note("createAlarm") },
    sidePanel: { open: note("openPanel") },
    i18n: { getUILanguage: () => "en-US" },
  };
  const failing = { error: new DOMException("the disk is gone", "UnknownError") };
  const open = () => (setTimeout(() => failing.onerror()), failing);
  if (unanswered) Object.defineProperty(window, "indexedDB", { value: { open }, configurable: true });
  // What is shown out of the database has an address for as long as it is shown, and no longer.
  const addresses = new Set();
  const { createObjectURL, revokeObjectURL } = URL;
  URL.createObjectURL = (bytes) => {
    const address = createObjectURL.call(URL, bytes);
    addresses.add(address);
    return address;
  };
  URL.revokeObjectURL = (address) => {
    addresses.delete(address);
    revokeObjectURL.call(URL, address);
  };
  Object.defineProperty(window, "chrome", { value: made, configurable: true });
  window.fake = { calls, data, addresses, say: (message) => listeners.forEach((listener) => listener(message)) };
}

const SETTINGS = {
  chromium: { args: ["--disable-gpu"] },
  // Scrollbars that lie over the page, as popups and small screens have them; a window without a screen has the focus.
  firefox: { extraPrefsFirefox: { "ui.useOverlayScrollbars": 1, "focusmanager.testmode": true } },
};

/** Defines tests for each browser. They get what mounts scenes in it. */
export function inEachBrowser(tests) {
  beside(BROWSERS, ({ name, launch }) => {
    const mounted = new Mounted(name.toLowerCase());
    before(() => mounted.start(launch));
    after(() => mounted.end());
    tests(mounted);
  });
}

/** A browser in which one scene at a time is mounted, and worked as a person does. */
class Mounted {
  /** What the page said on the console. */
  said = [];

  constructor(name) {
    this.name = name;
  }

  async start(launch) {
    assert.ok(launch, `${this.name} is not installed`);
    assert.ok(existsSync(join(PAGES, "popup.html")), "build the pages first: cargo xtask build-pages target/pages");
    assert.ok(ENGINE, "build the extension first: cargo xtask build");
    this.server = await serve();
    this.browser = await launch(this.server.address().port, SETTINGS[this.name]);
  }

  async end() {
    await this.browser?.close();
    this.server?.close();
  }

  /** Opens a scene in a page of its own and waits until something is drawn. `changes`: the cases of it are changed afterwards. */
  async open(scene, { language = "en", width = 360, height = 640, dark = false, changes = false, ...more } = {}) {
    const { page: file, verdict, stored, kept, fails, unanswered, why } = { ...SCENES[scene], ...more };
    await this.turn({ width, height, dark });
    if (kept) await this.keepCases(kept, changes);
    const settings = { ...stored?.settings, language };
    await this.page.evaluateOnNewDocument(api, { verdict, stores: STORES, stored: { ...stored, settings }, unanswered, ...more });
    const asked = why === undefined ? `case=${fails ? "none" : this.ids?.[0]}` : `why=${why}`;
    await this.page.goto(this.at(file === "report" ? `report.html?${asked}` : `${file}.html`));
    await this.drawn(scene);
    // Who may be the same seller is asked when the case is there.
    if (kept?.linked) await this.page.waitForSelector(".sellers button");
    // Why it fails is for the console, too.
    if (fails) this.said.splice(0, this.said.length, ...this.said.filter((line) => !line.startsWith("Jinjja:")));
  }

  at(path) {
    return `http://127.0.0.1:${this.server.address().port}/${path}`;
  }

  /** Turns to an empty page of this size. */
  async turn({ width, height, dark }) {
    await this.page?.close();
    this.page = await this.browser.newPage();
    this.said.length = 0;
    this.page.on("console", (message) => ["error", "warn"].includes(message.type()) && this.said.push(message.text()));
    this.page.on("pageerror", (error) => this.said.push(String(error)));
    await this.page.setViewport({ width, height });
    if (this.name === "chromium") await this.page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }]);
  }

  /** Has these cases kept, and knows their numbers as `ids`; what nobody changed since is there already. */
  async keepCases(wanted, changes) {
    if (wanted === this.kept && !changes) return;
    await this.page.evaluateOnNewDocument(api, {});
    await this.page.goto(this.at("empty.html"));
    this.ids = await this.page.evaluate(keep, wanted);
    this.kept = changes ? undefined : wanted;
  }

  async drawn(scene) {
    await this.page.waitForSelector("#page > *", { timeout: 10_000 }).catch((error) => {
      throw new Error(`${scene}: nothing was drawn. ${this.said.join("\n")}`, { cause: error });
    });
    await this.page.waitForFunction(() => !document.querySelector(".loading"));
  }

  /** What was asked of the browser by this name. */
  calls(of) {
    return this.page.evaluate((of) => window.fake.calls.filter(([call]) => call === of), of);
  }

  click(text) {
    return this.page.evaluate((text) => {
      const found = [...document.querySelectorAll("button, summary, a")].find((each) => each.textContent.trim() === text);
      if (!found) throw new Error(`no button “${text}”`);
      found.click();
    }, text);
  }

  /** Waits until a text is to be read. */
  see(text) {
    return this.page.waitForFunction((text) => document.body.innerText.includes(text), {}, text);
  }

  /** Goes by Tab to what a selector names, and presses keys there. */
  press(selector, ...keys) {
    return press(handOn(this.page), selector, ...keys);
  }
}
