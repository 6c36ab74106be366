use super::currencies::keys;
use super::glyphs::Glyphs;
use super::{Customs, PriceText, read_price};

/// Reads a text in a shop whose currency is `front` ("" for unknown) and compares all of it, written in one line:
/// `low[-high] mark currency flags`, with `-` for what is absent.
fn check(front: &str, text: &str, expected: &str) {
    let customs = Customs { currency: Some(front).filter(|code| !code.is_empty()), ..Customs::default() };
    assert_eq!(line(&read_price(text, &customs)), expected, "{text} in {front}");
}

fn line(price: &PriceText<'_>) -> String {
    let high = price.high.map(|high| format!("-{high}")).unwrap_or_default();
    let mut line = price.low.map_or("-".to_owned(), |low| format!("{low}{high}"));
    for part in [price.mark.as_deref(), price.currency] {
        line.extend([" ", part.unwrap_or("-")]);
    }
    let flags =
        [(price.starts_from, "from"), (price.per_unit, "unit"), (price.instalment, "instalment"), (price.free, "free")];
    for (_, name) in flags.iter().filter(|(is_set, _)| *is_set) {
        line.extend([" ", name]);
    }
    line
}

#[test]
fn thousands_and_decimals_of_every_country() {
    check("", "1,234.56", "1234.56 - -");
    check("", "1.234,56 €", "1234.56 € EUR");
    check("", "1\u{a0}234,56 €", "1234.56 € EUR");
    check("", "1\u{202f}234,56 €", "1234.56 € EUR");
    check("", "CHF 1'234.56", "1234.56 CHF CHF");
    check("", "CHF 1’234.–", "1234 CHF CHF");
    check("", "₹ 1,23,456.00", "123456.00 ₹ INR");
    check("INR", "Rs. 1,299", "1299 Rs INR");
    check("", "12,000원", "12000 원 KRW");
    check("", "3,500円", "3500 円 JPY");
    check("", "1.638円(税込)", "1638 円 JPY");
    check("", "Rp51.500", "51500 Rp IDR");
    check("", "Rp1.980.000", "1980000 Rp IDR");
    check("", "658.000₫", "658000 ₫ VND");
    check("", "58.000 đ", "58000 đ VND");
    check("", "RM1,234.50", "1234.50 RM MYR");
    check("", "฿1,290", "1290 ฿ THB");
    check("", "S$17.00", "17.00 S$ SGD");
    check("", "NT$1,280", "1280 NT$ TWD");
    check("", "R$ 1.499,99", "1499.99 R$ BRL");
    check("CNY", "￥5499.00", "5499.00 ￥ CNY");
    check("", "৳ 1,200", "1200 ৳ BDT");
    check("", "₱305.00", "305.00 ₱ PHP");
    check("", "1,234.567 KD", "1234.567 KD KWD");
    check("", "9.9", "9.9 - -");
    check("", "2 500Ft", "2500 Ft HUF");
}

#[test]
fn the_shop_front_decides_what_the_number_leaves_open() {
    check("VND", "58.000", "58000 - -");
    check("VND", "58,000", "58000 - -");
    check("USD", "58.000", "58000 - -");
    check("KWD", "1.250", "1.250 - -");
    check("", "12,500 TND", "12.500 TND TND");
    check("", "12,500 KWD", "12500 KWD KWD");
    check("", "0,500 €", "0.500 € EUR");
    check("SGD", "$12.90", "12.90 $ SGD");
    check("", "$12.90", "12.90 $ -");
    check("SEK", "99 kr", "99 kr SEK");
    check("JPY", "¥1,200", "1200 ¥ JPY");
    check("CNY", "¥12.00", "12.00 ¥ CNY");
    check("EGP", "£250", "250 £ EGP");
    check("HNL", "L 500", "500 L HNL");
    check("", "GBP 9.99", "9.99 GBP GBP");
}

#[test]
fn digits_of_other_scripts() {
    check("", "￥１，２００", "1200 ￥ -");
    check("", "١٬٢٣٤٫٥٠ ر.س", "1234.50 ر.س SAR");
    check("", "۱۲۰٬۰۰۰ تومان", "120000 تومان IRT");
    check("", "৳ ১,২০০", "1200 ৳ BDT");
    check("", "฿๑๒๐", "120 ฿ THB");
}

#[test]
fn multipliers_of_money() {
    check("", "1.2万元", "12000 元 CNY");
    check("", "3만원", "30000 원 KRW");
    check("", "1만 5천원", "15000 원 KRW");
    check("", "1万2000円", "12000 円 JPY");
    check("", "1억 2천만원", "120000000 원 KRW");
    check("", "5만 3개 2만원", "20000 원 KRW");
    check("", "Rp50rb", "50000 Rp IDR");
    check("", "Rp1,5jt", "1500000 Rp IDR");
    check("", "₱1.5k", "1500 ₱ PHP");
    check("VND", "199k", "199000 - -");
    check("", "80 Kč", "80 Kč CZK");
    check("CNY", "¥39 1.2万人付款", "39 ¥ CNY");
}

