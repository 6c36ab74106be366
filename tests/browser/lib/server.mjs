// A server that stands for every host: https with a certificate of its own, made for one run. Serves one page at a time, under
// whatever address it is asked for, and keeps a log of all requests.
import { isUtf8 } from "node:buffer";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";

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

/** Serves pages with nothing but their own markup: scripts, pictures and styles are blocked. */
export async function serve() {
  /** @type {Buffer} */
  let page = Buffer.from("");
  const log = [];
  const server = createServer(certificate(), (request, response) => {
    log.push(`${request.headers.host}${request.url}`);
    // Without a word on its encoding, a page says it itself; pages that were converted to UTF-8 still say the old one.
    response.setHeader("content-type", isUtf8(page) ? "text/html; charset=utf-8" : "text/html");
    response.setHeader("content-security-policy", "default-src 'none'; script-src 'none'; form-action 'none'");
    response.setHeader("cache-control", "no-store");
    response.end(page);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return {
    port: server.address().port,
    log,
    show(/** @type {Buffer} */ next) {
      page = next;
    },
    close: () => new Promise((done) => {
      server.closeAllConnections();
      server.close(done);
    }),
  };
}
