//! One capture: what is handed in, the records that it becomes, and the other way round.

use std::borrow::Cow;

use serde_json::value::RawValue;

pub use super::metadata::{Kind, PictureFacts};
use super::{
    Moment, bounds,
    digest::{named, uuid},
    metadata::{CONTENT_TYPE, Environment, FORM, Facts, Metadata, Page},
    seal::Refused,
    warc::{Link, Record, Type},
};

/// The media type of a page.
const PAGE_TYPE: &str = "text/html; charset=utf-8";

/// One act of capturing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Capture {
    /// The address of the page, without a fragment.
    pub url: String,
    /// The page's title.
    pub title: Option<String>,
    /// When it was captured.
    pub at: Moment,
    /// The engine's capture record, as it was written.
    pub capture: String,
    /// The verdict, as it was written.
    pub verdict: String,
    /// The person's own brand facts, when they took part in the verdict.
    pub own_brands: Option<String>,
    /// The card of a list that the case is about; none for the page's own listing.
    pub item: Option<u32>,
    /// Where and when it was captured: a JSON object.
    pub environment: String,
    /// What was removed before it was kept: a JSON list.
    pub redactions: String,
    /// The page as its DOM was.
    pub page: Option<String>,
    /// The pictures.
    pub pictures: Vec<Picture>,
}

/// A picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// What is known of it.
    pub facts: PictureFacts,
    /// Its media type: `image/png`, `image/jpeg` or `image/webp`.
    pub content_type: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Picture {
    /// Whether it may be the next one after so many others of its capture: of a type that a case may hold, begun as pictures
    /// of that type are, and about one of those others only when it is a marked one. (A marked one that is about none took
    /// the place of what it was made of: something in it was blacked out.) What is inside is nobody's here to judge.
    pub(super) fn may_follow(&self, before: usize) -> bool {
        let bytes = &self.bytes;
        let is_picture = match self.content_type.as_str() {
            "image/png" => bytes.starts_with(b"\x89PNG\r\n\x1a\n"),
            "image/jpeg" => bytes.starts_with(b"\xff\xd8\xff"),
            "image/webp" => bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP"),
            _ => false,
        };
        let is_one_before = |number: u32| usize::try_from(number).is_ok_and(|number| number >= 1 && number <= before);
        let is_about = match self.facts.kind {
            Kind::Marked => self.facts.about.is_none_or(is_one_before),
            Kind::View | Kind::Added => self.facts.about.is_none(),
        };
        is_picture && is_about
    }
}

impl Capture {
    /// A capture without its page and its pictures. `facts` is a JSON object of `item` (a number or null), `environment`
    /// (an object with `captured_at`) and `redactions` (a list).
    pub fn new(capture: &str, verdict: &str, facts: &str, own_brands: Option<&str>) -> Result<Self, Refused> {
        let exact = |what, text| exact(text).map(str::to_owned).ok_or(Refused::NotJson(what));
        let facts: Facts<'_> = serde_json::from_str(facts).map_err(|_| Refused::NotJson("facts"))?;
        Self {
            capture: exact("capture", capture)?,
            verdict: exact("verdict", verdict)?,
            own_brands: own_brands.map(|text| exact("own_brands", text)).transpose()?,
            item: facts.item,
            environment: facts.environment.get().to_owned(),
            redactions: facts.redactions.get().to_owned(),
            ..Self::empty()?
        }
        .located()
    }

    fn empty() -> Result<Self, Refused> {
        Ok(Self {
            url: String::new(),
            title: None,
            at: Moment::parse("1980-01-01T00:00:00.000Z").ok_or(Refused::NoTime)?,
            capture: String::new(),
            verdict: String::new(),
            own_brands: None,
            item: None,
            environment: String::new(),
            redactions: String::new(),
            page: None,
            pictures: Vec::new(),
        })
    }

