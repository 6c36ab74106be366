//! Sold as looking like a brand's, not as the brand's: a note, no warning.

use super::{Finding, View, compatible_with::named};
use crate::brand::Standing;

/// Sees it in the title.
pub fn see(view: &View) -> Option<Finding> {
    named(view, Standing::Inspired)
}
