//! What stands between quotes, and between quotes within quotes.

use std::borrow::Cow;

use crate::text::without_entities;

/// The text that a JavaScript or JSON string stands for, given what is between its quotes. A surrogate without its other
/// half becomes U+FFFD.
pub(in crate::capture) fn unescape(raw: &str) -> Cow<'_, str> {
    let Some((plain, rest)) = raw.split_once('\\') else { return Cow::Borrowed(raw) };
    let mut text = String::with_capacity(raw.len());
    text.push_str(plain);
    let mut escape = Some(rest);
    while let Some(escaped) = escape {
        let after = resolve(escaped, &mut text);
        let (plain, next) = match after.split_once('\\') {
            Some((plain, next)) => (plain, Some(next)),
            None => (after, None),
        };
        text.push_str(plain);
        escape = next;
    }
    Cow::Owned(text)
}

/// Resolves one escape, given what follows its backslash; returns what follows the escape.
fn resolve<'t>(escaped: &'t str, text: &mut String) -> &'t str {
    let mut letters = escaped.chars();
    let Some(letter) = letters.next() else { return "" };
    let rest = letters.as_str();
    match letter {
        'n' => text.push('\n'),
        't' => text.push('\t'),
        'r' => text.push('\r'),
        'b' => text.push('\u{8}'),
        'f' => text.push('\u{c}'),
        'v' => text.push('\u{b}'),
        '0'..='7' => return octal(escaped, text),
        'x' => return hexadecimal(rest, 2, letter, text),
        'u' => return unicode(rest, text),
        '\r' => return rest.strip_prefix('\n').unwrap_or(rest),
        '\n' | '\u{2028}' | '\u{2029}' => {}
        other => text.push(other),
    }
    rest
}

fn octal<'t>(digits: &'t str, text: &mut String) -> &'t str {
    let longest = if digits.starts_with(['0', '1', '2', '3']) { 3 } else { 2 };
    let count = digits.bytes().take(longest).take_while(|digit| (b'0'..=b'7').contains(digit)).count();
    let (digits, rest) = digits.split_at_checked(count).unwrap_or((digits, ""));
    push(u32::from_str_radix(digits, 8).unwrap_or(0), text);
    rest
}

fn hexadecimal<'t>(rest: &'t str, count: usize, letter: char, text: &mut String) -> &'t str {
    if let Some((code, rest)) = unit(rest, count) {
        push(code, text);
        rest
    } else {
        text.push(letter);
        rest
    }
}

fn unicode<'t>(rest: &'t str, text: &mut String) -> &'t str {
    if let Some((digits, rest)) = rest.strip_prefix('{').and_then(|rest| rest.split_once('}'))
        && let Ok(code) = u32::from_str_radix(digits, 16)
    {
        push(code, text);
        return rest;
    }
    if let Some((high @ 0xD800..=0xDBFF, after)) = unit(rest, 4)
        && let Some((low @ 0xDC00..=0xDFFF, after)) = after.strip_prefix("\\u").and_then(|low| unit(low, 4))
    {
        let code = 0x1_0000_u32.saturating_add((high & 0x3FF) << 10).saturating_add(low & 0x3FF);
        push(code, text);
        return after;
    }
    hexadecimal(rest, 4, 'u', text)
}

/// The number in the first `count` hexadecimal digits, and what follows them.
fn unit(text: &str, count: usize) -> Option<(u32, &str)> {
    let (digits, rest) = text.split_at_checked(count)?;
    let all_digits = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    Some((u32::from_str_radix(digits, 16).ok().filter(|_| all_digits)?, rest))
}

fn push(code: u32, text: &mut String) {
    text.push(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
}

/// The JSON within a text: freed of white space around it, and of the entities or backslashes in which HTML or a second
/// layer of quoting has wrapped it. None when the text is not JSON.
pub(in crate::capture) fn json_within(text: &str) -> Option<Cow<'_, str>> {
    let text = text.trim();
    let inner = text.strip_prefix(['{', '[']).map(str::trim_start);
    match inner {
        Some(inner) if inner.starts_with('&') => Some(Cow::Owned(without_entities(text))),
        Some(inner) if inner.starts_with("\\\"") => Some(unescape(text)),
        Some(_) => Some(Cow::Borrowed(text)),
        None if text.starts_with("&quot;") || text.starts_with("&#34;") => Some(Cow::Owned(without_entities(text))),
        None => text.starts_with('"').then_some(Cow::Borrowed(text)),
    }
}

#[cfg(test)]
mod tests {
    use super::{json_within, unescape};

    fn check(raw: &str, expected: &str) {
        assert_eq!(unescape(raw), expected, "{raw}");
    }

    #[test]
    fn escapes_mean_what_javascript_says() {
        check("plain", "plain");
        check(r#"a\"b\\c\/d\n\t\r\b\f\v\'"#, "a\"b\\c/d\n\t\r\u{8}\u{c}\u{b}'");
        check(r"\x41\u0042\u{1F600}\0", "AB😀\0");
        check(r"\uD83D\uDE00!", "😀!");
        check(r"\uD83D!\uDE00", "\u{fffd}!\u{fffd}");
        check(r"\uD83D\u0041", "\u{fffd}A");
        check("a\\\nb\\\r\nc", "abc");
        check(r"\101\7", "A\u{7}");
        check(r"\uZZ\xg\q\u{zz}", "uZZxgqu{zz}");
        check(r"\u{110000}", "\u{fffd}");
        check("\\", "");
        check(r"\u00", "u00");
        check("\\ué12", "ué12");
    }

    #[test]
    fn json_is_found_under_its_wrapping() {
        for (text, expected) in [
            (r#" {"a":1} "#, Some(r#"{"a":1}"#)),
            ("[1]", Some("[1]")),
            (
                "{&quot;a&quot;:&quot;x &amp; y &#39;&#x22; &copy; &amp;quot;&quot;}",
                Some(r#"{"a":"x & y '" © &quot;"}"#),
            ),
            (r#"{\"a\":\"b\\n\"}"#, Some(r#"{"a":"b\n"}"#)),
            (r#""{\"a\":1}""#, Some(r#""{\"a\":1}""#)),
            ("words", None),
            ("", None),
        ] {
            assert_eq!(json_within(text).as_deref(), expected, "{text}");
        }
    }
}
