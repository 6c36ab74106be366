//! Money as whole numbers of minor units.

use serde::{Deserialize, Serialize};

use super::Refused;
use crate::listing::Amount;

/// The most digits behind the point.
const MOST_PLACES: u8 = 9;
/// What every reader of JSON holds exactly: integers below 2^53 (RFC 7493).
const EXACT: u64 = (1 << 53) - 1;

/// An amount of money: `amount_minor` / 10^`scale` of the currency. Never a float.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Money {
    /// The amount in units of the last digit: 1999 for 19.99.
    #[cfg_attr(feature = "schema", schemars(range(max = 9_007_199_254_740_991u64)))]
    pub amount_minor: u64,
    /// How many digits stand behind the point: those of ISO 4217, or more where the page shows more.
    #[cfg_attr(feature = "schema", schemars(range(max = 9)))]
    pub scale: u8,
    /// ISO 4217; null where the page did not tell.
    pub currency: Option<String>,
}

impl Money {
    /// The amount in minor units; nothing when it is 2^53 of them or more, which no price is and not every reader of
    /// JSON can hold.
    pub fn of(amount: Amount, currency: Option<&str>) -> Option<Self> {
        let shown = amount.trimmed();
        let scale = shown.places().max(currency.map_or(0, minor_digits));
        let amount_minor = shown.minor(scale).filter(|minor| *minor <= EXACT)?;
        Some(Self { amount_minor, scale, currency: currency.map(str::to_owned) })
    }
}

impl Money {
    /// The amount as a decimal, with all digits behind the point that it has: `19.99`, `5000`.
    pub fn decimal(&self) -> String {
        let digits = format!("{:0>width$}", self.amount_minor, width = usize::from(self.scale).saturating_add(1));
        let (whole, rest) =
            digits.split_at_checked(digits.len().saturating_sub(self.scale.into())).unwrap_or((&digits, ""));
        if rest.is_empty() { whole.to_owned() } else { format!("{whole}.{rest}") }
    }

    /// Refuses what no price is.
    ///
    /// # Errors
    /// There are too many digits.
    pub(super) fn check(&self) -> Result<(), Refused> {
        if self.amount_minor <= EXACT && self.scale <= MOST_PLACES {
            return Ok(());
        }
        Err(Refused::Contradiction("an amount of money has more digits than one can have"))
    }
}

/// The digits of a currency's minor unit (ISO 4217): two, but for these.
fn minor_digits(currency: &str) -> u8 {
    match currency {
        "BIF" | "CLP" | "DJF" | "GNF" | "ISK" | "JPY" | "KMF" | "KRW" | "PYG" | "RWF" | "UGX" | "UYI" | "VND"
        | "VUV" | "XAF" | "XOF" | "XPF" => 0,
        "BHD" | "IQD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND" => 3,
        "CLF" | "UYW" => 4,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use proptest::{
        prelude::{ProptestConfig, Strategy, prop_assert_eq, proptest},
        test_runner::RngSeed,
    };

    use super::{EXACT, Money, minor_digits};
    use crate::listing::Amount;

    fn check(amount: &str, currency: Option<&str>, expected: Option<(u64, u8)>) {
        let money = Amount::parse_plain(amount).and_then(|amount| Money::of(amount, currency));
        assert_eq!(money.map(|money| (money.amount_minor, money.scale)), expected, "{amount} {currency:?}");
    }

    #[test]
    fn money_counts_minor_units() {
        check("19.99", Some("USD"), Some((1999, 2)));
        check("19.9", Some("SGD"), Some((1990, 2)));
        check("17.00", Some("SGD"), Some((1700, 2)));
        check("15000", Some("KRW"), Some((15_000, 0)));
        check("15000.00", Some("KRW"), Some((15_000, 0)));
        check("15000", Some("IDR"), Some((1_500_000, 2)));
        check("1.5", Some("KWD"), Some((1500, 3)));
        check("0.00001", Some("USD"), Some((1, 5)));
        check("3500.5", Some("JPY"), Some((35_005, 1)));
        check("0", Some("USD"), Some((0, 2)));
        check("12.50", None, Some((125, 1)));
        check("90071992547409.91", Some("USD"), Some((EXACT, 2)));
        check("90071992547409.92", Some("USD"), None);
        check("999999999999999999", None, None);
    }

    #[test]
    fn price_tags_never_show_more_digits_than_the_currency_has() {
        let table = include_str!("../../data/currencies.tsv");
        let rows = table.lines().filter(|line| !line.starts_with('#'));
        let mut rows = rows.filter_map(|row| row.split_once('\t'));
        let digits = |rest: &str| rest.chars().next().and_then(|digit| digit.to_digit(10));
        assert!(rows.all(|(code, rest)| digits(rest).is_some_and(|shown| shown <= u32::from(minor_digits(code)))));
    }

    /// Decimals as pages write them.
    fn decimal() -> impl Strategy<Value = String> {
        "(0|[1-9][0-9]{0,9})(\\.[0-9]{1,4})?"
    }

    fn currency() -> impl Strategy<Value = Option<&'static str>> {
        proptest::sample::select(vec![None, Some("USD"), Some("KRW"), Some("KWD"), Some("CLF"), Some("XXX")])
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, rng_seed: RngSeed::Fixed(1), ..ProptestConfig::default() })]

        #[test]
        fn no_digit_of_an_amount_is_lost(text in decimal(), currency in currency()) {
            let amount = Amount::parse_plain(&text).unwrap();
            let money = Money::of(amount, currency).unwrap();
            // Written out again by hand, with as many digits as the scale says.
            let digits = format!("{:0>1$}", money.amount_minor, usize::from(money.scale).saturating_add(1));
            let (whole, fraction) = digits.split_at(digits.len().saturating_sub(usize::from(money.scale)));
            let again = if fraction.is_empty() { whole.to_owned() } else { format!("{whole}.{fraction}") };
            prop_assert_eq!(Amount::parse_plain(&again), Some(amount));
            prop_assert_eq!(money.scale >= currency.map_or(0, minor_digits), true);
        }
    }
}
