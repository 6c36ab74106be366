// Cases as one file, for handing on and for keeping elsewhere; and cases out of such a file.

import { StoreError } from "./database.js";
import { engine } from "./engine.js";
import { sha256 } from "./hash.js";
import { newId } from "./id.js";
import { small } from "./pictures.js";
import { changed, made } from "./record.js";
import { sellersOf } from "./sellers.js";
import { holds } from "./signing.js";
import * as store from "./store.js";
import { ofRecord } from "./summary.js";

/** Bytes of a file; what makes one holds all of it at once. */
const MOST = 1_000_000_000;
const LONGEST_NAME = 200;

/** What is wrong with a file, by the code that Rust gives, as keys of the catalogue; with all others it is damaged or was changed. */
const FAULTS = /** @type {Record<string, string>} */ ({
  "not-cases": "cases_file_none", empty: "cases_file_none", "newer-version": "case_newer_version", "too-large": "cases_too_large",
});

/** Of cases whose page was gone there is nothing to hand on. @param {string[]} ids @param {string} name of the file
 * @returns {Promise<Blob>} */
export async function packed(ids, name) {
  const at = new Date().toISOString();
  const { CasesOut } = await engine();
  const out = new CasesOut(at, JSON.stringify({ name: "jinjja", version: chrome.runtime.getManifest().version, data: "" }));
  const told = [];
  let size = 0;
  for (const id of ids) {
    const record = await store.recordOf(id);
    if (record === null) continue;
    const evidence = await store.evidenceOf(id);
    size += evidence?.size ?? 0;
    if (size > MOST) throw new StoreError("cases_too_large", size);
    const after = await made("case_with", record, JSON.stringify({ change: "exported", at, about: cut(name) }));
    const bytes = evidence === null ? undefined : new Uint8Array(await evidence.arrayBuffer());
    faulty(() => out.add(after, bytes));
    told.push(id);
  }
  if (told.length === 0) throw new StoreError("case_not_sealed", ids);
  const file = faulty(() => out.finish());
  for (const id of told) await changed(id, { change: "exported", at, about: cut(name) });
  return new Blob([/** @type {BlobPart} */ (file)], { type: "application/zip" });
}

/** Takes in all cases of a file, or none of them. @param {File} file @returns {Promise<{ taken: number, known: number }>} */
export async function taken(file) {
  if (file.size > MOST) throw new StoreError("cases_too_large", file.name);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const { CasesIn } = await engine();
  const cases = faulty(() => new CasesIn(bytes));
  const from = { at: new Date().toISOString(), about: cut(file.name), sha256: await sha256(bytes) };
  const found = [];
  for (let place = 0; place < cases.length; place += 1) {
    found.push(await member(/** @type {string} */ (cases.case(place)), cases.take_evidence(place), from));
  }
  cases.free();
  const count = await store.keepImported(found);
  return { taken: count, known: found.length - count };
}

/** @param {string} text the record @param {Uint8Array | undefined} sealed @param {{ at: string, about: string, sha256: string }} from
 * @returns {Promise<ImportedCase>} */
async function member(text, sealed, from) {
  const record = await made("case_with", text, JSON.stringify({ change: "imported", ...from }));
  const facts = JSON.parse(record);
  const pieces = sealed === undefined ? { captures: [], pictures: [] } : await piecesOf(facts.id, sealed);
  const view = pieces.pictures.find(({ kind }) => kind === "view") ?? pieces.pictures[0];
  const summary = ofRecord(facts);
  return {
    entry: {
      ...summary, id: facts.id, state: facts.state, created_at: facts.created_at, changed_at: from.at, folder: facts.folder ?? "", place: "", tab: null,
      picture: "", captures: pieces.captures.map(({ capture: { id }, item }) => ({ id, item })),
      needs: pieces.captures.map(({ capture: { id } }) => id), sellers: await sellersOf(record),
    },
    record,
    captures: pieces.captures.map(({ capture }) => capture),
    pictures: pieces.pictures,
    bytes: sealed === undefined ? null : new Blob([/** @type {BlobPart} */ (sealed)], { type: "application/wacz" }),
    thumbnail: view === undefined ? null : await small(view.bytes),
  };
}

/** What was sealed, as it was captured: the person may add to it. @param {string} id of the case @param {Uint8Array} sealed */
async function piecesOf(id, sealed) {
  const { Sealed } = await engine();
  const opened = new Sealed(sealed);
  const { digest, signature, public_key: publicKey, captures } = JSON.parse(opened.summary());
  if (!(await holds({ text: digest, signature, publicKey }))) throw new StoreError("cases_file_broken", `the signature of ${id}`);
  /** @type {CasePicture[]} */
  const pictures = [];
  /** @type {{ capture: PageCapture, item: number | null }[]} */
  const found = [];
  for (const [place, told] of captures.entries()) {
    const [capture, verdict, facts, brands] = /** @type {string[]} */ (opened.texts(place));
    const { item, environment, redactions } = JSON.parse(facts);
    const { at, url, title } = told;
    const page = {
      id: newId(), at, url, title: title ?? "", html: opened.page(place) ?? null, capture, verdict, own_brands: brands ?? null, environment, redactions,
    };
    found.push({ capture: page, item });
    /** @type {CasePicture[]} */
    const own = [];
    for (const [number, { kind, about, at: added, type }] of told.pictures.entries()) {
      const bytes = new Blob([/** @type {BlobPart} */ (opened.picture(place, number))], { type });
      own.push({ id: newId(), case: id, capture: page.id, kind, type, name: "", at: added ?? at, bytes, of: own[about - 1]?.id ?? null });
    }
    pictures.push(...own);
  }
  opened.free();
  return { captures: found, pictures };
}

/** What Rust does with a file; what it finds wrong is told as why. @template T @param {() => T} action @returns {T} */
function faulty(action) {
  try {
    return action();
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError) throw error;
    const [code] = String(/** @type {Error} */ (error).message).split(":");
    throw new StoreError(FAULTS[code] ?? "cases_file_broken", error);
  }
}

/** @param {string} name of a file */
function cut(name) {
  return [...name].slice(0, LONGEST_NAME).join("");
}
