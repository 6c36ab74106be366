//! Buyers say in their reviews that it is not the brand's.

use jinjja_data::TermClass;

use super::{Finding, Quote, View};
use crate::{
    term::{Reach, Sighting},
    text::fold::Folded,
};

const ID: &str = "reviews-say-fake";

/// Sees it in visible reviews; what the seller writes is no review.
pub fn see(view: &View) -> Option<Finding> {
    let reviews = view.listing.reviews.value()?;
    let complaints: Vec<Quote> = reviews
        .iter()
        .take(MOST_REVIEWS)
        .enumerate()
        .filter_map(|(index, review)| {
            // A question is no complaint.
            let folded = Folded::of(crate::text::shortened(review, LONGEST_REVIEW));
            let terms = view.vocabulary.read(&folded, view.setting, Reach::Clause);
            let complaint = terms.iter().find(|sighting| {
                sighting.term.class == TermClass::Complaint && !is_asked(&folded, sighting.tokens.end)
            })?;
            // "I feared a copy, and it is original."
            let is_settled = |other: &Sighting| {
                matches!(other.term.class, TermClass::Assertion) && other.tokens.start >= complaint.tokens.end
            };
            if terms.iter().any(is_settled) {
                return None;
            }
            let quote = Quote::of("reviews", folded.source(), folded.span(complaint.tokens.clone()));
            Some(Quote { index: Some(index), ..quote })
        })
        .collect();
    let count = u64::try_from(complaints.len()).ok()?;
    let first = complaints.into_iter().next()?;
    (count >= view.count_limit(ID, "reviews")?)
        .then(|| Finding::bare().quoting(first).with_words().with("count", count.to_string()))
}

const MOST_REVIEWS: usize = 200;
const LONGEST_REVIEW: usize = 2_000;

fn is_asked(review: &Folded, end: usize) -> bool {
    let from = review.span(end.saturating_sub(1)..end).end;
    let rest = review.source().get(from..).unwrap_or_default();
    let sentence = rest.split(['.', '!', '。', '！', '\n']).next().unwrap_or_default();
    sentence.contains(['?', '？'])
}
