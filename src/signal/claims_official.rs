//! A shop calls itself the brand's official one, and the platform, which has a badge for that, gave it none.

use jinjja_data::TermClass;

use super::{Finding, View};
use crate::brand::shops::PlatformBadge;

/// Sees it where badges were read.
pub fn see(view: &View) -> Option<Finding> {
    let brand = view.claim.brand()?;
    if view.badge != PlatformBadge::None || view.is_known_shop() {
        return None;
    }
    let kinds = view.kinds.and(view.registry.kinds(brand));
    [&view.shop, &view.username].into_iter().find_map(|text| {
        let official = text.of_class(TermClass::Official).next()?;
        let named = view.registry.mentions(&text.folded, kinds);
        let is_named = named.iter().any(|mention| mention.brand == brand);
        is_named.then(|| Finding::on(text, official.tokens.clone()).with("shop", text.folded.source()))
    })
}
