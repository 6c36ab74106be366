//! How the tables lie in memory: sorted rows of numbers, with the strings apart.

use std::{collections::BTreeMap, fmt::Write as _};

/// Bits after the character in a packed row: three for the length less one, eight for the string's index; or all eleven
/// for the index where there is no length.
const AFTER: u32 = 11;
const INDEX: u32 = 8;
const LONGEST: u32 = 8;

/// Strings kept once each, one after the other.
#[derive(Default)]
pub struct Strings {
    strings: Vec<String>,
}

impl Strings {
    /// Where this string is; it is added if it was not there.
    pub fn index(&mut self, string: &str) -> u32 {
        let known = self.strings.iter().position(|known| known == string);
        let index = known.unwrap_or_else(|| {
            self.strings.push(string.to_owned());
            self.strings.len() - 1
        });
        u32::try_from(index).expect("few strings")
    }

    pub fn text(&self) -> String {
        self.strings.concat()
    }

    /// Where each string ends, in bytes.
    pub fn ends(&self) -> Vec<u16> {
        let mut end = 0;
        let ends = self.strings.iter().map(|string| {
            end += string.len();
            u16::try_from(end).expect("short strings")
        });
        ends.collect()
    }
}

/// A character, a length and the index of a string in 32 bits.
pub fn packed(first: char, length: u32, index: u32) -> u32 {
    let after = if length == 0 {
        index
    } else {
        assert!(length <= LONGEST && index < 1 << INDEX, "too many strings of letters: {index}");
        (length - 1) << INDEX | index
    };
    assert!(after < 1 << AFTER, "too many strings: {index}");
    u32::from(first) << AFTER | after
}

/// Neighbours with the same string share a row.
pub fn classes(table: &BTreeMap<char, String>, strings: &mut Strings) -> Vec<u32> {
    let mut runs: Vec<(char, u32, &str)> = Vec::new();
    for (c, string) in table {
        match runs.last_mut() {
            Some((first, length, same))
                if *same == string && *length < LONGEST && u32::from(*first) + *length == u32::from(*c) =>
            {
                *length += 1;
            }
            _ => runs.push((*c, 1, string)),
        }
    }
    runs.into_iter().map(|(first, length, string)| packed(first, length, strings.index(string))).collect()
}

/// What characters become, in two tables.
pub struct Runs {
    /// Neighbours that lead to neighbours, or to the same character, share a row: the first character (21 bits),
    /// whether the results go on or stay (1), how many follow (21), the first result (21).
    pub rows: Vec<u64>,
    /// Those of the basic plane that have no such neighbours.
    pub alone: Vec<(u16, u16)>,
}

pub fn runs(table: &BTreeMap<char, char>) -> Runs {
    struct Run {
        from: u64,
        to: u64,
        following: u64,
        goes_on: bool,
    }
    let mut runs: Vec<Run> = Vec::new();
    for (from, to) in table.iter().map(|(from, to)| (u64::from(u32::from(*from)), u64::from(u32::from(*to)))) {
        if let Some(run) = runs.last_mut()
            && run.from + run.following + 1 == from
        {
            let fits = |goes_on: &bool| run.to + if *goes_on { run.following + 1 } else { 0 } == to;
            let of_run = |goes_on: &bool| run.following == 0 || run.goes_on == *goes_on;
            if let Some(goes_on) = [true, false].into_iter().filter(of_run).find(fits) {
                run.goes_on = goes_on;
                run.following += 1;
                continue;
            }
        }
        runs.push(Run { from, to, following: 0, goes_on: false });
    }
    let (mut rows, mut alone) = (Vec::new(), Vec::new());
    for run in runs {
        match (u16::try_from(run.from), u16::try_from(run.to)) {
            (Ok(from), Ok(to)) if run.following == 0 => alone.push((from, to)),
            _ => rows.push(run.from << 43 | u64::from(run.goes_on) << 42 | run.following << 21 | run.to),
        }
    }
    Runs { rows, alone }
}

/// Two static arrays side by side, in source.
pub fn pairs(out: &mut String, from: &str, to: &str, pairs: &[(u16, u16)]) {
    let (left, right): (Vec<u16>, Vec<u16>) = pairs.iter().copied().unzip();
    numbers(out, from, "u16", &left);
    numbers(out, to, "u16", &right);
}

/// A static array, in source.
pub fn numbers<N: Into<u64> + Copy>(out: &mut String, name: &str, number: &str, values: &[N]) {
    // Writing to a string cannot fail.
    let _ = writeln!(out, "pub(super) static {name}: [{number}; {}] = [", values.len());
    for line in values.chunks(12) {
        for value in line {
            let _ = write!(out, "{:#x},", Into::<u64>::into(*value));
        }
        out.push('\n');
    }
    out.push_str("];\n");
}
