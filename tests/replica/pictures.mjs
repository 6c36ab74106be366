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

const label = (x, y, width, dark) =>
  `<rect x="${x}" y="${y}" width="${width}" height="7" rx="3.5" fill="${dark}" opacity=".75"/>` +
  `<rect x="${x + width * 0.15}" y="${y + 16}" width="${width * 0.7}" height="5" rx="2.5" fill="${dark}" opacity=".4"/>`;

/** What stands in the picture, 400 units wide and high. */
const SHAPES = {
  jar: (body, dark) =>
    `<g transform="translate(0 30)"><rect x="108" y="118" width="184" height="62" rx="16" fill="#fff"/><rect x="108" y="150" width="184" height="30" fill="#0001"/>` +
    `<rect x="96" y="176" width="208" height="126" rx="34" fill="${body}"/>` +
    `<rect x="112" y="190" width="22" height="96" rx="11" fill="#fff" opacity=".35"/>${label(156, 226, 96, "#fff")}` +
    `<rect x="108" y="118" width="184" height="10" rx="5" fill="${dark}" opacity=".15"/></g>`,
  "small jar": (body, dark) =>
    `<g transform="translate(0 48)"><rect x="152" y="182" width="96" height="34" rx="9" fill="#fff"/><rect x="152" y="200" width="96" height="16" fill="#0001"/>` +
    `<rect x="145" y="214" width="110" height="70" rx="20" fill="${body}"/>` +
    `<rect x="154" y="222" width="12" height="52" rx="6" fill="#fff" opacity=".35"/>${label(176, 240, 52, "#fff")}` +
    `<rect x="152" y="182" width="96" height="8" rx="4" fill="${dark}" opacity=".15"/></g>`,
  serum: (body, dark) =>
    `<rect x="178" y="58" width="44" height="58" rx="18" fill="${dark}"/><rect x="168" y="108" width="64" height="34" rx="6" fill="#fff"/>` +
    `<rect x="136" y="140" width="128" height="190" rx="24" fill="${body}"/>` +
    `<rect x="136" y="240" width="128" height="90" rx="24" fill="#fff" opacity=".18"/>` +
    `<rect x="150" y="156" width="16" height="158" rx="8" fill="#fff" opacity=".35"/>${label(176, 204, 66, "#fff")}`,
  bottle: (body, dark) =>
    `<rect x="164" y="62" width="72" height="62" rx="10" fill="#fff"/><rect x="164" y="108" width="72" height="16" fill="#0001"/>` +
    `<path d="M150 124h100c22 14 30 30 30 58v128c0 18-12 30-30 30H150c-18 0-30-12-30-30V182c0-28 8-44 30-58Z" fill="${body}"/>` +
    `<rect x="136" y="176" width="18" height="146" rx="9" fill="#fff" opacity=".3"/>${label(160, 226, 84, "#fff")}` +
    `<circle cx="200" cy="196" r="11" fill="${dark}" opacity=".5"/>`,
  tube: (body, dark) =>
    `<path d="M140 66h120l-14 214h-92Z" fill="${body}"/><path d="M140 66h120l-1 16H141Z" fill="${dark}" opacity=".35"/>` +
    `<rect x="158" y="280" width="84" height="56" rx="10" fill="#fff"/><rect x="158" y="280" width="84" height="12" fill="#0001"/>` +
    `<path d="M158 88h14l4 176h-8Z" fill="#fff" opacity=".35"/>${label(172, 150, 60, "#fff")}`,
  earbuds: (body, dark) =>
    `<rect x="104" y="186" width="192" height="134" rx="56" fill="${dark}"/><path d="M104 236h192" stroke="#fff3" stroke-width="4"/>` +
    `<circle cx="200" cy="268" r="6" fill="#fff" opacity=".8"/>` +
    `<g fill="${body}"><circle cx="152" cy="120" r="36"/><rect x="136" y="118" width="22" height="84" rx="11"/>` +
    `<circle cx="248" cy="120" r="36"/><rect x="242" y="118" width="22" height="84" rx="11"/></g>` +
    `<circle cx="146" cy="112" r="14" fill="#fff" opacity=".4"/><circle cx="242" cy="112" r="14" fill="#fff" opacity=".4"/>`,
  glasses: (body, dark) =>
    `<g fill="${dark}" stroke="${dark}" stroke-width="14"><path d="M58 168h120v34c0 40-22 62-56 62s-64-24-64-62Z" fill="${body}"/>` +
    `<path d="M222 168h120v34c0 38-30 62-64 62s-56-22-56-62Z" fill="${body}"/></g>` +
    `<path d="M178 184c14-12 30-12 44 0" fill="none" stroke="${dark}" stroke-width="14"/>` +
    `<path d="M78 188h36l-30 40Z M242 188h36l-30 40Z" fill="#fff" opacity=".3"/>`,
  puzzle: (body, dark) =>
    `<rect x="84" y="104" width="232" height="190" rx="22" fill="${body}" opacity=".5"/><path d="M84 258l64-66 52 48 56-74 60 66v40c0 12-10 22-22 22H106c-12 0-22-10-22-22Z" fill="${body}"/>` +
    `<rect x="222" y="180" width="54" height="54" rx="8" fill="${dark}" opacity=".55"/>` +
    `<rect x="112" y="180" width="54" height="54" rx="8" fill="#fff" opacity=".85"/>`,
  shelf: (body, dark) =>
    `<path d="M70 330h260" stroke="${dark}" stroke-width="10" stroke-linecap="round"/>` +
    `<rect x="88" y="236" width="72" height="90" rx="18" fill="${body}"/><rect x="94" y="208" width="60" height="32" rx="8" fill="#fff"/>` +
    `<rect x="176" y="150" width="58" height="176" rx="16" fill="#e5748f"/><rect x="190" y="112" width="30" height="42" rx="8" fill="#fff"/>` +
    `<path d="M250 160h66l-8 132h-50Z" fill="#74abd6"/><rect x="262" y="292" width="42" height="34" rx="6" fill="#fff"/>`,
  tool: (body, dark) =>
    `<path d="M120 296 250 166" stroke="${dark}" stroke-width="20" stroke-linecap="round"/>` +
    `<ellipse cx="272" cy="144" rx="34" ry="54" transform="rotate(45 272 144)" fill="${body}"/>` +
    `<ellipse cx="272" cy="144" rx="18" ry="36" transform="rotate(45 272 144)" fill="#fff" opacity=".35"/>`,
};

/** Where the picture of goods lies. */
export const pictureOf = ([shape, tone]) => `/replica/pictures/${shape.replace(" ", "-")}.${tone}.svg`;

/** The picture under such an address; nothing where there is none. */
export function picture(path) {
  const [, shape, tone] = /^\/replica\/pictures\/([a-z-]+)\.([a-z]+)\.svg$/.exec(path) ?? [];
  const [draw, tones] = [SHAPES[shape?.replace("-", " ")], TONES[tone]];
  if (draw === undefined || tones === undefined) return undefined;
  const [light, body, dark] = tones;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400"><defs><radialGradient id="g" cx=".5" cy=".4" r=".8">` +
    `<stop offset="0" stop-color="#fff" stop-opacity=".45"/><stop offset="1" stop-color="#fff" stop-opacity="0"/></radialGradient></defs>` +
    `<rect width="400" height="400" fill="${light}"/><rect width="400" height="400" fill="url(#g)"/><ellipse cx="200" cy="334" rx="120" ry="14" fill="${dark}" opacity=".14"/>` +
    `${draw(body, dark)}</svg>`;
}
