// What the extension drew into a page. Its roots are closed to the page; the browser's own tools see them.

/** All closed roots of a page: their texts, and where what they hold lies. */
async function roots(session) {
  const { root } = await session.send("DOM.getDocument", { depth: -1, pierce: true });
  const found = [];
  const walk = (node) => {
    for (const shadow of node.shadowRoots ?? []) {
      if (shadow.shadowRootType === "closed") found.push(shadow);
      walk(shadow);
    }
    (node.children ?? []).forEach(walk);
  };
  walk(root);
  return found;
}

const attribute = (node, name) => {
  const at = (node.attributes ?? []).findIndex((value, index) => index % 2 === 0 && value === name);
  return at < 0 ? undefined : node.attributes[at + 1];
};

function* nodesOf(node) {
  yield node;
  for (const child of node.children ?? []) yield* nodesOf(child);
}

const textOf = (node) => [...nodesOf(node)].map((inner) => (inner.nodeType === 3 ? inner.nodeValue : "")).join("");

/** What is drawn now. */
export async function drawn(page) {
  const session = await page.createCDPSession();
  try {
    const all = (await roots(session)).flatMap((root) => [...nodesOf(root)]);
    const classed = (name) => all.filter((node) => (attribute(node, "class") ?? "").split(" ").includes(name));
    const [mark] = classed("mark");
    return {
      mark: mark && { level: attribute(mark, "class").split(" ")[1], text: textOf(mark) },
      pills: classed("pill").map((pill) => ({ level: attribute(pill, "class").split(" ")[1], label: attribute(pill, "aria-label") })),
      frames: classed("proof").length,
      /** The middle of the button with these words. */
      async button(words) {
        const button = all.find((node) => node.nodeName === "BUTTON" && textOf(node) === words);
        const own = await page.createCDPSession();
        const { model } = await own.send("DOM.getBoxModel", { backendNodeId: button.backendNodeId });
        await own.detach();
        const [left, top, , , right, bottom] = model.content;
        return { x: (left + right) / 2, y: (top + bottom) / 2 };
      },
    };
  } finally {
    await session.detach();
  }
}

/** Waits until what is drawn is as wanted; says what was there instead when it never is. */
export async function until(page, wanted, what) {
  const end = Date.now() + 15_000;
  for (;;) {
    const now = await drawn(page).catch(() => ({ pills: [], frames: 0 }));
    if (wanted(now)) return now;
    if (Date.now() > end) throw new Error(`${what}: never came; drawn was ${JSON.stringify(now)}`);
    await new Promise((done) => setTimeout(done, 30));
  }
}
