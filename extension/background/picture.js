// The picture of what a tab shows. The browser gives it for the tab in front, when the person used the toolbar, the menu or the
// keyboard, or lets the extension read all sites.

import { api } from "./api.js";

/** More places than this are not looked for on a page: then there may be more. */
const MOST_COVERS = 500;

/** @typedef {{ bytes: Blob | null, why: string, where: string }} Picture without bytes, why (a key of the catalogue); and where in the
 * page it is of */

/** @param {chrome.tabs.Tab} tab @returns {Promise<Picture>} */
export async function pictureOf(tab) {
  if (!tab.active) return { bytes: null, why: "case_no_picture_behind", where: "" };
  const where = await whereIn(tab);
  try {
    const bytes = decoded(await api.tabs.captureVisibleTab(tab.windowId, { format: "png" }));
    // The person may have gone to another tab, which is none of ours.
    const { active } = await api.tabs.get(/** @type {number} */ (tab.id));
    return active ? { bytes, why: "", where } : { bytes: null, why: "case_no_picture_behind", where };
  } catch {
    return { bytes: null, why: "case_no_picture_refused", where };
  }
}

/** What of a page is in the window, as a text to be compared. @param {chrome.tabs.Tab} tab @returns {Promise<string>} */
async function whereIn({ id }) {
  const func = () => [scrollX, scrollY, innerWidth, innerHeight, visualViewport?.scale, visualViewport?.pageLeft, visualViewport?.pageTop].join(" ");
  const [done] = await api.scripting.executeScript({ target: { tabId: /** @type {number} */ (id) }, func }).catch(() => []);
  return done?.result ?? "";
}

/** The bytes of a `data:` address; the policy lets nothing be fetched. @param {string} address */
function decoded(address) {
  const text = atob(address.slice(address.indexOf(",") + 1));
  return new Blob([Uint8Array.from(text, (letter) => letter.charCodeAt(0))], { type: "image/png" });
}

/** A picture in which the places are painted over of which something was taken out of the page: it must not be seen either. Where the
 * page has moved meanwhile nobody knows these places, and another picture is taken, once.
 * @param {Picture} picture @param {chrome.tabs.Tab} tab @param {Snapshot} taken @returns {Promise<Picture>} */
export async function withCovers(picture, tab, { covers, environment }) {
  for (let tries = 0, one = picture; one.bytes !== null; tries += 1, one = await pictureOf(tab)) {
    const isStill = one.where !== "" && one.where === (await whereIn(tab)) && isWhere(one.where, environment);
    if (isStill && covers.length < MOST_COVERS) return { ...one, bytes: await covered(one.bytes, covers, environment) };
    if (tries > 0) break;
  }
  return picture.bytes === null ? picture : { bytes: null, why: "case_no_picture_moved", where: "" };
}

/** Whether the places were looked for there. @param {string} where @param {Snapshot["environment"]} environment */
function isWhere(where, { viewport, page }) {
  const [x, y, width, height, scale] = where.split(" ").map(Number);
  const isSame = Math.round(x) === page.scroll_x && Math.round(y) === page.scroll_y && width === viewport.width && height === viewport.height;
  // Of a page that is enlarged with two fingers the window shows a part.
  return isSame && scale === 1;
}

/** @param {Blob} bytes @param {Snapshot["covers"]} covers in CSS pixels of the window @param {Snapshot["environment"]} environment */
async function covered(bytes, covers, { viewport }) {
  if (covers.length === 0) return bytes;
  const picture = await createImageBitmap(bytes);
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const pen = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext("2d"));
  pen.drawImage(picture, 0, 0);
  const scale = picture.width / viewport.width;
  for (const { x, y, width, height } of covers) pen.fillRect(x * scale - 1, y * scale - 1, width * scale + 2, height * scale + 2);
  picture.close();
  return canvas.convertToBlob({ type: "image/png" });
}
