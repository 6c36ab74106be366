//! Names of unrelated brands in one title, as bait for searches.

use jinjja_data::TermClass;
use jinjja_data::sorted::Set;

use super::{Finding, Quote, View};
use crate::brand::Standing;

const ID: &str = "brand-stuffing";

/// Sees it where the names are of several owners. A list of what the goods fit is no bait; electronics are full of such
/// lists, often without a word that says so, and more names are needed there.
pub fn see(view: &View) -> Option<Finding> {
    let lists = view.kinds.meet(view.goods.named(&view.rule(ID)?.kinds));
    let mut names = Set::new();
    let mut places: Vec<usize> = Vec::new();
    let named = view.claim.in_title.iter().filter(|mention| mention.standing != Standing::Compatible);
    for mention in named {
        let brand = view.registry.brand(mention.brand)?;
        let group = brand.owner.as_ref().and_then(|owner| owner.group.clone());
        if names.insert(group.unwrap_or_else(|| brand.id.clone())) {
            places.extend([mention.quote.start, mention.quote.end]);
        }
    }
    for sighting in view.title.of_class(TermClass::OtherBrand) {
        if names.insert(sighting.term.brand.clone()) {
            let span = view.title.folded.span(sighting.tokens.clone());
            places.extend([span.start, span.end]);
        }
    }
    let is_heap = u64::try_from(names.len()).unwrap_or(0)
        >= view.count_limit(ID, if lists { "brands_among_lists" } else { "brands" })?;
    let (first, last) = (places.iter().min().copied()?, places.iter().max().copied()?);
    is_heap.then(|| {
        let quote = Quote::of("title", view.title.folded.source(), first..last);
        Finding::bare().quoting(quote).with_words().with("count", names.len().to_string())
    })
}
