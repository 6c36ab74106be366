// Who hands in, with which rights: stored by the settings page alone, on this computer alone.

import { api } from "../background/api.js";
import { role as chosenRole } from "../cases/role.js";

const NOTHING = { name: "", email: "", organisation: "", phone: "", second_name: "", second_email: "", is_agent: false, rights: [], server: "" };

/** Roles as records name them. */
const ROLES = /** @type {Record<string, string>} */ ({ shopper: "shopper", investigator: "investigator", "brand-staff": "brand_staff" });

/** @returns {Promise<StoredDesk>} */
export async function storedDesk() {
  const { desk } = /** @type {{ desk?: Partial<StoredDesk> }} */ (await api.storage.local.get("desk"));
  return { ...NOTHING, ...desk };
}

/** The desk as Rust takes it. @returns {Promise<{ now: string, notifier: object, rights: object[] }>} */
export async function deskNow() {
  const [chosen, stored] = await Promise.all([chosenRole(), storedDesk()]);
  const { name, email, organisation, phone, second_name: second, second_email: secondEmail, is_agent: isAgent, rights } = stored;
  const role = ROLES[chosen] ?? "shopper";
  const notifier = {
    role: role === "brand_staff" && isAgent ? "agent" : role, name, email, organisation, phone,
    second: second === "" && secondEmail === "" ? null : { name: second, email: secondEmail },
  };
  return { now: new Date().toISOString(), notifier, rights };
}
