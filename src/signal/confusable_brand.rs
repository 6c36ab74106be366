//! A brand's name written with letters or digits that only look like its own.

use super::{Finding, View};
use crate::brand::{How, Standing};

/// Sees it in the title and in the brand field.
pub fn see(view: &View) -> Option<Finding> {
    let in_title = view.claim.in_title.iter().map(|mention| (&view.title, mention));
    let in_field = view.claim.in_field.iter().map(|mention| (&view.brand_field, mention));
    let (text, mention) = in_title
        .chain(in_field)
        .find(|(_, mention)| mention.how == How::Disguised && mention.standing == Standing::Claimed)?;
    let brand = view.registry.brand(mention.brand)?;
    Some(Finding::on(text, mention.tokens.clone()).with_words().with("brand", brand.name.clone()))
}
