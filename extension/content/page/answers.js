"use strict";
// Stands in the page's own world, before its scripts, and hands over what the page's requests get. It never changes what
// the page gets, never throws into it, and keeps nothing.

const JinjjaPageAnswers = (() => {
  /** The event by which an answer is handed to the content script; any page could send one, so it is page data. */
  const HANDED = "jinjja:answer";
  const LONGEST = 3_000_000;
  const MOST = 200;

  /** @param {Plan} plan */
  function watch(plan) {
    // The page may change whatever it shares with us, so what is called for the page's sake is held on to.
    const { Proxy, Request, CustomEvent, WeakMap, URL } = globalThis;
    const { apply } = Reflect;
    const { stringify } = JSON;
    const page = document;
    const dispatch = page.dispatchEvent.bind(page);
    let handed = 0;

    /** The address of a request; nothing where the page would see that it was asked for.
     * @param {unknown} asked @returns {string | undefined} */
    const addressOf = (asked) => {
      if (typeof asked === "string") return asked;
      if (asked instanceof Request) return asked.url;
      return asked instanceof URL ? asked.href : undefined;
    };

    /** @param {string | undefined} url @returns {url is string} */
    const wants = (url) => url !== undefined && JinjjaRequests.wanting(plan, page.location.href, url).length > 0;

    /** @param {string} url @param {number} status @param {unknown} body */
    const hand = (url, status, body) => {
      if (typeof body !== "string" || body.length > LONGEST || handed >= MOST) return;
      handed += 1;
      const whole = new URL(url, page.location.href).href;
      dispatch(new CustomEvent(HANDED, { detail: stringify({ url: whole, status, body }) }));
    };

    /** What goes wrong here is ours, and never the page's. @param {() => unknown} action */
    const quietly = (action) => {
      try {
        action();
      } catch {
        // The page goes on as if nobody had listened.
      }
    };

    window.fetch = new Proxy(window.fetch, {
      apply(fetch, self, given) {
        const reply = apply(fetch, self, given);
        quietly(() => {
          const url = addressOf(given[0]);
          if (!wants(url)) return undefined;
          const heard = (/** @type {Response} */ answer) => {
            const { status } = answer;
            return answer.clone().text().then((text) => hand(answer.url || url, status, text));
          };
          // A request that failed is the page's to know; a rejection of ours would be one more.
          return reply.then(heard).then(undefined, () => {});
        });
        return reply;
      },
    });

    /** @type {WeakMap<XMLHttpRequest, string | undefined>} */
    const asked = new WeakMap();
    const requests = XMLHttpRequest.prototype;
    requests.open = new Proxy(requests.open, {
      apply(open, request, given) {
        quietly(() => asked.set(request, addressOf(given[1])));
        return apply(open, request, given);
      },
    });
    requests.send = new Proxy(requests.send, {
      apply(send, request, given) {
        quietly(() => {
          const url = asked.get(request);
          if (!wants(url)) return;
          request.addEventListener("load", () => quietly(() => hand(request.responseURL || url, request.status, textOf(request))));
        });
        return apply(send, request, given);
      },
    });

    /** `responseText` throws for other types than text. @param {XMLHttpRequest} request */
    function textOf(request) {
      if (request.responseType === "" || request.responseType === "text") return request.responseText;
      return request.responseType === "json" ? stringify(request.response) : undefined;
    }
  }

  return { watch };
})();
