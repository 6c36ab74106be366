//! The marketplaces' plans for the content script: what to collect from their pages, one script a marketplace.

use jinjja_data::sorted::Map;
use std::path::{Path, PathBuf};

use jinjja::{
    Knowledge,
    adapter::{self, CardPlan, NodePlan, Plan},
    capture::{bounds, json::Wanted},
};
use jinjja_data::{Marketplace, Pattern, files::Library, pattern::Written, personal::OfMarketplace};
use serde::Serialize;

use crate::{files::write as write_file, steps::root};

/// Writes `ID.js` for every marketplace into a folder, each with `const JinjjaPlan = JSON.parse("…");`, which the
/// browser reads sooner than the same as code. The same data give the same bytes.
pub(crate) fn write(folder: &Path) -> Result<Vec<PathBuf>, String> {
    write_file(&folder.join("links.js"), link_bounds())?;
    write_file(&folder.join("personal.json"), personal()?)?;
    Knowledge::embedded().marketplaces.iter().map(|marketplace| write_one(folder, marketplace)).collect()
}

/// The bounds of what is read of a page for the shops that it names, as a script.
fn link_bounds() -> String {
    use jinjja::storefronts::bounds as of_links;
    let bounds = serde_json::json!({
        "text": bounds::TEXT,
        "data_address": bounds::DATA_ADDRESS,
        "pieces": bounds::PIECES,
        "links": of_links::LINKS,
        "lines": of_links::LINES,
        "line": of_links::LINE,
        "words": of_links::WORDS,
    });
    format!("const JinjjaLinkBounds = {bounds};\n")
}

/// What is about the person who looks at a page, as the scripts that take one into evidence have it (`PersonalRules` in
/// `extension/content/evidence/types.d.ts`): on any page, and by the marketplace.
fn personal() -> Result<String, String> {
    let library = Library::read(&root().join("data")).map_err(|error| error.to_string())?;
    let of: Map<&str, &OfMarketplace> = library
        .marketplaces
        .iter()
        .filter(|marketplace| !marketplace.personal.is_empty())
        .map(|marketplace| (marketplace.id.as_str(), &marketplace.personal))
        .collect();
    let rules = serde_json::json!({ "any": library.personal, "of": of });
    Ok(format!("{rules}\n"))
}

fn write_one(folder: &Path, marketplace: &Marketplace) -> Result<PathBuf, String> {
    let file = folder.join(&marketplace.id).with_extension("js");
    write_file(&file, script(marketplace)?)?;
    Ok(file)
}

/// A marketplace's plan as a script.
pub(crate) fn script(marketplace: &Marketplace) -> Result<String, String> {
    json(marketplace).map(|plan| format!("const JinjjaPlan = JSON.parse({});\n", serde_json::Value::String(plan)))
}

/// The plans of all marketplaces by their ids, as JSON.
pub(crate) fn all() -> Result<String, String> {
    let plan = |marketplace: &Marketplace| Ok(format!("\"{}\":{}", marketplace.id, json(marketplace)?));
    let plans = Knowledge::embedded().marketplaces.iter().map(plan).collect::<Result<Vec<_>, String>>()?;
    Ok(format!("{{{}}}\n", plans.join(",")))
}

fn json(marketplace: &Marketplace) -> Result<String, String> {
    let plan = Plan::of(marketplace);
    let for_script = PlanForScript::of(marketplace, &plan);
    serde_json::to_string(&for_script).map_err(|error| format!("{}: {error}", marketplace.id))
}

/// What the script in the page's own world has to know: which requests, not what of their answers.
pub(crate) fn requests(marketplace: &Marketplace) -> Result<String, String> {
    let plan = Plan::of(marketplace);
    let plan = PlanForScript::of(marketplace, &plan);
    let answers: Vec<_> = plan
        .answers
        .iter()
        .map(|answer| serde_json::json!({ "hosts": answer.hosts, "paths": answer.paths, "query": answer.query }))
        .collect();
    let requests = serde_json::json!({ "hosts": plan.hosts, "answers": answers });
    serde_json::to_string(&requests).map_err(|error| format!("{}: {error}", marketplace.id))
}

/// A plan as the content script has it; `extension/content/collect/types.d.ts` describes it too.
#[derive(Serialize)]
struct PlanForScript<'p> {
    id: &'p str,
    hosts: Vec<&'p str>,
    states: Vec<State<'p>>,
    answers: Vec<Answer<'p>>,
    nodes: Vec<Nodes<'p>>,
    rows: Vec<Rows<'p>>,
    cards: Vec<Cards<'p>>,
    bounds: Bounds,
}

