// One click on a listing, and a case is sealed: by every way there is, whatever is stopped in between.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { Cases, verified } from "./lib/cases.mjs";
import { list, search, signs } from "./lib/samples.mjs";
import { everywhere } from "./lib/scene.mjs";
import { until } from "./lib/until.mjs";

everywhere((here) => {
  let cases;
  beforeEach(async () => {
    cases = new Cases(here);
    await cases.clear();
  });

  test("one click, and the case is sealed; the file says all of it and holds", async () => {
    const tab = await here.open(signs);
    await tab.marked();
    const answer = await cases.report(tab.page.url());
    assert.equal(answer.kind, "case", JSON.stringify(answer));
    const entry = await cases.sealed(answer.id);
    assert.equal(entry.summary.level, "strong");
    assert.equal((await cases.entries()).length, 1);
    const { code, text } = verified(await cases.file(answer.id, "signs"));
    assert.equal(code, 0, text);
    await tab.until(({ mark }) => mark?.text.includes("In your cases"), "the mark says that the listing is in a case");
  });

  test("two clicks in a moment are one", async () => {
    const tab = await here.open(signs);
    await tab.marked();
    const answers = await Promise.all([cases.report(tab.page.url()), cases.report(tab.page.url())]);
    assert.equal(answers[0].id, answers[1].id);
    assert.equal((await cases.entries()).length, 1);
  });

  test("cards of a list become cases, each with its own facts", async () => {
    const tab = await here.open(search);
    await tab.until(({ pills }) => pills.length === 2, "marks of the cards");
    const url = tab.page.url();
    const count = await here.extension.inOwnPage(async (address) => {
      const api = globalThis.browser ?? globalThis.chrome;
      const [found] = (await api.tabs.query({})).filter((one) => one.url === address);
      const { cards } = await api.runtime.sendMessage({ kind: "verdict", tab: found.id });
      const listings = cards.map(({ listing }) => listing.url);
      return (await api.runtime.sendMessage({ kind: "add-cards", tab: found.id, listings, folder: "walk" })).count;
    }, url);
    assert.equal(count, 2);
    const [one, other] = await cases.entries();
    assert.notEqual(one.listing, other.listing);
    assert.deepEqual([one.folder, other.folder], ["walk", "walk"]);
    const page = await cases.open(`report.html?case=${one.id}`);
    await cases.sealed(one.id);
    await page.close();
    const { code, text } = verified(await cases.file(one.id, "card"));
    assert.equal(code, 0, text);
  });

  test("whenever the background is stopped and the page closed, there is one case in the end, whole", async () => {
    for (let step = 0; step < 12; step += 1) {
      await cases.clear();
      const tab = await here.open(signs);
      await tab.marked();
      const asked = cases.report(tab.page.url());
      await new Promise((done) => setTimeout(done, step * 30));
      await here.extension.stopBackground();
      await Promise.race([asked, new Promise((done) => setTimeout(done, 100))]);
      await closed(here, "report.html");
      // The next event starts the background anew; a click that never arrived is clicked again by the person.
      const entry = await until(async () => {
        await here.extension.inOwnPage(() => (globalThis.browser ?? globalThis.chrome).runtime.sendMessage({ kind: "verdict", tab: -1 }));
        const [known] = await cases.entries();
        if (known === undefined) await cases.report(tab.page.url());
        return known !== undefined && known.state !== "begun" ? known : undefined;
      }, `a case after a stop at step ${step}`);
      assert.notEqual(entry.state, "missed", `step ${step}`);
      const page = await cases.open(`report.html?case=${entry.id}`);
      await cases.sealed(entry.id);
      await page.close();
      assert.equal((await cases.entries()).length, 1, `step ${step}`);
      const { code, text } = verified(await cases.file(entry.id, "stopped"));
      assert.equal(code, 0, `step ${step}: ${text}`);
      await tab.page.close();
    }
  });

  test("a page that is closed while it seals leaves nothing half", async () => {
    for (let step = 0; step < 8; step += 1) {
      await cases.clear();
      const tab = await here.open(signs);
      await tab.marked();
      const { id } = await cases.report(tab.page.url());
      await new Promise((done) => setTimeout(done, step * 25));
      await closed(here, "report.html");
      const state = (await cases.entries())[0].state;
      const has = await cases.with(async (store, wanted) => (await store.evidenceOf(wanted)) !== null, id);
      assert.equal(has, state === "sealed", `step ${step}: ${state}`);
      const page = await cases.open(`report.html?case=${id}`);
      await cases.sealed(id);
      await page.close();
      assert.equal(verified(await cases.file(id, "closed")).code, 0, `step ${step}`);
      await tab.page.close();
    }
  });

  test("what was deleted is gone, and that it was is noted", async () => {
    const tab = await here.open(signs);
    await tab.marked();
    const { id } = await cases.report(tab.page.url());
    await cases.sealed(id);
    const left = await cases.with(async (store, wanted) => {
      await store.remove([wanted], "2026-11-29T00:00:00.000Z");
      const opened = await new Promise((done, failed) => {
        const asked = indexedDB.open("cases");
        asked.onsuccess = () => done(asked.result);
        asked.onerror = () => failed(asked.error);
      });
      const names = [...opened.objectStoreNames];
      const counts = await Promise.all(names.map((name) => new Promise((done) => {
        const asked = opened.transaction(name).objectStore(name).count();
        asked.onsuccess = () => done([name, asked.result]);
      })));
      opened.close();
      return { counts: Object.fromEntries(counts), notes: await store.deletions() };
    }, id);
    const { deletions, ...others } = left.counts;
    assert.equal(deletions, 1);
    assert.deepEqual(new Set(Object.values(others)), new Set([0]), JSON.stringify(left.counts));
    assert.equal(left.notes[0].case, id);
    assert.match(left.notes[0].wacz_sha256, /^[0-9a-f]{64}$/);
  });

  test("a list of a thousand cards becomes cases at once", async () => {
    const tab = await here.open(list(300), { height: 2000 });
    await tab.until(({ pills }) => pills.length === 300, "marks of the cards");
    const count = await here.extension.inOwnPage(async (address) => {
      const api = globalThis.browser ?? globalThis.chrome;
      const [found] = (await api.tabs.query({})).filter((one) => one.url === address);
      const { cards } = await api.runtime.sendMessage({ kind: "verdict", tab: found.id });
      return (await api.runtime.sendMessage({ kind: "add-cards", tab: found.id, listings: cards.map(({ listing }) => listing.url), folder: "" })).count;
    }, tab.page.url());
    assert.equal(count, 300);
  });
});

/** Closes the pages of the extension at a path, as a person does. */
async function closed({ extension }, path) {
  await extension.inOwnPage(async (address) => {
    const api = globalThis.browser ?? globalThis.chrome;
    const tabs = (await api.tabs.query({})).filter(({ url }) => url?.startsWith(address));
    await api.tabs.remove(tabs.map(({ id }) => id));
  }, extension.own(path));
}
