// The marketplaces: which are part of the extension from the start, which the person switched on.

import { api } from "./api.js";
import { settings } from "./settings.js";

/** @typedef {{ id: string, name: string, required: boolean, hosts: string[], scripts: chrome.scripting.RegisteredContentScript[] }} Site */

/** @type {Promise<Site[]> | undefined} */
let known;

/** @returns {Promise<Site[]>} */
export function sites() {
  known ??= fetch(api.runtime.getURL("marketplaces.json")).then((file) => file.json());
  return known;
}

/** Whether a match pattern (`https://*.jd.com/*`) covers an address. @param {string} pattern @param {URL} url */
function covers(pattern, url) {
  const [, host] = /^https:\/\/([^/]+)\//.exec(pattern) ?? [];
  if (host === undefined || url.protocol !== "https:") return false;
  return host.startsWith("*.") ? url.hostname === host.slice(2) || url.hostname.endsWith(host.slice(1)) : url.hostname === host;
}

/** The marketplace of an address. @param {string} address @returns {Promise<Site | undefined>} */
export async function siteOf(address) {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  return (await sites()).find(({ hosts }) => hosts.some((host) => covers(host, url)));
}

/** @param {string} address */
export async function isKnownHost(address) {
  return (await siteOf(address)) !== undefined;
}

/** @param {string} address */
export async function isSwitchedOn(address) {
  const site = await siteOf(address);
  return site !== undefined && (await isOn(site));
}

/** @param {Site} site */
async function isOn(site) {
  const { marketplaces } = await settings();
  return marketplaces[site.id] !== false && api.permissions.contains({ origins: site.hosts });
}

/** Registers the content scripts of the marketplaces that were switched on, and takes those of the others away. Those of
 * the required ones stand in the manifest. */
export async function tended() {
  const optional = (await sites()).filter(({ required }) => !required);
  const registered = new Set((await api.scripting.getRegisteredContentScripts()).map(({ id }) => id));
  for (const site of optional) {
    const isWanted = await isOn(site);
    const missing = site.scripts.filter(({ id }) => !registered.has(id));
    const surplus = site.scripts.filter(({ id }) => registered.has(id)).map(({ id }) => id);
    if (isWanted && missing.length > 0) await api.scripting.registerContentScripts(missing);
    if (!isWanted && surplus.length > 0) await api.scripting.unregisterContentScripts({ ids: surplus });
  }
}
