// The scripts that take a page into evidence, for handing to a browser, and what a person's own is written like.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import vm from "node:vm";

import { source as collector } from "./collector.mjs";
import { built } from "./extension.mjs";

const folder = new URL("../../../extension/content/evidence/", import.meta.url);

/** The files in the order in which they are loaded. */
export const FILES = ["pace", "names", "keyed", "facts", "values", "patterns", "redact", "own", "personal", "cover", "page", "snapshot"];

const plans = () => join(built(), "chromium", "plans");

/** The rules as the extension has them. */
export const rules = () => JSON.parse(readFileSync(join(plans(), "personal.json"), "utf8"));

/** Takes texts apart without a page: what is known of a person, the facts of a listing, and how a text is read (`words`, `attribute`,
 * `address`, `code`, `data`). */
export function withoutPage(rules) {
  const files = ["names", "keyed", "facts", "values", "patterns", "redact"];
  const text = files.map((file) => readFileSync(fileURLToPath(new URL(`${file}.js`, folder)), "utf8")).join("\n");
  const { names: Names, facts: Facts, values: Values, patterns: Patterns, redact: Redact } = vm.runInContext(
    `${text}\n({ names: JinjjaNames, facts: JinjjaFacts, values: JinjjaValues, patterns: JinjjaPatterns, redact: JinjjaRedact })`,
    vm.createContext({ btoa }),
  );
  return (text, { as = "words", facts = [], knows = {}, keys = [] } = {}) => {
    const [held, named] = [new Facts.Facts(facts), new Names.Names(rules.any, keys)];
    const known = new Values.Known(held, rules.any.common.words);
    for (const [value, kind] of Object.entries(knows)) known.add(value, kind);
    return new Redact.Redactor(known, new Patterns.Patterns(named, held), named)[as](text, "text");
  };
}

/** What stands in a page of a marketplace once the person has clicked. */
export function scripts(marketplace) {
  const files = FILES.map((file) => readFileSync(fileURLToPath(new URL(`${file}.js`, folder)), "utf8"));
  return [readFileSync(join(plans(), `${marketplace}.js`), "utf8"), collector(), ...files].join("\n");
}

/** Something done in the page's other world, where the scripts stand; what it gives comes back as JSON. */
export async function beside(tab, marketplace, action, ...given) {
  const text = await tab.mainFrame().isolatedRealm().evaluate(`(async () => {
    ${scripts(marketplace)}
    return JSON.stringify((await (${action})(...${JSON.stringify(given)})) ?? null);
  })()`);
  return JSON.parse(text);
}

/** A page taken into evidence: what is told of it, and its text from all parts. The answers are those that the page's own requests
 * got. */
export function taken(tab, marketplace, facts, answers = []) {
  return beside(tab, marketplace, async (rules, facts, answers) => {
    globalThis.JinjjaHeard = { answers };
    const before = document.documentElement.outerHTML;
    const told = await JinjjaSnapshot.take({ rules, facts });
    const after = document.documentElement.outerHTML;
    const parts = Array.from({ length: told.parts }, (_, at) => JinjjaSnapshot.part(at));
    const beyond = JinjjaSnapshot.part(told.parts);
    JinjjaSnapshot.discard();
    return { told, parts, beyond, left: JinjjaSnapshot.part(0), isUnchanged: before === after };
  }, rules(), facts, answers);
}

/** What the collector observes, with everything that is the person's. */
export function observed(tab, marketplace, answers = []) {
  return beside(tab, marketplace, (answers) => JinjjaCollect.observe(JinjjaPlan, document, answers), answers);
}

/** All texts in a record: what the background holds against losing. */
export function factsOf({ listing, cards }) {
  const texts = (value) => {
    if (typeof value === "string") return /^(?:[a-z][a-z\d+.-]*:)?\/\//i.test(value) ? [] : [value];
    if (value === null || typeof value !== "object") return [];
    return Object.entries(value).flatMap(([key, one]) => {
      if (key === "images") return one.map((image) => image.split(/[?#]/)[0]);
      return key === "sources" ? [] : texts(one);
    });
  };
  return [...new Set([listing, cards].flatMap(texts))];
}

/** The ways in which a text may stand somewhere. */
export function written(text) {
  const bytes = Buffer.from(text);
  const inBase64 = [0, 1, 2].flatMap((before) => {
    const whole = Buffer.concat([Buffer.alloc(before), bytes]).toString("base64");
    const inner = whole.slice([0, 2, 3][before], whole.length - [0, 3, 2][(before + bytes.length) % 3]);
    return [inner, inner.replaceAll("+", "-").replaceAll("/", "_")];
  });
  const escaped = text.replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
  const percent = encodeURIComponent(text);
  return new Set([
    text, text.toLowerCase(), text.toUpperCase(), text.normalize("NFD"), percent, percent.toLowerCase(), encodeURIComponent(percent),
    percent.replaceAll("%20", "+"), escaped, ...inBase64,
  ]);
}
