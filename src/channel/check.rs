//! What is checked before something goes to an office: a file a concern, each finding with its fix.

mod address;
mod authorised;
mod before;
mod evidence;
mod field;
mod ground;
mod language;
mod passed_on;
mod personal;
mod recipient;
mod record;
mod right;
mod sheet;
mod together;
mod xarf;

use jinjja_data::Map;
use serde::Serialize;

use super::{Desk, desk::Meant, form::FilledNotice, grounded::Grounded, telling::Telling};
use crate::case::id::CaseId;

/// Something that was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Its id: `check_<id>` of the catalogue says it.
    pub check: &'static str,
    /// How much it weighs.
    pub weight: Weight,
    /// In which case; null where it is the notice.
    pub case_id: Option<CaseId>,
    /// The title of its listing.
    pub title: Option<String>,
    /// Where its listing is.
    pub address: Option<String>,
    /// What fills its sentence.
    pub with: Map<&'static str, String>,
    /// What mends it: `fix_<id>` of the catalogue; null where nothing does.
    pub fix: Option<&'static str>,
    /// The person said that it is meant so.
    pub is_meant: bool,
}

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Weight {
    /// It does not go like this.
    Stops,
    /// It goes if the person says that it is meant so.
    Asks,
    /// The person should know it.
    Notes,
}

impl Finding {
    fn new(check: &'static str, weight: Weight, of: Option<&Grounded>, fix: Option<&'static str>) -> Self {
        let title = of.and_then(|of| of.case.listing.title_nfc.value()).map(|title| crate::text::visible(title));
        let case_id = of.map(|of| of.case.id.clone());
        let address = of.map(|of| of.address().to_owned());
        Self { check, weight, case_id, title, address, with: Map::new(), fix, is_meant: false }
    }

    /// Whether this is what the person spoke of.
    fn is(&self, meant: &Meant) -> bool {
        meant.check == self.check && meant.case_id == self.case_id
    }

    fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.with.insert(name, value.into());
        self
    }
}

/// What the checks look at: one notice.
pub struct View<'a> {
    /// What is told, and of what.
    pub telling: &'a Telling<'a>,
    /// What is filled in.
    pub filled: &'a FilledNotice<'a>,
}

/// All that is found in a notice.
pub fn all(view: &View) -> Vec<Finding> {
    let checks: [fn(&View) -> Vec<Finding>; 15] = [
        field::check,
        xarf::check,
        address::check,
        authorised::check,
        right::check,
        evidence::check,
        together::check,
        ground::check,
        before::check,
        personal::check,
        passed_on::check,
        recipient::check,
        language::check,
        sheet::check,
        record::check,
    ];
    checks.iter().flat_map(|check| check(view)).collect()
}

/// What was found, what stops first, each thing once; with what the person said is meant so.
pub fn settled(findings: &mut Vec<Finding>, desk: &Desk) {
    for finding in findings.iter_mut() {
        finding.is_meant = finding.weight == Weight::Asks && desk.meant.iter().any(|meant| finding.is(meant));
    }
    findings.sort_by_key(|finding| finding.weight);
    let mut seen: Vec<Finding> = Vec::new();
    findings.retain(|finding| {
        let is_new = !seen.contains(finding);
        if is_new {
            seen.push(finding.clone());
        }
        is_new
    });
}
