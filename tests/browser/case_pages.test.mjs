// What a person does on the pages of cases, mounted in both browsers and worked by keyboard: pictures are added and marked, the
// statement is written, files are saved, sellers are linked, cases are found, moved and deleted.
//
// `lib/mounted.mjs` and `lib/scenes.mjs` say what must have been built.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { becomes, keptOf } from "./lib/kept.mjs";
import { inEachBrowser } from "./lib/mounted.mjs";
import { FEW_CASES, FOLDERS, STATEMENT, WHOLE_CASE } from "./lib/scenes.mjs";
import { root } from "./lib/tools.mjs";

const ENGLISH = JSON.parse(readFileSync(join(root, "extension/_locales/en/messages.json"), "utf8"));

inEachBrowser((mounted) => {
  /** Opens a scene whose cases are changed, presses keys as `press` does, line by line, and looks until what is there is as expected. */
  async function check(scene, { lines = [], look, expected, what }) {
    if (scene) {
      await mounted.open(scene, { width: 900, changes: true });
      await mounted.page.bringToFront();
    }
    for (const line of lines) await mounted.press(...line);
    await becomes(look, expected, what);
  }

  const focused = () => mounted.page.evaluate(() => document.activeElement?.id);
  const kindsOf = async () => (await mounted.page.evaluate(keptOf, mounted.ids[0])).pictures.map(({ kind }) => kind);

  test("a picture is added, marked and kept by keyboard; what is blacked out is black in what is kept, and the picture under it is gone", async () => {
    await check("case-facts", { look: kindsOf, expected: [], what: "no picture" });
    const field = await mounted.page.$(".file input");
    await field.uploadFile(join(root, "extension/icons/128.png"));
    await check(null, { look: kindsOf, expected: ["added"], what: "the added picture" });
    await mounted.page.waitForSelector(".pictures li");

    const put = async (kind, at, more = []) => {
      const lines = [[`.kinds .actions button:nth-child(${kind})`, "Enter"], ...more, ["#mark-put", "Enter"]];
      await check(null, { lines, look: focused, expected: `mark-${at}`, what: "the keyboard stands on the new mark" });
    };
    const shape = (at) => () => mounted.page.evaluate((at) => {
      const { className, style, dataset, textContent } = document.getElementById(`mark-${at}`);
      return [className, style.left, style.top, style.width, style.height, dataset.points, textContent];
    }, at);
    const times = (count, key) => Array.from({ length: count }, () => key);
    const keys = { lines: [['[id^="mark-of-"]', "Enter"]], look: focused, expected: "mark-first", what: "the tool is open, the keyboard in it" };
    await check(null, keys);

    await put(1, 0);
    await check(null, {
      lines: [["#mark-0", ...times(3, "ArrowRight"), ...times(2, "ArrowUp"), ...times(5, "Shift+ArrowRight"), ...times(4, "Shift+ArrowUp")]],
      look: shape(0), expected: ["mark box", "38%", "38%", "35%", "16%", "right down", ""], what: "the box",
    });
    await put(2, 1);
    await check(null, {
      lines: [["#mark-1", ...times(40, "Shift+ArrowLeft"), "ArrowDown"]],
      look: shape(1), expected: ["mark arrow", "25%", "41%", "10%", "20%", "left down", ""], what: "the arrow, turned around",
    });
    await mounted.press(".kinds .actions button:nth-child(3)", "Enter");
    await check(null, { lines: [["#mark-put", "Enter"]], look: focused, expected: "mark-words", what: "words are asked for first" });
    await put(3, 2, [["#mark-words", { typed: "copy" }]]);
    await check(null, { look: shape(2), expected: ["mark words", "35%", "40%", "30%", "20%", "right down", "copy"], what: "the words" });
    await check(null, { lines: [["#mark-2", "Delete"]], look: focused, expected: "mark-1", what: "a deleted mark gives the keyboard to the one before it" });
    await put(4, 2);
    await mounted.press("#mark-2", ...times(5, "ArrowRight"), ...times(10, "Shift+ArrowDown"));

    await mounted.press(".marking .main", "Enter");
    // Black is (.40, .40) to (.70, .70); beside it stands the box's red line, and what the picture is.
    const seen = async () => {
      const { pictures, record } = await mounted.page.evaluate(keptOf, mounted.ids[0], [[0.42, 0.45], [0.68, 0.68], [0.5, 0.55]]);
      return [pictures, record.custody.map(({ event }) => event)];
    };
    const black = [0, 0, 0];
    await check(null, {
      look: seen, expected: [[{ kind: "marked", colours: [black, black, black] }], ["captured", "sealed", "picture-added", "resealed", "picture-marked", "resealed"]],
      what: "the marked picture, sealed with the case",
    });
    await check(null, { look: focused, expected: "pictures", what: "the keyboard goes on at the pictures" });
  });

  test("a mark that hides nothing leaves the picture, and a marked one can be taken away", async () => {
    await check("case", {
      lines: [['[id^="mark-of-"]', "Enter"], ["#mark-put", "Enter"], [".marking .main", "Enter"]],
      look: kindsOf, expected: ["view", "added", "marked", "marked"], what: "one more",
    });
    await mounted.page.waitForFunction(() => document.querySelectorAll(".pictures li").length === 4);
    await check(null, { lines: [[".pictures li:last-child .quiet", "Enter"]], look: kindsOf, expected: ["view", "added", "marked"], what: "one less" });
  });

  test("a file that is no picture is refused by name", async () => {
    await mounted.open("case-facts", { changes: true });
    await (await mounted.page.$(".file input")).uploadFile(join(root, "README.md"));
    await mounted.see("Only PNG, JPEG and WebP pictures can be added.");
    assert.deepEqual(await kindsOf(), []);
  });

  test("the statement is kept as it is written, and what the page does not ask for stays", async () => {
    const statement = async () => (await mounted.page.evaluate(keptOf, mounted.ids[0])).record.statement;
    const before = { ...STATEMENT, where: ["packaging", "text"] };
    await check("case", { look: statement, expected: before, what: "the statement" });
    const after = { ...before, infringement_type: "trademark_violation" };
    await check(null, { lines: [[".statement select", "ArrowDown"]], look: statement, expected: after, what: "what it is about" });
    after.where = ["packaging", "text", "product"];
    await check(null, { lines: [[".statement fieldset input", " "]], look: statement, expected: after, what: "where it is seen" });
    // The field is not left: whoever closes the page after a pause loses nothing.
    await mounted.page.evaluate(() => document.querySelector("textarea").setSelectionRange(0, 0));
    after.explanation = `Seen today. ${before.explanation}`;
    await check(null, { lines: [["textarea", "Control+Home", { typed: "Seen today. " }]], look: statement, expected: after, what: "the words" });
    after.bona_fide = false;
    await check(null, { lines: [[".statement > .check input", " "]], look: statement, expected: after, what: "good faith" });
    await mounted.see("Kept.");
  });

  test("words that could not be kept are kept later, though nobody goes on writing", async () => {
    const words = async () => (await mounted.page.evaluate(keptOf, mounted.ids[0])).record.statement.explanation;
    await check("case", { look: words, expected: STATEMENT.explanation, what: "the words" });
    await mounted.page.evaluate(() => {
      const { prototype } = IDBDatabase;
      const { transaction } = prototype;
      // When the field is left, and when the pause after the last letter is over.
      let refused = 2;
      prototype.transaction = function (names, mode, ...more) {
        const begun = transaction.call(this, names, mode, ...more);
        if (mode === "readwrite" && refused > 0) {
          refused -= 1;
          begun.abort();
        }
        return begun;
      };
    });
    const lines = [["textarea", "Control+Home", { typed: "Seen " }, "Tab"]];
    await check(null, { lines, look: words, expected: `Seen ${STATEMENT.explanation}`, what: "the words" });
  });

  test("the evidence and the case are saved by keyboard", async () => {
    await mounted.open("case", { width: 900, changes: true });
    await mounted.page.bringToFront();
    await mounted.page.evaluate(() => {
      window.saved = [];
      HTMLAnchorElement.prototype.click = function () {
        window.saved.push(this.download);
      };
    });
    const saved = () => mounted.page.evaluate(() => window.saved);
    const [evidence, whole] = [`jinjja-${mounted.ids[0]}.wacz`, `jinjja-${mounted.ids[0]}.jinjja.zip`];
    await check(null, { lines: [[".seal .main", "Enter"]], look: saved, expected: [evidence], what: "the evidence" });
    await check(null, { lines: [[".seal .main + button", "Enter"]], look: saved, expected: [evidence, whole], what: "the case" });
    await mounted.see("Saved as a file.");
  });

  test("a seller is linked and unlinked, and the keyboard stays where it is", async () => {
    const linked = async () => (await mounted.page.evaluate(keptOf, mounted.ids[0])).record.linked.length;
    await check("case", { look: linked, expected: 1, what: "one link" });
    await mounted.page.waitForSelector(".sellers > ul > li + li");
    const said = () => mounted.page.evaluate(() => document.activeElement.textContent);
    await check(null, { lines: [[".sellers > ul > li:nth-child(2) button", "Enter"]], look: linked, expected: 2, what: "both linked" });
    await check(null, { look: said, expected: "Remove the link", what: "the same button takes it back" });
    await mounted.press(":focus", "Enter");
    await check(null, { look: linked, expected: 1, what: "one link again" });
  });

  test("a case is deleted only after the question", async () => {
    const left = () => mounted.page.evaluate(async () => (await (await import("/cases/store.js")).entries()).length);
    const isAsked = () => mounted.page.evaluate(() => document.querySelector("dialog[open]") !== null);
    await check("case", { lines: [[".foot > .danger", "Enter"]], look: isAsked, expected: true, what: "the question" });
    await check(null, { lines: [["dialog button", "Enter"]], look: isAsked, expected: false, what: "the question is gone" });
    await check(null, { look: left, expected: WHOLE_CASE.cases.length, what: "nothing is deleted" });
    const address = () => new URL(mounted.page.url()).pathname;
    await check(null, { lines: [[".foot > .danger", "Enter"], ["dialog .danger", "Enter"]], look: address, expected: "/cases.html", what: "all cases are shown then" });
    await mounted.page.waitForSelector(".cases li");
    await check(null, { look: left, expected: WHOLE_CASE.cases.length - 1, what: "it is deleted" });
  });

  const entries = () => mounted.page.evaluate(async () => (await (await import("/cases/store.js")).entries()).map(({ state }) => state));
  const reads = (words) => mounted.page.evaluate((words) => document.body.innerText.includes(words), words);

  test("a case that was only begun is finished by keyboard, and says why where it cannot be", async () => {
    await mounted.open("case-begun", { changes: true });
    await mounted.page.bringToFront();
    await mounted.see("The page is not kept yet.");
    await mounted.page.evaluate((id) => {
      window.finishing = async () => {
        await (await import("/cases/store.js")).miss(id, new Date().toISOString());
        return { kind: "not-done", why: "case_page_gone" };
      };
    }, mounted.ids[0]);
    await check(null, { lines: [[".case .main", "Enter"]], look: entries, expected: ["missed"], what: "it was tried" });
    await mounted.see("The page was gone before it could be kept.");
    await becomes(() => reads("The page is not kept yet."), false, "it is shown as it is now");
    assert.deepEqual((await mounted.calls("sendMessage")).at(-1)[1], { kind: "finish", case: mounted.ids[0] });
  });

  test("a case whose page was gone is deleted on its page, after the question", async () => {
    await mounted.open("case-missed", { changes: true });
    await mounted.page.bringToFront();
    await mounted.see("The page was gone before it could be kept.");
    await check(null, { lines: [[".foot > .danger", "Enter"], ["dialog .danger", "Enter"]], look: () => new URL(mounted.page.url()).pathname, expected: "/cases.html", what: "all cases are shown then" });
    await check(null, { look: entries, expected: [], what: "it is deleted" });
  });

  test("a case from elsewhere that was added to has two files, each saved by keyboard", async () => {
    await mounted.open("case-received", { width: 900, changes: true });
    await mounted.page.bringToFront();
    await mounted.page.evaluate(() => {
      window.saved = [];
      HTMLAnchorElement.prototype.click = function () {
        window.saved.push(this.download);
      };
    });
    await mounted.see("The evidence as it was received is kept too.");
    const saved = () => mounted.page.evaluate(() => window.saved);
    const name = `jinjja-${mounted.ids[0]}`;
    await check(null, { lines: [[".seal .main", "Enter"]], look: saved, expected: [`${name}.wacz`], what: "what is sealed now" });
    await check(null, { lines: [[".seal .actions button:last-child", "Enter"]], look: saved, expected: [`${name}.wacz`, `${name}-received.wacz`], what: "what came" });
  });

  const REFUSED = ["case_private", "case_off", "case_page_gone", "case_not_captured", "case_storage_full", "case_storage_gone", "case_newer_version"];
  for (const why of REFUSED) {
    test(`a click that made no case says why: ${why}`, async () => {
      await mounted.open("case-refused", { why });
      await mounted.see(ENGLISH[why].message);
    });
  }

  test("what an address names beside those reasons is not said", async () => {
    await mounted.open("case-refused", { why: "ui_delete_done" });
    await mounted.see(ENGLISH.case_gone.message);
    assert.equal(await reads(ENGLISH.ui_delete_done.message), false);
  });

  test("pictures have an address for as long as they are shown", async () => {
    const live = () => mounted.page.evaluate(() => [window.fake.addresses.size, document.querySelectorAll("img").length]);
    await check("case", { look: live, expected: [3, 3], what: "three pictures" });
    await check(null, { lines: [['[id^="mark-of-"]', "Enter"], ["#mark-put", "Enter"], [".marking .main", "Enter"]], look: live, expected: [4, 4], what: "one more" });
    await check(null, { lines: [[".pictures li:last-child .quiet", "Enter"]], look: live, expected: [3, 3], what: "one less" });
    await check("cases-few", { look: live, expected: [2, 2], what: "small ones in a list" });
    await check(null, { lines: [["input[type=search]", { typed: "super copy" }]], look: live, expected: [1, 1], what: "rows that are gone" });
    await check(null, { lines: [["input[type=search]", "Control+a", "Backspace"]], look: live, expected: [2, 2], what: "rows that are there again" });
  });

  test("an older answer never comes after a newer one, and one that failed holds nobody up", async () => {
    await mounted.open("case");
    const order = await mounted.page.evaluate(async () => {
      const { inTurn } = await import("/cases/turns.js");
      const told = [];
      const pause = (time) => new Promise((done) => setTimeout(done, time));
      const asked = [
        inTurn(() => pause(50)).then(() => told.push("slow")),
        inTurn(async () => { throw new Error("not done"); }).catch(() => told.push("failed")),
        inTurn(async () => {}).then(() => told.push("quick")),
      ];
      await Promise.all(asked);
      return told;
    });
    assert.deepEqual(order, ["slow", "failed", "quick"]);
  });

  test("all that are shown are chosen at once; what is not found any more is not chosen", async () => {
    const chosen = () => mounted.page.evaluate(() => [document.querySelectorAll(".cases input:checked").length, document.querySelector(".chosen > p")?.textContent ?? null]);
    const all = FEW_CASES.cases.length + FEW_CASES.cards.length;
    await check("cases-few", { lines: [[".steady .check input", " "]], look: chosen, expected: [all, `Chosen: ${all}`], what: "all" });
    await check(null, { lines: [["input[type=search]", { typed: "sgd 42" }]], look: chosen, expected: [1, "Chosen: 1"], what: "what is found of them" });
    await check(null, { lines: [["input[type=search]", "Control+a", "Backspace"]], look: chosen, expected: [1, "Chosen: 1"], what: "what was gone is not chosen" });
    await check(null, { lines: [[".steady .check input", " "]], look: chosen, expected: [all, `Chosen: ${all}`], what: "all again" });
    await check(null, { lines: [[".steady .check input", " "]], look: chosen, expected: [0, null], what: "none" });
    await mounted.open("cases-many", { width: 900 });
    await mounted.page.bringToFront();
    await check(null, { lines: [[".steady .check input", " "]], look: chosen, expected: [60, "Chosen: 60"], what: "of a thousand those that are shown" });
  });

  test("marketplaces are called by their names", async () => {
    await mounted.open("cases-few");
    const texts = () => mounted.page.evaluate(() => [...document.querySelectorAll(".cases .about")].map((each) => each.textContent).filter((text) => /shopee/i.test(text)));
    assert.ok((await texts()).length > 0);
    for (const text of await texts()) assert.match(text, / · Shopee · /);
    await mounted.open("case");
    await mounted.page.waitForFunction(() => [...document.querySelectorAll(".facts span")].some((fact) => fact.textContent === "Shopee"));
  });

  test("cases are found, chosen, moved and deleted by keyboard", async () => {
    const titles = () => mounted.page.evaluate(() => [...document.querySelectorAll(".cases .open")].map((each) => each.textContent));
    const shown = async () => (await titles()).length;
    const all = FEW_CASES.cases.length + FEW_CASES.cards.length;
    const inFolders = () => mounted.page.evaluate(async () => {
      const entries = await (await import("/cases/store.js")).entries();
      return entries.map((entry) => entry.folder).sort();
    });
    const before = ["", "", "", "", ...Array(4).fill(FOLDERS[0]), ...Array(4).fill(FOLDERS[1])];

    await check("cases-few", { look: shown, expected: all, what: "all" });
    await check(null, { look: inFolders, expected: before, what: "as they were put" });
    await check(null, { lines: [["input[type=search]", { typed: "LANEIGE super" }]], look: shown, expected: 2, what: "those with both words" });
    await check(null, { lines: [["input[type=search]", "Control+a", "Backspace", { typed: "sgd 42" }]], look: shown, expected: 1, what: "by the price" });
    await check(null, { lines: [["input[type=search]", "Control+a", "Backspace"]], look: shown, expected: all, what: "all again" });
    await check(null, { lines: [[".tools .search + label select", "ArrowDown"]], look: shown, expected: 4, what: "those of a folder" });

    await mounted.press(".cases li:first-child .choose input", " ");
    await mounted.press(".cases li:nth-child(2) .choose input", " ");
    await mounted.see("Chosen: 2");
    await mounted.page.evaluate(() => document.querySelector("input[type=search]").focus());
    const after = ["", "", "", "", FOLDERS[0], FOLDERS[0], "Winter", "Winter", ...Array(4).fill(FOLDERS[1])];
    await check(null, { lines: [[".chosen input", { typed: "Winter" }], [".chosen .actions button", "Enter"]], look: inFolders, expected: after, what: "two in a new folder" });
    await check(null, { look: focused, expected: "count", what: "the keyboard goes on where it says how many there are" });
    await check(null, { look: shown, expected: 2, what: "the folder is still the one that was asked for" });
    assert.equal(await mounted.page.evaluate(() => document.querySelector(".tools .search + label select").value), FOLDERS[0]);

    await mounted.press(".cases li:first-child .choose input", " ");
    await mounted.page.evaluate(() => document.querySelector("input[type=search]").focus());
    const isAsked = () => mounted.page.evaluate(() => document.querySelector("dialog[open]")?.innerText.split("\n")[0] ?? null);
    await check(null, { lines: [[".chosen .actions > .danger", "Enter"]], look: isAsked, expected: "Chosen: 1", what: "the question, and about how many" });
    await check(null, { lines: [["dialog .danger", "Enter"]], look: inFolders, expected: after.filter((_, at) => at !== 4), what: "one is deleted" });
    await mounted.see("Deleted: 1");
  });

  test("a thousand cases stay quick, and the keyboard stays where it is while more are shown", async () => {
    await mounted.open("cases-many", { width: 900 });
    await mounted.page.bringToFront();
    await mounted.see("Shown: 60 of 1000");
    const took = await mounted.page.evaluate(async () => {
      const drawn = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      const field = document.querySelector("input[type=search]");
      const start = performance.now();
      for (const words of ["999", ""]) {
        field.value = words;
        field.dispatchEvent(new Event("input", { bubbles: true }));
        await drawn();
      }
      return performance.now() - start;
    });
    console.log(`${mounted.name}: searching a thousand cases, and showing all again, took ${took.toFixed(0)} ms`);
    assert.ok(took < 1000);
    await mounted.page.evaluate(() => document.querySelector(".cases + .actions button").focus());
    for (let shown = 120; shown < 1060; shown += 60) {
      await mounted.page.keyboard.press("Enter");
      await mounted.see(`Shown: ${Math.min(shown, 1000)} of 1000`);
    }
    assert.equal((await mounted.page.$$(".cases li")).length, 1000);
    // Down to the end, a screen at a time; at the end the last case is what is seen.
    const scroll = await mounted.page.evaluate(async () => {
      const root = document.scrollingElement;
      const frame = () => new Promise(requestAnimationFrame);
      root.scrollTop = 0;
      let frames = 0;
      const start = performance.now();
      while (root.scrollTop + root.clientHeight < root.scrollHeight - 1 && frames < 2000) {
        root.scrollTop += root.clientHeight;
        frames += 1;
        await frame();
      }
      const last = document.querySelector(".cases li:last-child .open").getBoundingClientRect();
      return { frames, each: (performance.now() - start) / frames, isSeen: last.top >= 0 && last.bottom <= root.clientHeight };
    });
    console.log(`${mounted.name}: ${scroll.frames} screens of a thousand cases took ${scroll.each.toFixed(0)} ms each`);
    assert.ok(scroll.isSeen);
    assert.ok(scroll.each < 150);
  });
});
