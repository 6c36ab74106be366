//! The main job on the sample pages.

use std::fs;

use crate::steps::{cargo, root, step, target};

/// Builds the command line, and reads and judges every page of `tests/pages`; each page names its address in its first
/// line.
pub(crate) fn run() -> Result<(), String> {
    step("building (the first time takes a minute)", cargo(&["build", "--release", "--quiet"]))?;
    let folder = root().join("tests/pages");
    let mut pages: Vec<_> = fs::read_dir(&folder)
        .map_err(|error| format!("{}: {error}", folder.display()))?
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "html"))
        .collect();
    pages.sort();
    for page in pages {
        let text = fs::read(&page).map_err(|error| format!("{}: {error}", page.display()))?;
        let head = String::from_utf8_lossy(&text).lines().next().unwrap_or_default().to_owned();
        let Some(url) = head.strip_prefix("<!-- ").and_then(|line| line.strip_suffix(" -->")) else {
            return Err(format!("{}: its first line must be <!-- its address -->", page.display()));
        };
        println!("\n━━ {}\n   {url}", page.strip_prefix(root()).unwrap_or(&page).display());
        for command in [&["read", "--explain"][..], &["score", "--language", "en"][..]] {
            println!();
            let mut jinjja = std::process::Command::new(target().join("release/jinjja"));
            jinjja.args(command).arg(&page).args(["--url", url]);
            let answers = page.with_extension("answers.json");
            if answers.exists() {
                jinjja.arg("--responses").arg(answers);
            }
            // A page with nothing to read is a sample too: exit code 1 is no failure here.
            let status = jinjja.status().map_err(|error| format!("{jinjja:?}: {error}"))?;
            if status.code() == Some(2) {
                return Err(format!("{} could not be read", page.display()));
            }
        }
    }
    println!("\nTry your own: target/release/jinjja score PAGE.html --url URL");
    Ok(())
}
