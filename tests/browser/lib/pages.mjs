// The pages that are read in browsers: captured ones and our own samples, each with its address and answers.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { withoutPage } from "./collector.mjs";
import { corpus, root } from "./tools.mjs";

const { JinjjaLiterals } = withoutPage();

const KEY = "{body:";

/** Bodies as texts, their numbers as they are written. */
function answers(file) {
  if (file === undefined) return [];
  const text = readFileSync(file, "utf8");
  const list = JSON.parse(text);
  return list.map(({ url, status = 200, body }, at) => {
    if (typeof body === "string") return { url, status, body };
    const cut = new JinjjaLiterals.Cutter(text).value({ keys: { [at]: { keys: { body: true } } } }, true);
    return { url, status, body: cut.slice(cut.indexOf(KEY) + KEY.length, cut.lastIndexOf("}")) };
  });
}

// Archives may be older than https; a live page is not.
const secure = (url) => url.replace(/^http:/, "https:");

function captured(folder) {
  return readFileSync(join(folder, "TRUTH.jsonl"), "utf8").trim().split("\n").map((line) => {
    const { file, url, responses } = JSON.parse(line);
    const recorded = responses && join(folder, responses);
    return { name: file, file: join(folder, file), url: secure(url), recorded, answers: answers(recorded) };
  });
}

function samples() {
  const folder = join(root, "tests/pages");
  const files = readdirSync(folder);
  return files.filter((file) => file.endsWith(".html")).map((name) => {
    const file = join(folder, name);
    const url = /^<!-- (.*) -->/.exec(readFileSync(file, "latin1"))[1];
    const recorded = name.replace(".html", ".answers.json");
    const has = files.includes(recorded) ? join(folder, recorded) : undefined;
    return { name, file, url: secure(url), recorded: has, answers: answers(has) };
  });
}

/** All pages; the captured ones only where they are kept beside the project. */
export function pages() {
  const folder = corpus();
  return [...samples(), ...(folder === undefined ? [] : captured(folder))];
}
