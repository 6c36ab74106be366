//! Cases unpacked into a folder, each into one of its own that is named by its id: no name out of the file becomes a path.

use std::{
    fs,
    io::ErrorKind,
    path::{Path, PathBuf},
};

use crate::{case::container::Member, cli::WrongUse};

/// Unpacks the cases, and says where they are. Where files are there already and must not be replaced, none is written.
pub(super) fn unpacked(members: &[&Member], folder: &Path, overwrites: bool) -> Result<String, WrongUse> {
    let mut files: Vec<(PathBuf, &[u8])> = Vec::new();
    for member in members {
        let own = folder.join(member.case.id.as_str());
        // A link that stands there would lead out of the folder.
        if fs::symlink_metadata(&own).is_ok_and(|there| !there.is_dir()) {
            return Err(WrongUse(format!("{}: stands there and is no folder; take it away.", own.display())));
        }
        files.push((own.join("case.json"), member.text.as_bytes()));
        files.extend(member.evidence.map(|evidence| (own.join("evidence.wacz"), evidence)));
    }
    if let Some((there, _)) = files.iter().find(|(path, _)| !overwrites && fs::symlink_metadata(path).is_ok()) {
        let path = there.display();
        return Err(WrongUse(format!("{path}: is there already; nothing was written. --overwrite replaces it.")));
    }
    files.iter().try_for_each(|(path, bytes)| written(path, bytes, overwrites))?;
    Ok(members.iter().map(|member| format!("{}\n", folder.join(member.case.id.as_str()).display())).collect())
}

/// Written whole beside it first, so that no half file ever has its name.
pub(super) fn written(path: &Path, bytes: &[u8], overwrites: bool) -> Result<(), WrongUse> {
    let told = |why: std::io::Error| WrongUse(format!("{}: {why}", path.display()));
    path.parent().map_or(Ok(()), fs::create_dir_all).map_err(told)?;
    let beside = path.with_extension("part");
    match fs::remove_file(&beside) {
        Err(why) if why.kind() != ErrorKind::NotFound => return Err(told(why)),
        _ => {}
    }
    let mut options = fs::OpenOptions::new();
    let file = options.write(true).create_new(true).open(&beside).map_err(told)?;
    let moved = std::io::Write::write_all(&mut &file, bytes).and_then(|()| {
        if !overwrites && fs::symlink_metadata(path).is_ok() {
            return Err(ErrorKind::AlreadyExists.into());
        }
        fs::rename(&beside, path)
    });
    moved.inspect_err(|_| drop(fs::remove_file(&beside))).map_err(told)
}
