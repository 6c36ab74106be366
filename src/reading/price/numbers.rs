//! Numbers in a text, with their separators as written. What the separators mean is `value`'s business.

use super::glyphs::{Glyphs, is_currency_sign, is_dash, is_space, next};

/// How many numbers of a text are looked at.
const MOST_NUMBERS: usize = 60;

/// Digits and what stood before them.
pub(super) struct Group {
    pub(super) separator: Separator,
    pub(super) digits: String,
}

/// What stands before a group of digits.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Separator {
    /// The group is the number's first.
    None,
    /// `.`, `,` or the Arabic decimal point.
    Point(char),
    /// A space or an apostrophe: it parts thousands and nothing else.
    Thousands,
    /// A point with a space after it, a currency sign, or a raised comma, and two digits: it parts decimals.
    Decimals,
}

/// A number as written.
pub(super) struct Number {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether a point stands before the first digit.
    pub(super) starts_with_point: bool,
    pub(super) groups: Vec<Group>,
    /// The currency sign between whole and decimals: "35€99".
    pub(super) inner_sign: Option<usize>,
}

impl Number {
    /// All digits, without separators.
    pub(super) fn digits(&self) -> String {
        self.groups.iter().map(|group| group.digits.as_str()).collect()
    }

    /// The number as digits alone; nothing when it has separators.
    pub(super) fn plain_digits(&self) -> Option<&str> {
        match self.groups.as_slice() {
            [only] if !self.starts_with_point => Some(&only.digits),
            _ => None,
        }
    }
}

/// The numbers of a text, first to last.
pub(super) fn find(text: &Glyphs<'_>) -> Vec<Number> {
    let mut numbers = Vec::new();
    let mut place = 0;
    while place < text.len() && numbers.len() < MOST_NUMBERS {
        if text.is_digit(place) {
            let number = number_at(text, place);
            place = number.end.max(next(place));
            numbers.push(number);
        } else {
            place = next(place);
        }
    }
    numbers
}

fn number_at(text: &Glyphs<'_>, first: usize) -> Number {
    let starts_with_point = has_leading_point(text, first);
    let start = if starts_with_point { first.saturating_sub(1) } else { first };
    let mut end = text.digits_end(first);
    let mut groups = vec![Group { separator: Separator::None, digits: text.plain(first, end).collect() }];
    while let Some((separator, from)) = separator_at(text, end, &groups) {
        end = text.digits_end(from);
        groups.push(Group { separator, digits: text.plain(from, end).collect() });
        if separator == Separator::Decimals {
            break;
        }
    }
    let mut number = Number { start, end, starts_with_point, groups, inner_sign: None };
    if !has_fraction(&number) {
        take_decimals_after_sign(text, &mut number);
    }
    number.end = past_no_cents(text, number.end);
    number
}

/// A point that begins a number belongs to no word before it: "$.75", but not "Rs.75".
fn has_leading_point(text: &Glyphs<'_>, first: usize) -> bool {
    let Some(point) = first.checked_sub(1) else { return false };
    let owner = text.before(point);
    matches!(text.at(point), '.' | ',') && !owner.is_alphanumeric() && owner != '/'
}

/// The separator at a place and where the digits after it begin; nothing where the number ends.
fn separator_at(text: &Glyphs<'_>, place: usize, groups: &[Group]) -> Option<(Separator, usize)> {
    let after = next(place);
    match text.at(place) {
        point @ ('.' | ',' | '٫') if text.is_digit(after) => Some((Separator::Point(point), after)),
        '.' | ',' if is_space(text.at(after)) => {
            let from = next(after);
            let is_first = |point| !groups.iter().any(|group| group.separator == Separator::Point(point));
            (is_first(text.at(place)) && are_two_decimals(text, from)).then_some((Separator::Decimals, from))
        }
        '\'' if text.digits_end(after).saturating_sub(after) == 2 => {
            (text.at(text.digits_end(after)) != '"').then_some((Separator::Decimals, after))
        }
        '\'' if are_three(text, after) => Some((Separator::Thousands, after)),
        ' ' if may_part_thousands(groups) && are_three(text, after) && !has_unit(text, after) => {
            Some((Separator::Thousands, after))
        }
        _ => None,
    }
}

/// Whether a space may part thousands in what was read so far: nothing else has, and the first group is short.
fn may_part_thousands(groups: &[Group]) -> bool {
    let is_short = |group: &Group| match group.separator {
        Separator::None => group.digits.len() <= 3,
        separator => separator == Separator::Thousands,
    };
    groups.iter().all(is_short)
}

fn are_three(text: &Glyphs<'_>, from: usize) -> bool {
    text.digits_end(from).saturating_sub(from) == 3
}

/// Whether a measure is glued to the digits: "2 100ml" is two bottles. Its case counts: "2 500Ft" are forints.
fn has_unit(text: &Glyphs<'_>, from: usize) -> bool {
    let end = text.digits_end(from);
    let glued: String = text.plain(end, end.saturating_add(4)).collect();
    !glued.starts_with(is_space) && super::phrases::begins_with_measure(&glued)
}

/// Whether exactly two digits stand at a place and nothing after them makes them another number's.
fn are_two_decimals(text: &Glyphs<'_>, from: usize) -> bool {
    let end = text.digits_end(from);
    let goes_on = matches!(text.at(end), '.' | ',' | '\'') && text.is_digit(next(end));
    end.saturating_sub(from) == 2 && !goes_on && text.at(text.after_space(end)) != '%'
}

fn has_fraction(number: &Number) -> bool {
    let last = number.groups.last();
    let fraction = last.filter(|group| matches!(group.separator, Separator::Point(_) | Separator::Decimals));
    number.starts_with_point || fraction.is_some_and(|group| group.digits.len() != 3)
}

/// "35€99", "35€ 99": the sign stands where the point would.
fn take_decimals_after_sign(text: &Glyphs<'_>, number: &mut Number) {
    let sign = number.end;
    let has_sign_before = is_currency_sign(text.before(text.before_space(number.start)));
    if !is_currency_sign(text.at(sign)) || has_sign_before {
        return;
    }
    let from = text.after_space(next(sign));
    let end = text.digits_end(from);
    let is_glued = from == next(sign) && (2..=3).contains(&end.saturating_sub(from));
    let goes_on = |c: char| c.is_alphabetic() || is_currency_sign(c) || matches!(c, '.' | ',' | '%');
    let is_parted = are_two_decimals(text, from) && !is_currency_sign(text.at(text.after_space(end)));
    if is_parted || (is_glued && !goes_on(text.at(end))) {
        number.groups.push(Group { separator: Separator::Decimals, digits: text.plain(from, end).collect() });
        number.inner_sign = Some(sign);
        number.end = end;
    }
}

/// The end of a number that says it has no cents: "50,-", "105. –", "199:-".
fn past_no_cents(text: &Glyphs<'_>, end: usize) -> usize {
    if !matches!(text.at(end), '.' | ',' | ':') {
        return end;
    }
    let dash = text.after_space(next(end));
    let past = (dash..text.len()).find(|place| !is_dash(text.at(*place))).unwrap_or(text.len().max(dash));
    let another_number_follows =
        text.is_digit(text.after_space(past)) || is_currency_sign(text.at(text.after_space(past)));
    if past == dash || another_number_follows { end } else { past }
}
