"use strict";
// Which of the page's own requests the plan wants the answers of. Used in the page's world too, before its own scripts run.

const JinjjaRequests = (() => {
  const LONGEST_ADDRESS = 4096;
  const CLASSES = /** @type {Record<string, RegExp>} */ ({
    segment: /[^/]/, digits: /[0-9]/, word: /[\w-]/, decimal: /[0-9.,]/, any: /[^]/,
  });

  /** The rules of the plan that want the answer to a request.
   * @param {Plan} plan @param {string} page the page's address @param {string} url the request's */
  function wanting(plan, page, url) {
    if (url.length > LONGEST_ADDRESS || !URL.canParse(url, page)) return [];
    const { hostname, pathname, searchParams } = new URL(url, page);
    const isOwn = hostname === new URL(page).hostname || plan.hosts.some((name) => isHost(name, hostname));
    return plan.answers.filter(
      ({ hosts, paths, query }) =>
        (isOwn || hosts.includes(hostname)) &&
        paths.some((path) => fits(path, pathname)) &&
        Object.entries(query).every(([name, pattern]) => fits(pattern, searchParams.get(name) ?? "\0")),
    );
  }

  /** Exact, or with `*.` in front exactly one more label. @param {string} pattern @param {string} host */
  function isHost(pattern, host) {
    if (!pattern.startsWith("*.")) return pattern === host;
    return host.endsWith(pattern.slice(1)) && host.indexOf(".") === host.length - pattern.length + 1;
  }

  /** Whether a whole text fits a pattern. The places that a piece can end at are followed together, so that no text takes
   * longer than its length for each piece. @param {readonly PatternPiece[]} pattern @param {string} text */
  function fits(pattern, text) {
    let places = new Set([0]);
    for (const piece of pattern) {
      places = typeof piece === "string" ? behind(piece, text, places) : across(piece, text, places);
    }
    return places.has(text.length);
  }

  /** @param {string} piece @param {string} text @param {Set<number>} places */
  function behind(piece, text, places) {
    return new Set([...places].filter((at) => text.startsWith(piece, at)).map((at) => at + piece.length));
  }

  /** @param {readonly [string, number, number | null]} gap @param {string} text @param {Set<number>} places */
  function across([name, least, exactly], text, places) {
    const holds = CLASSES[name];
    const ends = new Set(least === 0 ? places : []);
    // How many characters of the class stand before a place, and since where a gap can be open there.
    let run = 0;
    let isOpen = false;
    for (let at = 0; at < text.length; at += 1) {
      run = holds.test(text[at]) ? run + 1 : 0;
      isOpen = run > 0 && (isOpen || places.has(at));
      if (exactly === null ? isOpen : run >= exactly && places.has(at + 1 - exactly)) ends.add(at + 1);
    }
    return ends;
  }

  return { wanting, fits };
})();
