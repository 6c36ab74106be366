//! The numbers of a text, each with its mark and with what the words around it make of it.

use super::Customs;
use super::currencies::{self, Currency};
use super::glyphs::{Glyphs, is_dash, next};
use super::marks::{self, Mark};
use super::multipliers::{self, Multiplier};
use super::numbers::{self, Number};
use super::phrases;
use super::values::{self, Custom};
use crate::listing::amount::Amount;

/// How much of the text before and after a number is looked at for words.
const REACH_BEFORE: usize = 48;
const REACH_AFTER: usize = 24;

/// How likely a number is the price, least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Standing {
    /// A percentage, a date, a measure, a span of time.
    Refused,
    /// A count, or part of a model's name.
    Count,
    /// A number and nothing else.
    Bare,
    /// It has a mark, and is an instalment or a unit price.
    Secondary,
    /// It has a mark.
    Marked,
}

/// A number and all that belongs to it.
pub(super) struct Sighting {
    /// From its first to past its last character, marks included.
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) amount: Option<Amount>,
    pub(super) mark: Option<Mark>,
    pub(super) has_mark_after: bool,
    pub(super) standing: Standing,
    pub(super) instalment: bool,
    pub(super) per_unit: bool,
    /// The words before and after, in small letters.
    pub(super) words_before: String,
    pub(super) words_after: String,
}

/// Reads a text's numbers one after the other.
pub(super) struct Reader<'r, 't> {
    pub(super) text: &'r Glyphs<'t>,
    pub(super) customs: &'r Customs<'r>,
    /// The mark beside the text.
    pub(super) beside: Option<Mark>,
}

/// A number with its multipliers and smaller parts.
struct Body {
    start: usize,
    end: usize,
    /// How many numbers of the text it took.
    taken: usize,
    /// The place of each part among the numbers, and what it is multiplied by.
    parts: Vec<(usize, u64)>,
    is_unspaced: bool,
}

impl Reader<'_, '_> {
    /// Every number of the text, first to last.
    pub(super) fn sightings(&self) -> Vec<Sighting> {
        let numbers = numbers::find(self.text);
        let mut sightings = Vec::new();
        let mut rest = numbers.as_slice();
        let mut floor = 0;
        while !rest.is_empty() {
            let (mut sighting, taken) = self.sighting(rest, floor);
            if sightings.last().is_some_and(|last| self.goes_on(last, &sighting)) {
                sighting.standing = Standing::Refused;
            }
            floor = sighting.end;
            sightings.push(sighting);
            rest = rest.get(taken..).unwrap_or_default();
        }
        sightings
    }

    /// Whether a bare number goes on what was refused as a date or a telephone number.
    fn goes_on(&self, last: &Sighting, sighting: &Sighting) -> bool {
        let is_glued = is_dash(self.text.at(last.end)) && next(last.end) == sighting.start;
        is_glued && last.standing == Standing::Refused && sighting.mark.is_none()
    }

