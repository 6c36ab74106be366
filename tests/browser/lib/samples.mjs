// Pages of our own, and pages made of them.
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { root } from "./tools.mjs";

/** A page of `tests/pages` with its address. */
export function sample(name) {
  const page = readFileSync(join(root, "tests/pages", `${name}.html`), "utf8");
  return { page, url: /^<!-- (.*) -->/.exec(page)[1] };
}

/** A product page of a shop whose name is spelt almost like the brand's: strong signs. */
export const signs = sample("lazada-signs");

/** A list of two cards. */
export const search = sample("lazada-search");

/** A page changed, whose own scripts run. */
export const changed = (scene, change, more = {}) => ({ ...scene, policy: null, ...more, page: change(scene.page) });

/** A page with a script of its own at its end, or at its beginning. */
export const scripted = (scene, script, more = {}) =>
  changed(scene, (page) => page.replace("</body>", () => `<script>${script}</script></body>`), more);
export const scriptedFirst = (scene, script, more = {}) =>
  changed(scene, (page) => page.replace("<head>", () => `<head><script>${script}</script>`), more);

/** A card of a list. */
export const card = (number, title = `Green tea serum ${number}`) => `
<div data-qa-locator="product-item" data-tracking="product-card" data-item-id="${number}" data-sku-simple="${number}_PH-6${number}"><div>
<a href="//www.lazada.com.ph/products/pdp-i${number}.html"><img alt="${title}"></a>
<div class="RfADt"><a href="//www.lazada.com.ph/products/pdp-i${number}.html" title="${title}">${title}</a></div>
<div class="aBrP0"><span class="ooOxS">₱199.00</span></div>
</div></div>`;

/** A list of so many cards. */
export const list = (count) => ({
  url: search.url,
  page: `<!DOCTYPE html><html lang="en"><head><title>serum | Lazada.com.ph</title></head><body>
<div data-qa-locator="general-products">${Array.from({ length: count }, (_, at) => card(320000000 + at)).join("")}</div></body></html>`,
});

/** A list whose data name the sellers of its cards. */
export const soldBy = (sellers) => {
  const listItems = sellers.map((sellerId, at) => ({
    name: `Green tea serum ${at}`, itemId: String(320000000 + at), productUrl: `//www.lazada.com.ph/products/pdp-i${320000000 + at}.html`, price: "199.00", sellerId,
    sellerName: `Shop ${sellerId}`,
  }));
  const data = JSON.stringify({ mods: { listItems }, mainInfo: { totalResults: String(sellers.length) } });
  return { url: search.url, page: `<!DOCTYPE html><html lang="en"><head><title>serum | Lazada.com.ph</title></head><body><script>window.pageData=${data};</script></body></html>` };
};

/** The shell of a Shopee page, which names the seller only in an answer that it fetches, and that answer. */
const shell = sample("shopee-product");
const [recorded] = JSON.parse(readFileSync(join(root, "tests/pages/shopee-product.answers.json"), "utf8"));
export const ANSWER = JSON.stringify(recorded.body);
export const ANSWER_PATH = "/api/v4/pdp/get_pc?item_id=30000001&shop_id=20000001";

/** That page with a script which asks for the answer in its own way; `got` tells what the page itself got. */
export const asking = (script, routes = {}) =>
  scripted(shell, `const PATH = ${JSON.stringify(ANSWER_PATH)};\n${script}`, {
    routes: { "shopee.vn/api/v4/pdp/get_pc": ANSWER, ...routes },
  });
export { shell };
