//! E-mail addresses in small letters, read through what is written to keep programs from finding them.

use super::{
    marketplaces,
    plain::{plain, says_nothing},
};

/// What stands for `@` and `.` and cannot mean anything else. A bare "at" is a word.
const DISGUISES: &[(&str, &str)] = &[
    ("(at)", "@"),
    ("[at]", "@"),
    ("{at}", "@"),
    ("<at>", "@"),
    ("[@]", "@"),
    ("(@)", "@"),
    ("(골뱅이)", "@"),
    ("[골뱅이]", "@"),
    ("(dot)", "."),
    ("[dot]", "."),
    ("{dot}", "."),
    ("[.]", "."),
    ("(.)", "."),
];

/// Names that stand where nobody is meant.
const NOBODY: &[&str] = &[
    "test",
    "example",
    "none",
    "null",
    "noemail",
    "no-email",
    "email",
    "no-reply",
    "noreply",
    "donotreply",
    "na",
    "xxx",
    "abc",
    "aaa",
];

/// Domains that are nobody's (RFC 2606), or that are typed to fill a field.
const NOWHERE: &[&str] = &[
    "example.com",
    "example.net",
    "example.org",
    "test.com",
    "email.com",
    "none.com",
    "xxx.com",
    "abc.com",
    "aaa.com",
];

/// E-mail addresses in a text that may hold several.
pub(super) fn addresses(text: &str) -> Vec<String> {
    let plain = plain(text);
    if says_nothing(&plain) {
        return Vec::new();
    }
    let open = DISGUISES.iter().fold(plain, |text, (disguise, sign)| {
        let spaced = format!(" {disguise} ");
        text.replace(&spaced, sign).replace(disguise, sign)
    });
    let words =
        open.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '/' | '<' | '>' | '(' | ')' | '"' | ':'));
    words.filter_map(address).collect()
}

fn address(word: &str) -> Option<String> {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let (name, domain) = word.split_once('@')?;
    let is_name =
        !name.is_empty() && name.len() <= 64 && name.chars().all(|c| c.is_alphanumeric() || "._-+&'!#$%=~".contains(c));
    let labels: Vec<&str> = domain.split('.').collect();
    let is_label = |label: &&str| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-');
    let is_domain = labels.len() >= 2 && labels.iter().all(is_label);
    let has_ending = labels.last().is_some_and(|ending| ending.len() >= 2 && ending.chars().all(char::is_alphabetic));
    let is_nowhere = NOWHERE.contains(&domain)
        || labels.last().is_some_and(|ending| ["test", "example", "invalid", "localhost"].contains(ending));
    let is_one = is_name && is_domain && has_ending && !is_nowhere && !NOBODY.contains(&name);
    (is_one && !marketplaces::owns_domain(domain)).then(|| word.to_owned())
}

#[cfg(test)]
mod tests {
    use super::addresses;

    fn check(text: &str, expected: &[&str]) {
        assert_eq!(addresses(text), expected, "{text}");
    }

    #[test]
    fn all_ways_to_write_an_address_are_one() {
        for text in [
            "Sales@Shop-One.kr",
            "sales＠shop-one.kr",
            "sales (at) shop-one (dot) kr",
            "sales[at]shop-one[dot]kr",
            "sales(골뱅이)shop-one.kr",
            "E-mail: sales@shop-one.kr",
            "mailto:sales@shop-one.kr",
            "<sales@shop-one.kr>",
            "sales@shop-one。kr",
            "sales@shop-one.kr.",
        ] {
            check(text, &["sales@shop-one.kr"]);
        }
        check("a.b+c@qq.com, second@naver.com", &["a.b+c@qq.com", "second@naver.com"]);
        check("0123456789abcdef@marketplace.amazon.com", &["0123456789abcdef@marketplace.amazon.com"]);
        check("one@shop.rakuten.co.jp", &["one@shop.rakuten.co.jp"]);
    }

    #[test]
    fn what_is_no_address_is_no_key() {
        for text in [
            "",
            "-",
            "n/a",
            "none",
            "@",
            "a@",
            "@b.kr",
            "a@b",
            "a@b.c",
            "a@@b.kr",
            "a@b..kr",
            "s***@naver.com",
            "test@naver.com",
            "someone@example.com",
            "x@shop.test",
            "no-reply@shop-one.kr",
            "see us at shop.kr",
            "sales at shop-one.kr",
        ] {
            check(text, &[]);
        }
    }

    #[test]
    fn the_marketplaces_address_is_no_sellers() {
        for text in [
            "help@coupang.com",
            "cs@shopee.sg",
            "support@lazada.co.th",
            "privacy@lazada.com.my",
            "service@aliexpress.com",
        ] {
            check(text, &[]);
        }
        check("shop@lazada-deals.com", &["shop@lazada-deals.com"]);
    }
}
