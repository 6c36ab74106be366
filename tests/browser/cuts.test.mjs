// What the content script leaves of scripts gives the same states as the whole scripts do.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";

import { wanted, withoutPage } from "./lib/collector.mjs";
import { corpus, cuts } from "./lib/tools.mjs";

const { JinjjaScripts } = withoutPage();

/** Scripts as sites write them, and as nobody should. */
const SCRIPTS = [
  "window.state={a:1}",
  'var state={"a":1};',
  "let x=1,state = {a:1}, y",
  "self . state\n=\n{a:1}",
  'window["state"] = {a:1}',
  "window [ 'state' ]={a:1}",
  "window.state = window.state || {a:1,b:{c:2}}",
  "window.state ||= {a:1}",
  "globalThis.state = JSON.parse('{\"a\":1,\"b\":{\"c\":[1,2]}}')",
  "(function(w){w.state={a:1}})(window)",
  'x="it\'s";state={a:1}',
  'x=/["/]/;state={a:1}',
  "/* it's */state={a:1}",
  "x = `a${b + '`'}c`; state={a:1}",
  "if(a)/'/.test(b);\nstate={a:1}",
  "x = 'stray\nstate={a:1}",
  "state = (function(){ window.state = {a:1} })()",
  "export const state={a:1}",
  "xstate={a:1}", "stateX={a:1}", "$state={a:1}", "state=={a:1}", "state===({a:1})", "state=>{a:1}", "state+={a:1}",
  "if(state){a=1}", "other.state={a:1}", "w.state={a:1}", "w.x.state={a:1}", "// state={a:1}", "/* state={a:1} */",
  "x='state={a:1}'", 'x="\\"state={a:1}"', "x=`state={a:1}`", "x=/state={a:1}/", "x['state']={a:1}", "<!-- state={a:1}",
  "({state:{a:1}})", "", "state = load()", "state = function(){return {a:1}}",
  "state={};window.state={a:{b:1}};state={}",
  "state={a:{b:1}};state.a.c='};';state['d']=[1]",
  'if(!window.state){window.state={}}\nwindow.state.p="4.97"\nwindow.state.q=""',
  "state={a:1};state[k]=2;state=state||{}",
  'var state="{\\"a\\":1,\\"b\\":{\\"c\\":[1,{\\"d\\":2}]}}";try{state=JSON.parse(state);state.b=2}catch(e){}',
  'state={data:"{\\"shop\\":{\\"name\\":\\"x\\"},\\"y\\":1}",z:2};state.price=\'3\';state.other=4',
  "state={a:1,b:{c:2,d:'x",
  "state={a:[1},b:2}",
  "state={a:[1,2,{b:1},[3]],b:[,1,,{c:2}],c:[load(),{a:1}]}",
  "state({a:1}, function(){ x={b:2} })",
  "state(\n  {\"a\":\")\"}\n);",
  "state('x', {a:1,b:{c:3}})",
  "state({a:{}});state({a:{b:1}})",
  "state(data, function(){})",
  "state('a',f,2)", "state()", "state([1,2],{a:1}.b)", "state(({a:1}),2)",
  "self.state([1,\"0:a\\n\"])\n;(self.x).y;self.state([1,\"1:b\"])",
  "state=(function(b,d){return {a:2}})(window.x,{a:1,b:{c:[1,2]}})",
  "state=({a:1})", "state=(0,{a:1})", "state=x?{a:1}:{b:2}", "state=null", "state=void 0\nfoo()", "state=undefined;", "state=!0",
  "state=null||{a:{b:1}}", "state={a:{b:1}}||{}", "state={a:{b:1}}.a||{a:2}", "state=''||{a:1}",
  "state='{\"a\":'+1+',\"b\":2}'", "state='{\"a\":'+'1'+',\"b\":2}'", "state=\"[1,2]\"\nfoo={}", "state=\"words\"\nstate={a:1}",
  "state={a(){return 1},b:2,...c,[d]:3,get e(){return 4},async f(){},'a':{b:5},get:6}",
  "state={a:1 b:2 c:'x' d:[1 2]}", "state={a:'x' b:{c:1}}", "state={'a':-1,\"b\":+2,c:.5,d:0x1F,e:1e3,f:1_000n,g:-x}",
  "state={a:'\\x41\\u0042\\u{1F600}\\0\\'',\"b\\u002ec\":1,'\\'':2,b:{c:`t`,d:`t${1}`}}",
  "state={a:{b:new Date(),c:Object.assign({},{a:1}),d:f({a:1}),e:[].concat([1])}}",
  "state={a:/[}/]\"/,b:{c:/}/g}}", "state={a:1/2,b:{c:3/4/5}}", "state={a://x}\n1,b:/*}*/{c:2}}",
  "state={a:'&quot;',b:'{&quot;c&quot;:1}',c:'{\\\\\"a\\\\\":1}'}", "state='{&quot;a&quot;:1}'",
  "state={a:\"{\\\"b\\\":\\\"{\\\\\\\"c\\\\\\\":1}\\\"}\"}", "state=JSON.parse(\"{\\\"a\\\":1}\", f)", "state=JSON.parse(x)||{a:1}",
  "state=JSON.parse( /* c */ '{\"a\":{\"b\":1}}' ).a", "state={a:JSON.parse('{\"b\":{\"c\":1}}'),b:JSON.parse('[1]')}",
  "state={__proto__:{a:1},constructor:{b:2},a:{toString:1}}", "state.__proto__.a={b:1};state.constructor={c:1}",
  "state.a={b:1};state['a'].c=2;state[0]={b:3};state.b[1]={c:1}", "state.a=state.b={c:1}", "state=other={a:1}",
  "state={a:1}\n(function(){state={b:2}})()", "state={a:1}\n[1].x", "state={a:'\ud83d',b:'\\ud83d'}",
  "state={a:{b:'</scr'+'ipt>'},b:2}", "<!--\nstate={a:1}\n//-->", "<![CDATA[\nstate={a:1}\n]]>", "\ufeffstate={a:1}",
  "state = \u00a0{a:1}", "state={\u00a0a:\u30001}", "state={é:1,a:2,日本:{b:1}}", "état.state={a:1}", "éstate={a:1}",
  "function state(){ } state={a:1}", "state=async()=>({a:1})", "state=()=>({a:1})", "state=class{a={b:1}}",
  "state=`{\"a\":1}`", "state={a:1};;;state={b:{c:1}};", "state={a:1},b=2", "return state={a:1}", "state={a:1}/2",
  "`${state={a:1}}`;state={b:1}", "`${[}`;state={a:1}", "'use strict';for(;;)state={a:[{b:1},{c:2}]}",
  "state=[{a:1,b:{c:2}},{a:3}]", "state=[[1,[2,{a:1}]],'{\"a\":1}']", "state={a:[{b:'[1,{\"c\":1}]'}]}", "state={\"a\\nb\":1,\" a \":2}",
];

