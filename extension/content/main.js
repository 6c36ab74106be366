"use strict";
// Looks at the page, hands over what it observed, and draws what comes back.

const JinjjaMain = (() => {
  const api = globalThis.browser ?? globalThis.chrome;
  /** The last observation sent, and the number of the last one: answers to earlier ones come too late. */
  let sent = "";
  let turn = 0;
  /** @type {Watching | undefined} */
  let watching;

  function start() {
    watching ??= JinjjaWatch.watch(look);
    look();
  }

  /** Whether the page was not as it was the last time. */
  function look() {
    // A page that is fetched ahead is on no tab yet.
    if (watching === undefined || document.prerendering) return false;
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
      // The worker was replaced, or the extension is gone: the next look tells.
      .catch(() => undefined) ?? { kind: "later" };
    if (mine !== turn || watching === undefined) return;
    switch (answer.kind) {
      case "marked": return JinjjaMark.draw(answer.mark, actions);
      case "off": return leave();
      case "later":
        sent = "";
        watching.soon();
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
    watching?.stop();
    watching = undefined;
    JinjjaMark.draw(null, actions);
  }

  start();

  return {
    /** Looks again, on the person's wish. */
    again() {
      sent = "";
      start();
    },
  };
})();
