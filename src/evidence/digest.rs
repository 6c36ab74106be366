//! SHA-256, as records, packages and signatures write it.

use sha2::{Digest as _, Sha256};

const HEX: &[u8; 16] = b"0123456789abcdef";

/// The hash of bytes.
pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// Bytes as lower-case hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    let digit = |nibble: u8| HEX.get(usize::from(nibble)).copied().map_or('0', char::from);
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 0xf)]).collect()
}

/// `sha256:` and the hash in lower-case hexadecimal digits. Validators refuse base32 without padding, and its padding may
/// not stand where a WARC writes a digest.
pub fn named(bytes: &[u8]) -> String {
    format!("sha256:{}", hex(&sha256(bytes)))
}

/// The digits of a hash that is written as [`named`] does.
pub fn bare(named: &str) -> &str {
    named.strip_prefix("sha256:").unwrap_or(named)
}

/// A UUID made of what it names: version 8 of RFC 9562, the first half of a SHA-256. The same record of the same case has
/// the same id however often the case is sealed, and nothing random is needed where there is no source of it.
pub fn uuid(of: &str) -> String {
    let mut bytes = [0; 16];
    bytes.iter_mut().zip(sha256(of.as_bytes())).for_each(|(byte, hashed)| *byte = hashed);
    let [.., version, _, variant, _, _, _, _, _, _, _] = &mut bytes;
    *version = *version & 0x0f | 0x80;
    *variant = *variant & 0x3f | 0x80;
    let digits = hex(&bytes);
    let part = |from: usize, to: usize| digits.get(from..to).unwrap_or_default();
    format!("{}-{}-{}-{}-{}", part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32))
}

#[cfg(test)]
mod tests {
    use super::{named, uuid};

    #[test]
    fn hashes_are_those_of_the_standard() {
        for (text, expected) in [
            ("", "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        ] {
            assert_eq!(named(text.as_bytes()), expected);
        }
    }

    #[test]
    fn an_id_is_a_uuid_and_of_what_it_names() {
        assert_eq!(uuid("abc"), "ba7816bf-8f01-8fea-8141-40de5dae2223");
        assert_ne!(uuid("abc"), uuid("abd"));
    }
}
