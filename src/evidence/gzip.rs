//! One gzip member, written with a fixed header and read strictly. A WARC has one for each record, so that readers can begin
//! at any of them.

use flate2::{Compress, Compression, Crc, Decompress, FlushCompress, FlushDecompress, Status};

/// Deflate, no name, no time, no hint of the level, no system.
const HEADER: [u8; 10] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff];

/// How much more room is made at a time.
const STEP: usize = 64 * 1024;

/// How hard to compress.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Effort {
    /// Texts.
    Usual,
    /// What is compressed already.
    None,
}

/// Appends a member that holds these parts, one after the other.
pub(super) fn write(parts: &[&[u8]], effort: Effort, into: &mut Vec<u8>) {
    into.extend(HEADER);
    let mut check = Crc::new();
    parts.iter().for_each(|part| check.update(part));
    match effort {
        Effort::Usual => {
            let mut deflate = Compress::new(Compression::new(LEVEL), false);
            parts.iter().for_each(|part| compress(&mut deflate, part, FlushCompress::None, into));
            compress(&mut deflate, &[], FlushCompress::Finish, into);
        }
        Effort::None => store(parts, into),
    }
    into.extend(check.sum().to_le_bytes());
    into.extend(check.amount().to_le_bytes());
}

/// The usual one, 6, makes pages smaller by a thirtieth and takes twice as long.
const LEVEL: u32 = 3;

/// Parts as they are, in blocks of Deflate that hold at most 65,535 bytes, and an empty one that is the last.
fn store(parts: &[&[u8]], into: &mut Vec<u8>) {
    for block in parts.iter().flat_map(|part| part.chunks(usize::from(u16::MAX))) {
        let length = u16::try_from(block.len()).unwrap_or(u16::MAX);
        into.push(0);
        into.extend(length.to_le_bytes());
        into.extend((!length).to_le_bytes());
        into.extend(block);
    }
    into.extend([1, 0, 0, 0xff, 0xff]);
}

/// Compresses all of a part; to the end of the stream when it is finished.
fn compress(deflate: &mut Compress, mut part: &[u8], flush: FlushCompress, into: &mut Vec<u8>) {
    let is_last = matches!(flush, FlushCompress::Finish);
    while is_last || !part.is_empty() {
        into.reserve(STEP);
        let (read, written) = (deflate.total_in(), into.len());
        let status = deflate.compress_vec(part, into, flush);
        let taken = usize::try_from(deflate.total_in().saturating_sub(read)).unwrap_or(usize::MAX);
        part = part.get(taken..).unwrap_or_default();
        let is_stuck = taken == 0 && into.len() == written;
        if matches!(status, Ok(Status::StreamEnd) | Err(_)) || is_stuck {
            break;
        }
    }
}

/// Why bytes are no member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadMember {
    /// Its first ten bytes are not those that we write.
    Header,
    /// It cannot be unpacked, or ends too early.
    Stream,
    /// It holds more than is allowed.
    TooLong,
    /// What it holds is not what its own checksum says.
    Checksum,
}

/// Unpacks the first member of bytes, up to a limit: what it holds, and the bytes behind it.
pub(super) fn read(bytes: &[u8], limit: usize) -> Result<(Vec<u8>, &[u8]), BadMember> {
    let packed = bytes.strip_prefix(HEADER.as_slice()).ok_or(BadMember::Header)?;
    let mut inflate = Decompress::new(false);
    let mut held = Vec::new();
    loop {
        let rest = behind(packed, &inflate);
        held.reserve(STEP);
        let (read, written) = (inflate.total_in(), held.len());
        let status = inflate.decompress_vec(rest, &mut held, FlushDecompress::None).map_err(|_| BadMember::Stream)?;
        if held.len() > limit {
            return Err(BadMember::TooLong);
        }
        match status {
            Status::StreamEnd => break,
            _ if inflate.total_in() == read && held.len() == written => return Err(BadMember::Stream),
            _ => {}
        }
    }
    let (trailer, rest) = behind(packed, &inflate).split_first_chunk::<8>().ok_or(BadMember::Stream)?;
    let mut check = Crc::new();
    check.update(&held);
    let [a, b, c, d] = check.sum().to_le_bytes();
    let [e, f, g, h] = check.amount().to_le_bytes();
    if *trailer != [a, b, c, d, e, f, g, h] {
        return Err(BadMember::Checksum);
    }
    Ok((held, rest))
}

fn behind<'b>(packed: &'b [u8], inflate: &Decompress) -> &'b [u8] {
    let read = usize::try_from(inflate.total_in()).unwrap_or(usize::MAX);
    packed.get(read..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{BadMember, Effort, read, write};

    fn member(parts: &[&[u8]], effort: Effort) -> Vec<u8> {
        let mut bytes = Vec::new();
        write(parts, effort, &mut bytes);
        bytes
    }

    fn check(parts: &[&[u8]]) {
        for effort in [Effort::Usual, Effort::None] {
            let mut bytes = member(parts, effort);
            bytes.extend(b"behind");
            let whole = parts.concat();
            assert_eq!(read(&bytes, whole.len()), Ok((whole.clone(), b"behind".as_slice())), "{effort:?}");
            if !whole.is_empty() {
                assert_eq!(read(&bytes, whole.len().saturating_sub(1)), Err(BadMember::TooLong));
            }
        }
    }

    #[test]
    fn what_was_packed_comes_back() {
        check(&[]);
        check(&[b"", b""]);
        check(&[b"WARC/1.1", b"", b"\r\n"]);
        check(&["a page ".repeat(100_000).as_bytes(), &[7; 70_000]]);
        let noise: Vec<u8> = (0..300_000u32).map(|n| n.wrapping_mul(2_654_435_761).to_le_bytes()[3]).collect();
        check(&[&noise]);
    }

    #[test]
    fn no_piece_of_a_member_is_a_member() {
        let bytes = member(&["page ".repeat(50).as_bytes()], Effort::Usual);
        for end in 0..bytes.len() {
            assert!(read(&bytes[..end], 1000).is_err(), "{end}");
        }
        for at in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[at] ^= 1;
            // The last bits of a stream mean nothing: what they hold is the same.
            assert!(read(&changed, 1000).map_or(true, |(held, _)| held == "page ".repeat(50).as_bytes()), "{at}");
        }
    }
}
