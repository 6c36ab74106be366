//! What goes to the stores: the packages, the sources that they are made of, and what reviewers need to know.

use std::{
    fmt::Write,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    archive, extension,
    files::{self, fresh, length, read, write},
    sources,
    steps::{output, program, root, step, target},
};

/// The archive of the sources.
const SOURCE: &str = "jinjja-source.zip";

/// What reviewers are told, with places for what is known only when it was built.
const NOTES: &str = "extension/REVIEWERS.md";

/// Builds the packages, the archive of the sources and the notes for reviewers into `dist`.
pub(crate) fn run() -> Result<(), String> {
    let into = extension::build()?;
    sources::archive(&into.join(SOURCE))?;
    let notes = into.join("REVIEWERS.md");
    write(&notes, told(&read(&root().join(NOTES))?, &into)?)?;
    println!("   {}", notes.display());
    Ok(())
}

/// The notes, filled in.
fn told(notes: &str, into: &Path) -> Result<String, String> {
    let mut table = String::from("| file | bytes | SHA-256 |\n|---|---|---|\n");
    for name in packages().chain([SOURCE.to_owned()]) {
        let file = into.join(&name);
        // Writing to a text cannot fail.
        let _ = writeln!(table, "| {name} | {} | `{}` |", length(&file), archive::sha256(&file)?);
    }
    let printed = |name: &str, arguments: &[&str]| output(program(name, arguments)).map(|text| text.trim().to_owned());
    let fillings = [
        ("{version}", env!("CARGO_PKG_VERSION").to_owned()),
        ("{packages}", table.trim_end().to_owned()),
        ("{rustc}", printed("rustc", &["--version"])?),
        ("{node}", printed("node", &["--version"])?),
        ("{npm}", printed("npm", &["--version"])?),
        ("{machine}", format!("{} {}", std::env::consts::OS, std::env::consts::ARCH)),
    ];
    let notes = fillings.iter().fold(notes.to_owned(), |notes, (place, filling)| notes.replace(place, filling));
    Ok(notes)
}

/// The names of the packages.
fn packages() -> impl Iterator<Item = String> {
    extension::BROWSERS.iter().map(|browser| extension::package(browser))
}

/// Builds a second time, from a copy of the sources in another folder into another target folder, all anew, and compares
/// every byte.
pub(crate) fn twice() -> Result<(), String> {
    let first = extension::build()?;
    let (copy, built) = (target().join("twice/copy"), target().join("twice/built"));
    fresh(&copy)?;
    fresh(&built)?;
    sources::copy(&copy)?;
    step("the same in another folder, all anew", again(&copy, &built)?)?;
    let second = copy.join("dist");
    let mut different = Vec::new();
    for package in packages() {
        let (one, other) = (archive::sha256(&first.join(&package))?, archive::sha256(&second.join(&package))?);
        println!("   {package}\n     {one}\n     {other}");
        if one != other {
            different.push(package);
        }
    }
    if different.is_empty() {
        println!("   both builds are equal");
        return Ok(());
    }
    let files = extension::BROWSERS.iter().map(|browser| differing(&first.join(browser), &second.join(browser)));
    let files = files.collect::<Result<Vec<_>, _>>()?.concat();
    Err(format!("two builds differ: {} ({})", different.join(", "), files.join(", ")))
}

/// This program with the copy for its project. Whatever goes into the packages is compiled and written anew.
fn again(copy: &Path, built: &Path) -> Result<Command, String> {
    let own = std::env::current_exe().map_err(|error| format!("xtask: {error}"))?;
    let mut again = Command::new(own);
    again.arg("build").current_dir(copy);
    again.env("CARGO_MANIFEST_DIR", copy.join("xtask")).env("CARGO_TARGET_DIR", built);
    Ok(again)
}

/// The files of two folders that are not the same.
fn differing(one: &Path, other: &Path) -> Result<Vec<String>, String> {
    let bytes = |folder: &Path, name: &String| -> Option<Vec<u8>> { std::fs::read(folder.join(name)).ok() };
    let mut names: Vec<String> = [files::names(one)?, files::names(other)?].concat();
    names.sort();
    names.dedup();
    names.retain(|name| bytes(one, name) != bytes(other, name));
    let shown = |name: &String| PathBuf::from(one.file_name().unwrap_or_default()).join(name).display().to_string();
    Ok(names.iter().map(shown).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_in_the_notes_is_filled() {
        let notes = read(&root().join(NOTES)).unwrap();
        for place in ["{version}", "{packages}", "{rustc}", "{node}", "{npm}", "{machine}"] {
            assert!(notes.contains(place), "{place}");
        }
        assert_eq!(notes.matches('{').count(), 6, "no place that nothing fills");
    }

    #[test]
    fn what_differs_is_named() {
        let folder = target().join("tmp/differing");
        fresh(&folder).unwrap();
        for (name, text) in [("one/same", "x"), ("other/same", "x"), ("one/a", "x"), ("other/a", "y"), ("other/b", "")]
        {
            write(&folder.join(name), text).unwrap();
        }
        assert_eq!(differing(&folder.join("one"), &folder.join("other")).unwrap(), ["one/a", "one/b"]);
    }
}
