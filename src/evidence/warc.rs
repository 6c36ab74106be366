//! The archive: WARC/1.1 (ISO 28500) records, one gzip member each, written in one way and read strictly.

use std::borrow::Cow;

use super::{
    Moment, bounds,
    digest::named,
    gzip::{self, BadMember, Effort},
};

/// What a record is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// About the archive itself.
    Warcinfo,
    /// Something that was there: a page as its DOM was, a picture. No `response`, for no answer of a server was recorded.
    Resource,
    /// About another record.
    Metadata,
}

impl Type {
    const ALL: [Self; 3] = [Self::Warcinfo, Self::Resource, Self::Metadata];

    /// As it is written.
    pub fn name(self) -> &'static str {
        match self {
            Self::Warcinfo => "warcinfo",
            Self::Resource => "resource",
            Self::Metadata => "metadata",
        }
    }
}

/// Another record that a record names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Link {
    /// It was made in the same act.
    ConcurrentTo(String),
    /// This record is about it.
    RefersTo(String),
}

/// A record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record<'b> {
    /// What it is.
    pub kind: Type,
    /// Its id, a UUID.
    pub id: String,
    /// When it was made; records of one act of capturing share it.
    pub date: Moment,
    /// What it is of; none for the record about the archive.
    pub target: Option<String>,
    /// The record that it names.
    pub link: Option<Link>,
    /// The media type of its block.
    pub content_type: String,
    /// What it holds.
    pub block: Cow<'b, [u8]>,
    /// The digest of that. It is asked for often, and made once.
    pub digest: String,
}

const VERSION: &str = "WARC/1.1";

/// What stands behind every block.
const END: &[u8] = b"\r\n\r\n";

impl Record<'_> {
    /// The lines before the block. Every record says the digest of its block. What an index is made of says the same as the
    /// digest of its payload, which for these records is the block: indexers that find none make one of their own, by SHA-1.
    fn head(&self) -> String {
        let digest = self.digest.as_str();
        let mut head = Head(format!("{VERSION}\r\n"));
        head.line("WARC-Type", self.kind.name());
        head.line("WARC-Record-ID", &id_written(&self.id));
        head.line("WARC-Date", self.date.as_str());
        if let Some(target) = &self.target {
            head.line("WARC-Target-URI", target);
        }
        match &self.link {
            Some(Link::ConcurrentTo(id)) => head.line("WARC-Concurrent-To", &id_written(id)),
            Some(Link::RefersTo(id)) => head.line("WARC-Refers-To", &id_written(id)),
            None => {}
        }
        head.line("Content-Type", &self.content_type);
        head.line("WARC-Block-Digest", digest);
        if self.kind != Type::Warcinfo {
            head.line("WARC-Payload-Digest", digest);
        }
        head.line("Content-Length", &self.block.len().to_string());
        head.0.push_str("\r\n");
        head.0
    }

    /// Pictures are compressed already.
    fn effort(&self) -> Effort {
        if self.content_type.starts_with("image/") { Effort::None } else { Effort::Usual }
    }
}

struct Head(String);

impl Head {
    fn line(&mut self, name: &str, value: &str) {
        self.0.extend([name, ": ", value, "\r\n"]);
    }
}

fn id_written(id: &str) -> String {
    format!("<urn:uuid:{id}>")
}

/// Where a record lies in the archive, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its first byte.
    pub offset: usize,
    /// How many there are.
    pub length: usize,
}

/// Appends a record to an archive, and says where it lies.
pub fn write(record: &Record<'_>, archive: &mut Vec<u8>) -> Place {
    let offset = archive.len();
    gzip::write(&[record.head().as_bytes(), &record.block, END], record.effort(), archive);
    Place { offset, length: archive.len().saturating_sub(offset) }
}

/// A record of an archive that is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read {
    /// The record.
    pub record: Record<'static>,
    /// Where it lies.
    pub place: Place,
    /// Whether its own lines say of it what holds: its digests, its length, nothing that we do not write.
    pub is_sound: bool,
}

/// Why an archive could not be read to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadArchive {
    /// The record, counted from 1.
    pub record: usize,
    /// Its first byte.
    pub at: usize,
    /// What is wrong with it.
    pub why: BadRecord,
}

