// The pages of the replica: where each stands, what it shows, and what Jinjja is expected to say of it.

import { FOUND, LISTINGS } from "./goods.mjs";

/** Where the overview stands. */
export const HOME = "https://replica.test/";
/** A server that takes in reports, as a brand runs one, and the number that it gives. */
export const INTAKE = "https://reports.replica.test/";
export const RECEIPT = "R-2026-0001";

const address = (listing) => (listing.marketplace === "shopee"
  ? `https://${listing.host}/${listing.slug}-i.${listing.shopId}.${listing.item}`
  : `https://${listing.host}/products/${listing.slug}-i${listing.item}-s${listing.sku}.html`);

const product = (id, name, shows, expected) => ({
  id, name, shows, kind: "product", listing: LISTINGS[id], url: address(LISTINGS[id]),
  expected: { page: "product", ...expected },
});

/** `expected`: the kind of page, what is known of the store, the level of risk, the hints by their ids, and what stands on the
 * toolbar's icon. What is expected of the cards of a search stands beside them in `goods.mjs`. */
export const SCENES = [
  product("official", "The brand's own store", "A shop on record as the brand's, with the platform's badge.", {
    store: "official", risk: "none", hints: ["official-store"], badge: "✓",
  }),
  product("reseller", "A reseller", "Not on record, nothing wrong: no accusation, and the way to the brand's own store.", {
    store: "not_listed", risk: "none", hints: ["official-store-elsewhere"], badge: "",
  }),
  product("lookalike", "A look-alike shop", "One letter away from the brand's name, which the page's script shows late.", {
    store: "unknown", risk: "strong", hints: ["lookalike-shop-name", "price-far-below-list", "reviews-say-fake"], badge: "!!",
  }),
  product("replica", "An explicit replica", "The title itself says what it is.", {
    store: "unknown", risk: "strong", hints: ["replica-term"], badge: "!!",
  }),
  product("mini", "A small size", "Far cheaper than the full size, and rightly so.", {
    store: "unknown", risk: "none", hints: ["portion"], badge: "",
  }),
  {
    id: "unreadable", name: "A page that cannot be read",
    shows: "A puzzle in the place of the goods: nothing is said that was not seen.",
    kind: "wall", url: "https://www.lazada.com.ph/products/rice-toner-i320000006-s620000006.html",
    expected: { page: "none" },
  },
  {
    id: "search", name: "A search", shows: "Goods of many shops, each marked; more come when you scroll.",
    kind: "search", url: "https://shopee.sg/search?keyword=sleeping%20mask",
    expected: { page: "list" },
  },
];

/** What is held of a scene's page once it is judged; of a search, with its first so many cards. */
export function expectedOf({ kind, expected }, cards) {
  const seen = kind === "search" ? FOUND.slice(0, cards) : [];
  const listed = seen.map(({ item, expected: [store, risk] }) => ({ item, store, risk }));
  const marked = listed.filter(({ risk }) => risk !== "none").length;
  const badge = marked === 0 ? "" : String(marked);
  return { state: kind === "wall" ? "nothing" : "read", badge, ...expected, cards: listed };
}
