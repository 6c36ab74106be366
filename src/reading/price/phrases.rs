//! Words around a price which say what kind of number it is. All of them in small letters, gaps as spaces,
//! lists parted by "|".

use super::glyphs::joins_words;

/// Words right before a lowest price.
const FROM: &str = "\
    from|ab|da|dal|desde|dès|vanaf|van|od|от|від|ot|från|fra|alk|alkaen|mulai|mulai dari|dari|từ|\
    a partir de|à partir de|a partir|a partire da|partir de|starting at|starting from|starts at|as low as|\
    at least|bermula|από|de la|începând de la|začíná na|nuo|alates|from only|from just|ราคาเริ่มต้น|\
    เริ่มต้น|เริ่มต้นที่|最低|低至|من|ابتداء من|החל מ|starting|mula|mula sa|bắt đầu từ|desde solo|\
    já a partir de|最安値";
/// Words right after a lowest price.
const FROM_AFTER: &str = "起|부터|から|より|~|以上|이상|and up|and over|-tól|-től|'den|'dan";
/// Words between the ends of a range.
const TO: &str = "-|--|~|to|bis|至|到|à|a|al|до|tot|do|till|til|đến|hingga|sampai|から|ถึง|إلى";
/// Measures: a number before one is no price, and a price for one is a unit price.
const MEASURES: &str = "\
    kg|kgs|kilogram|kilogramm|kilo|g|gr|gram|gm|mg|l|lt|ltr|litre|liter|litro|ml|cl|dl|oz|fl oz|fl. oz|\
    ounce|lb|lbs|pound|m|m²|m2|m³|m3|cm|mm|meter|metre|metro|mtr|ft|sqft|sq ft|sq. ft|yd|yard|inch|кг|г|гр|\
    мл|л|м|см|мм|м²|kw|kwh|公斤|斤|克|千克|毫升|升|quart|gallon|gal|gb|tb";
/// Words after a number that counts time.
const TIMES: &str = "\
    day|days|business days|working days|hour|hours|hrs|min|mins|minutes|week|weeks|month|months|year|years|\
    tag|tage|tagen|werktage|jour|jours|día|días|dias|giorni|hari|hari kerja|ngày|dagen|dage|dagar|dni|дней|\
    дня|день|天|日|일|วัน|小时|시간|時間";
/// Words after a number that counts things.
const COUNTS: &str = "\
    x|×|pcs|pc|pieces|piece|pack|packs|stück|stk|st.|sold|terjual|reviews|ratings|items|products|people|\
    buyers|orders|件|个|個|人|개|명|点|шт|шт.|szt|szt.|ks|vendidos|vendus|đã bán|payments|monthly|mal|sets|pairs|\
    units|ชิ้น|期|回|次";
/// Words after a price paid again and again.
const PERIODS: &str = "\
    mo|mo.|mth|month|monthly|mes|mês|mese|mois|monat|monatlich|mtl.|maand|bulan|bln|tháng|月|개월|월|мес|мес.|\
    месяц|month.|week|wk|weekly|year|yr|annum|jahr|an|año|ay|měsíc|miesiąc|mies.|เดือน|månad|mån|md|md.|kk";
/// Words that stand between a period and its price: "per", "/".
const PER: &str = "/|per|pro|por|par|a|al|each|pr|pr.|za|на|за|в|je|every|cada|à|ao|mỗi|每";
/// Words for one payment of several.
const PAYMENTS: &str = "\
    payments|payment|installments|instalments|installment|instalment|cuotas|cuota|mensualidades|meses|\
    parcelas|mensualités|raten|taksit|cicilan|期|分期|개월|할부|回払い|回|vezes|pagos|monthly|splátek";
/// Words between the count of payments and the price of one.
const OF: &str = "of|de|von|at|for|di|à|a|da|cada|em|por|only|just|sin|interés";
/// Words for nothing to pay.
const FREE: &str = "\
    free|gratis|grátis|gratuit|gratuite|gratuito|gratuita|kostenlos|kostenfrei|무료|免费|免費|無料|miễn phí|\
    бесплатно|безкоштовно|безплатно|ฟรี|مجانا|مجاني|مجانًا|رایگان|חינם|zdarma|zadarmo|bezpłatnie|darmowe|\
    za darmo|ücretsiz|bedava|ilmainen|ilmaiseksi|ingyenes|percuma|besplatno|δωρεάν|nemokamai|tasuta|مفت";
/// Words before the sum from which something is free.
const THRESHOLD: &str = "\
    orders|order|over|above|of|from|min|minimum|min.|spend|ab|über|dès|desde|de|oltre|sopra|vanaf|boven|od|\
    powyżej|от|over £|acima de|a partir de|từ|满|滿|min. belanja|이상";
/// Words before a price that holds no more, and before the one that holds now.
const WAS: &str = "was|was:|before|before:|statt|avant|antes";
const NOW: &str = "now|now:|now only|jetzt|nur|maintenant|ahora";

/// Whether the words before a number say "from".
pub(super) fn ends_with_from(before: &str) -> bool {
    let before = before.trim_end_matches([' ', ':', '.']);
    listed(FROM).any(|word| ends_with_word(before, word).is_some())
}

/// Whether the words after a price say "and more".
pub(super) fn begins_with_more(after: &str) -> bool {
    // A plus with something after it adds to the price: "€6.56 + VAT".
    let is_open = after.strip_prefix('+').is_some_and(|rest| !rest.trim_start().starts_with(char::is_alphanumeric));
    is_open || begins_with_any(after.trim_start_matches([' ', ')']), FROM_AFTER).is_some()
}

