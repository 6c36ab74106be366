//! How much one gets for a price: millilitres, grams or pieces, as titles write it.
//!
//! A price is compared only after what it buys is known on both sides: "50ml x 2", "20 g", "10매", "2x50ml",
//! "50ml + 20ml", "1+1".

use std::cmp::Ordering;

use jinjja_data::Measures;

/// What a size is measured in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// Microlitres.
    Volume,
    /// Milligrams.
    Weight,
    /// Thousandths of a piece.
    Pieces,
}

/// How much a title offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// Of what.
    pub unit: Unit,
    /// How many thousandths of a millilitre, gram or piece.
    pub thousandths: u64,
}

/// What a title says of its size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// Nothing that could be read.
    Unknown,
    /// Several sizes, so that it is not known which the price is for ("20ml/50ml").
    Several,
    /// One quantity in all.
    Is(Quantity),
}

/// What stands between the sizes of a set.
const JOINTS: &[char] = &['+', '＋', '&'];

/// One number with its unit, and where it stands.
#[derive(Clone, Copy, Debug)]
struct Measured {
    quantity: Quantity,
    start: usize,
    end: usize,
    /// "x 2" after it or "2 x" before it.
    times: u64,
}

/// The words of sizes, the longest first, so that none is taken for the beginning of another.
#[derive(Clone, Debug)]
pub struct Scale {
    units: Vec<(String, Unit, u64)>,
    counts: Vec<String>,
    stock: Vec<String>,
}

impl Scale {
    /// Compiles `measures.toml`.
    pub fn new(measures: &Measures) -> Self {
        let of = |unit: Unit| move |(word, each): (&String, &u64)| (word.clone(), unit, *each);
        let pieces = measures.pieces.iter().map(|word| (word.clone(), Unit::Pieces, 1_000));
        let mut units: Vec<(String, Unit, u64)> = measures
            .volume
            .iter()
            .map(of(Unit::Volume))
            .chain(measures.weight.iter().map(of(Unit::Weight)))
            .chain(pieces)
            .collect();
        units.sort_by_key(|(word, _, _)| usize::MAX.saturating_sub(word.chars().count()));
        Self { units, counts: measures.counts.clone(), stock: measures.stock.clone() }
    }
}

/// The size that a title offers in all.
pub fn size_of(title: &str, scale: &Scale) -> Size {
    let text: Vec<char> = title.chars().flat_map(plain).take(LONGEST_TITLE).collect();
    let measured = all_measured(&text, scale);
    let Some(unit) = leading_unit(&measured) else { return Size::Unknown };
    let of_unit: Vec<Measured> = measured.iter().copied().filter(|found| found.quantity.unit == unit).collect();
    let Some(total) = in_all(&text, &of_unit) else { return Size::Several };
    let total = total.saturating_mul(given_twice(&text));
    Size::Is(Quantity { unit, thousandths: total })
}

const LONGEST_TITLE: usize = 2_000;

/// Small letters, full-width forms as ASCII.
fn plain(c: char) -> impl Iterator<Item = char> {
    let narrow = match u32::from(c) {
        code @ 0xff01..=0xff5e => char::from_u32(code.saturating_sub(0xfee0)).unwrap_or(c),
        0x3000 | 0xa0 => ' ',
        _ => c,
    };
    narrow.to_lowercase()
}

/// Volume or weight says more than a count of pieces; of two sizes in different units (150 ml, 5.07 fl.oz) the metric one
/// stands first or both say the same.
fn leading_unit(measured: &[Measured]) -> Option<Unit> {
    let first = |wanted: &[Unit]| measured.iter().map(|found| found.quantity.unit).find(|unit| wanted.contains(unit));
    first(&[Unit::Volume, Unit::Weight]).or_else(|| first(&[Unit::Pieces]))
}

/// Sizes joined by a bare + are summed; what comes with them under a name of its own ("50ml 기획 (+클렌저 20ml)") is a
/// gift and does not count, so that a price never looks lower than it is; sizes that say the same are one; else it is
/// not known which is meant.
fn in_all(text: &[char], measured: &[Measured]) -> Option<u64> {
    let mut sums: Vec<u64> = Vec::new();
    let mut last_end: Option<usize> = None;
    for found in measured {
        let amount = found.quantity.thousandths.checked_mul(found.times)?;
        let between = last_end.and_then(|end| text.get(end..found.start));
        let between = between.filter(|between| between.iter().any(|c| JOINTS.contains(c)));
        let is_bare = |between: &[char]| between.iter().all(|c| JOINTS.contains(c) || matches!(c, ' ' | '(' | '['));
        match (sums.last_mut(), between) {
            (Some(sum), Some(between)) if is_bare(between) => *sum = sum.checked_add(amount)?,
            (Some(_), Some(_)) => {}
            _ => sums.push(amount),
        }
        last_end = Some(found.end);
    }
    let first = sums.first().copied()?;
    let is_same = |other: &u64| {
        // "150 ml 5.07 fl.oz" is one size said twice.
        let (less, more) = if *other < first { (*other, first) } else { (first, *other) };
        more.saturating_sub(less).saturating_mul(100) <= more.saturating_mul(4)
    };
    sums.iter().all(is_same).then_some(first)
}

