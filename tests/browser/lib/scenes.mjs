// What mounted pages are shown with: verdicts of the real engine on samples, cases made of them, and the states that a person can
// bring about.
//
// JINJJA: the command line that makes the verdicts (else target/release/jinjja, target/debug/jinjja)

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { commandLine, root } from "./tools.mjs";

// ── samples ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Verdicts of the real engine on listing records. */
function judged(listings) {
  const input = listings.map((listing) => JSON.stringify(listing)).join("\n");
  const lines = execFileSync(commandLine(), ["score", "--listings", "-"], { input, encoding: "utf8" }).trim().split("\n");
  return listings.map((listing, at) => ({ listing, assessment: JSON.parse(lines[at]) }));
}

const LOOKALIKE = {
  marketplace: "shopee",
  country: "SG",
  url: "https://shopee.sg/product/1/2",
  title: "Laneige Lip Sleeping Mask 20g Berry, super copy \u202e1:1, ready stock, ships from Shenzhen",
  price: 6.5,
  currency: "SGD",
  seller_name: "Lanege Store",
  badges: [],
  observed_at: "2026-11-01T00:00:00Z",
};
export const SUSPECT = judged([LOOKALIKE])[0];
Object.assign(SUSPECT.assessment.store.official[0], { url: "https://shopee.sg/store.example" });
SUSPECT.assessment.store.official.push({
  name: "laneige.sg",
  url: null,
  relation: "owner",
  source: "a public list of shops",
  date: "2024-03",
  grade: "C",
  is_verified: false,
});
export const OFFICIAL = judged([{ ...LOOKALIKE, title: "Laneige Water Sleeping Mask 70ml", seller_name: "Laneige Official Store", badges: ["mall"], price: 42 }])[0];
const RECORDS = readFileSync(join(root, "tests/verdicts/signs.jsonl"), "utf8").trim().split("\n").map((line) => {
  const { case: _case, lang: _lang, kind: _kind, truth: _truth, ...listing } = JSON.parse(line);
  return { url: "https://shopee.sg/product/3/4", ...listing };
});
export const CARDS = judged(RECORDS.slice(0, 24));
CARDS[3].listing.title = '=HYPERLINK("https://evil.example";"x")';
export const MANY = Array.from({ length: 1000 }, (_, at) => {
  const { listing, assessment } = CARDS[at % CARDS.length];
  return { listing: { ...listing, title: `${listing.title} ${at}` }, assessment };
});

export const answer = (state, more = {}) => ({
  kind: "verdict", state, url: "https://shopee.sg/product/1/2", marketplace: "shopee", country: "SG", page: "product",
  listing: null, assessment: null, cards: [], diagnostics: [], ...more,
});
const shop = (more) => ({
  brand: "laneige", marketplace: "shopee", country: "SG", relation: "owner", name: null, username: "laneige", shop_id: null,
  seller_id: null, url: "https://shopee.sg/laneige", stated_by: "rights holder", date: "2026-11-01", grade: "A",
  source: "https://www.laneige.com/sg/ (link \"Shop on Shopee\")", is_historic: false, note: null, listed: [], doubts: [], ...more,
});
export const STORES = {
  kind: "stores",
  stores: [
    shop({}),
    shop({ marketplace: "lazada", country: "MY", listed: [{ brand: "laneige", relation: "owner", grade: "A", is_historic: false }] }),
    shop({ brand: null, username: "cup_maker", url: "https://shopee.sg/cup_maker", stated_by: "third party", grade: "C", doubts: ["brand"] }),
  ],
};
const FACTS = [{ id: "laneige", name: "Laneige", categories: [], names: [{ text: "Laneige", source: "own" }], shops: [{}, {}] }];

// ── cases ───────────────────────────────────────────────────────────────────────────────────────────────────────────

