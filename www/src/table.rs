//! All listings of a page as a table: sorted, searched, saved.

use std::cmp::Ordering;

use crate::element::{button, div, input, label, option, p, section, select, span, tbody, td, th, thead, tr};
use leptos::{prelude::*, task::spawn_local};
use web_sys::Event;

use crate::{
    answer::Card,
    browser,
    element::{self, Child},
    export,
    json::Json,
    narrowing,
    notice::action,
    shown, verdict,
    words::{say, say_with, told, words_of},
};

/// Rows drawn at once; further ones on demand, so that a thousand stay quick.
const ROWS: usize = 100;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    Position,
    Title,
    Shop,
    Price,
    Store,
    Risk,
    Coverage,
    Hints,
}

impl Column {
    const ALL: [Self; 8] =
        [Self::Position, Self::Title, Self::Shop, Self::Price, Self::Store, Self::Risk, Self::Coverage, Self::Hints];

    fn name(self) -> &'static str {
        match self {
            Self::Position => "position",
            Self::Title => "title",
            Self::Shop => "shop",
            Self::Price => "price",
            Self::Store => "store",
            Self::Risk => "risk",
            Self::Coverage => "coverage",
            Self::Hints => "hints",
        }
    }

    fn heading(self) -> String {
        say(&format!("ui_col_{}", self.name()))
    }

    fn order(self, a: &Row, b: &Row) -> Ordering {
        let text = |row: &Row, field: fn(&Row) -> Option<&String>| field(row).map(|text| text.to_lowercase());
        match self {
            Self::Position => a.position.cmp(&b.position),
            Self::Title => {
                text(a, |row| row.listing().title.as_ref()).cmp(&text(b, |row| row.listing().title.as_ref()))
            }
            Self::Shop => text(a, |row| row.listing().seller_name.as_ref())
                .cmp(&text(b, |row| row.listing().seller_name.as_ref())),
            Self::Price => a.price().total_cmp(&b.price()),
            Self::Store => a.card.judged.assessment.store.status.cmp(&b.card.judged.assessment.store.status),
            // What warns most stands first.
            Self::Risk => b.card.judged.assessment.risk.decibans.total_cmp(&a.card.judged.assessment.risk.decibans),
            Self::Coverage => b.unread().cmp(&a.unread()),
            Self::Hints => b.card.judged.assessment.hints.len().cmp(&a.card.judged.assessment.hints.len()),
        }
    }
}

/// A card and where it stood on the page.
#[derive(Clone, PartialEq)]
struct Row {
    position: usize,
    card: Card,
    /// What is searched, in small letters.
    text: String,
}

impl Row {
    fn of((position, card): (usize, &Card)) -> Self {
        let listing = &card.judged.listing;
        let fields = [listing.title.as_deref(), listing.seller_name.as_deref()];
        let price = verdict::price(&card.judged).unwrap_or_default();
        let text = fields.into_iter().flatten().chain([price.as_str()]).collect::<Vec<_>>().join(" ").to_lowercase();
        Self { position, card: card.clone(), text }
    }

    fn listing(&self) -> &crate::answer::Listing {
        &self.card.judged.listing
    }

    fn price(&self) -> f64 {
        self.listing().price.unwrap_or(f64::INFINITY)
    }

    fn unread(&self) -> usize {
        self.card.judged.assessment.coverage.missing.len()
    }
}

/// How the table stands.
#[derive(Clone, Copy)]
struct Table {
    rows: StoredValue<Vec<Row>>,
    sort: RwSignal<(Column, bool)>,
    search: RwSignal<String>,
    level: RwSignal<String>,
    drawn: RwSignal<usize>,
    chosen: RwSignal<Option<usize>>,
}

impl Table {
    /// The positions of the rows that match, in the order wanted.
    fn matching(self) -> Vec<usize> {
        let (search, level, (column, is_turned)) =
            (self.search.get().to_lowercase(), self.level.get(), self.sort.get());
        self.rows.with_value(|rows| {
            let fits = |row: &&Row| {
                search.split_whitespace().all(|word| row.text.contains(word))
                    && (level.is_empty() || row.card.judged.assessment.risk.level == level)
            };
            let mut found: Vec<&Row> = rows.iter().filter(fits).collect();
            found.sort_by(|a, b| column.order(a, b));
            if is_turned {
                found.reverse();
            }
            found.into_iter().map(|row| row.position).collect()
        })
    }

    fn row(self, position: usize) -> Option<Row> {
        self.rows.with_value(|rows| rows.get(position).cloned())
    }

    fn cards(self, positions: &[usize]) -> Vec<(usize, Card)> {
        positions.iter().filter_map(|position| Some((*position, self.row(*position)?.card))).collect()
    }