/// Whether all that stands between two numbers joins them into a range.
pub(super) fn is_range_joint(between: &str) -> bool {
    listed(TO).any(|word| word == between.trim())
}

/// Whether a number is followed by a percent sign or word.
pub(super) fn begins_with_percent(after: &str) -> bool {
    let after = after.trim_start();
    after.starts_with(['%', '٪']) || begins_with_any(after, "percent|prozent|折").is_some()
}

/// Whether a number is followed by a measure.
pub(super) fn begins_with_measure(after: &str) -> bool {
    begins_with_any(after.trim_start(), MEASURES).is_some()
}

/// Whether a number is followed by a word that counts time.
pub(super) fn begins_with_time(after: &str) -> bool {
    begins_with_any(after.trim_start(), TIMES).is_some()
}

/// Whether a number is followed by a word that counts things.
pub(super) fn begins_with_count(after: &str) -> bool {
    begins_with_any(after.trim_start(), COUNTS).is_some()
}

/// Whether a price is followed by the measure it buys: "/kg", "per 100 ml".
pub(super) fn begins_with_unit(after: &str) -> bool {
    let rest = after.trim_start_matches([' ', ')', '*']);
    begins_with_any(rest, PER).is_some_and(|rest| {
        let rest = rest.trim_start().trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
        begins_with_measure(rest)
    })
}

/// Whether a price follows the measure it buys: "100g당", "100gあたり", "每100g", "1 kg =".
pub(super) fn ends_with_unit(before: &str) -> bool {
    let before = before.trim_end_matches([' ', ':', '(']);
    let joint = ["당", "あたり", "当たり", "="].iter().find_map(|word| before.strip_suffix(word));
    joint.is_some_and(|before| {
        let before = before.trim_end();
        listed(MEASURES).any(|measure| ends_with_word(before, measure).is_some())
    })
}

/// Whether a price is followed by a period of payment or a number of payments: "/mo", "x 12".
pub(super) fn begins_with_instalment(after: &str) -> bool {
    let rest = after.trim_start_matches([' ', ')', '*']);
    let times = rest.strip_prefix(['x', '×']).map(str::trim_start);
    if times.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit())) {
        return true;
    }
    let period = begins_with_any(rest, PER).map_or(rest, str::trim_start);
    let is_parted = period.len() < rest.len() || begins_with_any(rest, "monthly|monatlich|mtl.|weekly").is_some();
    is_parted && begins_with_any(period, PERIODS).is_some()
}

/// Whether a price is one of several payments by what stands before it: "12x de", "4 payments of", "月".
pub(super) fn ends_with_instalment(before: &str) -> bool {
    let before = before.trim_end_matches([' ', ':']);
    let mut rest = before;
    for _ in 0..3 {
        let Some(shorter) = listed(OF).find_map(|word| ends_with_word(rest, word)) else { break };
        rest = shorter.trim_end();
    }
    let times = rest.strip_suffix(['x', '×']).map(str::trim_end);
    let ends_with_digit = |text: &str| text.ends_with(|c: char| c.is_ascii_digit());
    times.is_some_and(ends_with_digit)
        || listed(PAYMENTS).any(|word| ends_with_word(rest, word).is_some())
        || (rest.ends_with('월') && !ends_with_digit(rest.trim_end_matches('월')))
}

/// Whether a text says that nothing is to be paid; "interest-free" does not.
pub(super) fn says_free(text: &str) -> bool {
    text.char_indices().any(|(at, _)| {
        let is_start = text.get(..at).is_some_and(|before| !before.ends_with(|c: char| c.is_alphabetic() || c == '-'));
        is_start && text.get(at..).is_some_and(|rest| begins_with_any(rest, FREE).is_some())
    })
}

/// Whether a number is the sum from which something is free, by the words before it.
pub(super) fn ends_with_free_from(before: &str) -> bool {
    let is_threshold = listed(THRESHOLD).any(|word| ends_with_word(before.trim_end(), word).is_some());
    is_threshold && says_free(before)
}

/// Whether the words before a price say that it held once.
pub(super) fn ends_with_was(before: &str) -> bool {
    listed(WAS).any(|word| ends_with_word(before.trim_end(), word).is_some())
}

/// Whether the words before a price say that it holds now.
pub(super) fn ends_with_now(before: &str) -> bool {
    listed(NOW).any(|word| ends_with_word(before.trim_end(), word).is_some())
}

fn listed(words: &str) -> impl Iterator<Item = &str> {
    words.split('|')
}

/// What follows the longest of the words that the text begins with.
fn begins_with_any<'t>(text: &'t str, words: &str) -> Option<&'t str> {
    listed(words).filter_map(|word| begins_with_word(text, word)).min_by_key(|rest| rest.len())
}

/// What follows a word at the beginning of a text. A letter after it makes it another word, in scripts that part words.
fn begins_with_word<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let rest = text.strip_prefix(word)?;
    let is_letter = |c: char| joins_words(c) || c == '\'';
    let goes_on = rest.starts_with(is_letter) && word.ends_with(joins_words);
    (!goes_on).then_some(rest)
}

/// What stands before a word at the end of a text.
fn ends_with_word<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let rest = text.strip_suffix(word)?;
    let goes_on = rest.ends_with(joins_words) && word.starts_with(joins_words);
    (!goes_on).then_some(rest)
}
