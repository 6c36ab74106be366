// Which listings are in the person's cases already.

import { whenChanged } from "../cases/database.js";
import { anyCases, casesOf, inCases, latest } from "../cases/store.js";
import { api } from "./api.js";
import { pageKey } from "./engine.js";
import { remembered } from "./remembered.js";
import { keptFor } from "./verdicts.js";

/** For so many milliseconds the case that was changed last is the one that the person is at. */
const LATELY = 60 * 60_000;
/** Among so many it is looked for: after it there may be clicks of which nothing could be kept. */
const LATEST = 10;

/** Most people have no case, and no page waits for the answer. */
const areThere = remembered(anyCases);
whenChanged(areThere.forget);

/** By what a case knows a listing. @param {string | undefined} url */
async function keyOf(url) {
  return url === undefined ? "" : pageKey(url, url);
}

/** A mark that says which listings are in a case. @param {Mark} mark @param {PageVerdict} verdict @returns {Promise<Mark>} */
export async function withCases(mark, verdict) {
  const isAny = await areThere.get().catch(() => false);
  if (!isAny) return mark;
  const own = await keyOf(verdict.listing?.url);
  const keys = await Promise.all(mark.cards.map(({ url }) => keyOf(url ?? undefined)));
  const known = await inCases([...new Set([own, ...keys])]).catch(() => new Set());
  const product = mark.product === null ? null : { ...mark.product, in_case: known.has(own) };
  return { ...mark, product, cards: mark.cards.map((card, at) => ({ ...card, in_case: known.has(keys[at]) })) };
}

/** The cases of the listing that a tab shows, and the one that the person is at. @param {number} tabId */
export async function casesOfTab(tabId) {
  const tab = await api.tabs.get(tabId).catch(() => undefined);
  const verdict = await keptFor(tabId, tab?.url ?? "");
  const [of, lately] = await Promise.all([casesOf(await keyOf(verdict?.listing?.url)), latest(LATEST)]);
  const last = lately.find(({ state }) => !["begun", "missed"].includes(state));
  const isAtIt = last !== undefined && Date.now() - Date.parse(last.changed_at) < LATELY;
  const cases = of.filter(({ state }) => state !== "missed").sort((one, other) => other.changed_at.localeCompare(one.changed_at)).map(({ id }) => id);
  return { kind: "cases-of", cases, latest: isAtIt ? { id: last.id, title: last.summary.title } : null };
}
