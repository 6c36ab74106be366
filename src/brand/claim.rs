//! Whether the goods claim to be a brand's, or only name it.

use std::ops::Range;

use jinjja_data::{Needs, Side, TermClass};

use super::Registry;
use crate::{
    goods::Kinds,
    listing::Read,
    term::Sighting,
    text::fold::{Folded, Gap, Kind},
};

/// A brand's name in a text.
#[derive(Clone, Debug)]
pub struct Mention {
    /// The registry's index of the brand.
    pub brand: usize,
    /// The tokens of the text that name it.
    pub tokens: Range<usize>,
    /// The bytes of the text that name it.
    pub quote: Range<usize>,
    /// How it is written.
    pub how: How,
    /// What the name needs to count.
    pub needs: Needs,
    /// What the text says of it.
    pub standing: Standing,
}

/// How a brand's name is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// As one of its names.
    Written,
    /// With characters inside that are not seen.
    Hidden,
    /// With letters or digits that only look like its own.
    Disguised,
}

/// What a text says of a brand that it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The goods are the brand's.
    Claimed,
    /// They fit the brand's.
    Compatible,
    /// They look like the brand's and say so.
    Inspired,
}

/// Where a brand is claimed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Where {
    /// In the brand field.
    BrandField,
    /// In the title.
    Title,
}

/// What a listing says of brands.
#[derive(Clone, Debug, Default)]
pub struct Claim {
    /// The brand that the goods claim to be, and where.
    pub claimed: Option<(Mention, Where)>,
    /// Brands named in the title.
    pub in_title: Vec<Mention>,
    /// The brand in the brand field.
    pub in_field: Option<Mention>,
    /// The brand field names somebody who is not registered.
    pub is_of_another: bool,
}

/// How many words (glyphs are smaller) may stand between "for" and the first name of the list.
const REACH_WORDS: usize = 3;
const REACH_GLYPHS: usize = 8;
/// How many tokens may stand between the names of a list.
const REACH_IN_LIST: usize = 12;

impl Claim {
    /// Reads what brand field and title claim. `terms` are those of the title.
    pub fn of(registry: &Registry, title: &Folded, field: Read<&Folded>, terms: &[Sighting], kinds: Kinds) -> Self {
        let mut in_title = registry.mentions(title, kinds);
        set_standing(title, &mut in_title, terms);
        let in_field = field.value().and_then(|field| brand_of_field(registry, field, kinds));
        let is_of_another = field.value().is_some() && in_field.is_none();
        // A name that needs a context has it when the brand field says the same.
        if let Some(own) = &in_field {
            confirm(registry, title, &mut in_title, own.brand, kinds, terms);
        }
        let claimed = match &in_field {
            Some(mention) => Some((mention.clone(), Where::BrandField)),
            None if is_of_another => None,
            None => first_claimed(&in_title).map(|mention| (mention.clone(), Where::Title)),
        };
        Self { claimed, in_title, in_field, is_of_another }
    }

    /// The brand that the goods claim to be.
    pub fn brand(&self) -> Option<usize> {
        self.claimed.as_ref().map(|(mention, _)| mention.brand)
    }

    /// The first name in the title with a standing, of another brand than the one claimed.
    pub fn only_named(&self, standing: Standing) -> Option<&Mention> {
        let is_own = |mention: &Mention| self.brand() == Some(mention.brand);
        self.in_title.iter().find(|mention| mention.standing == standing && !is_own(mention))
    }
}

/// A title names its own brand before others, and by a name that is only a name.
fn first_claimed(mentions: &[Mention]) -> Option<&Mention> {
    let claimed = || mentions.iter().filter(|mention| mention.standing == Standing::Claimed);
    claimed().find(|mention| mention.needs == Needs::Nothing).or_else(|| claimed().next())
}

/// The brand of a brand field: the name by itself, or first among few words ("LANEIGE 라네즈", "Samsung/三星",
/// "삼성전자").
fn brand_of_field(registry: &Registry, field: &Folded, kinds: Kinds) -> Option<Mention> {
    if let Some(mention) = registry.named_alone(field) {
        // An ordinary word that is not the brand's first name needs goods of its kind: TATA is salt, too.
        let is_odd = mention.needs == Needs::Context
            && !kinds.is_empty()
            && !registry.kinds(mention.brand).meet(kinds)
            && !registry.is_first_name(&mention, field);
        return (!is_odd).then_some(mention);
    }
    let mentions = registry.mentions(field, kinds);
    let first = mentions.iter().find(|mention| mention.tokens.start == 0)?;
    let rest = field.tokens().len().saturating_sub(first.tokens.len());
    let is_other = mentions.iter().any(|mention| mention.brand != first.brand);
    let all_its_own = mentions.iter().map(|mention| mention.tokens.len()).sum::<usize>() == field.tokens().len();
    let is_brief = all_its_own || (rest <= 3 && first.needs == Needs::Nothing);
    (is_brief && !is_other).then(|| first.clone())
}

/// Names of the brand in the title that needed a context have it now.
fn confirm(
    registry: &Registry,
    title: &Folded,
    mentions: &mut Vec<Mention>,
    brand: usize,
    kinds: Kinds,
    terms: &[Sighting],
) {
    if mentions.iter().any(|mention| mention.brand == brand) {
        return;
    }
    let more = registry.mentions(title, kinds.and(registry.kinds(brand)));
    let more = more.into_iter().filter(|mention| mention.brand == brand);
    mentions.extend(more);
    mentions.sort_by_key(|mention| mention.tokens.start);
    set_standing(title, mentions, terms);
}

