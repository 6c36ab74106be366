// What was asked for lasts: the extension is replaced, the browser ends, the network is cut, the storage does not open or is full, the
// case is deleted while it is sealed.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";

import { Cases, casesOf, verified } from "./lib/cases.mjs";
import { built, chromium, EXTENDED } from "./lib/extension.mjs";
import { signs } from "./lib/samples.mjs";
import { everywhere } from "./lib/scene.mjs";
import { serve } from "./lib/server.mjs";
import { until } from "./lib/until.mjs";

/** Something done with a folder that is gone afterwards. */
async function inFolder(action) {
  const folder = mkdtempSync(join(tmpdir(), "jinjja-lasting-"));
  try {
    return await action(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Opens a case, and looks whether it is whole. */
async function whole(cases, id) {
  await cases.open(`report.html?case=${id}`);
  await cases.sealed(id);
  const { code, text } = verified(await cases.file(id, "lasting"));
  assert.equal(code, 0, text);
}

everywhere((here) => {
  const cases = casesOf(here);
  const states = async () => (await cases.entries()).map(({ state }) => state);
  const state = (wanted) => until(async () => (await states()).includes(wanted), `a case that is ${wanted}`);
  /** The background never gets an answer from the browser to this. */
  const held = (space, name) => here.extension.inBackground((global, space, name) => {
    (global.browser ?? global.chrome)[space][name] = () => new Promise(() => {});
  }, space, name);

  test("the extension is replaced before the page was captured: the new one captures it", async () => {
    const tab = await here.openMarked(signs);
    await held("scripting", "executeScript");
    void cases.report(tab.page.url()).catch(() => {});
    await state("begun");
    await here.extension.reload();
    await state("captured");
    const [{ id }] = await cases.entries();
    await whole(cases, id);
  });

  test("the extension is replaced before the case was sealed: its page seals it", async () => {
    const tab = await here.openMarked(signs);
    await held("tabs", "create");
    void cases.report(tab.page.url()).catch(() => {});
    await state("captured");
    await here.extension.reload();
    const [{ id }] = await cases.entries();
    await whole(cases, id);
    assert.deepEqual(await states(), ["sealed"]);
  });

  test("with the network cut after the page was there, a click makes a sealed case", async () => {
    const tab = await here.openMarked(signs);
    await here.server.cutFor(async () => {
      const { id } = await cases.report(tab.page.url());
      await cases.sealed(id);
      assert.equal(verified(await cases.file(id, "offline")).code, 0);
    });
  });

  test("storage of a later version does not open: it is said, and what is in it stays", async () => {
    const tab = await here.openMarked(signs);
    const { id } = await cases.report(tab.page.url());
    await cases.sealed(id);
    await cases.closed("report.html", 1);
    const opening = (version, action) => here.extension.inOwnPage(`async (version) => {
      const database = await new Promise((done, failed) => {
        const asked = indexedDB.open("cases", version);
        asked.onsuccess = () => done(asked.result);
        asked.onerror = () => failed(asked.error);
      });
      try {
        return await new Promise(${action});
      } finally {
        database.close();
      }
    }`, version);
    await opening(99, "(done) => done()");
    try {
      assert.deepEqual(await cases.report(tab.page.url()), { kind: "not-done", why: "case_newer_version" });
      await cases.open("cases.html");
      const page = await here.extension.handOn("cases.html");
      await until(() => page.evaluate((document) => document.body.innerText.includes("This was made with a newer version.")), "why");
      const [left] = await opening(99, '(done) => { database.transaction("cases").objectStore("cases").getAll().onsuccess = ({ target }) => done(target.result); }');
      assert.equal(left.id, id);
    } finally {
      await cases.closed("cases.html");
      await here.extension.inOwnPage(() => new Promise((done, failed) => {
        const asked = indexedDB.deleteDatabase("cases");
        asked.onsuccess = () => done();
        asked.onerror = () => failed(asked.error);
      }));
    }
  });

  test("a connection that the browser closed is opened anew", async () => {
    const tab = await here.openMarked(signs);
    const { id } = await cases.report(tab.page.url());
    await cases.sealed(id);
    const count = await cases.with(async (store) => {
      const { transaction } = IDBDatabase.prototype;
      IDBDatabase.prototype.transaction = function (...given) {
        IDBDatabase.prototype.transaction = transaction;
        this.close();
        return transaction.apply(this, given);
      };
      return (await store.entries()).length;
    });
    assert.equal(count, 1);
  });

  test("a case that is deleted while it is sealed is gone, wherever the sealing is", async () => {
    const tab = await here.openMarked(signs);
    const url = tab.page.url();
    for (let step = 1, isDone = false; !isDone; step += 1) {
      assert.ok(step < 100, "it comes to an end");
      await cases.clear();
      const { id } = await cases.report(url);
      await cases.closed("report.html", 1);
      await cases.unsealed(id);
      isDone = await cases.sealedWithDeletionAt(id, step);
      const { notes, others } = await cases.left();
      assert.deepEqual(notes.map((note) => note.case_id), isDone ? [] : [id], `step ${step}`);
      if (!isDone) assert.deepEqual(others, [], `step ${step}`);
    }
  });
});

describe("a browser that ends", () => {
  for (const { name, start } of EXTENDED) {
    test(`${name}: after it was started anew, the case is there, and its page seals it`, { skip: start === undefined && `${name} is not installed` }, () => inFolder(async (profile) => {
      const server = await serve();
      server.show(signs.page, signs);
      const started = async () => {
        const extension = await start(server.port, { profile });
        return { extension, cases: new Cases({ extension, name, server }) };
      };
      const clicked = async ({ extension, cases }) => {
        const page = await extension.browser.newPage();
        await page.goto(signs.url, { waitUntil: "domcontentloaded" });
        await cases.read(signs.url);
        const { id } = await cases.report(signs.url);
        return id;
      };
      try {
        const before = await started();
        await before.extension.inBackground((global) => {
          (global.browser ?? global.chrome).tabs.create = () => Promise.resolve();
        });
        const id = await clicked(before);
        assert.deepEqual((await before.cases.entries()).map(({ state }) => state), ["captured"]);
        await before.extension.close();

        const after = await started();
        assert.deepEqual((await after.cases.entries()).map((entry) => [entry.id, entry.state]), [[id, "captured"]]);
        await whole(after.cases, id);
        await after.extension.close();
      } finally {
        await server.close();
      }
    }));
  }
});

describe("a disk that is full", () => {
  const { start } = EXTENDED.find(({ name }) => name === "Chromium");
  // The browser limits nobody with `unlimitedStorage`; Firefox limits an extension only by the disk itself.
  test("Chromium, without the right to unlimited storage: it is said, nothing is half, and with room again it is done", { skip: start === undefined && "Chromium is not installed" }, () => inFolder(async (folder) => {
    cpSync(join(built(), "chromium"), folder, { recursive: true });
    const file = join(folder, "manifest.json");
    const manifest = JSON.parse(readFileSync(file, "utf8"));
    writeFileSync(file, JSON.stringify({ ...manifest, permissions: manifest.permissions.filter((name) => name !== "unlimitedStorage") }));
    const server = await serve();
    const extension = await chromium(server.port, { folder });
    const cases = new Cases({ extension, name: "Chromium", server });
    try {
      server.show(signs.page, signs);
      const page = await extension.browser.newPage();
      await page.goto(signs.url, { waitUntil: "domcontentloaded" });
      await cases.read(signs.url);
      // Before anything is kept: the browser only looks from time to time how much there is.
      await extension.limitStorage(1_000);
      assert.deepEqual(await cases.report(signs.url), { kind: "not-done", why: "case_storage_full" });
      assert.deepEqual(await cases.entries(), []);
      await extension.limitStorage(undefined);
      const { id } = await cases.report(signs.url);
      await whole(cases, id);
      assert.equal((await cases.entries()).length, 1);
    } finally {
      await extension.close();
      await server.close();
    }
  }));
});
