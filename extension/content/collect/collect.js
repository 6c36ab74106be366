"use strict";
// What the content script observes on a page, put together for the engine.

const JinjjaCollect = (() => {
  /** Characters of a whole observation as it is sent. */
  const LONGEST = 200_000;

  /** Observes a page.
   * @param {Plan} plan @param {Document} document @param {readonly Answer[]} answers what the page's own requests got
   * @param {string} [url] the page's address
   * @param {InstanceType<typeof JinjjaHanded.Handed>} [handed] the cards that need not be observed again
   * @returns {Observation} */
  function observe(plan, document, answers, url = document.location.href, handed = undefined) {
    /** @type {LeftOut[]} */
    const truncated = [];
    /** @param {string} what @param {string} why */
    const leaveOut = (what, why) => {
      if (!truncated.some((note) => note.what === what && note.why === why)) truncated.push({ what, why });
    };
    const texts = new JinjjaText.Texts(plan.bounds);
    const collector = new JinjjaNodes.Collector(document, texts, plan.bounds, leaveOut);
    const observation = {
      version: 1,
      url: url.toWellFormed(),
      language: collector.language(),
      title: collector.title(),
      json_ld: collector.jsonLd(),
      microdata: JinjjaMicrodata.observe(document, texts, plan.bounds),
      meta: collector.metas(),
      nodes: collector.nodes(plan.nodes),
      rows: collector.rows(plan.rows),
      cards: collector.cards(plan.cards, handed),
      selectors: collector.selectors,
      truncated,
      scripts: JinjjaScripts.observe(plan.states, plan.states.length > 0 ? inlineScripts(document) : [], leaveOut),
      answers: JinjjaAnswers.observe(plan, url, answers, leaveOut),
    };
    return shortened(observation, leaveOut);
  }

  /** @param {Document} document @returns {PageScript[]} */
  function inlineScripts(document) {
    return [...document.getElementsByTagName("script")].map((script) => ({
      id: script.getAttribute("id"),
      kind: script.getAttribute("type"),
      text: (script.textContent ?? "").toWellFormed(),
    }));
  }

  /** Cut to what may be sent. What is left out first is what says least that nothing else says: long JSON-LD, microdata,
   * the cards at the end of a list, rows, nodes, metas, scripts; answers last, of which the newest tell most.
   * @param {Observation} observation @param {(what: string, why: string) => void} leaveOut */
  function shortened(observation, leaveOut) {
    let over = size(observation) - LONGEST;
    /** Drops the last of a list until enough is left out. @param {string} what @param {unknown[]} list */
    const drop = (what, list) => {
      while (over > 0 && list.length > 0) {
        over -= size(list.pop()) + 1;
        leaveOut(what, "too-long");
      }
    };
    /** @param {string} what @param {Record<string, unknown[]>} lists */
    const dropEach = (what, lists) => Object.values(lists).reverse().forEach((list) => drop(what, list));
    if (over <= 0) return observation;
    while (over > 0 && observation.json_ld.length > 0) {
      const longest = Math.max(...observation.json_ld.map((text) => text.length));
      drop("json_ld", observation.json_ld.splice(observation.json_ld.findIndex((text) => text.length === longest), 1));
    }
    drop("microdata", observation.microdata);
    dropEach("cards", observation.cards);
    dropEach("rows", observation.rows);
    dropEach("nodes", observation.nodes);
    if (over > 0) {
      over -= size(observation.meta);
      observation.meta = {};
      leaveOut("meta", "too-long");
    }
    drop("scripts", observation.scripts);
    drop("answers", observation.answers.reverse());
    observation.answers.reverse();
    return observation;
  }

  /** @param {unknown} value */
  function size(value) {
    return JSON.stringify(value).length;
  }

  return { observe };
})();
