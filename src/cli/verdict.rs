//! A verdict for people, in a terminal of 80 columns: three answers, each sign with its proof, what could not be read.

use jinjja_data::Family;
use jinjja_data::sorted::Map;

use super::{
    catalogue::Catalogue,
    terminal::{COLUMNS, fitted, wrapped},
};
use crate::{
    listing::Listing,
    text::visible,
    verdict::{
        Assessment, Enough, Level,
        assessment::{HintRecord, Message, OfficialStore},
    },
};

/// Columns before what is said.
const INDENT: usize = 9;

/// What a verdict is written on.
pub(super) struct Paper<'c> {
    catalogue: &'c Catalogue,
    has_colour: bool,
}

/// Colours of a terminal.
#[derive(Clone, Copy)]
enum Ink {
    Bold,
    Faint,
    Warning,
    Alarm,
}

impl<'c> Paper<'c> {
    /// Paper in a language, with or without colour.
    pub(super) fn new(catalogue: &'c Catalogue, has_colour: bool) -> Self {
        Self { catalogue, has_colour }
    }

    /// A whole page: its listing and its cards.
    pub(super) fn page(&self, listing: Option<&(&Listing, Assessment)>, cards: &[(&Listing, Assessment)]) -> String {
        let mut lines = Vec::new();
        if let Some((listing, assessment)) = listing {
            lines.extend(self.listing(listing, assessment));
        }
        if !cards.is_empty() {
            lines.push(self.filled("page_cards", "count", &cards.len().to_string()));
            for (at, (card, assessment)) in cards.iter().enumerate() {
                lines.push(String::new());
                lines.push(
                    self.in_ink(Ink::Faint, &self.filled("card_position", "n", &at.saturating_add(1).to_string())),
                );
                lines.extend(self.listing(card, assessment));
            }
        }
        if lines.is_empty() {
            lines.push(self.catalogue.say("nothing_readable"));
        }
        lines.push(String::new());
        lines.join("\n")
    }

    fn listing(&self, listing: &Listing, assessment: &Assessment) -> Vec<String> {
        let title = listing.title.value().map_or("-", String::as_str);
        let mut lines = vec![self.in_ink(Ink::Bold, &fitted(&visible(title), COLUMNS)), String::new()];
        lines.extend(self.store(assessment));
        lines.extend(self.risk(assessment));
        lines.extend(self.coverage(assessment));
        let (notes, signs): (Vec<&HintRecord>, Vec<&HintRecord>) =
            assessment.hints.iter().partition(|hint| hint.family == Family::F);
        lines.extend(self.hints("label_signs", &signs));
        lines.extend(self.hints("label_notes", &notes));
        lines.push(String::new());
        lines.extend(wrapped(&format!("→ {}", assessment.advice.told(self.catalogue)), COLUMNS));
        lines
    }

    fn store(&self, assessment: &Assessment) -> Vec<String> {
        let store = &assessment.store;
        let mut lines = self.labelled("label_store", &store.message.told(self.catalogue), Ink::Bold);
        for official in &store.official {
            lines.extend(indented(&self.official(official), INDENT));
        }
        lines
    }

    fn official(&self, store: &OfficialStore) -> String {
        let name = store.name.clone().unwrap_or_default();
        let link = store.url.as_deref().map(|url| format!(" {url}")).unwrap_or_default();
        let date = store.date.as_deref().map(|date| format!(", {date}")).unwrap_or_default();
        if !store.is_verified {
            let said = self.filled("label_official_store_said", "source", &store.source);
            return format!("{name}{link} — {said}{date}");
        }
        let source = format!("{}: {}", self.catalogue.say("label_source"), store.source);
        format!("{}: {name}{link} — {source}{date}", self.catalogue.say("label_official_store_here"))
    }

    fn risk(&self, assessment: &Assessment) -> Vec<String> {
        let level = assessment.risk.level;
        let ink = match level {
            Level::None => Ink::Bold,
            Level::Some => Ink::Warning,
            Level::Strong => Ink::Alarm,
        };
        let said = self.catalogue.say(&format!("risk_{}", level.name()));
        let sum = assessment.risk.decibans.decimal();
        self.labelled("label_risk", &format!("{said} ({sum} dB)"), ink)
    }

    fn coverage(&self, assessment: &Assessment) -> Vec<String> {
        let said = self.catalogue.say(&format!("coverage_{}", assessment.coverage.level.name()));
        let mut lines = self.labelled("label_coverage", &said, Ink::Bold);
        let missing: Vec<String> =
            assessment.coverage.missing.iter().map(|field| self.catalogue.say(&format!("field_{field}"))).collect();
        // What little else was not read would contradict "all that matters".
        if !missing.is_empty() && assessment.coverage.level != Enough::Full {
            lines.extend(indented(&self.filled("label_missing", "missing", &missing.join(", ")), INDENT));
        }
        lines
    }

    fn hints(&self, label: &str, hints: &[&HintRecord]) -> Vec<String> {
        if hints.is_empty() {
            return Vec::new();
        }
        let mut lines = vec![String::new(), self.in_ink(Ink::Faint, &self.catalogue.say(label))];
        for hint in hints {
            lines.extend(self.hint(hint));
        }
        lines
    }

    fn hint(&self, hint: &HintRecord) -> Vec<String> {
        let sign = if hint.weight.0 > 0 { "+" } else { "" };
        let weight = if hint.weight.0 == 0 { String::new() } else { format!("{sign}{}", hint.weight.decimal()) };
        let said = visible(&hint.message.told(self.catalogue));
        let mut said = wrapped(&said, COLUMNS.saturating_sub(INDENT)).into_iter();
        let mut lines = vec![format!("{weight:>7}  {}", said.next().unwrap_or_default())];
        lines.extend(said.map(|line| format!("{:INDENT$}{line}", "")));
        if let Some(quote) = &hint.quote {
            let place = self.catalogue.say(&format!("proof_where_{}", quote.field));
            let quoted = fitted(&format!("{place}: “{}”", visible(&quote.text)), COLUMNS.saturating_sub(INDENT));
            lines.push(format!("{:INDENT$}{}", "", self.in_ink(Ink::Faint, &quoted)));
        }
        lines
    }

    fn labelled(&self, label: &str, said: &str, ink: Ink) -> Vec<String> {
        let text = format!("{}: {said}", self.catalogue.say(label));
        let lines = wrapped(&text, COLUMNS);
        lines.into_iter().map(|line| self.in_ink(ink, &line)).collect()
    }

    fn filled(&self, key: &str, name: &'static str, text: &str) -> String {
        Message { key: key.to_owned(), with: Map::from([(name, visible(text))]) }.told(self.catalogue)
    }

    fn in_ink(&self, ink: Ink, text: &str) -> String {
        let code = match ink {
            Ink::Bold => "1",
            Ink::Faint => "2",
            Ink::Warning => "1;33",
            Ink::Alarm => "1;31",
        };
        if self.has_colour && !text.is_empty() { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }
}

fn indented(text: &str, by: usize) -> Vec<String> {
    wrapped(&visible(text), COLUMNS.saturating_sub(by)).into_iter().map(|line| format!("{:by$}{line}", "")).collect()
}
