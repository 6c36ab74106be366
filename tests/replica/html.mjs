// Markup as text: what is filled in is escaped, unless it is markup itself.

class Markup {
  constructor(text) {
    this.text = text;
  }

  toString() {
    return this.text;
  }
}

const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function filled(value) {
  if (value === null || value === undefined || value === false) return "";
  if (Array.isArray(value)) return value.map(filled).join("");
  return value instanceof Markup ? value.text : String(value).replace(/[&<>"]/g, (sign) => ESCAPES[sign]);
}

/** A piece of markup. */
export function html(pieces, ...values) {
  return new Markup(pieces.map((piece, at) => piece + (at < values.length ? filled(values[at]) : "")).join(""));
}

/** A value as a script of the page writes it. */
export const json = (value) => new Markup(JSON.stringify(value).replaceAll("<", "\\u003c"));

/** A whole page. */
export function page({ title, language = "en", kind, head = null, body }) {
  return `<!DOCTYPE html>\n${html`<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="/replica/replica.css">
${head}
</head>
<body class="${kind}">
${body}
</body>
</html>`}\n`;
}
