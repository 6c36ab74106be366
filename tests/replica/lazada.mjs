// A product page as Lazada builds it: a state in a script, nodes with its classes; where the listing says so, sent without price
// and seller, which the page then asks for.

import { html, json, page } from "./html.mjs";
import { frame, money, stars } from "./parts.mjs";
import { pictureOf } from "./pictures.mjs";

const shopUrl = ({ host, shopPath, item }) => `//${host}/shop/${shopPath}/?itemId=${item}&channelSource=pdp`;

/** Where the page asks for price and seller. */
export const DETAIL = "/h5/mtop.global.detail.web.getdetailinfo/1.0/";
export const detailHost = ({ host }) => host.replace("www.", "acs-m.");

/** What the site knows of a listing, as its state and its answer hold it. */
function known(listing) {
  const { item, sku, sellerId, title, brand, shop, price, before, rating, ratings, description, attributes, reviews } = listing;
  return {
    primaryKey: { itemId: item, skuId: sku, sellerId },
    product: { title, brand: { name: brand }, desc: `<p>${description}</p>` },
    seller: { name: shop, sellerId, url: shopUrl(listing) },
    skuInfos: { [sku]: { price: {
      salePrice: { value: price, text: money(price, listing) },
      originalPrice: before === undefined ? undefined : { value: before, text: money(before, listing) },
    }, stock: 40, operation: { type: "default" } } },
    specifications: { [sku]: { features: attributes } },
    review: {
      ratings: { average: String(rating), rateCount: ratings },
      reviews: reviews.map((reviewContent) => ({ reviewContent })),
    },
    globalConfig: { currency: listing.currency },
    tracking: { core: { currencyCode: listing.currency }, brand_name: brand, seller_name: shop },
  };
}

/** The answer to the page's own question. */
export const detail = (listing) => ({
  api: "mtop.global.detail.web.getdetailinfo", ret: ["SUCCESS::"], data: { module: known(listing) },
});

/** The state sent with the page; early it has neither price nor seller. */
function state(listing) {
  const { seller, skuInfos, review, tracking, ...early } = known(listing);
  const fields = listing.isLate ? early : { ...early, seller, skuInfos, review, tracking };
  return { data: { root: { fields } } };
}

function price({ price: now, before, ...listing }) {
  const off = before === undefined ? null : html`<div class="origin-block">
    <span class="pdp-price pdp-price_type_deleted">${money(before, listing)}</span>
    <span class="pdp-product-price__discount">-${Math.round(100 - (100 * now) / before)}%</span></div>`;
  return html`<span class="pdp-price pdp-price_type_normal">${money(now, listing)}</span>${off}`;
}

const seller = (listing) => html`<div class="seller-name"><div class="seller-name__detail" data-spm="seller">
  <span class="faint">Sold by</span>
  <a class="seller-name__detail-name" href="${shopUrl(listing)}">${listing.shop}</a></div></div>`;

const reviews = (listing) => listing.reviews.map((text, at) => html`<div class="item">
  <p class="faint">Buyer ${String.fromCharCode(65 + at)}</p>
  <div class="item-content"><div class="content">${text}</div></div></div>`);

/** What the page's script asks for and puts into its places. */
const late = (listing) => html`<script src="/replica/lazada.js" data-asks="https://${detailHost(listing)}${DETAIL}?data=${
  encodeURIComponent(JSON.stringify({ itemId: listing.item }))}" data-sku="${listing.sku}"></script>`;

export function productPage(listing) {
  const { title, brand, category, rating, ratings, picture, description, attributes, isLate } = listing;
  const body = html`<main id="container" class="sheet product">
  <ul id="J_breadcrumb" class="crumbs">${category.map((name) =>
    html`<li><a class="breadcrumb_item_anchor" href="#">${name}</a></li>`)}</ul>
  <div class="gallery gallery-preview-panel"><img src="${pictureOf(picture)}" alt=""></div>
  <div class="facts pdp-block__main-information">
    <div class="pdp-mod-product-badge-wrapper"><h1 class="pdp-mod-product-badge-title">${title}</h1></div>
    <div class="pdp-review-summary"><div class="pdp-review-summary__stars">${stars(rating)}</div>
      <a class="pdp-review-summary__link" href="#reviews">Ratings ${ratings}</a></div>
    <div class="pdp-product-brand"><span class="faint">Brand:</span>
      <a class="pdp-product-brand__brand-link" href="#">${brand}</a></div>
    <div class="pdp-product-price price" data-late="price">${isLate ? null : price(listing)}</div>
    <div class="buttons"><button>Add to cart</button><button class="main">Buy now</button></div>
    <div id="module_seller_info" class="shop" data-spm="seller" data-late="seller">${isLate ? null : seller(listing)}</div>
  </div>
  <section class="part pdp-product-detail"><h2>About</h2><div class="pdp-product-desc">${description}</div>
    <ul class="specification-keys">${Object.entries(attributes).map(([name, value]) =>
      html`<li class="key-li"><span class="key-title">${name}</span><div class="key-value">${value}</div></li>`)}</ul></section>
  <section class="part mod-reviews" id="reviews"><h2>Reviews</h2>
    <div data-late="reviews">${isLate ? null : reviews(listing)}</div></section>
</main>
<script>var __moduleData__ = ${json(state(listing))};</script>
${isLate ? late(listing) : null}`;
  return page({
    title: `${title} | Lazada`, language: listing.language, kind: "lazada",
    head: html`<link rel="canonical" href="https://${listing.host}/products/pdp-i${listing.item}.html">
<meta name="og:type" content="product">`,
    body: frame(body),
  });
}

/** What stands in the place of the goods where the site doubts that a person asks. */
export function wallPage() {
  return page({
    title: "Captcha Interception", kind: "lazada wall",
    body: frame(html`<main class="sheet puzzle"><h1>One moment, please</h1><p>Move the piece to where it is missing.</p>
<svg viewBox="0 0 320 160" role="img" aria-label="A picture with a piece missing">
<rect width="320" height="160" rx="10" fill="#cfe3ef"/>
<path d="M0 130 70 70l60 50 60-74 130 84v30H0Z" fill="#7fa8bf"/><circle cx="262" cy="40" r="20" fill="#f7d98b"/>
<rect x="206" y="66" width="46" height="46" rx="6" fill="#0005"/>
<rect x="20" y="66" width="46" height="46" rx="6" fill="#a9c6d6" stroke="#fff" stroke-width="3"/></svg>
<div class="slider"><span>››</span></div></main>`),
  });
}
