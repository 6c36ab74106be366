// What JavaScript's tools say of evidence files: judges.mjs FOLDER…, each with what a file holds.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";

const tools = createRequire(join(import.meta.dirname, "../../extension/package.json"));
const { WARCParser } = await import(pathToFileURL(tools.resolve("warcio")).href);

/** @param {Uint8Array} bytes */
async function sha256(bytes) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return `sha256:${Buffer.from(hash).toString("hex")}`;
}

/**
 * Every record can be read, and its block has its digest.
 * @param {string} folder
 */
async function records(folder) {
  const archive = readFileSync(join(folder, "archive/data.warc.gz"));
  let count = 0;
  for await (const record of new WARCParser([archive])) {
    const block = await record.readFully(false);
    assert.equal(await sha256(block), record.warcHeader("WARC-Block-Digest"), `${folder}: ${record.warcTargetURI}`);
    assert.equal(block.length, Number(record.warcHeader("Content-Length")), `${folder}: ${record.warcTargetURI}`);
    count += 1;
  }
  return count;
}

/**
 * The signature is that of its key over the hash of the package, as wabac checks it.
 * @param {string} folder
 */
async function signature(folder) {
  const { hash, signedData } = JSON.parse(readFileSync(join(folder, "datapackage-digest.json"), "utf8"));
  const found = await sha256(readFileSync(join(folder, "datapackage.json")));
  assert.deepEqual([hash, signedData.hash], [found, found], folder);
  const bytes = (/** @type {string} */ text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const curve = { name: "ECDSA", namedCurve: "P-384" };
  const key = await crypto.subtle.importKey("spki", bytes(signedData.publicKey), curve, true, ["verify"]);
  const holds = (/** @type {string} */ text) =>
    crypto.subtle.verify({ name: "ECDSA", hash: "SHA-256" }, key, bytes(signedData.signature), new TextEncoder().encode(text));
  assert.equal(await holds(found), true, `${folder}: the signature does not hold`);
  assert.equal(await holds(`${found}0`), false, `${folder}: the signature holds for another text`);
}

for (const folder of process.argv.slice(2)) {
  const count = await records(folder);
  assert.ok(count > 1, `${folder}: ${count} records`);
  await signature(folder);
  console.log(`   ${basename(folder)}: warcio.js, ${count} records; WebCrypto, the signature`);
}
