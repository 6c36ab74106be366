//! What the person has chosen, as it is stored.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::browser;

/// Under which it is stored.
pub const KEY: &str = "settings";

/// What the person has chosen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// For what the person uses it.
    pub role: Role,
    /// The language; empty for the browser's.
    pub language: String,
    /// Marks in the page.
    pub marks: bool,
    /// Hosts where nothing is drawn or read.
    pub off_sites: Vec<String>,
    /// Marketplaces switched on or off by the person, by their ids.
    pub marketplaces: BTreeMap<String, bool>,
    /// The welcome was seen.
    pub welcomed: bool,
    /// What others keep here is kept.
    #[serde(flatten)]
    pub more: Map<String, Value>,
}

/// For what a person uses it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// To shop.
    #[default]
    Shopper,
    /// To walk through listings and collect evidence.
    Investigator,
    /// To look after a brand's listings.
    BrandStaff,
}

impl Role {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Shopper, Self::Investigator, Self::BrandStaff];

    /// Its name in the keys of the catalogue.
    pub fn key(self) -> &'static str {
        match self {
            Self::Shopper => "ui_role_shopper",
            Self::Investigator => "ui_role_investigator",
            Self::BrandStaff => "ui_role_brand_staff",
        }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            role: Role::default(),
            language: String::new(),
            marks: true,
            off_sites: Vec::new(),
            marketplaces: BTreeMap::new(),
            welcomed: false,
            more: Map::new(),
        }
    }
}

/// What is stored, or what holds before anything was chosen.
pub async fn load() -> Settings {
    browser::stored(KEY).await.unwrap_or_default()
}

/// Changes what is stored, as it stands now: another page may have changed it meanwhile.
pub async fn change(change: impl FnOnce(&mut Settings)) -> bool {
    let mut settings = load().await;
    change(&mut settings);
    browser::store(KEY, &settings).await
}

#[cfg(test)]
mod tests {
    use super::Settings;

    #[test]
    fn what_is_unknown_is_kept() {
        let settings: Settings = serde_json::from_str(r#"{"role":"brand-staff","seen":3}"#).unwrap_or_default();
        assert!(settings.marks);
        assert!(serde_json::to_string(&settings).unwrap_or_default().contains(r#""seen":3"#));
    }
}
