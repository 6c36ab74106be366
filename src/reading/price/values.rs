//! What a written number is worth: which of its separators is the decimal point.

use super::currencies::Currency;
use super::numbers::{Group, Number, Separator};
use crate::listing::amount::Amount;

/// What decides between thousands and decimals where the number itself does not.
#[derive(Clone, Copy, Default)]
pub(super) struct Custom {
    /// The decimal point, when known.
    pub(super) point: Option<char>,
    /// The currency, when known.
    pub(super) currency: Option<&'static Currency>,
    /// Whether a word such as "million" follows, so that three digits after a point need not be thousands.
    pub(super) is_multiplied: bool,
}

/// The value of a number; nothing when it is no number but a date, a version or the like.
pub(super) fn value(number: &Number, custom: Custom) -> Option<Amount> {
    let (first, rest) = number.groups.split_first()?;
    if rest.is_empty() && number.starts_with_point {
        return amount("", &first.digits);
    }
    let whole_groups =
        if has_decimals(first, rest, number, custom)? { rest.len().saturating_sub(1) } else { rest.len() };
    let (thousands, decimals) = rest.split_at_checked(whole_groups)?;
    amount(&joined(std::iter::once(first).chain(thousands)), &joined(decimals.iter()))
}

/// Whether the last group is decimals; nothing when the groups make no number.
fn has_decimals(first: &Group, rest: &[Group], number: &Number, custom: Custom) -> Option<bool> {
    let Some((last, middle)) = rest.split_last() else { return Some(false) };
    let point = match last.separator {
        Separator::None | Separator::Thousands => return are_thousands(rest).then_some(false),
        Separator::Decimals => return are_thousands(middle).then_some(true),
        Separator::Point(point) => point,
    };
    let occurrences = rest.iter().filter(|group| group.separator == last.separator).count();
    if occurrences > 1 {
        let is_slip = last.digits.len() == 2 && middle.iter().all(|group| group.digits.len() == 3);
        return if are_thousands(rest) { Some(false) } else { is_slip.then_some(true) };
    }
    if !are_thousands(middle) {
        return None;
    }
    if last.digits.len() != 3 || point == '٫' {
        return Some(true);
    }
    let is_single = middle.is_empty();
    Some(three_digits_are_decimals(first, point, is_single, number.starts_with_point, custom))
}

/// Whether exactly three digits after the last point are decimals.
fn three_digits_are_decimals(first: &Group, point: char, is_single: bool, is_pointed: bool, custom: Custom) -> bool {
    let minor_digits = custom.currency.map(|currency| currency.minor_digits);
    if minor_digits == Some(0) && !custom.is_multiplied {
        return false;
    }
    if let Some(known) = custom.point {
        return point == known;
    }
    let whole_is_no_group = first.digits.trim_start_matches('0').is_empty() || first.digits.len() > 3;
    let has_decimal_comma = custom.currency.is_some_and(|currency| currency.has_decimal_comma);
    let in_thousandths = minor_digits == Some(3) && (point == '.' || has_decimal_comma);
    !is_pointed && (!is_single || whole_is_no_group || in_thousandths)
}

/// Whether groups have the length of thousands, or of lakhs with thousands at the end.
fn are_thousands(groups: &[Group]) -> bool {
    let Some((last, middle)) = groups.split_last() else { return true };
    let is_short = |group: &Group| (2..=3).contains(&group.digits.len());
    last.digits.len() == 3 && middle.iter().all(is_short)
}

fn joined<'a>(groups: impl Iterator<Item = &'a Group>) -> String {
    groups.map(|group| group.digits.as_str()).collect()
}

fn amount(whole: &str, decimals: &str) -> Option<Amount> {
    let whole = if whole.is_empty() { "0" } else { whole };
    match decimals {
        "" => Amount::parse_plain(whole),
        _ => Amount::parse_plain(&[whole, ".", decimals].concat()),
    }
}
