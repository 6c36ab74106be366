// What was captured of a case, sealed: one file that any third party can open and check, and the record that goes with it.

import { StoreError } from "./database.js";
import { engine } from "./engine.js";
import { sha256 } from "./hash.js";
import { small } from "./pictures.js";
import { made } from "./record.js";
import { role } from "./role.js";
import { sellersOf } from "./sellers.js";
import { signed } from "./signing.js";
import * as store from "./store.js";

/** A case to which the person adds while it is sealed is sealed anew; so often at most. */
const MOST_TRIES = 5;

/** Seals what is not sealed yet of a case. To do it twice, or in two pages at once, is to do it once. @param {string} id */
export async function sealed(id) {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const whole = await store.whole(id);
    // A case from elsewhere may have come without evidence.
    if (whole.entry.state !== "captured" || whole.captures.length === 0) return;
    if (await store.keepSealed(whole, await seal(whole))) return;
  }
  throw new StoreError("case_not_sealed", id);
}

/** @param {WholeCase} whole */
async function seal(whole) {
  const { case_to_seal: factsOf, Evidence } = await engine();
  const at = new Date().toISOString();
  const before = await withNewPictures(await opened(whole), whole.pictures);
  const evidence = new Evidence(factsOf(before), at);
  for (const [place, capture] of whole.captures.entries()) {
    const { item } = whole.entry.captures[place];
    const { capture: text, verdict, environment, redactions, own_brands: brands } = capture;
    evidence.add_capture(text, verdict, JSON.stringify({ item, environment, redactions }), brands ?? undefined);
    if (capture.html !== null) evidence.add_page(capture.html);
    const pictures = whole.pictures.filter((picture) => picture.capture === capture.id);
    for (const picture of pictures) await addPicture(evidence, picture, pictures);
  }
  const unsealed = evidence.finish();
  const { signature, publicKey } = await signed(unsealed.digest(), whole.entry.id, await role());
  const bytes = new Blob([/** @type {BlobPart} */ (unsealed.seal(signature, publicKey))], { type: "application/wacz" });
  const items = JSON.parse(unsealed.items());
  unsealed.free();
  const manifest = { wacz_sha256: await sha256(await bytes.arrayBuffer()), bytes: bytes.size, sealed_at: at, items };
  const record = await made("case_with", before, JSON.stringify({ change: "sealed", at, evidence: manifest }));
  return { record, bytes, thumbnail: await thumbnailOf(whole), at, sellers: await sellersOf(record) };
}

/** The record of a case before it is sealed: the one that it has, or a new one. @param {WholeCase} whole @returns {Promise<string>} */
async function opened({ entry, captures: [first], record }) {
  if (record !== null) return record;
  const { engine: of } = engineOf(JSON.parse(first.verdict));
  const { extension_version: version } = /** @type {{ extension_version: string }} */ (first.environment);
  return made("open_case", JSON.stringify({
    id: entry.id, created_at: entry.created_at, observed_at: first.at, client: { name: "jinjja", version, data: of.data },
    url_observed: first.url, verdict: first.verdict, item: entry.captures[0].item, folder: entry.folder === "" ? null : entry.folder,
  }));
}

/** The record, with what happened since it was sealed: pictures that were added, or marked. @param {string} record @param {CasePicture[]} pictures */
async function withNewPictures(record, pictures) {
  let after = record;
  /** @type {{ custody: { sha256: string | null }[] }} */
  const { custody } = JSON.parse(record);
  for (const { kind, name, at, bytes } of pictures.filter((picture) => picture.kind !== "view")) {
    const sum = await sha256(await bytes.arrayBuffer());
    if (custody.some((event) => event.sha256 === sum)) continue;
    const change = kind === "marked" ? "picture-marked" : "picture-added";
    after = await made("case_with", after, JSON.stringify({ change, at, about: name, sha256: sum }));
  }
  return after;
}

/** @param {{ assessment?: any, cards: { assessment: any }[] }} verdict @returns {{ engine: { data: string } }} */
function engineOf({ assessment, cards }) {
  return assessment ?? cards[0]?.assessment ?? { engine: { data: "" } };
}

/** @param {import("../engine/jinjja_evidence.js").Evidence} evidence @param {CasePicture} picture
 * @param {CasePicture[]} all of its capture, in their order */
async function addPicture(evidence, { kind, type, bytes, at, of }, all) {
  const place = all.findIndex(({ id }) => id === of);
  const facts = { kind, about: place < 0 ? null : place + 1, at: kind === "view" ? null : at };
  evidence.add_picture(JSON.stringify(facts), type, new Uint8Array(await bytes.arrayBuffer()));
}

/** @param {WholeCase} whole @returns {Promise<Blob | null>} */
async function thumbnailOf({ pictures }) {
  const first = pictures.find(({ kind }) => kind === "view") ?? pictures[0];
  return first === undefined ? null : small(first.bytes);
}
