// Pages that fight the mark: that take it away, hide, fade, cover or imitate it, or press it without a person. What is drawn into
// a page only informs: nothing that a page does opens the extension's own window or changes anything.
import assert from "node:assert/strict";
import { test } from "node:test";

import { casesOf } from "./lib/cases.mjs";
import { changed, scripted, signs } from "./lib/samples.mjs";
import { everywhere } from "./lib/scene.mjs";
import { until } from "./lib/until.mjs";

/** What a page may try on the mark alone. It stays what it was. */
const ON_THE_MARK = {
  "display: none for all but the page itself": "body *, html > :not(body) { display: none !important }",
  "display: none for what we add": "html > div { display: none !important }",
  opacity: "html > div { opacity: 0 !important }",
  filter: "html > div { filter: opacity(0) blur(9px) !important }",
  transform: "html > div { transform: translateX(-9999px) scale(0) !important }",
  "clip-path": "html > div { clip-path: inset(50%) !important; mask: linear-gradient(transparent, transparent) !important }",
  "another place": "html > div { position: fixed !important; left: -9999px !important; contain: strict !important; width: 0 !important }",
  "an animation": "@keyframes gone { from, to { opacity: 0; visibility: hidden } } html > div { animation: gone 1s infinite !important }",
  "colours and sizes": "* { color: transparent !important; font-size: 0 !important; line-height: 0 !important; visibility: hidden !important }",
};

/** What hits the page with the mark: the page is not seen either. */
const ON_THE_PAGE = {
  "opacity of html": "html { opacity: 0 }",
  "filter of html": "html { filter: opacity(0) }",
  "transform of html": "html { transform: translateX(-9999px) }",
  "display: none for all": "* { display: none !important }",
};

/** What was seen to make people click on what extensions draw. */
const TRICKS = {
  "nothing is seen of the page": () => { document.documentElement.style.opacity = "0.001"; },
  "nothing is seen of what is drawn": () => document.querySelectorAll("html > div").forEach((host) => host.style.setProperty("opacity", "0.001", "important")),
  "a cover lets clicks pass": () => {
    const cover = document.documentElement.appendChild(document.createElement("dialog"));
    cover.style = "position: fixed; inset: 0; width: 100vw; height: 100vh; background: white; pointer-events: none";
    cover.innerHTML = "<button>Close</button>";
    cover.show();
  },
  "a popover lies over it": () => {
    const cover = document.body.appendChild(document.createElement("div"));
    cover.popover = "manual";
    cover.style = "position: fixed; inset: 0; width: 100vw; height: 100vh; background: white; pointer-events: none";
    cover.showPopover();
  },
  "it moves under the mouse": () => {
    addEventListener("mousemove", ({ clientX: x, clientY: y }) => document.querySelectorAll("html > div").forEach((host) => {
      host.style.setProperty("translate", `${x - 900}px ${y - 700}px`, "important");
    }));
  },
  "only a hole is left of the page": () => {
    document.body.style.clipPath = "inset(0 0 99% 0)";
    document.documentElement.style.filter = "opacity(0)";
  },
};

