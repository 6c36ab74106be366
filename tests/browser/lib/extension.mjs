// The real extension in the real browsers: the test build, in which the marketplaces that a person would switch on are
// switched on already.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

import { launched } from "./browsers.mjs";
import { root } from "./tools.mjs";

/** Where the test build lies; built anew by `cargo xtask build-test`. */
const packages = join(process.env.CARGO_TARGET_DIR ?? join(root, "target"), "extension-test");

export function built() {
  if (!existsSync(packages)) execFileSync("cargo", ["xtask", "build-test"], { cwd: root, stdio: "inherit" });
  return packages;
}

/** Starts Chromium with the extension (the test build, if no other); every host name leads to the local server. */
export async function chromium(port, { folder = join(built(), "chromium"), ...more } = {}) {
  const browser = await launched.chromium(port, { pipe: true, enableExtensions: [folder], args: ["--lang=en-US"], ...more });
  const target = await browser.waitForTarget((found) => found.type() === "service_worker");
  const id = new URL(target.url()).hostname;
  const welcome = await browser.waitForTarget((found) => found.url() === `chrome-extension://${id}/welcome.html`);
  const ownPage = await welcome.page();
  return {
    browser,
    /** Something done in a page of the extension. */
    inOwnPage: async (action, ...given) => JSON.parse(await ownPage.evaluate(
      `(async () => JSON.stringify((await (${action})(...${JSON.stringify(given)})) ?? null))()`,
    )),
    /** An address of the extension's own. */
    own: (path) => `chrome-extension://${id}/${path}`,
    /** Something done in the background. */
    async inBackground(action, ...given) {
      const found = await browser.waitForTarget((other) => other.type() === "service_worker");
      return (await found.worker()).evaluate(action, ...given);
    },
    /** Stops the worker, as the browser does when it was idle. */
    async stopWorker() {
      const found = await browser.waitForTarget((other) => other.type() === "service_worker");
      const gone = new Promise((done) => browser.on("targetdestroyed", (other) => other === found && done()));
      const page = await browser.newPage();
      const session = await page.createCDPSession();
      await session.send("ServiceWorker.enable");
      await session.send("ServiceWorker.stopAllWorkers");
      await gone;
      await page.close();
    },
    close: () => browser.close(),
  };
}

/** The browsers in which the extension can be started. */
export const extensions = [{ name: "Chromium", launch: chromium }];
