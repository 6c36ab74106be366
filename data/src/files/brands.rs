//! Reading `brands/*.toml`.

use std::path::Path;

use super::{BadData, bad, in_folder, parse, stem};
use crate::{Brand, Categories, Marketplace, checks};

/// Reads all brands: a file with a mistake is left out and named.
pub(super) fn read(
    folder: &Path,
    categories: &Categories,
    marketplaces: &[Marketplace],
    problems: &mut Vec<BadData>,
) -> Result<Vec<Brand>, BadData> {
    let mut brands = Vec::new();
    for path in in_folder(&folder.join("brands"), "toml")? {
        match one(&path, categories, marketplaces) {
            Ok(brand) => brands.push(brand),
            Err(problem) => problems.push(problem),
        }
    }
    Ok(brands)
}

fn one(path: &Path, categories: &Categories, marketplaces: &[Marketplace]) -> Result<Brand, BadData> {
    let brand: Brand = parse(path)?;
    if brand.id != stem(path) {
        return Err(bad(path, "its id must be the name of the file"));
    }
    checks::check(&brand, categories, marketplaces).map_err(|problem| bad(path, problem))?;
    Ok(brand)
}
