// The catalogue of the person's language, from the extension's own files.

import { api } from "./api.js";
import { spoken } from "./engine.js";
import { settings } from "./settings.js";

/** @type {{ asked: string, catalogue: string, language: string } | undefined} */
let loaded;

/** @returns {Promise<{ catalogue: string, language: string }>} */
export async function words() {
  const { language } = await settings();
  const asked = `${language} ${api.i18n.getUILanguage()}`;
  if (loaded?.asked !== asked) {
    const { folder, tag } = await spoken(asked.split(" "));
    const file = await fetch(api.runtime.getURL(`_locales/${folder}/messages.json`));
    loaded = { asked, catalogue: await file.text(), language: tag };
  }
  return loaded;
}

/** One sentence of the catalogue. @param {string} key @returns {Promise<string>} */
export async function sentence(key) {
  const { catalogue } = await words();
  return JSON.parse(catalogue)[key]?.message ?? "";
}
