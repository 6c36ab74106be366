// Who the person is, by their own choice in the settings. It decides which key signs, so it is asked when that is done: the settings
// may have changed since a page was opened.

/** @returns {Promise<string>} */
export async function role() {
  const { settings } = await chrome.storage.local.get("settings");
  return /** @type {{ role?: string } | undefined} */ (settings)?.role ?? "shopper";
}