const OF_ONE_SHOP = { shop_id: "100200" };
const REPORTED = judged([
  { ...LOOKALIKE, ...OF_ONE_SHOP },
  { ...LOOKALIKE, ...OF_ONE_SHOP, url: "https://shopee.sg/product/1/5", title: "Laneige Water Bank Cream, super copy" },
  { ...LOOKALIKE, ...OF_ONE_SHOP, url: "https://shopee.sg/product/1/6", title: "Laneige Neo Cushion 1:1" },
]);
export const STATEMENT = {
  infringement_type: "counterfeit", where: ["packaging", "text"], explanation: "The seal under the lid is printed, not embossed.\nThe title says “super copy”.",
  bona_fide: true, authority: true, right: null, test_orders: ["SG-2026-77"],
};
const REDACTIONS = [
  { kind: "email", where: "text", count: 2 }, { kind: "name", where: "text", count: 5 }, { kind: "address", where: "text", count: 1 },
  { kind: "token", where: "script", count: 11 },
];
export const WHOLE_CASE = {
  cases: [{ ...REPORTED[0], pictures: ["view", "added", "marked"], redactions: REDACTIONS, statement: STATEMENT, folder: "Walk of November" }, ...REPORTED.slice(1)],
  linked: 1,
};
/** By an address of its own each is another listing. */
const card = ({ listing, assessment }, at, folder) => ({ listing: { ...listing, url: `https://shopee.sg/product/9/${at}` }, assessment, folder });
const ONE_CARD = { cards: [card(CARDS[0], 0, "")] };
export const FOLDERS = ["Cosmetics of autumn", "화장품"];
export const FEW_CASES = {
  cases: [
    { ...REPORTED[0], pictures: ["view"], folder: FOLDERS[0] }, { ...OFFICIAL, pictures: ["added"], folder: FOLDERS[1] },
    { ...REPORTED[1], why: "case_no_picture_behind" },
  ],
  cards: CARDS.slice(0, 9).map((each, at) => card(each, at, ["", ...FOLDERS][at % 3])),
};
const MANY_CASES = { cards: MANY.map((each, at) => card(each, at, ["", ...FOLDERS][at % 3])) };

const DESK = {
  name: "김지훈", email: "jihoon@brand.example", organisation: "Amorepacific", phone: "+82 2 6040 5114", second_name: "", second_email: "", is_agent: true,
  server: "https://reports.brand.example/in",
  rights: [{
    id: "1", brand: "Laneige", proof: "certificate.pdf", authorisation: "letter.pdf", expires: "2031-05-31",
    right: { kind: "trademark", number: "40201812345", jurisdiction: "SG", classes: [3], owner: "Amorepacific Corporation" },
  }],
};

/** By name: the page, what the background answers, what is stored; what is kept of cases, of which a case's page shows the first. */
export const SCENES = {
  "popup-signs": { page: "popup", verdict: answer("read", SUSPECT) },
  "popup-official": { page: "popup", verdict: answer("read", OFFICIAL) },
  "popup-list": { page: "popup", verdict: answer("read", { page: "list", cards: CARDS }) },
  "popup-waiting": { page: "popup", verdict: answer("waiting") },
  "popup-off": { page: "popup", verdict: answer("off", { marketplace: "yahoo_auctions" }) },
  "popup-not-here": { page: "popup", verdict: answer("not-here", { url: "https://www.laneige.com/sg/", marketplace: null }) },
  "popup-nothing": { page: "popup", verdict: answer("nothing") },
  "popup-failed": { page: "popup", verdict: { kind: "failed", why: "x" } },
  "panel-list": { page: "panel", verdict: answer("read", { page: "list", cards: CARDS }) },
  "panel-product": { page: "panel", verdict: answer("read", SUSPECT) },
  options: { page: "options" },
  "options-filled": {
    page: "options",
    stored: {
      settings: { role: "brand-staff", off_sites: ["very-long-name-of-a-shop-that-nobody-would-type.example.com"], kept: 1 },
      own_brands: FACTS,
      request_log: [{ at: "2026-11-01T00:00:00Z", url: "https://example.com/list.json", why: "filing" }],
      desk: DESK,
    },
  },
  welcome: { page: "welcome" },
  case: { page: "report", kept: WHOLE_CASE },
  "case-locked": { page: "report", kept: WHOLE_CASE, stored: { settings: { role: "shopper" }, desk: DESK } },
  "case-staff": { page: "report", kept: WHOLE_CASE, stored: { settings: { role: "brand-staff" }, desk: DESK, last_door: "shopee-ip-form" } },
  "case-ready": { page: "report", kept: { cases: [REPORTED[0]], filings: [{ door: "shopee-buyer-shop", state: "ready" }, { door: "own-server", state: "refused", why: "422" }] } },
  "case-facts": { page: "report", kept: ONE_CARD },
  "case-begun": { page: "report", kept: { cases: [{ ...REPORTED[0], state: "begun" }] } },
  "case-missed": { page: "report", kept: { cases: [{ ...REPORTED[0], state: "missed" }] } },
  "case-received": { page: "report", kept: { cases: [{ ...REPORTED[0], is_received: true }] } },
  "case-refused": { page: "report", why: "case_private" },
  "case-gone": { page: "report", fails: true },
  "case-unanswered": { page: "report", fails: true, unanswered: true },
  "cases-none": { page: "cases", kept: {} },
  "cases-few": { page: "cases", kept: FEW_CASES },
  "cases-many": { page: "cases", kept: MANY_CASES },
  "cases-unanswered": { page: "cases", fails: true, unanswered: true },
};

