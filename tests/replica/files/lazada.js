"use strict";
// The page's own script: asks for price, seller and reviews, and puts them where they belong.
(async () => {
  const { asks, sku } = document.currentScript.dataset;
  const { data: { module } } = await (await fetch(asks)).json();
  const part = (name, kind, ...inside) => {
    const element = document.createElement(name);
    element.className = kind;
    element.append(...inside);
    return element;
  };
  const place = (name) => document.querySelector(`[data-late=${name}]`);

  const { salePrice, originalPrice } = module.skuInfos[sku].price;
  place("price").append(part("span", "pdp-price pdp-price_type_normal", salePrice.text));
  if (originalPrice) {
    const off = `-${Math.round(100 - (100 * salePrice.value) / originalPrice.value)}%`;
    place("price").append(part(
      "div", "origin-block",
      part("span", "pdp-price pdp-price_type_deleted", originalPrice.text), " ", part("span", "pdp-product-price__discount", off),
    ));
  }
  const link = part("a", "seller-name__detail-name", module.seller.name);
  link.href = module.seller.url;
  const detail = part("div", "seller-name__detail", part("span", "faint", "Sold by"), " ", link);
  detail.dataset.spm = "seller";
  place("seller").append(part("div", "seller-name", detail));
  place("reviews").append(...module.review.reviews.map(({ reviewContent }, at) => part(
    "div", "item",
    part("p", "faint", `Buyer ${String.fromCharCode(65 + at)}`),
    part("div", "item-content", part("div", "content", reviewContent)),
  )));
})();
