// Whether a listing is still there: it is opened, and what the engine reads is held against the case.

/** @type {typeof chrome} */
const api = globalThis.browser ?? globalThis.chrome;

/** Milliseconds for which a page is waited for. */
const PATIENCE = 20_000;

/** Opens the listing of a case, on the person's click, and says what is seen; nothing where that cannot be told.
 * @param {Record<string, any>} record @returns {Promise<"up" | "changed" | null>} */
export async function lookedAgain({ listing }) {
  const tab = await api.tabs.create({ url: listing.url_canonical ?? listing.url_observed });
  const verdict = tab.id === undefined ? null : await readOf(tab.id);
  const seen = verdict?.listing;
  // A page without a listing may be a wall, or one that is slow: that it is gone, only the person can say.
  if (verdict?.page !== "product" || seen === null || seen === undefined) return null;
  if (listing.item_id !== undefined && seen.item_id !== listing.item_id) return null;
  const isSame = (/** @type {string} */ then, /** @type {unknown} */ is) => then === undefined || is === undefined || then === is;
  return isSame(listing.title_raw, seen.title) && isSame(listing.seller?.name_raw, seen.seller_name) ? "up" : "changed";
}

/** What is read of a tab, as soon as it is. @param {number} tab @returns {Promise<any>} */
function readOf(tab) {
  return new Promise((done) => {
    const ended = (/** @type {unknown} */ verdict) => {
      api.runtime.onMessage.removeListener(heard);
      clearTimeout(timer);
      done(verdict);
    };
    const ask = async () => {
      const verdict = await api.runtime.sendMessage({ kind: "verdict", tab }).catch(() => null);
      if (verdict?.state === "read") ended(verdict);
    };
    const heard = (/** @type {any} */ message) => {
      if (message?.kind === "changed" && message.tab === tab) void ask();
    };
    const timer = setTimeout(() => ended(null), PATIENCE);
    api.runtime.onMessage.addListener(heard);
    void ask();
  });
}
