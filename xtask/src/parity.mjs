// The engine in wasm over a file, line by line or whole, printed as the command line prints.
//   node parity.mjs ENGINE.js records|captures FILE
import { readFileSync, writeSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";

const [script, what, file] = process.argv.slice(2);
const engine = createRequire(import.meta.url)(resolve(script));
const text = readFileSync(file, "utf8");

const answer = () => what === "records"
  ? engine.assess_records(text)
  : text.split("\n").slice(0, -1).map((line) => engine.read_capture(line) + "\n").join("");

const first = answer();
// What comes after another call, or in a fresh instance, must be the same.
const again = answer();
engine.__wbg_reset_state();
const fresh = answer();
if (again !== first) throw new Error("the same input gave something else the second time");
if (fresh !== first) throw new Error("the same input gave something else in a fresh instance");

const bytes = Buffer.from(first);
for (let at = 0; at < bytes.length;) at += writeSync(1, bytes, at);
