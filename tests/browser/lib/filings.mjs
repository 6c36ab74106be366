// What people hand in: who they are, a case that is before them, and what is kept of what went.
import { signs } from "./samples.mjs";
import { until } from "./until.mjs";

const INTAKE = "intake.jinjja.example/reports";
const PERSON = { name: "Kim Jinjja", email: "kim@brand.example", organisation: "", phone: "+82 2 123 4567", second_name: "", second_email: "" };

/** What is handed in in a browser; `here` as `everywhere` gives it, `cases` those of the same. */
export function filingsOf(here, cases) {
  return new Filings(here, cases);
}

class Filings {
  constructor(here, cases) {
    this.here = here;
    this.cases = cases;
    /** What the server took, by number. @type {Map<string, string>} */
    this.taken = new Map();
    /** How often it was asked to. */
    this.asked = 0;
    this.server = `https://${INTAKE}`;
    this.routes = {
      [INTAKE]: (request, text) => {
        // No prompt can be answered here, so the server itself allows what the person's leave would.
        if (request.method === "OPTIONS") return { body: "", headers: { "access-control-allow-headers": "content-type, idempotency-key" } };
        this.asked += 1;
        this.taken.set(request.headers["idempotency-key"], text);
        return { body: JSON.stringify({ number: "R-2026-1" }), status: 201 };
      },
    };
  }

  /** What a person has set up. */
  setUp({ role = "shopper", door = "own-server", language = "en", ...desk } = {}) {
    this.taken.clear();
    this.asked = 0;
    return this.here.extension.inOwnPage(async (stored) => {
      const { storage } = globalThis.browser ?? globalThis.chrome;
      await storage.local.set(stored);
    }, { settings: { role, language }, last_door: door, desk: { ...PERSON, server: this.server, rights: [], is_agent: false, ...desk } });
  }

  /** All of it is as if nobody had set up anything. */
  clear() {
    return this.here.extension.inOwnPage(async () => {
      const { storage } = globalThis.browser ?? globalThis.chrome;
      await storage.local.remove(["settings", "last_door", "desk", "door_answers", "request_log"]);
    });
  }

  all() {
    return this.here.extension.inOwnPage(`async () => (await import("./filings/store.js")).all()`);
  }

  /** The one that stands like this, once there is one. */
  inState(state) {
    return until(async () => (await this.all()).find((filing) => filing.state === state), `a filing that is ${state}`, () => "");
  }

  /** The background sends what is due. */
  tended() {
    return this.here.extension.inOwnPage(() => (globalThis.browser ?? globalThis.chrome).runtime.sendMessage({ kind: "tend-filings" }));
  }

  /** The time passes in which it could be taken back. */
  async passed() {
    await this.inState("waiting");
    await this.here.extension.inOwnPage(`async () => {
      const { changed, inStates } = await import("./filings/store.js");
      const at = new Date().toISOString();
      for (const { id } of await inStates(["waiting"])) await changed(id, ["waiting"], at, () => ({ send_after: at }));
    }`);
    await this.tended();
  }

  /** Opens a page of the extension; a hand on it, once `ready` holds there. */
  async opened(path, ready) {
    await this.cases.open(path);
    return this.onPage(path, ready);
  }

  /** Reports of these numbers wait for the server; their time to be taken back is over. */
  waiting(ids) {
    return this.here.extension.inOwnPage(`async (ids, server) => {
      const at = new Date().toISOString();
      const { begin } = await import("./cases/store.js");
      const { keep } = await import("./filings/store.js");
      for (const id of ids) {
        const part = { key: "r.json", label: "", media_type: "application/json", text: JSON.stringify({ id }), length: 1, limit: null };
        const notice = { report_id: id, number: 1, of: 1, cases: [id], address: server, parts: [part], steps: [], pictures: [], declares: [], receipt: null, receipt_at: null };
        await begin({ id, at, tab: 1, url: "https://shopee.sg/product/1/2", place: id, folder: "" });
        await keep({
          id, state: "waiting", door: "own-server", name: "Server", delivery: "server", language: "en", cases: [id], notices: [notice],
          made_at: at, changed_at: at, send_after: at, tries: 0, next_at: at, why: "",
        });
      }
    }`, ids, this.server);
  }

  /** A hand on a page of the extension that is open, or is about to be, once `ready` holds there. */
  async onPage(path, ready) {
    const page = await this.here.extension.handOn(path);
    const text = () => page.evaluate((document) => document.body.innerText);
    const shows = async (wanted, what) => {
      try {
        await until(() => page.evaluate(wanted), what);
      } catch (error) {
        throw new Error(`${error.message}\n${await text()}`, { cause: error });
      }
    };
    await shows(ready, `${path} is ready`);
    return { page, shows, text, click: (selector) => page.evaluate((document, wanted) => document.querySelector(wanted).click(), selector) };
  }

  /** A case by one click, and a hand on its page once it can be confirmed, or once `ready` holds. */
  async reported(ready = CAN_BE_CONFIRMED, sample = signs) {
    const tab = await this.here.open(sample, { routes: this.routes });
    await tab.marked();
    const { id } = await this.cases.report(sample.url);
    return { id, ...(await this.onPage(`report.html?case=${id}`, ready)) };
  }
}

/** What stands before the person can be confirmed. */
export const CAN_BE_CONFIRMED = (document) => document.querySelector("#confirm:not([disabled])") !== null;
