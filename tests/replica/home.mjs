// The overview: every page of the replica, and what it shows.

import { html, page } from "./html.mjs";
import { pictureOf } from "./pictures.mjs";
import { SCENES } from "./scenes.mjs";

const PICTURES = { wall: ["puzzle", "sky"], search: ["shelf", "leaf"] };

const tile = ({ name, shows, url, kind, listing }) => html`<li><a class="tile" href="${url}">
  <img src="${pictureOf(listing?.picture ?? PICTURES[kind])}" alt="">
  <span><strong>${name}</strong><span>${shows}</span><span class="faint">${new URL(url).hostname}</span></span></a></li>`;

export const homePage = () => page({
  title: "A marketplace to try Jinjja on", kind: "overview",
  body: html`<main class="sheet"><h1>A marketplace to try Jinjja on</h1>
<p class="lead">These pages are built as real marketplaces build theirs and stand under their names, but come from this machine.
Goods and shops are invented; brands are real where Jinjja has to know them. Open one, and see the mark in its corner; “Open
Jinjja” says more.</p>
<ul class="tiles">${SCENES.map(tile)}</ul></main>`,
});

/** For every other address. */
export const nowherePage = (home) => page({
  title: "Not part of the replica", kind: "overview",
  body: html`<main class="sheet"><h1>Not part of the replica</h1>
<p class="lead">On the real web this link leads further.
<a href="${home}">Back to the overview</a></p></main>`,
});
