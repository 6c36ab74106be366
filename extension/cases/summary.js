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
  const { title, seller, brand } = summary;
  return { summary, words: [title, seller, brand, listing.item_id ?? "", url].join("\n").toLowerCase(), url: observed, listing: url };
}

/** @param {{ amount_minor: number, scale: number, currency: string | null } | null | undefined} price */
function priced(price) {
  if (price === null || price === undefined) return "";
  const { amount_minor: minor, scale, currency } = price;
  const digits = String(minor).padStart(scale + 1, "0");
  const amount = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  return [currency ?? "", amount].join(" ").trim();
}