    fn sort_by(self, column: Column) {
        self.sort.update(|(sorted, is_turned)| {
            *is_turned = *sorted == column && !*is_turned;
            *sorted = column;
        });
        self.drawn.set(ROWS);
    }
}

/// The table of the listings of a page, in a tab where there is one; a row opens its verdict.
pub fn of(cards: &[Card], tab: Option<i32>) -> AnyView {
    let table = Table {
        rows: StoredValue::new(cards.iter().enumerate().map(Row::of).collect()),
        sort: RwSignal::new((Column::Risk, false)),
        search: RwSignal::new(String::new()),
        level: RwSignal::new(String::new()),
        drawn: RwSignal::new(ROWS),
        chosen: RwSignal::new(None),
    };
    let found = Memo::new(move |_| table.matching());
    let body = move || match table.chosen.get().and_then(|position| table.row(position)) {
        Some(row) => opened(table, &row),
        None => whole(table, found),
    };
    let cases = tab.map(|tab| div().child(move || table.chosen.get().is_none().then(|| into_cases(table, found, tab))));
    section().class("listings").child(body).child(cases).into_any()
}

/// One listing's verdict in place of the table, and the way back.
fn opened(table: Table, row: &Row) -> AnyView {
    let position = row.position;
    let back = move || {
        table.chosen.set(None);
        browser::focus_next(row_id(position));
    };
    browser::focus_next("back");
    let url = row.listing().url.as_deref().map(|url| p().class("address").child(shown::link(url, url)));
    div()
        .child(
            button()
                .kind("button")
                .id("back")
                .class("quiet")
                .on("click", move |_| back())
                .child(format!("← {}", say("ui_back"))),
        )
        .child(verdict::full(&row.card.judged))
        .child(url)
        .into_any()
}

fn row_id(position: usize) -> String {
    format!("listing-{position}")
}

fn whole(table: Table, found: Memo<Vec<usize>>) -> AnyView {
    let blocks = table.rows.with_value(Vec::len).div_ceil(ROWS);
    let blocks: Vec<AnyView> = (0..blocks).map(|block| rows(table, found, block)).collect();
    let counted = move || {
        let count = found.get().len();
        let shown = count.min(table.drawn.get());
        match count {
            0 => say("ui_no_rows"),
            _ => words_of("ui_rows_shown", &[("shown", &shown.to_string()), ("count", &count.to_string())]),
        }
    };
    let more = move || {
        (found.get().len() > table.drawn.get()).then(|| {
            action(say("ui_more_rows"), "", move || table.drawn.update(|drawn| *drawn = drawn.saturating_add(ROWS)))
        })
    };
    div()
        .child(tools(table, found))
        .child(p().class("about").role("status").child(counted))
        .child(
            element::table()
                .role("table")
                .aria_label(say("label_listing"))
                .child(thead().role("rowgroup").child(tr().role("row").child(headings(table))))
                .child(blocks),
        )
        .child(div().class("actions").child(more))
        .into_any()
}

/// A block of rows, drawn once it is asked for, so that asking for more leaves those above as they are.
fn rows(table: Table, found: Memo<Vec<usize>>, block: usize) -> AnyView {
    let first = block.saturating_mul(ROWS);
    let is_drawn = Memo::new(move |_| table.drawn.get() > first);
    let rows = move || {
        let positions = if is_drawn.get() { found.get() } else { Vec::new() };
        let rows = positions.into_iter().skip(first).take(ROWS).filter_map(|position| table.row(position));
        rows.map(|row| row_view(table, &row)).collect::<Vec<_>>()
    };
    tbody().role("rowgroup").child(rows).into_any()
}

fn headings(table: Table) -> Vec<AnyView> {
    let heading = |column: Column| {
        let sorted = move || match table.sort.get() {
            (sorted, is_turned) if sorted == column => {
                if is_turned {
                    "descending"
                } else {
                    "ascending"
                }
            }
            _ => "none",
        };
        let sorted = move || sorted().to_owned();
        th().role("columnheader")
            .scope("col")
            .class(column.name())
            .attr_of("aria-sort", sorted)
            .child(
                button()
                    .kind("button")
                    .on("click", move |_| table.sort_by(column))
                    .child(column.heading())
                    .child(span().class("arrow").aria_hidden("true")),
            )
            .into_any()
    };
    Column::ALL.into_iter().map(heading).collect()
}