everywhere((here) => {
  const cases = casesOf(here);
  const styled = (style) => changed(signs, (page) => page.replace("</head>", () => `<style>${style}</style></head>`));
  const popups = () => here.extension.popups();
  const opened = (words) => until(async () => (await popups()).some((text) => text.includes(words)), "the popup");
  const strong = "Strong warning signs seen.";
  const badge = (tab) => here.extension.inOwnPage(async (url) => {
    const api = globalThis.browser ?? globalThis.chrome;
    const { id } = (await api.tabs.query({})).find((one) => one.url === url);
    return api.action.getBadgeText({ tabId: id });
  }, tab.page.url());

  test("a page that takes the mark away gets it back", async () => {
    const tab = await here.open(signs);
    await tab.marked();
    await tab.evaluate(() => document.documentElement.lastElementChild.remove());
    await tab.marked();
  });

  test("a page that takes it away again and again has its way in the end, and is not slowed down", async () => {
    const tab = await here.open(scripted(signs, `
      window.taken = 0;
      new MutationObserver(() => {
        for (const element of document.querySelectorAll("html > div")) {
          element.remove();
          window.taken += 1;
        }
      }).observe(document.documentElement, { childList: true });
      // And something that changes all the time, so that it is always looked for.
      const clock = document.body.appendChild(document.createElement("p"));
      window.ticks = 0;
      setInterval(() => { clock.textContent = window.ticks += 1; }, 20);
    `));
    await until(() => tab.evaluate(() => window.taken > 0), "the mark taken away");
    const ticks = await tab.evaluate(() => window.ticks);
    await until(() => tab.evaluate((before) => window.ticks > before + 150, ticks), "a page that goes on");
    const taken = await tab.evaluate(() => window.taken);
    assert.ok(taken <= 21, `${taken} times`);
    assert.equal((await tab.verdict()).state, "read");
    assert.equal(await badge(tab), "!!");
  });

  for (const [what, style] of Object.entries(ON_THE_MARK)) {
    test(`the mark is seen all the same: ${what}`, async () => {
      const tab = await here.open(styled(style));
      const { mark } = await tab.marked("strong");
      const seen = await tab.within(mark.node, (element) => {
        const { left, right, top, bottom, width, height } = element.getBoundingClientRect();
        const styles = [element, element.getRootNode().host].map((one) => getComputedStyle(one));
        return {
          isOnScreen: left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight && width > 200 && height > 80,
          isVisible: styles.every(({ opacity, filter, visibility, transform, clipPath, maskImage }) =>
            [opacity, filter, visibility, transform, clipPath, maskImage].join() === "1,none,visible,none,none,none"),
          text: parseFloat(getComputedStyle(element.querySelector(".store")).fontSize),
        };
      });
      assert.deepEqual(seen, { isOnScreen: true, isVisible: true, text: 13 });
    });
  }

  test("the mark is seen all the same: styles that the page writes on it", async () => {
    const tab = await here.open(signs);
    const { mark } = await tab.marked("strong");
    await tab.evaluate(() => {
      const host = document.documentElement.lastElementChild;
      host.setAttribute("style", "display: none !important; opacity: 0 !important; transform: scale(0) !important");
      host.hidden = true;
      host.inert = false;
    });
    const seen = await tab.within(mark.node, (element) => {
      const { display, opacity, transform } = getComputedStyle(element.getRootNode().host);
      return { display, opacity, transform, isTall: element.offsetHeight > 80 };
    });
    assert.deepEqual(seen, { display: "block", opacity: "1", transform: "none", isTall: true });
  });

  for (const [what, style] of Object.entries(ON_THE_PAGE)) {
    test(`a page that hides itself cannot hide what the browser shows: ${what}`, async () => {
      const tab = await here.open(styled(style));
      await tab.marked("strong");
      assert.equal(await badge(tab), "!!");
      assert.equal((await tab.verdict()).assessment.risk.level, "strong");
    });
  }

  for (const [what, trick] of Object.entries(TRICKS)) {
    test(`a person who is made to click on the mark makes no case: ${what}`, async () => {
      const tab = await here.open(scripted(signs, `addEventListener("click", () => { window.isClicked = true; }, true);`));
      const { buttons } = await tab.marked();
      const places = await Promise.all(buttons.map((button) => tab.middle(button)));
      await tab.evaluate(trick);
      for (const { x, y } of places) {
        await tab.page.mouse.click(x, y);
        await here.extension.closePopups();
      }
      await until(() => tab.evaluate(() => window.isClicked), "the person's click");
      // What the background heard before this is answered before this.
      await tab.verdict();
      assert.deepEqual(await cases.entries(), []);
      assert.equal(tab.page.url(), signs.url);
    });
  }

  test("a person's click through a cover that lets clicks pass opens the popup and nothing else", async () => {
    const tab = await here.open(scripted(signs, `
      const cover = document.body.appendChild(document.createElement("div"));
      cover.popover = "manual";
      cover.style = "position: fixed; inset: 0; width: 100vw; height: 100vh; border: 0; background: white; pointer-events: none";
      cover.textContent = "Win a prize!";
      cover.showPopover();
    `));
    await tab.marked();
    const before = { pages: (await here.extension.browser.pages()).length, stored: await stored(), asked: here.server.log.length };
    await tab.press("Open Jinjja");
    await opened(strong);
    assert.equal(tab.page.url(), signs.url);
    assert.deepEqual(await stored(), before.stored);
    assert.deepEqual(here.server.log.slice(before.asked).filter((line) => !line.startsWith("www.lazada.com.my/favicon")), []);
  });

  const stored = () => here.extension.inOwnPage(() => (globalThis.browser ?? globalThis.chrome).storage.local.get());

  test("a cover in the top layer gets the click itself", async () => {
    const tab = await here.open(scripted(signs, `
      const cover = document.body.appendChild(document.createElement("div"));
      cover.popover = "manual";
      cover.style = "position: fixed; inset: 0; width: 100vw; height: 100vh; border: 0; background: white";
      cover.showPopover();
      cover.addEventListener("click", () => { window.isPressed = true; });
    `));
    await tab.marked();
    await tab.press("Open Jinjja");
    await until(() => tab.evaluate(() => window.isPressed), "the cover's click");
    assert.deepEqual(await popups(), []);
  });

  test("clicks and keys that no person made open nothing and press nothing", async () => {
    const tab = await here.open(scripted(signs, `
      addEventListener("message", ({ data }) => setTimeout(() => {
        const host = document.querySelector("html > div");
        for (const { x, y } of data) {
          const at = { bubbles: true, composed: true, cancelable: true, clientX: x, clientY: y, button: 0, view: window };
          for (const target of [host, document.elementFromPoint(x, y), document.documentElement]) {
            target.click?.();
            for (const name of ["pointerdown", "mousedown", "pointerup", "mouseup", "click"]) {
              target.dispatchEvent(new (name.startsWith("p") ? PointerEvent : MouseEvent)(name, at));
            }
          }
          host.focus();
          for (const key of ["Enter", " ", "Escape"]) host.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, composed: true }));
        }
        window.isDone = true;
      }));
    `));
    const { buttons, mark } = await tab.marked();
    const places = await Promise.all(buttons.map((button) => tab.middle(button)));
    const look = () => tab.within(mark.node, (element) => element.outerHTML);
    const before = await look();
    await tab.evaluate((all) => postMessage(all), places);
    await until(() => tab.evaluate(() => window.isDone), "the page's clicks");
    // A closed root is no wall for other extensions, which could press the buttons themselves.
    for (const button of buttons) await tab.within(button, (element) => element.click());
    // What the background heard before this is answered before this.
    await tab.verdict();
    assert.deepEqual(await popups(), []);
    assert.equal(await look(), before);
  });

  test("a mark that the page imitates opens nothing", async () => {
    const tab = await here.open(scripted(signs, `
      const fake = document.documentElement.insertBefore(document.createElement("div"), document.body);
      const root = fake.attachShadow({ mode: "open" });
      root.innerHTML = '<section class="mark none" aria-label="Jinjja" style="position:fixed;left:16px;top:16px;z-index:2147483647">'
        + '<p>No warning signs.</p><button class="main">Open Jinjja</button></section>';
      const button = root.querySelector("button");
      button.onclick = () => {
        window.isPressed = true;
        document.dispatchEvent(new CustomEvent("jinjja:answer", { detail: JSON.stringify({ kind: "open" }) }));
        postMessage({ kind: "open" }, "*");
        globalThis.chrome?.runtime?.sendMessage?.({ kind: "open" });
      };
      window.place = () => { const { x, y } = button.getBoundingClientRect(); return { x: x + 9, y: y + 9 }; };
    `));
    await tab.marked("strong");
    const { x, y } = await tab.evaluate(() => window.place());
    await tab.page.mouse.click(x, y);
    await until(() => tab.evaluate(() => window.isPressed), "the click on the imitation");
    await tab.evaluate(() => document.querySelector("html > div").shadowRoot.querySelector("button").click());
    assert.equal((await tab.verdict()).assessment.risk.level, "strong");
    assert.deepEqual(await popups(), []);
  });
});