    /// The currency that decides how a number with this mark is written.
    pub(super) fn currency(&self, mark: Option<Mark>) -> Option<&'static Currency> {
        mark.or(self.beside)
            .and_then(|mark| mark.currency(self.beside, self.customs))
            .or_else(|| self.customs.currency.and_then(currencies::by_code))
    }

    fn sighting(&self, numbers: &[Number], floor: usize) -> (Sighting, usize) {
        let Some(first) = numbers.first() else { return (Sighting::nothing(floor), 1) };
        let before = self.mark_before(first, floor);
        let body = self.body(numbers, before);
        let following = numbers.get(body.taken);
        let after = marks::after(self.text, body.end, self.customs)
            .filter(|mark| !self.belongs_to_next(*mark, body.end, before, following));
        let mark = chosen_mark(before, after);
        let start = before.map_or(body.start, |mark| mark.start.min(body.start));
        let end = after.map_or(body.end, |mark| mark.end);
        let mut sighting = Sighting {
            start,
            end,
            amount: self.amount(numbers, &body, mark),
            mark,
            has_mark_after: after.is_some() && before.is_none(),
            standing: Standing::Bare,
            instalment: false,
            per_unit: false,
            words_before: self.text.small(start.saturating_sub(REACH_BEFORE), start),
            words_after: self.text.small(end, end.saturating_add(REACH_AFTER)),
        };
        sighting.instalment = phrases::ends_with_instalment(&sighting.words_before)
            || phrases::begins_with_instalment(&sighting.words_after);
        sighting.per_unit =
            phrases::begins_with_unit(&sighting.words_after) || phrases::ends_with_unit(&sighting.words_before);
        sighting.standing = self.standing(&sighting, &body, numbers);
        (sighting, body.taken)
    }

    fn mark_before(&self, number: &Number, floor: usize) -> Option<Mark> {
        match number.inner_sign {
            Some(sign) => marks::after(self.text, sign, self.customs),
            None => marks::before(self.text, number.start, floor, self.customs),
        }
    }

    /// Whether a mark between two numbers is the second one's: "5 $6", "$5 $ 6".
    fn belongs_to_next(&self, mark: Mark, end: usize, before: Option<Mark>, following: Option<&Number>) -> bool {
        let Some(following) = following else { return false };
        let gap_after = following.start.checked_sub(mark.end);
        let gap_before = mark.start.saturating_sub(end);
        match gap_after {
            Some(0) => gap_before > 0 || before.is_some(),
            Some(1) => gap_before > 0 && before.is_some(),
            _ => false,
        }
    }

    /// The number with the multipliers that money is counted in: "1.2万", "1만 5천", "1,5jt".
    fn body(&self, numbers: &[Number], before: Option<Mark>) -> Body {
        let start = numbers.first().map_or(0, |number| number.start);
        let first_end = numbers.first().map_or(0, |number| number.end);
        let mut body = Body { start, end: start, taken: 0, parts: Vec::new(), is_unspaced: false };
        for number in numbers {
            let is_part =
                body.parts.last().is_none_or(|_| multipliers::is_next_part(self.text, body.end, number.start));
            if !is_part {
                break;
            }
            let multiplier = self.multiplier(number.end, before);
            let factor = multiplier.map_or(1, |multiplier| multiplier.factor);
            if body.parts.last().is_some_and(|(_, larger)| !fits_below(number, factor, *larger)) {
                break;
            }
            body.parts.push((body.taken, factor));
            body.taken = next(body.taken);
            body.end = multiplier.map_or(number.end, |multiplier| multiplier.end);
            let is_unspaced = multiplier.is_some_and(|multiplier| multiplier.is_unspaced);
            body.is_unspaced |= is_unspaced;
            if !is_unspaced {
                break;
            }
        }
        let is_counted = self.is_counted_in_money(&body, before);
        if is_counted {
            body
        } else {
            Body { start, end: first_end, taken: 1, parts: vec![(0, 1)], is_unspaced: false }
        }
    }

    /// Whether a currency says that a number with multipliers of unspaced scripts counts money: "1.2万人" counts people.
    fn is_counted_in_money(&self, body: &Body, before: Option<Mark>) -> bool {
        !body.is_unspaced || before.is_some() || marks::after(self.text, body.end, self.customs).is_some()
    }

    /// The multiplier after a number. A word needs a currency that is counted in it; those of unspaced scripts are
    /// settled when the whole number is known, as the mark may stand behind a smaller part.
    fn multiplier(&self, end: usize, before: Option<Mark>) -> Option<Multiplier> {
        let (multiplier, currencies) = multipliers::after(self.text, end)?;
        let mark = before.or_else(|| marks::after(self.text, multiplier.end, self.customs));
        let currency = self.currency(mark);
        let is_money = match currencies {
            _ if multiplier.is_unspaced => true,
            [] => mark.is_some() || currency.is_some_and(|currency| currency.minor_digits == 0),
            _ => currency.is_some_and(|currency| currencies.contains(&currency.code)),
        };
        is_money.then_some(multiplier)
    }

    fn amount(&self, numbers: &[Number], body: &Body, mark: Option<Mark>) -> Option<Amount> {
        let currency = self.currency(mark);
        body.parts.iter().try_fold(Amount::ZERO, |sum, (index, factor)| {
            let custom = Custom { point: self.customs.decimal, currency, is_multiplied: *factor > 1 };
            let part = values::value(numbers.get(*index)?, custom)?;
            // A number alone keeps its precision; multiplied or summed it has none of its own.
            match (body.parts.len(), factor) {
                (1, 1) => Some(part),
                _ => sum.checked_add(without_zeros(part.checked_mul(*factor)?)),
            }
        })
    }

    fn standing(&self, sighting: &Sighting, body: &Body, numbers: &[Number]) -> Standing {
        let after_number = self.text.small(body.end, body.end.saturating_add(REACH_AFTER));
        let is_clock = self.is_glued(body, ':');
        if sighting.amount.is_none()
            || is_clock
            || phrases::begins_with_percent(&after_number)
            || phrases::ends_with_free_from(&sighting.words_before)
        {
            return Standing::Refused;
        }
        if sighting.mark.is_some() {
            let is_secondary = sighting.instalment || sighting.per_unit;
            return if is_secondary { Standing::Secondary } else { Standing::Marked };
        }
        let is_other = phrases::begins_with_measure(&after_number) || phrases::begins_with_time(&after_number);
        if is_other || self.is_glued(body, '/') || self.is_date(numbers) {
            return Standing::Refused;
        }
        let is_in_brackets = self.text.before(body.start) == '(' && self.text.at(body.end) == ')';
        let is_in_a_name = self.text.before(body.start).is_alphabetic() || self.text.at(body.end).is_alphabetic();
        let is_count = phrases::begins_with_count(&after_number);
        if is_in_brackets || is_in_a_name || is_count { Standing::Count } else { Standing::Bare }
    }

    /// Whether a sign and another digit are glued to the number, on either side.
    fn is_glued(&self, body: &Body, sign: char) -> bool {
        let follows = self.text.at(body.end) == sign && self.text.is_digit(next(body.end));
        let owner = body.start.checked_sub(2);
        follows || (self.text.before(body.start) == sign && owner.is_some_and(|owner| self.text.is_digit(owner)))
    }

    /// Whether the number is part of a date or a telephone number: "2017-08-15", "25-09".
    fn is_date(&self, numbers: &[Number]) -> bool {
        let glued =
            |first: &Number, second: &Number| is_dash(self.text.at(first.end)) && next(first.end) == second.start;
        let is_padded =
            |number: &Number| number.plain_digits().is_some_and(|digits| digits.starts_with('0') && digits.len() > 1);
        if numbers.first().is_some_and(|number| is_padded(number) && is_dash(self.text.before(number.start))) {
            return true;
        }
        match numbers {
            [first, second, third, ..] if glued(first, second) && glued(second, third) => true,
            [first, second, ..] => glued(first, second) && is_padded(second),
            _ => false,
        }
    }
}

