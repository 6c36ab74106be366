//! Currency marks in a text: where they stand and what they name.

use super::Customs;
use super::currencies::{self, Claim, Currency, Entry};
use super::glyphs::{Glyphs, is_currency_sign, is_space, joins_words, next};

/// Characters passed over between a mark and its number.
const MOST_SKIPPED: usize = 4;
/// How far into the text beside a price its mark is looked for.
const HINT_REACH: usize = 200;
/// Characters in "US $"; of a longer or shorter one, as in "a $5 bill", the word is no part.
const SPACED_SIGN: usize = 4;
/// Letters that may follow a word's stem.
const MOST_INFLECTED: usize = 3;

/// A mark in a text.
#[derive(Clone, Copy)]
pub(super) struct Mark {
    pub(super) start: usize,
    pub(super) end: usize,
    /// What it can stand for; empty for a currency sign that no row of the table holds.
    entries: &'static [Entry],
}

/// Which side of its number a mark stands on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Before,
    After,
    Alone,
}

impl Mark {
    /// The currency that claims the mark for itself.
    pub(super) fn claimed_by(&self) -> Option<&'static Currency> {
        self.entries.iter().find(|entry| entry.claim != Claim::Shared).map(|entry| entry.currency)
    }

    /// Whether the mark can stand for a currency.
    pub(super) fn may_be(&self, code: &str) -> bool {
        self.entries.iter().any(|entry| entry.currency.code.eq_ignore_ascii_case(code))
    }

    /// The currency the mark names: the one another mark beside it confirms, the shop front's if it may be that one,
    /// or the one that claims it.
    pub(super) fn currency(&self, beside: Option<Mark>, customs: &Customs<'_>) -> Option<&'static Currency> {
        let confirmed = beside.and_then(|mark| mark.claimed_by()).map(|currency| currency.code);
        let named = [confirmed, customs.currency].into_iter().flatten().find(|code| self.may_be(code));
        named.and_then(currencies::by_code).or_else(|| self.claimed_by())
    }

    /// Whether the mark is also an ordinary word: the codes TOP, ALL, CUP …
    fn is_ordinary_word(&self) -> bool {
        let holds = |claim| self.entries.iter().any(|entry| entry.claim == claim);
        holds(Claim::Code) && holds(Claim::Shared)
    }
}

/// The mark of the number that starts at `number`, looked for back to `floor`.
pub(super) fn before(text: &Glyphs<'_>, number: usize, floor: usize, customs: &Customs<'_>) -> Option<Mark> {
    let mut end = number;
    for _ in 0..=MOST_SKIPPED {
        if let Some(mark) = ending_at(text, end, floor, customs) {
            return Some(outermost(text, mark, floor, customs));
        }
        let skipped = text.before(end);
        if end <= floor || !(is_space(skipped) || matches!(skipped, ':' | '.')) {
            return None;
        }
        end = end.saturating_sub(1);
    }
    None
}

/// The mark of the number that ends at `number`.
pub(super) fn after(text: &Glyphs<'_>, number: usize, customs: &Customs<'_>) -> Option<Mark> {
    let mut start = number;
    for _ in 0..=MOST_SKIPPED {
        if let Some(mark) = starting_at(text, start, Side::After, customs) {
            return Some(mark);
        }
        if text.at(start) == '(' {
            let mark = starting_at(text, next(start), Side::After, customs)?;
            return (text.at(mark.end) == ')').then_some(mark);
        }
        if !(is_space(text.at(start)) || text.at(start) == '*') {
            return None;
        }
        start = next(start);
    }
    None
}

/// The first mark in a text that needs no number beside it to be one, or the one that says which currency it is:
/// "$1,190.00 AUD".
pub(super) fn anywhere(text: &Glyphs<'_>, customs: &Customs<'_>) -> Option<Mark> {
    let (start, end) = text.trimmed();
    let mut marks = (start..end.min(HINT_REACH)).filter_map(|place| {
        let mark = starting_at(text, place, Side::Alone, customs)?;
        let is_whole = place == start && mark.end == end;
        (is_whole || stands_alone(text, mark)).then_some(mark)
    });
    let first = marks.next()?;
    if first.claimed_by().is_some() {
        return Some(first);
    }
    Some(marks.find(|mark| mark.may_be_with(first)).unwrap_or(first))
}

/// A mark that two currencies share gives way to a code written before it: "NZD $100.70", "SGD$4.90".
fn outermost(text: &Glyphs<'_>, mark: Mark, floor: usize, customs: &Customs<'_>) -> Mark {
    if mark.claimed_by().is_some() || mark.start <= floor {
        return mark;
    }
    let outer = ending_at(text, text.before_space(mark.start), floor, customs);
    outer.filter(|outer| outer.may_be_with(mark)).unwrap_or(mark)
}

impl Mark {
    /// Whether the currency this mark names can also be written with the other.
    fn may_be_with(&self, other: Mark) -> bool {
        self.claimed_by().is_some_and(|currency| other.entries.is_empty() || other.may_be(currency.code))
    }
}

/// Whether a mark is unlike any word or model number: a sign, a code in capitals, a word of another script, or a mark
/// with a digit beside it.
fn stands_alone(text: &Glyphs<'_>, mark: Mark) -> bool {
    let written = || text.plain(mark.start, mark.end);
    let has_number = text.is_digit(text.after_space(mark.end))
        || (mark.start > 0 && text.is_digit(text.before_space(mark.start).saturating_sub(1)));
    let is_foreign = written().filter(|c| c.is_alphabetic() && !c.is_ascii() && *c > '\u{24F}').count() > 1;
    let is_code = mark.entries.iter().any(|entry| entry.claim == Claim::Code)
        && written().all(|c| c.is_ascii_uppercase())
        && !mark.is_ordinary_word();
    written().any(is_currency_sign) || is_code || is_foreign || has_number
}

