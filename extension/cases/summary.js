// What lists show of a case, out of its record.

/** @param {Record<string, any>} record @returns {Pick<CaseEntry, "summary" | "words" | "url" | "listing">} */
export function ofRecord({ listing, assessment }) {
  const { url_canonical: canonical, url_observed: observed } = listing;
  const url = canonical ?? observed;
  const summary = {
    title: listing.title_raw ?? "", marketplace: listing.marketplace ?? "", country: listing.country ?? "", seller: listing.seller?.name_raw ?? "",
    price: priced(listing.price), brand: listing.brand_claimed ?? assessment?.store.brand ?? "", level: assessment?.risk.level ?? "",
    status: assessment?.store.status ?? "",
  };
  return { summary, words: wordsOf(summary, listing.item_id ?? "", url), url: observed, listing: url };
}

/** The words by which searches find a case. @param {CaseSummary} summary @param {string} item @param {string} url */
export function wordsOf({ title, seller, brand }, item, url) {
  return [title, seller, brand, item, url].join("\n").toLowerCase();
}

/** @param {{ amount_minor: number, scale: number, currency: string | null } | null | undefined} price */
function priced(price) {
  if (price === null || price === undefined) return "";
  const { amount_minor: minor, scale, currency } = price;
  const digits = String(minor).padStart(scale + 1, "0");
  const amount = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  return [currency ?? "", amount].join(" ").trim();
}
