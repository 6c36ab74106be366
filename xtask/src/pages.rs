//! The pages that people see: one small wasm each, beside its shell and the styles.

use std::path::Path;

use crate::{
    files::{self, copy_all, copy_into, length, read, write},
    steps::root,
    wasm::{self, Binding},
};

/// Where a page's parts lie, beside the shells.
pub(crate) const PARTS: &str = "pages";

/// What stands for the page's name in the shell that all pages share.
const NAME: &str = "{page}";

/// The page that is no part of the extension.
pub(crate) const PLAYGROUND: &str = "playground";

/// Builds all pages into a folder and says how large each is.
pub(crate) fn run(folder: &Path) -> Result<(), String> {
    for (name, bytes) in build(folder)? {
        println!("   {name}: {} KB", bytes / 1000);
    }
    Ok(())
}

/// Builds all pages into a folder: `popup.html` and its like, and what they load under `pages/`. Gives the size of each
/// page's wasm.
pub(crate) fn build(folder: &Path) -> Result<Vec<(String, u64)>, String> {
    compile()?;
    let www = root().join("www");
    let parts = folder.join(PARTS);
    copy_all(&www.join("style"), &parts, |_| true)?;
    copy_into(folder, &www.join("project.json"))?;
    let shell = read(&www.join("page.html"))?;
    let mut sizes = Vec::new();
    for name in names()?.into_iter().filter(|name| name != PLAYGROUND) {
        write(&folder.join(&name).with_extension("html"), shell.replace(NAME, &name))?;
        let bytes = bind(&name, &parts)?;
        sizes.push((name, bytes));
    }
    Ok(sizes)
}

/// Compiles all pages to wasm.
pub(crate) fn compile() -> Result<(), String> {
    wasm::compile("the pages for wasm", "jinjja-www")
}

/// Each page is a program of its own.
fn names() -> Result<Vec<String>, String> {
    let programs = files::names(&root().join("www/src/bin"))?;
    Ok(programs.iter().filter_map(|file| file.strip_suffix(".rs")).map(str::to_owned).collect())
}

/// Binds a page to JavaScript, and writes the line that starts it: the policy takes no script in the shell.
pub(crate) fn bind(name: &str, parts: &Path) -> Result<u64, String> {
    let bound = format!("{name}_page");
    let binding = Binding { compiled: name, name: &bound, folder: parts, for_node: false, typed: false, named: false };
    let page = wasm::bind(&binding)?;
    without_markup(&page.script)?;
    let start = format!(
        "import start from \"./{bound}.js\";\n\n\
         start({{ module_or_path: new URL(\"{bound}_bg.wasm\", import.meta.url) }});\n"
    );
    write(&parts.join(name).with_extension("js"), start)?;
    Ok(length(&page.wasm))
}

/// No page writes markup, but what binds Leptos to the browser can: to empty an element whose attribute was markup. To write
/// an empty text does the same, and a text can become nothing else.
fn without_markup(script: &Path) -> Result<(), String> {
    let text = read(script)?.replace(".innerHTML = ", ".textContent = ");
    if let Some(sink) = MARKUP.iter().find(|sink| text.contains(**sink)) {
        return Err(format!("{}: writes markup, by {sink}", script.display()));
    }
    write(script, text)
}

/// By what a script could write markup or run texts.
const MARKUP: [&str; 7] = [
    ".innerHTML",
    ".outerHTML",
    "insertAdjacentHTML",
    "document.write",
    "createContextualFragment",
    "eval(",
    "new Function",
];
