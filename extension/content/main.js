"use strict";
// Looks at the page, hands over what it observed, and draws what comes back.

const JinjjaMain = (() => {
  const api = globalThis.browser ?? globalThis.chrome;
  /** The last observation sent, and the number of the last one: answers to earlier ones come too late. */
  let sent = "";
  let turn = 0;
  let isGone = false;

  const stop = JinjjaWatch.watch(look);

  /** Whether the page was not as it was the last time. */
  function look() {
    if (isGone) return false;
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
    try {
      const answer = await api.runtime.sendMessage({ kind: "observed", observation });
      if (mine === turn && !isGone) JinjjaMark.draw(answer?.mark ?? null, actions);
    } catch {
      // The worker was replaced, or the extension is gone: the next look tells.
      sent = "";
    }
  }

  const actions = {
    /** Opens the popup; called at once on a trusted click. */
    open: () => void api.runtime.sendMessage({ kind: "open" }).catch(() => {}),
    /** Marks are not wanted on this page; for good, they are switched off in the popup, where no page has a hand in it. */
    close: () => leave(),
  };

  /** Takes away what was drawn: on the person's wish, or when an update or removal has left this script behind. */
  function leave() {
    isGone = true;
    stop();
    JinjjaMark.draw(null, actions);
  }

  return {
    /** Looks again, on the person's wish. */
    again() {
      sent = "";
      look();
    },
  };
})();
