// The mark for everybody: axe-core, the keyboard alone, ten languages on a small screen, light and dark, with little motion.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";

import { search, signs } from "./lib/samples.mjs";
import { everywhere } from "./lib/scene.mjs";
import { root } from "./lib/tools.mjs";
import { until } from "./lib/until.mjs";

const tools = createRequire(join(root, "extension/package.json"));
const AXE = readFileSync(tools.resolve("axe-core/axe.min.js"), "utf8");
const LANGUAGES = ["en", "ko", "zh-CN", "zh-TW", "th", "vi", "id", "ms", "fil", "ja"];

everywhere((here) => {
  /** What axe-core has against what is drawn; the closed roots are opened for it. */
  async function violations(tab) {
    await tab.evaluate(AXE);
    for (const shadow of await here.extension.roots(tab.page)) {
      await tab.within(shadow, (open) => {
        Object.defineProperty(open.host, "shadowRoot", { value: open });
        open.host.dataset.drawn = "";
      });
    }
    return tab.evaluate(async () => {
      const { violations: found, passes } = await window.axe.run({ include: [["[data-drawn]"]] }, { resultTypes: ["violations", "passes"] });
      const told = found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => html + failureSummary).join(" | ")}`);
      return { told, passes: passes.map(({ id }) => id) };
    });
  }

  /** Texts whose contrast is less than 4.5, which axe-core cannot tell of what lies over a page. */
  const faint = (tab, node) => tab.within(node, (element) => {
    const light = (color) => {
      const parts = color.match(/[\d.]+/g).slice(0, 3).map((part) => Number(part) / 255);
      const [red, green, blue] = parts.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const paper = light(getComputedStyle(element).backgroundColor);
    const texts = [...element.querySelectorAll("*")].filter((one) => [...one.childNodes].some(({ nodeType }) => nodeType === 3));
    return texts.map((one) => {
      const ink = light(getComputedStyle(one).color);
      return [(Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05), one.textContent];
    }).filter(([ratio]) => !(ratio >= 4.5));
  });

  for (const dark of [false, true]) {
    test(`axe-core has nothing against marks, ${dark ? "dark" : "light"}`, async () => {
      const tab = await here.open(signs, { dark });
      const { mark } = await tab.marked();
      const paper = await tab.within(mark.node, (element) => getComputedStyle(element).backgroundColor);
      assert.equal(paper, dark ? "rgb(28, 34, 32)" : "rgb(255, 254, 251)");
      await tab.press("Details");
      const product = await violations(tab);
      assert.deepEqual(product.told, []);
      assert.ok(product.passes.includes("button-name"), product.passes.join());
      assert.deepEqual(await faint(tab, mark.node), []);
      const list = await here.open(search, { dark });
      await list.until(({ pills }) => pills.length === 2, "marks of cards");
      assert.deepEqual((await violations(list)).told, []);
    });
  }

  /** Goes on by Tab until a button of the mark has the focus; says which ones had it on the way. */
  async function tabTo(tab, words) {
    const { root: shadow } = await tab.drawn();
    const seen = [];
    while (seen.at(-1) !== words) {
      assert.ok(seen.length < 40, `“${words}” is not reached: ${seen.join()}`);
      await tab.page.keyboard.press("Tab");
      seen.push(await tab.within(shadow, (root_) => root_.activeElement?.textContent ?? ""));
    }
    return seen.filter((text) => text !== "");
  }
  const focused = async (tab) => {
    const { root: shadow } = await tab.drawn();
    return tab.within(shadow, (root_) => root_.activeElement?.textContent ?? "");
  };
  const isOpen = async (tab) => (await tab.drawn()).button("Details").attributes["aria-expanded"] === "true";

  test("every button is reached by Tab and pressed by Enter; Escape closes the details", async () => {
    const tab = await here.open(signs);
    await tab.marked();
    assert.deepEqual(await tabTo(tab, "Close"), ["Open Jinjja", "Details", "Move aside", "Close"]);

    await tab.page.keyboard.down("Shift");
    for (const words of ["Move aside", "Details"]) {
      await tab.page.keyboard.press("Tab");
      assert.equal(await focused(tab), words);
    }
    await tab.page.keyboard.up("Shift");
    await tab.page.keyboard.press("Enter");
    await tab.until(({ button }) => button("Details").attributes["aria-expanded"] === "true", "the details");
    await tab.page.keyboard.down("Shift");
    await tab.page.keyboard.press("Tab");
    await tab.page.keyboard.press("Tab");
    await tab.page.keyboard.up("Shift");
    assert.equal(await focused(tab), "Show on page");
    await tab.page.keyboard.press("Enter");
    await tab.until(({ frames }) => frames === 1, "the frame around the proof");
    await tab.page.keyboard.press("Escape");
    await until(async () => !(await isOpen(tab)), "details closed");
    // Where the person was is gone; they are at the button that brings it back.
    assert.equal(await focused(tab), "Details");

    await tabTo(tab, "Move aside");
    await tab.page.keyboard.press("Enter");
    await tab.until(({ mark }) => mark.node.attributes.class.includes("aside"), "the mark aside");
    await tabTo(tab, "Close");
    await tab.page.keyboard.press("Enter");
    await tab.until(({ marks }) => marks === 0, "a page without the mark");
  });

  test("the popup is opened by keyboard", async () => {
    const tab = await here.open(signs);
    await tab.marked();
    await tabTo(tab, "Open Jinjja");
    await tab.page.keyboard.press("Enter");
    await until(async () => (await here.extension.popups()).some((text) => text.includes("Inisfree")), "the popup");
  });

  const speak = (language) => here.extension.inOwnPage(
    (chosen) => (globalThis.browser ?? globalThis.chrome).storage.local.set({ settings: { language: chosen } }), language,
  );

  /** What of a mark is cut off, or not on the screen. */
  const cutOff = (element) => {
    const outer = element.getBoundingClientRect();
    const name = (one) => `${one.localName}.${one.className} ${one.textContent.slice(0, 40)}`;
    const wide = [element, ...element.querySelectorAll("*")].filter((one) => one.scrollWidth > one.clientWidth && one.clientWidth > 0);
    const seen = [...element.querySelectorAll(".head *, .buttons button")].filter((one) => one.getClientRects().length > 0);
    const outside = seen.filter((one) => {
      const { left, right, top, bottom } = one.getBoundingClientRect();
      return left < outer.left || right > outer.right || top < outer.top || bottom > outer.bottom;
    });
    const isOnScreen = outer.left >= 0 && outer.right <= innerWidth && outer.top >= 0 && outer.bottom <= innerHeight;
    return [
      ...wide.map((one) => `wide: ${name(one)}`), ...outside.map((one) => `outside: ${name(one)}`),
      ...(isOnScreen ? [] : ["not on the screen"]),
    ];
  };

  test("no text is cut off at 360 px, in any language", async () => {
    const told = new Set();
    try {
      for (const language of LANGUAGES) {
        await speak(language);
        const tab = await here.open(signs, { width: 360, height: 640 });
        const { mark, buttons } = await tab.marked();
        told.add(mark.text);
        assert.deepEqual(await tab.within(mark.node, cutOff), [], `${language}, closed`);
        await tab.press(buttons.map(({ text }) => text)[buttons.length - 3]);
        const cut = await tab.within(mark.node, cutOff);
        if (await tab.within(mark.node, (element) => element.querySelector(".more").clientHeight < 100)) cut.push("no details");
        assert.deepEqual(cut, [], language);
      }
    } finally {
      await speak("");
    }
    assert.equal(told.size, LANGUAGES.length);
  });

  for (const calm of [false, true]) {
    test(`the frame around a proof ${calm ? "stands still for those who want that" : "moves a little"}`, async () => {
      const tab = await here.open(signs, { calm });
      await tab.marked();
      await tab.press("Details");
      await tab.press("Show on page");
      const { root: shadow } = await tab.until(({ frames }) => frames === 1, "the frame around the proof");
      const name = await tab.within(shadow, (root_) => getComputedStyle(root_.querySelector(".proof")).animationName);
      assert.equal(name, calm ? "none" : "jinjja-seen");
    });
  }
});
