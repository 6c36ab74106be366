//! How many edits lie between two words.

/// The Damerau–Levenshtein distance (each place edited once) if it is at most `most`.
pub fn within(one: &[char], other: &[char], most: usize) -> Option<usize> {
    if one.len().abs_diff(other.len()) > most {
        return None;
    }
    let width = other.len().saturating_add(1);
    let mut before_last: Vec<usize> = vec![0; width];
    let mut last: Vec<usize> = (0..width).collect();
    let mut row: Vec<usize> = vec![0; width];
    let mut previous: Option<char> = None;
    for (at, letter) in one.iter().enumerate() {
        let mut best = at.saturating_add(1);
        let mut left = best;
        let mut before: Option<char> = None;
        let mut next = row.iter_mut();
        if let Some(first) = next.next() {
            *first = left;
        }
        let columns = other.iter().zip(last.iter().zip(last.iter().skip(1))).enumerate();
        for (column, (against, (diagonal, above))) in columns {
            let replaced = diagonal.saturating_add(usize::from(letter != against));
            let mut cost = replaced.min(above.saturating_add(1)).min(left.saturating_add(1));
            let is_swapped = previous == Some(*against) && before == Some(*letter);
            if let (true, Some(twice)) = (is_swapped, column.checked_sub(1).and_then(|at| before_last.get(at))) {
                cost = cost.min(twice.saturating_add(1));
            }
            if let Some(cell) = next.next() {
                *cell = cost;
            }
            best = best.min(cost);
            left = cost;
            before = Some(*against);
        }
        if best > most {
            return None;
        }
        previous = Some(*letter);
        std::mem::swap(&mut before_last, &mut last);
        std::mem::swap(&mut last, &mut row);
    }
    last.last().copied().filter(|distance| *distance <= most)
}

#[cfg(test)]
mod tests {
    use super::within;

    #[test]
    fn edits_are_counted_up_to_a_bound() {
        for (one, other, most, distance) in [
            ("laneige", "laneige", 1, Some(0)),
            ("laneige", "lanege", 1, Some(1)),
            ("laneige", "lanneige", 1, Some(1)),
            ("laneige", "lanxige", 1, Some(1)),
            ("samsung", "samsnug", 1, Some(1)),
            ("samsung", "smasnug", 1, None),
            ("samsung", "smasnug", 2, Some(2)),
            ("samsung", "sung", 2, None),
            ("", "ab", 2, Some(2)),
            ("ab", "", 1, None),
        ] {
            let letters = |word: &str| word.chars().collect::<Vec<_>>();
            assert_eq!(within(&letters(one), &letters(other), most), distance, "{one} {other}");
        }
    }
}
