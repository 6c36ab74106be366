// Hashes, as records write them.

/** The SHA-256 of bytes, in hexadecimal digits. @param {BufferSource} bytes */
export async function sha256(bytes) {
  const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...sum].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