#[test]
fn ranges() {
    check("", "US $97.39 - 128.72", "97.39-128.72 US $ USD");
    check("", "€97,39 - 128,72", "97.39-128.72 € EUR");
    check("", "From 26 to 50 €", "26-50 € EUR");
    check("", "1,000〜2,000円", "1000-2000 円 JPY");
    check("", "Rp10.000 - Rp25.000", "10000-25000 Rp IDR");
    check("", "841,00 zł – 995,00 zł", "841.00-995.00 zł PLN");
    check("", "10,00 € bis 20,00 €", "10.00-20.00 € EUR");
    check("CNY", "2.30-20.52", "2.30-20.52 - -");
    check("", "€ 10.00 € 8.00 – € 10.00", "10.00 € EUR");
    check("", "129,00 € -15%", "129.00 € EUR");
    check("", "794,94 - 20%", "794.94 - -");
    check("", "iPhone 12 - 699 €", "699 € EUR");
}

#[test]
fn days_and_counts_are_no_prices() {
    check("", "5 - 10 days", "- - -");
    check("", "ships in 3 days $4.50", "4.50 $ -");
    check("", "-35% Rp51.500", "51500 Rp IDR");
    check("", "40% OFF", "- - -");
    check("", "(23) $5.00", "5.00 $ -");
    check("", "500 ml 12,90", "12.90 - -");
    check("", "15.08.2017", "- - -");
    check("", "2017-08-15 €5", "5 € EUR");
    check("", "Free Shipping on Orders $49+", "- $ -");
    check("", "123-456-7890", "- - -");
    check("", "TOP 10", "10 - -");
}

#[test]
fn what_the_amount_stands_for() {
    check("", "à partir de 9,08 €", "9.08 € EUR from");
    check("", "mulai Rp50.000", "50000 Rp IDR from");
    check("CNY", "¥99起", "99 ¥ CNY from");
    check("", "12,000원부터", "12000 원 KRW from");
    check("", "1,000円~", "1000 円 JPY from");
    check("", "€6.56 + VAT", "6.56 € EUR");
    check("", "3,99 €/kg", "3.99 € EUR unit");
    check("", "£2.50 per 100 ml", "2.50 £ GBP unit");
    check("", "100g당 1,200원", "1200 원 KRW unit");
    check("", "$426.20/EA", "426.20 $ -");
    check("", "12x R$ 152,94", "152.94 R$ BRL instalment");
    check("", "12x de R$ 44,00 sem juros R$ 528,00", "528.00 R$ BRL");
    check("USD", "$24.96/mo", "24.96 $ USD instalment");
    check("", "4 interest-free payments of £5.00", "5.00 £ GBP instalment");
    check("", "Gratis", "- - - free");
    check("", "무료", "- - - free");
}

#[test]
fn of_several_marks_the_telling_one() {
    check("", "AED 8000 (USD 2179)", "8000 AED AED");
    check("", "$1,190.00 AUD", "1190.00 AUD AUD");
    check("", "NZD $100.70", "100.70 NZD NZD");
    check("", "£94.50 GBP", "94.50 £ GBP");
    check("", "a $5 voucher", "5 $ -");
    check("", "35€ 99", "35.99 € EUR");
}

#[test]
fn a_hint_holds_the_mark() {
    let read = |hint| line(&read_price("28", &Customs { hint: Some(hint), ..Customs::default() }));
    assert_eq!(read("Price From £ 39.95"), "28 £ GBP");
    assert_eq!(read("DKK/stk"), "28 DKK DKK");
    assert_eq!(read("$1,190.00 AUD"), "28 AUD AUD");
    assert_eq!(read("Add to Cart"), "28 - -");
    let shared = read_price("$28", &Customs { hint: Some("CAD"), ..Customs::default() });
    assert_eq!(line(&shared), "28 $ CAD");
}

#[test]
fn hostile_text_is_read_without_harm() {
    for text in [
        "",
        "\0",
        ".",
        "....",
        "-",
        "1.",
        "$",
        "٫٫١٫",
        "1万万万",
        "é́€",
        "(((((",
        "5 - ",
        "::::1::::",
        "99999999999999999999",
    ] {
        let _ = read_price(text, &Customs { hint: Some(text), ..Customs::default() });
    }
    for piece in ["1 ", "€ ", "R$ 5 - ", "1,", "a b ", "万1", "ABC$", ". "] {
        let _ = read_price(&piece.repeat(100_000), &Customs::default());
    }
}

#[test]
fn the_table_is_written_in_plain_characters() {
    for key in keys() {
        let glyphs = Glyphs::of(key);
        assert_eq!(glyphs.plain(0, glyphs.len()).collect::<String>(), key);
    }
}
