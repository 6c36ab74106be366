//! Sealing: the pieces of a case → its package without a signature, and its digest → the sealed bytes.

use std::{borrow::Cow, fmt};

use serde::Deserialize;

use super::{
    Capture, Moment, Picture, SOFTWARE, Signature, bounds, cdxj,
    datapackage::{DataPackage, Resource},
    digest::{named, uuid},
    items::item_of,
    metadata::PictureFacts,
    pages, paths, signature,
    warc::{self, Place, Record, Type},
    zip::{self, File},
};
use crate::case::evidence::Item;

/// Why pieces cannot be sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// This piece is no JSON of its form, or has white space around it.
    NotJson(&'static str),
    /// The case has no id that is a UUID.
    NoId,
    /// A time is not written in UTC with milliseconds.
    NoTime,
    /// The capture has no address of the web that can stand in an archive.
    NoAddress,
    /// A picture is of no type that a case may hold, or does not begin as pictures of its type do.
    NoPicture,
    /// There is no capture, or a page or a picture comes before any.
    NoCapture,
    /// The capture has its page already.
    SecondPage,
    /// There is too much of it.
    TooLarge,
    /// This is no signature of the form.
    NoSignature,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match self {
            Self::NotJson(what) => {
                return write!(f, "{what}: not the JSON that is expected, or with white space around it");
            }
            Self::NoId => "the case has no id that is a UUID in small letters",
            Self::NoTime => "a time is not written as 2026-11-23T08:01:02.345Z",
            Self::NoAddress => "the capture has no http or https address in plain ASCII",
            Self::NoPicture => "no PNG, JPEG or WebP picture, or one that is called another",
            Self::NoCapture => "there is no capture, or a page or a picture comes before any",
            Self::SecondPage => "the capture has its page already",
            Self::TooLarge => "more than evidence may hold",
            Self::NoSignature => "no signature and public key of ECDSA on P-384 in base64",
        };
        f.write_str(text)
    }
}

impl std::error::Error for Refused {}

/// The pieces of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    case: String,
    id: String,
    sealed_at: Moment,
    captures: Vec<Capture>,
    length: usize,
}

impl Evidence {
    /// A case: its facts as they are to be sealed (a JSON object with an `id`), and when that is done.
    pub fn new(case: &str, sealed_at: &str) -> Result<Self, Refused> {
        let id = case_id(case)?;
        let sealed_at = Moment::parse(sealed_at).ok_or(Refused::NoTime)?;
        Ok(Self { case: case.to_owned(), id, sealed_at, captures: Vec::new(), length: case.len() })
    }

    /// Adds a capture. What is added next belongs to it.
    pub fn add_capture(&mut self, capture: Capture) -> Result<(), Refused> {
        self.grow(capture.length())?;
        self.captures.push(capture);
        Ok(())
    }

    /// Adds the page of the last capture.
    pub fn add_page(&mut self, html: String) -> Result<(), Refused> {
        self.grow(html.len())?;
        let capture = self.captures.last_mut().ok_or(Refused::NoCapture)?;
        if capture.page.is_some() {
            return Err(Refused::SecondPage);
        }
        capture.page = Some(html);
        Ok(())
    }

    /// Adds a picture to the last capture. `facts` is a JSON object of `kind`, and where they are known `about` (for a marked
    /// picture, the one it was made of, counted from 1) and `at` (when a picture was added later).
    pub fn add_picture(&mut self, facts: &str, content_type: &str, bytes: Vec<u8>) -> Result<(), Refused> {
        let facts: PictureFacts = serde_json::from_str(facts).map_err(|_| Refused::NotJson("picture"))?;
        self.grow(bytes.len())?;
        let capture = self.captures.last_mut().ok_or(Refused::NoCapture)?;
        let picture = Picture { facts, content_type: content_type.to_owned(), bytes };
        if !picture.may_follow(capture.pictures.len()) {
            return Err(Refused::NoPicture);
        }
        capture.pictures.push(picture);
        Ok(())
    }

    fn grow(&mut self, by: usize) -> Result<(), Refused> {
        self.length = self.length.saturating_add(by);
        // What the archive says around them comes on top.
        let is_fine = by <= bounds::BLOCK / 2 && self.length <= bounds::ALL / 2 && self.captures.len() < MOST;
        if is_fine { Ok(()) } else { Err(Refused::TooLarge) }
    }

