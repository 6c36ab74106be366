//! Ideographs of China, Hong Kong and Taiwan.

use super::{cut, lookup};

/// The simplified form of a traditional character (OpenCC), the first where there are several; others stay. Only
/// characters whose simplified form occurs in the data files are known: both sides of a comparison go through this.
pub fn simplified(c: char) -> char {
    if c < '\u{3400}' {
        return c;
    }
    lookup::pair(&cut::TRADITIONAL, &cut::SIMPLIFIED, c).unwrap_or(c)
}
