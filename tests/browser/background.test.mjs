// Parts of the background that no headless browser lets us bring about: private windows, permissions given for all sites, storage
// without room. The built scripts and the built engine run in Node, on an interface of the browser made for the test.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test, { beforeEach } from "node:test";
import { pathToFileURL } from "node:url";

import { root } from "./lib/tools.mjs";

const FOLDER = join(root, "dist/chromium");
const KINDS = { wasm: "application/wasm", json: "application/json" };

/** What is stored, the characters that there is room for, and what is registered. */
let session = {};
let local = {};
let room = Infinity;
let registered = [];
/** What has to happen before anything is written. */
let mayWrite;

const area = (all) => ({
  get: async (keys) => Object.fromEntries([keys].flat().filter((key) => key in all()).map((key) => [key, structuredClone(all()[key])])),
  set: async (values) => {
    await mayWrite;
    if (JSON.stringify({ ...all(), ...values }).length > room) throw new Error("QUOTA_BYTES quota exceeded");
    Object.assign(all(), structuredClone(values));
  },
  remove: async (keys) => [keys].flat().forEach((key) => delete all()[key]),
});
/** An event of the browser, and what brings it about. */
const event = () => {
  const listeners = [];
  return { addListener: (listener) => void listeners.push(listener), happen: (...told) => listeners.forEach((listener) => listener(...told)) };
};
const onChanged = event();
const onRemoved = event();
/** Whether the browser lets us read the marketplaces. */
let hasAccess = true;
globalThis.chrome = {
  runtime: { id: "id", getURL: (path) => `https://own.example/${path}` },
  storage: { session: area(() => session), local: area(() => local), onChanged },
  permissions: { contains: async () => hasAccess, onAdded: event(), onRemoved },
  scripting: {
    getRegisteredContentScripts: async () => registered.map((id) => ({ id })),
    registerContentScripts: async (scripts) => {
      for (const { id } of scripts) {
        if (registered.includes(id)) throw new Error(`Duplicate script ID '${id}'`);
        registered.push(id);
      }
    },
    unregisterContentScripts: async ({ ids = registered } = {}) => {
      registered = registered.filter((id) => !ids.includes(id));
    },
  },
};
globalThis.fetch = async (url) => {
  const path = new URL(url).pathname.slice(1);
  return new Response(readFileSync(join(FOLDER, path)), { headers: { "content-type": KINDS[path.split(".").at(-1)] } });
};

const script = (name) => import(pathToFileURL(join(FOLDER, "background", `${name}.js`)).href);
const { forget, forgetAll, keep, keptFor } = await script("verdicts");
const { tended } = await script("sites");

/** What the person chose in the settings. */
const choose = (settings) => {
  local = { settings };
  onChanged.happen({ settings: {} }, "local");
};

beforeEach(async () => {
  await forgetAll();
  [session, room, registered, mayWrite] = [{}, Infinity, [], undefined];
  choose({});
});

const LISTING = "https://www.lazada.sg/products/green-tea-i310000011.html";
const missing = (count) => Array.from({ length: count }, (_, at) => `field-${at}`);
const card = (id, unread = 1) => ({ listing: { item_id: id }, assessment: { risk: { level: "none" }, coverage: { missing: missing(unread) } } });
const product = (title) => ({ state: "read", page: "product", listing: { title }, assessment: { risk: { level: "none" } }, cards: [], diagnostics: [] });
const list = (...cards) => ({ state: "read", page: "list", listing: null, assessment: null, cards, diagnostics: [] });
const ids = (verdict) => verdict?.cards.map(({ listing }) => listing.item_id);

test("of private windows nothing is stored, and nothing is known once the tab is closed", async () => {
  await keep({ id: 1, url: LISTING, incognito: true }, product("Cup"), false);
  assert.deepEqual(session, {});
  assert.equal((await keptFor(1, LISTING)).listing.title, "Cup");
  assert.equal(await keptFor(2, LISTING), undefined, "another tab");
  forget(1);
  assert.equal(await keptFor(1, LISTING), undefined);
  const kept = keep({ id: 1, url: LISTING, incognito: true }, product("Cup"), false);
  forget(1);
  await kept;
  assert.equal(await keptFor(1, LISTING), undefined, "what was being kept when the tab was closed");
});

