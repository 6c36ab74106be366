// What the extension drew into a page. Its roots are closed to the page; the browser's own tools see them.

const classes = ({ attributes }) => (attributes.class ?? "").split(" ");

function* nodesOf(node) {
  yield node;
  for (const child of node.inside) yield* nodesOf(child);
}

/** What is drawn now. */
export async function drawn(extension, page) {
  const roots = (await extension.roots(page)).map((root) => [...nodesOf(root)]);
  const all = roots.flat();
  const classed = (name) => all.filter((node) => classes(node).includes(name));
  const marks = classed("mark");
  return {
    mark: marks[0] && { level: classes(marks[0])[1], text: marks[0].text, node: marks[0] },
    marks: marks.length,
    pills: classed("pill").map((pill) => ({ level: classes(pill)[1], label: pill.attributes["aria-label"] })),
    frames: classed("proof").length,
    buttons: all.filter((node) => node.name === "button"),
    root: roots.find((nodes) => nodes.includes(marks[0]))?.[0],
    /** The button with these words. */
    button(words) {
      const found = all.find((node) => node.name === "button" && node.text === words);
      if (found === undefined) throw new Error(`no button “${words}”`);
      return found;
    },
  };
}

/** As a line of a message. */
export const told = ({ mark, marks, pills, frames }) =>
  JSON.stringify({ marks, level: mark?.level, text: mark?.text.slice(0, 200), pills: pills.length, frames });
