"use strict";
// Elements of a mark. Text is only ever put into text nodes.

const JinjjaParts = (() => {
  /** @template {keyof HTMLElementTagNameMap} N @param {N} name @param {string} kind @param {...(Node | string | null)} inside
   * @returns {HTMLElementTagNameMap[N]} */
  function part(name, kind, ...inside) {
    const element = document.createElement(name);
    if (kind !== "") element.className = kind;
    element.append(...inside.filter((piece) => piece !== null));
    return element;
  }

  /** Words of a page, in a direction of their own. @param {string} text */
  function words(text) {
    return part("bdi", "", text);
  }

  /** A button that only a person's own click presses: a page can send clicks too.
   * @param {string} kind @param {string} text @param {() => void} press */
  function button(kind, text, press) {
    const element = part("button", kind, text);
    element.type = "button";
    element.addEventListener("click", (event) => {
      event.stopPropagation();
      if (event.isTrusted) press();
    });
    return element;
  }

  /** @param {string} url @param {string} text */
  function link(url, text) {
    const element = part("a", "", words(text));
    element.href = url;
    element.target = "_blank";
    element.rel = "noopener noreferrer";
    return element;
  }

  return { part, words, button, link };
})();