test("who asks while a verdict is being kept hears that one", async () => {
  await keep({ id: 1, url: LISTING }, product("Pot"), false);
  let write;
  mayWrite = new Promise((done) => (write = done));
  const kept = keep({ id: 1, url: LISTING }, product("Cup"), false);
  const asked = keptFor(1, LISTING);
  const sooner = await Promise.race([asked, new Promise((done) => setImmediate(done, "it waits"))]);
  write();
  assert.equal(sooner, "it waits");
  assert.equal((await asked).listing.title, "Cup");
  await kept;
});

test("a verdict is that of the listing, whatever link led to it", async () => {
  await keep({ id: 1, url: `${LISTING}?spm=a&search=1#review` }, product("Cup"), false);
  assert.equal((await keptFor(2, "https://www.lazada.sg/products/pdp-i310000011.html")).listing.title, "Cup");
  assert.equal(await keptFor(2, "https://www.lazada.sg/products/pdp-i310000012.html"), undefined);
});

test("cards that come beside others are joined to them, in the order in which they come", async () => {
  const tab = { id: 1, url: "https://www.lazada.sg/catalog/?q=tea" };
  await keep(tab, list(card("1"), card("2")), false);
  await Promise.all([keep(tab, list(card("3")), true), keep(tab, list(card("4")), true)]);
  assert.deepEqual(ids(await keptFor(1, tab.url)), ["1", "2", "3", "4"]);
  await keep(tab, list(card("2", 5)), true);
  const [, second] = (await keptFor(1, tab.url)).cards;
  assert.equal(second.assessment.coverage.missing.length, 1, "what says less replaces nothing");
  await keep(tab, list(card("9")), false);
  assert.deepEqual(ids(await keptFor(1, tab.url)), ["9"], "a list that is handed over as a whole");
});

test("where there is no room, what was read before makes room for what is read now", async () => {
  await keep({ id: 1, url: LISTING }, product("x".repeat(500)), false);
  room = 900;
  const other = "https://www.lazada.sg/products/pdp-i310000012.html";
  await keep({ id: 1, url: other }, product("y".repeat(500)), false);
  assert.match((await keptFor(1, other)).listing.title, /^y/);
  assert.equal(await keptFor(1, LISTING), undefined);
});

test("what is switched off is not shown, though it is kept", async () => {
  await keep({ id: 1, url: LISTING }, product("Cup"), false);
  choose({ off_sites: ["www.lazada.sg"] });
  assert.equal(await keptFor(1, LISTING), undefined);
  choose({ marketplaces: { lazada: false } });
  assert.equal(await keptFor(1, LISTING), undefined);
});

test("where access was taken away, nothing is shown any more", async () => {
  await keep({ id: 1, url: LISTING }, product("Cup"), false);
  assert.equal((await keptFor(1, LISTING)).listing.title, "Cup");
  hasAccess = false;
  onRemoved.happen({ origins: [] });
  assert.equal(await keptFor(1, LISTING), undefined);
  hasAccess = true;
  onRemoved.happen({ origins: [] });
});

test("access alone switches no marketplace on; the person's choice does, once", async () => {
  await tended();
  assert.deepEqual(registered, []);
  choose({ marketplaces: { amazon: true } });
  await Promise.all([tended(), tended(), tended()]);
  assert.ok(registered.length > 0 && registered.every((id) => id.startsWith("amazon-")), registered.join());
  choose({ marketplaces: { amazon: false } });
  await tended();
  assert.deepEqual(registered, []);
});

test("after an update the scripts are registered anew: those of before may name files that are gone", async () => {
  choose({ marketplaces: { amazon: true } });
  await tended();
  const now = registered;
  registered = [...now, "ebay-of-before"];
  await tended(true);
  assert.deepEqual(registered, now);
});