// ── states and views ────────────────────────────────────────────────────────────────────────────────────────────────

const click = (page, selector) => page.evaluate((selector) => document.querySelector(selector).click(), selector);
const unfold = (page, selector, open = true) =>
  page.evaluate((selector, open) => document.querySelectorAll(selector).forEach((each) => (each.open = open)), selector, open);

async function* withCorrections(page) {
  await unfold(page, "details");
  await page.evaluate(() => document.querySelectorAll(".correction > button").forEach((each) => each.click()));
  await page.waitForSelector(".composer");
  await unfold(page, ".composer details");
  yield "open";
}

async function* withShops(page) {
  await click(page, ".shops button");
  await page.waitForSelector(".shops li");
  yield "shops";
}

async function* withRowOpened(page) {
  await click(page, "button.open");
  await page.waitForSelector("#back");
  yield "opened";
}

async function* beforeAllIsDeleted(page) {
  await page.evaluate(() => (document.querySelector("details").open = true));
  await click(page, "button.danger");
  yield "sure";
}

/** A mark of a kind is put on the picture, and moved or turned. */
async function mark(page, kind) {
  await click(page, `.kinds > .actions button:nth-child(${kind})`);
  if (kind === 3) {
    await page.waitForSelector("#mark-words");
    await page.focus("#mark-words");
    await page.keyboard.type("“super copy”");
  }
  await click(page, "#mark-put");
  await page.waitForFunction((at) => document.activeElement?.id === `mark-${at}`, {}, kind - 1);
  for (let times = 0; times < 12; times++) await page.keyboard.press(["ArrowLeft", "ArrowUp", "ArrowRight", "ArrowDown"][kind - 1]);
}

async function* withMarks(page) {
  await unfold(page, "details");
  yield "open";
  await unfold(page, "details", false);
  await click(page, ".pictures li button");
  await page.waitForSelector(".surface");
  for (const kind of [1, 2, 3, 4]) await mark(page, kind);
  yield "marking";
  await click(page, ".foot .danger");
  await page.waitForSelector("dialog[open]");
  yield "sure";
}

async function* beforeDoors(page) {
  await page.waitForSelector("#confirm");
  await unfold(page, ".handing details");
  yield "doors";
}

async function* withChosen(page) {
  await page.evaluate(() => document.querySelectorAll(".choose input").forEach((each, at) => at < 3 && each.click()));
  await page.waitForSelector(".chosen");
  yield "chosen";
  await click(page, ".chosen .danger");
  await page.waitForSelector("dialog[open]");
  yield "sure";
}

async function* screens(page) {
  for (const screen of [2, 3, 4]) {
    await click(page, ".steps .main");
    await page.waitForFunction((screen) => (screen < 4 ? document.querySelector(".steps .about")?.textContent.includes(screen) : document.querySelector(".ready")), {}, screen);
    if (screen === 3) await page.waitForSelector(".switch");
    yield screen;
  }
}

/** By name of the scene: how a person goes on from it, and what each state is called that comes of it. */
const STATES = {
  "popup-signs": withCorrections,
  "popup-not-here": withShops,
  "panel-list": withRowOpened,
  "panel-product": withCorrections,
  options: beforeAllIsDeleted,
  welcome: screens,
  case: withMarks,
  "case-locked": beforeDoors,
  "case-staff": beforeDoors,
  "cases-few": withChosen,
};

/** Every state of a scene that a person can bring about, one after the other. */
export async function* steps(scene, page) {
  yield scene;
  for await (const state of STATES[scene]?.(page) ?? []) yield `${scene}-${state}`;
}

/** As what a scene is pictured: language, whether dark, how wide. */
export function views(scene) {
  const [narrow, wide] = scene.startsWith("popup") ? [360, 360] : scene.startsWith("panel") ? [400, 1000] : scene.startsWith("case") ? [360, 900] : [760, 760];
  const both = narrow === wide ? [] : [["en", false, wide], ["en", true, narrow]];
  return [["en", false, narrow], ["en", true, wide], ["ko", false, narrow], ["th", false, narrow], ["ja", false, wide], ...both];
}
