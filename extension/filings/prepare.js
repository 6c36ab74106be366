// What would go through a door, made by Rust of the records of cases, the desk and the pictures.

import { sha256 } from "../cases/hash.js";
import { made } from "../cases/record.js";
import { whole } from "../cases/store.js";
import { deskNow, storedDesk } from "./desk.js";
import { handedBefore } from "./handed.js";

/** The most bytes of a picture that is written into a notice: what XARF takes. */
const MOST_WITHIN = 5 * 1024 * 1024;

/** @typedef {{ door: string, cases: string[], ids: string[], meant: string[], language: string, answers: Record<string, string> }} Asked */

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
  const [desk, handed, wholes] = await Promise.all([deskNow(), handedBefore(), Promise.all(cases.map((id) => whole(id)))]);
  const records = await Promise.all(cases.map(recordOf));
  const pictures = (await Promise.all(wholes.map(picturesOf))).flat();
  const request = { door, ids, desk: { ...desk, handed, pictures, confirms: true, meant, answers, language: language === "" ? null : language } };
  const spoken = language === "" ? await languageOf(door, records[0], desk) : language;
  return JSON.parse(await made("prepared", JSON.stringify(request), JSON.stringify(records), await messages(spoken)));
}

/** @param {string} id @returns {Promise<string>} */
async function recordOf(id) {
  const { record } = await whole(id);
  if (record === null) throw new Error(`the case ${id} is not sealed`);
  return record;
}

/** @param {string} door @param {string} record @param {object} desk @returns {Promise<string>} */
async function languageOf(door, record, desk) {
  /** @type {{ id: string, language: string }[]} */
  const doors = JSON.parse(await made("doors", record, JSON.stringify(desk)));
  return doors.find(({ id }) => id === door)?.language ?? "en";
}

/** @param {string} language a folder of the catalogue @returns {Promise<string>} */
async function messages(language) {
  const answer = await fetch(new URL(`../_locales/${language}/messages.json`, import.meta.url));
  return answer.text();
}

/** The pictures of a case, as notices take them: those from which a marked copy was made stay behind it.
 * @param {WholeCase} whole */
function picturesOf({ entry, pictures }) {
  return Promise.all(pictures.map(async ({ kind, type, bytes }, at) => {
    const content = await bytes.arrayBuffer();
    return {
      case_id: entry.id, name: nameOf(entry.id, at, type), is_marked: kind === "marked", type, bytes: bytes.size,
      sha256: await sha256(content), payload: bytes.size <= MOST_WITHIN ? base64(new Uint8Array(content)) : null,
    };
  }));
}

/** What a picture is called when it is handed over. @param {string} id @param {number} at @param {string} type */
export function nameOf(id, at, type) {
  return `${id.slice(-12)}-${at + 1}.${type.split("/")[1] ?? "png"}`;
}

/** The pictures of cases by the names that notices give them. @param {string[]} cases @returns {Promise<Map<string, Blob>>} */
export async function picturesByName(cases) {
  const wholes = await Promise.all(cases.map((id) => whole(id)));
  return new Map(wholes.flatMap(({ entry, pictures }) => pictures.map(({ type, bytes }, at) => [nameOf(entry.id, at, type), bytes])));
}

/** @param {Uint8Array} bytes */
function base64(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; at += 32_768) text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  return btoa(text);
}
