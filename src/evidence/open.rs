//! An evidence file opened: its pieces, and what of it holds. All is checked but the signature, for which a browser has its own
//! means, and the verdict, for which the engine is needed.

use serde::Serialize;

use super::{
    Capture, Check, Finding, Moment, Signature, bounds, cdxj,
    datapackage::{DataPackage, Resource},
    digest::{hex, named, sha256},
    finding, pages, paths,
    seal::{Contents, case_id},
    signature::{self, DigestFile},
    warc::{self, Read, Type},
    zip::{self, File},
};

/// The files of the container, in their order.
const PATHS: [&str; 6] = [paths::ARCHIVE, paths::INDEX, paths::PAGES, paths::CASE, paths::PACKAGE, paths::DIGEST];

/// An evidence file, as far as it could be read.
#[derive(Clone, Debug)]
pub struct Opened {
    /// What was checked, and what came of it.
    pub findings: Vec<Finding>,
    /// Its pieces; none when there is too little to put them together.
    pub pieces: Option<Pieces>,
}

impl Opened {
    /// Whether nothing that was checked is broken. The signature and the verdict are checked apart.
    pub fn is_whole(&self) -> bool {
        finding::is_whole(&self.findings)
    }
}

/// What an evidence file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pieces {
    /// The hash of the whole file.
    pub sha256: String,
    /// The text that was signed, `sha256:` and the hash of `datapackage.json`.
    pub digest: String,
    /// Its signature, which is still to be checked.
    pub signature: Option<Signature>,
    /// When it was sealed.
    pub sealed_at: Moment,
    /// What sealed it.
    pub software: String,
    /// The case's facts as they were sealed.
    pub case: String,
    /// The captures.
    pub captures: Vec<Capture>,
}

/// Opens an evidence file.
pub fn open(bytes: &[u8]) -> Opened {
    let mut opening = Opening::default();
    let pieces = opening.pieces(bytes);
    Opened { findings: opening.findings, pieces }
}

/// What is found while a file is opened.
#[derive(Default)]
struct Opening {
    findings: Vec<Finding>,
}

/// More places than this tell no more.
const MOST_PLACES: usize = 5;

impl Opening {
    fn broken(&mut self, check: Check, about: impl Into<String>, text: impl Into<String>) {
        self.findings.push(Finding::broken(check, about, text));
    }

    /// Notes that a check holds, unless something of it was found broken.
    fn done(&mut self, check: Check, text: impl Into<String>) {
        if !self.findings.iter().any(|finding| finding.check == check) {
            self.findings.push(Finding::holds(check, text));
        }
    }

    fn pieces(&mut self, bytes: &[u8]) -> Option<Pieces> {
        let [archive, index, pages, case, package, digest] = self.files(bytes)?;
        let files = [archive, index, pages, case];
        let resources: Vec<Resource> = files.iter().map(Resource::of).collect();
        let read = self.package(package, &resources);
        let signature = self.digest(digest, package, read.as_ref());
        let records = self.records(archive);
        let case = self.case(case);
        let (Some(read), Some(records), Some((id, case))) = (read, records, case) else { return None };
        let sealed_at = Moment::parse(&read.created);
        if sealed_at.is_none() {
            self.broken(Check::Files, paths::PACKAGE, "The time of sealing is not written as it should be.");
        }
        let sealed_at = sealed_at?;
        let captures = self.captures(&records)?;
        let contents = Contents { case, id: &id, created: &sealed_at, software: &read.software, captures: &captures };
        self.same_records(&contents, &records);
        self.same(Check::Index, index, &cdxj::index(records.iter().map(|read| (&read.record, read.place))));
        self.same(Check::Pages, pages, &pages::list(&id, &captures));
        self.same(
            Check::Files,
            package,
            &DataPackage::of(&read.created, &read.software, &captures, resources).written(),
        );
        self.done(Check::Files, "All files have the hashes that datapackage.json says.");
        Some(Pieces {
            sha256: hex(&sha256(bytes)),
            digest: named(package.bytes),
            signature,
            sealed_at,
            software: read.software,
            case: case.to_owned(),
            captures,
        })
    }

