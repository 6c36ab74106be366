"use strict";
// How marks look: the page's styles do not reach them, and theirs do not reach the page.

const JinjjaStyle = (() => {
  const SHEET = `
* { box-sizing: border-box; margin: 0; padding: 0; font: inherit; color: inherit; letter-spacing: normal; }
.mark, .pill {
  --paper: #fffefb; --ink: #1d2321; --faint: #57605c; --line: #d8d5cc; --calm: #2f6f5e; --some: #8a5a00; --strong: #a3321f;
  --tone: var(--faint);
  font: 400 13px/1.45 system-ui, -apple-system, "Segoe UI", "Noto Sans", "Noto Sans KR", "Noto Sans SC", "Noto Sans Thai", sans-serif;
  color: var(--ink); color-scheme: light dark; text-align: start;
}
@media (prefers-color-scheme: dark) {
  .mark, .pill { --paper: #1c2220; --ink: #ecefec; --faint: #a8b2ad; --line: #3a4440; --calm: #7cc9b3; --some: #f0bd62; --strong: #ff9d88; }
}
.known { --tone: var(--calm); }
.some { --tone: var(--some); }
.strong { --tone: var(--strong); }
.mark {
  position: fixed; z-index: 2147483647; inset-block-end: 16px; inset-inline-end: 16px;
  inline-size: min(340px, calc(100vw - 32px)); max-block-size: min(70vh, 520px);
  display: flex; flex-direction: column; overflow: hidden;
  background: var(--paper); border: 1px solid var(--line); border-radius: 10px; box-shadow: 0 6px 24px rgb(0 0 0 / .18);
}
.mark.aside { inset-inline: 16px auto; }
.head { display: flex; gap: 8px; align-items: flex-start; padding: 10px 12px; border-inline-start: 4px solid var(--tone); }
.sign { flex: none; inline-size: 18px; block-size: 18px; margin-block-start: 1px; color: var(--tone); }
.told { flex: 1; min-inline-size: 0; overflow-wrap: anywhere; }
.store { font-weight: 600; }
.risk { color: var(--tone); }
.coverage, .missing, .said, .place { color: var(--faint); }
.foremost { gap: 2px; margin-block: 2px; padding-inline-start: 10px; border-inline-start: 2px solid var(--line); }
.foremost[hidden] { display: none; }
.more { overflow: auto; padding: 4px 12px 10px; border-block-start: 1px solid var(--line); display: grid; gap: 8px; }
.more[hidden] { display: none; }
ul { list-style: none; display: grid; gap: 8px; }
li { overflow-wrap: anywhere; }
.weight { font-variant-numeric: tabular-nums; font-weight: 600; color: var(--tone); margin-inline-end: 4px; }
.quote { display: block; }
a { color: var(--calm); text-decoration: underline; text-underline-offset: 2px; }
.buttons { display: flex; flex-wrap: wrap; gap: 4px; padding: 4px 8px 8px; }
button {
  appearance: none; cursor: pointer; min-block-size: 28px; padding: 3px 8px; border: 1px solid transparent; border-radius: 6px;
  background: none; color: var(--ink); text-align: start;
}
button.main { border-color: var(--line); font-weight: 600; }
button:hover { background: color-mix(in srgb, var(--ink) 8%, transparent); }
button:focus-visible, a:focus-visible { outline: 2px solid var(--tone); outline-offset: 1px; }
.show { padding: 0 4px; min-block-size: 24px; color: var(--calm); text-decoration: underline; text-underline-offset: 2px; }
.proof {
  position: fixed; z-index: 2147483646; pointer-events: none; border: 2px solid #d98e04; border-radius: 4px;
  background: rgb(255 200 60 / .22);
}
@media (prefers-reduced-motion: no-preference) { .proof { animation: jinjja-seen 1.2s ease-out 1; } }
@keyframes jinjja-seen { from { transform: scale(1.06); opacity: 0; } }
.pill {
  position: absolute; z-index: 3; inset-block-start: 4px; inset-inline-start: 4px;
  display: grid; place-items: center; inline-size: 24px; block-size: 24px;
  background: var(--paper); border: 2px solid var(--tone); border-radius: 50%; color: var(--tone); box-shadow: 0 1px 4px rgb(0 0 0 / .25);
}
.pill.kept { outline: 2px dotted var(--tone); outline-offset: 1px; }
p.kept { font-weight: 600; }
.pill svg { inline-size: 14px; block-size: 14px; }
@media (forced-colors: active) { .mark, .pill { forced-color-adjust: auto; border-color: CanvasText; } }
@media print { .mark, .pill, .proof { display: none; } }
`;

  /** Signs differ by shape, not by colour alone. @type {Record<string, string>} */
  const SHAPES = {
    known: "M8 1.5 14 4v4c0 3.4-2.5 5.6-6 6.6C4.500 13.600 2 11.400 2 8V4ZM5 8l2.200 2.200L11.200 6",
    none: "M8 2a6 6 0 1 0 0 12A6 6 0 1 0 8 2Z",
    some: "M8 2 14.500 13.500H1.500ZM8 6.500v3.500M8 11.700v.3",
    strong: "M5 1.500h6L14.500 5v6L11 14.500H5L1.500 11V5ZM8 4.500v4.500M8 11v.4",
  };
  const KNOWN = ["official", "group", "authorised"];
  const SVG = "http://www.w3.org/2000/svg";

  /** Important from the inside outweighs all that the page can say of the host, in its sheets and on the element itself.
   * @param {string} position */
  const host = (position) => `:host {
    all: initial !important; display: block !important; position: ${position} !important; z-index: 3 !important;
  }`;

  /** The sheets made, by the position of what holds a root: all roots of one position share one, which is read once.
   * @type {Map<string, CSSStyleSheet>} */
  const sheets = new Map();

  /** @param {ShadowRoot} root @param {"static" | "absolute"} position of what holds it */
  function dress(root, position) {
    let sheet = sheets.get(position);
    if (sheet === undefined) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(host(position) + SHEET);
      sheets.set(position, sheet);
    }
    root.adoptedStyleSheets = [sheet];
  }

  /** The tone of a verdict: that no sign was seen praises nobody, a shop that is on record is told apart.
   * @param {string} level @param {string} status */
  function tone(level, status) {
    return isKnown(level, status) ? `${level} known` : level;
  }

  /** @param {string} level @param {string} status */
  function isKnown(level, status) {
    return level === "none" && KNOWN.includes(status);
  }

  /** The sign of a verdict. @param {string} level @param {string} status */
  function sign(level, status) {
    const svg = document.createElementNS(SVG, "svg");
    const path = document.createElementNS(SVG, "path");
    const shape = isKnown(level, status) ? "known" : level;
    for (const [name, value] of Object.entries({ viewBox: "0 0 16 16", "aria-hidden": "true", class: "sign" })) {
      svg.setAttribute(name, value);
    }
    const drawn = { d: SHAPES[shape] ?? SHAPES.none, fill: "none", stroke: "currentColor", "stroke-width": "1.6",
      "stroke-linecap": "round", "stroke-linejoin": "round" };
    for (const [name, value] of Object.entries(drawn)) path.setAttribute(name, value);
    svg.append(path);
    return svg;
  }

  return { dress, tone, sign };
})();
