// The picture of what a tab shows. The browser gives it for the tab in front, when the person used the toolbar, the menu or the
// keyboard, or lets the extension read all sites.

import { api } from "./api.js";

/** @param {chrome.tabs.Tab} tab @returns {Promise<{ bytes: Blob | null, why: string }>} without bytes, why (a key of the catalogue) */
export async function pictured(tab) {
  if (!tab.active) return { bytes: null, why: "case_no_picture_behind" };
  try {
    return { bytes: decoded(await api.tabs.captureVisibleTab(tab.windowId, { format: "png" })), why: "" };
  } catch {
    return { bytes: null, why: "case_no_picture_refused" };
  }
}

/** The bytes of a `data:` address; the policy lets nothing be fetched. @param {string} address */
function decoded(address) {
  const text = atob(address.slice(address.indexOf(",") + 1));
  return new Blob([Uint8Array.from(text, (letter) => letter.charCodeAt(0))], { type: "image/png" });
}

/** A picture with places painted over: what was taken out of the page must not be seen either.
 * @param {Blob} bytes @param {{ x: number, y: number, width: number, height: number }[]} covers in CSS pixels of the window
 * @param {object} environment which says how large the window was @returns {Promise<Blob>} */
export async function covered(bytes, covers, environment) {
  if (covers.length === 0) return bytes;
  const { viewport } = /** @type {{ viewport: { width: number } }} */ (environment);
  const picture = await createImageBitmap(bytes);
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const pen = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext("2d"));
  pen.drawImage(picture, 0, 0);
  const scale = picture.width / viewport.width;
  for (const { x, y, width, height } of covers) pen.fillRect(x * scale - 1, y * scale - 1, width * scale + 2, height * scale + 2);
  return canvas.convertToBlob({ type: "image/png" });
}
