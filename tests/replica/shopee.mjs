// Pages as Shopee builds them: a shell, and scripts that ask for everything there is to see.

import { FIRST_SCREEN } from "./goods.mjs";
import { html, page } from "./html.mjs";
import { frame } from "./parts.mjs";
import { pictureOf } from "./pictures.mjs";

/** Prices in answers have five more digits. */
const inAnswers = (price) => (price === undefined ? undefined : Math.round(price * 100_000));

/** The answer to a product page's question. `extra` is the replica's own: pictures by their address. */
export function item(listing) {
  const { title, brand, price, before, currency, from, sold, rating, ratings, description, category, attributes } = listing;
  return {
    error: null,
    data: {
      item: {
        item_id: Number(listing.item), shop_id: Number(listing.shopId), title, brand, description, currency,
        stock: 40, condition: 1,
        price: inAnswers(price), price_min: inAnswers(price), price_max: inAnswers(price),
        price_before_discount: inAnswers(before) ?? 0, shop_location: from,
        fe_categories: category.map((name) => ({ display_name: name })),
      },
      product_attributes: { attrs: Object.entries({ Brand: brand, ...attributes }).map(([name, value]) => ({ name, value })) },
      product_review: { rating_star: rating, rating_count: [ratings, 1, 1, 2, 9, ratings - 13], historical_sold: sold },
      shop_detailed: {
        shopid: Number(listing.shopId), name: listing.shop, account: { username: listing.username },
        is_official_shop: listing.isMall, is_preferred_plus_seller: false, is_shopee_verified: listing.isMall,
      },
    },
    extra: { picture: pictureOf(listing.picture) },
  };
}

/** The answer to a search: a stretch of what is found. */
export function found(all, from, count) {
  return {
    total_count: all.length,
    items: all.slice(from, from + count).map(({ title, brand, price, before, shop, isMall, sold, picture, ...card }) => ({
      itemid: Number(card.item), shopid: Number(card.shopId),
      item_basic: {
        itemid: Number(card.item), shopid: Number(card.shopId), name: title, brand, currency: "SGD", price: inAnswers(price),
        price_min: inAnswers(price), price_max: inAnswers(price), price_before_discount: inAnswers(before) ?? 0,
        historical_sold: sold, shop_name: shop, shop_location: "Singapore", is_official_shop: isMall,
      },
      extra: { picture: pictureOf(picture) },
    })),
  };
}

const shell = (title, language, place, data) => page({
  title, language, kind: "shopee",
  body: frame(html`<div id="main">${place}</div>
<script src="/replica/shopee.js" ${data}></script>`),
});

/** A product page before its script has run. */
export const productPage = (listing) => shell("Shopee", listing.language, null,
  html`data-kind="product" data-item="${listing.item}" data-shop="${listing.shopId}" data-sign="${listing.sign}"`);

/** A search before its script has run. */
export const searchPage = () => shell("Search | Shopee", "en", null,
  html`data-kind="search" data-screen="${FIRST_SCREEN}" data-sign="$"`);
