// What is handed in, kept: each change is one transaction, and a change that came too late changes nothing.

import { given, reading, StoreError, writing } from "../cases/database.js";

/** Keeps what the person confirmed, if all its cases are still there. @param {Filing} filing */
export function keep(filing) {
  return writing(["filings", "cases"], async (filings, cases) => {
    for (const id of filing.cases) if ((await given(cases.getKey(id))) === undefined) throw new StoreError("case_gone", id);
    await given(filings.add(filing));
  });
}

/** Changes what stands in one of these states; of another one nothing is changed.
 * @param {string} id @param {FilingState[]} from @param {string} at @param {(filing: Filing) => Partial<Filing>} change
 * @returns {Promise<Filing | null>} what it is now; none where it was not in such a state, or is gone */
export function changed(id, from, at, change) {
  return writing(["filings"], async (filings) => {
    /** @type {Filing | undefined} */
    const filing = await given(filings.get(id));
    if (filing === undefined || !from.includes(filing.state)) return null;
    const after = { ...filing, ...change(filing), changed_at: at };
    filings.put(after);
    return after;
  });
}

/** @param {string} id @returns {Promise<Filing | undefined>} */
export function filing(id) {
  return reading(["filings"], (filings) => given(filings.get(id)));
}

/** What cases were handed in as, oldest first. @param {string[]} cases @returns {Promise<Filing[]>} */
export function filingsOf(cases) {
  return reading(["filings"], async (filings) => {
    const lists = await Promise.all(cases.map((id) => given(filings.index("cases").getAll(id))));
    const all = [...new Map(lists.flat().map((one) => [one.id, one])).values()];
    return all.sort((one, other) => one.made_at.localeCompare(other.made_at));
  });
}

/** @param {FilingState[]} states @returns {Promise<Filing[]>} */
export function inStates(states) {
  return reading(["filings"], async (filings) => {
    const lists = await Promise.all(states.map((state) => given(filings.index("state").getAll(state))));
    return lists.flat();
  });
}

/** @returns {Promise<Filing[]>} */
export function all() {
  return reading(["filings"], (filings) => given(filings.getAll()));
}
