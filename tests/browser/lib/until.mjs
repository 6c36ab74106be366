// Waiting for what can be seen.

const PATIENCE = 15_000;
const BETWEEN = 25;

/** Looks until there is something to see, and gives it; says what was missing, and what was there instead, when it never
 * comes. */
export async function until(look, what, instead = () => "") {
  const end = Date.now() + PATIENCE;
  const pause = (time) => new Promise((done) => setTimeout(done, time));
  for (;;) {
    const seen = await Promise.race([look(), pause(end - Date.now())]);
    if (seen) return seen;
    if (Date.now() >= end) throw new Error(`${what}: never came${instead()}`);
    await pause(BETWEEN);
  }
}
