// Bytes as a text of letters, digits and three signs.

/** So many bytes at a time: an engine takes only so many arguments. */
const AT_ONCE = 32_768;

/** @param {ArrayBuffer} buffer */
export function base64(buffer) {
  const bytes = new Uint8Array(buffer);
  let text = "";
  for (let at = 0; at < bytes.length; at += AT_ONCE) text += String.fromCharCode(...bytes.subarray(at, at + AT_ONCE));
  return btoa(text);
}
