"use strict";
// The answers that the page's own requests got: which of them the plan wants, and their bodies cut to it. Whether an answer
// counts is for the engine to say; here only what surely does not is left out.

const JinjjaAnswers = (() => {
  const { Doubt } = JinjjaScan;
  const { Cutter } = JinjjaLiterals;
  const { wanting } = JinjjaRequests;

  /** Answers that are kept, and the longest body of one. */
  const MOST = 60;
  const LONGEST = 150_000;
  /** A function's name before its data, as in `callback({…})`. */
  const CALLBACK = /^[\w.$ ]*\(/;

  /** The answers that the plan wants, cut.
   * @param {Plan} plan @param {string} page the page's address @param {readonly Answer[]} answers
   * @param {(what: string, why: string) => void} leaveOut @returns {Answer[]} */
  function observe(plan, page, answers, leaveOut) {
    /** @type {Answer[]} */
    const kept = [];
    for (const { url, status, body } of answers) {
      const rules = wanting(plan, page, url);
      if (rules.length === 0) continue;
      if (kept.length >= MOST) {
        leaveOut("answer", "too-many");
        break;
      }
      const cut = cutBody(body, rules.map((rule) => rule.wanted)).toWellFormed();
      if (cut.length > LONGEST) leaveOut("answer", "too-long");
      else kept.push({ url, status, body: cut });
    }
    return kept;
  }

  /** A body of which only what is wanted is left; as it is where that cannot be told.
   * @param {string} body @param {readonly Wanted[]} wanted by each rule */
  function cutBody(body, wanted) {
    const text = body.trim();
    const data = text.slice(CALLBACK.exec(text)?.[0].length ?? 0);
    const [only] = wanted;
    // Wrapped data are unwrapped by the engine; what several rules want is a matter of few.
    if (wanted.length !== 1 || !/^\s*[{[]\s*(?:[^\s&\\]|$)/.test(data)) return text;
    try {
      return new Cutter(data).value(only, true);
    } catch (error) {
      if (!(error instanceof Doubt)) throw error;
      return text;
    }
  }

  return { observe };
})();
