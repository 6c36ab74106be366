// What was handed in before, with what came of it: for the checks and for the person's record.

import { made } from "../cases/record.js";
import { recordOf } from "../cases/store.js";
import * as store from "./store.js";

/** @returns {Promise<object[]>} */
export async function handedBefore() {
  const filings = await store.all();
  const cases = [...new Set(filings.filter(({ state }) => state === "handed" || state === "arrived").flatMap((filing) => filing.cases))];
  const records = await Promise.all(cases.map(recordOf));
  const lists = await Promise.all(records.filter((record) => record !== null).map((record) => made("handed", record)));
  return lists.flatMap((list) => JSON.parse(list));
}

/** What became of it, by door. @returns {Promise<object>} */
export async function ledgerNow() {
  return JSON.parse(await made("ledger", JSON.stringify(await handedBefore()), new Date().toISOString()));
}