/// What is wrong with a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadRecord {
    /// Its compressed form.
    Member(BadMember),
    /// The lines before its block.
    Head,
    /// The block's length, or what stands behind it.
    Block,
    /// There are more records, or more in them, than an archive may hold.
    TooMany,
}

/// Reads an archive from its first byte to its last: the records up to where it cannot be read.
pub fn read(archive: &[u8]) -> (Vec<Read>, Option<BadArchive>) {
    let mut records = Vec::new();
    let mut rest = archive;
    let mut room = bounds::ALL;
    while !rest.is_empty() {
        let offset = archive.len().saturating_sub(rest.len());
        let record = records.len().saturating_add(1);
        let bad = |why| Some(BadArchive { record, at: offset, why });
        if records.len() >= bounds::RECORDS {
            return (records, bad(BadRecord::TooMany));
        }
        let limit = room.min(bounds::BLOCK.saturating_add(LONGEST_HEAD));
        let (held, behind) = match gzip::read(rest, limit) {
            Ok(member) => member,
            Err(BadMember::TooLong) => return (records, bad(BadRecord::TooMany)),
            Err(why) => return (records, bad(BadRecord::Member(why))),
        };
        room = room.saturating_sub(held.len());
        let place = Place { offset, length: rest.len().saturating_sub(behind.len()) };
        match parsed(&held) {
            Ok((record, is_sound)) => records.push(Read { record, place, is_sound }),
            Err(why) => return (records, bad(why)),
        }
        rest = behind;
    }
    (records, None)
}

/// Bytes of the lines before a block, of which an address is the longest.
const LONGEST_HEAD: usize = 64 * 1024;

/// A record of its lines and its block; and whether it would be written so.
fn parsed(held: &[u8]) -> Result<(Record<'static>, bool), BadRecord> {
    let end = memchr::memmem::find(held.get(..LONGEST_HEAD).unwrap_or(held), END).ok_or(BadRecord::Head)?;
    let (head, behind) = held.split_at_checked(end.saturating_add(END.len())).ok_or(BadRecord::Head)?;
    let head = std::str::from_utf8(head).map_err(|_| BadRecord::Head)?;
    let block = behind.strip_suffix(END).ok_or(BadRecord::Block)?;
    let lines = Lines::of(head).ok_or(BadRecord::Head)?;
    let record = lines.record(block).ok_or(BadRecord::Head)?;
    // Whatever else stands there, and every digest and length that does not hold, makes a difference.
    let is_sound = record.head() == head;
    Ok((record, is_sound))
}

/// The named lines before a block.
struct Lines<'h>(Vec<(&'h str, &'h str)>);

impl<'h> Lines<'h> {
    fn of(head: &'h str) -> Option<Self> {
        let lines = head.strip_prefix(VERSION)?.strip_prefix("\r\n")?.strip_suffix("\r\n\r\n")?;
        lines.split("\r\n").map(|line| line.split_once(": ")).collect::<Option<_>>().map(Self)
    }

