// The catalogue of the person's language, from the extension's own files.

import { api } from "./api.js";
import { settings } from "./settings.js";

/** Folders of `_locales`, by what browsers call the languages. */
const FOLDERS = ["en", "ko", "zh_CN", "zh_TW", "th", "vi", "id", "ms", "fil", "ja"];
/** @type {Record<string, string>} */
const OTHERS = { zh: "zh_CN", zh_hans: "zh_CN", zh_sg: "zh_CN", zh_hant: "zh_TW", zh_hk: "zh_TW", zh_mo: "zh_TW", tl: "fil" };
/** @type {Record<string, string>} */
const TAGS = { zh_CN: "zh-Hans", zh_TW: "zh-Hant" };

/** @type {{ folder: string, catalogue: string } | undefined} */
let loaded;

/** @returns {Promise<{ catalogue: string, language: string }>} */
export async function words() {
  const { language } = await settings();
  const folder = folderOf(language) ?? folderOf(api.i18n.getUILanguage()) ?? "en";
  if (loaded?.folder !== folder) {
    const file = await fetch(api.runtime.getURL(`_locales/${folder}/messages.json`));
    loaded = { folder, catalogue: await file.text() };
  }
  return { catalogue: loaded.catalogue, language: TAGS[folder] ?? folder };
}

/** @param {string} tag */
function folderOf(tag) {
  const name = tag.replaceAll("-", "_").toLowerCase();
  const [primary] = name.split("_");
  const of = (/** @type {string} */ wanted) => OTHERS[wanted] ?? FOLDERS.find((folder) => folder.toLowerCase() === wanted);
  return of(name) ?? of(name.split("_").slice(0, 2).join("_")) ?? of(primary);
}
