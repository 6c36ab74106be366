// The pages that people see, mounted in both browsers. What holds for every page: nothing is cut off at 360 px in any language,
// axe-core finds nothing, everything is reached by keyboard. What is done in the popup, the panel, the options and the welcome.
//
// `lib/mounted.mjs` and `lib/scenes.mjs` say what must have been built.
// JINJJA_PICTURES: where pictures of every page are left (else none are made)

import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";

import { inEachBrowser } from "./lib/mounted.mjs";
import { CARDS, MANY, OFFICIAL, SCENES, SUSPECT, answer, steps, views } from "./lib/scenes.mjs";
import { root } from "./lib/tools.mjs";

const AXE = readFileSync(createRequire(join(root, "extension/package.json")).resolve("axe-core/axe.min.js"), "utf8");
const PICTURES = process.env.JINJJA_PICTURES;
const LANGUAGES = ["en", "ko", "zh_CN", "zh_TW", "th", "vi", "id", "ms", "fil", "ja"];

/** Runs in a page. What does not fit: the page itself, or a box whose text is wider than it. */
function misfits() {
  const found = [];
  const root = document.scrollingElement;
  if (root.scrollWidth > root.clientWidth) found.push(`page: ${root.scrollWidth} in ${root.clientWidth}`);
  for (const each of document.querySelectorAll("#page *")) {
    if (each.closest("thead, option") || each.checkVisibility?.() === false) continue;
    const target = each.matches("[type=checkbox], [type=radio], [type=file]") ? each.closest("label") : each;
    const box = target.getBoundingClientRect();
    const clips = !["visible"].includes(getComputedStyle(each).overflowX) && !["INPUT", "TEXTAREA", "SELECT", "PRE"].includes(each.tagName);
    const text = each.textContent.trim().slice(0, 30);
    if (box.right > root.clientWidth + 1) found.push(`${each.tagName}.${each.className} to ${box.right}: ${text}`);
    if (clips && each.scrollWidth > each.clientWidth + 1) found.push(`${each.tagName}.${each.className} clips: ${text}`);
    if (each.tagName === "BUTTON" && each.scrollWidth > each.clientWidth + 1) found.push(`button: ${text}`);
    if (each.matches("button, select, input, summary, a.button") && (box.height < 24 || box.width < 24)) found.push(`${each.tagName} is ${box.width}×${box.height}: ${text}`);
  }
  return found;
}

