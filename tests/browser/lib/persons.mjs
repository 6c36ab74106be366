// People of our own making who look at pages, and pages in which what is theirs is planted wherever sites put it.
import { sample } from "./samples.mjs";

/** Whoever looks; `reads` is how sites in their language greet and say where they deliver to. */
const PERSONS = {
  lazada: {
    name: "สมหญิง ใจดีมาก", email: "somying.jaidee@mail.example", phone: "081-234-5678", address: "99/7 ซอยสุขสันต์ เขตบางรัก กรุงเทพ 10500",
    token: "a91f77c0de5b4412b8d0", id: "700123456789", cookie: "f3b9.77aa_01c2", greets: "สวัสดี", delivers: "ส่งไปที่",
  },
  shopee: {
    name: "Nguyễn Thị Hồng Vân", email: "hongvan.nguyen@thu.example", phone: "0912345678", address: "12 ngõ 45 Hàng Bạc, Hoàn Kiếm, Hà Nội",
    token: "c0ffee11d00d22beef33", id: "812345670", cookie: "SPC.9f8e7d6c5b4a", greets: "Xin chào", delivers: "Giao đến",
  },
  coupang: {
    name: "남궁민수정", email: "minsu.namgung@pyeonji.example", phone: "010-8765-4321", address: "서울특별시 마포구 가상로 12길 34, 501호",
    token: "5f4dcc3b5aa765d61d83", id: "9988776655", cookie: "17a8b3c4d5e6f7", greets: "안녕하세요", delivers: "배송지",
  },
  tokopedia: {
    name: "Bambang Sutrisno", email: "bambang.s@surat.example", phone: "+62 812-3456-7890", address: "Jl. Khayalan No. 12 RT 03, Depok 16424",
    token: "deadbeefcafebabe0123", id: "55667788", cookie: "DID-55aa66bb77cc", greets: "Halo", delivers: "Dikirim ke",
  },
  amazon: {
    name: "Jamie Longstocking", email: "jamie+shop@letters.example", phone: "(415) 555-0134", address: "1 Imaginary Avenue, Springfield 01101",
    token: "133-7654321-0001112", id: "A2PERSON77XYZ", cookie: "ubid.131-4455667-7788990", greets: "Hello,", delivers: "Deliver to",
  },
  taobao: {
    name: "欧阳晓月儿", email: "ouyang.xiaoyue@youjian.example", phone: "13912345678", address: "浙江省杭州市虚构区想象路88号3单元",
    token: "e3b0c44298fc1c149afb", id: "2219876543210", cookie: "cna=E7k2Jx9pQ1", greets: "您好", delivers: "送至",
  },
};

/** A seller's own words on the page, which are facts and not to be lost. */
const COUPANG = `<html lang="ko"><head><title>파랑 컵 | 쿠팡</title></head><body><div class="prod-buy-header"><h2 class="prod-buy-header__title">파랑 컵 300ml</h2></div>
<div class="prod-price-onetime"><div class="prod-sale-price"><span class="total-price"><strong>8,390<span>원</span></strong></span></div></div>
<a class="prod-sale-vendor-name" href="https://shop.coupang.com/vid/A00012345">컵나라</a>
<script>(function(exports){ exports.sdp = {"productId":4711,"itemId":12,"vendorItemId":13,"vendor":{"name":"컵나라","id":"A00012345"},"title":"파랑 컵 300ml","brand":"파랑","soldOut":false}; })(window);</script>
<div class="product-seller"><table class="prod-delivery-return-policy-table"><tbody>
<tr><th>상호/대표자</th><td>컵나라 주식회사 / 나대표</td></tr><tr><th>e-mail</th><td>help@cupnara.example</td></tr>
<tr><th>연락처</th><td>02-555-1234</td></tr><tr><th>사업장 소재지</th><td>경기도 성남시 분당구 컵나라로 1</td></tr>
<tr><th>사업자번호</th><td>123-45-67890</td></tr><tr><th>통신판매업 신고번호</th><td>2024-성남분당-0001</td></tr></tbody></table></div></body></html>`;

