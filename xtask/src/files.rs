//! Files and folders, with errors that name them.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use serde::Serialize;

/// An error with the path that it is about.
pub(crate) fn said(path: &Path) -> impl Fn(io::Error) -> String + '_ {
    move |error| format!("{}: {error}", path.display())
}

/// The text of a file.
pub(crate) fn read(file: &Path) -> Result<String, String> {
    fs::read_to_string(file).map_err(said(file))
}

/// Writes a file; the folders that it needs are made.
pub(crate) fn write(file: &Path, bytes: impl AsRef<[u8]>) -> Result<(), String> {
    if let Some(folder) = file.parent() {
        made(folder)?;
    }
    fs::write(file, bytes).map_err(said(file))
}

/// Writes a file of JSON that people can read.
pub(crate) fn write_json(file: &Path, value: &impl Serialize) -> Result<(), String> {
    let text = serde_json::to_string_pretty(value).map_err(|error| format!("{}: {error}", file.display()))?;
    write(file, text + "\n")
}

/// A folder that is there.
pub(crate) fn made(folder: &Path) -> Result<(), String> {
    fs::create_dir_all(folder).map_err(said(folder))
}

/// A folder that is there and empty.
pub(crate) fn fresh(folder: &Path) -> Result<(), String> {
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(said(folder))?;
    }
    made(folder)
}

/// Copies a file into a folder.
pub(crate) fn copy_into(folder: &Path, file: &Path) -> Result<(), String> {
    made(folder)?;
    fs::copy(file, folder.join(file.file_name().unwrap_or_default())).map(|_| ()).map_err(said(file))
}

/// Copies those files of a folder and its folders that are wanted by their names.
pub(crate) fn copy_all(from: &Path, to: &Path, is_wanted: impl Fn(&str) -> bool) -> Result<(), String> {
    for name in names(from)? {
        if is_wanted(&name) {
            let file = to.join(&name);
            made(file.parent().unwrap_or(to))?;
            fs::copy(from.join(&name), &file).map_err(said(&from.join(&name)))?;
        }
    }
    Ok(())
}

/// The files of a folder and its folders, by their paths inside of it (with `/`), in their order.
pub(crate) fn names(folder: &Path) -> Result<Vec<String>, String> {
    names_but(folder, &|_| false)
}

/// The same without those files and folders that are left out by their paths.
pub(crate) fn names_but(folder: &Path, is_left_out: &dyn Fn(&str) -> bool) -> Result<Vec<String>, String> {
    let mut names = Vec::new();
    list(folder, folder, is_left_out, &mut names)?;
    names.sort();
    Ok(names)
}

fn list(base: &Path, folder: &Path, is_left_out: &dyn Fn(&str) -> bool, names: &mut Vec<String>) -> Result<(), String> {
    for path in entries(folder)? {
        let name = path.strip_prefix(base).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        if is_left_out(&name) {
            continue;
        }
        if path.is_dir() {
            list(base, &path, is_left_out, names)?;
        } else {
            names.push(name);
        }
    }
    Ok(())
}

/// What lies in a folder, in the order of its names.
pub(crate) fn entries(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = fs::read_dir(folder).map_err(said(folder))?;
    let mut entries: Vec<PathBuf> =
        entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>().map_err(said(folder))?;
    entries.sort();
    Ok(entries)
}

/// The length of a file in bytes; 0 where there is none.
pub(crate) fn length(file: &Path) -> u64 {
    fs::metadata(file).map_or(0, |file| file.len())
}
