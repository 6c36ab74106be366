//! Web addresses, as strictly as trust in a host needs it.
//!
//! Not a general URL parser: whatever is unusual (user names, ports, odd characters in the host) is refused, because an
//! address that people and programs read differently must never count as a marketplace's. In a browser the text comes
//! from `location.href` and is normal already.

/// The longest address looked at, in bytes.
const LONGEST: usize = 4096;

/// The parts of an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebAddress {
    /// Whether the connection is protected (`https`).
    pub secure: bool,
    /// Host in small letters, without a final dot.
    pub host: String,
    /// Path, beginning with `/`, as written.
    pub path: String,
    /// Query without `?`, as written; empty when there is none.
    pub query: String,
}

/// Why a text is no address that can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadAddress {
    /// Longer than 4096 bytes.
    TooLong,
    /// Neither `https://` nor `http://`.
    NotWeb,
    /// A user name before the host, as in `https://www.lazada.sg@evil.co/`.
    UserName,
    /// A port that is not the scheme's own.
    Port,
    /// A host with characters other than letters, digits, `-` and `.`, or without any.
    Host,
    /// A path that climbs (`/../`, also written `%2e%2e`): it is another one for a browser than for a reader.
    Path,
}

impl WebAddress {
    /// Parses an address; see [`BadAddress`] for what is refused.
    pub fn parse(text: &str) -> Result<Self, BadAddress> {
        let text = text.trim();
        if text.len() > LONGEST {
            return Err(BadAddress::TooLong);
        }
        let (scheme, rest) = text.split_once("://").ok_or(BadAddress::NotWeb)?;
        let secure = match scheme.to_ascii_lowercase().as_str() {
            "https" => true,
            "http" => false,
            _ => return Err(BadAddress::NotWeb),
        };
        let rest = rest.split('#').next().unwrap_or_default();
        let end = rest.find(['/', '?', '\\']).unwrap_or(rest.len());
        let (authority, tail) = rest.split_at_checked(end).unwrap_or((rest, ""));
        if authority.contains('@') {
            return Err(BadAddress::UserName);
        }
        let host = match authority.split_once(':') {
            Some((host, port)) if port.is_empty() || port == if secure { "443" } else { "80" } => host,
            Some(_) => return Err(BadAddress::Port),
            None => authority,
        };
        let host = host.strip_suffix('.').unwrap_or(host).to_ascii_lowercase();
        if !is_host(&host) || tail.starts_with('\\') {
            return Err(BadAddress::Host);
        }
        let (path, query) = tail.split_once('?').unwrap_or((tail, ""));
        if climbs(path) {
            return Err(BadAddress::Path);
        }
        let path = if path.is_empty() { "/" } else { path };
        Ok(Self { secure, host, path: path.to_owned(), query: query.to_owned() })
    }

    /// The address as it is written, without a fragment.
    pub fn written(&self) -> String {
        let Self { secure, host, path, query } = self;
        let scheme = if *secure { "https" } else { "http" };
        let question = if query.is_empty() { "" } else { "?" };
        format!("{scheme}://{host}{path}{question}{query}")
    }

    /// The decoded value of the first query parameter with this name.
    pub fn parameter(&self, name: &str) -> Option<String> {
        self.query.split('&').find_map(|pair| {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decoded(key) == name).then(|| decoded(value))
        })
    }

    /// An address found on this page, made whole: relative, protocol-relative and absolute ones; without fragment.
    /// `None` for other schemes (`javascript:`, `data:`, `mailto:`), empty ones, and what [`WebAddress::parse`] refuses:
    /// an address that goes out in a record must be the one that a browser would go to.
    pub fn join(&self, link: &str) -> Option<String> {
        // As browsers do: line ends and tabs are left out, a backslash is a slash.
        let link: String = link.trim().chars().filter(|c| !matches!(c, '\t' | '\n' | '\r')).collect();
        let (before_query, query) = link.split_at(link.find(['?', '#']).unwrap_or(link.len()));
        let link = format!("{}{query}", before_query.replace('\\', "/"));
        let whole = self.joined(link.split('#').next().unwrap_or_default())?;
        Self::parse(&whole).is_ok().then_some(whole)
    }

    fn joined(&self, link: &str) -> Option<String> {
        let scheme = if self.secure { "https" } else { "http" };
        if link.is_empty() || link.len() > LONGEST {
            return None;
        }
        if let Some((scheme, rest)) =
            link.split_once("://").filter(|(scheme, _)| scheme.bytes().all(|b| b.is_ascii_alphabetic()))
        {
            let scheme = scheme.to_ascii_lowercase();
            return matches!(scheme.as_str(), "https" | "http").then(|| format!("{scheme}://{rest}"));
        }
        if let Some(rest) = link.strip_prefix("//") {
            return Some(format!("{scheme}://{rest}"));
        }
        if link.split(['/', '?']).next().is_some_and(|start| start.contains(':')) {
            return None;
        }
        let host = &self.host;
        if link.starts_with('/') {
            return Some(format!("{scheme}://{host}{link}"));
        }
        if link.starts_with('?') {
            return Some(format!("{scheme}://{host}{}{link}", self.path));
        }
        let folder = self.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let mut folders: Vec<&str> = folder.split('/').filter(|name| !name.is_empty()).collect();
        let mut rest = link;
        loop {
            if let Some(next) = rest.strip_prefix("../") {
                folders.pop();
                rest = next;
            } else if let Some(next) = rest.strip_prefix("./") {
                rest = next;
            } else {
                break;
            }
        }
        let folder: String = folders.iter().map(|name| format!("/{name}")).collect();
        Some(format!("{scheme}://{host}{folder}/{rest}"))
    }
}

