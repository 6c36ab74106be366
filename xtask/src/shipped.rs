//! What must hold of the packages that are shipped.

use std::fs;

use crate::{
    extension::{self, BROWSERS},
    files::{self, said},
    setup,
    steps::{program, root, step},
    wasm,
};

/// Nothing of the machine that built them is in them, and the linter of Firefox's store has nothing to say.
pub(crate) fn check() -> Result<(), String> {
    no_paths()?;
    lint()
}

/// Two machines can only give equal bytes if no path is in what they build. The heavier proof is `build-twice`.
fn no_paths() -> Result<(), String> {
    let here = wasm::folders_of_machine()?;
    for browser in BROWSERS {
        let folder = root().join("dist").join(browser);
        let names = files::names(&folder)?;
        let compiled = names.iter().filter(|name| name.ends_with(".wasm") || name.ends_with(".js"));
        for name in compiled {
            let file = folder.join(name);
            let bytes = fs::read(&file).map_err(said(&file))?;
            let found = here.iter().find(|folder| holds(&bytes, folder.as_os_str().as_encoded_bytes()));
            if let Some(found) = found {
                return Err(format!("{}: holds a path of this machine, {}", file.display(), found.display()));
            }
        }
    }
    Ok(())
}

/// A path, not only the beginning of a longer name.
fn holds(bytes: &[u8], path: &[u8]) -> bool {
    let next = |at: usize| bytes.get(at + path.len()).copied().unwrap_or(b'/');
    memchr::memmem::find_iter(bytes, path).any(|at| !next(at).is_ascii_alphanumeric())
}

/// The store's linter on the package for Firefox; it knows no other browser.
pub(crate) fn lint() -> Result<(), String> {
    setup::tools()?;
    let package = root().join("dist").join(extension::package("firefox"));
    if !package.exists() {
        return Err(format!("{} is missing: `cargo xtask build` makes it", package.display()));
    }
    let mut linter = program("extension/node_modules/.bin/addons-linter", &["--warnings-as-errors", "--boring"]);
    linter.arg(package);
    step("the linter of add-ons", linter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_found_and_a_longer_name_is_not() {
        assert!(holds(b"x/home/kim/jinjja/src/a.rs", b"/home/kim/jinjja"));
        assert!(holds(b"x/home/kim", b"/home/kim"));
        assert!(!holds(b"x/home/kimchi/a", b"/home/kim"));
        assert!(holds(b"x/home/kimchi/a /home/kim\0", b"/home/kim"));
    }
}
