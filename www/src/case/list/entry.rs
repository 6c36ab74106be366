//! What the list shows of a case, and by what it is found.

use crate::{json::Json, marketplace::Names};

/// What the list shows of a case.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct Entry {
    pub(super) id: String,
    pub(super) state: String,
    pub(super) folder: String,
    words: String,
    pub(super) level: String,
    pub(super) title: String,
    pub(super) about: String,
    pub(super) changed_at: String,
}

impl Entry {
    pub(super) fn of(entry: &Json, names: &Names) -> Self {
        let summary = entry.get("summary");
        let marketplace = names.of(&summary.say("marketplace"));
        let facts = [summary.say("seller"), summary.say("price"), marketplace, summary.say("country")];
        Self {
            id: entry.say("id"),
            state: entry.say("state"),
            folder: entry.say("folder"),
            words: entry.say("words"),
            level: summary.say("level"),
            title: Some(summary.say("title")).filter(|title| !title.is_empty()).unwrap_or_else(|| entry.say("url")),
            about: facts.into_iter().filter(|fact| !fact.is_empty()).collect::<Vec<_>>().join(" · "),
            changed_at: entry.say("changed_at"),
        }
    }

    /// Whether each of these words, in small letters, stands in it somewhere.
    pub(super) fn has(&self, words: &str) -> bool {
        words.split_whitespace().all(|word| {
            let others = [&self.folder, &self.about];
            self.words.contains(word) || others.iter().any(|text| text.to_lowercase().contains(word))
        })
    }
}
