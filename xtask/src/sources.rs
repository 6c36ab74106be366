//! The files that the project is made of.

use std::path::Path;

use crate::{
    archive,
    files::{self, copy_into, read},
    steps::{output, program, root},
};

/// All tracked files, by their paths; in a source archive, which knows no tracking, all that are not ignored.
pub(crate) fn names() -> Result<Vec<String>, String> {
    let mut names = if root().join(".git").exists() { tracked()? } else { unignored()? };
    names.sort();
    Ok(names)
}

fn tracked() -> Result<Vec<String>, String> {
    let listed = |which: &[&str]| -> Result<Vec<String>, String> {
        let printed = output(program("git", &[&["ls-files", "-z"], which].concat()))?;
        Ok(printed.split_terminator('\0').map(str::to_owned).collect())
    };
    for name in listed(&["--others", "--exclude-standard"])? {
        println!("   not tracked, so no part of the source: {name}");
    }
    listed(&["--cached"])
}

fn unignored() -> Result<Vec<String>, String> {
    let rules = read(&root().join(".gitignore"))?;
    let names = files::names_but(&root(), &|name| is_ignored(&rules, name))?;
    Ok(names)
}

/// Whether a rule of `.gitignore` names this: `/target` a path from the root, `node_modules` a name anywhere.
fn is_ignored(rules: &str, name: &str) -> bool {
    let last = name.rsplit('/').next().unwrap_or(name);
    rules.lines().any(|rule| rule.strip_prefix('/').map_or(rule == last, |path| path == name))
}

/// Copies the sources into a folder.
pub(crate) fn copy(into: &Path) -> Result<(), String> {
    names()?.iter().try_for_each(|name| {
        let folder = into.join(name);
        copy_into(folder.parent().unwrap_or(into), &root().join(name))
    })
}

/// An archive of the sources.
pub(crate) fn archive(into: &Path) -> Result<(), String> {
    archive::zip(&root(), &names()?, into)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_made_is_no_source() {
        let rules = "/target\n/fuzz/corpus\nnode_modules\n";
        for name in ["target", "fuzz/corpus", "node_modules", "extension/node_modules"] {
            assert!(is_ignored(rules, name), "{name}");
        }
        for name in ["src", "src/target", "fuzz", "corpus", "extension/node_modules.md"] {
            assert!(!is_ignored(rules, name), "{name}");
        }
    }

    #[test]
    fn an_archive_holds_what_is_tracked() {
        if !root().join(".git").exists() {
            return;
        }
        let (tracked, unignored) = (tracked().unwrap(), unignored().unwrap());
        let missing: Vec<_> = tracked.iter().filter(|name| !unignored.contains(name)).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }
}
