//! Brand facts of a person's own, laid over the built-in ones: checked by the same rules, and stronger where both speak of
//! the same shop.

use crate::sorted::Set;
use crate::{
    Brand, Categories, Marketplace, Problem, Shop, Term,
    checks::{self, check, keys, plain},
};

/// The brands with those of the person's own. A brand of the same id, or with one of its names, is the same brand: it
/// gets what is added to it.
pub fn joined(known: &[Brand], own: &[Brand]) -> Vec<Brand> {
    let mut all = known.to_vec();
    for brand in own {
        match all.iter_mut().find(|other| is_same(other, brand)) {
            Some(known) => add(known, brand),
            None => all.push(brand.clone()),
        }
    }
    all.sort_by(|one, other| one.id.cmp(&other.id));
    all
}

/// What is wrong with brands of the person's own, in themselves and beside the known ones.
pub fn problems(
    known: &[Brand],
    own: &[Brand],
    terms: &[Term],
    categories: &Categories,
    marketplaces: &[Marketplace],
) -> Vec<Problem> {
    let mut problems: Vec<Problem> =
        own.iter().filter_map(|brand| check(brand, categories, marketplaces).err()).collect();
    let shops = own.iter().flat_map(|brand| &brand.shops);
    problems.extend(shops.filter(|shop| !shop.is_historic && !shop.can_be_matched()).map(unmatched));
    let before = checks::contradictions(known, terms);
    let after = checks::contradictions(&joined(known, own), terms);
    problems.extend(after.into_iter().filter(|problem| !before.contains(problem)));
    problems
}

fn unmatched(shop: &Shop) -> Problem {
    let about = shop.url.as_ref().unwrap_or(&shop.marketplace);
    Problem::new("unmatched", about, format!("nothing by which the shop could be known again: {about}"))
}

fn is_same(known: &Brand, own: &Brand) -> bool {
    let names = |brand: &Brand| brand.names.iter().map(|name| plain(&name.text)).collect::<Set<_>>();
    let of_own = names(own);
    known.id == own.id || names(known).iter().any(|name| of_own.contains(name))
}

/// What the person says of a shop replaces what was known of it.
fn add(known: &mut Brand, own: &Brand) {
    let told: Set<String> = own.shops.iter().flat_map(keys).collect();
    known.shops.retain(|shop| keys(shop).iter().all(|key| !told.contains(key)));
    known.shops.extend(own.shops.iter().cloned());
    let new = own.names.iter().filter(|name| known.names.iter().all(|other| plain(&other.text) != plain(&name.text)));
    let new: Vec<_> = new.cloned().collect();
    known.names.extend(new);
    let new = own.sites.iter().filter(|site| known.sites.iter().all(|other| other.address != site.address));
    let new: Vec<_> = new.cloned().collect();
    known.sites.extend(new);
    known.prices.extend(own.prices.iter().cloned());
}
