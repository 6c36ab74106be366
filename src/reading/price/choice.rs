//! Which of a text's numbers is the price, and whether two of them are a range.

use super::PriceText;
use super::marks::Mark;
use super::phrases;
use super::sightings::{Reader, Sighting, Standing};
use crate::listing::amount::Amount;

/// How many times the lower end the upper may be when only the upper has a mark and a dash stands between: beyond it,
/// "iPhone 12 - 699 €" is a name and a price.
const WIDEST_DASHED: u64 = 20;

/// The price that was chosen.
pub(super) struct Choice {
    low: Sighting,
    high: Option<Sighting>,
}

/// The first of the numbers that stand highest; nothing when none can be a price.
pub(super) fn choose(reader: &Reader<'_, '_>) -> Option<Choice> {
    let mut sightings = reader.sightings();
    settle_ranges(reader, &mut sightings);
    let best = sightings.iter().map(|sighting| sighting.standing).max()?;
    if best == Standing::Refused {
        return None;
    }
    let first = sightings.iter().position(|sighting| sighting.standing == best)?;
    let chosen = current(&sightings, first, best);
    let mut rest = sightings.into_iter().skip(chosen);
    let low = rest.next()?;
    let high = rest.next().filter(|high| is_range(reader, &low, high));
    Some(Choice { low, high })
}

/// The place of the price that holds now, where the first is what it was: "Was $120.00 Now $60.00".
fn current(sightings: &[Sighting], first: usize, best: Standing) -> usize {
    let was = sightings.get(first).is_some_and(|sighting| phrases::ends_with_was(&sighting.words_before));
    let holds = |sighting: &Sighting| {
        sighting.standing == best
            && sighting.amount.is_some_and(|amount| !amount.is_zero())
            && phrases::ends_with_now(&sighting.words_before)
    };
    let now = sightings.iter().skip(first).position(holds).filter(|_| was);
    first.saturating_add(now.unwrap_or_default())
}

/// Two numbers with "to" between them are of one kind: the second's mark is the first one's as well ("26 to 50 €"), and
/// if the second is no price, neither is the first ("5 - 10 days").
fn settle_ranges(reader: &Reader<'_, '_>, sightings: &mut [Sighting]) {
    let mut rest = sightings;
    while let [first, second, ..] = rest {
        if first.mark.is_none() && is_joined(reader, first, second) {
            let shares_mark =
                second.has_mark_after && first.standing == Standing::Bare && is_within_reach(first, second);
            if shares_mark {
                (first.mark, first.standing) = (second.mark, second.standing);
            } else if second.mark.is_none() && !phrases::begins_with_percent(&second.words_after) {
                first.standing = first.standing.min(second.standing);
            }
        }
        rest = rest.get_mut(1..).unwrap_or_default();
    }
}

fn is_joined(reader: &Reader<'_, '_>, first: &Sighting, second: &Sighting) -> bool {
    phrases::is_range_joint(&reader.text.small(first.end, second.start))
}

fn is_within_reach(first: &Sighting, second: &Sighting) -> bool {
    let widest = first.amount.and_then(|amount| amount.checked_mul(WIDEST_DASHED));
    first.amount < second.amount && widest >= second.amount
}

/// Whether two numbers beside each other are the ends of one range of prices.
fn is_range(reader: &Reader<'_, '_>, low: &Sighting, high: &Sighting) -> bool {
    let are_prices = match (low.mark, high.mark) {
        (Some(first), Some(second)) => high.standing >= Standing::Secondary && reader.are_one_currency(first, second),
        (Some(_), None) => high.standing == Standing::Bare,
        (None, Some(_)) => false,
        (None, None) => high.standing == Standing::Bare && reader.expects_money(low.amount, high.amount),
    };
    are_prices && low.amount < high.amount && is_joined(reader, low, high)
}

impl Reader<'_, '_> {
    /// Whether two marks can name one currency: "$5 - $6", "R$ 5 - 6 reais".
    fn are_one_currency(&self, first: Mark, second: Mark) -> bool {
        let written = |mark: Mark| self.text.written(mark.start, mark.end);
        match (self.currency(Some(first)), self.currency(Some(second))) {
            (Some(first), Some(second)) => first.code == second.code,
            (Some(named), None) => second.may_be(named.code),
            (None, Some(named)) => first.may_be(named.code),
            (None, None) => written(first) == written(second),
        }
    }

    /// Whether two numbers without marks can be prices: the currency is known, or both are written with cents.
    fn expects_money(&self, low: Option<Amount>, high: Option<Amount>) -> bool {
        let has_cents = |amount: Option<Amount>| amount.is_some_and(|amount| amount.places() > 0);
        self.beside.is_some() || self.customs.currency.is_some() || (has_cents(low) && has_cents(high))
    }
}

impl Choice {
    pub(super) fn mark(&self) -> Option<Mark> {
        self.low.mark
    }

    pub(super) fn into_price<'t>(self) -> PriceText<'t> {
        let last = self.high.as_ref().unwrap_or(&self.low);
        let starts_from =
            phrases::ends_with_from(&self.low.words_before) || phrases::begins_with_more(&self.low.words_after);
        PriceText {
            low: self.low.amount,
            high: self.high.as_ref().and_then(|high| high.amount),
            starts_from: starts_from && self.high.is_none(),
            per_unit: self.low.per_unit || last.per_unit,
            instalment: self.low.instalment || last.instalment,
            ..PriceText::default()
        }
    }
}