const PLACES = [{ variable: "state" }, { call: "state" }, { variable: "window.state.a" }, { element: "state" }];
const PATHS = [[""], ["a"], ["a.b", "b.c", "price"], ["*.b"], ["0.1", "1.0.b", "a.2"], ["*.0", "*.1.*", "data.shop.*", "d"]];

/** The states of the whole scripts and of what is left of them. */
function compare(cases) {
  const lines = cases.flatMap(({ scripts, place, paths }) => {
    const left = JinjjaScripts.observe([{ name: "s", ...place, wanted: wanted(paths) }], scripts, () => {});
    return [scripts, left].map((scripts) => JSON.stringify({ scripts, place, paths }));
  });
  const ran = spawnSync(cuts(), { input: lines.map((line) => line.toWellFormed() + "\n").join(""), maxBuffer: 1 << 30 });
  assert.equal(ran.status, 0, String(ran.stderr));
  const answers = String(ran.stdout).split("\n");
  const wrong = cases.flatMap((one, at) => {
    const [whole, left] = [answers[2 * at], answers[2 * at + 1]];
    return whole === left ? [] : [{ ...one, whole, left, sent: JSON.parse(lines[2 * at + 1]).scripts }];
  });
  return wrong;
}

function everyWay(text) {
  const script = { id: null, kind: null, text: text.toWellFormed() };
  return PLACES.flatMap((place) =>
    PATHS.map((paths) => ({ scripts: [{ ...script, id: place.element ?? null }], place, paths })),
  );
}