fn row_view(table: Table, row: &Row) -> AnyView {
    let (listing, assessment, position) = (row.listing(), &row.card.judged.assessment, row.position);
    let title = listing.title.as_deref().unwrap_or("–");
    let open = button()
        .kind("button")
        .id(row_id(position))
        .class("open")
        .on("click", move |_| table.chosen.set(Some(position)))
        .child(shown::name(title));
    let found: Vec<_> = assessment.hints.iter().filter(|hint| !hint.is_note()).collect();
    let heaviest = found.iter().max_by(|a, b| a.weight.total_cmp(&b.weight));
    let first = heaviest.map(|hint| span().class("first").child(shown::cut_name(&told(&hint.message), 160)));
    let others = (found.len() > 1).then(|| span().class("tag").child(format!("+{}", found.len().saturating_sub(1))));
    let short = |kind: &str, level: &str| say(&format!("ui_{kind}_{level}")).into_any();
    tr().role("row")
        .attr("data-level", assessment.risk.level.clone())
        .child(cell(Column::Position, position.saturating_add(1).to_string()))
        .child(cell(Column::Title, open))
        .child(cell(Column::Shop, listing.seller_name.as_deref().map(shown::name)))
        .child(cell(Column::Price, verdict::price(&row.card.judged)))
        .child(cell(Column::Store, short("store", &assessment.store.status)))
        .child(cell(Column::Risk, span().class("level").child(short("risk", &assessment.risk.level))))
        .child(cell(Column::Coverage, short("coverage", &assessment.coverage.level)))
        .child(cell(Column::Hints, vec![first, others]))
        .into_any()
}

/// Its heading stands with it, for screens too narrow for columns.
fn cell(column: Column, child: impl Child) -> AnyView {
    td().role("cell")
        .class(column.name())
        .child(span().class("heading").aria_hidden("true").child(column.heading()))
        .child(span().class("value").child(child))
        .into_any()
}

/// Makes cases of the listings that are shown: what they say, without pictures.
fn into_cases(table: Table, found: Memo<Vec<usize>>, tab: i32) -> AnyView {
    let folder = RwSignal::new(String::new());
    let said = RwSignal::new(String::new());
    let add = move |_| {
        let cards = table.cards(&found.get_untracked());
        let listings = cards.iter().filter_map(|(_, card)| card.judged.listing.url.as_deref());
        let message = Json::object([
            ("kind", "add-cards".into()),
            ("tab", tab.into()),
            ("listings", Json::of_list(listings.map(Json::from))),
            ("folder", folder.get_untracked().trim().into()),
        ]);
        said.set(say("case_capturing"));
        spawn_local(async move {
            let answer = browser::ask(message).await;
            said.set(match answer.number("count") {
                Some(count) => say_with("cases_added", "count", &count.to_string()),
                None => say(&answer.text("why").unwrap_or_else(|| "case_not_captured".to_owned())),
            });
        });
    };
    let named = move |event: Event| folder.set(event_target_value(&event));
    let count = move || say_with("cases_add", "count", &found.with(Vec::len).to_string());
    div()
        .class("into-cases")
        .child(
            label()
                .child(span().child(say("cases_folder_new")))
                .child(input().kind("text").attr("maxlength", "80").on("input", named)),
        )
        .child(div().class("actions").child(button().kind("button").on("click", add).child(count)))
        .child(p().class("said").role("status").child(move || said.get()))
        .into_any()
}

fn tools(table: Table, found: Memo<Vec<usize>>) -> AnyView {
    let searched = move |event: Event| {
        table.search.set(event_target_value(&event));
        table.drawn.set(ROWS);
    };
    let levelled = move |event: Event| {
        table.level.set(event_target_value(&event));
        table.drawn.set(ROWS);
    };
    let sorted = move |event: Event| {
        let name = event_target_value(&event);
        let column = Column::ALL.into_iter().find(|column| column.name() == name);
        column.into_iter().for_each(|column| table.sort.set((column, false)));
        table.drawn.set(ROWS);
    };
    let columns: Vec<AnyView> = Column::ALL
        .into_iter()
        .map(|column| {
            let is_sorted = move || table.sort.get().0 == column;
            option().value(column.name()).prop("selected", is_sorted).child(column.heading()).into_any()
        })
        .collect();
    let cards = move || table.cards(&found.get_untracked());
    div()
        .class("tools")
        .child(narrowing::search(table.search.get_untracked(), searched))
        .child(narrowing::risk(&table.level.get_untracked(), levelled))
        .child(
            label()
                .class("sort")
                .child(span().child(say("ui_sort_by")))
                .child(select().on("change", sorted).child(columns)),
        )
        .child(
            div()
                .class("actions")
                .child(
                    button()
                        .kind("button")
                        .class("sort")
                        .on("click", move |_| table.sort.update(|(_, is_turned)| *is_turned = !*is_turned))
                        .child(say("ui_sort_turn")),
                )
                .child(action(say("ui_save_csv"), "", move || {
                    browser::save("jinjja-listings.csv", "text/csv", &format!("\u{feff}{}", export::csv(&cards())));
                }))
                .child(action(say("ui_save_jsonl"), "", move || {
                    browser::save("jinjja-listings.jsonl", "application/x-ndjson", &export::json_lines(&cards()));
                })),
        )
        .into_any()
}
