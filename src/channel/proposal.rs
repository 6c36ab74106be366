//! What the signs propose that a case is about. A person confirms it or says something else.

use crate::case::{Case, statement::Infringement};

/// Signs by which goods seem to be copies.
const OF_COPIES: [&str; 4] = ["replica_term", "coded_term", "reviews_say_fake", "price_far_below_list"];
/// Signs by which a name imitates a brand's.
const OF_NAMES: [&str; 3] = ["confusable_brand", "hidden_characters", "lookalike_shop_name"];
/// Signs by which a shop passes for the brand's.
const OF_SHOPS: [&str; 1] = ["claims_official"];

/// What a case is proposed to be about; nothing where no sign says it.
pub fn infringement(case: &Case) -> Option<Infringement> {
    let reasons = &case.assessment.as_ref()?.reasons;
    let has =
        |signs: &[&str]| reasons.iter().any(|reason| reason.weight.0 > 0 && signs.contains(&reason.code.as_str()));
    [
        (OF_COPIES.as_slice(), Infringement::Counterfeit),
        (OF_NAMES.as_slice(), Infringement::Lookalike),
        (OF_SHOPS.as_slice(), Infringement::TrademarkViolation),
    ]
    .into_iter()
    .find(|(signs, _)| has(signs))
    .map(|(_, infringement)| infringement)
}