function shown(wrong) {
  return wrong.slice(0, 8).map((one) => JSON.stringify(one, null, 1).slice(0, 1500)).join("\n");
}

/** Numbers that seem random and are always the same. */
function numbers(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

test("scripts as sites write them", () => {
  const wrong = compare(SCRIPTS.flatMap(everyWay));
  assert.equal(wrong.length, 0, `${wrong.length} differ\n${shown(wrong)}`);
});

test("scripts that are put together, cut off and broken", () => {
  const pick = numbers(Number(process.env.SEED ?? 7));
  const count = Number(process.env.MUTATIONS ?? 1500);
  const signs = "{}[]()'\"`\\/,:;=|?+-.! \n0a$<*";
  const mutated = Array.from({ length: count }, () => {
    let text = Array.from({ length: 1 + pick(3) }, () => SCRIPTS[pick(SCRIPTS.length)]).join(pick(2) ? "\n" : ";");
    for (let left = pick(4); left > 0; left -= 1) {
      const at = pick(text.length + 1);
      const kind = pick(3);
      if (kind === 0) text = text.slice(0, at) + signs[pick(signs.length)] + text.slice(at);
      else if (kind === 1) text = text.slice(0, at) + text.slice(at + 1 + pick(3));
      else if (pick(6) === 0) text = text.slice(0, at);
    }
    return text;
  });
  const cases = mutated.flatMap((text) => everyWay(text).filter(() => pick(3) === 0));
  const wrong = compare(cases);
  assert.equal(wrong.length, 0, `${wrong.length} of ${cases.length} differ\n${shown(wrong)}`);
});

test("scripts that only cost time", () => {
  const pieces = [
    "state=", "state=(", "state=function(){", "state={a:", "state.a={};", "state={a:1};", "'", '"\\', "/[", "`${", "state[",
    "state['a']", "state||", "w.state={}", "state/*", "(window.state", "state(1,", "state({a:1});", "a.b/*", "state={a:(", "\\",
    "state={a:[[[[", "state={a:'{", "state=JSON.parse(", "state=(function(){})(", "state={a:\"\\\"", "a ", "state={\"a\":{\"b\":",
  ];
  const start = performance.now();
  for (const piece of pieces) {
    const text = piece.repeat(Math.floor(200_000 / piece.length));
    for (const { scripts, place, paths } of everyWay(text).slice(0, 12)) {
      const before = performance.now();
      JinjjaScripts.observe([{ name: "s", ...place, wanted: wanted(paths) }], scripts, () => {});
      const took = performance.now() - before;
      assert.ok(took < 2000, `${piece} ${JSON.stringify(place)} took ${took} ms`);
    }
  }
  assert.ok(performance.now() - start < 60_000);
});

const folder = corpus();
test("captured pages", { skip: folder === undefined && "no ../shared" }, () => {
  const rows = readFileSync(join(folder, "TRUTH.jsonl"), "utf8").trim().split("\n").map((line) => JSON.parse(line));
  const cases = rows.flatMap(({ file }) => {
    const page = readFileSync(join(folder, file), "utf8");
    const scripts = [...page.matchAll(/<script\b([^>]*)>([^]*?)<\/script>/gi)].map(([, attributes, text]) => ({
      id: /\bid="([^"]*)"/.exec(attributes)?.[1] ?? null,
      kind: /\btype="([^"]*)"/.exec(attributes)?.[1] ?? null,
      text,
    }));
    const names = ["__moduleData__", "pageData", "runParams", "__NEXT_DATA__", "g_config", "window.__cache", "context", "b"];
    const paths = [["data.root.fields.*", "mods.listItems.*.name", "props.pageProps.*.id"], ["*.*.price", "*.*.*.title"]];
    return names.flatMap((name) =>
      [{ variable: name }, { call: name }, { element: name }].flatMap((place) =>
        paths.map((paths) => ({ scripts, place, paths })),
      ),
    );
  });
  const relevant = cases.filter(({ scripts, place }) =>
    scripts.some(({ text, id }) => text.includes(place.variable ?? place.call ?? "\0") || (place.element && id === place.element)),
  );
  const wrong = compare(relevant);
  assert.equal(wrong.length, 0, `${wrong.length} of ${relevant.length} differ\n${shown(wrong)}`);
});
