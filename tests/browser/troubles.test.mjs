// What can go wrong when a case is made: it is said plainly, nothing is half, and nothing that is here is lost.
import assert from "node:assert/strict";
import { test } from "node:test";

import { casesOf, verified } from "./lib/cases.mjs";
import { changed, signs } from "./lib/samples.mjs";
import { everywhere } from "./lib/scene.mjs";
import { until } from "./lib/until.mjs";

/** What the browser's storage may answer, and what is said of it. */
const STORAGE = {
  "there is no room": { error: "QuotaExceededError", key: "case_storage_full" },
  "it is gone": { error: "UnknownError", key: "case_storage_gone" },
};
const MUCH = 50_000_000;

everywhere((here) => {
  const cases = casesOf(here);

  for (const [what, { error, key }] of Object.entries(STORAGE)) {
    test(`storage, on the click: ${what}`, async () => {
      const tab = await here.openMarked(signs);
      const { id } = await cases.report(tab.page.url());
      await cases.sealed(id);
      const before = await cases.entries();
      await here.extension.inBackground((global, name) => {
        const { prototype } = global.IDBObjectStore;
        prototype.put = () => { throw new global.DOMException("of the test", name); };
      }, error);
      const other = await here.openMarked({ ...signs, url: signs.url.replace("s610000077", "s610000078") });
      const answer = await cases.report(other.page.url());
      assert.deepEqual(answer, { kind: "not-done", why: key });
      await here.extension.stopBackground();
      const left = (await cases.entries()).filter(({ state }) => state !== "begun");
      assert.deepEqual(left, before);
      // With room again, what was begun is brought to its end.
      await here.extension.inOwnPage(() => (globalThis.browser ?? globalThis.chrome).runtime.sendMessage({ kind: "verdict", tab: -1 }));
      const entry = await until(async () => (await cases.entries()).find((one) => one.id !== id && one.state === "captured"), "the other case");
      await cases.open(`report.html?case=${entry.id}`);
      await cases.sealed(entry.id);
    });

    test(`storage, when it is sealed: ${what}`, async () => {
      const tab = await here.openMarked(signs);
      const { id } = await cases.report(tab.page.url());
      await cases.sealed(id);
      const before = await cases.evidence(id);
      const told = await cases.with(async (store, wanted, name) => {
        const page = await import("./cases/page.js");
        const canvas = new OffscreenCanvas(8, 8);
        canvas.getContext("2d");
        await page.addPicture(wanted, new File([await canvas.convertToBlob()], "x.png", { type: "image/png" }));
        const { prototype } = IDBObjectStore;
        const real = prototype.put;
        prototype.put = () => { throw new DOMException("of the test", name); };
        try {
          const { why, pictures } = await page.opened(wanted);
          return `${why}, ${pictures.length} picture`;
        } finally {
          prototype.put = real;
        }
      }, id, error);
      assert.equal(told, `${key}, 1 picture`, "what is there is shown, and why it is not sealed");
      assert.deepEqual(await cases.evidence(id), before);
      assert.equal((await cases.entries())[0].state, "captured");
      await cases.open(`report.html?case=${id}`);
      await cases.sealed(id);
      assert.equal(verified(await cases.file(id, "room-again")).code, 0);
    });
  }

  test("without the person's use of the toolbar there is no picture, and it is said why", async () => {
    const tab = await here.openMarked(signs);
    const { id } = await cases.report(tab.page.url());
    assert.equal((await cases.sealed(id)).picture, "case_no_picture_refused");
  });

  test("a page that is left before it is captured makes no case, and it is said", async () => {
    const tab = await here.openMarked(signs);
    const url = tab.page.url();
    await here.extension.inBackground((global) => {
      const api = global.browser ?? global.chrome;
      const { get } = api.tabs;
      let count = 0;
      api.tabs.get = async (id) => {
        count += 1;
        const tab = await get.call(api.tabs, id);
        return count > 1 && id !== -1 ? { ...tab, url: "https://www.lazada.com.my/" } : tab;
      };
    });
    assert.deepEqual(await cases.report(url), { kind: "not-done", why: "case_page_gone" });
    await here.extension.stopBackground();
    assert.equal((await cases.entries())[0].state, "missed");
  });

  test("a site that was switched off makes no case", async () => {
    const tab = await here.openMarked(signs);
    const url = tab.page.url();
    await cases.switchOff(["www.lazada.com.my"]);
    assert.deepEqual(await cases.report(url), { kind: "not-done", why: "case_off" });
    await cases.switchOff([]);
    assert.deepEqual(await cases.entries(), []);
  });

  test("a page of fifty megabytes becomes a case, with a word of what is missing", { timeout: 120_000 }, async () => {
    const words = "words of no meaning ".repeat(MUCH / 20);
    const tab = await here.open(changed(signs, (page) => page.replace("</body>", () => `<p hidden>${words}</p></body>`)));
    await tab.marked();
    const { id } = await cases.report(tab.page.url());
    await cases.sealed(id);
    const left = await cases.with(async (store, wanted) => (await store.whole(wanted)).captures[0].environment.left_out, id);
    assert.ok(left.some(({ what, why }) => what === "text" && why === "too-long"), JSON.stringify(left));
    assert.equal(verified(await cases.file(id, "large")).code, 0);
  });
});
