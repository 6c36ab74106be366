// What was confirmed goes when its time has come, whether a page of ours is open or not.

import { tend } from "../filings/outbox.js";
import { api } from "./api.js";

const ALARM = "filings";
/** A retry that is due in this worker's life need not wait for an alarm, which comes after half a minute at the earliest. */
const SOON = 15_000;

/** Does what is due, and has itself woken for what is not. */
export async function tendFilings() {
  const next = await tend();
  if (next === null) {
    await api.alarms.clear(ALARM);
    return;
  }
  const pause = Math.max(0, Date.parse(next) - Date.now());
  // First, for this worker may be stopped before then.
  await api.alarms.create(ALARM, { when: Date.now() + pause });
  if (pause < SOON) setTimeout(() => void tendFilings(), pause + 50);
}
