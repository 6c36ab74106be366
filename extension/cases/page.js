// What the pages of the extension ask of cases, in values that they can show.

import { addressOf, forgetOthers } from "./addresses.js";
import { StoreError } from "./database.js";
import { newId } from "./id.js";
import { checked, marked, refuseMore } from "./pictures.js";
import { packed, taken } from "./parcel.js";
import { changed, made } from "./record.js";
import { sealed } from "./sealing.js";
import { parted } from "./sellers.js";
import * as store from "./store.js";
import { inTurn } from "./turns.js";

export { whenChanged } from "./database.js";
export { entries, latest } from "./store.js";

const LONGEST_NAME = 200;
const now = () => new Date().toISOString();

/** A case as its page shows it; it is sealed first where that is left to do. Where it cannot be, `why` says why (a key of the
 * catalogue), and what is there is shown all the same. @param {string} id */
export function opened(id) {
  return inTurn(async () => {
    const why = await sealed(id).then(() => null, reasonOf);
    const [whole, evidence, received] = await Promise.all([store.whole(id), store.evidenceOf(id), store.receivedOf(id)]);
    const proposed = await proposedFor(whole);
    return { ...shown(whole), size: evidence?.size ?? null, received: received?.size ?? null, why, proposed };
  });
}

/** What the signs propose that a case is about, where the person has not said it. @param {WholeCase} whole @returns {Promise<string | null>} */
async function proposedFor({ record }) {
  return record === null ? null : JSON.parse(await made("sworn", record)).infringement_type;
}

/** @param {WholeCase} whole */
function shown({ entry, captures, pictures, record }) {
  const told = captures.map(({ html, verdict, capture, own_brands: _, ...rest }) => ({
    ...rest, verdict: JSON.parse(verdict), page: html === null ? null : html.length, read: capture.length,
  }));
  const drawn = pictures.map(({ bytes, ...rest }) => ({ ...rest, size: bytes.size, address: addressOf(rest.id, bytes) }));
  forgetOthers(new Set(pictures.map((picture) => picture.id)));
  return { entry, captures: told, pictures: drawn, record: record === null ? null : JSON.parse(record) };
}

/** Changes the record of a case; of changes made at the same time in two places, none is lost.
 * It is sealed first where that is left to do: before that it has no record.
 * @param {string} id @param {string} change JSON, without its time */
export function change(id, change) {
  return inTurn(async () => {
    await sealed(id);
    const told = { ...JSON.parse(change), at: now() };
    const after = await changed(id, told);
    const { case_id: other } = told;
    // A link is one of both; the other one may be gone by now, or know it already.
    if (other !== undefined) await linkedBack(other, { ...told, case_id: id });
    return after;
  });
}

/** @param {string} id @param {{ change: string, at: string }} change */
async function linkedBack(id, change) {
  try {
    await sealed(id);
    await changed(id, change);
  } catch (error) {
    const isKnown = error instanceof StoreError && ["case_gone", "case_already_there"].includes(error.key);
    if (!isKnown) throw error;
  }
}

/** Adds a picture of the person's own. @param {string} id @param {File} file */
export async function addPicture(id, file) {
  const type = await checked(file);
  const { entry, pictures } = await store.whole(id);
  const capture = entry.captures.at(-1)?.id;
  // A case from elsewhere may have come without what was captured: there is nothing to which a picture could belong.
  if (capture === undefined) throw new StoreError("case_not_sealed", id);
  const bytes = new Blob([await file.arrayBuffer()], { type });
  refuseMore(pictures, bytes);
  const picture = { id: newId(), case: id, capture, type, name: [...file.name].slice(0, LONGEST_NAME).join(""), at: now(), bytes, of: null };
  await store.keepPictures(id, [{ ...picture, kind: /** @type {const} */ ("added") }]);
}

/** Adds a marked copy of a picture. What was blacked out must not stay readable in another one: then the copy takes the place of the
 * picture, of that which it was made of, and of all other copies. @param {string} id @param {string} of @param {string} marks JSON */
