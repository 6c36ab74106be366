//! Addresses of listings in the letters that programs take.

use idna::punycode;

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

/// A label of a name in the letters of the domain name system: Punycode behind `xn--`. None where it is too long to be one.
fn in_ascii(label: &str) -> Option<String> {
    const LONGEST: usize = 63;
    if label.is_ascii() {
        return Some(label.to_owned());
    }
    punycode::encode_str(label).map(|name| format!("xn--{name}")).filter(|name| name.len() <= LONGEST)
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
