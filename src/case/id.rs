//! Ids of cases and hashes: texts of a fixed form.

use serde::{Deserialize, Serialize};

use crate::formed::formed;

formed! {
    /// The id of a case: a UUID of version 7 (RFC 9562), in small letters.
    CaseId, is_uuid7, "UUID of version 7 in small letters",
    "^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"
}

formed! {
    /// A SHA-256: 64 hexadecimal digits, in small letters.
    Sha256, is_sha256, "SHA-256 of 64 hexadecimal digits in small letters", "^[0-9a-f]{64}$"
}

fn is_hex(byte: u8) -> bool {
    matches!(byte, b'0'..=b'9' | b'a'..=b'f')
}

fn is_uuid7(text: &str) -> bool {
    let fits = |(at, byte): (usize, u8)| match at {
        8 | 13 | 18 | 23 => byte == b'-',
        14 => byte == b'7',
        19 => matches!(byte, b'8' | b'9' | b'a' | b'b'),
        _ => is_hex(byte),
    };
    text.len() == 36 && text.bytes().enumerate().all(fits)
}

fn is_sha256(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(is_hex)
}

#[cfg(test)]
mod tests {
    use super::{CaseId, Sha256};

    fn check(text: &str, is_id: bool) {
        assert_eq!(CaseId::try_from(text.to_owned()).is_ok(), is_id, "{text}");
    }

    #[test]
    fn ids_are_uuids_of_version_7() {
        check("019a2f3c-7b1e-7c44-9d2e-0123456789ab", true);
        check("019A2F3C-7B1E-7C44-9D2E-0123456789AB", false);
        check("019a2f3c-7b1e-4c44-9d2e-0123456789ab", false);
        check("019a2f3c-7b1e-7c44-cd2e-0123456789ab", false);
        check("019a2f3c7b1e7c449d2e0123456789ab", false);
        check("../../../../etc/passwd", false);
        check("019a2f3c-7b1e-7c44-9d2e-0123456789a/", false);
        check("", false);
    }

    #[test]
    fn hashes_are_64_small_digits() {
        assert!(Sha256::try_from("0f".repeat(32)).is_ok());
        for text in ["0F".repeat(32), "0f".repeat(31), "0g".repeat(32), format!("sha256:{}", "0f".repeat(32))] {
            assert!(Sha256::try_from(text.clone()).is_err(), "{text}");
        }
    }
}
