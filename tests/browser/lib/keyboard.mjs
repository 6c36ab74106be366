// A page worked by keyboard alone. A hand has
//
//   evaluate(action, ...)  something done in the page; its document comes first
//   stroke(key)            a key is pressed, with those that are held meanwhile: `Shift+Tab`
//   type(text)             a text is typed
import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";

/** A key that moves the keyboard on has done so within this, in milliseconds, or went to the browser itself. */
const PATIENCE = 1000;
const BETWEEN = 10;

/** Goes by Tab to what a selector names, forwards or back, and presses keys there: by their names, or `{ typed }`. */
export async function press(hand, selector, ...keys) {
  const way = () => hand.evaluate((document, wanted) => {
    const { activeElement: here } = document;
    if (here?.matches(wanted)) return "there";
    return document.querySelector(wanted)?.compareDocumentPosition(here) & Node.DOCUMENT_POSITION_FOLLOWING ? "Shift+Tab" : "Tab";
  }, selector);
  const most = await hand.evaluate((document) => document.querySelectorAll("#page :is(a, button, input, select, textarea, summary, [tabindex])").length);
  for (let tabs = 0, next; (next = await way()) !== "there"; tabs++) {
    assert.ok(tabs < most + 5, `${selector} is reached by keyboard`);
    await moveOn(hand, next);
  }
  for (const key of keys) await (typeof key === "object" ? hand.type(key.typed) : hand.stroke(key));
}

/** Presses a key, and waits until the keyboard is elsewhere: what is pressed next must not overtake it. */
async function moveOn(hand, key) {
  await hand.evaluate((document) => {
    document.defaultView.stoodOn = document.activeElement;
  });
  await hand.stroke(key);
  for (const end = Date.now() + PATIENCE; Date.now() < end; await pause(BETWEEN)) {
    if (await hand.evaluate((document) => document.activeElement !== document.defaultView.stoodOn)) return;
  }
}

/** The hand on a page of puppeteer's. */
export const handOn = (page) => ({
  evaluate: (action, ...given) => page.evaluate(`(${action})(document, ...${JSON.stringify(given)})`),
  async stroke(key) {
    const [last, ...held] = key.split("+").reverse();
    for (const each of held) await page.keyboard.down(each);
    await page.keyboard.press(last);
    for (const each of held) await page.keyboard.up(each);
  },
  type: (text) => page.keyboard.type(text),
});
