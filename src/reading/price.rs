//! Prices as web shops of every country write them.
//!
//! A text is read in steps, a file each: characters (`glyphs`), numbers with their separators (`numbers`), the currency
//! marks beside them (`marks`, from the table in `currencies`), the words around them (`phrases`, `multipliers`), what
//! each number is worth and how likely it is the price (`values`, `sightings`), and which of them it is (`choice`).

mod choice;
mod currencies;
mod glyphs;
mod marks;
mod multipliers;
mod numbers;
mod phrases;
mod sightings;
mod values;

#[cfg(test)]
mod tests;

use std::borrow::Cow;

use self::choice::Choice;
use self::glyphs::Glyphs;
use self::marks::Mark;
use self::sightings::Reader;
use crate::listing::amount::Amount;

/// What a text says of a price.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PriceText<'t> {
    /// The price, or the lower end of a range, in major units of the currency. Absent when no number is one.
    pub low: Option<Amount>,
    /// The upper end, for a range only; always more than `low`.
    pub high: Option<Amount>,
    /// The currency's sign, code or word as written: borrowed from the text, owned when it stood in the hint.
    pub mark: Option<Cow<'t, str>>,
    /// ISO 4217, when the mark leaves no doubt or [`Customs`] settle it. Absent without a mark: what the shop front
    /// uses is the caller's to assume.
    pub currency: Option<&'static str>,
    /// "from", "à partir de", "mulai", "起", "부터": other variants cost more. False for a range.
    pub starts_from: bool,
    /// "/kg", "per 100 ml": the amount buys a measure, not the goods. A price per piece is an ordinary one.
    pub per_unit: bool,
    /// "12x R$ 152,94", "$24.96/mo": the amount is one of several payments.
    pub instalment: bool,
    /// "Free", "Gratis", "무료": there is no amount because there is nothing to pay.
    pub free: bool,
}

/// What is known of the place a price was read at.
#[derive(Clone, Copy, Debug, Default)]
pub struct Customs<'a> {
    /// ISO 4217 of the shop front. It settles `$`, `kr` and `¥`, and how many minor digits are usual.
    pub currency: Option<&'a str>,
    /// The decimal point, when known.
    pub decimal: Option<char>,
    /// Text beside the price which may hold the currency.
    pub hint: Option<&'a str>,
}

/// How many minor digits price tags in a currency (ISO 4217) usually show.
pub fn minor_digits(code: &str) -> Option<u8> {
    currencies::by_code(code).map(|currency| currency.minor_digits)
}

/// Whether a text is a number in a way that no price tag writes it (`1.5e3`, `-5`): reading it as one would give another.
pub(crate) fn is_no_price_tag(text: &str) -> bool {
    let is_scientific = text.contains(['e', 'E']) && text.bytes().all(|b| b.is_ascii_digit() || b".eE+-".contains(&b));
    text.starts_with('-') || is_scientific
}

/// Reads the price in a text: the first number with a currency mark that is no percentage, count, date or measure,
/// else the first number that could be a price. Only the first 2,000 characters are looked at. Never fails: what
/// cannot be read is absent.
pub fn read_price<'t>(text: &'t str, customs: &Customs<'_>) -> PriceText<'t> {
    let glyphs = Glyphs::of(text);
    let hint = Glyphs::of(customs.hint.unwrap_or_default());
    let beside = marks::anywhere(&hint, customs);
    let reader = Reader { text: &glyphs, customs, beside };
    let choice = choice::choose(&reader);
    let inside = choice.as_ref().and_then(Choice::mark).or_else(|| marks::anywhere(&glyphs, customs));
    let (mark, currency) = match (inside, beside) {
        (Some(mark), _) => (written(&glyphs, mark).map(Cow::Borrowed), mark.currency(beside, customs)),
        (None, Some(mark)) => {
            (written(&hint, mark).map(|text| Cow::Owned(text.to_owned())), mark.currency(None, customs))
        }
        (None, None) => (None, None),
    };
    let free = !glyphs.has_digit() && phrases::says_free(&glyphs.small(0, glyphs.len()));
    let currency = currency.map(|currency| currency.code);
    choice.map(Choice::into_price).unwrap_or_default().with(mark, currency, free)
}

impl<'t> PriceText<'t> {
    fn with(self, mark: Option<Cow<'t, str>>, currency: Option<&'static str>, free: bool) -> Self {
        Self { mark, currency, free, ..self }
    }
}

fn written<'t>(text: &Glyphs<'t>, mark: Mark) -> Option<&'t str> {
    text.written(mark.start, mark.end)
}
