// Tests that run the real extension in each browser, on pages that the local server has under their real host names.
import { after, afterEach, before } from "node:test";

import { beside } from "./browsers.mjs";
import { drawn, told } from "./drawn.mjs";
import { asked, EXTENDED } from "./extension.mjs";
import { serve } from "./server.mjs";
import { until } from "./until.mjs";

/** Defines tests for each browser that is here. They get the extension, the server, and `open`, which opens a page; pages are
 * closed after each test. */
export function everywhere(tests) {
  beside(EXTENDED, ({ name, start }) => {
    const here = { name };
    const tabs = [];
    before(async () => {
      here.server = await serve();
      here.extension = await start(here.server.port);
    });
    afterEach(async () => {
      await Promise.all(tabs.splice(0).map((tab) => tab.page.close().catch(() => {})));
      await here.extension.closePopups();
      // Verdicts are known by address: what one test saw is nothing to the next.
      await here.extension.inOwnPage(() => (globalThis.browser ?? globalThis.chrome).storage.session.clear());
    });
    after(async () => {
      await here.extension?.close();
      await here.server?.close();
    });
    here.open = async (scene, more = {}) => {
      here.server.show(scene.page, { ...scene, ...more });
      const tab = new Tab(here.extension, await here.extension.browser.newPage());
      tabs.push(tab);
      const { width = 1000, height = 800, dark = false, calm = false } = more;
      await tab.page.setViewport({ width, height });
      await here.extension.look(tab.page, { dark, calm });
      await tab.visit(scene.url);
      return tab;
    };
    here.openMarked = async (scene) => {
      const tab = await here.open(scene);
      await tab.marked();
      return tab;
    };
    tests(here);
  });
}

/** A page in a tab, as a person has it before them. */
class Tab {
  constructor(extension, page) {
    this.extension = extension;
    this.page = page;
  }

  async visit(url) {
    // A page that is not seen is not looked at.
    await this.page.bringToFront();
    await this.page.goto(url, { waitUntil: "domcontentloaded" });
  }

  /** What is drawn into it now. */
  drawn() {
    return drawn(this.extension, this.page);
  }

  /** Waits until what is drawn is as wanted. */
  async until(wanted, what) {
    let now = { pills: [], frames: 0, marks: 0 };
    return until(async () => {
      // Between two documents there is nothing to see.
      now = await this.drawn().catch(() => now);
      return wanted(now) ? now : undefined;
    }, what, () => `; drawn was ${told(now)}`);
  }

  /** The mark, once it is there. */
  marked(level) {
    return this.until(({ mark }) => mark !== undefined && (level === undefined || mark.level === level), `the mark ${level ?? ""}`);
  }

  /** Something done in the page with an element that is drawn into it. */
  within(node, action, ...given) {
    return this.extension.within(this.page, node, action, ...given);
  }

  /** The middle of something that is drawn. */
  middle(node) {
    return this.within(node, (element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    });
  }

  /** A person's own click on the button with these words. */
  async press(words) {
    const { x, y } = await this.middle((await this.drawn()).button(words));
    await this.page.mouse.click(x, y);
  }

  evaluate(action, ...given) {
    return this.page.evaluate(action, ...given);
  }

  /** Has it read anew, as the popup does on the person's wish; what was known of it is forgotten before. */
  async again() {
    const url = await this.evaluate(() => location.href);
    await this.extension.inOwnPage((known) => (globalThis.browser ?? globalThis.chrome).storage.session.remove(known), `verdict ${url}`);
    return asked(this.extension, url, "read");
  }

  /** What the background knows of it: the verdict for the address it shows. */
  async verdict() {
    return asked(this.extension, await this.evaluate(() => location.href), "verdict");
  }
}