impl Sighting {
    fn nothing(place: usize) -> Self {
        Self {
            start: place,
            end: place,
            amount: None,
            mark: None,
            has_mark_after: false,
            standing: Standing::Refused,
            instalment: false,
            per_unit: false,
            words_before: String::new(),
            words_after: String::new(),
        }
    }
}

/// The mark before a number, unless currencies share it and the one after the number says which: "$1,190.00 AUD".
fn chosen_mark(before: Option<Mark>, after: Option<Mark>) -> Option<Mark> {
    match (before, after) {
        (Some(before), Some(after)) if before.claimed_by().is_none() => {
            let names = after.claimed_by().is_some_and(|currency| before.may_be(currency.code));
            Some(if names { after } else { before })
        }
        (before, after) => before.or(after),
    }
}

/// Whether a number, multiplied, is a smaller part than the one before it.
fn fits_below(number: &Number, factor: u64, larger: u64) -> bool {
    let digits: Option<u64> = number.digits().parse().ok();
    digits.and_then(|digits| digits.checked_mul(factor)).is_some_and(|value| value < larger)
}

/// "1.2万" is 12000, not 12000.0.
fn without_zeros(amount: Amount) -> Amount {
    amount.as_whole().and_then(Amount::whole).unwrap_or(amount)
}
