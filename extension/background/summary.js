// What lists of cases show of a verdict.

import { newId } from "../cases/id.js";
import { wordsOf } from "../cases/summary.js";
import { pageKey } from "./engine.js";

/** @param {PageVerdict} verdict @returns {Pick<CaseEntry, "summary" | "words">} */
export function told(verdict) {
  return ofListing(verdict.listing ?? {}, verdict.assessment ?? null, verdict);
}

/** @param {Record<string, any>} listing @param {Assessment | null} assessment @param {PageVerdict} page
 * @returns {Pick<CaseEntry, "summary" | "words">} */
function ofListing(listing, assessment, page) {
  const text = (/** @type {unknown} */ value) => (typeof value === "string" || typeof value === "number" ? String(value) : "");
  const summary = {
    title: text(listing.title), marketplace: text(listing.marketplace ?? page.marketplace), country: text(listing.country ?? page.country),
    seller: text(listing.seller_name), price: [text(listing.currency), text(listing.price)].filter((part) => part !== "").join(" "),
    brand: text(assessment?.store.brand_name ?? listing.brand), level: assessment?.risk.level ?? /** @type {const} */ (""),
    status: text(assessment?.store.status),
  };
  return { summary, words: wordsOf(summary, text(listing.item_id), text(listing.url)) };
}

/** The entry of a card's case. @param {PageVerdict["cards"][number]} card @param {number} item
 * @param {{ capture: PageCapture, at: string, folder: string, tab: number | null, verdict: PageVerdict, sellers: string[] }} of @returns {Promise<CaseEntry>} */
export async function entryOfCard({ listing, assessment }, item, { capture, at, folder, tab, verdict, sellers }) {
  const url = listing.url ?? capture.url;
  return {
    id: newId(), state: "captured", created_at: at, changed_at: at, folder, url, place: "", tab, picture: "case_facts_only",
    ...ofListing(listing, assessment, verdict), captures: [{ id: capture.id, item }], needs: [capture.id],
    listing: await pageKey(url, url), sellers,
  };
}
