"use strict";
// The page's own script: asks for everything there is to see, and draws it.
(() => {
  const { kind, item, shop, sign, screen } = document.currentScript.dataset;
  const main = document.querySelector("#main");

  const part = (name, kinds, ...inside) => {
    const element = document.createElement(name);
    if (kinds) element.className = kinds;
    element.append(...inside.filter((piece) => piece !== null));
    return element;
  };
  const picture = (source) => Object.assign(part("img", ""), { src: source, alt: "" });
  const link = (kinds, href, ...inside) => Object.assign(part("a", kinds, ...inside), { href });
  const money = (price) => {
    const amount = price / 100_000;
    return sign + (sign === "Rp" ? amount.toLocaleString("id-ID") : amount.toFixed(2));
  };

  /** The product page asks in the old way. */
  function product() {
    const request = new XMLHttpRequest();
    request.open("GET", `/api/v4/pdp/get_pc?item_id=${item}&shop_id=${shop}`);
    request.responseType = "json";
    request.addEventListener("load", () => draw(request.response));
    request.send();
  }

  function draw({ data, extra }) {
    const { item: goods, shop_detailed: seller, product_review: review, product_attributes: { attrs } } = data;
    document.title = `${goods.title} | Shopee`;
    const crumbs = part("ul", "crumbs", ...goods.fe_categories.map((one) => part("li", "", one.display_name)));
    const before = goods.price_before_discount > 0 ? goods.price_before_discount : null;
    const prices = part("div", "price", part("div", "now", money(goods.price)), before && part("div", "was", money(before)));
    const section = part("section", "", prices);
    section.ariaLive = "polite";
    const stars = part("span", "stars", "★★★★★");
    stars.style.setProperty("--share", `${(review.rating_star / 5) * 100}%`);
    const buttons = part("div", "buttons", part("button", "", "Add to cart"), part("button", "main", "Buy now"));
    const avatar = part("span", "avatar", seller.name[0]);
    const words = part("div", "", part("div", "name", seller.name), part("div", "faint", goods.shop_location));
    const badge = seller.is_official_shop ? part("span", "official-shop-new-badge", "Mall") : null;
    const shopPart = part(
      "section", "page-product__shop shop", link("", `/${seller.account.username}?entryPoint=ShopByPDP`, avatar), words, badge,
    );
    const rows = attrs.map(({ name, value }) => part("div", "", part("h3", "", name), part("div", "", value)));
    const sheet = part(
      "main", "sheet product", crumbs,
      part("div", "gallery", picture(extra.picture)),
      part(
        "div", "facts", part("h1", "", goods.title),
        part("div", "summary", stars, ` ${review.rating_star} · ${review.rating_count[0]} · ${review.historical_sold} sold`),
        section, buttons, shopPart,
      ),
      part("section", "part product-detail", part("h2", "", "About"), part("p", "", goods.description), ...rows),
    );
    sheet.role = "main";
    main.replaceChildren(sheet);
  }

  /** The search asks for a screen of cards, and for the next one when its end is scrolled to. */
  function search() {
    const keyword = new URLSearchParams(location.search).get("keyword") ?? "";
    const cards = part("ul", "cards");
    const end = part("p", "end", "…");
    main.replaceChildren(part("main", "sheet results", part("h1", "", `Found for “${keyword}”`), cards, end));
    let isAsking = false;
    const more = async () => {
      if (isAsking) return;
      isAsking = true;
      const asked = new URLSearchParams({ keyword, limit: screen, newest: cards.children.length });
      const { items, total_count: total } = await (await fetch(`/api/v4/search/search_items?${asked}`)).json();
      cards.append(...items.map(card));
      isAsking = false;
      if (cards.children.length < total) return;
      wishes.forEach((wish) => window.removeEventListener(wish, near));
      end.remove();
    };
    // A first screen that is not filled is no wish for more; scrolling is.
    const wishes = ["scroll", "wheel"];
    const near = () => {
      if (end.getBoundingClientRect().top < window.innerHeight + 120) void more();
    };
    wishes.forEach((wish) => window.addEventListener(wish, near, { passive: true }));
    void more();
  }

  function card({ item_basic: goods, extra }) {
    const before = goods.price_before_discount > 0 ? part("s", "", money(goods.price_before_discount)) : null;
    const inside = link(
      "contents", `/product/${goods.shopid}/${goods.itemid}`,
      picture(extra.picture),
      part("div", "line-clamp-2", goods.name),
      part("div", "price", part("span", "now", money(goods.price)), before),
      part("div", "foot", goods.is_official_shop ? part("span", "official-shop-new-badge", "Mall") : null,
        part("span", "faint", goods.shop_name)),
    );
    const listed = part("li", "shopee-search-item-result__item", inside);
    listed.dataset.sqe = "item";
    return listed;
  }

  if (kind === "product") product();
  else search();
})();
