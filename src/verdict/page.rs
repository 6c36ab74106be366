//! The verdict on a whole page: its listing, or its cards, each judged beside the others.

use jinjja_data::PageKind;
use serde::Serialize;

use super::{Assessment, Judge, peers};
use crate::{
    listing::Listing,
    reading::{Diagnostic, Reading},
};

/// What was read of a page, and what is said of it.
#[derive(Clone, Debug, Serialize)]
pub struct PageVerdict {
    /// What kind of page it is.
    pub page: PageKind,
    /// The marketplace; none on a page that could not be read.
    pub marketplace: Option<String>,
    /// The country of the shop front.
    pub country: Option<String>,
    /// The listing of a product page.
    pub listing: Option<Listing>,
    /// What is said of it.
    pub assessment: Option<Assessment>,
    /// The cards of a list, judged beside each other.
    pub cards: Vec<Judged>,
    /// What went wrong in reading.
    pub diagnostics: Vec<Diagnostic>,
}

/// A listing and what is said of it.
#[derive(Clone, Debug, Serialize)]
pub struct Judged {
    /// As it was read.
    pub listing: Listing,
    /// What is said of it.
    pub assessment: Assessment,
}

impl PageVerdict {
    /// Judges what was read.
    pub fn of(reading: Reading, judge: &Judge) -> Self {
        let peers = peers(&reading.cards);
        let cards = reading.cards.into_iter().zip(peers).map(|(card, peers)| {
            let assessment = judge.assess(&card, &peers);
            Judged { listing: card, assessment }
        });
        Self {
            cards: cards.collect(),
            assessment: reading.listing.as_ref().map(|listing| judge.assess(listing, &[])),
            page: reading.page,
            marketplace: reading.marketplace,
            country: reading.country,
            listing: reading.listing,
            diagnostics: reading.diagnostics,
        }
    }
}
