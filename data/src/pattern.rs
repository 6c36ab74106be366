//! Patterns of addresses and short texts: literal text with named gaps, matched from end to end.
//!
//! `{name}` is one or more characters other than `/`; `{name:digits}`, `{name:word}` (letters, digits, `_`, `-`),
//! `{name:decimal}` (digits, `.`, `,`) and `{name:any}` narrow or widen it, a number behind the class (`{name:word10}`)
//! fixes how many characters there are; `{*}` is anything or nothing, and is not kept.
//! Gaps of `digits`, `word` and `decimal` take as much as they can, the others as little.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A parsed pattern.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Pattern {
    text: String,
    pieces: Vec<Piece>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Literal(String),
    Gap { name: Option<String>, class: Class, exactly: Option<usize> },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    Segment,
    Digits,
    Word,
    Decimal,
    Any,
    Skip,
}

impl Class {
    fn holds(self, c: char) -> bool {
        match self {
            Self::Segment => c != '/',
            Self::Digits => c.is_ascii_digit(),
            Self::Word => c.is_ascii_alphanumeric() || c == '_' || c == '-',
            Self::Decimal => c.is_ascii_digit() || c == '.' || c == ',',
            Self::Any | Self::Skip => true,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Segment => "segment",
            Self::Digits => "digits",
            Self::Word => "word",
            Self::Decimal => "decimal",
            Self::Any | Self::Skip => "any",
        }
    }

    fn is_greedy(self) -> bool {
        matches!(self, Self::Digits | Self::Word | Self::Decimal)
    }

    fn at_least(self) -> usize {
        usize::from(self != Self::Skip)
    }
}

/// Why a text is no pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadPattern(String);

impl fmt::Display for BadPattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for BadPattern {}

/// A piece of a pattern as it is written for the content script: a text, or a gap as the name of its class, the least
/// number of characters and, where it is fixed, the number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Written<'p> {
    /// Stands there as it is.
    Text(&'p str),
    /// `segment`, `digits`, `word`, `decimal` or `any`.
    Gap(&'static str, usize, Option<usize>),
}

/// What stood in the gaps, by name.
pub type Found<'t> = Vec<(String, &'t str)>;

impl Pattern {
    /// Parses a pattern; the error names what is wrong with which gap.
    pub fn parse(text: &str) -> Result<Self, BadPattern> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            if !before.is_empty() {
                pieces.push(Piece::Literal(before.to_owned()));
            }
            let (gap, next) =
                after.split_once('}').ok_or_else(|| BadPattern(format!("`{text}`: a `{{` is not closed")))?;
            pieces.push(gap_of(gap, text)?);
            rest = next;
        }
        if !rest.is_empty() {
            pieces.push(Piece::Literal(rest.to_owned()));
        }
        Ok(Self { text: text.to_owned(), pieces })
    }

    /// As written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Its pieces, for matching it elsewhere.
    pub fn written(&self) -> impl Iterator<Item = Written<'_>> {
        self.pieces.iter().map(|piece| match piece {
            Piece::Literal(text) => Written::Text(text),
            Piece::Gap { class, exactly, .. } => Written::Gap(class.name(), class.at_least(), *exactly),
        })
    }

    /// The names of the gaps.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Gap { name, .. } => name.as_deref(),
            Piece::Literal(_) => None,
        })
    }

    fn literals(&self) -> impl Iterator<Item = &str> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Literal(literal) => Some(literal.as_str()),
            Piece::Gap { .. } => None,
        })
    }

    /// What stands in the gaps if the whole text fits.
    pub fn fit<'t>(&self, text: &'t str) -> Option<Found<'t>> {
        // Most texts do not fit, and most of those lack what must stand there.
        if !self.literals().all(|literal| text.contains(literal)) {
            return None;
        }
        let mut attempt = Attempt { pieces: &self.pieces, text, dead: Vec::new(), found: Vec::new() };
        attempt.goes_on(0, 0).then(|| attempt.found.into_iter().rev().collect())
    }

    /// What stands in the gap `name` if the whole text fits.
    pub fn pick<'t>(&self, text: &'t str, name: &str) -> Option<&'t str> {
        self.fit(text)?.into_iter().find_map(|(n, value)| (n == name).then_some(value))
    }
}

fn gap_of(gap: &str, pattern: &str) -> Result<Piece, BadPattern> {
    if gap == "*" {
        return Ok(Piece::Gap { name: None, class: Class::Skip, exactly: None });
    }
    let (name, class) = gap.split_once(':').unwrap_or((gap, ""));
    if name.is_empty() || !name.chars().all(|c| c.is_ascii_lowercase() || c == '_') {
        return Err(BadPattern(format!("`{pattern}`: `{gap}` needs a name of small letters")));
    }
    let letters = class.trim_end_matches(|c: char| c.is_ascii_digit());
    let exactly = class.get(letters.len()..).filter(|count| !count.is_empty()).and_then(|count| count.parse().ok());
    let class = match letters {
        "" => Class::Segment,
        "digits" => Class::Digits,
        "word" => Class::Word,
        "decimal" => Class::Decimal,
        "any" => Class::Any,
        other => return Err(BadPattern(format!("`{pattern}`: no class `{other}` (digits, word, decimal, any)"))),
    };
    Ok(Piece::Gap { name: Some(name.to_owned()), class, exactly })
}

