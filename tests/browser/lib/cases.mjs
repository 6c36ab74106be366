// Cases of the extension under test: made as a person makes them, and what is kept of them.
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach } from "node:test";
import { gunzipSync } from "node:zlib";

import { asked } from "./extension.mjs";
import { commandLine, root } from "./tools.mjs";
import { until } from "./until.mjs";

const FOLDER = join(process.env.CARGO_TARGET_DIR ?? join(root, "target"), "cases-of-tests");

/** The cases of a browser, of which there are none when a test begins; `here` as `everywhere` gives it. */
export function casesOf(here) {
  const cases = new Cases(here);
  beforeEach(async () => {
    await cases.closed("report.html");
    await cases.clear();
  });
  return cases;
}

/** What people have before them of cases, in one browser. */
export class Cases {
  constructor(here) {
    this.here = here;
  }

  get extension() {
    return this.here.extension;
  }

  get name() {
    return this.here.name;
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
    return asked(this.extension, url, "report");
  }

  /** The same of any wish about the page at an address. */
  wished(url, { kind, ...more }) {
    return asked(this.extension, url, kind, more);
  }

  /** The person's wish for the page at an address as more of a case; what the background answers. */
  more(id, url) {
    return asked(this.extension, url, "capture-more", { case: id });
  }

  /** The addresses of all cards of the list at an address. */
  async cards(url) {
    const { cards } = await asked(this.extension, url, "verdict");
    return cards.map(({ listing }) => listing.url);
  }

  /** The person's choice of all those cards, for a folder; how many cases were made. */
  async added(url, folder = "") {
    return (await asked(this.extension, url, "add-cards", { listings: await this.cards(url), folder })).count;
  }

  /** The case of a listing once it is sealed; it is opened for that, as its page is. */
  async sealed(id) {
    return until(async () => {
      const [entry] = (await this.entries()).filter((one) => one.id === id);
      return entry?.state === "sealed" ? entry : undefined;
    }, `case ${id} sealed`, () => "");
  }

  /** The record of a case. */
  recordOf(id) {
    return this.with(async (store, wanted) => JSON.parse(await store.recordOf(wanted)), id);
  }

  /** The person's choice of some settings. */
  chosen(some) {
    return this.extension.inOwnPage(async (some) => {
      const { storage } = globalThis.browser ?? globalThis.chrome;
      const { settings = {} } = await storage.local.get("settings");
      await storage.local.set({ settings: { ...settings, ...some } });
    }, some);
  }

  /** The person's choice of sites on which nothing is read. */
  switchOff(sites) {
    return this.chosen({ off_sites: sites });
  }

  /** Opens the page of a case, or of all of them, as a person does from another; gives the number of its tab. */
  open(path) {
    return this.extension.inOwnPage(async (url) => (await (globalThis.browser ?? globalThis.chrome).tabs.create({ url })).id, this.extension.own(path));
  }

  /** Closes the pages of the extension at a path; so many at least are there, or are about to be. */
  async closed(path, least = 0) {
    let count = 0;
    await until(async () => {
      count += await this.extension.inOwnPage(async (address) => {
        const api = globalThis.browser ?? globalThis.chrome;
        const tabs = (await api.tabs.query({})).filter(({ url, pendingUrl }) => (url || pendingUrl)?.startsWith(address));
        await api.tabs.remove(tabs.map(({ id }) => id));
        return tabs.length;
      }, this.extension.own(path));
      return count >= least;
    }, `a page at ${path}`);
  }

