// Cases of the extension under test: made as a person makes them, and what is kept of them.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { root } from "./tools.mjs";
import { until } from "./until.mjs";

const CLI = [process.env.JINJJA, join(root, "target/release/jinjja"), join(root, "target/debug/jinjja")].find((path) => path && existsSync(path));
const FOLDER = join(process.env.CARGO_TARGET_DIR ?? join(root, "target"), "cases-of-tests");

/** What people have before them of cases, in one browser. */
export class Cases {
  constructor({ extension, name }) {
    this.extension = extension;
    this.name = name;
  }

  /** Something done with the store of cases, in a page of the extension; `store` is its script. */
  with(action, ...given) {
    return this.extension.inOwnPage(`async (...given) => {
      const store = await import("./cases/store.js");
      return (${action})(store, ...given);
    }`, ...given);
  }

  entries() {
    return this.with((store) => store.entries());
  }

  /** The person's click on “Report” about the page at an address; what the background answers. The popup may be closed by then. */
  report(url) {
    return this.extension.inOwnPage(async (address) => {
      const api = globalThis.browser ?? globalThis.chrome;
      const [tab] = (await api.tabs.query({})).filter((one) => one.url === address);
      return api.runtime.sendMessage({ kind: "report", tab: tab.id }).catch(() => null);
    }, url);
  }

  /** The case of a listing once it is sealed; it is opened for that, as its page is. */
  async sealed(id) {
    return until(async () => {
      const [entry] = (await this.entries()).filter((one) => one.id === id);
      return entry?.state === "sealed" ? entry : undefined;
    }, `case ${id} sealed`, () => "");
  }

  /** Opens the page of a case, or of all of them. */
  async open(path, { width = 900, height = 900 } = {}) {
    const page = await this.extension.browser.newPage();
    await page.setViewport({ width, height });
    await page.goto(this.extension.own(path)).catch((error) => {
      // Firefox's protocol waits in vain for pages of extensions.
      if (this.name !== "Firefox") throw error;
    });
    return page;
  }

  /** The sealed evidence, as a file. */
  async evidence(id) {
    const text = await this.with(async (store, wanted) => {
      const bytes = new Uint8Array(await (await store.evidenceOf(wanted)).arrayBuffer());
      let binary = "";
      for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
      return btoa(binary);
    }, id);
    return Buffer.from(text, "base64");
  }

  /** The same written to a file, whose name is given. */
  async file(id, name) {
    mkdirSync(FOLDER, { recursive: true });
    const file = join(FOLDER, `${this.name.toLowerCase()}-${name}.wacz`);
    writeFileSync(file, await this.evidence(id));
    return file;
  }

  /** Deletes all cases. */
  clear() {
    return this.with((store) => store.removeAll());
  }
}

/** What `jinjja verify` says of a file, as it prints it. */
export function verified(file) {
  if (CLI === undefined) throw new Error("build the command line first: cargo build");
  try {
    return { code: 0, text: execFileSync(CLI, ["verify", file], { encoding: "utf8" }) };
  } catch ({ status, stdout, stderr }) {
    return { code: status, text: `${stdout}${stderr}` };
  }
}
