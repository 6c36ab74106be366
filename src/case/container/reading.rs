//! A file of cases → the cases, if all of it is right.

use serde::Deserialize;

use super::{
    Entry, Fault, MANIFEST, MOST_CASES, Manifest, Stored, VERSION, case_path, evidence_path,
    manifest::{FORMAT, hash},
    writing::is_of,
};
use crate::{
    capture::json::written,
    case::{Case, id::CaseId},
    evidence::{
        self, Outcome,
        zip::{self, File},
    },
};

/// A file of cases in which all is right.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened<'b> {
    /// What it says of itself.
    pub manifest: Manifest,
    /// The cases, in its order.
    pub members: Vec<Member<'b>>,
}

/// A case of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Member<'b> {
    /// The case.
    pub case: Case,
    /// The case as it stands in the file.
    pub text: &'b str,
    /// Its evidence.
    pub evidence: Option<&'b [u8]>,
}

/// What tells whether the rest can be read at all.
#[derive(Deserialize)]
struct Head {
    format: String,
    version: u64,
}

/// Opens a file of cases, and checks all of it: every byte of the container, names, hashes, cases, and their evidence but
/// for its signature.
///
/// # Errors
/// Something is wrong. Nothing is taken then.
pub fn open(bytes: &[u8]) -> Result<Opened<'_>, Fault> {
    let most = MOST_CASES.saturating_mul(2).saturating_add(1);
    let container = zip::read_up_to(bytes, most).map_err(|unreadable| match unreadable.at {
        0 => Fault::NotOne,
        at => Fault::Damaged { at, about: None },
    })?;
    if let Some(fault) = container.faults.first() {
        return Err(Fault::Damaged { at: fault.at, about: fault.about.clone() });
    }
    let (first, files) = container.files.split_first().ok_or(Fault::NotOne)?;
    if first.path != MANIFEST {
        return Err(Fault::NotOne);
    }
    let manifest = listed(first.bytes)?;
    let mut files = files.iter();
    let members: Vec<Member> =
        manifest.cases.iter().map(|entry| member(entry, &mut files)).collect::<Result<_, _>>()?;
    if let Some(file) = files.next() {
        return Err(Fault::Unlisted(file.path.to_owned()));
    }
    Ok(Opened { manifest, members })
}

/// The list, each case of which stands in it once and under its own name.
fn listed(bytes: &[u8]) -> Result<Manifest, Fault> {
    let ill_formed = |why: serde_json::Error| Fault::BadManifest(why.to_string());
    let Head { format, version } = serde_json::from_slice(bytes).map_err(ill_formed)?;
    if format != FORMAT {
        return Err(Fault::NotOne);
    }
    if version > u64::from(VERSION) {
        return Err(Fault::Newer { version });
    }
    let manifest: Manifest = serde_json::from_slice(bytes).map_err(ill_formed)?;
    let mut ids: Vec<&CaseId> = manifest.cases.iter().map(|entry| &entry.id).collect();
    ids.sort();
    if let Some((twice, _)) = ids.iter().zip(ids.iter().skip(1)).find(|(one, other)| one == other) {
        return Err(Fault::BadList(twice.to_string()));
    }
    for Entry { id, case, evidence } in &manifest.cases {
        let is_named = |stored: &Stored, path: String| stored.path == path;
        if !is_named(case, case_path(id)) {
            return Err(Fault::BadList(case.path.clone()));
        }
        if let Some(evidence) = evidence.as_ref().filter(|evidence| !is_named(evidence, evidence_path(id))) {
            return Err(Fault::BadList(evidence.path.clone()));
        }
    }
    if manifest.cases.is_empty() { Err(Fault::Empty) } else { Ok(manifest) }
}

/// The case of an entry, whose files stand next.
fn member<'b>(entry: &Entry, files: &mut std::slice::Iter<'_, File<'b>>) -> Result<Member<'b>, Fault> {
    let held = next(&entry.case, files)?;
    let evidence = match &entry.evidence {
        Some(stored) => Some(next(stored, files)?),
        None => None,
    };
    let id = entry.id.to_string();
    let text = str::from_utf8(held).map_err(|_| Fault::Changed(entry.case.path.clone()))?;
    let case = Case::from_text(text).map_err(|why| Fault::BadCase { id: id.clone(), why })?;
    if case.id != entry.id || !is_of(&case, evidence) {
        return Err(Fault::OtherEvidence(id));
    }
    if let Some(bytes) = evidence {
        whole(bytes, &case)?;
    }
    Ok(Member { case, text, evidence })
}

/// The bytes of a file that must stand next.
fn next<'b>(stored: &Stored, files: &mut std::slice::Iter<'_, File<'b>>) -> Result<&'b [u8], Fault> {
    let file = files.next().ok_or_else(|| Fault::Missing(stored.path.clone()))?;
    if file.path != stored.path {
        return Err(Fault::Unlisted(file.path.to_owned()));
    }
    let is_same =
        u64::try_from(file.bytes.len()) == Ok(stored.bytes) && hash(file.bytes).as_ref() == Some(&stored.sha256);
    if is_same { Ok(file.bytes) } else { Err(Fault::Changed(stored.path.clone())) }
}

/// Refuses evidence that is not whole, or was sealed for another case.
fn whole(bytes: &[u8], case: &Case) -> Result<(), Fault> {
    let opened = evidence::open(bytes);
    if let Some(broken) = opened.findings.iter().find(|finding| finding.outcome == Outcome::Broken) {
        return Err(Fault::BrokenEvidence { id: case.id.to_string(), why: broken.text.clone() });
    }
    // What the case says was seen, and what was said of it, is what was sealed.
    let is_same = opened.pieces.is_some_and(|pieces| pieces.case == written(&case.to_seal()));
    if is_same { Ok(()) } else { Err(Fault::OtherEvidence(case.id.to_string())) }
}
