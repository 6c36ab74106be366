// What was handed in before, with what came of it: for the checks and for the person's record.

import { made } from "../cases/record.js";
import { recordOf } from "../cases/store.js";
import * as store from "./store.js";

/** What was handed in, and with `isUnderWay` also what may still arrive. @param {boolean} isUnderWay @returns {Promise<object[]>} */
export async function handedBefore(isUnderWay) {
  const filings = (await store.all()).filter(({ state }) => state !== "undone");
  const cases = [...new Set(filings.flatMap((filing) => filing.cases))];
  const lists = await Promise.all(cases.map(async (id) => {
    const record = await recordOf(id);
    const open = filings.filter((filing) => isUnderWay && filing.state !== "handed" && filing.cases.includes(id));
    const underWay = open.map(({ door, made_at: at }) => ({ door, at }));
    return record === null ? [] : JSON.parse(await made("handed", record, JSON.stringify(underWay)));
  }));
  return lists.flat();
}

/** What became of it, by door. @returns {Promise<object>} */
export async function ledgerNow() {
  return JSON.parse(await made("ledger", JSON.stringify(await handedBefore(false)), new Date().toISOString()));
}
