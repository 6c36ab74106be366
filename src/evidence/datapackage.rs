//! The package: which files there are, and their hashes.

use serde::{Deserialize, Serialize};

use super::{Capture, digest::named, zip::File};

/// The version of WACZ. The next one is a draft that changes this file, and validators refuse it.
const WACZ: &str = "1.1.1";

/// What the package's file says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DataPackage {
    profile: String,
    wacz_version: String,
    /// When it was sealed.
    pub created: String,
    /// What sealed it.
    pub software: String,
    #[serde(rename = "mainPageUrl", default, skip_serializing_if = "Option::is_none")]
    main_page_url: Option<String>,
    #[serde(rename = "mainPageDate", default, skip_serializing_if = "Option::is_none")]
    main_page_date: Option<String>,
    /// The files.
    pub resources: Vec<Resource>,
}

/// A file of the package.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Resource {
    /// Its name, in lower case as validators want it.
    pub name: String,
    /// Its path.
    pub path: String,
    /// Its hash.
    pub hash: String,
    /// Its length.
    pub bytes: usize,
}

impl Resource {
    /// What is to be said of a file.
    pub fn of(file: &File<'_>) -> Self {
        Self {
            name: file.path.rsplit('/').next().unwrap_or_default().to_owned(),
            path: file.path.to_owned(),
            hash: named(file.bytes),
            bytes: file.bytes.len(),
        }
    }
}

impl DataPackage {
    /// The package of some files. It opens on the first page that was captured.
    pub fn of(created: &str, software: &str, captures: &[Capture], resources: Vec<Resource>) -> Self {
        let main = captures.iter().find(|capture| capture.page.is_some());
        Self {
            profile: "data-package".to_owned(),
            wacz_version: WACZ.to_owned(),
            created: created.to_owned(),
            software: software.to_owned(),
            main_page_url: main.map(|capture| capture.url.clone()),
            main_page_date: main.map(|capture| capture.at.as_str().to_owned()),
            resources,
        }
    }

    /// Its file.
    pub fn written(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Of its file.
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok()
    }
}
