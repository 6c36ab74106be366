// When something is tried again that did not go: later each time.

/** Milliseconds until the second try; each further one takes twice as long, up to six hours. */
const FIRST_PAUSE = 30_000;
const LONGEST_PAUSE = 6 * 60 * 60_000;

/** The time that lies so many milliseconds ahead, but no further than the longest pause. @param {number} pause */
export function ahead(pause) {
  return new Date(Date.now() + Math.min(LONGEST_PAUSE, pause)).toISOString();
}

/** When it is tried next, tried in vain so often before. @param {number} tries */
export function nextTry(tries) {
  return ahead(FIRST_PAUSE * 2 ** tries);
}

/** A clock that was set back must not hold anything up. @param {Filing} filing */
export function isDue({ state, made_at: made, send_after: after, next_at: at }) {
  const now = new Date().toISOString();
  return state === "waiting" ? after <= now || made > now : at <= now || at > ahead(LONGEST_PAUSE);
}
