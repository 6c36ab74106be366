"use strict";
// Looks at the page, hands over what it observed, and draws what comes back.

const JinjjaMain = (() => {
  const api = globalThis.browser ?? globalThis.chrome;
  /** What was sent last beside cards, where it was sent from, and the number of the last message: answers to earlier ones come
   * too late. */
  let sent = "";
  let address = "";
  let turn = 0;
  const handed = new JinjjaHanded.Handed();
  /** Stops looking; nothing while nobody looks. @type {(() => void) | undefined} */
  let stop;
  /** Times in a row that nothing answered, after which only a change of the page is a reason to ask again; and milliseconds
   * before the first new try. */
  let failures = 0;
  const MOST_FAILURES = 4;
  const PAUSE = 200;

  function start() {
    stop ??= JinjjaWatch.watch(look, touched);
    look();
  }

  /** Whether anything but our own marks changed. @param {readonly MutationRecord[]} changes */
  function touched(changes) {
    const foreign = changes.filter((change) => !JinjjaMark.isOwn(change));
    handed.touched(foreign);
    return foreign.length > 0;
  }

  /** Whether the page was not as it was the last time. */
  function look() {
    // A page that is fetched ahead is on no tab yet.
    if (stop === undefined || document.prerendering) return false;
    if (api.runtime?.id === undefined) {
      leave();
      return false;
    }
    if (location.href !== address) {
      handed.forget();
      // What was said of another page is said no more.
      if (withoutFragment(location.href) !== withoutFragment(address)) JinjjaMark.draw(null, actions, false);
    }
    JinjjaCardMarks.sweep();
    let [observation, rest] = observed();
    if (rest !== sent && handed.areThere && handed.areFew) {
      handed.forget();
      [observation, rest] = observed();
    }
    if (rest === sent && Object.keys(observation.cards).length === 0) {
      handed.take(observation.cards);
      JinjjaMark.keep();
      return false;
    }
    const isMore = handed.areThere && location.href === address;
    handed.take(observation.cards);
    sent = rest;
    address = location.href;
    void handOver(observation, isMore);
    return true;
  }

  /** The page as it is now, with the cards that are new; and all of it but the cards as a text.
   * @returns {[Observation, string]} */
  function observed() {
    handed.begin();
    const observation = JinjjaCollect.observe(JinjjaPlan, document, JinjjaHeard.answers, location.href, handed);
    return [observation, JSON.stringify({ ...observation, cards: {} })];
  }

  /** @param {Observation} observation @param {boolean} isMore */
  async function handOver(observation, isMore) {
    turn += 1;
    const mine = turn;
    const { hasMore } = handed;
    /** @type {ToContent} */
    const answer = await api.runtime.sendMessage({ kind: "observed", observation, more: isMore })
      // The background was stopped before it could answer, or the extension is gone: the next look tells.
      .catch(() => undefined) ?? { kind: "later" };
    if (stop === undefined) return;
    // What comes beside other cards is told once: its answer is never too late, but a page's as a whole is.
    if (mine !== turn && !isMore && !hasMore) return;
    if (answer.kind === "later") return tryAgain();
    failures = 0;
    if (answer.kind === "off") return leave();
    JinjjaMark.draw(answer.mark, actions, isMore);
    if (hasMore) look();
  }

  function tryAgain() {
    forget();
    failures += 1;
    if (failures <= MOST_FAILURES) setTimeout(look, PAUSE * 2 ** failures);
  }

  /** @param {string} url */
  function withoutFragment(url) {
    return url.split("#")[0];
  }

  /** The next look hands over the whole page. */
  function forget() {
    sent = "";
    handed.forget();
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
    JinjjaMark.draw(null, actions, false);
  }

  JinjjaMark.clear();
  start();

  return {
    /** Looks again, on the person's wish. */
    again() {
      forget();
      start();
    },
  };
})();
