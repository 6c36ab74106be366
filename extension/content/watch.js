"use strict";
// When the page has to be looked at again: what it loads late, cards that scroll in, another listing without loading.

const JinjjaWatch = (() => {
  /** Milliseconds of quiet before the page is looked at; twice as long each time nothing new was found. */
  const QUIET = 150;
  const LONGEST_QUIET = 4_000;
  /** Looks at one address after which only a new address or a scroll wakes us. */
  const MOST = 60;

  /** @param {() => boolean} look looks at the page and says whether it found something new
   * @param {(changes: readonly MutationRecord[]) => boolean} touched hears what changed and says whether it is worth a look
   * @returns {() => void} stops */
  function watch(look, touched) {
    let address = location.href;
    let quiet = QUIET;
    let looks = 0;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;

    const lookNow = () => {
      timer = undefined;
      looks += 1;
      quiet = look() ? QUIET : Math.min(quiet * 2, LONGEST_QUIET);
    };
    const soon = () => {
      if (location.href !== address) {
        address = location.href;
        quiet = QUIET;
        looks = 0;
      }
      if (timer === undefined && looks < MOST && !document.hidden) timer = setTimeout(lookNow, quiet);
    };
    const awake = () => {
      looks = Math.min(looks, MOST - 10);
      quiet = QUIET;
      soon();
    };

    const observer = new MutationObserver((changes) => {
      if (touched(changes)) soon();
    });
    observer.observe(document, { childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: ["href"] });
    JinjjaHeard.whenMore(awake);
    /** A page that the browser had put away, not one that has just come. @param {Event} event */
    const back = (event) => {
      if (/** @type {PageTransitionEvent} */ (event).persisted) awake();
    };
    /** @type {[EventTarget, string, (event: Event) => void][]} */
    const events = [
      [window, "popstate", awake], [window, "hashchange", awake], [window, "pageshow", back],
      [document, "visibilitychange", awake], [document, "scrollend", awake], [document, "prerenderingchange", awake],
    ];
    events.forEach(([target, name, hear]) => target.addEventListener(name, hear));

    return () => {
      observer.disconnect();
      clearTimeout(timer);
      JinjjaHeard.whenMore(() => {});
      events.forEach(([target, name, hear]) => target.removeEventListener(name, hear));
    };
  }

  return { watch };
})();
