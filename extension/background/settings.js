// What the person chose. Pages of the extension write it; here it is only read.

import { api } from "./api.js";

/** @typedef {{ role: string, language: string, marks: boolean, off_sites: string[], marketplaces: Record<string, boolean>, welcomed: boolean }} Settings */

/** @type {Settings} */
const DEFAULT = { role: "shopper", language: "", marks: true, off_sites: [], marketplaces: {}, welcomed: false };

/** @returns {Promise<Settings>} */
export async function settings() {
  const { settings: chosen } = /** @type {{ settings?: Partial<Settings> }} */ (await api.storage.local.get("settings"));
  return { ...DEFAULT, ...chosen };
}

/** The brand facts of the person's own, as the engine takes them. @returns {Promise<string>} */
export async function ownBrands() {
  const { own_brands: brands } = await api.storage.local.get("own_brands");
  return JSON.stringify(brands ?? []);
}
