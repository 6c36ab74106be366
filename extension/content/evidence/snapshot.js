"use strict";
// Takes a page into evidence on the person's click: its text and what is observed on it, without what is the person's own.

const JinjjaSnapshot = (() => {
  /** The parts of the last text, until they were fetched. @type {string[]} */
  let kept = [];

  /** @param {{ rules: PersonalRules, facts: readonly string[], place?: string }} given what is personal, what of the listing is to
   * survive, and where the page should be (an address up to its fragment)
   * @returns {Promise<Snapshot | null>} nothing of a page that was left meanwhile */
  async function take({ rules, facts, place }) {
    kept = [];
    const pace = new JinjjaPace.Pace();
    const environment = surroundings();
    const address = location.href;
    if (place !== undefined && address.split("#")[0] !== place) return null;
    const heard = typeof JinjjaHeard === "undefined" ? [] : JinjjaHeard.answers;
    const observed = JinjjaCollect.observe(JinjjaPlan, document, heard, address);
    await pace.rest();
    const personal = new JinjjaPersonal.Personal(document, rules, JinjjaPlan.id, facts);
    await personal.gather(pace);
    const { names, known } = personal;
    const redactor = new JinjjaRedact.Redactor(known, new JinjjaPatterns.Patterns(names, personal.facts), names);
    const url = redactor.address(address, "url");
    const observation = await withoutPersonal({ ...observed, url }, redactor, pace);
    const page = new JinjjaPageText.PageText(document, personal, redactor, url);
    if (!personal.own.isAll) page.leaveOut("state", "too-long");
    kept = await page.write(pace);
    const covers = await JinjjaCover.covers(page.taken, pace);
    // Another listing came meanwhile: what was taken is of neither.
    if (location.href !== address) return null;
    return {
      length: page.parts.length,
      parts: kept.length,
      url,
      title: redactor.words(document.title, "text").toWellFormed(),
      language: document.documentElement?.getAttribute("lang") ?? null,
      observation,
      redactions: redactor.counted(),
      covers,
      environment,
      truncated: page.leftOut,
    };
  }

  function surroundings() {
    const { scrollWidth: width = 0, scrollHeight: height = 0 } = document.scrollingElement ?? document.documentElement ?? {};
    return {
      utc_offset_minutes: -new Date().getTimezoneOffset(),
      viewport: { width: innerWidth, height: innerHeight },
      pixel_ratio: devicePixelRatio,
      page: { width, height, scroll_x: Math.round(scrollX), scroll_y: Math.round(scrollY) },
    };
  }

  /** The observation without what is the person's own; of the same shape.
   * @param {Observation} observation @param {InstanceType<typeof JinjjaRedact.Redactor>} redactor
   * @param {InstanceType<typeof JinjjaPace.Pace>} pace @returns {Promise<Observation>} */
  async function withoutPersonal(observation, redactor, pace) {
    const where = "capture";
    /** @param {string} text */
    const said = (text) => redactor.attribute(text, where);
    /** @param {string} text */
    const read = (text) => redactor.words(text, where);
    /** What observed elements and rows hold. @param {unknown} value @param {string} key @returns {Promise<unknown>} */
    const cleaned = async (value, key) => {
      if (pace.isDue) await pace.rest();
      if (typeof value === "string") return /^(?:https?:)?\/\//.test(value) || value.includes('":') ? said(value) : read(value);
      if (Array.isArray(value)) {
        const list = [];
        for (const one of value) list.push(await cleaned(one, key));
        return list;
      }
      if (value === null || typeof value !== "object") return value;
      /** @type {Record<string, unknown>} */
      const object = Object.create(null);
      for (const [name, one] of Object.entries(value)) {
        // The values of attributes are no words.
        object[name] = key === "attributes" && typeof one === "string" ? said(one) : await cleaned(one, name);
      }
      return object;
    };
    const { title, json_ld, microdata, meta, nodes, rows, cards, scripts, answers } = observation;
    const clean = /** @type {Observation} */ ({
      ...observation,
      title: title === null ? null : read(title),
      json_ld: json_ld.map((text) => redactor.data(text, where)),
      .../** @type {object} */ (await cleaned({ microdata, meta, nodes, rows, cards }, "")),
      scripts: [],
      answers: [],
    });
    for (const script of scripts) {
      clean.scripts.push({ ...script, text: redactor.code(script.text, where) });
      if (pace.isDue) await pace.rest();
    }
    for (const answer of answers) {
      clean.answers.push({ ...answer, url: redactor.address(answer.url, where), body: redactor.code(answer.body, where) });
      if (pace.isDue) await pace.rest();
    }
    return clean;
  }

  return {
    take,
    /** A part of the text of the page that was taken last. @param {number} at */
    part: (at) => kept[at] ?? null,
    /** Nothing of it is kept any longer. */
    discard: () => {
      kept = [];
    },
  };
})();