fn climbs(path: &str) -> bool {
    path.split('/').any(|step| matches!(step.to_ascii_lowercase().replace("%2e", ".").as_str(), "." | ".."))
}

fn is_host(host: &str) -> bool {
    host.contains('.')
        && host.len() <= 253
        && host.split('.').all(|label| {
            !label.is_empty()
                && label.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
                && !label.starts_with('-')
        })
}

/// Undoes percent-encoding and `+`; bytes that are not UTF-8 become U+FFFD.
pub fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let pair = || {
            let mut ahead = rest.clone();
            let high = char::from(ahead.next()?).to_digit(16)?;
            let low = char::from(ahead.next()?).to_digit(16)?;
            u8::try_from(high.checked_mul(16)?.checked_add(low)?).ok()
        };
        match byte {
            b'%' => match pair() {
                Some(value) => {
                    bytes.push(value);
                    rest.next();
                    rest.next();
                }
                None => bytes.push(byte),
            },
            b'+' => bytes.push(b' '),
            _ => bytes.push(byte),
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

#[cfg(test)]
mod tests {
    use super::{BadAddress, WebAddress, decoded};

    fn check(text: &str, expected: Result<&str, BadAddress>) {
        let got = WebAddress::parse(text).map(|a| format!("{} {} {} {}", a.secure, a.host, a.path, a.query));
        assert_eq!(got, expected.map(str::to_owned), "{text}");
    }

    #[test]
    fn addresses_are_taken_apart() {
        check("https://WWW.Lazada.SG./a?b=c#d", Ok("true www.lazada.sg /a b=c"));
        check("http://lazada.sg", Ok("false lazada.sg / "));
        check("https://lazada.sg:443/", Ok("true lazada.sg / "));
    }

    #[test]
    fn what_can_be_misread_is_refused() {
        check("https://www.lazada.sg@evil.co/", Err(BadAddress::UserName));
        check("https://www.lazada.sg:8443/", Err(BadAddress::Port));
        check("https://www.lazada.sg\\@evil.co/", Err(BadAddress::Host));
        check("https://lazada.sg%2eevil.co/", Err(BadAddress::Host));
        check("https://lаzada.sg/", Err(BadAddress::Host));
        check("https://[::1]/", Err(BadAddress::Port));
        check("https:///products/", Err(BadAddress::Host));
        check("https://www.lazada.sg/products/../cart/x-i1.html", Err(BadAddress::Path));
        check("https://www.lazada.sg/products/%2E./x-i1.html", Err(BadAddress::Path));
        check("https://www.lazada.sg/a..b/c.html", Ok("true www.lazada.sg /a..b/c.html "));
        check("javascript:alert(1)", Err(BadAddress::NotWeb));
        check("data:text/html,https://www.lazada.sg/", Err(BadAddress::NotWeb));
        check(&format!("https://lazada.sg/{}", "a".repeat(5000)), Err(BadAddress::TooLong));
    }

    #[test]
    fn links_are_made_whole() {
        let page = WebAddress::parse("https://shop.sg/a/b?c=d").unwrap();
        for (link, whole) in [
            ("/x", Some("https://shop.sg/x")),
            ("x.html", Some("https://shop.sg/a/x.html")),
            ("../../x", Some("https://shop.sg/x")),
            ("?q=1", Some("https://shop.sg/a/b?q=1")),
            ("//cdn.sg/x#y", Some("https://cdn.sg/x")),
            ("https://other.sg/", Some("https://other.sg/")),
            ("HTTPS://Other.sg/", Some("https://Other.sg/")),
            ("//shop.sg@evil.co/x", None),
            ("/\\evil.co/x", Some("https://evil.co/x")),
            ("/\t/evil.co/x", Some("https://evil.co/x")),
            ("javascript:void(0)", None),
            ("#top", None),
        ] {
            assert_eq!(page.join(link).as_deref(), whole, "{link}");
        }
    }

    #[test]
    fn percent_encoding_is_undone() {
        assert_eq!(decoded("a%20b+c%E1%BB%9D%zz%"), "a b cờ%zz%");
    }
}
