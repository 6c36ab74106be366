// Numbers of cases: UUIDs of version 7 (RFC 9562), which sort by the time at which they were made.

let latest = 0;
/** How many were made in the latest millisecond, after the 12 bits that begin at random in their lower half. */
let count = 0;

/** Those made one after the other sort so, also within a millisecond. @param {number} [now] milliseconds since 1970 @returns {string} */
export function newId(now = Date.now()) {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  count = now > latest ? ((bytes[6] << 8) | bytes[7]) & 0x7ff : count + 1;
  // A clock that was set back, or a millisecond with thousands of them: then the time runs ahead.
  latest = Math.max(now, latest);
  if (count > 0xfff) [latest, count] = [latest + 1, 0];
  for (let place = 5, time = latest; place >= 0; place -= 1, time = Math.floor(time / 256)) bytes[place] = time % 256;
  bytes[6] = 0x70 | (count >> 8);
  bytes[7] = count & 0xff;
  bytes[8] = 0x80 | (bytes[8] & 0x3f);
  const digits = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20)].join("-");
}
