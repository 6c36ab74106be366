// What all pages of the replica share.

import { html } from "./html.mjs";
import { HOME } from "./scenes.mjs";

/** Between a bar that says what this is and where the overview is, and the end. */
export const frame = (body) => html`<header class="bar"><a class="home" href="${HOME}">Replica</a>
<form class="find" role="search"><input aria-label="Search" placeholder="Search for goods, brands and shops" disabled></form>
<span class="note">Made for trying Jinjja. Goods and shops are invented.</span></header>
${body}`;

/** An amount as the marketplace writes it. */
export const money = (amount, { sign }) => `${sign}${amount.toFixed(2)}`;

export const stars = (rating) => html`<span class="stars" style="--share: ${(rating / 5) * 100}%">★★★★★</span> ${rating}`;
