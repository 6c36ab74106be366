// What would go through a door, made by Rust of the records of cases, the desk and the pictures.

import { base64 } from "../cases/base64.js";
import { sha256 } from "../cases/hash.js";
import { made } from "../cases/record.js";
import { whole } from "../cases/store.js";
import { deskNow, storedDesk } from "./desk.js";
import { handedBefore } from "./handed.js";

/** The most bytes of a picture that is written into a notice: what XARF takes. */
const MOST_WITHIN = 5 * 1024 * 1024;

/** @typedef {{ door: string, cases: string[], ids: string[], meant: MeantSo[], language: string, answers: Record<string, string> }} Asked */

/** The doors that serve a case, open ones first. @param {string} id @returns {Promise<object[]>} */
export async function doorsOf(id) {
  const record = await recordOf(id);
  const [desk, { server }] = await Promise.all([deskNow(), storedDesk()]);
  /** @type {{ delivery: string }[]} */
  const doors = JSON.parse(await made("doors", record, JSON.stringify(desk)));
  // Without a server there is nothing behind its door.
  return doors.filter(({ delivery }) => delivery !== "server" || server !== "");
}

/** What would go. @param {Asked} asked @returns {Promise<PreparedFiling>} */
export async function prepared({ door, cases, ids, meant, language, answers }) {
  const [own, { server }, handed] = await Promise.all([deskNow(), storedDesk(), handedBefore(true)]);
  const records = await Promise.all(cases.map(recordOf));
  const { language: read, holds_pictures: holds } = await doorOf(door, records[0], own);
  const spoken = language === "" ? read : language;
  const pictures = (await Promise.all(cases.map((id) => picturesOf(id, holds)))).flat();
  const desk = { ...own, server, handed, pictures, confirms: true, meant, answers, language: spoken };
  return JSON.parse(await made("prepared", JSON.stringify({ door, ids, desk }), JSON.stringify(records), await messages(spoken)));
}

/** @param {string} id @returns {Promise<string>} */
async function recordOf(id) {
  const { record } = await whole(id);
  if (record === null) throw new Error(`the case ${id} is not sealed`);
  return record;
}

/** @param {string} door @param {string} record @param {object} desk @returns {Promise<{ language: string, holds_pictures: boolean }>} */
async function doorOf(door, record, desk) {
  /** @type {{ id: string, language: string, holds_pictures: boolean }[]} */
  const doors = JSON.parse(await made("doors", record, JSON.stringify(desk)));
  return doors.find(({ id }) => id === door) ?? { language: "en", holds_pictures: false };
}

/** @param {string} language a folder of the catalogue @returns {Promise<string>} */
async function messages(language) {
  const answer = await fetch(new URL(`../_locales/${language}/messages.json`, import.meta.url));
  return answer.text();
}

/** Of pictures that were looked at: their hash. A picture never changes. @type {Map<string, string>} */
const sums = new Map();

/** The pictures of a case, as notices take them; with their bytes only where those go into the notice itself.
 * @param {string} id @param {boolean} holds */
async function picturesOf(id, holds) {
  const { pictures } = await whole(id);
  return Promise.all(pictures.map(async (picture) => {
    const { kind, type, bytes } = picture;
    const sum = sums.get(picture.id) ?? await sha256(await bytes.arrayBuffer());
    sums.set(picture.id, sum);
    const isHeld = holds && bytes.size <= MOST_WITHIN;
    const payload = isHeld ? base64(await bytes.arrayBuffer()) : null;
    return { case_id: id, name: nameOf(picture), is_marked: kind === "marked", type, bytes: bytes.size, sha256: sum, payload };
  }));
}

/** What a picture is called when it is handed over. @param {CasePicture} picture */
function nameOf({ id, type }) {
  return `${id.slice(-12)}.${type.split("/")[1] ?? "png"}`;
}

/** The pictures of cases by the names that notices give them. @param {string[]} cases @returns {Promise<Map<string, Blob>>} */
export async function picturesByName(cases) {
  const wholes = await Promise.all(cases.map((id) => whole(id)));
  return new Map(wholes.flatMap(({ pictures }) => pictures.map((picture) => [nameOf(picture), picture.bytes])));
}
