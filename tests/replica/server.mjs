// The replica, served under the real host names: the browser is told to look for all of them here.

import { readFileSync } from "node:fs";
import { createServer } from "node:https";

import { certificate } from "../browser/lib/server.mjs";
import { FOUND, LISTINGS } from "./goods.mjs";
import { homePage, nowherePage } from "./home.mjs";
import * as lazada from "./lazada.mjs";
import { picture } from "./pictures.mjs";
import { HOME, INTAKE, RECEIPT, SCENES } from "./scenes.mjs";
import * as shopee from "./shopee.mjs";

const FILES = {
  "/replica/replica.css": "text/css", "/replica/lazada.js": "text/javascript", "/replica/shopee.js": "text/javascript",
};

const PAGE = "text/html; charset=utf-8";

/** Milliseconds after which the site's own answers come, as they do on the web. */
const LATE = 250;

const listings = Object.values(LISTINGS);
const isOf = (listing) => (url) => url.hostname === listing.host;

const fileAt = ({ pathname }) => new URL(`files/${pathname.split("/").at(-1)}`, import.meta.url);

/** What answers a page's own question; nothing when it is none. */
function answer(url) {
  if (url.pathname === "/api/v4/pdp/get_pc") {
    const asked = listings.find((one) => isOf(one)(url) && one.item === url.searchParams.get("item_id"));
    return asked && shopee.item(asked);
  }
  if (url.pathname === "/api/v4/search/search_items") {
    const number = (name) => Number(url.searchParams.get(name));
    return shopee.found(FOUND, number("newest"), number("limit"));
  }
  if (url.pathname === lazada.DETAIL) {
    const { itemId } = JSON.parse(url.searchParams.get("data") ?? "{}");
    const isAsked = (one) => one.marketplace === "lazada" && lazada.detailHost(one) === url.hostname && one.item === itemId;
    const asked = listings.find(isAsked);
    return asked && lazada.detail(asked);
  }
  return undefined;
}

const DRAWN = {
  product: ({ listing }) => (listing.marketplace === "lazada" ? lazada : shopee).productPage(listing),
  wall: lazada.wallPage,
  search: shopee.searchPage,
};

/** The page at an address; nothing where there is none. */
function pageAt(url) {
  if (url.href === HOME) return homePage();
  const scene = SCENES.find((one) => {
    const own = new URL(one.url);
    return own.hostname === url.hostname && own.pathname === url.pathname;
  });
  return scene && DRAWN[scene.kind](scene);
}

function respond(url, send, method) {
  if (url.href === INTAKE) return send(...(method === "POST" ? [201, "application/json", JSON.stringify({ number: RECEIPT })] : [200, PAGE, ""]));
  const [drawn, answered, kind] = [picture(url.pathname), answer(url), FILES[url.pathname]];
  if (url.pathname === "/favicon.ico") return send(204, "image/x-icon", "");
  if (drawn !== undefined) return send(200, "image/svg+xml", drawn);
  if (kind !== undefined) return send(200, kind, readFileSync(fileAt(url)));
  if (answered !== undefined) return setTimeout(() => send(200, "application/json", JSON.stringify(answered)), LATE);
  const page = pageAt(url);
  return page === undefined ? send(404, PAGE, nowherePage(HOME)) : send(200, PAGE, page);
}

/** Starts it; `log` names what was asked for, `missed` what is not there. */
export async function serveReplica() {
  const [log, missed] = [[], []];
  const server = createServer(certificate(), (request, response) => {
    const asked = `https://${request.headers.host}${request.url}`;
    log.push(asked);
    const send = (status, kind, body) => {
      if (status >= 400) missed.push(asked);
      response.writeHead(status, {
        "content-type": kind, "cache-control": "no-store",
        // Lazada answers its pages from another host.
        "access-control-allow-origin": request.headers.origin ?? "*",
        // No prompt can be answered here: the server allows what a person's leave would.
        "access-control-allow-headers": "content-type, idempotency-key",
      });
      response.end(body);
    };
    if (URL.canParse(asked)) respond(new URL(asked), send, request.method);
    else send(400, "text/plain", "");
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return {
    port: server.address().port,
    log,
    missed,
    close: () => new Promise((done) => {
      server.closeAllConnections();
      server.close(done);
    }),
  };
}