    /// The container's files, when they are those that there should be.
    fn files<'b>(&mut self, bytes: &'b [u8]) -> Option<[File<'b>; 6]> {
        if bytes.len() > bounds::FILE {
            self.broken(Check::Container, "the file", "It is larger than evidence can be, 1 GB.");
            return None;
        }
        let container = match zip::read(bytes) {
            Ok(container) => container,
            Err(bad) => {
                let text = "It cannot be read from here on: it is no evidence file of Jinjja, or is cut or damaged. Get \
                            the file again from whom it came.";
                self.broken(Check::Container, format!("byte {}", bad.at), text);
                return None;
            }
        };
        for fault in container.faults.iter().take(MOST_PLACES) {
            let about = format!("byte {}, {}", fault.at, fault.about.as_deref().unwrap_or("list of files"));
            let text =
                "These bytes are not those that sealing writes: the file was changed, cut or damaged afterwards.";
            self.broken(Check::Container, about, text);
        }
        let names: Vec<&str> = container.files.iter().map(|file| file.path).collect();
        let files = <[File<'b>; 6]>::try_from(container.files).ok().filter(|_| names == PATHS);
        match files {
            Some(files) => {
                self.done(Check::Container, "Every byte is where sealing writes it: six files and their list.");
                Some(files)
            }
            None => {
                let text = format!("It holds other files than evidence does: {}.", listed(&names));
                self.broken(Check::Container, "list of files", text);
                None
            }
        }
    }

    fn package(&mut self, package: File<'_>, files: &[Resource]) -> Option<DataPackage> {
        let Some(read) = DataPackage::parse(package.bytes) else {
            self.broken(Check::Files, paths::PACKAGE, "It is no package of the form that sealing writes.");
            return None;
        };
        for found in files {
            let said = read.resources.iter().find(|resource| resource.path == found.path);
            if said != Some(found) {
                let hash = said.map_or("nothing", |said| said.hash.as_str());
                let text = format!(
                    "datapackage.json says {hash}; the file has {}. One of them was changed after sealing.",
                    found.hash
                );
                self.broken(Check::Files, found.path.as_str(), text);
            }
        }
        Some(read)
    }

    /// The signature, when the digest's file is of the form.
    fn digest(&mut self, file: File<'_>, package: File<'_>, read: Option<&DataPackage>) -> Option<Signature> {
        let Ok(DigestFile { hash, signed, .. }) = serde_json::from_slice(file.bytes) else {
            self.broken(Check::Digest, paths::DIGEST, "It is no digest of the form that sealing writes.");
            return None;
        };
        let found = named(package.bytes);
        if hash != found {
            let text = format!(
                "It says that datapackage.json has {hash}, and it has {found}. One of them was changed after sealing."
            );
            self.broken(Check::Digest, paths::DIGEST, text);
        }
        let signature = signed.and_then(|signed| {
            let signature = Signature::new(&signed.signature, &signed.public_key);
            if signature.is_none() {
                let text = "What stands as signature and key is none of ECDSA on P-384 in base64.";
                self.broken(Check::Digest, paths::DIGEST, text);
            }
            signature
        });
        if let Some(read) = read {
            let text = signature::written(&found, &read.created, &read.software, signature.as_ref());
            self.same(Check::Digest, file, &text);
        }
        self.done(Check::Digest, format!("datapackage.json has {found}."));
        signature
    }

    /// A file beside what it would be written as.
    fn same(&mut self, check: Check, file: File<'_>, expected: &str) {
        let is_known = self.findings.iter().any(|finding| finding.check == check);
        if file.bytes == expected.as_bytes() {
            // What more is said of these two stands elsewhere.
            if !matches!(check, Check::Files | Check::Digest) {
                self.done(check, format!("{} is what its records make it.", file.path));
            }
        } else if !is_known {
            let same = file.bytes.iter().zip(expected.as_bytes()).take_while(|(one, other)| one == other).count();
            let text = format!("From byte {same} on it is not what the other files make it: it was changed.");
            self.broken(check, file.path, text);
        }
    }

    /// The records of the archive, when all of it can be read.
    fn records(&mut self, archive: File<'_>) -> Option<Vec<Read>> {
        let (records, bad) = warc::read(archive.bytes);
        if let Some(bad) = bad {
            let about = format!("{}, record {} at byte {}", paths::ARCHIVE, bad.record, bad.at);
            self.broken(Check::Records, about, format!("It cannot be read from here on ({:?}).", bad.why));
        }
        for (number, read) in (1usize..).zip(&records).filter(|(_, read)| !read.is_sound).take(MOST_PLACES) {
            let about = format!("{}, record {number} at byte {}", paths::ARCHIVE, read.place.offset);
            let text = "Its digests, its length or its lines do not fit what it holds: it was changed.";
            self.broken(Check::Records, about, text);
        }
        self.done(Check::Records, format!("All {} records have their digests and their lengths.", records.len()));
        bad.is_none().then_some(records)
    }

    /// The id of the case, and its facts.
    fn case<'b>(&mut self, file: File<'b>) -> Option<(String, &'b str)> {
        let case = std::str::from_utf8(file.bytes).ok();
        let read = case.and_then(|case| Some((case_id(case).ok()?, case)));
        match &read {
            Some((id, _)) => self.done(Check::Case, format!("They are of the case {id}.")),
            None => self.broken(Check::Case, paths::CASE, "They are no JSON with the id of a case."),
        }
        read
    }

    /// The captures that the records are.
    fn captures(&mut self, records: &[Read]) -> Option<Vec<Capture>> {
        let records: Vec<_> = records.iter().map(|read| read.record.clone()).collect();
        let of_captures = records.get(1..).unwrap_or_default();
        let groups = of_captures.split_inclusive(|record| record.kind == Type::Metadata);
        let captures: Option<Vec<Capture>> = groups.map(Capture::of_records).collect();
        let captures = captures.filter(|captures| !captures.is_empty());
        if captures.is_none() {
            let text = "The records are not those of captures: pages and pictures, then what is known of them.";
            self.broken(Check::Captures, paths::ARCHIVE, text);
        }
        captures
    }

    fn same_records(&mut self, contents: &Contents<'_>, records: &[Read]) {
        let expected = contents.records().unwrap_or_default();
        let pairs = (1usize..).zip(records).zip(expected.iter().map(Some).chain(std::iter::repeat(None)));
        let other = pairs.filter(|((_, read), expected)| Some(&read.record) != *expected);
        for ((number, read), _) in other.take(MOST_PLACES) {
            let about = format!("{}, record {number} at byte {}", paths::ARCHIVE, read.place.offset);
            let text =
                "Its id, time, address or order is not what the case makes it: it was changed or belongs elsewhere.";
            self.broken(Check::Captures, about, text);
        }
        let captures = contents.captures.len();
        self.done(Check::Captures, format!("The records are those of {captures} capture{}.", plural(captures)));
    }
}

