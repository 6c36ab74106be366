// The marks that the extension drew into a page of the replica.

import { drawn, told } from "../browser/lib/drawn.mjs";
import { until } from "../browser/lib/until.mjs";

async function waited(extension, page, isWanted, what) {
  let now;
  return until(async () => {
    // Between two documents there is nothing to see.
    now = await drawn(extension, page).catch(() => now);
    return now !== undefined && isWanted(now) && now;
  }, what, () => (now === undefined ? "" : `; drawn was ${told(now)}`));
}

/** Waits for the mark of a product page to say this level; gives what is drawn. */
export const markOn = (extension, page, level) =>
  waited(extension, page, ({ mark }) => mark?.level === level, `a mark that says “${level}”`);

/** Waits for so many marks on cards; gives what is drawn. */
export const pillsOn = (extension, page, count) =>
  waited(extension, page, ({ pills }) => pills.length === count, `marks on ${count} cards`);

/** Opens the mark, as a person does. */
export async function openMark(extension, page, level) {
  const button = (await markOn(extension, page, level)).button("Details");
  const { x, y } = await extension.within(page, button, (element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  });
  await page.mouse.click(x, y);
}
