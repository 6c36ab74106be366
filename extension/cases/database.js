// Where cases are kept: in the browser, on this machine. Every change is one transaction, so that whatever is stopped in the
// middle leaves what was there before or all of what is new, never a half.

const NAME = "cases";
const VERSION = 2;

/** @type {Record<string, { key: string | string[], indexes?: Record<string, IDBIndexParameters> }>} */
const STORES = {
  cases: { key: "id", indexes: { changed_at: {}, listing: {}, needs: { multiEntry: true }, sellers: { multiEntry: true }, state: {} } },
  captures: { key: "id" },
  pictures: { key: "id", indexes: { case: {} } },
  records: { key: "id" },
  evidence: { key: "id" },
  thumbnails: { key: "id" },
  keys: { key: "of" },
  deletions: { key: "case_id" },
  filings: { key: "id", indexes: { cases: { multiEntry: true }, state: {} } },
};

/** Why something could not be kept or found, as a key of the catalogue. */
export class StoreError extends Error {
  /** @param {string} key @param {unknown} cause */
  constructor(key, cause) {
    super(key, { cause });
    this.key = key;
  }
}

/** What the browser's own errors mean; all others mean that it does not answer. */
const REASONS = /** @type {Record<string, string>} */ ({ QuotaExceededError: "case_storage_full", VersionError: "case_newer_version" });

/** @param {unknown} cause @returns {StoreError} */
function reason(cause) {
  if (cause instanceof StoreError) return cause;
  return new StoreError(REASONS[cause instanceof DOMException ? cause.name : ""] ?? "case_storage_gone", cause);
}

/** @type {Promise<IDBDatabase> | undefined} */
let opened;

/** @returns {Promise<IDBDatabase>} */
function database() {
  opened ??= open().catch((error) => {
    opened = undefined;
    throw reason(error);
  });
  return opened;
}

/** @returns {Promise<IDBDatabase>} */
function open() {
  return new Promise((done, failed) => {
    const asked = indexedDB.open(NAME, VERSION);
    asked.onupgradeneeded = () => build(asked.result);
    asked.onerror = () => failed(asked.error);
    // Another version of the extension holds it open; it lets go as soon as it hears of this.
    asked.onblocked = () => {};
    asked.onsuccess = () => {
      const { result } = asked;
      const forget = () => {
        opened = undefined;
      };
      result.onversionchange = () => {
        result.close();
        forget();
      };
      result.onclose = forget;
      done(result);
    };
  });
}

/** @param {IDBDatabase} database */
function build(database) {
  for (const [name, { key, indexes = {} }] of Object.entries(STORES)) {
    if (database.objectStoreNames.contains(name)) continue;
    const store = database.createObjectStore(name, { keyPath: key });
    for (const [field, how] of Object.entries(indexes)) store.createIndex(field, field, how);
  }
}

/** What one request gives. @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
export function given(request) {
  return new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
}

/** Reads some stores. @template T
 * @param {string[]} names @param {(...stores: IDBObjectStore[]) => Promise<T>} action @returns {Promise<T>} */
export function reading(names, action) {
  return transaction(names, "readonly", action);
}

/** Changes some stores: all of it is kept, on disk, when the promise is kept; or nothing. @template T
 * @param {string[]} names @param {(...stores: IDBObjectStore[]) => Promise<T>} action @returns {Promise<T>} */
export async function writing(names, action) {
  const result = await transaction(names, "readwrite", action);
  news.postMessage("changed");
  // What one says oneself one does not hear.
  heard.forEach((changed) => changed());
  return result;
}

/** Told of every change, in the pages and in the background. */
const news = new BroadcastChannel(NAME);
/** @type {Set<() => void>} */
const heard = new Set();
news.addEventListener("message", () => heard.forEach((changed) => changed()));

/** Calls back whenever something was changed, here or in another page or the background. @param {() => void} changed */
export function whenChanged(changed) {
  heard.add(changed);
}

/** @template T @param {string[]} names @param {IDBTransactionMode} mode
 * @param {(...stores: IDBObjectStore[]) => Promise<T>} action @returns {Promise<T>} */
async function transaction(names, mode, action) {
  const transaction = await started(names, mode).catch((error) => {
    throw reason(error);
  });
  const ended = new Promise((done, failed) => {
    transaction.oncomplete = done;
    transaction.onabort = () => failed(transaction.error ?? new DOMException("the transaction was stopped", "AbortError"));
  });
  try {
    const result = await action(...names.map((name) => transaction.objectStore(name)));
    await ended;
    return result;
  } catch (error) {
    ended.catch(() => {});
    try {
      transaction.abort();
    } catch {
      // It had ended already.
    }
    throw reason(error instanceof StoreError ? error : transaction.error ?? error);
  }
}

/** A connection may have been closed since it was opened; then it is opened anew, once. @param {string[]} names
 * @param {IDBTransactionMode} mode */
async function started(names, mode) {
  const start = async () => (await database()).transaction(names, mode, { durability: "strict" });
  return start().catch((error) => {
    if (!(error instanceof DOMException) || error.name !== "InvalidStateError") throw error;
    opened = undefined;
    return start();
  });
}
