//! Zips of which two builds give equal bytes.

use std::{fs, io::Write, path::Path};

use sha2::{Digest, Sha256};
use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

use crate::files::said;

/// A zip of some files of a folder, in the order in which they are named, without times.
pub(crate) fn zip(folder: &Path, names: &[String], into: &Path) -> Result<(), String> {
    let written = fs::File::create(into).map_err(said(into))?;
    let mut zip = ZipWriter::new(written);
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for name in names {
        let path = folder.join(name);
        let bytes = fs::read(&path).map_err(said(&path))?;
        let options = options.unix_permissions(if is_program(&bytes) { 0o755 } else { 0o644 });
        zip.start_file(name.as_str(), options).map_err(|error| format!("{}: {error}", into.display()))?;
        zip.write_all(&bytes).map_err(said(into))?;
    }
    zip.finish().map(|_| ()).map_err(|error| format!("{}: {error}", into.display()))
}

/// A script that says what runs it. File systems that know no such permission give the same zip.
fn is_program(bytes: &[u8]) -> bool {
    bytes.starts_with(b"#!")
}

/// By which two files are known to be equal.
pub(crate) fn sha256(file: &Path) -> Result<String, String> {
    fs::read(file).map(|bytes| hash(&bytes)).map_err(said(file))
}

/// SHA-256 of bytes, as it is written.
pub(crate) fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
