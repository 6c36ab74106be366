//! A text in the form in which numbers and addresses are compared.

/// Small letters, full-width forms as ASCII, digits of all scripts as ASCII, Hangul in one piece, dashes as hyphens; what
/// is invisible is left out, white space is a single space.
///
/// Smaller than Unicode's normalisation and enough for what a register holds: numbers, e-mail addresses, streets.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().filter(|c| !is_invisible(*c)) {
        let c = narrow(c);
        if c.is_whitespace() {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
            continue;
        }
        match out.chars().next_back().and_then(|before| composed(before, c)) {
            Some(syllable) => {
                out.pop();
                out.push(syllable);
            }
            None => out.extend(c.to_lowercase()),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// A character of full width, a digit of another script or one of many dashes, as ASCII.
fn narrow(c: char) -> char {
    let ascii = |from: u32, to: u32| char::from_u32(u32::from(c).saturating_sub(from).saturating_add(to)).unwrap_or(c);
    match c {
        '\u{ff01}'..='\u{ff5e}' => ascii(0xff01, 0x21),
        '\u{660}'..='\u{669}' => ascii(0x660, 0x30),
        '\u{6f0}'..='\u{6f9}' => ascii(0x6f0, 0x30),
        '\u{966}'..='\u{96f}' => ascii(0x966, 0x30),
        '\u{9e6}'..='\u{9ef}' => ascii(0x9e6, 0x30),
        '\u{e50}'..='\u{e59}' => ascii(0xe50, 0x30),
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{ff70}' | '\u{fe63}' => '-',
        '\u{3002}' | '\u{ff61}' => '.',
        other => other,
    }
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// Two parts of a Hangul syllable as one (The Unicode Standard, 3.12).
fn composed(before: char, c: char) -> Option<char> {
    const FIRST: u32 = 0xac00;
    const VOWELS: u32 = 21;
    const TAILS: u32 = 28;
    let (before, c) = (u32::from(before), u32::from(c));
    let syllable = match (before, c) {
        (0x1100..=0x1112, 0x1161..=0x1175) => {
            let lead = before.checked_sub(0x1100)?.checked_mul(VOWELS)?;
            lead.checked_add(c.checked_sub(0x1161)?)?.checked_mul(TAILS)?.checked_add(FIRST)?
        }
        (FIRST..=0xd7a3, 0x11a8..=0x11c2) if before.checked_sub(FIRST)?.checked_rem(TAILS) == Some(0) => {
            before.checked_add(c.checked_sub(0x11a7)?)?
        }
        _ => return None,
    };
    char::from_u32(syllable)
}

/// Its digits alone.
pub(super) fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// Whether digits were typed to fill a field: all the same, or counting up or down.
pub(super) fn is_filler(digits: &str) -> bool {
    let steps =
        digits.bytes().zip(digits.bytes().skip(1)).map(|(one, next)| i16::from(next).saturating_sub(i16::from(one)));
    let is_all = |step: i16| steps.clone().all(|this| this == step || (step != 0 && this == step.saturating_mul(-9)));
    is_all(0) || is_all(1) || is_all(-1)
}

/// Whether a text stands where there is nothing to say, or hides what it would say.
pub(super) fn says_nothing(plain: &str) -> bool {
    const NOTHING: &[&str] = &[
        "-",
        "--",
        ".",
        "n/a",
        "na",
        "n.a.",
        "none",
        "null",
        "nil",
        "undefined",
        "unknown",
        "no",
        "0",
        "x",
        "tbd",
        "없음",
        "해당없음",
        "미입력",
        "정보없음",
        "비공개",
        "无",
        "無",
        "暂无",
        "なし",
        "未定",
        "không có",
        "tidak ada",
        "ไม่มี",
    ];
    let bare = plain.trim_matches(|c: char| !c.is_alphanumeric());
    bare.is_empty() || NOTHING.contains(&plain) || NOTHING.contains(&bare) || plain.contains(['*', '●', '•', '※'])
}

#[cfg(test)]
mod tests {
    use super::{is_filler, plain, says_nothing};

    #[test]
    fn texts_are_plain() {
        for (text, expected) in [
            ("０１０－１２３４", "010-1234"),
            ("Ｓａｌｅｓ＠Ｅｘａｍｐｌｅ。ｃｏｍ", "sales@example.com"),
            ("\u{1100}\u{1161}\u{11bc}\u{1102}\u{1161}\u{11b7}\u{1100}\u{116e}", "강남구"),
            ("  a \u{3000}\n b\u{200b} ", "a b"),
            ("٠١٢ ๓๔", "012 34"),
            ("1–2—3−4", "1-2-3-4"),
            ("ÉCOLE", "école"),
            ("", ""),
        ] {
            assert_eq!(plain(text), expected, "{text}");
        }
    }

    #[test]
    fn fillers_are_known() {
        for (digits, expected) in [
            ("0000000000", true),
            ("1234567890", true),
            ("9876543210", true),
            ("12345678", true),
            ("1234567891", false),
            ("1208800767", false),
            ("11111112", false),
        ] {
            assert_eq!(is_filler(digits), expected, "{digits}");
        }
    }

    #[test]
    fn nothing_is_known() {
        for (text, expected) in [
            ("-", true),
            ("N/A", true),
            ("", true),
            ("( - )", true),
            ("010-****-1234", true),
            ("none", true),
            ("nonesuch", false),
        ] {
            assert_eq!(says_nothing(&plain(text)), expected, "{text}");
        }
    }
}