  /** The person's wish about the page at an address (a click on “Report”, if no other), after which the background comes to a stop as
   * soon as it asks the browser or its database for the so manieth thing. What the background answers, or `stopped`. */
  async askedUpTo(step, url, wish = { kind: "report" }) {
    await this.extension.inOwnPage(() => {
      const { onMessage } = (globalThis.browser ?? globalThis.chrome).runtime;
      globalThis.stopped = new Promise((done) => {
        onMessage.addListener(function hear({ kind }) {
          if (kind !== "test-stopped") return;
          onMessage.removeListener(hear);
          done("stopped");
        });
      });
    });
    await this.extension.inBackground((global, most) => {
      const api = global.browser ?? global.chrome;
      let count = 0;
      const isTooMany = () => {
        count += 1;
        if (count === most) void api.runtime.sendMessage({ kind: "test-stopped" }).catch(() => {});
        return count >= most;
      };
      const never = new Promise(() => {});
      const held = (of, names) => {
        for (const name of names) {
          const real = of[name].bind(of);
          // No tab has this number: it only keeps the background awake.
          of[name] = (...given) => (given[0] !== -1 && isTooMany() ? never : real(...given));
        }
      };
      held(api.scripting, ["executeScript"]);
      held(api.tabs, ["get", "create", "captureVisibleTab"]);
      const { prototype } = global.IDBDatabase;
      const real = prototype.transaction;
      const silent = new Proxy(function () {}, { get: (_, name) => (name === "then" ? undefined : silent), apply: () => silent, set: () => true });
      prototype.transaction = function (...given) {
        return isTooMany() ? silent : real.apply(this, given);
      };
    }, step);
    return this.extension.inOwnPage(async (address, message) => {
      const api = globalThis.browser ?? globalThis.chrome;
      const [tab] = (await api.tabs.query({})).filter((one) => one.url === address);
      return Promise.race([globalThis.stopped, api.runtime.sendMessage({ ...message, tab: tab.id })]);
    }, url, wish);
  }

  /** Any event, for which the background is started anew where it was stopped. */
  wake() {
    return this.extension.inOwnPage(() => (globalThis.browser ?? globalThis.chrome).runtime.sendMessage({ kind: "verdict", tab: -1 }));
  }

  /** Seals a case in a page that comes to a stop at the so manieth thing that it asks the browser for; whether it did not. */
  sealedUpTo(id, step) {
    return this.extension.inOwnPage(`async (id, most) => {
      const { sealed } = await import("./cases/sealing.js");
      let count = 0;
      const undo = [];
      let stopped;
      const isStopped = new Promise((done) => { stopped = done; });
      const isTooMany = () => {
        count += 1;
        if (count === most) stopped(false);
        return count >= most;
      };
      const silent = new Proxy(function () {}, { get: (_, name) => (name === "then" ? undefined : silent), apply: () => silent, set: () => true });
      const held = (of, names, instead) => {
        for (const name of names) {
          const real = of[name];
          of[name] = function (...given) { return isTooMany() ? instead : real.apply(this, given); };
          undo.push(() => { of[name] = real; });
        }
      };
      held(IDBDatabase.prototype, ["transaction"], silent);
      held(SubtleCrypto.prototype, ["digest", "sign", "generateKey", "exportKey"], new Promise(() => {}));
      held(Blob.prototype, ["arrayBuffer"], new Promise(() => {}));
      try {
        return await Promise.race([isStopped, sealed(id).then(() => true)]);
      } finally {
        for (const back of undo) back();
      }
    }`, id, step);
  }

  /** Seals a case in a page that deletes it at the so manieth thing that it asks the browser for; whether there was no such thing. */
  sealedWithDeletionAt(id, step) {
    return this.extension.inOwnPage(`async (id, wanted) => {
      const { sealed } = await import("./cases/sealing.js");
      const { removed } = await import("./cases/page.js");
      let count = 0;
      const undo = [];
      let deleted;
      const held = (of, names, isAwaited) => {
        for (const name of names) {
          const real = of[name];
          of[name] = function (...given) {
            count += 1;
            if (count !== wanted) return real.apply(this, given);
            deleted = removed([id]);
            return isAwaited ? deleted.then(() => real.apply(this, given)) : real.apply(this, given);
          };
          undo.push(() => { of[name] = real; });
        }
      };
      held(IDBDatabase.prototype, ["transaction"], false);
      held(SubtleCrypto.prototype, ["digest", "sign", "generateKey", "exportKey"], true);
      held(Blob.prototype, ["arrayBuffer"], true);
      try {
        await sealed(id).catch((error) => {
          if (error.key !== "case_gone") throw error;
        });
      } finally {
        for (const back of undo) back();
      }
      await deleted;
      return deleted === undefined;
    }`, id, step);
  }

  /** A case as it is before it was sealed the first time. */
  unsealed(id) {
    return this.with(async (_store, wanted) => {
      const { writing, given } = await import("./cases/database.js");
      await writing(["cases", "records", "evidence", "thumbnails", "keys"], async (cases, ...others) => {
        cases.put({ ...(await given(cases.get(wanted))), state: "captured", sellers: [] });
        for (const other of others) other.delete(wanted);
      });
    }, id);
  }

