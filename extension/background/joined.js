// A list that grew: what is said of its new cards, joined to what was said of the others.

/** @typedef {NonNullable<PageVerdict["cards"]>[number]} Card */

/** @param {PageVerdict | undefined} before @param {PageVerdict} now @returns {PageVerdict} */
export function joined(before, now) {
  if (before === undefined || before.cards.length === 0 || now.assessment) return now;
  /** @type {Map<string, Card>} */
  const cards = new Map(before.cards.map((card) => [keyOf(card), card]));
  for (const card of now.cards) {
    const known = cards.get(keyOf(card));
    if (known === undefined || !saysLess(card, known)) cards.set(keyOf(card), card);
  }
  const page = now.cards.length === 0 ? before : now;
  return { ...page, state: "read", cards: [...cards.values()] };
}

/** @param {Card} card */
function keyOf({ listing }) {
  return String(listing.item_id ?? listing.url ?? `${listing.title} ${listing.seller_name}`);
}

/** What stands in the page's data as well as on a card is read with less of it where the card was not handed over again.
 * @param {Card} card @param {Card} known */
function saysLess(card, known) {
  return card.assessment.coverage.missing.length > known.assessment.coverage.missing.length;
}
