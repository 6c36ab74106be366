//! One case in full, for people.

use crate::{
    case::{Case, assessment::Assessed, evidence::Evidence, listing::Facts, money::Money, statement::Statement},
    cli::terminal::{COLUMNS, wrapped},
    listing::Read,
    text::visible,
};

/// Columns of a line's name.
const NAMES: usize = 16;

pub(super) fn told(case: &Case) -> String {
    let mut sheet = Sheet::default();
    sheet.line("case", case.id.as_str());
    sheet.line("opened", case.created_at.as_str());
    sheet.line("changed", case.changed_at.as_str());
    sheet.line("folder", case.folder.as_ref().map_or("-", |folder| folder.as_str()));
    sheet.line("made by", &format!("{} {}", case.client.name, case.client.version));
    sheet.listing(&case.listing);
    case.assessment.iter().for_each(|assessed| sheet.assessment(assessed));
    sheet.statement(&case.statement);
    case.evidence.iter().for_each(|evidence| sheet.evidence(evidence));
    sheet.what_came(case);
    sheet.head("Custody");
    for event in &case.custody {
        let about = event.about.as_deref().unwrap_or_default();
        let hash = event.sha256.as_ref().map(|hash| format!(" sha256:{hash}")).unwrap_or_default();
        sheet.plain(&format!("{}  {} {about}{hash}", event.at, name(&event.event)));
    }
    sheet.text
}

#[derive(Default)]
struct Sheet {
    text: String,
}

impl Sheet {
    fn head(&mut self, text: &str) {
        self.text.push_str(&format!("\n{text}\n"));
    }

    fn plain(&mut self, text: &str) {
        for (at, line) in wrapped(&visible(text), COLUMNS.saturating_sub(4)).iter().enumerate() {
            let indent = if at == 0 { "  " } else { "    " };
            self.text.push_str(&format!("{indent}{line}\n"));
        }
    }

    fn line(&mut self, name: &str, text: &str) {
        let mut name = format!("  {name}");
        for line in wrapped(&visible(text), COLUMNS.saturating_sub(NAMES)) {
            self.text.push_str(&format!("{name:<NAMES$}{line}\n"));
            name.clear();
        }
    }

    fn read(&mut self, name: &str, text: &Read<String>) {
        match text {
            Read::Absent => {}
            Read::Nothing => self.line(name, "none"),
            Read::Is(text) => self.line(name, text),
        }
    }

    fn money(&mut self, name: &str, money: &Read<Money>) {
        if let Some(Money { amount_minor, scale, currency }) = money.value() {
            let places = usize::from(*scale);
            let digits = format!("{amount_minor:0>width$}", width = places.saturating_add(1));
            let (whole, fraction) =
                digits.split_at_checked(digits.len().saturating_sub(places)).unwrap_or((&digits, ""));
            let point = if fraction.is_empty() { "" } else { "." };
            self.line(name, &format!("{} {whole}{point}{fraction}", currency.as_deref().unwrap_or("")));
        }
    }

    fn listing(&mut self, facts: &Facts) {
        self.head("Listing");
        self.line("marketplace", facts.marketplace.as_deref().unwrap_or("-"));
        self.read("title", &facts.title_raw);
        self.line("address", &facts.url_observed);
        self.money("price", &facts.price);
        self.money("list price", &facts.list_price);
        self.read("brand", &facts.brand_claimed);
        self.read("seller", &facts.seller.name_raw);
        self.read("shop id", &facts.seller.shop_id);
        self.read("shop", &facts.seller.url);
        for (key, text) in facts.seller.disclosure.value().map(|disclosed| disclosed.lines()).unwrap_or_default().iter()
        {
            self.line(&key.replace('_', " "), text);
        }
    }

    fn assessment(&mut self, assessed: &Assessed) {
        self.head("Assessment");
        self.line("store", &assessed.store.status);
        self.line("signs", &format!("{} ({} dB)", assessed.risk.level, assessed.risk.decibans.decimal()));
        self.line("coverage", &assessed.coverage.level);
        for reason in &assessed.reasons {
            let quote = reason.quote.as_ref().map(|quote| format!(" “{}”", quote.text)).unwrap_or_default();
            self.plain(&format!("{:>6}  {}{quote}", reason.weight.decimal(), reason.code));
        }
        let data = assessed.engine.data.get(..16).unwrap_or(&assessed.engine.data);
        self.line("engine", &format!("{}, data {data}", assessed.engine.version));
    }

    fn statement(&mut self, statement: &Statement) {
        self.head("Statement");
        self.line("type", statement.infringement_type.as_ref().map(name).as_deref().unwrap_or("-"));
        let places: Vec<String> = statement.places.iter().map(name).collect();
        self.line("where", &places.join(", "));
        self.line("good faith", if statement.bona_fide { "yes" } else { "not stated" });
        statement.explanation.lines().for_each(|line| self.plain(line));
    }

    fn evidence(&mut self, evidence: &Evidence) {
        self.head("Evidence");
        self.line("sealed", evidence.sealed_at.as_str());
        self.line("file", &format!("{} bytes, sha256:{}", evidence.bytes, evidence.wacz_sha256));
        for item in &evidence.items {
            self.plain(&format!("{}  {} bytes  {}", name(&item.kind), item.bytes, item.about));
        }
    }

    fn what_came(&mut self, case: &Case) {
        if !case.linked.is_empty() || !case.receipts.is_empty() || !case.outcomes.is_empty() {
            self.head("What came of it");
        }
        for linked in &case.linked {
            let by: Vec<String> = linked.by.iter().map(|key| format!("{} {}", name(&key.kind), key.value)).collect();
            self.line("same seller", &format!("{} {}", linked.case_id, by.join(", ")));
        }
        for receipt in &case.receipts {
            self.line("handed in", &format!("{} {} {}", receipt.at, receipt.door, receipt.number));
        }
        for outcome in &case.outcomes {
            let reason = outcome.reason.as_deref().unwrap_or_default();
            self.line("outcome", &format!("{} {} {reason}", outcome.at, outcome.kind.name()));
        }
    }
}

/// A name as it stands in records.
fn name(of: &impl serde::Serialize) -> String {
    serde_json::to_value(of).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}
