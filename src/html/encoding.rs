//! Bytes → text, by what the bytes are and what they declare.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// How far into a page its declaration is looked for, in bytes.
const DECLARED_WITHIN: usize = 8 * 1024;

/// A decoded page.
#[derive(Debug)]
pub struct Decoded {
    /// The text.
    pub text: String,
    /// The encoding's name.
    pub encoding: &'static str,
    /// Whether some bytes did not fit the encoding and became U+FFFD.
    pub broken: bool,
}

/// Decodes a page: byte order mark, else UTF-8 if the bytes are, else what a `<meta>` declares, else windows-1252.
///
/// Valid UTF-8 with characters beyond ASCII goes before the declaration, because tools that save pages convert them
/// and leave the declaration as it was; a text in an older encoding is next to never valid UTF-8 by accident.
pub fn decode(bytes: &[u8]) -> Decoded {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return decoded_as(encoding, bytes);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        // ISO-2022-JP is all ASCII bytes: there the declaration decides.
        let declared = if bytes.contains(&0x1b) { declared(bytes) } else { None };
        return match declared {
            Some(encoding) if encoding == encoding_rs::ISO_2022_JP => decoded_as(encoding, bytes),
            _ => Decoded { text: text.to_owned(), encoding: UTF_8.name(), broken: false },
        };
    }
    let as_utf8 = decoded_as(UTF_8, bytes);
    if is_damaged_utf8(&as_utf8.text) {
        return as_utf8;
    }
    decoded_as(declared(bytes).unwrap_or(WINDOWS_1252), bytes)
}

fn decoded_as(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let (text, encoding, broken) = encoding.decode(bytes);
    Decoded { text: text.into_owned(), encoding: encoding.name(), broken }
}

/// UTF-8 that was cut or has a few stray bytes: far more proper characters beyond ASCII than broken ones. Bytes of
/// another encoding are broken as UTF-8 nearly everywhere.
fn is_damaged_utf8(text: &str) -> bool {
    let beyond = text.chars().filter(|c| !c.is_ascii()).count();
    let broken = text.chars().filter(|c| *c == '\u{fffd}').count();
    beyond.saturating_sub(broken) > broken.saturating_mul(2)
}

/// The encoding that a `<meta charset>` or `<meta http-equiv>` near the beginning declares.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..DECLARED_WITHIN).unwrap_or(bytes);
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    head.split("<meta").skip(1).find_map(|tag| {
        let tag = tag.split('>').next()?;
        let label = tag.split_once("charset")?.1.trim_start().strip_prefix('=')?;
        let label = label.trim_start_matches([' ', '"', '\'']);
        let label = label.split(['"', '\'', ' ', ';', '/']).next()?;
        let encoding = Encoding::for_label(label.as_bytes())?;
        // A page whose declaration could be read byte by byte is not UTF-16, whatever it says (HTML standard, prescan).
        let is_utf16 = encoding == encoding_rs::UTF_16LE || encoding == encoding_rs::UTF_16BE;
        Some(if is_utf16 { UTF_8 } else { encoding })
    })
}

#[cfg(test)]
mod tests {
    use encoding_rs::Encoding;

    use super::decode;

    fn check(bytes: &[u8], encoding: &str, text: &str) {
        let decoded = decode(bytes);
        assert_eq!((decoded.encoding, decoded.text.as_str()), (encoding, text));
    }

    #[test]
    fn declared_encodings_are_read() {
        for (label, name, word) in [
            ("gbk", "GBK", "官方旗舰店"),
            ("big5", "Big5", "官方旗艦店"),
            ("shift_jis", "Shift_JIS", "公式ストア"),
            ("euc-jp", "EUC-JP", "公式ストア"),
            ("euc-kr", "EUC-KR", "공식 스토어"),
            ("windows-874", "windows-874", "ร้านค้าทางการ"),
            ("iso-2022-jp", "ISO-2022-JP", "公式ストア"),
        ] {
            for tag in [
                format!("<meta charset=\"{label}\">"),
                format!("<META content='text/html; charset={label}' http-equiv=x>"),
            ] {
                let page = format!("{tag}<p>{word}");
                let encoding = Encoding::for_label(label.as_bytes()).unwrap();
                check(&encoding.encode(&page).0, name, &page);
            }
        }
    }

    #[test]
    fn what_the_bytes_are_goes_before_what_they_declare() {
        check("<meta charset=gbk>店".as_bytes(), "UTF-8", "<meta charset=gbk>店");
        check(b"\xef\xbb\xbfa", "UTF-8", "a");
        check(b"\xff\xfea\0", "UTF-16LE", "a");
        check("店".as_bytes().get(..2).unwrap(), "windows-1252", "åº");
        check(
            &[b"<meta charset=gbk>".as_slice(), &"日本のお店".as_bytes()[..14]].concat(),
            "UTF-8",
            "<meta charset=gbk>日本のお\u{fffd}",
        );
    }
}
