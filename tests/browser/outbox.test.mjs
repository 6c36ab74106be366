// What goes to a server of the person's own, before a server that fails in every way and with a background that is stopped at any step:
// each report arrives once, whole, and nothing is lost without a word.

import assert from "node:assert/strict";
import { register } from "node:module";
import { afterEach, mock, test } from "node:test";
import "../../extension/node_modules/fake-indexeddb/auto/index.mjs";
import { intake, WAYS } from "./lib/outbox_server.mjs";
import { database, life, requests } from "./lib/stopped.mjs";

const RUNS = 1_000;
/** A server that hangs is waited for so long; a machine that is busy answers sooner. */
const PATIENCE = 150;
const LONG_PATIENCE = 10_000;
/** Of the servers that would hang, so many do: each costs all that patience. */
const HANGING = 8;
/** No more tries than this may be needed, however things go. */
const MOST_TRIES = 200;

// The outbox is what is looked at: of the rules for records there is no more here than it asks for.
register(`data:text/javascript,export async function resolve(specifier, context, next) {
  const url = "data:text/javascript,export default async () => {}; export const { sworn, case_with } = globalThis.recordRules";
  if (specifier.endsWith("jinjja_evidence.js")) return { url, shortCircuit: true };
  return next(specifier, context);
}`);
globalThis.recordRules = {
  sworn: () => JSON.stringify({ bona_fide: true }),
  case_with: (text, told) => {
    const [record, { change, statement, door, number }] = [JSON.parse(text), JSON.parse(told)];
    if (record.is_newer) return JSON.stringify({ error: { code: "newer-version", message: "" } });
    if (change === "statement-changed") record.statement = statement;
    if (change === "receipt-added") record.receipts.push({ door, number });
    return JSON.stringify(record);
  },
};

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
/** What the person lets the extension reach: all, or nothing; and what was asked to be forgotten. */
const leave = { isGranted: true, isStuck: false, forgotten: [] };
globalThis.chrome = {
  storage: { local: {
    get: async (key) => (storage.has(key) ? { [key]: storage.get(key) } : {}),
    set: async (values) => Object.entries(values).forEach(([key, value]) => storage.set(key, value)),
  } },
  permissions: {
    contains: async () => leave.isGranted,
    remove: async ({ origins }) => {
      leave.forgotten.push(...origins);
      if (leave.isStuck) throw new Error("it is required");
    },
  },
};
Object.defineProperty(globalThis, "indexedDB", { value: database(real.indexedDB, () => alive), configurable: true });
globalThis.fetch = requests(real.fetch, () => alive);
Object.defineProperty(globalThis, "navigator", { value: { locks: { request: (_name, ...rest) => rest.at(-1)({}) } }, configurable: true });

const store = await import("../../extension/filings/store.js");
const { begin, recordOf, remove, removeAll } = await import("../../extension/cases/store.js");
const { writing } = await import("../../extension/cases/database.js");
const { givenUp, undone } = await import("../../extension/filings/filing.js");
const { next, tend, tryNow } = await import("../../extension/filings/outbox.js");
const { leaveServer } = await import("../../extension/filings/page.js");
mock.timers.enable({ apis: ["Date"], now: Date.parse("2026-11-29T12:00:00.000Z") });

/** The servers of a test end with it. @type {{ close: () => void }[]} */
const servers = [];
afterEach(() => servers.splice(0).forEach(({ close }) => close()));

/** @type {typeof intake} */
async function serving(way) {
  const server = await intake(way);
  servers.push(server);
  return server;
}

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

/** The same for two cases: `of` says of each notice which of them it holds. @param {number} run @param {string} server @param {number[][]} of */
function ofTwo(run, server, of) {
  const told = filing(run, server, of.length);
  const cases = [told.id, told.id.replace(/.$/, "9")];
  return { ...told, cases, notices: told.notices.map((notice, at) => ({ ...notice, cases: of[at].map((one) => cases[one]) })) };
}

/** Confirms it. Its cases are there, not sealed. @param {ReturnType<typeof filing>} told */
async function confirms(told) {
  for (const id of told.cases) await begin({ id, at: told.made_at, tab: 1, url: "https://shopee.sg/product/1/2", place: id, folder: "" });
  await store.keep(told);
}