export async function markPicture(id, of, marks) {
  const { pictures } = await store.whole(id);
  const original = pictures.find((picture) => picture.id === of);
  if (original === undefined) throw new StoreError("case_gone", of);
  const drawn = JSON.parse(marks);
  const isHidden = drawn.some((/** @type {{ kind: string }} */ mark) => mark.kind === "black");
  const bytes = await marked(original.bytes, drawn);
  refuseMore(isHidden ? [] : pictures, bytes);
  const root = rootOf(original, pictures);
  const family = pictures.filter((picture) => rootOf(picture, pictures) === root).map(({ id: one }) => one);
  const copy = { ...original, id: newId(), kind: /** @type {const} */ ("marked"), type: "image/png", at: now(), bytes, of: isHidden ? null : of };
  await store.keepPictures(id, [copy], isHidden ? family : []);
}

/** The number of the picture that one was made of in the beginning. @param {CasePicture} picture @param {CasePicture[]} all
 * @returns {string} */
function rootOf(picture, all) {
  const before = all.find(({ id }) => id === picture.of);
  return before === undefined ? picture.id : rootOf(before, all);
}

/** Takes away a picture that was added. @param {string} id @param {string} picture */
export async function dropPicture(id, picture) {
  await store.keepPictures(id, [], [picture]);
}

/** The small picture of a case, as an address; who shows it no more gives it back to `letGo`. @param {string} id
 * @returns {Promise<string | null>} */
export async function thumbnail(id) {
  const picture = await store.thumbnailOf(id);
  return picture === null ? null : URL.createObjectURL(picture);
}

/** Nobody shows what is at an address any more. @param {string} address */
export function letGo(address) {
  URL.revokeObjectURL(address);
}

/** Cases whose seller seems to be this one's. @param {string} id */
export async function sameSeller(id) {
  const { entry, record } = await store.whole(id);
  if (record === null) return [];
  const others = (await store.ofSellers(entry.sellers)).filter((other) => other.id !== id);
  const keys = others.map((other) => ({ case_id: other.id, keys: other.sellers.map(parted) }));
  /** @type {{ case_id: string, by: object[] }[]} */
  const proposals = JSON.parse(await made("same_seller", record, JSON.stringify(keys)));
  /** @type {{ case_id: string, by: object[] }[]} */
  const linked = JSON.parse(record).linked;
  return [...linked, ...proposals].flatMap((proposal) => {
    const other = others.find(({ id: known }) => known === proposal.case_id);
    return other === undefined ? [] : [{ ...proposal, entry: other }];
  });
}

/** Deletes cases for good. @param {string[]} ids */
export async function removed(ids) {
  const at = now();
  const notes = [];
  for (const id of ids) {
    const record = await store.recordOf(id);
    notes.push(record === null ? { case_id: id, event: /** @type {const} */ ("deleted"), at, sha256: null } : JSON.parse(await made("case_gone", record, at)));
  }
  await store.remove(notes);
}

/** Deletes all cases, what is noted of deleted ones, and keys. */
export function removedAll() {
  return store.removeAll();
}

/** Cases as one file of this name. @param {string[]} ids @param {string} name @returns {Promise<Blob>} */
export async function exported(ids, name) {
  for (const id of ids) await sealed(id);
  return packed(ids, name);
}

/** The evidence of a case, as a file of its own; sealed first where that is left to do. @param {string} id
 * @returns {Promise<Blob>} */
export async function evidence(id) {
  await sealed(id);
  const bytes = await store.evidenceOf(id);
  if (bytes === null) throw new StoreError("case_not_sealed", id);
  return bytes;
}

/** The evidence of a case from elsewhere, as it was in the file. @param {string} id @returns {Promise<Blob>} */
export async function received(id) {
  const bytes = await store.receivedOf(id);
  if (bytes === null) throw new StoreError("case_gone", id);
  return bytes;
}

/** Takes in cases from a file. @param {File} file @returns {Promise<{ taken: number, known: number }>} */
export function imported(file) {
  return taken(file);
}

/** Hands a file to the person. @param {string} name @param {Blob} bytes */
export function save(name, bytes) {
  const link = document.createElement("a");
  const address = URL.createObjectURL(bytes);
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Why something went wrong, as a key of the catalogue. @param {unknown} error @returns {string} */
export function reasonOf(error) {
  console.error("Jinjja:", error);
  return error instanceof StoreError ? error.key : "case_not_done";
}
