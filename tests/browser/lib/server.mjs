// A server that stands for every host: https with a certificate of its own, made for one run. Serves one page at a time, under
// whatever address it is asked for, what the page fetches, and keeps a log of all requests.
import { isUtf8 } from "node:buffer";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What browsers ask their makers by themselves. */
const OF_THE_BROWSER = /^([\w-]+\.)*(google|gstatic|googleapis|mozilla|mozilla\.com|firefox|mozgcp)\.(com|org|net)(:443)?\//;
/** What pages and the extension asked for, out of a log. */
export const byPages = (log) => log.filter((line) => !OF_THE_BROWSER.test(line) && !line.includes("/favicon.ico")).sort();

/** A key and a certificate of its own, made for one run. */
export function certificate() {
  const folder = mkdtempSync(join(tmpdir(), "jinjja-certificate-"));
  try {
    const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
    execFileSync("openssl", [
      "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj", "/CN=test",
      "-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out", cert,
    ], { stdio: "ignore" });
    return { key: readFileSync(key), cert: readFileSync(cert) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Nothing but a page's own markup: scripts, pictures and styles are blocked. */
const MARKUP_ALONE = "default-src 'none'; script-src 'none'; form-action 'none'";

/** What a request holds. */
async function textOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

/** Serves a page for whatever address is asked for. What comes with the page:
 * `policy`, its Content-Security-Policy, which allows nothing unless said otherwise; `null` for none;
 * `routes`, what else there is, by host and path, with or without the query (`"shopee.sg/api/item"`): each a text,
 * `{ body, type, status, headers }`, or what gives one of them for a request and what it holds;
 * `cache`, its Cache-Control. */
export async function serve() {
  let shown = { page: Buffer.from(""), policy: MARKUP_ALONE, routes: {} };
  const log = [];
  const server = createServer(certificate(), async (request, response) => {
    const { host } = request.headers;
    log.push(`${host}${request.url}`);
    response.setHeader("cache-control", shown.cache ?? "no-store");
    response.setHeader("access-control-allow-origin", "*");
    const route = shown.routes[host + request.url] ?? shown.routes[host + new URL(request.url, `https://${host}`).pathname];
    if (route !== undefined) {
      const answer = typeof route === "function" ? route(request, await textOf(request)) : route;
      const { body, type = "application/json", status = 200, headers = {} } = typeof answer === "string" ? { body: answer } : answer;
      response.writeHead(status, { "content-type": type, ...headers });
      response.end(body);
      return;
    }
    const { page, policy } = shown;
    // Without a word on its encoding, a page says it itself; pages that were converted to UTF-8 still say the old one.
    response.setHeader("content-type", isUtf8(page) ? "text/html; charset=utf-8" : "text/html");
    if (policy !== null) response.setHeader("content-security-policy", policy);
    response.end(page);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address();
  const close = () => new Promise((done) => {
    server.closeAllConnections();
    server.close(done);
  });
  return {
    port,
    log,
    show(/** @type {Buffer | string} */ page, { policy = MARKUP_ALONE, routes = {}, cache } = {}) {
      shown = { page: Buffer.from(page), policy, routes, cache };
    },
    /** Does something while the network is cut. */
    async cutFor(action) {
      await close();
      try {
        return await action();
      } finally {
        await new Promise((done) => server.listen(port, "127.0.0.1", done));
      }
    },
    close,
  };
}
