// The marketplaces: which are part of the extension from the start, which the person switched on.

import { api } from "./api.js";
import { covers } from "./hosts.js";
import { remembered } from "./remembered.js";
import { settings } from "./settings.js";

/** @typedef {{ id: string, name: string, required: boolean, hosts: string[], scripts: chrome.scripting.RegisteredContentScript[] }} Site */

/** @type {() => Promise<Site[]>} */
export const sites = remembered(() => fetch(api.runtime.getURL("marketplaces.json")).then((file) => file.json())).get;

/** Whether the browser lets us read a marketplace, by its id. @type {Map<string, ReturnType<typeof remembered<boolean>>>} */
const access = new Map();
const forgetAccess = () => access.clear();
api.permissions.onAdded.addListener(forgetAccess);
api.permissions.onRemoved.addListener(forgetAccess);

/** The marketplace of an address. @param {string} address @returns {Promise<Site | undefined>} */
export async function siteOf(address) {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  return (await sites()).find(({ hosts }) => hosts.some((host) => covers(host, url)));
}

/** Whether the person wants nothing read at an address: its marketplace is switched off, or this site is.
 * @param {string} address */
export async function isOff(address) {
  if (await isOffHere(address)) return true;
  const site = await siteOf(address);
  return site !== undefined && !(await isOn(site));
}

/** Whether the person switched this one site off. @param {string} address */
export async function isOffHere(address) {
  const { off_sites: offSites } = await settings();
  return URL.canParse(address) && offSites.includes(new URL(address).hostname);
}

/** @param {Site} site */
export async function isOn(site) {
  const { marketplaces } = await settings();
  return (marketplaces[site.id] ?? site.required) && hasAccess(site);
}

/** @param {Site} site */
function hasAccess({ id, hosts }) {
  let known = access.get(id);
  if (known === undefined) access.set(id, (known = remembered(() => api.permissions.contains({ origins: hosts }))));
  return known.get();
}

/** @type {Promise<void>} */
let tending = Promise.resolve();

/** Registers the content scripts of the marketplaces that were switched on, and takes those of the others away. Those of
 * the required ones stand in the manifest. One after the other: two at once would register the same scripts twice.
 * @param {boolean} [anew] all of them: those of another version may name other files */
export function tended(anew = false) {
  tending = tending.then(() => tend(anew)).catch((error) => console.error("Jinjja: scripts could not be registered.", error));
  return tending;
}

/** @param {boolean} anew */
async function tend(anew) {
  if (anew) await api.scripting.unregisterContentScripts();
  const optional = (await sites()).filter(({ required }) => !required);
  const registered = new Set((await api.scripting.getRegisteredContentScripts()).map(({ id }) => id));
  for (const site of optional) {
    const isWanted = await isOn(site);
    const missing = site.scripts.filter(({ id }) => !registered.has(id));
    const surplus = site.scripts.filter(({ id }) => registered.has(id)).map(({ id }) => id);
    try {
      if (isWanted && missing.length > 0) await api.scripting.registerContentScripts(missing);
      if (!isWanted && surplus.length > 0) await api.scripting.unregisterContentScripts({ ids: surplus });
    } catch (error) {
      // One marketplace that fails is none of the others' business.
      console.error(`Jinjja: the scripts for ${site.name} could not be registered.`, error);
    }
  }
}