#[derive(Serialize)]
struct State<'p> {
    name: &'p str,
    #[serde(skip_serializing_if = "Option::is_none")]
    variable: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    call: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    element: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    beside: Option<&'p str>,
    wanted: Wanted,
}

#[derive(Serialize)]
struct Answer<'p> {
    hosts: &'p [String],
    paths: Vec<Vec<Written<'p>>>,
    query: Map<&'p str, Vec<Written<'p>>>,
    wanted: Wanted,
}

/// A selector, with its alternatives and what stands around each, where that makes the search quicker.
#[derive(Serialize)]
struct Selector<'p> {
    selector: &'p str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    parts: Vec<(Option<&'p str>, &'p str)>,
}

#[derive(Serialize)]
struct Nodes<'p> {
    #[serde(flatten)]
    selector: Selector<'p>,
    #[serde(flatten)]
    wanted: &'p NodePlan,
}

#[derive(Serialize)]
struct Rows<'p> {
    #[serde(flatten)]
    selector: Selector<'p>,
    label: &'p str,
    value: &'p str,
}

#[derive(Serialize)]
struct Cards<'p> {
    #[serde(flatten)]
    selector: Selector<'p>,
    own: &'p NodePlan,
    nodes: Vec<Nodes<'p>>,
}

macro_rules! bounds {
    ($($name:ident = $bound:ident,)*) => {
        /// The bounds of a capture.
        #[derive(Serialize)]
        struct Bounds { $($name: usize,)* }
        const BOUNDS: Bounds = Bounds { $($name: bounds::$bound,)* };
    };
}

bounds! {
    text = TEXT,
    data_address = DATA_ADDRESS,
    json_ld = JSON_LD,
    json_ld_scripts = JSON_LD_SCRIPTS,
    nodes = NODES,
    rows = ROWS,
    cells = CELLS,
    inside = INSIDE,
    pieces = PIECES,
    cards = CARDS,
    items = ITEMS,
    properties = PROPERTIES,
}

impl<'p> PlanForScript<'p> {
    fn of(marketplace: &'p Marketplace, plan: &'p Plan) -> Self {
        let hosts = marketplace.hosts.iter().flat_map(|of_country| &of_country.names);
        let states = plan.states.iter().map(|(name, state)| State {
            name,
            variable: state.place.variable.as_deref(),
            call: state.place.call.as_deref(),
            element: state.place.element.as_deref(),
            beside: state.place.beside.as_deref(),
            wanted: Wanted::of_plan(&state.paths),
        });
        // Pieces of HTML that a live page asks for are put into it by its own scripts.
        let answers = plan.answers.values().filter(|answer| !answer.rule.html).map(|answer| Answer {
            hosts: &answer.rule.hosts,
            paths: answer.rule.paths.iter().map(written).collect(),
            query: answer.rule.query.iter().map(|(name, pattern)| (name.as_str(), written(pattern))).collect(),
            wanted: Wanted::of_plan(&answer.paths),
        });
        Self {
            id: &marketplace.id,
            hosts: hosts.map(String::as_str).collect(),
            states: states.collect(),
            answers: answers.collect(),
            nodes: nodes(&plan.nodes, Selector::of),
            rows: plan
                .rows
                .iter()
                .map(|(selector, rows)| Rows {
                    selector: Selector::of(selector),
                    label: &rows.label,
                    value: &rows.value,
                })
                .collect(),
            cards: plan.cards.iter().map(|(selector, card)| cards(selector, card)).collect(),
            bounds: BOUNDS,
        }
    }
}

impl<'p> Selector<'p> {
    /// One that is looked for in the whole page.
    fn of(selector: &'p str) -> Self {
        let parts = adapter::alternatives(selector);
        let is_simple = parts.len() == 1 && parts.iter().all(|(around, _)| around.is_none());
        Self { selector, parts: if is_simple { Vec::new() } else { parts } }
    }

    /// One that is looked for inside of a card, which is small.
    fn inside(selector: &'p str) -> Self {
        Self { selector, parts: Vec::new() }
    }
}

fn nodes<'p>(plan: &'p Map<String, NodePlan>, selector: fn(&'p str) -> Selector<'p>) -> Vec<Nodes<'p>> {
    plan.iter().map(|(name, wanted)| Nodes { selector: selector(name), wanted }).collect()
}

fn cards<'p>(selector: &'p str, plan: &'p CardPlan) -> Cards<'p> {
    Cards { selector: Selector::of(selector), own: &plan.own, nodes: nodes(&plan.nodes, Selector::inside) }
}

fn written(pattern: &Pattern) -> Vec<Written<'_>> {
    pattern.written().collect()
}
