// What is kept of cases, and found again.

import { withoutCase } from "../filings/standing.js";
import { given, reading, StoreError, writing } from "./database.js";

/** Two clicks are one when no more milliseconds lie between them. */
const ONE_CLICK = 3_000;

const NOTHING_KNOWN = { title: "", marketplace: "", country: "", seller: "", price: "", brand: "", level: /** @type {const} */ (""), status: "" };

/** Notes what the person wants of what a tab shows, before anything is done about it: a case, or what `wish` says. Asked twice in a
 * moment, it is one. Of the address, in which something of the person may stand, the note has what can be shown and what tells it from
 * another. @param {{ id: string, at: string, tab: number, url: string, place: string, folder: string, wish?: CaseWish }} asked
 * @returns {Promise<CaseEntry>} */
export function begin({ id, at, tab, url, place, folder, wish }) {
  return writing(["cases"], async (cases) => {
    /** @type {CaseEntry[]} */
    const latest = await given(cases.index("changed_at").getAll(IDBKeyRange.lowerBound(earlier(at))));
    /** Those of which nothing could be kept so far. @type {CaseEntry[]} */
    const begun = await given(cases.index("state").getAll("begun"));
    const isNow = (/** @type {CaseEntry} */ { state, wish, created_at: before }) =>
      state === "begun" || (wish === undefined && Date.parse(at) - Date.parse(before) < ONE_CLICK);
    const isSame = (/** @type {CaseEntry} */ entry) => entry.tab === tab && entry.place === place && JSON.stringify(entry.wish) === JSON.stringify(wish);
    const same = [...begun, ...latest].find((entry) => isSame(entry) && isNow(entry));
    if (same !== undefined) return same;
    /** @type {CaseEntry} */
    const entry = {
      id, state: "begun", created_at: at, changed_at: at, folder, url, place, tab, picture: "", summary: NOTHING_KNOWN, captures: [], needs: [],
      listing: "", sellers: [], words: "", ...(wish === undefined ? {} : { wish }),
    };
    await given(cases.add(entry));
    return entry;
  });
}

/** @param {string} at */
function earlier(at) {
  return new Date(Date.parse(at) - ONE_CLICK).toISOString();
}

/** Keeps what was captured for a case that was begun. What was kept for it already stays: to capture twice is to capture once.
 * @param {string} id @param {Partial<CaseEntry>} told @param {PageCapture} capture @param {CasePicture[]} pictures
 * @returns {Promise<CaseEntry>} */
export function keepCaptured(id, told, capture, pictures) {
  return writing(["cases", "captures", "pictures"], async (cases, captures, shots) => {
    /** @type {CaseEntry | undefined} */
    const entry = await given(cases.get(id));
    if (entry === undefined) throw new StoreError("case_gone", id);
    if (entry.state !== "begun") return entry;
    /** @type {CaseEntry} */
    const captured = { ...entry, ...told, state: "captured", captures: [{ id: capture.id, item: null }], needs: [capture.id] };
    captures.put(capture);
    for (const picture of pictures) shots.put(picture);
    cases.put(captured);
    return captured;
  });
}

/** Keeps cases of several cards of one list, all or none, in the place of the note of them; cards that are in a case already stay as
 * they are. @param {string} note @param {CaseEntry[]} entries @param {PageCapture} capture @returns {Promise<number>} how many are new */
export function keepCards(note, entries, capture) {
  return writing(["cases", "captures"], async (cases, captures) => {
    if (!(await isBegun(cases, note))) return 0;
    cases.delete(note);
    const known = await Promise.all(entries.map(({ listing }) => given(cases.index("listing").getKey(listing))));
    const fresh = entries.filter((_, place) => known[place] === undefined);
    if (fresh.length > 0) captures.put(capture);
    for (const entry of fresh) cases.put(entry);
    return fresh.length;
  });
}

