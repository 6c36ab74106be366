// The marks that the extension drew into a page of the replica.

import { until } from "../browser/lib/drawn.mjs";

/** Waits for the mark of a product page to say this level; gives what is drawn. */
export const markOn = (extension, page, level) => until(page, ({ mark }) => mark?.level === level, `a mark that says “${level}”`);

/** Waits for so many marks on cards; gives what is drawn. */
export const pillsOn = (extension, page, count) => until(page, ({ pills }) => pills.length === count, `marks on ${count} cards`);

/** Opens the mark, as a person does. */
export async function openMark(extension, page, level) {
  const { x, y } = await (await markOn(extension, page, level)).button("Details");
  await page.mouse.click(x, y);
}
