// Pictures of goods, drawn for the replica: a shape in a colour.

const TONES = {
  berry: ["#f6d3db", "#e5748f", "#b93f62"],
  leaf: ["#d3e8d6", "#74b487", "#35774d"],
  sky: ["#d0e4f2", "#74abd6", "#33709f"],
  sand: ["#f0e0c6", "#d8b077", "#96692d"],
  plum: ["#e0d6ee", "#9c83c6", "#60468f"],
  ink: ["#dcdfe4", "#6d7684", "#2b323c"],
  rice: ["#ebe5d6", "#d9cfb8", "#8d8064"],
  peach: ["#f9dccb", "#f2a27e", "#c1603a"],
};

const drawn = (name, given) => `<${name} ${Object.entries(given).map(([key, value]) => `${key}="${value}"`).join(" ")}/>`;
const box = (x, y, width, height, rx, fill, more = {}) => drawn("rect", { x, y, width, height, rx, fill, ...more });
const path = (d, fill, more = {}) => drawn("path", { d, fill, ...more });
const disc = (cx, cy, r, fill, more = {}) => drawn("circle", { cx, cy, r, fill, ...more });
const moved = (y, ...parts) => `<g transform="translate(0 ${y})">${parts.join("")}</g>`;

const WHITE = "#fff";
const SHADE = "#0001";
/** Two lines, as of a name and of what it is. */
const label = (x, y, width) =>
  box(x, y, width, 7, 3.5, WHITE, { opacity: 0.75 }) +
  box(x + width * 0.15, y + 16, width * 0.7, 5, 2.5, WHITE, { opacity: 0.4 });
const gleam = (x, y, width, height) => box(x, y, width, height, width / 2, WHITE, { opacity: 0.35 });

/** What stands in the picture, 400 units wide and high. */
const SHAPES = {
  jar: (body, dark) => moved(
    30, box(108, 118, 184, 62, 16, WHITE), box(108, 150, 184, 30, 0, SHADE), box(96, 176, 208, 126, 34, body),
    gleam(112, 190, 22, 96), label(156, 226, 96), box(108, 118, 184, 10, 5, dark, { opacity: 0.15 }),
  ),
  "small jar": (body, dark) => moved(
    48, box(152, 182, 96, 34, 9, WHITE), box(152, 200, 96, 16, 0, SHADE), box(145, 214, 110, 70, 20, body),
    gleam(154, 222, 12, 52), label(176, 240, 52), box(152, 182, 96, 8, 4, dark, { opacity: 0.15 }),
  ),
  serum: (body, dark) => [
    box(178, 58, 44, 58, 18, dark), box(168, 108, 64, 34, 6, WHITE), box(136, 140, 128, 190, 24, body),
    box(136, 240, 128, 90, 24, WHITE, { opacity: 0.18 }), gleam(150, 156, 16, 158), label(176, 204, 66),
  ].join(""),
  bottle: (body, dark) => [
    box(164, 62, 72, 62, 10, WHITE), box(164, 108, 72, 16, 0, SHADE),
    path("M150 124h100c22 14 30 30 30 58v128c0 18-12 30-30 30H150c-18 0-30-12-30-30V182c0-28 8-44 30-58Z", body),
    gleam(136, 176, 18, 146), label(160, 226, 84), disc(200, 196, 11, dark, { opacity: 0.5 }),
  ].join(""),
  tube: (body, dark) => [
    path("M140 66h120l-14 214h-92Z", body), path("M140 66h120l-1 16H141Z", dark, { opacity: 0.35 }),
    box(158, 280, 84, 56, 10, WHITE), box(158, 280, 84, 12, 0, SHADE),
    path("M158 88h14l4 176h-8Z", WHITE, { opacity: 0.35 }), label(172, 150, 60),
  ].join(""),
  earbuds: (body, dark) => [
    box(104, 186, 192, 134, 56, dark), path("M104 236h192", "none", { stroke: "#fff3", "stroke-width": 4 }),
    disc(200, 268, 6, WHITE, { opacity: 0.8 }),
    ...[[152, 136], [248, 242]].flatMap(([x, stem]) => [
      disc(x, 120, 36, body), box(stem, 118, 22, 84, 11, body), disc(x - 6, 112, 14, WHITE, { opacity: 0.4 }),
    ]),
  ].join(""),
  glasses: (body, dark) => {
    const rim = { stroke: dark, "stroke-width": 14 };
    return [
      path("M58 168h120v34c0 40-22 62-56 62s-64-24-64-62Z", body, rim),
      path("M222 168h120v34c0 38-30 62-64 62s-56-22-56-62Z", body, rim),
      path("M178 184c14-12 30-12 44 0", "none", rim),
      path("M78 188h36l-30 40ZM242 188h36l-30 40Z", WHITE, { opacity: 0.3 }),
    ].join("");
  },
  tool: (body, dark) => {
    const turned = { cx: 272, cy: 144, transform: "rotate(45 272 144)" };
    return [
      path("M120 296 250 166", "none", { stroke: dark, "stroke-width": 20, "stroke-linecap": "round" }),
      drawn("ellipse", { ...turned, rx: 34, ry: 54, fill: body }),
      drawn("ellipse", { ...turned, rx: 18, ry: 36, fill: WHITE, opacity: 0.35 }),
    ].join("");
  },
  puzzle: (body, dark) => [
    box(84, 104, 232, 190, 22, body, { opacity: 0.5 }),
    path("M84 258l64-66 52 48 56-74 60 66v40c0 12-10 22-22 22H106c-12 0-22-10-22-22Z", body),
    box(222, 180, 54, 54, 8, dark, { opacity: 0.55 }), box(112, 180, 54, 54, 8, WHITE, { opacity: 0.85 }),
  ].join(""),
  shelf: (body, dark) => [
    path("M70 330h260", "none", { stroke: dark, "stroke-width": 10, "stroke-linecap": "round" }),
    box(88, 236, 72, 90, 18, body), box(94, 208, 60, 32, 8, WHITE), box(176, 150, 58, 176, 16, TONES.berry[1]),
    box(190, 112, 30, 42, 8, WHITE), path("M250 160h66l-8 132h-50Z", TONES.sky[1]), box(262, 292, 42, 34, 6, WHITE),
  ].join(""),
};

const SHINE =
  `<defs><radialGradient id="g" cx=".5" cy=".4" r=".8"><stop offset="0" stop-color="#fff" stop-opacity=".45"/>` +
  `<stop offset="1" stop-color="#fff" stop-opacity="0"/></radialGradient></defs>`;

/** Where the picture of goods lies. */
export const pictureOf = ([shape, tone]) => `/replica/pictures/${shape.replace(" ", "-")}.${tone}.svg`;

/** The picture under such an address; nothing where there is none. */
export function picture(address) {
  const [, shape, tone] = /^\/replica\/pictures\/([a-z-]+)\.([a-z]+)\.svg$/.exec(address) ?? [];
  const [draw, tones] = [SHAPES[shape?.replace("-", " ")], TONES[tone]];
  if (draw === undefined || tones === undefined) return undefined;
  const [light, body, dark] = tones;
  const ground = box(0, 0, 400, 400, 0, light) + box(0, 0, 400, 400, 0, "url(#g)");
  const shadow = drawn("ellipse", { cx: 200, cy: 334, rx: 120, ry: 14, fill: dark, opacity: 0.14 });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400">${SHINE}${ground}${shadow}${draw(body, dark)}</svg>`;
}
