//! An exact decimal for money and ratings.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

use serde::de::{Error, Unexpected, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::capture::json::Fraction;

/// The most digits an amount holds, before and after the point together.
const MOST_DIGITS: usize = 18;
/// The most digits after the point.
const MOST_PLACES: u8 = 9;
/// What all mantissas stay below: 10^18.
const LIMIT: u64 = 1_000_000_000_000_000_000;
/// Decimals of a rating that does not come out even.
const RATING_PLACES: u8 = 2;
/// The scale ratings are brought to.
const STARS: u128 = 5;

/// An unsigned decimal: at most 18 digits, at most 9 of them after the point. Never a float.
///
/// Equality, order and hash go by value (`17.0` equals `17`); the text keeps the precision it was read with
/// (`17.00` stays `17.00`). Digits after the point beyond what fits are dropped, digits before it never are: a
/// number too large is no amount.
#[derive(Clone, Copy, Debug, Default)]
pub struct Amount {
    mantissa: u64,
    scale: u8,
}

impl Amount {
    /// Nothing: 0.
    pub const ZERO: Self = Self { mantissa: 0, scale: 0 };

    /// A whole number; nothing when it has more than 18 digits.
    pub fn whole(number: u64) -> Option<Self> {
        (number < LIMIT).then_some(Self { mantissa: number, scale: 0 })
    }

    /// Reads ASCII digits with at most one point between them: `1234.50`. Nothing for anything else, be it a sign,
    /// an exponent, a space, or more than 18 digits before the point.
    pub fn parse_plain(text: &str) -> Option<Self> {
        let (whole, fraction) = match text.split_once('.') {
            Some((whole, fraction)) => (whole, Some(fraction)),
            None => (text, None),
        };
        let whole_digits = digits_only(whole)?.trim_start_matches('0');
        let fraction = fraction.map_or(Some(""), digits_only)?;
        let room = MOST_DIGITS.checked_sub(whole_digits.len())?.min(usize::from(MOST_PLACES));
        let kept = fraction.get(..room).unwrap_or(fraction);
        let mantissa = match [whole_digits, kept].concat().as_str() {
            "" => 0,
            digits => digits.parse().ok()?,
        };
        Some(Self { mantissa, scale: u8::try_from(kept.len()).ok()? })
    }

    /// The amount divided by 10^`places`, for amounts given in minor units. Zeros beyond the second decimal are
    /// dropped (shops that count in hundred-thousandths still show `17.00`), and digits beyond the ninth.
    #[must_use]
    pub fn shifted_down(self, places: u8) -> Self {
        let mut mantissa = self.mantissa;
        let mut scale = self.scale.saturating_add(places);
        while scale > MOST_PLACES || (scale > RATING_PLACES && ends_in_zero(mantissa)) {
            mantissa = mantissa.checked_div(10).unwrap_or_default();
            scale = scale.saturating_sub(1);
        }
        Self { mantissa, scale }
    }

    /// The amount times a whole number; nothing when the product has more than 18 digits.
    pub fn checked_mul(self, factor: u64) -> Option<Self> {
        let product = u128::from(self.mantissa).checked_mul(u128::from(factor))?;
        Self::from_wide(product, self.scale)
    }

    /// The sum; nothing when it has more than 18 digits.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        let scale = self.scale.max(other.scale);
        Self::from_wide(self.at_scale(scale)?.checked_add(other.at_scale(scale)?)?, scale)
    }

    /// A rating given out of `out_of`, brought to a scale of five: exact where two decimals hold it, otherwise
    /// rounded to two, halves up. Nothing when `out_of` is 0.
    pub fn rescale(self, out_of: u32) -> Option<Self> {
        let dividend = u128::from(self.mantissa).checked_mul(STARS)?;
        let divisor = u128::from(out_of);
        let exact = |places: u8| {
            let dividend = dividend.checked_mul(power_of_ten(places.checked_sub(self.scale)?)?)?;
            (dividend.checked_rem(divisor)? == 0).then(|| dividend.checked_div(divisor)).flatten()
        };
        let even = (self.scale..=RATING_PLACES).find_map(|places| Some((exact(places)?, places)));
        match even {
            Some((mantissa, scale)) => Self::from_wide(mantissa, scale),
            None => self.rounded_quotient(dividend, divisor),
        }
    }

    /// Without the noise of floats that some pages write (`19.989999999999998`): what has more than four decimals is
    /// rounded to two, halves up.
    #[must_use]
    pub fn without_noise(self) -> Self {
        if self.scale > 4 { self.rescale(5).unwrap_or(self) } else { self }
    }

    /// Whether the amount is 0.
    pub fn is_zero(self) -> bool {
        self.mantissa == 0
    }

    /// The amount as a whole number; nothing when it has a fraction other than zeros.
    pub fn as_whole(self) -> Option<u64> {
        let Self { mantissa, scale } = self.trimmed();
        (scale == 0).then_some(mantissa)
    }

    /// Digits after the point, as read: 2 for `17.00`.
    pub fn places(self) -> u8 {
        self.scale
    }

    /// The amount as a whole number of units of 10^-`places`; nothing when it has more digits than that, or the number has
    /// more than 18.
    pub fn minor(self, places: u8) -> Option<u64> {
        let minor = u64::try_from(self.at_scale(places)?).ok()?;
        (minor < LIMIT).then_some(minor)
    }

    /// The amount in billionths: a whole number, for ratios.
    pub fn billionths(self) -> u128 {
        self.at_scale(MOST_PLACES).unwrap_or_default()
    }

    /// `dividend` / (`divisor` · 10^scale), to two decimals, halves up.
    fn rounded_quotient(self, dividend: u128, divisor: u128) -> Option<Self> {
        let divisor = divisor.checked_mul(power_of_ten(self.scale)?)?;
        let dividend = dividend.checked_mul(power_of_ten(RATING_PLACES)?)?;
        let rounded = dividend.checked_add(divisor.checked_div(2)?)?.checked_div(divisor)?;
        Self::from_wide(rounded, RATING_PLACES)
    }

    fn from_wide(mantissa: u128, scale: u8) -> Option<Self> {
        let mantissa = u64::try_from(mantissa).ok()?;
        (mantissa < LIMIT).then_some(Self { mantissa, scale })
    }

    /// The mantissa this amount would have with `scale` decimals, no fewer than it has.
    fn at_scale(self, scale: u8) -> Option<u128> {
        u128::from(self.mantissa).checked_mul(power_of_ten(scale.checked_sub(self.scale)?)?)
    }

    /// The same value without zeros at the end of its fraction.
    #[must_use]
    pub fn trimmed(self) -> Self {
        let mut trimmed = self;
        while trimmed.scale > 0 && ends_in_zero(trimmed.mantissa) {
            trimmed.mantissa = trimmed.mantissa.checked_div(10).unwrap_or_default();
            trimmed.scale = trimmed.scale.saturating_sub(1);
        }
        trimmed
    }
}