/** Keeps another capture of a case, with its pictures, in the place of the note of it: the seller's licence, what the page shows now.
 * @param {string} note @param {string} id of the case @param {PageCapture} capture @param {CasePicture[]} pictures */
export function keepMore(note, id, capture, pictures) {
  return writing(["cases", "captures", "pictures"], async (cases, captures, shots) => {
    if (!(await isBegun(cases, note))) return;
    /** @type {CaseEntry | undefined} */
    const entry = await given(cases.get(id));
    if (entry === undefined) throw new StoreError("case_gone", id);
    captures.put(capture);
    for (const picture of pictures) shots.put(picture);
    const all = { captures: [...entry.captures, { id: capture.id, item: null }], needs: [...entry.needs, capture.id] };
    cases.put({ ...entry, ...all, state: "captured" });
    cases.delete(note);
  });
}

/** Whether what was noted is still to be done. @param {IDBObjectStore} cases @param {string} note */
async function isBegun(cases, note) {
  return (await given(cases.get(note)))?.state === "begun";
}

/** Takes back a note of which nothing can come any more. @param {string} note */
export function forget(note) {
  return writing(["cases"], async (cases) => {
    if (await isBegun(cases, note)) cases.delete(note);
  });
}

/** Keeps pictures that were added to a case, or marked; it has to be sealed anew. @param {string} id @param {CasePicture[]} pictures
 * @param {string[]} [instead] the numbers of pictures that they replace */
export function keepPictures(id, pictures, instead = []) {
  return changed(id, ["pictures"], (entry, shots) => {
    for (const old of instead) shots.delete(old);
    for (const picture of pictures) shots.put(picture);
    return { ...entry, state: "captured" };
  });
}

/** Notes that the page of a case was gone before it could be captured. @param {string} id @param {string} at */
export function miss(id, at) {
  return writing(["cases"], async (cases) => {
    const entry = await given(cases.get(id));
    if (entry?.state === "begun") cases.put({ ...entry, state: "missed", changed_at: at });
  });
}

/** Keeps a case's sealed evidence with its record, unless more was added to the case meanwhile.
 * @param {WholeCase} whole what was sealed @param {{ record: string, bytes: Blob, thumbnail: Blob | null, at: string, sellers: string[] }} sealed
 * @returns {Promise<boolean>} whether it was kept */
export function keepSealed(whole, { record, bytes, thumbnail, at, sellers }) {
  const { id } = whole.entry;
  return writing(["cases", "pictures", "records", "evidence", "thumbnails"], async (cases, shots, records, evidence, thumbnails) => {
    /** @type {CaseEntry | undefined} */
    const entry = await given(cases.get(id));
    const pictures = await given(shots.index("case").getAllKeys(id));
    const known = await given(records.get(id));
    const isSame = entry !== undefined && entry.captures.length === whole.captures.length && (known?.text ?? null) === whole.record &&
      String(pictures) === String(whole.pictures.map((picture) => picture.id).sort());
    if (!isSame) return false;
    const before = await given(evidence.get(id));
    records.put({ id, text: record });
    // What came from elsewhere stays beside it as it came.
    evidence.put({ id, bytes, received: before?.is_received ? before.bytes : before?.received });
    if (thumbnail === null) thumbnails.delete(id);
    else thumbnails.put({ id, picture: thumbnail });
    cases.put({ ...entry, state: "sealed", changed_at: at, sellers });
    return true;
  });
}

/** Keeps a case's record after the person changed it. @param {string} id @param {string} record @param {string} before the record
 * that the change rests on @param {{ at: string, folder?: string }} told */
export function keepRecord(id, record, before, { at, folder }) {
  return writing(["cases", "records"], async (cases, records) => {
    const entry = await given(cases.get(id));
    const known = await given(records.get(id));
    if (entry === undefined) throw new StoreError("case_gone", id);
    if (known?.text !== before) throw new StoreError("case_changed_elsewhere", id);
    records.put({ id, text: record });
    cases.put({ ...entry, changed_at: at, folder: folder ?? entry.folder });
  });
}

