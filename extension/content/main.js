"use strict";
// Looks at the page, hands over what it observed, and draws what comes back.

const JinjjaMain = (() => {
  const api = globalThis.browser ?? globalThis.chrome;
  /** The last observation sent, and the number of the last one: answers to earlier ones come too late. */
  let sent = "";
  let turn = 0;
  /** Stops looking; nothing while nobody looks. @type {(() => void) | undefined} */
  let stop;
  /** Times in a row that nothing answered, after which only a change of the page is a reason to ask again; and milliseconds
   * before the first new try. */
  let failures = 0;
  const MOST_FAILURES = 4;
  const PAUSE = 200;

  function start() {
    stop ??= JinjjaWatch.watch(look);
    look();
  }

  /** Whether the page was not as it was the last time. */
  function look() {
    // A page that is fetched ahead is on no tab yet.
    if (stop === undefined || document.prerendering) return false;
    if (api.runtime?.id === undefined) {
      leave();
      return false;
    }
    const observation = JinjjaCollect.observe(JinjjaPlan, document, JinjjaHeard.answers);
    const text = JSON.stringify(observation);
    if (text === sent) {
      JinjjaMark.keep();
      return false;
    }
    sent = text;
    void handOver(observation);
    return true;
  }

  /** @param {Observation} observation */
  async function handOver(observation) {
    turn += 1;
    const mine = turn;
    /** @type {ToContent} */
    const answer = await api.runtime.sendMessage({ kind: "observed", observation })
      // The background was stopped before it could answer, or the extension is gone: the next look tells.
      .catch(() => undefined) ?? { kind: "later" };
    if (mine !== turn || stop === undefined) return;
    if (answer.kind === "later") return tryAgain();
    failures = 0;
    if (answer.kind === "off") leave();
    else JinjjaMark.draw(answer.mark, actions);
  }

  function tryAgain() {
    sent = "";
    failures += 1;
    if (failures <= MOST_FAILURES) setTimeout(look, PAUSE * 2 ** failures);
  }

  const actions = {
    /** Opens the popup; called at once on a trusted click. */
    open: () => void api.runtime.sendMessage({ kind: "open" }).catch(() => {}),
    /** Marks are not wanted on this page; for good, they are switched off in the popup, where no page has a hand in it. */
    close: () => leave(),
  };

  /** Takes away what was drawn: on the person's wish, or when an update or removal has left this script behind. */
  function leave() {
    stop?.();
    stop = undefined;
    JinjjaMark.draw(null, actions);
  }

  JinjjaMark.clear();
  start();

  return {
    /** Looks again, on the person's wish. */
    again() {
      sent = "";
      start();
    },
  };
})();
