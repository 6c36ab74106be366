// What the extension says of a page: its verdict, the toolbar's icon, and what stands in the popup.

import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";

import { expectedOf } from "./scenes.mjs";

/** The sentences as browsers that speak English show them. */
const SENTENCES = JSON.parse(readFileSync(new URL("../../extension/_locales/en/messages.json", import.meta.url), "utf8"));

export const said = (key) => SENTENCES[key].message;

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

/** The number of the tab at an address; nothing when there is none. */
async function tabAt(url) {
  const tabs = await (globalThis.browser ?? globalThis.chrome).tabs.query({});
  return tabs.find((tab) => tab.url === url)?.id ?? null;
}

/** Opens a page of the extension about the tab at an address: the popup, if no other. It stands in a window of its own: a page
 * that is not seen is not looked at. */
export async function openFor(extension, url, kind = "popup") {
  const id = await until(() => extension.inOwnPage(tabAt, url), (found) => found !== null, `a tab at ${url}`);
  const address = extension.own(`${kind}.html?tab=${id}`);
  const window = await extension.inOwnPage(async (opened) => {
    return (await (globalThis.browser ?? globalThis.chrome).windows.create({ url: opened })).id;
  }, address);
  return new Opened(extension, { id, address, window });
}

/** A page of the extension that was opened about a tab. */
class Opened {
  constructor(extension, { id, address, window }) {
    Object.assign(this, { extension, id, address, window });
  }

  /** Something done with its document; nothing where it is not there yet. The extension's pages see each other. */
  look(action, ...given) {
    return this.extension.inOwnPage(`async (address, ...given) => {
      const views = (globalThis.browser ?? globalThis.chrome).extension.getViews();
      const view = views.find(({ location }) => location.href === address);
      return view === undefined ? null : (${action})(view.document, ...given);
    }`, this.address, ...given);
  }

  /** What the background holds of its tab, and the text on the toolbar's icon. */
  held() {
    return this.extension.inOwnPage(async (tab) => {
      const api = globalThis.browser ?? globalThis.chrome;
      const verdict = await api.runtime.sendMessage({ kind: "verdict", tab });
      return { verdict, badge: await api.action.getBadgeText({ tabId: tab }) };
    }, this.id);
  }

  /** It as puppeteer's page. */
  async page() {
    return (await this.extension.browser.waitForTarget((target) => target.url() === this.address)).page();
  }

  close() {
    return this.extension.inOwnPage((id) => (globalThis.browser ?? globalThis.chrome).windows.remove(id), this.window);
  }
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
  return until(async () => told(await popup.held()), (now) => isDeepStrictEqual(now, expected),
    `${scene.id}: expected ${JSON.stringify(expected)}`);
}

/** What a person reads in a page of the extension, once there is something. */
export function wordsOf(opened) {
  return until(() => opened.look(read), hasWords, "words");
}

const hasWords = (now) => now !== null && now.title + now.rest.join("") !== "";

/** What a person reads in the popup, once it shows what is held of the scene: it may have shown an earlier verdict before. */
export function readIn(popup, { id, kind, expected }, cards = 0) {
  const isNew = {
    product: ({ answers, signs }) => answers[0]?.level === expected.store && answers[1]?.level === expected.risk &&
      signs.flatMap(({ says }) => says).length === expected.hints.length,
    search: ({ rest }) => rest[0]?.endsWith(` ${cards}`),
    wall: ({ rest }) => rest[0] === said("nothing_readable"),
  }[kind];
  return until(() => popup.look(read), (now) => hasWords(now) && isNew(now), `${id}: the popup`);
}

/** Runs in the extension's own page. */
function read(document) {
  const text = (element) => element?.textContent.replace(/\s+/g, " ").trim() ?? "";
  const all = (within, selector) => [...within.querySelectorAll(selector)];
  const store = ({ children: [name, tag] }) => text(name) + (tag ? ` (${text(tag)})` : "");
  const main = document.querySelector("#page main");
  if (main === null || main.querySelector(".loading") !== null) return null;
  return {
    title: text(main.querySelector(".listing h2")),
    facts: all(main, ".listing .facts > *").map(text),
    answers: all(main, ".answer").map((answer) => ({
      label: text(answer.querySelector("h3")), level: answer.dataset.level,
      says: [...all(answer, ".sentence"), ...all(answer, ".about")].map(text),
    })),
    stores: all(main, ".official").map((list) => ({
      label: text(list.querySelector("h3")), says: all(list, ".store").map(store),
      links: all(list, "a[href]").map(({ href }) => href),
    })),
    signs: all(main, ".signs").map((list) => ({
      label: text(list.querySelector("h3")),
      says: all(list, "li").map((sign) => ({
        weight: text(sign.querySelector(".weight")), says: text(sign.querySelector(".sentence")),
        proof: text(sign.querySelector(".proof q")), where: text(sign.querySelector(".proof .where")),
      })),
    })),
    advice: text(main.querySelector(".advice p")),
    rest: main.querySelector(".verdict") ? [] : all(main, ".sentence, .summary li, th").map(text),
  };
}