/// "1+1" (two for the price of one): twice; "2+1": three times.
fn given_twice(text: &[char]) -> u64 {
    for (at, window) in text.windows(3).enumerate() {
        let [one, '+', other] = window else { continue };
        let (Some(one), Some(other)) = (one.to_digit(10), other.to_digit(10)) else { continue };
        let before = at.checked_sub(1).and_then(|before| text.get(before));
        let after = text.get(at.saturating_add(3));
        let is_apart = |c: Option<&char>| c.is_none_or(|c| !c.is_alphanumeric() || !c.is_ascii());
        if is_apart(before) && is_apart(after) && (1..=3).contains(&one) && (1..=3).contains(&other) {
            let third = match (text.get(at.saturating_add(3)), text.get(at.saturating_add(4))) {
                (Some('+'), Some(digit)) => digit.to_digit(10).unwrap_or(0),
                _ => 0,
            };
            return u64::from(one.saturating_add(other).saturating_add(third));
        }
    }
    1
}

fn all_measured(text: &[char], scale: &Scale) -> Vec<Measured> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let is_start = text.get(at).is_some_and(char::is_ascii_digit) && !is_in_word(text, at);
        if !is_start {
            at = at.saturating_add(1);
            continue;
        }
        let (thousandths, end) = number(text, at);
        match unit(text, end, scale) {
            // "5G" of a phone is no weight.
            Some((Unit::Weight, _, end)) if is_generation(text, at, end) => at = end,
            Some((unit, each, unit_end)) => {
                let quantity = Quantity { unit, thousandths: scaled(thousandths, each) };
                let (times, end) = times_after(text, unit_end, scale);
                let times = times.or_else(|| times_before(text, at)).unwrap_or(1);
                if quantity.thousandths > 0 {
                    found.push(Measured { quantity, start: at, end, times });
                }
                at = end.max(at.saturating_add(1));
            }
            None => at = end.max(at.saturating_add(1)),
        }
    }
    found
}

/// 3G, 4G, 5G, 6G written as one word: networks.
fn is_generation(text: &[char], start: usize, end: usize) -> bool {
    matches!(text.get(start..end), Some(['3'..='6', 'g']))
}

fn scaled(thousandths: u64, each: u64) -> u64 {
    // `each` is thousandths of the base unit for one whole unit.
    thousandths.saturating_mul(each) / 1_000
}

/// A digit inside a word ("spf50", "3.5") begins no number; after "2x" one does.
fn is_in_word(text: &[char], at: usize) -> bool {
    let back = |steps: usize| at.checked_sub(steps).and_then(|at| text.get(at));
    match back(1) {
        Some('x') => !back(2).is_some_and(char::is_ascii_digit),
        Some(c) => c.is_ascii_alphanumeric() || *c == '.',
        None => false,
    }
}

/// A decimal in thousandths, and where it ends. "1,5" is one and a half, "1,000" a thousand.
fn number(text: &[char], start: usize) -> (u64, usize) {
    let (mut whole, mut at) = digits(text, start);
    let mut fraction = 0;
    if text.get(at).is_some_and(|c| matches!(c, '.' | ',')) {
        let begin = at.saturating_add(1);
        let (digits, end) = digits(text, begin);
        let length = end.saturating_sub(begin);
        if length > 0 {
            if length == 3 && text.get(at) == Some(&',') {
                whole = whole.saturating_mul(1_000).saturating_add(digits);
            } else {
                fraction = match length {
                    1 => digits.saturating_mul(100),
                    2 => digits.saturating_mul(10),
                    3 => digits,
                    _ => 0,
                };
            }
            at = end;
        }
    }
    (whole.saturating_mul(1_000).saturating_add(fraction), at)
}

fn digits(text: &[char], start: usize) -> (u64, usize) {
    let mut number = 0_u64;
    let mut at = start;
    while let Some(digit) = text.get(at).and_then(|c| c.to_digit(10)) {
        number = number.saturating_mul(10).saturating_add(u64::from(digit));
        at = at.saturating_add(1);
    }
    (number.min(1_000_000), at)
}

fn after_spaces(text: &[char], start: usize) -> usize {
    let rest = text.get(start..).unwrap_or_default();
    start.saturating_add(rest.iter().take(2).take_while(|c| **c == ' ').count())
}

fn begins(text: &[char], at: usize, word: &str) -> Option<usize> {
    let mut end = at;
    for letter in word.chars() {
        if text.get(end) != Some(&letter) {
            return None;
        }
        end = end.saturating_add(1);
    }
    // A Latin unit ends where its word ends.
    let goes_on = word.is_ascii() && text.get(end).is_some_and(|c| c.is_ascii_alphabetic());
    (!goes_on).then_some(end)
}

