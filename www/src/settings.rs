//! What the person has chosen, as it is stored.

use std::collections::BTreeMap;

use crate::{browser, json::Json};

/// Under which it is stored.
pub const KEY: &str = "settings";

/// What the person has chosen.
#[derive(Clone, Debug)]
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
}

/// For what a person uses it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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

    /// Its name where it is stored.
    pub fn name(self) -> &'static str {
        match self {
            Self::Shopper => "shopper",
            Self::Investigator => "investigator",
            Self::BrandStaff => "brand-staff",
        }
    }

    /// Its name in the keys of the catalogue.
    pub fn key(self) -> &'static str {
        match self {
            Self::Shopper => "ui_role_shopper",
            Self::Investigator => "ui_role_investigator",
            Self::BrandStaff => "ui_role_brand_staff",
        }
    }
}

impl Settings {
    fn of(stored: &Json) -> Self {
        let marks = stored.get("marks");
        let marketplaces = stored.get("marketplaces").fields();
        Self {
            role: Role::ALL.into_iter().find(|role| role.name() == stored.say("role")).unwrap_or_default(),
            language: stored.say("language"),
            marks: !marks.is_there() || stored.is("marks"),
            off_sites: stored.get("off_sites").list().iter().filter_map(Json::as_text).collect(),
            marketplaces: marketplaces.into_iter().map(|(id, is_on)| (id, is_on.value().is_truthy())).collect(),
            welcomed: stored.is("welcomed"),
        }
    }

    /// Switches a site off, or on again.
    pub fn switch_site(&mut self, host: &str, is_off: bool) {
        self.off_sites.retain(|other| other != host);
        if is_off && !host.is_empty() {
            self.off_sites.push(host.to_owned());
        }
    }

    /// Written over what is stored, so that what others keep there is kept.
    fn written_over(&self, stored: &Json) -> Json {
        let settings = if stored.is_object() { stored.clone() } else { Json::object([]) };
        let marketplaces = self.marketplaces.iter().map(|(id, is_on)| (id.as_str(), (*is_on).into()));
        settings.set("role", &self.role.name().into());
        settings.set("language", &self.language.as_str().into());
        settings.set("marks", &self.marks.into());
        settings.set("off_sites", &Json::of_list(self.off_sites.iter().map(|site| site.as_str().into())));
        settings.set("marketplaces", &Json::object(marketplaces));
        settings.set("welcomed", &self.welcomed.into());
        settings
    }
}

/// What is stored, or what holds before anything was chosen.
pub async fn load() -> Settings {
    Settings::of(&browser::stored(KEY).await)
}

/// Changes what is stored, as it stands now: another page may have changed it meanwhile.
pub async fn change(change: impl FnOnce(&mut Settings)) -> bool {
    let stored = browser::stored(KEY).await;
    let mut settings = Settings::of(&stored);
    change(&mut settings);
    browser::store(KEY, settings.written_over(&stored)).await
}
