//! Prices in any text, by the customs of several countries.
#![no_main]

use jinjja::reading::price::{Customs, read_price};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (&str, u8)| {
    let (text, choice) = input;
    let currencies = [None, Some("VND"), Some("USD"), Some("KWD"), Some("JPY"), Some("EUR"), Some("??")];
    let currency = currencies[usize::from(choice) % currencies.len()];
    let read = read_price(text, &Customs { currency, ..Customs::default() });
    if let (Some(low), Some(high)) = (read.low, read.high) {
        assert!(low <= high, "{text}: {low} to {high}");
    }
    if let Some(low) = read.low {
        low.to_string().parse::<f64>().expect("an amount is a number");
    }
});
