// Addresses at which a page shows pictures out of the database; the browser keeps a picture for as long as it has one.

/** By the numbers of the pictures. @type {Map<string, string>} */
const addresses = new Map();

/** The address of a picture, the same for as long as it is shown. @param {string} id @param {Blob} bytes @returns {string} */
export function addressOf(id, bytes) {
  const address = addresses.get(id) ?? URL.createObjectURL(bytes);
  addresses.set(id, address);
  return address;
}

/** All pictures but these are shown no more. @param {Set<string>} shown their numbers */
export function forgetOthers(shown) {
  for (const [id, address] of addresses) {
    if (shown.has(id)) continue;
    URL.revokeObjectURL(address);
    addresses.delete(id);
  }
}