fn unit(text: &[char], start: usize, scale: &Scale) -> Option<(Unit, u64, usize)> {
    let spaced = after_spaces(text, start);
    scale.units.iter().find_map(|(word, unit, each)| {
        // Some single letters belong to their number: "Galaxy 5 s" is no count.
        let at = if word == "s" || word == "l" { start } else { spaced };
        begins(text, at, word).map(|end| (*unit, *each, end))
    })
}

/// "x 2", "× 3개", "*2", "2 bottles" after a size.
fn times_after(text: &[char], start: usize, scale: &Scale) -> (Option<u64>, usize) {
    let at = after_spaces(text, start);
    if text.get(at).is_some_and(|c| matches!(c, 'x' | '×' | '*' | '✕')) {
        let begin = after_spaces(text, at.saturating_add(1));
        let (times, end) = digits(text, begin);
        if end > begin && (1..=100).contains(&times) && unit_is_count(text, end, scale) {
            return (Some(times), end);
        }
    }
    let (times, end) = digits(text, at);
    if end > at && (2..=100).contains(&times) {
        let word = after_spaces(text, end);
        let end = scale.counts.iter().find_map(|count| begins(text, word, count));
        let is_stock =
            |end: usize| scale.stock.iter().any(|word| begins(text, after_spaces(text, end), word).is_some());
        if let Some(end) = end.filter(|end| !is_stock(*end)) {
            return (Some(times), end);
        }
    }
    (None, start)
}

/// After "x 2" stands no unit of size: "50ml x 20ml" is no multiplication.
fn unit_is_count(text: &[char], end: usize, scale: &Scale) -> bool {
    unit(text, end, scale).is_none_or(|(unit, _, _)| unit == Unit::Pieces)
}

/// "2 x" or "2개 x" before a size.
fn times_before(text: &[char], start: usize) -> Option<u64> {
    let mut at = start;
    let step = |at: &mut usize| {
        while at.checked_sub(1).and_then(|before| text.get(before)) == Some(&' ') {
            *at = at.saturating_sub(1);
        }
    };
    step(&mut at);
    at = at.checked_sub(1).filter(|at| text.get(*at).is_some_and(|c| matches!(c, 'x' | '×' | '*')))?;
    step(&mut at);
    let mut begin = at;
    while begin.checked_sub(1).and_then(|before| text.get(before)).is_some_and(char::is_ascii_digit) {
        begin = begin.saturating_sub(1);
    }
    let (times, end) = digits(text, begin);
    (end == at && end > begin && (1..=100).contains(&times)).then_some(times)
}

impl Quantity {
    /// How two quantities of one unit compare; `None` between different units.
    pub fn compare(self, other: Self) -> Option<Ordering> {
        (self.unit == other.unit).then(|| self.thousandths.cmp(&other.thousandths))
    }
}

#[cfg(test)]
mod tests {
    use super::{Quantity, Scale, Size, Unit, size_of};
    use crate::Knowledge;

    #[test]
    fn sizes_are_read_as_titles_write_them() {
        let scale = Scale::new(&Knowledge::embedded().measures);
        let volume = |ml: u64| Size::Is(Quantity { unit: Unit::Volume, thousandths: ml * 1_000 });
        let weight = |g: u64| Size::Is(Quantity { unit: Unit::Weight, thousandths: g * 1_000 });
        let pieces = |n: u64| Size::Is(Quantity { unit: Unit::Pieces, thousandths: n * 1_000 });
        for (title, size) in [
            ("Innisfree Green Tea Seed Serum 80ml", volume(80)),
            ("Lip Sleeping Mask EX 20g Berry", weight(20)),
            ("Lip Sleeping Mask 20g 3 pcs left", weight(20)),
            ("Lip Sleeping Mask 20g 3 pcs", weight(60)),
            ("Serum 50ml x 2", volume(100)),
            ("2x50ml Sun", volume(100)),
            ("Sun 50ml*2개", volume(100)),
            ("[1+1] 선크림 50ml 기획", volume(100)),
            ("[1+1+1] 자작나무 수분 선크림 40ml 트리플", volume(120)),
            ("선크림 50ml 기획 (+클렌저 20ml)", volume(50)),
            ("Sun 50ml + 20ml", volume(70)),
            ("Gel Cleanser 150ml 5.07 fl.oz", volume(150)),
            ("toner 20ml / 150ml", Size::Several),
            ("메디힐 더마패드 100매", pieces(100)),
            ("Mask 10 sheets", pieces(10)),
            ("COSRX Pimple Patch 24s", pieces(24)),
            ("크림 80ml 기획 (+하이드로 에센스25ml+세라-히알 앰플7ml)", volume(80)),
            ("Galaxy S24 5G 256GB", Size::Unknown),
            ("SPF50+ PA++++", Size::Unknown),
            ("ครีม 50 มล.", volume(50)),
            ("唇膜20克", weight(20)),
            ("1,5l water", Size::Is(Quantity { unit: Unit::Volume, thousandths: 1_500_000 })),
            ("", Size::Unknown),
        ] {
            assert_eq!(size_of(title, &scale), size, "{title}");
        }
    }
}
