// The background stopped at any step, the engine trapped, the extension replaced while a page is open.
import assert from "node:assert/strict";
import { test } from "node:test";

import { search, signs } from "./lib/samples.mjs";
import { everywhere } from "./lib/scene.mjs";
import { until } from "./lib/until.mjs";

everywhere((here) => {
  const strong = "Strong warning signs seen.";

  /** The background started anew, with the engine that it will load when it is first asked changed. */
  async function startedWith(change, ...given) {
    await here.extension.stopBackground();
    await here.extension.inBackground(change, ...given);
  }

  test("stopped before the page loads", async () => {
    await here.extension.stopBackground();
    const tab = await here.open(signs);
    await tab.marked("strong");
  });

  test("stopped several times in a row", async () => {
    for (const page of [signs, search, signs]) {
      await here.extension.stopBackground();
      await here.extension.stopBackground();
      const tab = await here.open(page);
      await tab.until(({ marks, pills }) => marks + pills.length > 0, "marks");
    }
  });

  test("stopped after the observation was sent", async () => {
    await startedWith((self) => {
      // It never gets to an answer.
      for (const name of ["instantiate", "instantiateStreaming"]) {
        self.WebAssembly[name] = () => new Promise(() => {
          self.isAsked = true;
        });
      }
    });
    const tab = await here.open(signs);
    await until(() => here.extension.inBackground((self) => self.isAsked), "an observation");
    // The looks that loading brings are over: nothing of the page's own makes it be looked at again.
    await tab.evaluate(() => new Promise((done) => setTimeout(done, 600)));
    assert.equal((await tab.drawn()).marks, 0);
    await here.extension.stopBackground();
    await tab.marked("strong");
  });

  test("stopped between the verdict and the popup", async () => {
    const tab = await here.open(signs);
    await tab.marked("strong");
    await here.extension.stopBackground();
    assert.equal((await tab.verdict()).listing.seller_name, "Inisfree Malaysia");
    await here.extension.stopBackground();
    await tab.press("Open Jinjja");
    const [popup] = await until(async () => {
      const open = await here.extension.popups();
      return open.some((text) => text.includes(strong)) && open;
    }, "the popup with the verdict");
    assert.ok(popup.includes("Inisfree Malaysia"), popup);
  });

  test("an engine that traps says that the page could not be read, and reads the next page", async () => {
    await startedWith((self) => {
      const { WebAssembly } = self;
      // (module (func (export "trap") unreachable))
      const bytes = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 8, 1, 4, 116, 114, 97, 112, 0, 0, 10, 5, 1, 3, 0, 0, 11];
      const { trap } = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(bytes))).exports;
      self.traps = 0;
      for (const name of ["instantiate", "instantiateStreaming"]) {
        const real = WebAssembly[name];
        WebAssembly[name] = async (...given) => {
          const { module, instance: { exports } } = await real.apply(WebAssembly, given);
          const judge_observation = () => {
            self.traps += 1;
            // Whoever goes on with this instance finds nothing where it was.
            new Uint8Array(exports.memory.buffer).fill(255);
            trap();
          };
          return { module, instance: { exports: { ...exports, judge_observation } } };
        };
      }
    });
    const tab = await here.open(signs);
    await until(async () => (await tab.verdict()).state === "failed", "the verdict that the page could not be read");
    assert.equal((await tab.drawn()).marks, 0);
    assert.equal(await here.extension.inBackground((self) => self.traps), 1);

    const next = await here.open({ ...signs, url: signs.url.replaceAll("310000077", "310000078") });
    const { mark } = await next.marked("strong");
    assert.ok(mark.text.includes(strong), mark.text);
    assert.equal(await here.extension.inBackground((self) => self.traps), 1);
  });

  test("the extension replaced while a page is open: the old mark goes, the old script stops, new pages are marked", async () => {
    const tab = await here.open(signs);
    const { mark } = await tab.marked("strong");
    await tab.within(mark.node, (element) => element.classList.add("old"));
    await here.extension.reload();
    await tab.page.bringToFront();
    // Firefox starts the new script in pages that are open; Chromium leaves them alone.
    await tab.evaluate(() => document.body.append("more"));
    const isOld = ({ node }) => node.attributes.class.split(" ").includes("old");
    const now = await tab.until(({ mark, marks }) => marks === 0 || (marks === 1 && !isOld(mark)), "the old page without the old mark");
    assert.equal(now.marks, here.name === "Firefox" ? 1 : 0);
    const next = await here.open(signs);
    const { marks } = await next.marked("strong");
    assert.equal(marks, 1);
    await tab.page.bringToFront();
    await tab.visit(signs.url);
    assert.equal((await tab.marked("strong")).marks, 1);
  });
});