    fn get(&self, wanted: &str) -> Option<&'h str> {
        self.0.iter().find(|(name, _)| *name == wanted).map(|(_, value)| *value)
    }

    fn id(&self, name: &str) -> Option<String> {
        self.get(name)?.strip_prefix("<urn:uuid:")?.strip_suffix('>').map(str::to_owned)
    }

    fn record(&self, block: &[u8]) -> Option<Record<'static>> {
        let kind = self.get("WARC-Type")?;
        let concurrent = self.id("WARC-Concurrent-To").map(Link::ConcurrentTo);
        Some(Record {
            kind: Type::ALL.into_iter().find(|known| known.name() == kind)?,
            id: self.id("WARC-Record-ID")?,
            date: Moment::parse(self.get("WARC-Date")?)?,
            target: self.get("WARC-Target-URI").map(str::to_owned),
            link: concurrent.or_else(|| self.id("WARC-Refers-To").map(Link::RefersTo)),
            content_type: self.get("Content-Type")?.to_owned(),
            block: Cow::Owned(block.to_vec()),
            digest: named(block),
        })
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::{BadRecord, Link, Place, Record, Type, read, write};
    use crate::evidence::{Moment, digest::named, gzip};

    fn record(kind: Type, block: &str) -> Record<'_> {
        Record {
            kind,
            id: "0198c0de-0000-8000-8000-000000000001".into(),
            date: Moment::parse("2026-11-23T08:01:02.345Z").expect("a moment"),
            target: (kind != Type::Warcinfo).then(|| "https://shop.example/cup".into()),
            link: (kind == Type::Metadata).then(|| Link::RefersTo("0198c0de-0000-8000-8000-000000000002".into())),
            content_type: "text/plain".into(),
            block: Cow::Borrowed(block.as_bytes()),
            digest: named(block.as_bytes()),
        }
    }

    #[test]
    fn what_was_written_is_read() {
        let blocks = ["", "page", "a block\r\n\r\nthat has the end of one\r\n\r\n"];
        let written = [Type::Warcinfo, Type::Resource, Type::Metadata].into_iter().zip(blocks);
        let written: Vec<_> = written.map(|(kind, block)| record(kind, block)).collect();
        let mut archive = Vec::new();
        let places: Vec<_> = written.iter().map(|record| write(record, &mut archive)).collect();
        let (records, bad) = read(&archive);
        assert_eq!(bad, None);
        assert!(records.iter().all(|read| read.is_sound));
        assert_eq!(records.iter().map(|read| read.place).collect::<Vec<_>>(), places);
        assert_eq!(records.into_iter().map(|read| read.record).collect::<Vec<_>>(), written);
        assert_eq!(places[0].offset, 0);
        assert_eq!(places[2].offset + places[2].length, archive.len());
    }

    #[test]
    fn a_record_is_written_as_the_standard_says() {
        let head = record(Type::Metadata, "abc").head();
        assert_eq!(
            head,
            "WARC/1.1\r\nWARC-Type: metadata\r\nWARC-Record-ID: <urn:uuid:0198c0de-0000-8000-8000-000000000001>\r\n\
             WARC-Date: 2026-11-23T08:01:02.345Z\r\nWARC-Target-URI: https://shop.example/cup\r\n\
             WARC-Refers-To: <urn:uuid:0198c0de-0000-8000-8000-000000000002>\r\nContent-Type: text/plain\r\n\
             WARC-Block-Digest: sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\r\n\
             WARC-Payload-Digest: sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\r\n\
             Content-Length: 3\r\n\r\n"
        );
    }

    /// What is said of an archive with one record of this text.
    fn check(text: &str, expected: Result<bool, BadRecord>) {
        let mut archive = Vec::new();
        gzip::write(&[text.as_bytes()], gzip::Effort::Usual, &mut archive);
        let (records, bad) = read(&archive);
        let found = bad.map_or_else(|| Ok(records.iter().all(|read| read.is_sound)), |bad| Err(bad.why));
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn what_we_would_not_write_is_seen() {
        let whole = record(Type::Resource, "abc").head() + "abc\r\n\r\n";
        check(&whole, Ok(true));
        check(&whole.replace("abc\r\n\r\n", "abd\r\n\r\n"), Ok(false));
        check(&whole.replace("Content-Length: 3", "Content-Length: 4"), Ok(false));
        check(&whole.replace("Content-Length: 3", "Content-Length: 3\r\nX: y"), Ok(false));
        check(&whole.replace("Content-Length: 3", "Content-Length: 3\r\nContent-Length: 3"), Ok(false));
        check(&whole.replace("WARC-Type: resource", "WARC-Type: response"), Err(BadRecord::Head));
        check(&whole.replace("WARC/1.1", "WARC/1.0"), Err(BadRecord::Head));
        check(&whole.replace("abc\r\n\r\n", "abc\r\n"), Err(BadRecord::Block));
        check("", Err(BadRecord::Head));
        check(&"\r\n\r\n".repeat(9), Err(BadRecord::Head));
    }

    #[test]
    fn no_piece_of_an_archive_passes() {
        let mut archive = Vec::new();
        let Place { length, .. } = write(&record(Type::Resource, "abc"), &mut archive);
        write(&record(Type::Metadata, "abc"), &mut archive);
        for end in 1..archive.len() {
            let (records, bad) = read(&archive[..end]);
            assert_eq!(bad.is_none(), end == length, "{end}");
            assert_eq!(records.len(), usize::from(end >= length), "{end}");
        }
    }
}
