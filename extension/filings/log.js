// Every request that the extension ever made, for the person to see.

import { api } from "../background/api.js";

const KEY = "request_log";
/** Older ones make room. */
const MOST = 1_000;

/** Notes a request before it is made. @param {string} url @param {string} why */
export function requested(url, why) {
  return navigator.locks.request(KEY, async () => {
    const { [KEY]: log = [] } = /** @type {{ request_log?: object[] }} */ (await api.storage.local.get(KEY));
    await api.storage.local.set({ [KEY]: [...log, { at: new Date().toISOString(), url, why }].slice(-MOST) });
  });
}
