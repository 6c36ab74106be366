// What was confirmed goes when its time has come, whether a page of ours is open or not.

import { ALARM, tend } from "../filings/outbox.js";
import { api } from "./api.js";

/** What is due within this worker's life need not wait for an alarm, which comes after half a minute at the earliest. */
const SOON = 15_000;
/** A worker that is stopped at work is followed by another after so long. */
const GUARD = 60_000;

/** @type {ReturnType<typeof setTimeout> | undefined} */
let soon;

/** Does what is due, and has itself woken for what is not. */
export async function tendFilings() {
  await api.alarms.create(ALARM, { when: Date.now() + GUARD });
  const due = await tend();
  if (due === null) {
    await api.alarms.clear(ALARM);
    return;
  }
  const pause = Math.max(0, Date.parse(due) - Date.now());
  // First, for this worker may be stopped before then.
  await api.alarms.create(ALARM, { when: Date.now() + Math.max(pause, 1_000) });
  // Asked several times meanwhile, it wakes once.
  clearTimeout(soon);
  if (pause < SOON) soon = setTimeout(() => void tendFilings(), Math.max(pause, 1_000));
}
