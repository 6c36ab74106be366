//! The embedded data unpacked: LZMA (as in the LZMA SDK's specification) with the parameters of our own build script, which
//! uses a whole library for packing. This half of it is small enough to be carried into every browser.

/// So many high bits of the byte before tell which letters to expect (`lc`); nothing depends on positions (`lp`, `pb`).
const LETTER_BITS: u32 = 3;

/// Where the probabilities of each kind of decision stand.
mod at {
    pub const IS_MATCH: usize = 0;
    pub const IS_REPEAT: usize = 12;
    pub const IS_NOT_LAST: usize = 24;
    pub const IS_NOT_SECOND: usize = 36;
    pub const IS_NOT_THIRD: usize = 48;
    pub const IS_LONG: usize = 60;
    pub const LENGTH: usize = 72;
    pub const REPEATED_LENGTH: usize = 346;
    pub const SLOT: usize = 620;
    pub const DISTANCE: usize = 876;
    pub const ALIGN: usize = 992;
    pub const LETTERS: usize = 1008;
    /// Of the letters after one kind of byte.
    pub const EACH: usize = 0x300;
    pub const ALL: usize = LETTERS + (EACH << super::LETTER_BITS);
}

/// What was packed; as far as it can be unpacked, when it was not packed by us.
pub(crate) fn unpacked(packed: &[u8]) -> Vec<u8> {
    let Some((length, [_, code @ ..])) = packed.split_first_chunk::<4>() else { return Vec::new() };
    let Some((code, rest)) = code.split_first_chunk::<4>() else { return Vec::new() };
    let length = usize::try_from(u32::from_le_bytes(*length)).unwrap_or(0);
    let unpacker = Unpacker {
        rest: rest.iter(),
        range: u32::MAX,
        code: u32::from_be_bytes(*code),
        odds: vec![1 << 10; at::ALL],
        text: Vec::with_capacity(length),
    };
    unpacker.all(length)
}

struct Unpacker<'p> {
    rest: std::slice::Iter<'p, u8>,
    range: u32,
    code: u32,
    /// The odds of zero in each kind of decision, of 2048.
    odds: Vec<u16>,
    text: Vec<u8>,
}

