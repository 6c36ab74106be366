// What the person chose. Pages of the extension write it; here it is only read.

import { api } from "./api.js";
import { remembered } from "./remembered.js";

/** @typedef {{ role: string, language: string, marks: boolean, off_sites: string[], marketplaces: Record<string, boolean>, welcomed: boolean }} Settings */

/** @type {Settings} */
const DEFAULT = { role: "shopper", language: "", marks: true, off_sites: [], marketplaces: {}, welcomed: false };

const stored = remembered(() => api.storage.local.get(["settings", "own_brands"]));
api.storage.onChanged.addListener((_changes, area) => {
  if (area === "local") stored.forget();
});

/** @returns {Promise<Settings>} */
export async function settings() {
  const { settings: chosen } = /** @type {{ settings?: Partial<Settings> }} */ (await stored.get());
  return { ...DEFAULT, ...chosen };
}

/** The brand facts of the person's own, as the engine takes them. @returns {Promise<string>} */
export async function ownBrands() {
  const { own_brands: brands } = await stored.get();
  return JSON.stringify(brands ?? []);
}
