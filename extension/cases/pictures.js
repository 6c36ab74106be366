// Pictures of a case: small ones for lists, and copies on which the person marked something.

import { StoreError } from "./database.js";

/** The longer side of a small picture. */
const SMALL = 160;
/** The longest side and the most bytes of a picture that is taken in. */
const LONGEST = 12_000;
const MOST = 20_000_000;
/** How pictures of these kinds begin. Files are often called otherwise than they are. */
const KINDS = { "image/png": /^\x89PNG\r\n\x1a\n/, "image/jpeg": /^\xff\xd8\xff/, "image/webp": /^RIFF[^]{4}WEBP/ };
/** The most bytes of one picture that was drawn, and of all pictures of a case: evidence holds no more. */
const MOST_DRAWN = 60_000_000;
const MOST_IN_ALL = 300_000_000;

/** A small picture of one, or none when it cannot be drawn. @param {Blob} picture @returns {Promise<Blob | null>} */
export async function small(picture) {
  try {
    const whole = await createImageBitmap(picture);
    const scale = Math.min(1, SMALL / Math.max(whole.width, whole.height));
    const canvas = new OffscreenCanvas(Math.max(1, Math.round(whole.width * scale)), Math.max(1, Math.round(whole.height * scale)));
    pen(canvas).drawImage(whole, 0, 0, canvas.width, canvas.height);
    return await canvas.convertToBlob({ type: "image/jpeg", quality: 0.8 });
  } catch {
    return null;
  }
}

/** The kind of a file that can be a picture of a case; of others it is said why not. @param {File} file @returns {Promise<string>} */
export async function checked(file) {
  const start = String.fromCharCode(...new Uint8Array(await file.slice(0, 12).arrayBuffer()));
  const [type] = Object.entries(KINDS).find(([, begins]) => begins.test(start)) ?? [];
  if (type === undefined) throw new StoreError("case_picture_kind", file.name);
  if (file.size > MOST) throw new StoreError("case_picture_large", file.name);
  const whole = await createImageBitmap(file).catch((error) => {
    throw new StoreError("case_picture_broken", error);
  });
  const longest = Math.max(whole.width, whole.height);
  whole.close();
  if (longest > LONGEST) throw new StoreError("case_picture_large", file.name);
  return type;
}

/** Refuses a picture that is too large beside the others of its case. @param {CasePicture[]} others @param {Blob} bytes */
export function refuseMore(others, bytes) {
  if (bytes.size > MOST_DRAWN) throw new StoreError("case_picture_large", bytes.size);
  if (others.reduce((sum, picture) => sum + picture.bytes.size, bytes.size) > MOST_IN_ALL) throw new StoreError("case_too_many", bytes.size);
}

/** @typedef {{ kind: "box" | "arrow" | "words" | "black", x: number, y: number, width: number, height: number, text: string }} MarkOnPicture
 * places and sizes are parts of the picture's own, from 0 to 1 */

/** A copy of a picture with marks on it. @param {Blob} picture @param {MarkOnPicture[]} marks @returns {Promise<Blob>} */
export async function marked(picture, marks) {
  const whole = await createImageBitmap(picture);
  const canvas = new OffscreenCanvas(whole.width, whole.height);
  const draw = pen(canvas);
  draw.drawImage(whole, 0, 0);
  const unit = Math.max(whole.width, whole.height) / 400;
  for (const mark of marks) drawMark(draw, mark, { width: whole.width, height: whole.height, unit });
  return canvas.convertToBlob({ type: "image/png" });
}

const RED = "#c62828";

/** @param {OffscreenCanvasRenderingContext2D} draw @param {MarkOnPicture} mark
 * @param {{ width: number, height: number, unit: number }} of */
function drawMark(draw, mark, of) {
  const [x, y, width, height] = [mark.x * of.width, mark.y * of.height, mark.width * of.width, mark.height * of.height];
  draw.lineWidth = of.unit * 1.5;
  draw.strokeStyle = RED;
  draw.fillStyle = RED;
  switch (mark.kind) {
    case "black":
      draw.fillStyle = "#000";
      draw.fillRect(Math.floor(x), Math.floor(y), Math.ceil(width), Math.ceil(height));
      break;
    case "box":
      draw.strokeRect(x, y, width, height);
      break;
    case "arrow":
      arrow(draw, [x, y], [x + width, y + height], of.unit * 6);
      break;
    case "words":
      words(draw, mark.text, x, y, of.unit * 10);
  }
}

/** From its tail to its point. @param {OffscreenCanvasRenderingContext2D} draw @param {[number, number]} tail
 * @param {[number, number]} point @param {number} size */
function arrow(draw, [fromX, fromY], [x, y], size) {
  const angle = Math.atan2(y - fromY, x - fromX);
  draw.beginPath();
  draw.moveTo(fromX, fromY);
  draw.lineTo(x, y);
  draw.stroke();
  draw.beginPath();
  draw.moveTo(x, y);
  for (const side of [0.4, -0.4]) draw.lineTo(x - size * Math.cos(angle + side), y - size * Math.sin(angle + side));
  draw.closePath();
  draw.fill();
}

/** @param {OffscreenCanvasRenderingContext2D} draw @param {string} text @param {number} x @param {number} y @param {number} size */
function words(draw, text, x, y, size) {
  draw.font = `600 ${size}px system-ui, sans-serif`;
  draw.textBaseline = "top";
  for (const [at, line] of text.split("\n").entries()) {
    const top = y + at * size * 1.3;
    draw.fillStyle = "rgb(255 255 255 / .88)";
    draw.fillRect(x - size * 0.2, top - size * 0.1, draw.measureText(line).width + size * 0.4, size * 1.3);
    draw.fillStyle = RED;
    draw.fillText(line, x, top);
  }
}

/** @param {OffscreenCanvas} canvas */
function pen(canvas) {
  return /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext("2d"));
}