/** Keeps cases that were made elsewhere, all or none. Those that are here already are left as they are.
 * @param {ImportedCase[]} imported @returns {Promise<number>} how many are new */
export function keepImported(imported) {
  const all = ["cases", "captures", "pictures", "records", "evidence", "thumbnails"];
  return writing(all, async (cases, captures, shots, records, evidence, thumbnails) => {
    let count = 0;
    for (const { entry, record, bytes, thumbnail, ...pieces } of imported) {
      if ((await given(cases.getKey(entry.id))) !== undefined) continue;
      cases.put(entry);
      records.put({ id: entry.id, text: record });
      for (const capture of pieces.captures) captures.put(capture);
      for (const picture of pieces.pictures) shots.put(picture);
      if (bytes !== null) evidence.put({ id: entry.id, bytes, is_received: true });
      if (thumbnail !== null) thumbnails.put({ id: entry.id, picture: thumbnail });
      count += 1;
    }
    return count;
  });
}

/** Deletes cases and all that belongs to them alone; what stays are the notes. @param {DeletionNote[]} notes */
export function remove(notes) {
  const all = ["cases", "captures", "pictures", "records", "evidence", "thumbnails", "keys", "deletions", "filings"];
  return writing(all, async (cases, captures, shots, records, evidence, thumbnails, keys, deletions, filings) => {
    for (const note of notes) {
      const { case_id: id } = note;
      /** @type {CaseEntry | undefined} */
      const entry = await given(cases.get(id));
      if (entry === undefined) continue;
      deletions.put(note);
      for (const store of [cases, records, evidence, thumbnails]) store.delete(id);
      keys.delete(id);
      for (const picture of await given(shots.index("case").getAllKeys(id))) shots.delete(picture);
      for (const filing of await given(filings.index("cases").getAll(id))) {
        const left = withoutCase(filing, id, note.at);
        if (left === null) filings.delete(filing.id);
        else filings.put(left);
      }
      for (const capture of entry.needs) {
        if ((await given(cases.index("needs").count(capture))) === 0) captures.delete(capture);
      }
    }
  });
}

/** Deletes everything, notes of deletions and keys too. */
export function removeAll() {
  const all = ["cases", "captures", "pictures", "records", "evidence", "thumbnails", "deletions", "keys", "filings"];
  return writing(all, async (...stores) => {
    for (const store of stores) store.clear();
  });
}

/** Changes a case's entry and what belongs to it. @param {string} id @param {string[]} names
 * @param {(entry: CaseEntry, ...stores: IDBObjectStore[]) => CaseEntry} change @returns {Promise<CaseEntry>} */
function changed(id, names, change) {
  return writing(["cases", ...names], async (cases, ...stores) => {
    const entry = await given(cases.get(id));
    if (entry === undefined) throw new StoreError("case_gone", id);
    const after = change(entry, ...stores);
    cases.put(after);
    return after;
  });
}

/** A case and all that belongs to it. @param {string} id @returns {Promise<WholeCase>} */
export function whole(id) {
  return reading(["cases", "captures", "pictures", "records"], async (cases, captures, shots, records) => {
    /** @type {CaseEntry | undefined} */
    const entry = await given(cases.get(id));
    if (entry === undefined) throw new StoreError("case_gone", id);
    const record = await given(records.get(id));
    const found = await Promise.all(entry.captures.map((capture) => given(captures.get(capture.id))));
    const pictures = await given(shots.index("case").getAll(id));
    return { entry, captures: found, pictures, record: record?.text ?? null };
  });
}

/** The record of a case; none before it is sealed. @param {string} id @returns {Promise<string | null>} */
export function recordOf(id) {
  return reading(["records"], async (records) => (await given(records.get(id)))?.text ?? null);
}

