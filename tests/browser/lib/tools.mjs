// Where the project's built programs lie, and what is kept beside the project.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../../", import.meta.url));

const target = process.env.CARGO_TARGET_DIR ?? join(root, "target");

/** A built file, or why it is missing. */
export function built(path, how) {
  const file = join(target, path);
  if (!existsSync(file)) throw new Error(`${file} is missing: ${how}`);
  return file;
}

export const jinjja = () => built("release/jinjja", "cargo build --release");
export const cuts = () => built("release/examples/cuts", "cargo build --release --example cuts");
export const engine = () => built("engine-node/jinjja_extension.js", "cargo xtask parity");

/** The command line in any build, where that makes no difference: the one that JINJJA names, else what is there. */
export const commandLine = () =>
  [process.env.JINJJA, join(target, "release/jinjja"), join(target, "debug/jinjja")].find((path) => path && existsSync(path)) ?? jinjja();

/** The captured pages kept beside the project; nothing where they are absent. */
export function corpus() {
  const folder = join(root, "../shared/corpus");
  return existsSync(folder) ? folder : undefined;
}