/** Confirms it; its cases have records, and its time to be taken back has passed. @param {ReturnType<typeof filing>} told */
async function goes(told) {
  await confirms(told);
  for (const id of told.cases) await keepRecord(id);
  mock.timers.tick(11_000);
}

/** @param {string} id @param {object} [more] */
function keepRecord(id, more = {}) {
  return writing(["records"], async (records) => void records.put({ id, text: JSON.stringify({ statement: {}, receipts: [], ...more }) }));
}

/** @param {string} id of a case */
async function record(id) {
  return JSON.parse(String(await recordOf(id)));
}

/** @param {string} id of a case */
function deletes(id) {
  return remove([{ case_id: id, event: "deleted", at: new Date().toISOString(), sha256: null }]);
}

/** Milliseconds until something is due. */
async function pause() {
  return Date.parse(String(await next())) - Date.now();
}

/** A server that takes a report when it is let: `asked` once it has one. */
async function holding() {
  let [comes, takes] = [() => {}, () => {}];
  const asked = new Promise((done) => (comes = done));
  const held = new Promise((done) => (takes = () => done("take")));
  const server = await serving(() => {
    comes();
    return held;
  });
  return { ...server, asked, takes };
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
async function works(last, patience = LONG_PATIENCE) {
  alive = life(last);
  const ended = await tend(patience).then(() => true, () => false);
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
  const server = await serving(() => {
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
      if (!(await works(pick(2) === 0 ? Infinity : 1 + pick(9), PATIENCE))) stopped += 1;
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
  console.log(`${sent.length} reports; ${stopped} workers stopped; at most ${most} tries; requests by way: ${JSON.stringify(Object.fromEntries(seen))}`);
});

test("before its time nothing goes, and what was taken back never does", async () => {
  const server = await serving(() => "take");
  const told = filing(2_000, server.url, 1);
  await confirms(told);
  await works(Infinity);
  assert.equal(server.taken.size, 0);
  await undone(told.id);
  mock.timers.tick(60_000);
  await works(Infinity);
  assert.equal(server.taken.size, 0);
  assert.equal((await store.filing(told.id))?.state, "undone");
});

test("what a server refuses is said, and goes when the person says so", async () => {
  let doing = "take";
  const server = await serving(() => doing);
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
});

test("between two tries lies more and more time, and what the server asks for", async () => {
  const server = await serving(() => "break");
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
});

test("tried again by hand while it is being tried, it goes on", async () => {
  const server = await serving(() => "hang");
  const told = filing(2_003, server.url, 1);
  await confirms(told);
  mock.timers.tick(11_000);
  const trying = works(Infinity, PATIENCE);
  await tryNow(told.id);
  await trying;
  assert.ok(!Number.isNaN(Date.parse(String(await next()))));
  assert.equal((await store.filing(told.id))?.state, "sending");
});

test("one that cannot be written into its record does not keep the others", async () => {
  await removeAll();
  const server = await serving(() => "take");
  const [first, second] = [filing(2_004, server.url, 1), filing(2_005, server.url, 1)];
  for (const one of [first, second]) await confirms(one);
  await store.changed(first.id, ["waiting"], first.made_at, () => ({ state: "arrived", notices: [{ ...first.notices[0], receipt: "R", receipt_at: null, cases: [null] }] }));
  mock.timers.tick(11_000);
  await works(Infinity);
  assert.equal((await store.filing(second.id))?.state, "handed");
  assert.equal((await store.filing(first.id))?.state, "arrived");
  assert.ok((await pause()) >= 30_000);
});

for (const said of ["<h1>Welcome</h1>", "{}", '{"error":"bad key"}', '{"report_id":"another"}', '{"number":" "}', "[1]", ""]) {
  test(`a server that says ${said || "nothing"} has not said that it has the report`, async (t) => {
    await removeAll();
    const told = filing(2_006, "http://127.0.0.1:9/reports", 1);
    const welcoming = t.mock.method(globalThis, "fetch", async () => new Response(said, { status: 200 }));
    await goes(told);
    await works(Infinity);
    welcoming.mock.restore();
    const { state, why, notices: [{ receipt }] } = await store.filing(told.id);
    assert.deepEqual([state, why, receipt], ["refused", "unclear", null]);
  });
}

test("one whose oath cannot be kept goes later; the others go now", async () => {
  await removeAll();
  const server = await serving(() => "take");
  const all = [2_010, 2_011, 2_012].map((run) => filing(run, server.url, 1));
  for (const told of all) await confirms(told);
  for (const { id } of all) await keepRecord(id, { is_newer: id === all[0].id });
  mock.timers.tick(11_000);
  await works(Infinity);
  const states = async () => (await Promise.all(all.map(({ id }) => store.filing(id)))).map(({ state, why }) => `${state} ${why}`);
  assert.deepEqual(await states(), ["sending not-kept", "handed ", "handed "]);
  const pauses = [await pause()];
  await waits();
  await works(Infinity);
  pauses.push(await pause());
  assert.deepEqual(pauses, [30_000, 60_000]);
  assert.equal(server.taken.size, 2);
  await keepRecord(all[0].id);
  await waits();
  await works(Infinity);
  assert.deepEqual(await states(), ["handed ", "handed ", "handed "]);
  assert.equal(await next(), null);
});

test("a browser that can keep nothing more is not asked to every second", async (t) => {
  await removeAll();
  const server = await serving(() => "take");
  const told = filing(2_013, server.url, 1);
  await goes(told);
  const full = t.mock.method(IDBObjectStore.prototype, "put", () => {
    throw new DOMException("full", "QuotaExceededError");
  });
  await works(Infinity);
  assert.equal((await store.filing(told.id))?.state, "waiting");
  assert.ok((await pause()) >= 30_000);
  full.mock.restore();
  await works(Infinity);
  assert.equal((await store.filing(told.id))?.state, "handed");
});

test("what is not sworn does not go, though it could not even be put off", async (t) => {
  await removeAll();
  const server = await serving(() => "take");
  const told = filing(2_017, server.url, 1);
  await goes(told);
  await keepRecord(told.id, { is_newer: true });
  const { put } = IDBObjectStore.prototype;
  t.mock.method(IDBObjectStore.prototype, "put", function (value) {
    if (value.why === "not-kept") throw new DOMException("full", "QuotaExceededError");
    return put.call(this, value);
  });
  await works(Infinity);
  assert.deepEqual([(await store.filing(told.id))?.state, server.taken.size], ["sending", 0]);
  assert.ok((await pause()) >= 30_000);
});

test("a number that cannot be written into the record is written later", async () => {
  await removeAll();
  const server = await serving(() => "take");
  const told = filing(2_014, server.url, 1);
  await goes(told);
  await keepRecord(told.id, { is_newer: true, statement: { bona_fide: true } });
  await works(Infinity);
  assert.deepEqual([(await store.filing(told.id))?.state, server.taken.size], ["arrived", 1]);
  assert.ok((await pause()) >= 30_000);
  await keepRecord(told.id, { statement: { bona_fide: true } });
  await waits();
  await works(Infinity);
  assert.equal((await store.filing(told.id))?.state, "handed");
  assert.deepEqual((await record(told.id)).receipts.map(({ door }) => door), ["own-server"]);
  assert.deepEqual([await next(), server.taken.size], [null, 1]);
});

test("taken back at the last moment, it goes or nothing is sworn", async () => {
  const server = await serving(() => "take");
  let late = 0;
  for (let turns = 0; turns < 60; turns += 1) {
    await removeAll();
    const told = filing(2_100 + turns, server.url, 1);
    await goes(told);
    const working = works(Infinity);
    for (let turn = 0; turn < turns; turn += 1) await new Promise(setImmediate);
    const isUndone = await undone(told.id).then(() => true, () => false);
    await working;
    const { bona_fide: isSworn = false } = (await record(told.id)).statement;
    assert.deepEqual([isSworn, server.taken.has(told.notices[0].report_id)], [!isUndone, !isUndone], `after ${turns} turns`);
    if (!isUndone) late += 1;
  }
  assert.ok(late > 0 && late < 60, `${late} of 60 were late`);
});

test("a worker that is stopped anywhere: what went is sworn, and what is sworn goes", async () => {
  const server = await serving(() => "take");
  let step = 0;
  for (let isStopped = true; isStopped;) {
    step += 1;
    await removeAll();
    const told = filing(2_200 + step, server.url, 1);
    await goes(told);
    isStopped = !(await works(step));
    const hasGone = server.taken.has(told.notices[0].report_id);
    assert.ok(!hasGone || (await record(told.id)).statement.bona_fide, `stopped at step ${step}: it went and was not sworn`);
    while (await waits()) await works(Infinity);
    assert.equal((await store.filing(told.id))?.state, "handed", `stopped at step ${step}`);
    assert.equal((await record(told.id)).statement.bona_fide, true);
  }
  assert.ok(step > 8, `${step} steps`);
});

test("one for an office is ready once it is sworn", async () => {
  await removeAll();
  const told = { ...filing(2_015, "https://office.example/form", 1), delivery: "page" };
  await goes(told);
  await keepRecord(told.id, { is_newer: true });
  await works(Infinity);
  assert.equal((await store.filing(told.id))?.state, "sending");
  await keepRecord(told.id);
  await waits();
  await works(Infinity);
  assert.equal((await store.filing(told.id))?.state, "ready");
  assert.equal((await record(told.id)).statement.bona_fide, true);
  assert.equal(await next(), null);
});

test("what an earlier version left on its way goes", async () => {
  await removeAll();
  const server = await serving(() => "take");
  const told = filing(2_016, server.url, 1);
  await goes(told);
  await store.changed(told.id, ["waiting"], told.made_at, () => ({ state: "sending" }));
  await works(Infinity);
  assert.equal((await store.filing(told.id))?.state, "handed");
});

test("given up while the server has it: its number is kept, and it never goes again", async () => {
  await removeAll();
  const server = await holding();
  const told = filing(2_020, server.url, 2);
  await goes(told);
  const working = works(Infinity);
  await server.asked;
  await givenUp(told.id);
  const given = await store.filing(told.id);
  assert.equal(given?.state, "undone");
  const kept = told.notices.map((notice) => ({ ...notice, parts: [], address: null, is_dropped: true }));
  assert.deepEqual(given.notices, kept);
  server.takes();
  await working;
  const { state, notices: [first, second] } = await store.filing(told.id);
  const number = `R-${first.report_id.slice(-6)}`;
  assert.deepEqual([state, first.receipt, second.receipt], ["handed", number, null]);
  assert.deepEqual((await record(told.id)).receipts, [{ door: "own-server", number }]);
  await tryNow(told.id);
  await works(Infinity);
  assert.deepEqual([[...server.taken.keys()], await next()], [[first.report_id], null]);
});

test("given up when some arrived: a number that comes late finds its place", async () => {
  await removeAll();
  const server = await holding();
  const told = filing(2_021, server.url, 2);
  told.notices[0] = { ...told.notices[0], receipt: "R-1", receipt_at: told.made_at };
  await goes(told);
  const working = works(Infinity);
  await server.asked;
  await givenUp(told.id);
  assert.equal((await store.filing(told.id))?.state, "handed");
  assert.deepEqual((await store.filing(told.id))?.notices[1].parts, []);
  server.takes();
  await working;
  assert.equal((await store.filing(told.id))?.state, "handed");
  assert.deepEqual((await record(told.id)).receipts.map(({ number }) => number), ["R-1", `R-${told.notices[1].report_id.slice(-6)}`]);
});

test("of a case that is deleted nothing goes; the notices of others do", async () => {
  await removeAll();
  const server = await serving(() => "take");
  const told = ofTwo(2_030, server.url, [[0], [1], [0, 1]]);
  const [, { report_id: goesOn }, { report_id: both }] = told.notices;
  await confirms(told);
  await deletes(told.cases[0]);
  const left = await store.filing(told.id);
  assert.deepEqual([left?.state, left?.cases, left?.dropped], ["waiting", [told.cases[1]], 2]);
  const notices = left.notices.map(({ report_id, cases, parts }) => [report_id, cases, parts.length]);
  assert.deepEqual(notices, [[goesOn, [told.cases[1]], 1], [both, [told.cases[1]], 0]]);
  assert.ok(!JSON.stringify(left.notices).includes(told.cases[0]));
  mock.timers.tick(11_000);
  await works(Infinity);
  assert.equal((await store.filing(told.id))?.state, "handed");
  assert.deepEqual([...server.taken.keys()], [goesOn]);
  await deletes(told.cases[1]);
  assert.equal(await store.filing(told.id), undefined);
});

test("where nothing is left to go, it says that a case was deleted", async () => {
  await removeAll();
  const server = await serving(() => "take");
  const told = ofTwo(2_031, server.url, [[0, 1]]);
  await confirms(told);
  await deletes(told.cases[1]);
  const { state, why, cases, notices: [{ parts, pictures, steps, address }] } = await store.filing(told.id);
  assert.deepEqual([state, why, cases, parts, pictures, steps, address], ["undone", "case-deleted", [told.cases[0]], [], [], [], null]);
  mock.timers.tick(11_000);
  await works(Infinity);
  assert.equal(server.taken.size, 0);
  await deletes(told.cases[0]);
  assert.equal(await store.filing(told.id), undefined);
});

test("what arrived of a case that is deleted is not taken for that of another", async () => {
  await removeAll();
  const told = ofTwo(2_032, "http://127.0.0.1:9/reports", [[0], [0, 1]]);
  told.notices[0] = { ...told.notices[0], receipt: "R-1", receipt_at: told.made_at };
  await confirms(told);
  await store.changed(told.id, ["waiting"], told.made_at, () => ({ state: "refused", why: "422" }));
  await deletes(told.cases[0]);
  const { state, why } = await store.filing(told.id);
  assert.deepEqual([state, why], ["undone", "case-deleted"]);
});

test("a case is deleted while the server has the notice: the other case has its number", async () => {
  await removeAll();
  const server = await holding();
  const told = ofTwo(2_033, server.url, [[0, 1]]);
  await goes(told);
  const working = works(Infinity);
  await server.asked;
  await deletes(told.cases[0]);
  assert.equal((await store.filing(told.id))?.state, "undone");
  server.takes();
  await working;
  const { state, why } = await store.filing(told.id);
  assert.deepEqual([state, why], ["handed", ""]);
  assert.deepEqual((await record(told.cases[1])).receipts.map(({ door }) => door), ["own-server"]);
});

test("why it did not get through is said by a word that stays the same", async () => {
  const whys = [];
  for (const [way, isGranted] of [["break", true], ["drop", true], ["drop", false], ["hang", false], ["busy", false]]) {
    await removeAll();
    const server = await serving(() => way);
    const told = filing(2_040, server.url, 1);
    leave.isGranted = isGranted;
    await goes(told);
    await works(Infinity, way === "hang" ? PATIENCE : LONG_PATIENCE);
    const { state, why } = await store.filing(told.id);
    whys.push([state, why, await pause() > 20_000]);
  }
  leave.isGranted = true;
  assert.deepEqual(whys, ["500", "unreachable", "not-allowed", "timeout", "409"].map((why) => ["sending", why, true]));
});

test("a server that is left: all that can be stopped is, and what cannot is said", async () => {
  await removeAll();
  const server = "https://reports.brand.example:8443/in";
  const [gone, waiting, going, refused] = [2_050, 2_051, 2_052, 2_053].map((run) => filing(run, server, 1));
  const elsewhere = filing(2_054, "https://other.example/in", 1);
  for (const told of [gone, waiting, going, refused, elsewhere]) await confirms(told);
  const becomes = ({ id }, state) => store.changed(id, ["waiting"], gone.made_at, () => ({ state }));
  await becomes(going, "sending");
  await becomes(refused, "refused");
  leave.isStuck = true;
  const left = leaveServer(server);
  await becomes(gone, "handed");
  await assert.rejects(left, { key: "filing_late" });
  const states = await Promise.all([gone, waiting, going, refused, elsewhere].map(async ({ id }) => (await store.filing(id))?.state));
  assert.deepEqual(states, ["handed", "undone", "undone", "undone", "waiting"]);
  assert.deepEqual(leave.forgotten, ["https://reports.brand.example/*"]);
  await leaveServer(server);
  leave.isStuck = false;
  // Another address at the same host is reached with the same leave.
  storage.set("desk", { server: "https://reports.brand.example:8443/others" });
  leave.forgotten = [];
  await leaveServer(server);
  assert.deepEqual(leave.forgotten, []);
  storage.delete("desk");
});