impl Unpacker<'_> {
    fn all(mut self, length: usize) -> Vec<u8> {
        let mut state = 0_usize;
        // How far back the last matches stood, the latest first.
        let mut back = [0_usize; 4];
        while self.text.len() < length {
            if !self.is_one(at::IS_MATCH.wrapping_add(state)) {
                self.letter(state, back[0]);
                state = match state {
                    0..4 => 0,
                    4..10 => state.wrapping_sub(3),
                    _ => state.wrapping_sub(6),
                };
                continue;
            }
            let after_letter = state < 7;
            let count;
            if self.is_one(at::IS_REPEAT.wrapping_add(state)) {
                let is_last = !self.is_one(at::IS_NOT_LAST.wrapping_add(state));
                if is_last && !self.is_one(at::IS_LONG.wrapping_add(state)) {
                    count = 1;
                    state = if after_letter { 9 } else { 11 };
                } else {
                    back = if is_last { back } else { self.repeated(state, back) };
                    count = self.length(at::REPEATED_LENGTH);
                    state = if after_letter { 8 } else { 11 };
                }
            } else {
                count = self.length(at::LENGTH);
                back = [self.distance(count), back[0], back[1], back[2]];
                state = if after_letter { 7 } else { 10 };
            }
            // Bytes that are no packed data may want more than there is to be.
            for _ in 0..count.min(length.saturating_sub(self.text.len())) {
                let letter = self.before(back[0]);
                self.text.push(letter);
            }
        }
        self.text
    }

    /// The byte so far back; zero where nothing stands.
    fn before(&self, back: usize) -> u8 {
        let place = self.text.len().checked_sub(back.saturating_add(1));
        place.and_then(|place| self.text.get(place)).copied().unwrap_or(0)
    }

    fn letter(&mut self, state: usize, back: usize) {
        let kind = usize::from(self.before(0)) >> 8_u32.saturating_sub(LETTER_BITS);
        let letters = at::LETTERS.wrapping_add(at::EACH.wrapping_mul(kind));
        let mut letter = 1_usize;
        if state >= 7 {
            // After a match, most likely another letter than the one that would have gone on with it.
            let mut unlikely = usize::from(self.before(back));
            while letter < 0x100 {
                unlikely <<= 1;
                let expected = unlikely & 0x100;
                let bit =
                    usize::from(self.is_one(letters.wrapping_add(0x100).wrapping_add(expected).wrapping_add(letter)));
                letter = letter << 1 | bit;
                if bit << 8 != expected {
                    break;
                }
            }
        }
        while letter < 0x100 {
            letter = letter << 1 | usize::from(self.is_one(letters.wrapping_add(letter)));
        }
        self.text.push(u8::try_from(letter & 0xff).unwrap_or(0));
    }

    /// An older distance comes first again.
    fn repeated(&mut self, state: usize, [first, second, third, fourth]: [usize; 4]) -> [usize; 4] {
        if !self.is_one(at::IS_NOT_SECOND.wrapping_add(state)) {
            [second, first, third, fourth]
        } else if !self.is_one(at::IS_NOT_THIRD.wrapping_add(state)) {
            [third, first, second, fourth]
        } else {
            [fourth, first, second, third]
        }
    }

    fn length(&mut self, lengths: usize) -> usize {
        let (begin, bits, least) = if !self.is_one(lengths) {
            (2, 3, 2)
        } else if !self.is_one(lengths.wrapping_add(1)) {
            (10, 3, 10)
        } else {
            (18, 8, 18)
        };
        self.number(lengths.wrapping_add(begin), bits).wrapping_add(least)
    }

    fn distance(&mut self, length: usize) -> usize {
        let slots = at::SLOT.wrapping_add(length.saturating_sub(2).min(3) << 6);
        let slot = self.number(slots, 6);
        let Some(bits) = (slot >> 1).checked_sub(1).filter(|bits| *bits > 0) else { return slot };
        let high = (2 | slot & 1) << bits;
        if slot < 14 {
            return high.wrapping_add(self.backwards(at::DISTANCE.wrapping_add(high).wrapping_sub(slot), bits));
        }
        let middle = self.even(bits.wrapping_sub(4)) << 4;
        high.wrapping_add(middle).wrapping_add(self.backwards(at::ALIGN, 4))
    }

    /// A number bit by bit, each with odds that depend on those before it.
    fn number(&mut self, odds: usize, bits: u32) -> usize {
        let read = (0..bits).fold(1, |read, _| read << 1 | usize::from(self.is_one(odds.wrapping_add(read))));
        read.wrapping_sub(1 << bits)
    }

    /// The same, the lowest bit first.
    fn backwards(&mut self, odds: usize, bits: usize) -> usize {
        let (mut read, mut number) = (1, 0);
        for place in 0..bits {
            let bit = usize::from(self.is_one(odds.wrapping_add(read)));
            read = read << 1 | bit;
            number |= bit << place;
        }
        number
    }

    /// A number all of whose bits have even odds.
    fn even(&mut self, bits: usize) -> usize {
        (0..bits).fold(0, |number, _| {
            self.refill();
            self.range >>= 1;
            let is_one = self.code >= self.range;
            if is_one {
                self.code = self.code.wrapping_sub(self.range);
            }
            number << 1 | usize::from(is_one)
        })
    }

    fn refill(&mut self) {
        if self.range < 1 << 24 {
            self.range <<= 8;
            self.code = self.code << 8 | u32::from(self.rest.next().copied().unwrap_or(0));
        }
    }

    fn is_one(&mut self, decision: usize) -> bool {
        self.refill();
        let Some(odds) = self.odds.get_mut(decision) else { return false };
        let bound = (self.range >> 11).wrapping_mul(u32::from(*odds));
        let is_one = self.code >= bound;
        if is_one {
            self.range = self.range.wrapping_sub(bound);
            self.code = self.code.wrapping_sub(bound);
            *odds = odds.wrapping_sub(*odds >> 5);
        } else {
            self.range = bound;
            *odds = odds.wrapping_add(2048_u16.wrapping_sub(*odds) >> 5);
        }
        is_one
    }
}

#[cfg(test)]
mod tests {
    use super::unpacked;

    #[test]
    fn what_was_not_packed_by_us_gives_something_without_failing() {
        let noise: Vec<u8> = (0..4_000_u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        for length in [0_usize, 3, 4, 8, 9, 10, 100, 4_000] {
            let mut packed = noise.get(..length).unwrap_or_default().to_vec();
            packed.iter_mut().take(4).zip([0, 8, 0, 0]).for_each(|(byte, of_length)| *byte = of_length);
            assert!(matches!(unpacked(&packed).len(), 0 | 2048));
        }
    }
}