fn plural(number: usize) -> &'static str {
    if number == 1 { "" } else { "s" }
}

/// Names that somebody chose, so that none of them does harm where it is shown.
fn listed(names: &[&str]) -> String {
    let shown = |name: &&str| name.chars().take(60).flat_map(char::escape_default).collect::<String>();
    let mut listed = names.iter().take(8).map(shown).collect::<Vec<_>>().join(", ");
    if names.len() > 8 {
        listed.push_str(", …");
    }
    listed
}

/// What an evidence file holds, in words for who does not need the bytes.
#[derive(Debug, Serialize)]
pub struct Summary<'o> {
    /// Whether nothing that was checked is broken.
    pub whole: bool,
    /// What was checked.
    pub findings: &'o [Finding],
    /// The hash of the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sha256: Option<&'o str>,
    /// The text that was signed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub digest: Option<&'o str>,
    /// Its signature, in base64.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signature: Option<&'o str>,
    /// The key to check it with, in base64 (SPKI).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub public_key: Option<&'o str>,
    /// When it was sealed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sealed_at: Option<&'o str>,
    /// What sealed it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub software: Option<&'o str>,
    /// The captures.
    pub captures: Vec<CaptureSummary<'o>>,
}

/// A capture, in words.
#[derive(Debug, Serialize)]
pub struct CaptureSummary<'o> {
    /// The address of its page.
    pub url: &'o str,
    /// The page's title.
    pub title: Option<&'o str>,
    /// When it was captured.
    pub at: &'o str,
    /// The card of a list that it is about.
    pub item: Option<u32>,
    /// Bytes of the page, when it is there.
    pub page: Option<usize>,
    /// The pictures.
    pub pictures: Vec<PictureSummary<'o>>,
}

/// A picture, in words.
#[derive(Debug, Serialize)]
pub struct PictureSummary<'o> {
    /// What it is.
    pub kind: super::Kind,
    /// The picture that a marked one was made of, counted from 1.
    pub about: Option<u32>,
    /// When it was added, when that was later.
    pub at: Option<&'o str>,
    /// Its media type.
    #[serde(rename = "type")]
    pub content_type: &'o str,
    /// Its length.
    pub bytes: usize,
    /// Its hash.
    pub sha256: String,
}

impl Opened {
    /// What it holds, in words.
    pub fn summary(&self) -> Summary<'_> {
        let pieces = self.pieces.as_ref();
        let signature = pieces.and_then(|pieces| pieces.signature.as_ref());
        Summary {
            whole: self.is_whole(),
            findings: &self.findings,
            sha256: pieces.map(|pieces| pieces.sha256.as_str()),
            digest: pieces.map(|pieces| pieces.digest.as_str()),
            signature: signature.map(|signature| signature.signature.as_str()),
            public_key: signature.map(|signature| signature.public_key.as_str()),
            sealed_at: pieces.map(|pieces| pieces.sealed_at.as_str()),
            software: pieces.map(|pieces| pieces.software.as_str()),
            captures: pieces.into_iter().flat_map(|pieces| &pieces.captures).map(summary).collect(),
        }
    }
}

fn summary(capture: &Capture) -> CaptureSummary<'_> {
    let pictures = capture.pictures.iter().map(|picture| PictureSummary {
        kind: picture.facts.kind,
        about: picture.facts.about,
        at: picture.facts.at.as_ref().map(Moment::as_str),
        content_type: &picture.content_type,
        bytes: picture.bytes.len(),
        sha256: hex(&sha256(&picture.bytes)),
    });
    CaptureSummary {
        url: &capture.url,
        title: capture.title.as_deref(),
        at: capture.at.as_str(),
        item: capture.item,
        page: capture.page.as_ref().map(String::len),
        pictures: pictures.collect(),
    }
}
