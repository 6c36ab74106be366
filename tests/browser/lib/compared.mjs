// What was read in a browser beside what the command line reads of the saved page.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

import { jinjja } from "./tools.mjs";

/** Why some fields of some pages differ. */
const REASONS = JSON.parse(readFileSync(new URL("../explained.json", import.meta.url), "utf8"));

/** Whether a difference is a listed, explained one. */
export function explained(page, line) {
  return REASONS[page]?.[line.split(":")[0].replace(/\.\d+/g, ".*")] !== undefined;
}

/** The saved page, read by the command line. */
export function saved(page, url) {
  const recorded = page.recorded === undefined ? [] : ["--responses", page.recorded];
  const read = spawnSync(jinjja(), ["read", page.file, "--url", url, ...recorded], { maxBuffer: 1 << 28 });
  assert.notEqual(read.status, 2, String(read.stderr));
  return JSON.parse(String(read.stdout));
}

/** Where two values differ, each as `path: one ≠ other`. */
export function differences(one, other, path = "") {
  if (one === null || other === null || typeof one !== "object" || typeof other !== "object") {
    return Object.is(one, other) ? [] : [`${path}: ${shown(one)} ≠ ${shown(other)}`];
  }
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].flatMap((key) => differences(one[key], other[key], path === "" ? key : `${path}.${key}`));
}

const shown = (value) => (JSON.stringify(value) ?? "absent").slice(0, 120);
