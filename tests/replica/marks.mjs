// The marks that the extension drew into a page of the replica.

import { until } from "../browser/lib/drawn.mjs";

/** Waits for the mark of a product page to say this level; gives what is drawn. */
export const markOn = (page, level) => until(page, ({ mark }) => mark?.level === level, `a mark that says “${level}”`);

/** Waits for so many marks on cards; gives what is drawn. */
export const pillsOn = (page, count) => until(page, ({ pills }) => pills.length === count, `marks on ${count} cards`);

/** Opens the mark, as a person does. */
export async function openMark(page, level) {
  const { x, y } = await (await markOn(page, level)).button("Details");
  await page.mouse.click(x, y);
}
