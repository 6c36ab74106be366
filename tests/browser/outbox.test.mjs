// What goes to a server of the person's own, before a server that fails in every way and with a background that is stopped at any step:
// each report arrives once, whole, and nothing is lost without a word.

import assert from "node:assert/strict";
import { register } from "node:module";
import { mock, test } from "node:test";
import "../../extension/node_modules/fake-indexeddb/auto/index.mjs";
import { intake, WAYS } from "./lib/outbox_server.mjs";
import { database, life, requests } from "./lib/stopped.mjs";

const RUNS = 1_000;
/** A server that hangs is waited for so long; a machine that is busy answers sooner. */
const PATIENCE = 150;
/** Of the servers that would hang, so many do: each costs all that patience. */
const HANGING = 8;
/** No more tries than this may be needed, however things go. */
const MOST_TRIES = 200;

// No record of a case takes part: the outbox is what is looked at.
register(`data:text/javascript,export async function resolve(specifier, context, next) {
  if (specifier.endsWith("jinjja_evidence.js")) return { url: "data:text/javascript,export default () => {}", shortCircuit: true };
  return next(specifier, context);
}`);

/** The same every time: what a run did can be seen again by its number (mulberry32). @param {number} seed */
function chance(seed) {
  let state = seed;
  return (/** @type {number} */ below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

let alive = life(Infinity);
// What has to wait is said, thousands of times.
console.error = () => {};
// Nobody else listens, and Node waits for whoever listens.
globalThis.BroadcastChannel = class {
  postMessage() {}
  addEventListener() {}
};
const real = { indexedDB: globalThis.indexedDB, fetch: globalThis.fetch };
const storage = new Map();
globalThis.chrome = { storage: { local: {
  get: async (key) => (storage.has(key) ? { [key]: storage.get(key) } : {}),
  set: async (values) => Object.entries(values).forEach(([key, value]) => storage.set(key, value)),
} } };
Object.defineProperty(globalThis, "indexedDB", { value: database(real.indexedDB, () => alive), configurable: true });
globalThis.fetch = requests(real.fetch, () => alive);
Object.defineProperty(globalThis, "navigator", { value: { locks: { request: (_name, ...rest) => rest.at(-1)({}) } }, configurable: true });

const store = await import("../../extension/filings/store.js");
const { begin, removeAll } = await import("../../extension/cases/store.js");
const { next, tend, tryNow } = await import("../../extension/filings/outbox.js");
mock.timers.enable({ apis: ["Date"], now: Date.parse("2026-11-29T12:00:00.000Z") });

/** @param {number} run @param {string} server @param {number} count */
function filing(run, server, count) {
  const id = (/** @type {number} */ part) => `019a2f3c-7b1e-7c44-9d2e-${String(run * 10 + part).padStart(12, "0")}`;
  const notices = Array.from({ length: count }, (_, at) => ({
    report_id: id(at + 1), number: at + 1, of: count, cases: [id(0)], address: server, steps: [], pictures: [], receipt: null, receipt_at: null,
    parts: [{ key: "report.json", label: "", media_type: "application/json", text: JSON.stringify({ report: id(at + 1), words: "라네즈 ✓" }), length: 1, limit: null }],
  }));
  const at = new Date().toISOString();
  return {
    id: id(0), state: "waiting", door: "own-server", name: "Own server", delivery: "server", language: "en", cases: [id(0)], notices,
    made_at: at, changed_at: at, send_after: new Date(Date.now() + 10_000).toISOString(), tries: 0, next_at: at, why: "",
  };
}

/** Confirms it. Its case is there, not sealed. @param {ReturnType<typeof filing>} told */
async function confirms(told) {
  await begin({ id: told.id, at: told.made_at, tab: 1, url: "https://shopee.sg/product/1/2", place: told.id, folder: "" });
  await store.keep(told);
}

/** A database of its own for every run: the one that stands for a browser's here goes through all transactions that there ever were. */
function afresh() {
  return new Promise((done, failed) => {
    const asked = real.indexedDB.deleteDatabase("cases");
    asked.onsuccess = done;
    asked.onerror = failed;
  });
}

/** A worker that does what is due, and may be stopped. @returns {Promise<boolean>} whether it came to its end */
async function works(last) {
  alive = life(last);
  const ended = await tend(PATIENCE).then(() => true, () => false);
  const wasStopped = alive.isDead;
  alive = life(Infinity);
  return ended && !wasStopped;
}

/** Goes on to the time at which something is due. */
async function waits() {
  const due = await next();
  if (due === null) return false;
  const pause = Date.parse(due) - Date.now();
  if (pause > 0) mock.timers.tick(pause);
  return true;
}

test(`each report arrives once, in ${RUNS} runs with a worker that is stopped anywhere`, async () => {
  const seen = new Map();
  let pick = chance(0);
  const server = await intake(() => {
    const picked = WAYS[pick(WAYS.length)];
    const way = picked === "hang" && pick(HANGING) > 0 ? "drop" : picked;
    seen.set(way, (seen.get(way) ?? 0) + 1);
    return way;
  });
  let [stopped, most] = [0, 0];
  for (let run = 1; run <= RUNS; run += 1) {
    pick = chance(run);
    const told = filing(run, server.url, 1 + pick(3));
    await confirms(told);
    let tries = 0;
    while (await waits()) {
      tries += 1;
      assert.ok(tries < MOST_TRIES, `run ${run}: not through after ${tries} tries`);
      if (!(await works(pick(2) === 0 ? Infinity : 1 + pick(9)))) stopped += 1;
    }
    most = Math.max(most, tries);
    const now = await store.filing(told.id);
    assert.equal(now?.state, "handed", `run ${run}`);
    for (const notice of told.notices) assert.equal(server.taken.get(notice.report_id)?.text, notice.parts[0].text, `run ${run}`);
    assert.ok(now.notices.every(({ receipt }) => receipt !== null && receipt !== ""), `run ${run}: a receipt`);
    await afresh();
  }
  const sent = [...server.taken.values()];
  const again = sent.filter(({ times }) => times > 1).length;
  // What the server has is not sent again, but where its answer was lost.
  assert.ok(again > 0 && again < sent.length, `${again} of ${sent.length} came more than once`);
  for (const way of WAYS) assert.ok((seen.get(way) ?? 0) > 20, `${way} came up ${seen.get(way) ?? 0} times`);
  assert.ok(stopped > 200, `${stopped} workers were stopped`);
  server.close();
  console.log(`${sent.length} reports; ${stopped} workers stopped; at most ${most} tries; requests by way: ${JSON.stringify(Object.fromEntries(seen))}`);
});

test("before its time nothing goes, and what was taken back never does", async () => {
  const server = await intake(() => "take");
  const told = filing(2_000, server.url, 1);
  await confirms(told);
  await works(Infinity);
  assert.equal(server.taken.size, 0);
  const { undone } = await import("../../extension/filings/filing.js");
  await undone(told.id);
  mock.timers.tick(60_000);
  await works(Infinity);
  assert.equal(server.taken.size, 0);
  assert.equal((await store.filing(told.id))?.state, "undone");
  server.close();
});

test("what a server refuses is said, and goes when the person says so", async () => {
  let doing = "take";
  const server = await intake(() => doing);
  const told = filing(2_001, `${server.url}`, 1);
  const refusing = mock.method(globalThis, "fetch", async () => new Response("no", { status: 422 }));
  await confirms(told);
  mock.timers.tick(11_000);
  await works(Infinity);
  assert.equal((await store.filing(told.id))?.state, "refused");
  assert.equal((await store.filing(told.id))?.why, "422");
  assert.equal(await next(), null);
  refusing.mock.restore();
  await tryNow(told.id);
  await works(Infinity);
  assert.equal((await store.filing(told.id))?.state, "handed");
  server.close();
});

test("between two tries lies more and more time, and what the server asks for", async () => {
  const server = await intake(() => "break");
  const told = filing(2_002, server.url, 1);
  await confirms(told);
  mock.timers.tick(11_000);
  const pauses = [];
  for (let tries = 0; tries < 14; tries += 1) {
    await works(Infinity);
    const due = Date.parse(String(await next()));
    pauses.push(Math.round((due - Date.now()) / 1000));
    mock.timers.tick(due - Date.now());
  }
  assert.deepEqual(pauses.slice(0, 5), [30, 60, 120, 240, 480]);
  assert.equal(Math.max(...pauses), 6 * 60 * 60);
  assert.equal((await store.filing(told.id))?.tries, 14);
  server.close();
});

test("tried again by hand while it is being tried, it goes on", async () => {
  const server = await intake(() => "hang");
  const told = filing(2_003, server.url, 1);
  await confirms(told);
  mock.timers.tick(11_000);
  const trying = works(Infinity);
  await tryNow(told.id);
  await trying;
  assert.ok(!Number.isNaN(Date.parse(String(await next()))));
  server.close();
  assert.equal((await store.filing(told.id))?.state, "sending");
});

test("one that cannot be written into its record does not keep the others", async () => {
  await removeAll();
  const server = await intake(() => "take");
  const [first, second] = [filing(2_004, server.url, 1), filing(2_005, server.url, 1)];
  for (const one of [first, second]) await confirms(one);
  await store.changed(first.id, ["waiting"], first.made_at, () => ({ state: "arrived", notices: [{ ...first.notices[0], receipt: "R", receipt_at: null, cases: [null] }] }));
  mock.timers.tick(11_000);
  await works(Infinity);
  assert.equal((await store.filing(second.id))?.state, "handed");
  assert.equal((await store.filing(first.id))?.state, "arrived");
  assert.notEqual(await next(), null);
  server.close();
});

test("a page that says nothing of the report is no server that has it", async () => {
  await removeAll();
  const server = await intake(() => "take");
  const told = filing(2_006, server.url, 1);
  const welcoming = mock.method(globalThis, "fetch", async () => new Response("<h1>Welcome</h1>", { status: 200 }));
  await confirms(told);
  mock.timers.tick(11_000);
  await works(Infinity);
  welcoming.mock.restore();
  assert.equal((await store.filing(told.id))?.state, "refused");
  server.close();
});
