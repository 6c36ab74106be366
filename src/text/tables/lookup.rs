//! Finding a character in the packed rows that `jinjja-unicode` writes (`rows.rs` there says what the bits are).

/// Strings one after the other.
pub struct Strings {
    pub text: &'static str,
    /// Where each ends, in bytes.
    pub ends: &'static [u16],
}

impl Strings {
    fn get(&self, index: usize) -> Option<&'static str> {
        let start = index.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied())?;
        self.text.get(start.into()..usize::from(*self.ends.get(index)?))
    }
}

/// The string of exactly this character, in rows of 21 bits of character and 11 of index.
pub fn exact(rows: &[u32], strings: &Strings, c: char) -> Option<&'static str> {
    let row = last_up_to(rows, c, 11)?;
    (row >> 11 == u32::from(c)).then(|| strings.get(row as usize & 0x7ff)).flatten()
}

/// The string of the range that this character is in: 21 bits of character, 3 of length less one, 8 of index.
pub fn class(rows: &[u32], strings: &Strings, c: char) -> Option<&'static str> {
    let row = last_up_to(rows, c, 11)?;
    let following = row >> 8 & 0x7;
    (u32::from(c).wrapping_sub(row >> 11) <= following).then(|| strings.get(row as usize & 0xff)).flatten()
}

/// Whether a character is in a range: 21 bits of character, 11 of how many follow.
pub fn is_within(rows: &[u32], c: char) -> bool {
    last_up_to(rows, c, 11).is_some_and(|row| u32::from(c).wrapping_sub(row >> 11) <= row & 0x7ff)
}

fn last_up_to(rows: &[u32], c: char, shift: u32) -> Option<u32> {
    let after = rows.partition_point(|row| row.wrapping_shr(shift) <= u32::from(c));
    rows.get(after.checked_sub(1)?).copied()
}

/// What a character becomes: 21 bits of character, 1 whether results go on, 21 of how many follow, 21 of the first
/// result.
pub fn run(rows: &[u64], c: char) -> Option<char> {
    const CODE: u64 = 0x1f_ffff;
    let code = u64::from(u32::from(c));
    let after = rows.partition_point(|row| row >> 43 <= code);
    let row = rows.get(after.checked_sub(1)?)?;
    let steps = code.wrapping_sub(row >> 43);
    if steps > row >> 21 & CODE {
        return None;
    }
    let goes_on = row >> 42 & 1;
    char::from_u32(u32::try_from((row & CODE).wrapping_add(steps.wrapping_mul(goes_on))).ok()?)
}

/// What stands in one row where the other has this character.
pub fn pair(from: &[u16], to: &[u16], c: char) -> Option<char> {
    let place = from.binary_search(&u16::try_from(u32::from(c)).ok()?).ok()?;
    char::from_u32(u32::from(*to.get(place)?))
}
