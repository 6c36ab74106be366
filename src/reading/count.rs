//! Counts as pages write them: "1,106", "1.2k sold", "10RB+ terjual", "1.2万".

/// The first count in a text. `multipliers`: word in small letters → how many zeros it stands for.
pub(super) fn read(text: &str, multipliers: &Map<String, u8>) -> Option<u64> {
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let rest = text.get(start..)?;
    let end = rest
        .char_indices()
        .find(|(at, c)| !c.is_ascii_digit() && !is_separator(rest, *at, *c))
        .map_or(rest.len(), |(at, _)| at);
    let (number, after) = rest.split_at_checked(end)?;
    let zeros = multiplier(after, multipliers);
    let groups: Vec<&str> = number.split(|c: char| !c.is_ascii_digit()).collect();
    let (last, before) = groups.split_last()?;
    let whole_groups = before.is_empty() || last.len() == 3;
    if zeros == 0 || (whole_groups && before.len() != 1) {
        let digits: String = if whole_groups { groups.concat() } else { before.concat() };
        return digits.parse::<u64>().ok()?.checked_mul(10u64.checked_pow(u32::from(zeros))?);
    }
    let digits = groups.concat();
    let places = u32::try_from(last.len()).ok()?;
    let scaled = digits.parse::<u64>().ok()?.checked_mul(10u64.checked_pow(u32::from(zeros))?)?;
    scaled.checked_div(10u64.checked_pow(places)?)
}

/// A separator stands between digits.
use jinjja_data::sorted::Map;
fn is_separator(text: &str, at: usize, c: char) -> bool {
    let next = at.checked_add(c.len_utf8()).and_then(|next| text.get(next..)).and_then(|rest| rest.chars().next());
    let is_mark = matches!(c, '.' | ',' | '\'');
    (is_mark && next.is_some_and(|next| next.is_ascii_digit())) || (c == ' ' && parts_thousands(text, at))
}

/// A space (whatever kind it was on the page) between one to three digits and exactly three.
fn parts_thousands(text: &str, at: usize) -> bool {
    let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
    let digits_before = before.chars().rev().take_while(char::is_ascii_digit).count();
    let digits_after = after.chars().skip(1).take_while(char::is_ascii_digit).count();
    (1..=3).contains(&digits_before) && digits_after == 3
}

/// How many zeros the word after a number stands for.
fn multiplier(after: &str, multipliers: &Map<String, u8>) -> u8 {
    let after = after.trim_start().to_lowercase();
    let fits = |word: &str| {
        let rest = after.strip_prefix(word)?;
        let is_latin = word.chars().all(|c| c.is_ascii_alphabetic());
        (!is_latin || !rest.starts_with(char::is_alphabetic)).then_some(word.len())
    };
    multipliers.iter().filter_map(|(word, zeros)| Some((fits(word)?, *zeros))).max().map_or(0, |(_, zeros)| zeros)
}

#[cfg(test)]
mod tests {
    use jinjja_data::sorted::Map;

    fn check(text: &str, expected: Option<u64>) {
        let words = [("k", 3), ("rb", 3), ("jt", 6), ("万", 4), ("만", 4)];
        let words: Map<String, u8> = words.iter().map(|(word, zeros)| ((*word).to_owned(), *zeros)).collect();
        assert_eq!(super::read(text, &words), expected, "{text}");
    }

    #[test]
    fn counts_are_read_as_written() {
        check("23", Some(23));
        check("(1,106)", Some(1106));
        check("1.234.567 Bewertungen", Some(1_234_567));
        check("1.2k sold", Some(1200));
        check("10RB+ terjual", Some(10_000));
        check("1,5 jt", Some(1_500_000));
        check("已售1.2万+", Some(12_000));
        check("3 kg", Some(3));
        check("12 345 отзывов", Some(12_345));
        check("1 234 567", Some(1_234_567));
        check("5 000+", Some(5_000));
        check("12 3456", Some(12));
        check("2 24", Some(2));
        check("4.8", Some(4));
        check("none", None);
        check("99999999999999999999", None);
    }
}