/// Sets what the title says of each brand by the markers around it.
fn set_standing(title: &Folded, mentions: &mut [Mention], terms: &[Sighting]) {
    for (class, standing) in [(TermClass::Compatible, Standing::Compatible), (TermClass::Inspired, Standing::Inspired)]
    {
        for marker in terms.iter().filter(|sighting| sighting.term.class == class) {
            if matches!(marker.term.side, Side::Before | Side::Both) {
                mark_after(title, mentions, &marker.tokens, standing);
            }
            if matches!(marker.term.side, Side::After | Side::Both) {
                mark_before(title, mentions, &marker.tokens, standing);
            }
        }
    }
}

/// "for Samsung / Xiaomi, Oppo": the first name near the marker, and the list that goes on from it.
fn mark_after(title: &Folded, mentions: &mut [Mention], marker: &Range<usize>, standing: Standing) {
    let mut end = marker.end;
    let mut in_list = false;
    for mention in mentions.iter_mut().filter(|mention| mention.tokens.start >= marker.end) {
        let between = end..mention.tokens.start;
        let is_near = if in_list {
            between.len() <= REACH_IN_LIST && !has_bar(title, &between)
        } else {
            between.len() <= reach(title, &between)
                && !is_cut(title, &(between.start..mention.tokens.start.saturating_add(1)))
        };
        if !is_near {
            return;
        }
        mention.standing = standing;
        (end, in_list) = (mention.tokens.end, true);
    }
}

/// "삼성 갤럭시 호환", "iPhone用": the last name near before the marker.
fn mark_before(title: &Folded, mentions: &mut [Mention], marker: &Range<usize>, standing: Standing) {
    let mut start = marker.start;
    let mut in_list = false;
    for mention in mentions.iter_mut().rev().filter(|mention| mention.tokens.end <= marker.start) {
        let between = mention.tokens.end..start;
        let limit = if in_list { 1 } else { reach(title, &between) };
        if between.len() > limit || is_cut_but_for_brackets(title, &(between.start..start.saturating_add(1))) {
            return;
        }
        mention.standing = standing;
        (start, in_list) = (mention.tokens.start, true);
    }
}

fn reach(title: &Folded, tokens: &Range<usize>) -> usize {
    let is_glyphs = tokens.clone().any(|at| title.token(at).is_some_and(|token| matches!(token.kind, Kind::Glyph(_))));
    if is_glyphs { REACH_GLYPHS } else { REACH_WORDS }
}

/// Something hard stands before one of the tokens.
fn is_cut(title: &Folded, tokens: &Range<usize>) -> bool {
    tokens.clone().any(|at| title.token(at).is_some_and(|token| token.gap == Gap::Hard))
}

/// The same, but a marker may stand in brackets: "HP 206A (호환)".
fn is_cut_but_for_brackets(title: &Folded, tokens: &Range<usize>) -> bool {
    tokens.clone().any(|at| {
        let is_hard = title.token(at).is_some_and(|token| token.gap == Gap::Hard);
        let before = at.checked_sub(1).map_or(0, |before| title.span(before..at).end);
        let gap = title.source().get(before..title.span(at..at.saturating_add(1)).start).unwrap_or_default();
        is_hard && !gap.chars().all(|c| matches!(c, ' ' | '(' | ')' | '（' | '）' | '[' | ']'))
    })
}

/// A bar or a bracket ends a list; a comma does not.
fn has_bar(title: &Folded, tokens: &Range<usize>) -> bool {
    let span = title.span(tokens.clone());
    title.source().get(span).unwrap_or_default().contains(['|', '｜', '[', ']', '【', '】'])
}

#[cfg(test)]
mod tests {
    use super::Standing;
    use crate::{Knowledge, listing::Listing, signal::View, verdict::Judge};

    #[test]
    fn brands_are_claimed_or_only_named() {
        use Standing::{Claimed, Compatible, Inspired};
        let judge = Judge::new(Knowledge::embedded());
        for (title, brand, claimed, named) in [
            ("Laneige Lip Sleeping Mask 20g", None, Some("laneige"), vec![("laneige", Claimed)]),
            (
                "Ring holder for Samsung, Xiaomi and OPPO phones",
                None,
                None,
                vec![("samsung", Compatible), ("xiaomi", Compatible), ("oppo", Compatible)],
            ),
            ("삼성 갤럭시 호환 충전기", None, None, vec![("samsung", Compatible)]),
            ("Perfume oil inspired by Gucci Bloom", Some("Oakdale"), None, vec![("gucci", Inspired)]),
            ("Etude in C minor, piano book", None, None, vec![]),
            ("Etude House lip tint", None, Some("etude"), vec![("etude", Claimed)]),
            ("Dupe of Laneige night cream", Some("Bearland"), None, vec![("laneige", Inspired)]),
            ("Serum 30ml", Some("삼성전자"), Some("samsung"), vec![]),
            ("수분 크림", Some("LANEIGE 라네즈"), Some("laneige"), vec![]),
        ] {
            let brand = brand.map(|brand| format!(r#","brand":"{brand}""#)).unwrap_or_default();
            let line = format!(r#"{{"marketplace":"shopee","title":"{title}"{brand}}}"#);
            let listing = Listing::from_line(line.as_bytes()).map(|taken| taken.listing).unwrap_or_default();
            let view = View::of(&judge, &listing, &[]);
            let id = |index: usize| judge.registry.brand(index).map_or("?", |brand| brand.id.as_str());
            let got: Vec<(&str, Standing)> =
                view.claim.in_title.iter().map(|mention| (id(mention.brand), mention.standing)).collect();
            assert_eq!(view.brand.map(|brand| brand.id.as_str()), claimed, "{title}");
            assert_eq!(got, named, "{title}");
        }
    }
}