    /// With the address and the time that stand in its texts, so that they cannot say another.
    fn located(mut self) -> Result<Self, Refused> {
        let page: Page = serde_json::from_str(&self.capture).map_err(|_| Refused::NotJson("capture"))?;
        let environment: Environment = serde_json::from_str(&self.environment).map_err(|_| Refused::NoTime)?;
        let url = page.url.split('#').next().unwrap_or_default();
        let is_web = url.starts_with("https://") || url.starts_with("http://");
        // Anything else could end a line of the archive.
        if !is_web || url.len() > bounds::ADDRESS || !url.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(Refused::NoAddress);
        }
        self.url = url.to_owned();
        self.title = page.title;
        self.at = environment.captured_at;
        Ok(self)
    }

    /// The block of its `metadata` record.
    fn metadata(&self) -> Result<String, Refused> {
        let raw = |what, text| serde_json::from_str::<&RawValue>(text).map_err(|_| Refused::NotJson(what));
        let own_brands = self.own_brands.as_deref().map(|text| raw("own_brands", text)).transpose()?;
        let metadata = Metadata {
            form: FORM.to_owned(),
            capture: raw("capture", &self.capture)?,
            verdict: raw("verdict", &self.verdict)?,
            own_brands,
            item: self.item,
            environment: raw("environment", &self.environment)?,
            redactions: raw("redactions", &self.redactions)?,
            pictures: self.pictures.iter().map(|picture| picture.facts.clone()).collect(),
        };
        serde_json::to_string(&metadata).map_err(|_| Refused::NotJson("facts"))
    }

    /// The facts as [`Capture::new`] takes them.
    pub fn facts(&self) -> String {
        let item = self.item.map_or_else(|| "null".to_owned(), |item| item.to_string());
        format!(r#"{{"item":{item},"environment":{},"redactions":{}}}"#, self.environment, self.redactions)
    }

    /// Its records: the page, the pictures, then what is known of them. `number` is its place in the case, from 1.
    pub(super) fn records(&self, case: &str, number: usize) -> Result<Vec<Record<'_>>, Refused> {
        let naming = Naming { case, number };
        let page = self.page.as_ref().map(|html| {
            naming.record("page", Type::Resource, &self.at, &self.url, PAGE_TYPE, Cow::Borrowed(html.as_bytes()))
        });
        let page_id = page.as_ref().map(|page| page.id.clone());
        let mut records: Vec<Record<'_>> = page.into_iter().collect();
        for (place, picture) in self.pictures.iter().enumerate() {
            let at = picture.facts.at.as_ref().unwrap_or(&self.at);
            let target = self.target(place, picture);
            let (content_type, bytes) = (&picture.content_type, Cow::Borrowed(picture.bytes.as_slice()));
            let record = naming.record("picture", Type::Resource, at, &target, content_type, bytes);
            // What was added later was not made in the same act.
            let link = page_id.clone().filter(|_| picture.facts.at.is_none()).map(Link::ConcurrentTo);
            records.push(Record { link, ..record });
        }
        let about = format!("urn:capture:{}", self.url);
        let metadata = Cow::Owned(self.metadata()?.into_bytes());
        let record = naming.record("metadata", Type::Metadata, &self.at, &about, CONTENT_TYPE, metadata);
        records.push(Record { link: page_id.map(Link::RefersTo), ..record });
        Ok(records)
    }

    /// What a picture is of. `urn:view:` and the address is where other tools put a picture of a page, and look for it.
    fn target(&self, place: usize, picture: &Picture) -> String {
        let is_view = |picture: &Picture| picture.facts.kind == Kind::View && picture.facts.at.is_none();
        let is_first = self.pictures.iter().position(is_view) == Some(place);
        let name = picture.facts.kind.name();
        let number = if is_first { String::new() } else { format!("#{}", place.saturating_add(1)) };
        format!("urn:{name}:{}{number}", self.url)
    }

    /// The capture that some records are, which end with one of metadata. What they say beside of what is asked here is
    /// compared with what it would be written as.
    pub(super) fn of_records(records: &[Record<'_>]) -> Option<Self> {
        let (last, before) = records.split_last()?;
        let metadata = std::str::from_utf8(&last.block).ok().filter(|_| last.kind == Type::Metadata)?;
        let metadata: Metadata<'_> = serde_json::from_str(metadata).ok()?;
        let is_page = |record: &&Record<'_>| record.content_type == PAGE_TYPE;
        let page = before.first().filter(is_page);
        let pictures = before.get(usize::from(page.is_some())..)?;
        if pictures.len() != metadata.pictures.len() {
            return None;
        }
        let pictures = pictures.iter().zip(metadata.pictures).map(|(record, facts)| Picture {
            facts,
            content_type: record.content_type.clone(),
            bytes: record.block.to_vec(),
        });
        let pictures: Vec<Picture> = pictures.collect();
        if !pictures.iter().enumerate().all(|(before, picture)| picture.may_follow(before)) {
            return None;
        }
        Self {
            capture: metadata.capture.get().to_owned(),
            verdict: metadata.verdict.get().to_owned(),
            own_brands: metadata.own_brands.map(|text| text.get().to_owned()),
            item: metadata.item,
            environment: metadata.environment.get().to_owned(),
            redactions: metadata.redactions.get().to_owned(),
            page: page.map(|page| String::from_utf8(page.block.to_vec())).transpose().ok()?,
            pictures,
            ..Self::empty().ok()?
        }
        .located()
        .ok()
    }

    /// Bytes of all that it holds.
    pub(super) fn length(&self) -> usize {
        let texts = [&self.capture, &self.verdict, &self.environment, &self.redactions];
        let texts = texts.into_iter().chain(&self.own_brands).chain(&self.page).map(String::len);
        texts.chain(self.pictures.iter().map(|picture| picture.bytes.len())).fold(0, usize::saturating_add)
    }
}

/// JSON without white space around it: what stands in the record is then the whole text.
fn exact(text: &str) -> Option<&str> {
    let raw: &RawValue = serde_json::from_str(text).ok()?;
    (raw.get().len() == text.len()).then_some(text)
}

/// How records of a capture get their ids.
#[derive(Clone, Copy)]
struct Naming<'c> {
    case: &'c str,
    number: usize,
}

impl Naming<'_> {
    fn record<'b>(
        self,
        place: &str,
        kind: Type,
        date: &Moment,
        target: &str,
        content_type: &str,
        block: Cow<'b, [u8]>,
    ) -> Record<'b> {
        let Self { case, number } = self;
        let digest = named(&block);
        let id = uuid(&format!("{case}\n{number} {place}\n{target}\n{}\n{digest}", date.as_str()));
        Record {
            kind,
            id,
            date: date.clone(),
            target: Some(target.to_owned()),
            link: None,
            content_type: content_type.to_owned(),
            block,
            digest,
        }
    }
}
