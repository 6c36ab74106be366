"use strict";
// The mark on a product page: who sells, which signs, how much could be read; more on demand.

const JinjjaProductMark = (() => {
  const { part, words, button, link } = JinjjaParts;

  /** @param {Told} told @param {MarkWords} said @param {ShadowRoot} root @param {MarkActions} actions @param {MarkState} state */
  function draw(told, said, root, actions, state) {
    const mark = part("section", `mark ${JinjjaStyle.tone(told.level, told.status)}`);
    mark.lang = said.language;
    mark.setAttribute("aria-label", said.name);
    mark.classList.toggle("aside", state.isAside);
    const more = details(told, said, root);
    const weightiest = foremost(told);
    // Opened, all signs stand below, these among them.
    const show = () => {
      more.hidden = !state.isOpen;
      weightiest.hidden = state.isOpen || weightiest.childElementCount === 0;
    };
    show();
    const turn = () => {
      state.isOpen = !state.isOpen;
      show();
      toggle.setAttribute("aria-expanded", String(state.isOpen));
    };
    const toggle = button("", said.more, turn);
    toggle.setAttribute("aria-expanded", String(state.isOpen));
    const aside = button("", said.aside, () => {
      state.isAside = !state.isAside;
      mark.classList.toggle("aside", state.isAside);
    });
    mark.append(
      part("div", "head", JinjjaStyle.sign(told.level, told.status), answers(told, weightiest, said)),
      more,
      part("div", "buttons", button("main", said.open, actions.open), toggle, aside, button("", said.off, actions.close)),
    );
    mark.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !event.isTrusted || !state.isOpen) return;
      turn();
      // What had the focus may be hidden now.
      toggle.focus();
    });
    root.append(mark);
  }

  /** Signs named on the closed mark. */
  const FOREMOST = 2;

  /** The signs that weigh most. @param {Told} told */
  function foremost({ signs }) {
    const against = signs.filter(({ weight }) => weight.startsWith("+"));
    const heaviest = against.sort((one, other) => parseFloat(other.weight) - parseFloat(one.weight)).slice(0, FOREMOST);
    return part("ul", "foremost", ...heaviest.map(({ text }) => part("li", "", text)));
  }

  /** The three answers, each apart; the brand's store first where it is known. @param {Told} told @param {HTMLElement} weightiest
   * @param {MarkWords} said */
  function answers(told, weightiest, said) {
    const [first] = told.stores.filter((store) => store.said === null);
    const official = first ? part("p", "", first.url ? link(first.url, first.name) : words(first.name)) : null;
    return part(
      "div", "told",
      part("p", "store", told.store),
      official,
      part("p", "risk", told.risk),
      weightiest,
      part("p", "coverage", told.coverage),
      told.in_case ? part("p", "kept", said.in_case) : null,
    );
  }

  /** @param {Told} told @param {MarkWords} said @param {ShadowRoot} root */
  function details(told, said, root) {
    const signs = told.signs.map((sign) => part(
      "li", "",
      sign.weight === "" ? null : part("span", "weight", sign.weight),
      sign.text,
      sign.proof === null ? null : proof(sign.proof, said, root),
    ));
    const stores = told.stores.filter((store) => store.said !== null).map((store) => part(
      "li", "said", store.url ? link(store.url, store.name) : words(store.name), " — ", store.said,
    ));
    return part(
      "div", "more",
      signs.length === 0 ? null : part("ul", "", ...signs),
      stores.length === 0 ? null : part("ul", "", ...stores),
      told.missing === null ? null : part("p", "missing", told.missing),
      part("p", "advice", told.advice),
    );
  }

  /** @param {Proof} proof @param {MarkWords} said @param {ShadowRoot} root */
  function proof({ text, place }, said, root) {
    const show = button("show", said.show, () => {
      if (!JinjjaProof.show(text, root)) show.disabled = true;
    });
    return part("span", "quote", part("span", "place", place, ": “", words(text), "” "), show);
  }

  return { draw };
})();
