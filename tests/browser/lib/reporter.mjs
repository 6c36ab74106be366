// How the tests went, in few lines: one a file, and of each failure all there is.
import { basename } from "node:path";

const seconds = (from) => `${((Date.now() - from) / 1000).toFixed(0)} s`;

/** Why a test failed: the runner wraps what was thrown. */
const reason = ({ error }) => error?.cause?.stack ?? error?.cause ?? error?.stack ?? String(error);

/** Whether an event is about a test, not about a group of tests or a file as a whole. */
const isTest = ({ details }) => details?.type !== "suite" && details?.type !== "file";

export default async function* reporter(events) {
  const begun = Date.now();
  const files = new Map();
  const all = { passed: 0, skipped: 0, failed: 0 };
  let current;
  let since = begun;

  const line = (name) => {
    const { passed, skipped, failed, from } = files.get(name);
    const more = [failed > 0 && `${failed} FAILED`, skipped > 0 && `${skipped} skipped`].filter(Boolean);
    return `   ${[`${name}: ${passed} passed`, ...more].join(", ")} (${seconds(from)})\n`;
  };

  for await (const { type, data } of events) {
    const name = data?.file && basename(data.file, ".test.mjs");
    if (type === "test:stdout" || type === "test:stderr") {
      yield data.message;
      continue;
    }
    if (name === undefined || (type !== "test:pass" && type !== "test:fail")) continue;
    // What was not asked for is nothing to tell of.
    if (typeof data.skip === "string" && /does not match pattern/.test(data.skip)) continue;
    const outcome = data.skip !== undefined || data.todo !== undefined ? "skipped" : type === "test:pass" ? "passed" : "failed";
    // A group fails with its tests and tells nothing more; where what stands around them failed, it tells that itself.
    const isNews = outcome === "failed" ? data.details.error?.failureType !== "subtestsFailed" : isTest(data);
    if (!isNews) continue;
    if (name !== current) {
      if (current !== undefined) {
        yield line(current);
        since = Date.now();
      }
      current = name;
      if (!files.has(name)) files.set(name, { passed: 0, skipped: 0, failed: 0, from: since });
    }
    if (outcome === "failed") {
      yield `\n   FAILED ${name}: ${data.name}\n${String(reason(data.details)).replace(/^/gm, "     ")}\n\n`;
    }
    files.get(name)[outcome] += 1;
    all[outcome] += 1;
    if (outcome === "skipped") yield `   skipped: ${data.name}${typeof data.skip === "string" ? ` (${data.skip})` : ""}\n`;
  }
  if (current !== undefined) yield line(current);
  yield `   in browsers: ${all.passed} passed, ${all.failed} failed, ${all.skipped} skipped, ${seconds(begun)}\n`;
}
