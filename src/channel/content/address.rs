//! Addresses of listings: as people read them, and in the letters that programs take.

use crate::channel::batch::Grounded;

/// The address of a listing: the canonical one, else the one that it was seen at.
pub fn address<'g>(of: &'g Grounded) -> &'g str {
    let facts = &of.case.listing;
    facts.url_canonical.value().unwrap_or(&facts.url_observed)
}

/// The host of an address, without a port and in the letters of the domain name system (`xn--…`).
pub fn host(address: &str) -> Option<String> {
    let (_, rest) = address.split_once("://")?;
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    let host = host.split(':').next()?.trim_end_matches('.').to_lowercase();
    let labels: Option<Vec<String>> = host.split('.').map(in_ascii).collect();
    labels.map(|labels| labels.join(".")).filter(|host| !host.is_empty())
}

/// Whether a host is a domain as XARF takes it. A name in `xn--` has two hyphens in a row, which it does not take.
pub fn is_domain(host: &str) -> bool {
    let is_plain = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    host.rsplit_once('.').is_some_and(|(labels, top)| {
        let is_top = top.len() >= 2 && top.bytes().all(|b| b.is_ascii_lowercase());
        is_top && labels.split('.').all(|label| label.split('-').all(is_plain))
    })
}

/// An address in the characters that addresses are made of (RFC 3986): its host in those of the domain name system, all else that
/// is none of them percent-encoded.
pub fn uri(address: &str) -> Option<String> {
    let (scheme, rest) = address.split_once("://")?;
    let authority = rest.split(['/', '?', '#']).next()?;
    let path = rest.get(authority.len()..)?;
    let port = authority.rsplit_once('@').map_or(authority, |(_, host)| host).split_once(':').map(|(_, port)| port);
    let port = port.map(|port| format!(":{port}")).unwrap_or_default();
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=%".contains(&byte);
    Some(format!("{scheme}://{}{port}{}", host(address)?, percent_encoded(path, is_part)))
}

/// A text with every byte that does not stand for itself as `%` and two digits.
pub fn percent_encoded(text: &str, stands_for_itself: impl Fn(u8) -> bool) -> String {
    let sign = |byte: u8| if stands_for_itself(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    text.bytes().map(sign).collect()
}

/// A label of a name in the letters of the domain name system: Punycode (RFC 3492, 6.3) behind `xn--`. None where it is too long
/// to be one.
fn in_ascii(label: &str) -> Option<String> {
    if label.is_ascii() {
        return Some(label.to_owned());
    }
    const LONGEST: usize = 63;
    let (base, initial) = (36_u32, 128_u32);
    let letters: Vec<u32> = label.chars().take(LONGEST.saturating_add(1)).map(u32::from).collect();
    if letters.len() > LONGEST {
        return None;
    }
    let mut written: String = label.chars().filter(char::is_ascii).collect();
    let basic = u32::try_from(written.len()).ok()?;
    if basic > 0 {
        written.push('-');
    }
    let (mut least, mut delta, mut bias, mut done) = (initial, 0_u32, 72_u32, basic);
    while usize::try_from(done).ok()? < letters.len() {
        let next = letters.iter().copied().filter(|letter| *letter >= least).min()?;
        delta = delta.checked_add(next.checked_sub(least)?.checked_mul(done.checked_add(1)?)?)?;
        least = next;
        for letter in &letters {
            if *letter < least {
                delta = delta.checked_add(1)?;
            }
            if *letter != least {
                continue;
            }
            let (mut rest, mut place) = (delta, base);
            loop {
                let threshold = place.saturating_sub(bias).clamp(1, 26);
                if rest < threshold {
                    break;
                }
                let (over, span) = (rest.checked_sub(threshold)?, base.checked_sub(threshold)?);
                written.push(digit(threshold.checked_add(over.checked_rem(span)?)?)?);
                rest = over.checked_div(span)?;
                place = place.checked_add(base)?;
            }
            written.push(digit(rest)?);
            bias = adapted(delta, done.checked_add(1)?, done == basic)?;
            delta = 0;
            done = done.checked_add(1)?;
        }
        delta = delta.checked_add(1)?;
        least = least.checked_add(1)?;
    }
    Some(format!("xn--{written}")).filter(|name| name.len() <= LONGEST)
}

/// A digit of Punycode: letters first.
fn digit(value: u32) -> Option<char> {
    let from = if value < 26 { 'a' } else { char::from_digit(0, 10)? };
    u32::from(from).checked_add(value.checked_rem(26)?).and_then(char::from_u32)
}

fn adapted(delta: u32, letters: u32, is_first: bool) -> Option<u32> {
    let mut delta = delta.checked_div(if is_first { 700 } else { 2 })?;
    delta = delta.checked_add(delta.checked_div(letters)?)?;
    let mut bias = 0_u32;
    while delta > 455 {
        delta = delta.checked_div(35)?;
        bias = bias.checked_add(36)?;
    }
    bias.checked_add(delta.checked_mul(36)?.checked_div(delta.checked_add(38)?)?)
}

#[cfg(test)]
mod tests {
    use super::{host, is_domain, uri};

    fn check_host(address: &str, expected: Option<&str>) {
        assert_eq!(host(address).as_deref(), expected, "{address}");
    }

    #[test]
    fn hosts_are_in_the_letters_of_the_domain_name_system() {
        check_host("https://shopee.sg/product/1/2", Some("shopee.sg"));
        check_host("https://Shop.Example:8443?a#b", Some("shop.example"));
        check_host("https://a:b@shop.example./", Some("shop.example"));
        check_host("https://bücher.example/", Some("xn--bcher-kva.example"));
        check_host("https://진짜.한국/", Some("xn--ec6bub.xn--3e0b707e"));
        check_host("https://例え.テスト/", Some("xn--r8jz45g.xn--zckzah"));
        check_host("https:///path", None);
        check_host("shopee.sg", None);
    }

    #[test]
    fn domains_are_what_xarf_takes() {
        for (host, expected) in [
            ("shopee.co.id", true),
            ("a-b.example", true),
            ("xn--bcher-kva.example", false),
            ("a_b.example", false),
            ("-a.example", false),
            ("localhost", false),
            ("127.0.0.1", false),
            ("a..example", false),
        ] {
            assert_eq!(is_domain(host), expected, "{host}");
        }
    }

    #[test]
    fn addresses_are_made_of_their_characters() {
        for (address, expected) in [
            ("https://shopee.sg/product/1/2?a=%20#b", Some("https://shopee.sg/product/1/2?a=%20#b")),
            (
                "https://진짜.한국:8443/립 마스크",
                Some("https://xn--ec6bub.xn--3e0b707e:8443/%EB%A6%BD%20%EB%A7%88%EC%8A%A4%ED%81%AC"),
            ),
            ("https://a:b@shop.example/<>", Some("https://shop.example/%3C%3E")),
            ("shop.example", None),
        ] {
            assert_eq!(uri(address).as_deref(), expected, "{address}");
        }
    }
}
