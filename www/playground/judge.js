// The collector and the engine on a page that was saved: what the content script and the background do on a live one. The page
// is parsed into a document that runs nothing and loads nothing.

import init, * as engine from "../engine/jinjja_extension.js";
import { covers } from "./hosts.js";

const ANY_SHOP = "shop";
/** How those who save pages note where a page came from. */
const SAVED_FROM = /<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)?(https?:\/\/[^\s>]+)/;
const WHERE_IT_STANDS = 2_000;

/** @type {Promise<{ plans: Record<string, Plan>, sites: { id: string, hosts: string[] }[] }> | undefined} */
let ready;

async function started() {
  const file = async (/** @type {string} */ name) => (await fetch(new URL(`../${name}.json`, import.meta.url))).json();
  const engineFile = new URL("../engine/jinjja_extension_bg.wasm", import.meta.url);
  const [plans, sites] = await Promise.all([file("plans"), file("marketplaces"), init({ module_or_path: engineFile })]);
  return { plans, sites };
}

/** Whether a text is listing records rather than a page. @param {string} text */
export function areRecords(text) {
  return text.trimStart().startsWith("{");
}

/** The address that a saved page carries, if it does. @param {string} text */
export function addressIn(text) {
  return SAVED_FROM.exec(text.slice(0, WHERE_IT_STANDS))?.[1];
}

/** What is said of a page or of listing records. @param {string} text @param {string} url the page's address */
export async function judged(text, url) {
  ready ??= started();
  const parts = await ready;
  try {
    return areRecords(text) ? ofRecords(text) : ofPage(text, url, parts);
  } catch (error) {
    // What traps once would trap again; the next text gets a fresh instance.
    console.error("Jinjja: the engine stopped.", error);
    engine.__wbg_reset_state();
    return { state: "failed" };
  }
}

/** @param {string} html @param {string} address @param {Awaited<ReturnType<typeof started>>} parts */
function ofPage(html, address, { plans, sites }) {
  // Archives may be older than https; who gives the address vouches for it.
  const url = address.replace(/^http:/, "https:");
  if (!URL.canParse(url)) return { state: "not-here" };
  const site = sites.find(({ hosts }) => hosts.some((host) => covers(host, new URL(url))));
  const page = new DOMParser().parseFromString(html, "text/html");
  const observation = JinjjaCollect.observe(plans[site?.id ?? ANY_SHOP], page, [], url);
  const { verdict } = JSON.parse(engine.judge_observation(JSON.stringify(observation)));
  return { ...verdict, state: verdict.page === "none" ? "nothing" : "read", url };
}

/** @param {string} text */
function ofRecords(text) {
  const lines = text.split("\n").map((line, at) => ({ line, number: at + 1 })).filter(({ line }) => line.trim() !== "");
  const told = engine.assess_records(lines.map(({ line }) => line).join("\n")).trim().split("\n").map((each) => JSON.parse(each));
  const records = lines.map(({ line, number }, at) => ({ line, number, assessment: told[at] }));
  const bad = records.filter(({ assessment }) => assessment.error !== undefined);
  const cards = records.filter(({ assessment }) => assessment.error === undefined)
    .map(({ line, assessment }) => ({ listing: JSON.parse(line), assessment }));
  const [own] = cards;
  const found = cards.length === 1 ? { ...own, cards: [] } : { cards };
  return { state: "read", ...found, bad: bad.map(({ number, assessment }) => ({ line: String(number), why: String(assessment.error) })) };
}
