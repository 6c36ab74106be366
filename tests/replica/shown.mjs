// What the extension says of a page: its verdict, the toolbar's icon, and what stands in the popup.

import { isDeepStrictEqual } from "node:util";

import { expectedOf } from "./scenes.mjs";

/** Milliseconds for which something is waited for. */
const LONGEST = 15_000;

/** Waits until something is as wanted; says what was there instead when it never is. */
export async function until(look, isWanted, what) {
  const end = Date.now() + LONGEST;
  for (;;) {
    const now = await look();
    if (isWanted(now)) return now;
    if (Date.now() > end) throw new Error(`${what}: never came; there was ${JSON.stringify(now)}`);
    await new Promise((done) => setTimeout(done, 40));
  }
}

/** A page of the extension about the tab at an address: the popup, if no other. It stands in a window of its own: a page that is
 * not seen is not looked at. */
export async function openFor(extension, url, { page = "popup", width = 360, height = 640 } = {}) {
  const opened = await extension.browser.newPage({ type: "window" });
  await opened.setViewport({ width, height });
  const own = extension.own(`${page}.html`);
  await opened.goto(own);
  const find = (wanted) => opened.evaluate(async (address) => {
    const tabs = await (globalThis.browser ?? globalThis.chrome).tabs.query({});
    return tabs.find((tab) => tab.url === address)?.id ?? null;
  }, wanted);
  const id = await until(() => find(url), (found) => found !== null, `a tab at ${url}`);
  await opened.goto(`${own}?tab=${id}`);
  return opened;
}

/** What the background holds of the tab of a popup, and the text on the toolbar's icon. */
export function heldFor(popup) {
  return popup.evaluate(async () => {
    const api = globalThis.browser ?? globalThis.chrome;
    const tab = Number(new URLSearchParams(location.search).get("tab"));
    const verdict = await api.runtime.sendMessage({ kind: "verdict", tab });
    return { verdict, badge: await api.action.getBadgeText({ tabId: tab }) };
  });
}

const inShort = ({ assessment }) => ({ store: assessment.store.status, risk: assessment.risk.level });
const hintsOf = ({ assessment }) => assessment.hints.map(({ id }) => id).sort();

/** What is held, in the terms in which a scene expects it. */
function told({ verdict, badge }) {
  const { page, state, assessment, cards } = verdict;
  const own = assessment ? { ...inShort(verdict), hints: hintsOf(verdict) } : {};
  const listed = cards.map((card) => ({ item: card.listing.item_id, ...inShort(card) }));
  return { page, state, ...own, badge, cards: listed };
}

/** Waits until a popup's tab is judged as its scene expects; of a search, with so many cards. */
export function asExpected(popup, scene, cards = 0) {
  const expected = expectedOf(scene, cards);
  return until(async () => told(await heldFor(popup)), (now) => isDeepStrictEqual(now, expected),
    `${scene.id}: expected ${JSON.stringify(expected)}`);
}

/** What a person reads in the popup. */
export async function readIn(popup) {
  await popup.waitForFunction(() => document.querySelector("#page main > div > :not(.loading)") !== null);
  return popup.evaluate(() => {
    const text = (element) => element?.innerText.replace(/\s+/g, " ").trim() ?? "";
    const all = (within, selector) => [...within.querySelectorAll(selector)];
    const store = ({ children: [name, tag] }) => text(name) + (tag ? ` (${text(tag)})` : "");
    const main = document.querySelector("#page main");
    return {
      title: text(main.querySelector(".listing h2")),
      facts: all(main, ".listing .facts > *").map(text),
      answers: all(main, ".answer").map((answer) => ({
        label: text(answer.querySelector("h3")), level: answer.dataset.level,
        says: [...all(answer, ".sentence"), ...all(answer, ".about")].map(text),
      })),
      stores: all(main, ".official").map((list) => ({
        label: text(list.querySelector("h3")), says: all(list, ".store").map(store),
      })),
      signs: all(main, ".signs").map((list) => ({
        label: text(list.querySelector("h3")),
        says: all(list, "li").map((sign) => ({
          weight: text(sign.querySelector(".weight")), says: text(sign.querySelector(".sentence")),
          proof: text(sign.querySelector(".proof q")), where: text(sign.querySelector(".proof .where")),
        })),
      })),
      advice: text(main.querySelector(".advice p")),
      rest: main.querySelector(".verdict") ? [] : all(main, ".sentence, .summary li").map(text),
    };
  });
}
