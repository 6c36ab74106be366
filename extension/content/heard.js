"use strict";
// Answers that the page's own requests got, as the script in the page's world hands them over. The page could have made
// them up: they count as page data.

const JinjjaHeard = (() => {
  const HANDED = "jinjja:answer";
  /** Answers kept, and characters of all together; older ones go first. */
  const MOST = 400;
  const ROOM = 6_000_000;

  /** @type {Answer[]} */
  const answers = [];
  let kept = 0;
  let onMore = () => {};

  document.addEventListener(HANDED, (event) => {
    const answer = read(event instanceof CustomEvent ? event.detail : null);
    if (answer === null) return;
    answers.push(answer);
    kept += answer.body.length;
    while (kept > ROOM || answers.length > MOST) kept -= answers.shift()?.body.length ?? kept;
    onMore();
  });

  /** @param {unknown} detail @returns {Answer | null} */
  function read(detail) {
    if (typeof detail !== "string" || detail.length > ROOM) return null;
    try {
      const { url, status, body } = JSON.parse(detail);
      const fits = typeof url === "string" && Number.isInteger(status) && typeof body === "string";
      return fits ? { url, status, body } : null;
    } catch {
      return null;
    }
  }

  return {
    answers,
    /** @param {() => void} listener */
    whenMore(listener) {
      onMore = listener;
    },
  };
})();
