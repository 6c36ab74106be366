//! The container: files stored one behind the other, and their list. Written in one way only, so that a reader can tell every
//! byte that is not where it belongs.

use flate2::Crc;

use super::bounds;

/// A file of the container.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct File<'b> {
    /// Its path.
    pub path: &'b str,
    /// What it holds.
    pub bytes: &'b [u8],
}

/// What was read of a container.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Container<'b> {
    /// The files, in their order.
    pub files: Vec<File<'b>>,
    /// Where it is not as it would be written.
    pub faults: Vec<Fault>,
}

/// A place that is not as it would be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The first byte of the place.
    pub at: usize,
    /// The file, or none for the list at the end.
    pub about: Option<String>,
}

/// Nothing can be read from here on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// The byte from which on it cannot be read.
    pub at: usize,
}

/// The container holds more than its form allows: 65,535 files, or 4 GB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLarge;

const LOCAL: [u8; 4] = *b"PK\x03\x04";
const CENTRAL: [u8; 4] = *b"PK\x01\x02";
const END: [u8; 4] = *b"PK\x05\x06";

/// What stands before a file's name in its own header.
const LOCAL_LENGTH: usize = 30;

/// The oldest reader that understands it, no flags, stored, and the first time that the form knows: the container tells no
/// time, for its files do.
const COMMON: [u8; 10] = [10, 0, 0, 0, 0, 0, 0, 0, 0x21, 0];

/// Puts files into a container.
pub fn write(files: &[File<'_>]) -> Result<Vec<u8>, TooLarge> {
    let names: usize = files.iter().map(|file| file.path.len()).fold(0, usize::saturating_add);
    let held: usize = files.iter().map(|file| file.bytes.len()).fold(0, usize::saturating_add);
    let lists = files.len().saturating_mul(80).saturating_add(names.saturating_mul(2)).saturating_add(22);
    let mut bytes = Vec::with_capacity(held.saturating_add(lists));
    let mut list = List::default();
    for file in files {
        let entry = Entry::of(file)?;
        list.add(&entry, bytes.len())?;
        bytes.extend(entry.local());
        bytes.extend(file.bytes);
    }
    let end = list.written(bytes.len())?;
    bytes.extend(end);
    Ok(bytes)
}

/// Reads a container from its first byte to its last.
pub fn read(bytes: &[u8]) -> Result<Container<'_>, Unreadable> {
    read_up_to(bytes, bounds::FILES)
}

/// Reads a container of up to so many files.
pub fn read_up_to(bytes: &[u8], most: usize) -> Result<Container<'_>, Unreadable> {
    let mut container = Container { files: Vec::new(), faults: Vec::new() };
    let mut list = List::default();
    let mut rest = bytes;
    let at = |rest: &[u8]| bytes.len().saturating_sub(rest.len());
    while rest.starts_with(&LOCAL) && container.files.len() < most {
        let here = at(rest);
        let unreadable = Unreadable { at: here };
        let (header, file, behind) = next(rest).ok_or_else(|| unreadable.clone())?;
        let entry = Entry::of(&file).map_err(|_| unreadable.clone())?;
        list.add(&entry, here).map_err(|_| unreadable)?;
        if entry.local() != header {
            container.faults.push(Fault { at: here, about: Some(file.path.to_owned()) });
        }
        container.files.push(file);
        rest = behind;
    }
    let here = at(rest);
    let unreadable = Unreadable { at: here };
    if container.files.is_empty() {
        return Err(unreadable);
    }
    let expected = list.written(here).map_err(|_| unreadable)?;
    if rest != expected {
        let same = rest.iter().zip(&expected).take_while(|(one, other)| one == other).count();
        container.faults.push(Fault { at: here.saturating_add(same), about: None });
    }
    Ok(container)
}

/// The header and the file that stand first, and what stands behind them.
fn next(bytes: &[u8]) -> Option<(&[u8], File<'_>, &[u8])> {
    let (fixed, _) = bytes.split_first_chunk::<LOCAL_LENGTH>()?;
    let [.., a, b, c, d, _, _, _, _, e, f, _, _] = *fixed;
    let length = usize::try_from(u32::from_le_bytes([a, b, c, d])).ok()?;
    let name = usize::from(u16::from_le_bytes([e, f]));
    let (header, behind) = bytes.split_at_checked(LOCAL_LENGTH.checked_add(name)?)?;
    let path = std::str::from_utf8(header.get(LOCAL_LENGTH..)?).ok()?;
    let (held, rest) = behind.split_at_checked(length)?;
    Some((header, File { path, bytes: held }, rest))
}

