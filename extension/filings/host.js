// The person's leave to reach the server of their own.

import { api } from "../background/api.js";

/** The host of an address, as the browser names what may be reached. @param {string} address */
export function hostOf(address) {
  const { protocol, hostname } = new URL(address);
  return `${protocol}//${hostname}/*`;
}

/** Whether it may be reached. Where the browser does not say, it is not for want of leave. @param {string} address @returns {Promise<boolean>} */
export async function isAllowed(address) {
  try {
    return await api.permissions.contains({ origins: [hostOf(address)] });
  } catch {
    return true;
  }
}

/** Gives the leave back. What the browser does not take back, the person sees and ends there. @param {string} address */
export async function giveBack(address) {
  try {
    await api.permissions.remove({ origins: [hostOf(address)] });
  } catch (error) {
    console.error("Jinjja: the leave for a host stays.", error);
  }
}