fn ending_at(text: &Glyphs<'_>, end: usize, floor: usize, customs: &Customs<'_>) -> Option<Mark> {
    if !may_hold_edge(text.before(end)) {
        return None;
    }
    let lowest = end.saturating_sub(currencies::longest_key()).max(floor);
    let first = (lowest..end).rev().find(|place| text.is_digit(*place)).map_or(lowest, next);
    (first..end).find_map(|start| between(text, start, end, Side::Before, customs))
}

fn starting_at(text: &Glyphs<'_>, start: usize, side: Side, customs: &Customs<'_>) -> Option<Mark> {
    if !may_hold_edge(text.at(start)) || (joins_words(text.at(start)) && joins_words(text.before(start))) {
        return None;
    }
    let highest = start.saturating_add(currencies::longest_key()).min(text.len());
    let last = (start..highest).find(|place| text.is_digit(*place)).unwrap_or(highest);
    (next(start)..=last).rev().find_map(|end| between(text, start, end, side, customs))
}

/// Whether a mark can begin or end with a character.
fn may_hold_edge(edge: char) -> bool {
    edge.is_alphabetic() || is_currency_sign(edge) || matches!(edge, '.' | '/' | '\'' | '"' | '\u{900}'..='\u{DFF}')
}

/// The mark that fills a stretch of the text exactly.
fn between(text: &Glyphs<'_>, start: usize, end: usize, side: Side, customs: &Customs<'_>) -> Option<Mark> {
    if is_space(text.at(start)) || is_space(text.before(end)) || cuts_a_word(text, start) {
        return None;
    }
    let written = key(text, start, end);
    let entries = readings(&written);
    let mark = Mark { start, end, entries };
    if entries.is_empty() {
        let is_bare_sign = next(start) == end && is_currency_sign(text.at(start));
        return is_bare_sign.then_some(mark);
    }
    let is_complete = !cuts_a_word(text, end) || is_inflected(text, mark);
    (is_complete && is_meant(&written, text, mark, side, customs)).then_some(mark)
}

/// The stretch as the table would hold it. A space before a sign does not count: "US $".
fn key(text: &Glyphs<'_>, start: usize, end: usize) -> String {
    let is_spaced_sign = is_currency_sign(text.before(end))
        && is_space(text.before(end.saturating_sub(1)))
        && end.saturating_sub(start) == SPACED_SIGN;
    let letters = text.plain(start, end).filter(|c| !(is_spaced_sign && is_space(*c)));
    letters.map(|c| if is_space(c) { '_' } else { c }).collect()
}

/// What is written, as a mark, as a code or as a word.
fn readings(written: &str) -> &'static [Entry] {
    let exact = currencies::entries(written);
    if !exact.is_empty() {
        return exact;
    }
    let is_code_like = written.len() == 3 && written.bytes().all(|byte| byte.is_ascii_alphabetic());
    let code = if is_code_like { currencies::entries(&written.to_ascii_uppercase()) } else { &[] };
    let is_code = code.iter().any(|entry| entry.claim == Claim::Code);
    if is_code { code } else { words(&written.to_lowercase()) }
}

fn words(small: &str) -> &'static [Entry] {
    let found = currencies::entries(small);
    let has_word = found.iter().any(|entry| matches!(entry.claim, Claim::Word { .. }));
    if has_word { found } else { &[] }
}

fn cuts_a_word(text: &Glyphs<'_>, place: usize) -> bool {
    joins_words(text.at(place)) && joins_words(text.before(place))
}

/// Whether the letters after a mark are an ending of its word: "руб|лей".
fn is_inflected(text: &Glyphs<'_>, mark: Mark) -> bool {
    let has_stem = mark.entries.iter().any(|entry| entry.claim == Claim::Word { stem: true });
    let letters = (mark.end..text.len()).take_while(|place| joins_words(text.at(*place))).count();
    has_stem && letters <= MOST_INFLECTED
}

/// Whether a mark that could be something else is meant as a currency here. One Latin letter is a mark only for the
/// shop front's own currency, or before a number where a row claims it ("R273"); a code that is also a word is one only
/// in capitals and, before a number, when the number looks like money ("TOP 10" does not).
fn is_meant(written: &str, text: &Glyphs<'_>, mark: Mark, side: Side, customs: &Customs<'_>) -> bool {
    if customs.currency.is_some_and(|code| mark.may_be(code)) {
        return true;
    }
    if mark.is_ordinary_word() {
        let is_capital = written.chars().all(char::is_uppercase);
        return is_capital && (side == Side::After || (side == Side::Before && is_followed_by_money(text, mark)));
    }
    let is_one_letter = written.len() == 1 && written.bytes().all(|byte| byte.is_ascii_alphabetic());
    !is_one_letter || (side == Side::Before && mark.claimed_by().is_some())
}

/// Whether the number after a mark has a fraction or at least three digits.
fn is_followed_by_money(text: &Glyphs<'_>, mark: Mark) -> bool {
    let first = text.after_space(mark.end);
    let end = text.digits_end(first);
    end.saturating_sub(first) >= 3 || (matches!(text.at(end), '.' | ',' | '\'') && text.is_digit(next(end)))
}