  /** What is left in the storage of cases: notes of deletions, and the names of the stores in which there is anything else. */
  left() {
    return this.with(async (store) => {
      const { given, reading } = await import("./cases/database.js");
      const names = ["cases", "captures", "pictures", "records", "evidence", "thumbnails", "keys"];
      const counts = await reading(names, (...stores) => Promise.all(stores.map((one) => given(one.count()))));
      return { notes: await store.deletions(), others: names.filter((_, at) => counts[at] > 0) };
    });
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

  /** Waits until the page at an address was read. */
  read(url) {
    return until(async () => (await asked(this.extension, url, "verdict")).state === "read", `the verdict on ${url}`);
  }

  /** The person's click on “Report”; milliseconds until the case is sealed. */
  clicked(url) {
    return this.with(async (store, address) => {
      const api = globalThis.browser ?? globalThis.chrome;
      const [tab] = (await api.tabs.query({})).filter((one) => one.url === address);
      const { whenChanged } = await import("./cases/database.js");
      const sealed = new Promise((done) => {
        whenChanged(async () => {
          if ((await store.inState("sealed")).length > 0) done(performance.now());
        });
      });
      const start = performance.now();
      await api.runtime.sendMessage({ kind: "report", tab: tab.id });
      return (await sealed) - start;
    }, url);
  }

  /** Keeps so many cases, as lists show them, beside those that there are. */
  filled(count) {
    return this.with(async (store, most) => {
      const { newId } = await import("./cases/id.js");
      const { writing } = await import("./cases/database.js");
      await writing(["cases"], async (cases) => {
        for (let number = 0; number < most; number += 1) {
          const at = new Date(Date.UTC(2026, 0, 1) + number * 60_000).toISOString();
          const [title, seller] = [`Green Tea Seed Serum 80ml, listing ${number}`, `Shop ${number % 300}`];
          const url = `https://www.lazada.com.my/products/pdp-i${310_000_000 + number}.html`;
          cases.put({
            id: newId(), state: "sealed", created_at: at, changed_at: at, folder: `walk ${number % 20}`, url, place: "", tab: null, picture: "case_facts_only",
            summary: { title, marketplace: "lazada", country: "MY", seller, price: "MYR 19.90", brand: "Innisfree", level: "some", status: "unknown" },
            captures: [], needs: [], listing: url, sellers: [`shop_id ${number % 300}`], words: `${title}\n${seller}\n${url}`.toLowerCase(),
          });
        }
      });
    }, count);
  }

  /** All that is kept, with the bytes of pictures and files as text in which ASCII stays readable. */
  stored() {
    return this.with(async () => {
      const opened = await new Promise((done, failed) => {
        const asked = indexedDB.open("cases");
        asked.onsuccess = () => done(asked.result);
        asked.onerror = () => failed(asked.error);
      });
      const all = await Promise.all([...opened.objectStoreNames].map((name) => new Promise((done) => {
        const asked = opened.transaction(name).objectStore(name).getAll();
        asked.onsuccess = () => done(asked.result);
      })));
      opened.close();
      const texts = [];
      for (const value of all.flat()) {
        texts.push(JSON.stringify(value));
        for (const part of Object.values(value)) if (part instanceof Blob) texts.push(await part.text());
      }
      return texts.join("\n");
    });
  }

  /** Deletes all cases. */
  clear() {
    return this.with((store) => store.removeAll());
  }
}

/** The archive inside of an evidence file, as text. */
export function archiveOf(file) {
  const name = Buffer.from("archive/data.warc.gz");
  const at = file.indexOf(name);
  const [length, extra] = [file.readUInt32LE(at - 12), file.readUInt16LE(at - 2)];
  const from = at + name.length + extra;
  return gunzipSync(file.subarray(from, from + length)).toString("utf8");
}

/** What `jinjja verify` says of a file, as it prints it. */
export function verified(file) {
  try {
    return { code: 0, text: execFileSync(commandLine(), ["verify", file], { encoding: "utf8" }) };
  } catch ({ status, stdout, stderr }) {
    return { code: status, text: `${stdout}${stderr}` };
  }
}
