//! What the signs propose that a case is about. A person confirms it or says something else.

use crate::case::{assessment::Reason, statement::Infringement};

/// Signs by which goods seem to be copies. A low price is none of them: genuine goods are sold off every day.
const OF_COPIES: [&str; 3] = ["replica-term", "coded-term", "reviews-say-fake"];
/// Signs by which a name imitates a brand's.
const OF_NAMES: [&str; 3] = ["confusable-brand", "hidden-characters", "lookalike-shop-name"];
/// Signs by which a shop passes for the brand's.
const OF_SHOPS: [&str; 1] = ["claims-official"];

/// What a case with these signs is proposed to be about; nothing where none says it.
pub fn infringement<'c>(signs: impl Iterator<Item = &'c Reason> + Clone) -> Option<Infringement> {
    let has = |known: &[&str]| signs.clone().any(|sign| known.contains(&sign.code.as_str()));
    [
        (OF_COPIES.as_slice(), Infringement::Counterfeit),
        (OF_NAMES.as_slice(), Infringement::Lookalike),
        (OF_SHOPS.as_slice(), Infringement::TrademarkViolation),
    ]
    .into_iter()
    .find(|(signs, _)| has(signs))
    .map(|(_, infringement)| infringement)
}