/// What the container says of a file, in its own header and in the list.
struct Entry<'f> {
    path: &'f str,
    said: Vec<u8>,
}

impl<'f> Entry<'f> {
    fn of(file: &File<'f>) -> Result<Self, TooLarge> {
        let name = u16::try_from(file.path.len()).map_err(|_| TooLarge)?;
        let length = u32::try_from(file.bytes.len()).map_err(|_| TooLarge)?.to_le_bytes();
        let mut check = Crc::new();
        check.update(file.bytes);
        let mut said = COMMON.to_vec();
        said.extend(check.sum().to_le_bytes());
        // Packed and unpacked, which is the same.
        said.extend(length);
        said.extend(length);
        said.extend(name.to_le_bytes());
        // Nothing more.
        said.extend([0; 2]);
        Ok(Self { path: file.path, said })
    }

    fn local(&self) -> Vec<u8> {
        [&LOCAL, self.said.as_slice(), self.path.as_bytes()].concat()
    }
}

/// The list of files at the end.
#[derive(Default)]
struct List {
    bytes: Vec<u8>,
    files: u16,
}

impl List {
    /// Adds a file whose header begins at a byte.
    fn add(&mut self, entry: &Entry<'_>, at: usize) -> Result<(), TooLarge> {
        let at = u32::try_from(at).map_err(|_| TooLarge)?;
        self.files = self.files.checked_add(1).ok_or(TooLarge)?;
        self.bytes.extend(CENTRAL);
        // Made by the same oldest one, on a system without permissions.
        self.bytes.extend([10, 0]);
        self.bytes.extend(&entry.said);
        // No comment, the first disk, no attributes.
        self.bytes.extend([0; 10]);
        self.bytes.extend(at.to_le_bytes());
        self.bytes.extend(entry.path.as_bytes());
        Ok(())
    }

    /// The list and its end, when it begins at a byte.
    fn written(self, at: usize) -> Result<Vec<u8>, TooLarge> {
        let length = u32::try_from(self.bytes.len()).map_err(|_| TooLarge)?;
        let at = u32::try_from(at).map_err(|_| TooLarge)?;
        let mut bytes = self.bytes;
        bytes.extend(END);
        // The first disk, which holds all.
        bytes.extend([0; 4]);
        bytes.extend(self.files.to_le_bytes());
        bytes.extend(self.files.to_le_bytes());
        bytes.extend(length.to_le_bytes());
        bytes.extend(at.to_le_bytes());
        // No comment.
        bytes.extend([0; 2]);
        Ok(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::{File, read, write};

    const FILES: [File<'static>; 3] = [
        File { path: "archive/data.warc.gz", bytes: b"\x1f\x8b records" },
        File { path: "empty", bytes: b"" },
        File { path: "datapackage.json", bytes: b"{}" },
    ];

    fn container() -> Vec<u8> {
        write(&FILES).unwrap_or_default()
    }

    #[test]
    fn what_was_put_in_comes_out() {
        let bytes = container();
        let read = read(&bytes).expect("a container");
        assert_eq!((read.files.as_slice(), read.faults.as_slice()), (FILES.as_slice(), [].as_slice()));
        assert_eq!(write(&read.files).as_deref(), Ok(bytes.as_slice()));
    }

    #[test]
    fn every_changed_byte_is_a_fault() {
        let bytes = container();
        for at in 0..bytes.len() {
            for flip in [1, 0x80, 0xff] {
                let mut changed = bytes.clone();
                changed[at] ^= flip;
                assert!(read(&changed).is_err() || !read(&changed).expect("read").faults.is_empty(), "{at} {flip}");
            }
        }
    }

    #[test]
    fn no_piece_and_nothing_longer_is_whole() {
        let bytes = container();
        let is_whole = |bytes: &[u8]| read(bytes).is_ok_and(|container| container.faults.is_empty());
        assert!((0..bytes.len()).all(|end| !is_whole(&bytes[..end])));
        assert!(!is_whole(&[&bytes, b"\0".as_slice()].concat()));
        assert!(!is_whole(&[b"\0", bytes.as_slice()].concat()));
        assert!(!is_whole(&[bytes.as_slice(), &bytes].concat()));
    }
}