const TOKOPEDIA = `<html lang="id"><head><title>Jual Kopi Gayo - 250 gram</title><script>window.__cache={"pdpBasicInfo71":{"productID":"71","shopID":"9","shopName":"Toko Kopi","condition":"NEW","status":"ACTIVE","url":"https://www.tokopedia.com/tokokopi/kopi-gayo-250-gram-1a2b3","__typename":"pdpBasicInfo"},"$p.price":{"value":45000,"currency":"IDR","__typename":"pdpContentSnapshotPrice"}};</script></head><body>
<h1 data-testid="lblPDPDetailProductName">Kopi Gayo - 250 gram</h1><div data-testid="lblPDPDetailProductPrice">Rp45.000</div>
<div data-testid="lblPDPDescriptionProduk">Kopi arabika. Tanya: order@tokokopi.example atau 0811-2222-3333.</div>
<a data-testid="llbPDPFooterShopName" href="https://www.tokopedia.com/tokokopi"><h2>Toko Kopi</h2></a></body></html>`;

const AMAZON = `<html lang="en-us"><head><title>Amazon.com: Blue Cup</title></head><body>
<h1 id="title"><span id="productTitle"> Blue Cup </span></h1><a id="bylineInfo" href="/stores/Tonware/page/1">Visit the Tonware Store</a>
<div data-feature-name="corePriceDisplay_desktop"><span class="a-price priceToPay"><span class="a-offscreen">$9.50</span></span></div>
<form id="addToCart" action="/gp/product/handle-buy-box/"><input type="hidden" name="merchantID" value="A1CUPSELLER"><div id="availability"><span>In Stock</span></div>
<div data-feature-name="merchantInfoFeature"><div class="offer-display-feature-label">Sold by</div>
<div class="offer-display-feature-text"><a class="offer-display-feature-text-message" id="sellerProfileTriggerId" href="/gp/help/seller/at-a-glance.html?seller=A1CUPSELLER&amp;asin=B000000001">Cup House</a></div></div></form>
<div id="productDescription"><p>A blue cup. Write to care@cuphouse.example or call (212) 555-0199.</p></div></body></html>`;

const TAOBAO = `<html lang="zh"><head><title>木杯-淘宝网</title><script>!(function () {var a = window.__ICE_APP_CONTEXT__ || {};var b = {"loaderData":{"home":{"data":{"res":{"seller":{"shopName":"木匠铺","sellerNick":"mujiang","sellerId":"77","shopId":"88","pcShopUrl":"//shop88.taobao.com"},"item":{"title":"木杯","itemId":"600000000001"},"componentsVO":{"priceVO":{"extraPrice":{"priceText":"26.9"},"price":{"priceText":"30"}}}}}}}};for (var k in a) {b[k] = a[k]}})();</script></head>
<body><div class="mainTitle--ab">木杯</div><a class="shopName--cd" title="木匠铺">木匠铺</a></body></html>`;

const BASES = {
  lazada: sample("lazada-product"),
  shopee: sample("shopee-product"),
  coupang: { url: "https://www.coupang.com/vp/products/4711?itemId=12&vendorItemId=13", page: COUPANG },
  tokopedia: { url: "https://www.tokopedia.com/tokokopi/kopi-gayo-250-gram-1a2b3", page: TOKOPEDIA },
  amazon: { url: "https://www.amazon.com/Blue-Cup-Stoneware/dp/B000000001", page: AMAZON },
  taobao: { url: "https://item.taobao.com/item.htm?id=600000000001", page: TAOBAO },
};

const base64 = (text) => Buffer.from(text).toString("base64");
const json = (value) => JSON.stringify(value).replaceAll("<", "\\u003c");
const attribute = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
const inUnicode = (text) => json(text).replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** Another name, which only a state tells, and another address, which only a label tells. */
const ALIAS = "Wunderlich Okonkwo";
const DOOR = "77 Umbrella Terrace, Flat 9";

/** What of a person may stand in no byte. */
export const secrets = ({ name, email, phone, address, token, id, cookie }) =>
  ({ name, email, phone, address, token, id, cookie, alias: ALIAS, door: DOOR });

/** A marketplace's page with a person's own in its head, its delivery part, its scripts, attributes, addresses, inputs, comments,
 * open roots and far away in its text; and the person. */