/// One match in progress. Positions from which the rest is known not to fit are not tried again, so that the work
/// stays within pieces × characters for each start of a gap.
struct Attempt<'p, 't> {
    pieces: &'p [Piece],
    text: &'t str,
    /// For each position of the text, for each piece; empty until something does not fit.
    dead: Vec<bool>,
    found: Found<'t>,
}

impl Attempt<'_, '_> {
    fn place(&self, piece: usize, at: usize) -> usize {
        at.saturating_mul(self.pieces.len()).saturating_add(piece)
    }

    fn goes_on(&mut self, piece: usize, at: usize) -> bool {
        let Some(current) = self.pieces.get(piece) else { return at == self.text.len() };
        if self.dead.get(self.place(piece, at)) == Some(&true) {
            return false;
        }
        let fits = match current {
            Piece::Literal(literal) => {
                self.text.get(at..).is_some_and(|rest| rest.starts_with(literal.as_str()))
                    && self.goes_on(piece.saturating_add(1), at.saturating_add(literal.len()))
            }
            Piece::Gap { name, class, exactly } => self.gap_fits(piece, at, name.as_deref(), *class, *exactly),
        };
        if !fits {
            let place = self.place(piece, at);
            self.dead.resize(self.pieces.len().saturating_mul(self.text.len().saturating_add(1)), false);
            self.dead.get_mut(place).into_iter().for_each(|dead| *dead = true);
        }
        fits
    }

    fn gap_fits(&mut self, piece: usize, at: usize, name: Option<&str>, class: Class, exactly: Option<usize>) -> bool {
        let rest = self.text.get(at..).unwrap_or_default();
        let mut ends: Vec<usize> = Vec::new();
        if class.at_least() == 0 {
            ends.push(at);
        }
        for (offset, c) in rest.char_indices() {
            if !class.holds(c) {
                break;
            }
            ends.push(at.saturating_add(offset).saturating_add(c.len_utf8()));
        }
        if let Some(count) = exactly {
            ends = ends.get(count.saturating_sub(1)).copied().into_iter().collect();
        }
        match self.pieces.get(piece.saturating_add(1)) {
            Some(Piece::Literal(next)) => {
                ends.retain(|end| self.text.get(*end..).is_some_and(|rest| rest.starts_with(next.as_str())))
            }
            Some(Piece::Gap { .. }) => {}
            None => ends.retain(|end| *end == self.text.len()),
        }
        if class.is_greedy() {
            ends.reverse();
        }
        for end in ends {
            if self.goes_on(piece.saturating_add(1), end) {
                if let (Some(name), Some(value)) = (name, self.text.get(at..end)) {
                    self.found.push((name.to_owned(), value));
                }
                return true;
            }
        }
        false
    }
}

impl TryFrom<String> for Pattern {
    type Error = BadPattern;

    fn try_from(text: String) -> Result<Self, BadPattern> {
        Self::parse(&text)
    }
}

impl From<Pattern> for String {
    fn from(pattern: Pattern) -> Self {
        pattern.text
    }
}

#[cfg(test)]
mod tests {
    use super::Pattern;

    /// `expected`: the gaps as `name=value`, joined by spaces; `-` when the text does not fit.
    fn check(pattern: &str, text: &str, expected: &str) {
        let found = Pattern::parse(pattern).map(|p| {
            p.fit(text).map_or("-".to_owned(), |found| {
                found.iter().map(|(n, v)| format!("{n}={v}")).collect::<Vec<_>>().join(" ")
            })
        });
        assert_eq!(found, Ok(expected.to_owned()), "{pattern} on {text}");
    }

    #[test]
    fn patterns_fit_from_end_to_end() {
        check(
            "/products/{*}-i{item_id:digits}-s{variant_id:digits}.html",
            "/products/a-i5-i12-s3.html",
            "item_id=12 variant_id=3",
        );
        check("/products/{*}-i{item_id:digits}.html", "/products/a-i12.html?x", "-");
        check("/{shop}/{slug}", "/a/b", "shop=a slug=b");
        check("/{shop}/{slug}", "/a/b/c", "-");
        check("{*}seller={value:word}{*}", "/x?seller=A1&y=2", "value=A1");
        check("Visit the {value:any} Store", "Visit the The North Store Store", "value=The North Store");
        check("{value:decimal}%", "93.5%", "value=93.5");
        check("/item/{item_id:digits}{*}", "/item/.html", "-");
        check("{value:any}", "", "-");
        check("店{value}", "店가", "value=가");
        check("/dp/{item_id:word10}", "/dp/B0ABCDEFGH", "item_id=B0ABCDEFGH");
        check("/dp/{item_id:word10}", "/dp/anything", "-");
        check("/dp/{item_id:word10}/", "/dp/B0ABCDEFGHI/", "-");
    }

    #[test]
    fn bad_patterns_say_why() {
        for (pattern, why) in [("{a", "not closed"), ("{a:b}", "no class"), ("{}", "needs a name")] {
            let error = Pattern::parse(pattern).expect_err(pattern).to_string();
            assert!(error.contains(why), "{error}");
        }
    }

    #[test]
    fn long_texts_do_not_explode() {
        check("{*}a{*}a{*}a{*}b", &"a".repeat(2000), "-");
    }
}