    /// The package that all this makes.
    pub fn finish(self) -> Result<Unsealed, Refused> {
        if self.captures.is_empty() {
            return Err(Refused::NoCapture);
        }
        Contents {
            case: &self.case,
            id: &self.id,
            created: &self.sealed_at,
            software: SOFTWARE,
            captures: &self.captures,
        }
        .unsealed()
    }
}

/// Captures of a case.
const MOST: usize = 1_000;

/// The id of a case, as its facts say it.
pub(super) fn case_id(case: &str) -> Result<String, Refused> {
    #[derive(Deserialize)]
    struct Case {
        id: String,
    }
    let Case { id } = serde_json::from_str(case).map_err(|_| Refused::NotJson("case"))?;
    let is_hex = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    let fits = |(at, byte)| if matches!(at, 8 | 13 | 18 | 23) { byte == b'-' } else { is_hex(byte) };
    if id.len() == 36 && id.bytes().enumerate().all(fits) { Ok(id) } else { Err(Refused::NoId) }
}

/// All that a package is made of.
#[derive(Clone, Copy)]
pub(super) struct Contents<'c> {
    pub(super) case: &'c str,
    pub(super) id: &'c str,
    pub(super) created: &'c Moment,
    pub(super) software: &'c str,
    pub(super) captures: &'c [Capture],
}

impl Contents<'_> {
    /// The records of the archive, in their order.
    pub(super) fn records(&self) -> Result<Vec<Record<'_>>, Refused> {
        let mut records = vec![self.warcinfo()];
        for (place, capture) in self.captures.iter().enumerate() {
            records.extend(capture.records(self.id, place.saturating_add(1))?);
        }
        Ok(records)
    }

    fn warcinfo(&self) -> Record<'static> {
        let Self { id, created, software, .. } = self;
        let block = format!(
            "software: {software}\r\nformat: WARC File Format 1.1\r\n\
             conformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n"
        );
        Record {
            kind: Type::Warcinfo,
            id: uuid(&format!("{id}\nwarcinfo\n{}\n{block}", created.as_str())),
            date: (*created).clone(),
            target: None,
            link: None,
            content_type: "application/warc-fields".to_owned(),
            digest: named(block.as_bytes()),
            block: Cow::Owned(block.into_bytes()),
        }
    }

    fn unsealed(&self) -> Result<Unsealed, Refused> {
        let records = self.records()?;
        let mut archive = Vec::new();
        let places: Vec<Place> = records.iter().map(|record| warc::write(record, &mut archive)).collect();
        let items = records.iter().filter_map(item_of).collect();
        let index = cdxj::index(records.iter().zip(places));
        let pages = pages::list(self.id, self.captures);
        let mut files = vec![
            (paths::ARCHIVE, archive),
            (paths::INDEX, index.into_bytes()),
            (paths::PAGES, pages.into_bytes()),
            (paths::CASE, self.case.as_bytes().to_vec()),
        ];
        let resources = files.iter().map(|(path, bytes)| Resource::of(&File { path, bytes })).collect();
        let package = DataPackage::of(self.created.as_str(), self.software, self.captures, resources).written();
        let digest = named(package.as_bytes());
        files.push((paths::PACKAGE, package.into_bytes()));
        let (created, software) = (self.created.as_str().to_owned(), self.software.to_owned());
        Ok(Unsealed { files, items, digest, created, software })
    }
}

/// A package that waits for its signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsealed {
    files: Vec<(&'static str, Vec<u8>)>,
    items: Vec<Item>,
    digest: String,
    created: String,
    software: String,
}

impl Unsealed {
    /// The text that is signed, `sha256:` and the hash of `datapackage.json`.
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// What it holds.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// The sealed file.
    pub fn seal(&self, signature: &Signature) -> Result<Vec<u8>, Refused> {
        let digest = signature::written(&self.digest, &self.created, &self.software, Some(signature));
        let files = self.files.iter().map(|(path, bytes)| File { path, bytes });
        let last = File { path: paths::DIGEST, bytes: digest.as_bytes() };
        zip::write(&files.chain([last]).collect::<Vec<_>>()).map_err(|_| Refused::TooLarge)
    }
}