export function planted(marketplace) {
  const person = PERSONS[marketplace];
  const { name, email, phone, address, token, id, greets, delivers } = person;
  const { url, page } = BASES[marketplace];
  const greeting = marketplace === "coupang" ? `${name}님, ${greets}` : `${greets} ${name}`;
  const state = { user: { name, email, phone, id, addresses: [{ detail: address, phone }] }, csrfToken: token, loginId: id };
  const head = `<header class="page-header"><div class="account-menu"><a href="/account?uid=${id}" title="${name}">${greeting}</a><span>${email}</span></div>
<ul class="mini-cart"><li>Secret thing in the cart 4711</li></ul></header>`;
  const far = `<section class="recommended" data-user-name="${name}" data-for="${name}" data-tracking='${attribute(json({ buyer: { name, mobile: phone }, ts: 1 }))}'>
<p>★ ${name} ★</p><p>${email.toUpperCase()} · ${phone} · ${address}</p>
<img alt="${name}" src="https://img.example/pixel.gif?token=${token}&amp;u=${encodeURIComponent(name)}&amp;e=${encodeURIComponent(email)}">
<a href="https://click.example/r?d=${base64(json(state))}&amp;sid=${token}">1</a><a href="https://click.example/r?d=${base64(`x${name}`).replaceAll("+", "-").replaceAll("/", "_")}">2</a>
<a href="https://click.example/${encodeURIComponent(encodeURIComponent(address))}">3</a><i data-jwt="eyJhbGciOiJIUzI1NiJ9.${base64(json({ email }))}.c2lnbmF0dXJlLXNpZ24">4</i></section>`;
  const delivery = `<div class="delivery-widget"><div class="delivery-location"><span>${delivers}</span> <b>${name}</b> <em>${address}</em></div></div>
<div class="plain"><span>${delivers}: ${DOOR}</span></div><p>${ALIAS}, ${DOOR}</p>`;
  const forms = `<form><input type="hidden" name="_csrf" value="${token}"><input type="hidden" name="whatever" value="${name}"><input name="receiver" value="${name}">
<input type="tel" name="tel" value="${phone}"><input name="q" value="typed by hand 77123"><input type="checkbox" checked name="agreed">
<textarea name="note">${address}</textarea><select><option selected>${email}</option></select><div contenteditable>draft of a message 5521</div></form>`;
  const hidden = `<!-- cached for ${name} ${token} --><script>window.__USER__ = ${json(state)}; var other = ${json({ receiverName: ALIAS })}; var receiverName = ${inUnicode(name)}; window.track("${id}");</script>
<script>var pdpTrackingData = ${json({ pdt_name: `Deals for ${name}, ${email}`, supplier_name: ALIAS })};</script>
<script type="application/json" id="more">${json({ payload: json(state), uid: Number(/^\d{6,15}$/.test(id) ? id : 1) })}</script>
<noscript><img src="https://t.example/?n=${encodeURIComponent(name)}"></noscript><iframe srcdoc="${attribute(`<p>${name}</p>`)}" src="about:blank"></iframe>
<page-greeting><template shadowrootmode="open"><style>p { color: gray }</style><p class="line">${name} / ${email}</p><slot></slot></template>light</page-greeting>
<template><p>${name}</p></template><button onclick="hello('${token}')" value="Buy">Buy</button><a href="javascript:go('${token}')">go</a>`;
  const meta = `<meta name="csrf-token" content="${token}"><meta name="description" content="Deals for ${name}">`;
  const separator = url.includes("?") ? "&" : "?";
  const scene = {
    url: `${url}${separator}spm=a2o4.${token}&token=${token}&userId=${id}&email=${encodeURIComponent(email)}`,
    page: page.replace(/(<title>[^<]+)<\/title>/, (_, title) => (marketplace === "lazada" ? `${title} (${name})</title>` : `${title}</title>`)).replace(/<\/head>/, () => `${meta}</head>`).replace(/<body>/, () => `<body>${head}`).replace("</body>", () => `${delivery}${forms}${far}${hidden}</body>`),
  };
  return { scene, person };
}

/** What a browser keeps of the person, and what was typed by hand. */
export function keep({ name, cookie, token, id, email }) {
  document.cookie = `session_x=${encodeURIComponent(cookie)}; path=/`;
  document.cookie = `nick=${encodeURIComponent(name)}; path=/`;
  localStorage.setItem("auth", JSON.stringify({ user: { email, id }, accessToken: token }));
  document.body.append(Object.assign(document.createElement("p"), { className: "debug", textContent: `v:${cookie}` }));
  document.querySelector("input[name=q]").value = "typed by hand later 77124";
}