inEachBrowser((mounted) => {
  const cutOff = () => mounted.page.evaluate(misfits);

  for (const scene of Object.keys(SCENES)) {
    test(`${scene}: fits 360 px in every language, and axe-core finds nothing`, async () => {
      for (const language of LANGUAGES) {
        await mounted.open(scene, { language });
        for await (const step of steps(scene, mounted.page)) {
          assert.deepEqual(await cutOff(), [], `${step} in ${language}`);
          if (!["en", "th"].includes(language)) continue;
          await mounted.page.evaluate(AXE);
          const { violations } = await mounted.page.evaluate(() => window.axe.run(document));
          assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]), [], `${step} in ${language}`);
        }
        assert.deepEqual(mounted.said, [], "nothing on the console");
      }
    });
  }

  test("the table fits where it first has columns", async () => {
    for (const language of LANGUAGES) {
      await mounted.open("panel-list", { language, width: 900 });
      assert.deepEqual(await cutOff(), [], language);
    }
  });

  if (PICTURES) {
    test("pictures", async () => {
      mkdirSync(PICTURES, { recursive: true });
      for (const scene of Object.keys(SCENES)) {
        for (const [language, dark, width] of views(scene)) {
          if (dark && mounted.name === "firefox") continue;
          await mounted.open(scene, { language, dark, width });
          for await (const step of steps(scene, mounted.page)) {
            await mounted.page.screenshot({ path: join(PICTURES, `${step}-${language}${dark ? "-dark" : ""}${width === 360 ? "" : `-${width}`}-${mounted.name}.png`), fullPage: true });
          }
        }
      }
    });
  }

  test("what a page hides is shown, and nothing of it becomes markup", async () => {
    const listing = { ...SUSPECT.listing, title: "<img src=x onerror=alert(1)>\u202e\u200bx", url: "javascript:alert(1)" };
    await mounted.open("popup-signs", { verdict: answer("read", { ...SUSPECT, listing }) });
    await mounted.see("<img src=x onerror=alert(1)>\ufffd\ufffdx");
    assert.equal(await mounted.page.$("#page img"), null);
  });

  test("the brand's store stands first, what is only said is marked", async () => {
    await mounted.open("popup-signs");
    const order = await mounted.page.evaluate(() => [...document.querySelectorAll(".official, .answer")].map((each) => each.className));
    assert.deepEqual(order, ["official", "answer store", "answer risk", "answer coverage", "official"]);
    const links = await mounted.page.evaluate(() => [...document.querySelectorAll(".official a")].map((each) => [each.href, each.rel]));
    assert.deepEqual(links, [["https://shopee.sg/store.example", "noopener noreferrer"]]);
    assert.match(await mounted.page.evaluate(() => document.querySelector(".said-by").innerText), /Not verified/);
  });

  test("a marketplace is switched on with one click", async () => {
    await mounted.open("popup-off");
    await mounted.page.evaluate((verdict) => (window.reread = verdict), answer("read", SUSPECT));
    await mounted.page.waitForFunction(() => document.querySelector("button.main")?.textContent.includes("Yahoo"));
    await mounted.page.evaluate(() => document.querySelector("button.main").click());
    await mounted.page.waitForSelector(".verdict");
    assert.deepEqual(await mounted.calls("request"), [["request", { origins: ["https://*.yahoo_auctions.example/*"] }]]);
    assert.equal(await mounted.page.evaluate(() => window.fake.data.settings.marketplaces.yahoo_auctions), true);
  });

  test("a refusal changes nothing", async () => {
    await mounted.open("popup-off");
    await mounted.page.evaluate(() => (window.refuses = true));
    await mounted.page.waitForFunction(() => document.querySelector("button.main")?.textContent.includes("Yahoo"));
    await mounted.page.evaluate(() => document.querySelector("button.main").click());
    await mounted.see("Access was not given");
    assert.deepEqual(await mounted.page.evaluate(() => window.fake.data.settings.marketplaces), {});
  });

  test("any page is read on a click, and read again when the background says so", async () => {
    await mounted.open("popup-not-here");
    await mounted.page.evaluate((verdict) => (window.reread = verdict), answer("read", OFFICIAL));
    await mounted.click("Read this page");
    await mounted.page.waitForSelector(".verdict");
    const asked = (await mounted.calls("sendMessage")).map(([, message]) => message).filter(({ kind }) => kind !== "cases-of");
    assert.deepEqual(asked, [{ kind: "verdict", tab: 7 }, { kind: "read", tab: 7 }]);
    await mounted.page.evaluate(() => window.fake.say({ kind: "changed", tab: 8 }));
    await mounted.page.evaluate(() => window.fake.say({ kind: "changed", tab: 7 }));
    await mounted.see("not a marketplace");
  });

  test("shops of a brand's own site become facts of one's own", async () => {
    await mounted.open("popup-not-here");
    await mounted.page.evaluate(() => document.querySelector(".shops button").click());
    await mounted.page.waitForSelector(".shops li button");
    await mounted.page.evaluate(() => document.querySelector(".shops li button").click());
    await mounted.see("Added to your brand facts.");
    const [brand] = await mounted.page.evaluate(() => window.fake.data.own_brands);
    assert.equal(brand.id, "laneige");
    assert.deepEqual(brand.shops[0], {
      marketplace: "shopee", country: "SG", relation: "owner", username: "laneige", url: "https://shopee.sg/laneige",
      stated_by: "rights holder", source: "https://www.laneige.com/sg/ (link \"Shop on Shopee\")", date: "2026-11-01",
      grade: "A", is_historic: false,
    });
  });

  test("of a shop that nobody is known to own, the person says whose it is; known ones are not offered", async () => {
    await mounted.open("popup-not-here");
    await mounted.page.evaluate(() => document.querySelector(".shops button").click());
    await mounted.page.waitForSelector(".shops li button");
    const offers = await mounted.page.evaluate(() => [...document.querySelectorAll(".shops li")].map((each) => each.querySelector("button")?.disabled ?? each.innerText));
    assert.equal(offers[0], false);
    assert.match(offers[1], /Known already/);
    assert.equal(offers[2], true);
    await mounted.page.focus(".shops input");
    await mounted.page.keyboard.type("Cup Maker");
    await mounted.page.waitForFunction(() => !document.querySelector(".shops li:last-child button").disabled);
    await mounted.page.evaluate(() => document.querySelector(".shops li:last-child button").click());
    await mounted.see("Added to your brand facts.");
    const [brand] = await mounted.page.evaluate(() => window.fake.data.own_brands);
    assert.deepEqual([brand.id, brand.name, brand.shops[0].grade], ["cup-maker", "Cup Maker", "C"]);
  });

  test("a correction is composed, and leaves only by the person's hand", async () => {
    await mounted.open("popup-signs");
    await mounted.page.evaluate(() => document.querySelectorAll(".correction > button").forEach((each) => each.click()));
    await mounted.page.waitForSelector(".composer a.button");
    await mounted.page.evaluate(() => document.querySelectorAll("details.rule").forEach((each) => (each.open = true)));
    await mounted.page.focus(".composer textarea");
    await mounted.page.keyboard.type("It is the brand's own second shop.");
    await mounted.page.waitForFunction(() => document.querySelector(".composer a.button").href.includes("second"));
    const address = new URL(await mounted.page.evaluate(() => document.querySelector(".composer a.button").href));
    assert.equal(address.origin, "https://issues.example");
    for (const part of ["rule: ", "hint: ", "shop: \"Lanege Store\"", "listing: https://shopee.sg/product/1/2", "right: It is the brand's own second shop."]) {
      assert.ok(address.searchParams.get("body").includes(part), part);
    }
    assert.deepEqual((await mounted.calls("sendMessage")).map(([, { kind }]) => kind), ["verdict", "cases-of"]);
  });

  test("a site is switched off in the popup, and on again", async () => {
    await mounted.open("popup-signs");
    await mounted.page.evaluate((verdict) => (window.reread = verdict), answer("off", { marketplace: null }));
    await mounted.click("Switch off on this site");
    await mounted.see("Jinjja is switched off on this site.");
    assert.deepEqual(await mounted.page.evaluate(() => window.fake.data.settings.off_sites), ["shopee.sg"]);
    await mounted.page.evaluate((verdict) => (window.reread = verdict), answer("read", SUSPECT));
    await mounted.click("Switch on again on this site");
    await mounted.page.waitForSelector(".verdict");
    assert.deepEqual(await mounted.page.evaluate(() => window.fake.data.settings.off_sites), []);
  });

  test("access to all sites is offered to those who walk from shop to shop, and given back", async () => {
    await mounted.open("options", { width: 800 });
    const offered = () => mounted.page.evaluate(() => document.body.innerText.includes("Allow all sites"));
    assert.equal(await offered(), false);
    await mounted.page.evaluate(() => document.querySelectorAll("input[type=radio]")[1].click());
    await mounted.see("Allow all sites");
    await mounted.click("Allow all sites");
    await mounted.see("Withdraw access to all sites");
    assert.deepEqual(await mounted.calls("request"), [["request", { origins: ["<all_urls>"] }]]);
    await mounted.click("Withdraw access to all sites");
    await mounted.see("Allow all sites");
    assert.deepEqual(await mounted.calls("remove"), [["remove", { origins: ["<all_urls>"] }]]);
  });

  test("a list is summed up, and its panel opens from the click itself", async () => {
    await mounted.open("popup-list");
    await mounted.see("Listings on this page: 24");
    await mounted.click("Show all in the side panel");
    assert.deepEqual(await mounted.calls("openPanel"), [["openPanel", { tabId: 7 }]]);
  });

  test("the table is sorted, searched and saved", async () => {
    await mounted.open("panel-list", { width: 1000 });
    const column = (of) => mounted.page.evaluate((of) => [...document.querySelectorAll(`td.${of} .value`)].map((each) => each.innerText.trim()), of);
    await mounted.page.evaluate(() => document.querySelector("th.position button").click());
    await mounted.page.waitForFunction(() => document.querySelector("td.position .value").textContent === "1");
    assert.deepEqual(await column("position"), CARDS.map((_, at) => String(at + 1)));
    await mounted.page.evaluate(() => document.querySelector("th.position button").click());
    await mounted.page.waitForFunction(() => document.querySelector("td.position .value").textContent === "24");
    assert.equal(await mounted.page.evaluate(() => document.querySelector("th.position").ariaSort), "descending");
    await mounted.page.focus("input[type=search]");
    await mounted.page.keyboard.type("hyperlink");
    await mounted.see("Shown: 1 of 1");
    await mounted.page.evaluate(() => {
      window.saved = [];
      const make = URL.createObjectURL;
      URL.createObjectURL = (blob) => (window.saved.push(blob), make.call(URL, blob));
      HTMLAnchorElement.prototype.click = () => {};
    });
    await mounted.click("Save as CSV");
    await mounted.click("Save as JSON Lines");
    const [csv, lines] = await mounted.page.evaluate(() => Promise.all(window.saved.map((blob) => blob.text())));
    assert.match(csv, /\r\n4,"'=HYPERLINK\(""https:\/\/evil\.example"";""x""\)",/);
    assert.deepEqual(JSON.parse(lines), CARDS[3]);
  });

  test("a thousand rows stay quick", async () => {
    await mounted.open("panel-list", { width: 1000, verdict: answer("read", { page: "list", cards: MANY }) });
    await mounted.see("Shown: 100 of 1000");
    const took = await mounted.page.evaluate(async () => {
      const drawn = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      const start = performance.now();
      document.querySelector("th.title button").click();
      await drawn();
      return performance.now() - start;
    });
    console.log(`${mounted.name}: sorting a thousand rows took ${took.toFixed(0)} ms`);
    assert.ok(took < 1000);
    for (let shown = 200; shown <= 1000; shown += 100) {
      await mounted.click("Show more");
      await mounted.see(`Shown: ${shown} of 1000`);
    }
    assert.equal((await mounted.page.$$("tbody tr")).length, 1000);
  });

  test("settings are kept, and what others keep beside them", async () => {
    await mounted.open("options-filled", { width: 800 });
    await mounted.page.evaluate(() => document.querySelector("input[type=radio]").click());
    await mounted.see("Saved.");
    const settings = await mounted.page.evaluate(() => window.fake.data.settings);
    assert.equal(settings.role, "shopper");
    assert.equal(settings.kept, 1);
  });

  test("facts are checked by the engine before they are kept", async () => {
    await mounted.open("options", { width: 800, problems: [{ key: "facts_problem_goods", about: "x" }] });
    await mounted.page.evaluate(() => (document.querySelector("details").open = true));
    for (const [at, text] of ["Hanbit", "Hanbit Official", "sg", "https://shopee.sg/hanbit", "own contract"].entries()) {
      await mounted.page.evaluate((at) => document.querySelectorAll(".fields input")[at].focus(), at);
      await mounted.page.keyboard.type(text);
    }
    await mounted.page.waitForFunction(() => !document.querySelector("details .actions button").disabled);
    await mounted.page.evaluate(() => document.querySelector("details .actions button").click());
    await mounted.see("There is no kind of goods “x”.");
    assert.equal(await mounted.page.evaluate(() => window.fake.data.own_brands), undefined);
  });

  test("everything is deleted only after the question", async () => {
    await mounted.open("options-filled", { width: 800 });
    await mounted.page.evaluate(() => document.querySelector("button.danger").click());
    await mounted.page.waitForSelector("dialog[open]");
    await mounted.click("Cancel");
    assert.deepEqual(await mounted.calls("clear"), []);
    await mounted.page.evaluate(() => document.querySelector("button.danger").click());
    await mounted.page.evaluate(() => document.querySelector("dialog button.danger").click());
    await mounted.see("Everything was deleted.");
    assert.deepEqual(await mounted.page.evaluate(() => window.fake.data), {});
  });

  test("everything is reached by keyboard, in order, with the focus to be seen", async () => {
    for (const scene of ["popup-signs", "popup-off", "popup-not-here", "panel-list", "options", "welcome", "case", "cases-few"]) {
      await mounted.open(scene);
      await mounted.page.bringToFront();
      if (scene === "popup-off" || scene === "options") await mounted.see(scene === "options" ? "Lazada" : "Switch on");
      // What would go through the door is made when the case is there.
      if (scene === "case") await mounted.page.waitForSelector("#confirm");
      const wanted = await mounted.page.evaluate(() => {
        const all = [...document.querySelectorAll("#page :is(a[href], button, input, select, textarea, summary, [tabindex='0'])")];
        const seen = all.filter((each) => !each.disabled && each.checkVisibility?.() !== false && !each.closest("dialog:not([open])"));
        return seen.filter((each) => each.type !== "radio" || each.checked).length;
      });
      const reached = new Set();
      for (let at = 0; at < wanted + 5; at++) {
        await mounted.page.keyboard.press("Tab");
        const here = await mounted.page.evaluate(() => {
          const each = document.activeElement;
          if (!each || each === document.body || !each.closest("#page")) return null;
          // A window without a screen may lose the focus at the first key (Firefox): then none is drawn.
          const drawn = !document.hasFocus() || getComputedStyle(each).outlineStyle !== "none" || getComputedStyle(each.closest("label") ?? each).outlineStyle !== "none";
          return [[...document.querySelectorAll("#page *")].indexOf(each), drawn, `${each.outerHTML.slice(0, 120)} ${each.matches(":focus-visible")} ${document.hasFocus()}`];
        });
        if (!here) continue;
        assert.ok(here[1], `${scene}: the focus is seen on ${here[2]}`);
        reached.add(here[0]);
      }
      assert.equal(reached.size, wanted, scene);
    }
  });

  test("a row opens by keyboard, and the focus comes back to it", async () => {
    await mounted.open("panel-list", { width: 1000 });
    const id = await mounted.page.evaluate(() => (document.querySelector("button.open").focus(), document.activeElement.id));
    await mounted.page.keyboard.press("Enter");
    await mounted.page.waitForFunction(() => document.activeElement?.id === "back");
    await mounted.page.keyboard.press("Enter");
    await mounted.page.waitForFunction((id) => document.activeElement?.id === id, {}, id);
  });

  test("the welcome is gone through once", async () => {
    await mounted.open("welcome");
    for (const label of ["Next", "Next", "Start"]) await mounted.click(label);
    await mounted.see("Ready.");
    assert.equal(await mounted.page.evaluate(() => window.fake.data.settings.welcomed), true);
  });
});
