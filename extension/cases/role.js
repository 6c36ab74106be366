// Who the person is, by their own choice in the settings. It decides which key signs, so it is asked when that is done: the settings
// may have changed since a page was opened.

import { api } from "../background/api.js";

/** @returns {Promise<string>} */
export async function role() {
  const { settings } = await api.storage.local.get("settings");
  return /** @type {{ role?: string } | undefined} */ (settings)?.role ?? "shopper";
}
