//! Cases → a file of them.

use super::{
    Entry, Fault, MANIFEST, MOST_CASES, Manifest, Stored, VERSION, case_path, evidence_path,
    manifest::{FORMAT, hash},
};
use crate::{
    capture::json::written,
    case::{Case, id::CaseId, record::Client},
    evidence::zip::{self, File},
    moment::Moment,
};

/// Cases to be put into one file.
#[derive(Clone, Debug)]
pub struct Export {
    made_at: Moment,
    client: Client,
    cases: Vec<(CaseId, String, Option<Vec<u8>>)>,
}

impl Export {
    /// Begins a file.
    pub fn new(made_at: Moment, client: Client) -> Self {
        Self { made_at, client, cases: Vec::new() }
    }

    /// Adds a case with its evidence.
    ///
    /// # Errors
    /// The case is none or is in it already, its evidence is not that which it names, or there are too many.
    pub fn add(&mut self, case: &str, evidence: Option<Vec<u8>>) -> Result<(), Fault> {
        let case = Case::from_text(case).map_err(|why| Fault::BadCase { id: "to be added".to_owned(), why })?;
        if self.cases.len() >= MOST_CASES {
            return Err(Fault::TooLarge);
        }
        if self.cases.iter().any(|(id, ..)| *id == case.id) {
            return Err(Fault::BadList(case.id.to_string()));
        }
        if !is_of(&case, evidence.as_deref()) {
            return Err(Fault::OtherEvidence(case.id.to_string()));
        }
        self.cases.push((case.id.clone(), case.to_text(), evidence));
        Ok(())
    }

    /// The file.
    ///
    /// # Errors
    /// There is nothing in it, or too much.
    pub fn finish(self) -> Result<Vec<u8>, Fault> {
        if self.cases.is_empty() {
            return Err(Fault::Empty);
        }
        let entry = |(id, case, evidence): &(CaseId, String, Option<Vec<u8>>)| {
            let evidence = match evidence {
                Some(bytes) => Some(Stored::of(evidence_path(id), bytes)?),
                None => None,
            };
            Some(Entry { id: id.clone(), case: Stored::of(case_path(id), case.as_bytes())?, evidence })
        };
        let cases: Option<Vec<Entry>> = self.cases.iter().map(entry).collect();
        let cases = cases.ok_or(Fault::TooLarge)?;
        let paths = cases.iter().flat_map(|entry| [Some(&entry.case), entry.evidence.as_ref()]).flatten();
        let held =
            self.cases.iter().flat_map(|(_, case, evidence)| [Some(case.as_bytes()), evidence.as_deref()]).flatten();
        let files: Vec<(String, &[u8])> = paths.map(|stored| stored.path.clone()).zip(held).collect();
        let manifest = written(&Manifest {
            format: FORMAT.to_owned(),
            version: VERSION,
            made_at: self.made_at,
            client: self.client,
            cases,
        });
        let first = File { path: MANIFEST, bytes: manifest.as_bytes() };
        let others = files.iter().map(|(path, bytes)| File { path, bytes });
        zip::write(&[first].into_iter().chain(others).collect::<Vec<_>>()).map_err(|_| Fault::TooLarge)
    }
}

/// Whether evidence is that which a case names; a case that names none has none.
pub(super) fn is_of(case: &Case, evidence: Option<&[u8]>) -> bool {
    match (&case.evidence, evidence) {
        (None, None) => true,
        (Some(named), Some(bytes)) => {
            u64::try_from(bytes.len()) == Ok(named.bytes) && hash(bytes).as_ref() == Some(&named.wacz_sha256)
        }
        _ => false,
    }
}
