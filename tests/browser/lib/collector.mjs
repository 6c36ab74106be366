// The collector of the content script, for running outside of a browser and for handing to one.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import vm from "node:vm";

const folder = new URL("../../../extension/content/collect/", import.meta.url);

/** The files of the collector in the order in which they are loaded. */
export const FILES = ["scan", "literals", "scripts", "text", "microdata", "handed", "nodes", "requests", "answers", "collect"];

/** The text of some of the files, joined. */
export const source = (files = FILES) =>
  files.map((file) => readFileSync(fileURLToPath(new URL(`${file}.js`, folder)), "utf8")).join("\n");

/** What the files that need no page define. */
export function withoutPage() {
  const context = vm.createContext({ URL });
  const files = ["scan", "literals", "scripts", "requests", "answers"];
  return vm.runInContext(`${source(files)}\n({ JinjjaScan, JinjjaLiterals, JinjjaScripts, JinjjaAnswers })`, context);
}

/** The tree of what paths want, as the plan holds it (`Wanted` in src/capture/json/wanted.rs). */
export function wanted(paths) {
  const steps = paths.map((path) => (path === "" ? [] : path.split(".")));
  return tree(steps);
}

function tree(paths) {
  if (paths.some((steps) => steps.length === 0)) return true;
  const starred = paths.filter(([first]) => first === "*");
  const rest = (some) => some.map((steps) => steps.slice(1));
  const keys = {};
  for (const [first] of paths) {
    if (first !== "*") keys[first] ??= tree(rest([...paths.filter(([other]) => other === first), ...starred]));
  }
  return starred.length > 0 ? { keys, any: tree(rest(starred)) } : { keys };
}
