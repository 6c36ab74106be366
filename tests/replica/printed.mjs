// A verdict as it is told in a terminal.

/** Columns of a terminal, less the margin. */
const WIDTH = 77;

/** Signs of East Asia take two columns. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/u;

/** Columns that a text takes. */
const columns = (text) => [...text].reduce((sum, sign) => sum + (WIDE.test(sign) ? 2 : 1), 0);

/** A text in lines; `first` stands before it, and as much room before the others. */
export function wrapped(text, first = "") {
  const room = " ".repeat(columns(first));
  const lines = [];
  let line = first;
  let isEmpty = true;
  for (const word of text.split(" ")) {
    if (!isEmpty && columns(line) + 1 + columns(word) > WIDTH) {
      lines.push(line);
      line = room;
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line];
}

/** What stands in a popup, in lines. */
export function inTerminal({ title, facts, answers, stores, signs, advice, rest }) {
  const listing = title === "" ? [] : ["", ...wrapped([title, ...facts].join(" · "))];
  const label = (text) => `${text}: `;
  return [
    ...listing,
    "",
    ...rest.flatMap((text) => wrapped(text)),
    ...answers.flatMap((answer) => wrapped(answer.says.join(" "), label(answer.label))),
    ...stores.flatMap((list) => wrapped(list.says.join(", "), label(list.label))),
    ...signs.flatMap((list) => ["", list.label, ...list.says.flatMap(sign)]),
    ...(advice === "" ? [] : ["", ...wrapped(advice)]),
  ];
}

function sign({ weight, says, proof, where }) {
  const quote = proof === "" ? [] : wrapped(`${where}: “${proof.replace(/^[“"]|[”"]$/gu, "")}”`, " ".repeat(7));
  return [...wrapped(says, `${weight.padStart(5)}  `), ...quote];
}
