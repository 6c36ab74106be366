//! The form in which data are embedded: texts stand apart from all else and one after the other, so that a packer finds in
//! each half what is alike. Which value stands where, only its type says.

mod reader;
mod writer;

use std::fmt;

pub use reader::read;
pub use writer::write;

/// What ends a text; it stands in none.
const END: char = '\0';

/// Something has no such form, or bytes are not of that form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unfit;

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("it has no packed form")
    }
}

impl std::error::Error for Unfit {}

impl serde::ser::Error for Unfit {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

impl serde::de::Error for Unfit {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::{Deserialize, Serialize};

    use super::{read, write};

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    enum Kind {
        Plain,
        Holding(u32),
        Named { text: String },
    }

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Wrapped(i64);

    type Everything = (String, Vec<Option<bool>>, BTreeMap<String, Kind>, [Wrapped; 3], u8, (), Vec<Kind>);

    #[test]
    fn what_was_written_is_read() {
        let everything: Everything = (
            "진짜".into(),
            vec![None, Some(true), Some(false)],
            [("a".into(), Kind::Holding(u32::MAX)), (String::new(), Kind::Plain)].into(),
            [Wrapped(0), Wrapped(i64::MIN), Wrapped(-3)],
            255,
            (),
            vec![Kind::Named { text: "x".into() }, Kind::Plain],
        );
        let written = write(&everything).expect("it has a packed form");
        assert_eq!(read::<Everything>(&written), Some(everything));
        for length in 0..written.len() {
            assert_eq!(read::<Everything>(written.get(..length).unwrap_or_default()), None, "{length}");
        }
        assert_eq!(write("a\0b"), None);
    }
}