/** The sealed evidence of a case. @param {string} id @returns {Promise<Blob | null>} */
export function evidenceOf(id) {
  return reading(["evidence"], async (evidence) => (await given(evidence.get(id)))?.bytes ?? null);
}

/** The evidence of a case from elsewhere as it came, where another was sealed here since. @param {string} id
 * @returns {Promise<Blob | null>} */
export function receivedOf(id) {
  return reading(["evidence"], async (evidence) => (await given(evidence.get(id)))?.received ?? null);
}

/** The small picture of a case. @param {string} id @returns {Promise<Blob | null>} */
export function thumbnailOf(id) {
  return reading(["thumbnails"], async (thumbnails) => (await given(thumbnails.get(id)))?.picture ?? null);
}

/** All entries, those changed last first. @returns {Promise<CaseEntry[]>} */
export async function entries() {
  const all = await reading(["cases"], (cases) => given(cases.index("changed_at").getAll()));
  return all.reverse();
}

/** The cases of a listing. @param {string} listing @returns {Promise<CaseEntry[]>} */
export function casesOf(listing) {
  return listing === "" ? Promise.resolve([]) : reading(["cases"], (cases) => given(cases.index("listing").getAll(listing)));
}

/** Whether there is any case. @returns {Promise<boolean>} */
export function anyCases() {
  return reading(["cases"], async (cases) => (await given(cases.count())) > 0);
}

/** Which of these listings are in a case. @param {string[]} listings @returns {Promise<Set<string>>} */
export function inCases(listings) {
  return reading(["cases"], async (cases) => {
    const known = await Promise.all(listings.map((listing) => given(cases.index("listing").getKey(listing))));
    return new Set(listings.filter((_, at) => known[at] !== undefined));
  });
}

/** Cases in a state. @param {CaseState} state @returns {Promise<CaseEntry[]>} */
export function inState(state) {
  return reading(["cases"], (cases) => given(cases.index("state").getAll(state)));
}

/** The cases of which a seller is known by one of these. @param {string[]} sellers @returns {Promise<CaseEntry[]>} */
export function ofSellers(sellers) {
  return reading(["cases"], async (cases) => {
    const lists = await Promise.all(sellers.map((seller) => given(cases.index("sellers").getAll(seller))));
    return [...new Map(lists.flat().map((entry) => [entry.id, entry])).values()];
  });
}

/** What stays of deleted cases. @returns {Promise<DeletionNote[]>} */
export function deletions() {
  return reading(["deletions"], (notes) => given(notes.getAll()));
}

/** The key of a case, or that of a role. @param {string} of @returns {Promise<CryptoKeyPair | undefined>} */
export function keyOf(of) {
  return reading(["keys"], async (keys) => (await given(keys.get(of)))?.pair);
}

/** Keeps a key, unless there is one already; gives the one that is kept. Cases that were deleted meanwhile get none.
 * @param {string} of @param {CryptoKeyPair} pair @param {boolean} isOfCase @returns {Promise<CryptoKeyPair>} */
export function keepKey(of, pair, isOfCase) {
  return writing(["keys", "cases"], async (keys, cases) => {
    const known = await given(keys.get(of));
    if (known !== undefined) return known.pair;
    if (isOfCase && (await given(cases.getKey(of))) === undefined) throw new StoreError("case_gone", of);
    keys.put({ of, pair });
    return pair;
  });
}

/** The entries changed last, those first. @param {number} count @returns {Promise<CaseEntry[]>} */
export function latest(count) {
  return reading(["cases"], (cases) => new Promise((done, failed) => {
    /** @type {CaseEntry[]} */
    const found = [];
    const asked = cases.index("changed_at").openCursor(null, "prev");
    asked.onerror = () => failed(asked.error);
    asked.onsuccess = () => {
      const { result: place } = asked;
      if (place === null || found.length === count) return done(found);
      found.push(place.value);
      place.continue();
    };
  }));
}
