//! Parsing the data files, and what must hold in each of them and between them.

mod brands;
mod channels;
mod marketplaces;
mod personal;
mod terms;
mod weights;

use std::{
    fmt, fs,
    path::{Path, PathBuf},
};

use crate::{
    Brand, Categories, Channel, Languages, Marketplace, Measures, Term, Weights, Words, checks, personal::Personal,
};

/// Why a data file is refused: the file, the place in it and what to do.
#[derive(Debug)]
pub struct BadData {
    file: String,
    what: String,
}

impl fmt::Display for BadData {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.file, self.what)
    }
}

impl std::error::Error for BadData {}

/// All the data files of one folder.
#[derive(Debug)]
pub struct Library {
    /// Marketplaces in the order of their ids.
    pub marketplaces: Vec<Marketplace>,
    /// Words of reading.
    pub words: Words,
    /// Brands in the order of their ids.
    pub brands: Vec<Brand>,
    /// Terms in the order of their classes and lines.
    pub terms: Vec<Term>,
    /// Kinds of goods.
    pub categories: Categories,
    /// Where languages are spoken.
    pub languages: Languages,
    /// How titles write sizes.
    pub measures: Measures,
    /// What each sign weighs.
    pub weights: Weights,
    /// What is about the person who looks at a page. It takes no part in any verdict.
    pub personal: Personal,
    /// Doors in the order of their ids. They take no part in any verdict.
    pub channels: Vec<Channel>,
}

impl Library {
    /// Reads and checks all data files in `folder`.
    ///
    /// # Errors
    /// A file that cannot be read or has an unknown key; a marketplace's source without or with two origins, or two
    /// that claim one host; a name of what is personal that is never found; a name that two brands own, a shop listed twice, a term that hits a brand's own product
    /// without an exception; a hint without a weight.
    pub fn read(folder: &Path) -> Result<Self, BadData> {
        let (library, problems) = Self::read_what_can_be(folder)?;
        problems.into_iter().next().map_or(Ok(library), Err)
    }

    /// Leaves out what is written for the people who keep the files, and neither read, judged with nor shown.
    pub fn leave_out_notes(&mut self) {
        for marketplace in &mut self.marketplaces {
            marketplace.tests.clear();
            marketplace.personal = Default::default();
            marketplace.proven.clear();
            marketplace.reviewed.clear();
        }
        for brand in &mut self.brands {
            brand.notes.clear();
            brand.names.iter_mut().for_each(|name| name.source.clear());
            brand.owner.iter_mut().for_each(|owner| owner.source.clear());
            brand.operators.iter_mut().for_each(|operator| operator.source.clear());
            brand.sites.iter_mut().for_each(|site| site.source.clear());
            brand.shops.iter_mut().for_each(|shop| shop.note = None);
            for price in &mut brand.prices {
                price.source.clear();
                price.note = None;
                price.date = None;
            }
        }
    }

    /// The same for people at work on the files: a marketplace's or a brand's file with a mistake is left out and named.
    ///
    /// # Errors
    /// The folder, `words.toml`, another file of its kind, or a file of terms cannot be read.
    pub fn read_what_can_be(folder: &Path) -> Result<(Self, Vec<BadData>), BadData> {
        let mut problems = Vec::new();
        let words = parse::<Words>(&folder.join("words.toml"))?;
        let categories = parse::<Categories>(&folder.join("categories.toml"))?;
        let languages = parse(&folder.join("languages.toml"))?;
        let measures = parse(&folder.join("measures.toml"))?;
        let weights = weights::read(&folder.join("weights.toml"))?;
        let personal = personal::read(folder)?;
        let marketplaces = marketplaces::read(folder, &words, &mut problems)?;
        let terms = terms::read(folder, &categories)?;
        let brands = brands::read(folder, &categories, &marketplaces, &mut problems)?;
        let channels = channels::read(folder, &marketplaces, &mut problems)?;
        problems
            .extend(checks::contradictions(&brands, &terms).into_iter().map(|what| bad(&folder.join("brands"), what)));
        Ok((
            Self { marketplaces, words, brands, terms, categories, languages, measures, weights, personal, channels },
            problems,
        ))
    }
}

fn bad(path: &Path, what: impl fmt::Display) -> BadData {
    BadData { file: path.display().to_string(), what: what.to_string() }
}

fn parse<T: serde::de::DeserializeOwned>(path: &Path) -> Result<T, BadData> {
    let text = fs::read_to_string(path).map_err(|error| bad(path, error))?;
    toml::from_str(&text).map_err(|error| bad(path, error))
}

/// The files with this extension, in the order of their names.
fn in_folder(shelf: &Path, extension: &str) -> Result<Vec<PathBuf>, BadData> {
    let listed = fs::read_dir(shelf).map_err(|error| bad(shelf, error))?;
    let mut paths: Vec<_> = listed.flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|found| found == extension));
    paths.sort();
    Ok(paths)
}

/// The name of a file without its extension.
fn stem(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}
