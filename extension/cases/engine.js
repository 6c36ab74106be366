// The wasm that makes records and evidence of cases, started when it is first asked.

import init, * as evidence from "../engine/jinjja_evidence.js";

/** @type {Promise<unknown> | undefined} */
let started;

/** @returns {Promise<typeof evidence>} */
export async function engine() {
  started ??= init({ module_or_path: new URL("../engine/jinjja_evidence_bg.wasm", import.meta.url) }).catch((error) => {
    // Asked again, it is tried again.
    started = undefined;
    throw error;
  });
  await started;
  return evidence;
}
