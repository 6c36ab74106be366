// Starting the browsers so that every host name leads to the local server.
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe } from "node:test";
import { pathToFileURL } from "node:url";

import { root } from "./tools.mjs";

const require = createRequire(join(root, "extension/package.json"));
const puppeteer = (await import(pathToFileURL(require.resolve("puppeteer-core")).href)).default;

/** Where a program lies that is found by one of these names; nothing when there is none. */
function program(...names) {
  for (const name of names) {
    try {
      return execFileSync("which", [name], { stdio: ["ignore", "pipe", "ignore"] }).toString().trim();
    } catch {
      // The next name may do.
    }
  }
  return undefined;
}

const CHROMIUM = program("chromium", "chromium-browser", "google-chrome");
const FIREFOX = program("firefox-esr", "firefox");

/** Chromium's sandbox refuses to be started by root. */
const SANDBOX = process.getuid?.() === 0 ? ["--no-sandbox"] : [];

const chromium = (port, more = {}) => puppeteer.launch({
  headless: true,
  ...more,
  executablePath: CHROMIUM,
  args: [
    ...SANDBOX, `--host-resolver-rules=MAP * 127.0.0.1:${port}`, "--ignore-certificate-errors", "--disable-quic",
    "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", ...(more.args ?? []),
  ],
});

const firefox = (port, more = {}) => puppeteer.launch({
  ...more,
  browser: "firefox",
  executablePath: FIREFOX,
  headless: true,
  acceptInsecureCerts: true,
  extraPrefsFirefox: {
    "network.dns.forceResolve": "127.0.0.1",
    "network.socket.forcePort": `443=${port}`,
    "network.stricttransportsecurity.preloadlist": false,
    "security.cert_pinning.enforcement_level": 0,
    "network.http.http3.enable": false,
    ...more.extraPrefsFirefox,
  },
});

/** The browsers that are here, by name. */
export const BROWSERS = [
  { name: "Chromium", launch: CHROMIUM && chromium },
  { name: "Firefox", launch: FIREFOX && firefox },
];

/** Starting one of them with more of its own settings. */
export const launched = { chromium, firefox };

/** Defines tests for each of `browsers`, by `name`; both browsers work at once, each on one test after another. */
export function beside(browsers, tests) {
  describe("in browsers", { concurrency: browsers.length }, () => {
    for (const each of browsers) {
      const skip = (each.launch ?? each.start) === undefined && `${each.name} is not installed`;
      describe(each.name, { skip, concurrency: 1 }, () => tests(each));
    }
  });
}
