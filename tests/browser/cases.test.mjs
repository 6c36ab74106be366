// One click on a listing, and a case is sealed: by every way there is, whatever is stopped in between.
import assert from "node:assert/strict";
import { test } from "node:test";

import { casesOf, verified } from "./lib/cases.mjs";
import { list, sample, search, signs, soldBy } from "./lib/samples.mjs";
import { everywhere } from "./lib/scene.mjs";
import { byPages } from "./lib/server.mjs";
import { until } from "./lib/until.mjs";

/** Steps of the background before a wish is noted: it asks for the tab, and begins to write. */
const BEFORE_NOTED = 2;

everywhere((here) => {
  const cases = casesOf(here);

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

  test("from the toolbar there is a picture too, and nothing is asked of the network", async () => {
    const tab = await here.open(signs);
    await tab.marked();
    const asked = here.server.log.length;
    await here.extension.useToolbar(tab.page);
    await until(async () => (await here.extension.popups()).some((text) => text.includes("Report")), "the popup");
    await here.extension.pressInPopup("Report");
    const entry = await until(async () => (await cases.entries()).find(({ state }) => state === "sealed"), "a sealed case");
    assert.equal(entry.picture, "");
    const whole = await cases.with(async (store, id) => {
      const { pictures, record } = await store.whole(id);
      const { width, height } = await createImageBitmap(pictures[0].bytes);
      return { kinds: pictures.map(({ kind }) => kind), width, height, record: JSON.parse(record) };
    }, entry.id);
    assert.deepEqual(whole.kinds, ["view"]);
    assert.deepEqual(whole.record.evidence.items.map(({ kind }) => kind), ["page", "view", "metadata"]);
    assert.ok(whole.width >= 1000 && whole.height >= 500, `${whole.width} × ${whole.height}`);
    assert.equal(verified(await cases.file(entry.id, "picture")).code, 0);
    assert.deepEqual(byPages(here.server.log.slice(asked)), []);
  });

  test("what the page shows when it is left meanwhile is no case of what was clicked on", async () => {
    const tab = await here.open(signs);
    await tab.marked();
    const url = tab.page.url();
    await here.extension.inBackground((global) => {
      const api = global.browser ?? global.chrome;
      const { executeScript } = api.scripting;
      let count = 0;
      api.scripting.executeScript = async (what) => {
        const done = await executeScript.call(api.scripting, what);
        count += 1;
        if (count === 4) await executeScript.call(api.scripting, { target: what.target, func: () => history.pushState(null, "", "/products/other-i310000099.html") });
        return done;
      };
    });
    assert.deepEqual(await cases.report(url), { kind: "not-done", why: "case_page_gone" });
    await here.extension.stopBackground();
    assert.deepEqual((await cases.entries()).map(({ state }) => state), ["missed"]);
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
    const count = await cases.added(tab.page.url(), "walk");
    assert.equal(count, 2);
    const [one, other] = await cases.entries();
    assert.notEqual(one.listing, other.listing);
    assert.deepEqual([one.folder, other.folder], ["walk", "walk"]);
    assert.equal(await cases.added(tab.page.url(), "again"), 0, "what is in a case is not added again");
    await tab.until(({ pills }) => pills.every(({ label }) => label.includes("In your cases")), "the cards' marks say so");
    await cases.open(`report.html?case=${one.id}`);
    await cases.sealed(one.id);
    const { code, text } = verified(await cases.file(one.id, "card"));
    assert.equal(code, 0, text);
  });

  /** Stops the background at each of its steps in turn while it does what the person wished for. In the end it is done, once: there are
   * cases with so many captures each. `prepared` gives the page and the wish; one that could not even be noted is wished again. */
  async function stoppedEverywhere(prepared, captures) {
    for (let step = 1, isDone = false; !isDone; step += 1) {
      assert.ok(step < 100, "it comes to an end");
      await cases.closed("report.html");
      await cases.clear();
      const { tab, wish } = await prepared();
      const url = tab.page.url();
      isDone = (await cases.askedUpTo(step, url, wish)) !== "stopped";
      await here.extension.stopBackground();
      await until(async () => {
        await cases.wake();
        const entries = await cases.entries();
        if (entries.some(({ state }) => state === "begun")) return false;
        const isDone = entries.length >= captures.length && entries[0].captures.length >= captures[0];
        if (isDone) return true;
        assert.ok(step <= BEFORE_NOTED, `there is a note at step ${step}`);
        await cases.wished(url, wish);
        return false;
      }, `what was wished for, after a stop at step ${step}`);
      const entries = await cases.entries();
      assert.deepEqual(entries.map((entry) => entry.captures.length), captures, `step ${step}`);
      for (const { id } of entries) await whole(id, `step ${step}`);
      await tab.page.close();
    }
  }

  const opened = async (scene) => {
    const tab = await here.open(scene);
    await tab.until(({ marks, pills }) => marks + pills.length > 0, "marks");
    return tab;
  };

  test("whatever the background is at when it is stopped, there is one case in the end, whole", async () => {
    const prepared = async () => ({ tab: await opened(signs), wish: { kind: "report" } });
    await stoppedEverywhere(prepared, [1]);
  });

  test("whatever the background is at when more is added to a case, it is added once, whole", async () => {
    const prepared = async () => {
      const tab = await opened(signs);
      const { id } = await cases.report(tab.page.url());
      await cases.sealed(id);
      await cases.closed("report.html", 1);
      return { tab, wish: { kind: "capture-more", case: id } };
    };
    await stoppedEverywhere(prepared, [2]);
  });

  test("whatever the background is at when cards of a list are added, each is one case, whole", async () => {
    const prepared = async () => {
      const tab = await opened(search);
      return { tab, wish: { kind: "add-cards", listings: await cases.cards(tab.page.url()), folder: "walk" } };
    };
    await stoppedEverywhere(prepared, [1, 1]);
  });

  test("whatever the page is at when it is closed, nothing is half", async () => {
    const tab = await here.open(signs);
    await tab.marked();
    for (let step = 1, isDone = false; !isDone; step += 1) {
      assert.ok(step < 100, "it comes to an end");
      await cases.clear();
      const { id } = await cases.report(tab.page.url());
      await cases.closed("report.html", 1);
      isDone = await cases.sealedUpTo(id, step);
      const [{ state }] = await cases.entries();
      const has = await cases.with(async (store, wanted) => (await store.evidenceOf(wanted)) !== null, id);
      assert.equal(has, state === "sealed", `step ${step}: ${state}`);
      await whole(id, `step ${step}`);
      assert.equal((await cases.entries()).length, 1, `step ${step}`);
    }
  });

  /** Opened, a case is whole. */
  async function whole(id, when) {
    await cases.open(`report.html?case=${id}`);
    await cases.sealed(id);
    await cases.closed("report.html");
    const { code, text } = verified(await cases.file(id, "stopped"));
    assert.equal(code, 0, `${when}: ${text}`);
  }

  test("what was deleted is gone, and that it was is noted", async () => {
    const tab = await here.open(signs);
    await tab.marked();
    const { id } = await cases.report(tab.page.url());
    await cases.sealed(id);
    const left = await cases.with(async (store, wanted) => {
      const { removed } = await import("./cases/page.js");
      await removed([wanted]);
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
    assert.equal(left.notes[0].case_id, id);
    assert.match(left.notes[0].sha256, /^[0-9a-f]{64}$/);
  });

  test("the sellers of cards are known before those are sealed: cases of one are proposed at once", async () => {
    const tab = await here.open(soldBy(["789", "790", "789"]));
    await cases.read(tab.page.url());
    assert.equal(await cases.added(tab.page.url()), 3);
    const before = await cases.entries();
    assert.deepEqual(before.map(({ state, sellers }) => [state, sellers]).sort(), ["789", "789", "790"].map((id) => ["captured", [`shop_id lazada:PH:seller:${id}`]]));
    const one = before.find(({ sellers }) => sellers[0].endsWith("789"));
    await cases.open(`report.html?case=${one.id}`);
    assert.deepEqual((await cases.sealed(one.id)).sellers, one.sellers);
    const proposed = await cases.with(async (_store, id) => (await (await import("./cases/page.js")).sameSeller(id)).map(({ case_id }) => case_id), one.id);
    assert.deepEqual(proposed, before.filter(({ id, sellers }) => id !== one.id && sellers[0] === one.sellers[0]).map(({ id }) => id));
  });

  test("another page is added to a case, and sealed with the first", async () => {
    const tab = await opened(signs);
    const { id } = await cases.report(tab.page.url());
    await cases.sealed(id);
    await cases.closed("report.html", 1);
    const other = await opened(sample("lazada-product"));
    assert.deepEqual(await cases.more(id, other.page.url()), { kind: "case", id });
    await until(async () => (await cases.recordOf(id)).evidence.items.filter(({ kind }) => kind === "page").length === 2, "both pages sealed");
    const [entry, ...others] = await cases.entries();
    assert.deepEqual([entry.id, entry.captures.length, others], [id, 2, []]);
    assert.equal(entry.summary.title, "Innisfree Green Tea Seed Serum 80ml", "it is a case of the first");
    const { code, text } = verified(await cases.file(id, "more"));
    assert.equal(code, 0, text);
  });

  test("more for a case that was deleted is nothing, and leaves nothing", async () => {
    const tab = await opened(signs);
    assert.deepEqual(await cases.more("019a2f3c-7b1e-7c44-9d2e-000000000001", tab.page.url()), { kind: "not-done", why: "case_gone" });
    assert.deepEqual(await cases.left(), { notes: [], others: [] });
  });

  test("the key is that of the role at the moment of sealing", async () => {
    const tab = await opened(signs);
    const keys = (id) => cases.with(async (store, wanted) => Promise.all([wanted, "investigator"].map(async (of) => (await store.keyOf(of)) !== undefined)), id);
    const { id } = await cases.report(tab.page.url());
    await cases.sealed(id);
    assert.deepEqual(await keys(id), [true, false]);
    // The page of the case is open all the time.
    await cases.chosen({ role: "investigator" });
    try {
      assert.deepEqual(await cases.more(id, tab.page.url()), { kind: "case", id });
      await until(async () => (await cases.recordOf(id)).custody.some(({ event }) => event === "resealed"), "sealed again");
      assert.deepEqual(await keys(id), [true, true]);
    } finally {
      await cases.chosen({ role: "shopper" });
    }
  });

  test("all cards of a long list become cases at once", async () => {
    const tab = await here.open(list(300), { height: 2000 });
    await tab.until(({ pills }) => pills.length === 300, "marks of the cards");
    const count = await cases.added(tab.page.url());
    assert.equal(count, 300);
  });

  test("what two windows change in one case is both kept", async () => {
    const tab = await here.open(signs);
    await tab.marked();
    const { id } = await cases.report(tab.page.url());
    await cases.sealed(id);
    const { statement, custody } = await cases.with(async (store, wanted) => {
      const page = await import("./cases/page.js");
      const said = (part) => page.change(wanted, JSON.stringify({ change: "statement-changed", statement: part }));
      await Promise.all([said({ explanation: "The seal is missing." }), said({ where: ["packaging"] }), said({ bona_fide: true })]);
      return JSON.parse(await store.recordOf(wanted));
    }, id);
    assert.deepEqual([statement.explanation, statement.where, statement.bona_fide], ["The seal is missing.", ["packaging"], true]);
    assert.equal(custody.filter(({ event }) => event === "statement-changed").length, 3);
  });
});