/// The text, when it is nothing but ASCII digits and at least one.
fn digits_only(text: &str) -> Option<&str> {
    (!text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())).then_some(text)
}

fn ends_in_zero(mantissa: u64) -> bool {
    mantissa.checked_rem(10) == Some(0)
}

fn power_of_ten(exponent: u8) -> Option<u128> {
    10u128.checked_pow(u32::from(exponent))
}

impl Ord for Amount {
    fn cmp(&self, other: &Self) -> Ordering {
        // 10^18 · 10^9 fits in 128 bits, so both sides are always there to be compared.
        let scale = self.scale.max(other.scale);
        self.at_scale(scale).cmp(&other.at_scale(scale))
    }
}

impl PartialOrd for Amount {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Amount {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Amount {}

impl Hash for Amount {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Self { mantissa, scale } = self.trimmed();
        (mantissa, scale).hash(state);
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let places = usize::from(self.scale);
        let digits = format!("{:0>width$}", self.mantissa, width = places.saturating_add(1));
        match digits.split_at_checked(digits.len().saturating_sub(places)) {
            Some((whole, fraction)) if !fraction.is_empty() => f.pad(&format!("{whole}.{fraction}")),
            _ => f.pad(&digits),
        }
    }
}

impl Serialize for Amount {
    /// A JSON number, whole where the fraction is zero; otherwise its digits, or for writers that know only doubles the
    /// nearest one, which gives the same digits again up to 15 of them.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.as_whole() {
            Some(number) => serializer.serialize_u64(number),
            None => Fraction(self.trimmed().to_string()).serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Amount {
    /// A JSON number or a string of plain decimal digits. Negative numbers, NaN, infinities, exponents in strings and
    /// numbers of more than 18 digits are errors.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AmountVisitor)
    }
}

struct AmountVisitor;

impl Visitor<'_> for AmountVisitor {
    type Value = Amount;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a decimal number that is not negative and has at most 18 digits")
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Amount, E> {
        Amount::whole(number).ok_or_else(|| E::invalid_value(Unexpected::Unsigned(number), &self))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Amount, E> {
        let whole = u64::try_from(number).ok().and_then(Amount::whole);
        whole.ok_or_else(|| E::invalid_value(Unexpected::Signed(number), &self))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Amount, E> {
        // The shortest text that gives this double is what the page wrote; Rust never prints it with an exponent.
        Amount::parse_plain(&number.to_string()).ok_or_else(|| E::invalid_value(Unexpected::Float(number), &self))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Amount, E> {
        Amount::parse_plain(text).ok_or_else(|| E::invalid_value(Unexpected::Str(text), &self))
    }
}

#[cfg(test)]
mod tests {
    use super::Amount;

    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(Amount::parse_plain(text).map(|amount| amount.to_string()).as_deref(), expected, "{text}");
    }

    fn amount(text: &str) -> Amount {
        Amount::parse_plain(text).unwrap()
    }

    fn check_json(json: &str, expected: Option<&str>) {
        let read = serde_json::from_str::<Amount>(json).ok();
        assert_eq!(read.map(|amount| serde_json::to_string(&amount).unwrap()).as_deref(), expected, "{json}");
    }

    #[test]
    fn plain_decimals_keep_their_precision() {
        check("1234.50", Some("1234.50"));
        check("17.00", Some("17.00"));
        check("0.05", Some("0.05"));
        check("007", Some("7"));
        check("0", Some("0"));
        check("999999999999999999", Some("999999999999999999"));
    }

    #[test]
    fn long_fractions_are_cut_and_long_wholes_refused() {
        check("1.11000000000000009770", Some("1.110000000"));
        check("123456789012345678.99", Some("123456789012345678"));
        check("1000000000000000000", None);
    }

    #[test]
    fn anything_else_is_no_amount() {
        for text in ["", ".", "1.", ".5", "-1", "+1", "1e3", "1,5", " 1", "1.2.3", "NaN", "١٢"] {
            check(text, None);
        }
    }

    #[test]
    fn equality_and_order_go_by_value() {
        assert_eq!(amount("17.0"), amount("17"));
        assert!(amount("17.01") > amount("17"));
        assert!(amount("9.9") < amount("10"));
        assert!(amount("0.000000001") < amount("999999999999999999"));
    }

    #[test]
    fn minor_units_and_ratings() {
        let shifted = |text: &str, places| amount(text).shifted_down(places).to_string();
        assert_eq!(shifted("1700", 2), "17.00");
        assert_eq!(shifted("5150000", 5), "51.50");
        assert_eq!(shifted("5", 12), "0.00");
        let rescaled = |text: &str, out_of| amount(text).rescale(out_of).map(|stars| stars.to_string());
        assert_eq!(rescaled("93", 100).as_deref(), Some("4.65"));
        assert_eq!(rescaled("9.2", 10).as_deref(), Some("4.6"));
        assert_eq!(rescaled("4.7", 5).as_deref(), Some("4.7"));
        assert_eq!(rescaled("2", 3).as_deref(), Some("3.33"));
        assert_eq!(rescaled("2", 0), None);
    }

    #[test]
    fn sums_and_products_stop_at_the_limit() {
        assert_eq!(amount("1.2").checked_mul(10_000), Some(amount("12000")));
        assert_eq!(amount("999999999999999999").checked_mul(2), None);
        assert_eq!(amount("1.25").checked_add(amount("2")), Some(amount("3.25")));
        assert_eq!(amount("999999999999999999").checked_add(amount("1")), None);
    }

    #[test]
    fn json_numbers_and_decimal_strings() {
        check_json("17", Some("17"));
        check_json("17.0", Some("17"));
        check_json("19.99", Some("19.99"));
        check_json("0.1", Some("0.1"));
        check_json("\"1234.50\"", Some("1234.5"));
        check_json("1e3", Some("1000"));
        check_json("123456789012.345", Some("123456789012.345"));
        for json in ["-1", "-0.5", "1e300", "18446744073709551615", "\"\"", "\"1,5\"", "null", "true", "[1]"] {
            check_json(json, None);
        }
    }
}
