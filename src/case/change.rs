//! What can be changed in a case, each by its name; all else cannot.

use serde::Deserialize;

use super::{
    Case, Refused,
    consent::Consent,
    custody::{Event, Happened},
    evidence::Evidence,
    folder::Folder,
    id::{CaseId, Sha256},
    limits,
    linked::Linked,
    notifier::Notifier,
    outcome::{Came, Outcome},
    receipt::Receipt,
    record::State,
    seller::Key,
    statement::Statement,
};
use crate::moment::Moment;

/// A change: what happened, when, and what is new by it. In JSON its name stands under `change`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(tag = "change", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Change {
    /// The evidence was sealed, or sealed anew with more in it.
    Sealed {
        /// When.
        at: Moment,
        /// What it holds.
        evidence: Evidence,
    },
    /// A picture was added; it is evidence when it is sealed.
    PictureAdded {
        /// When.
        at: Moment,
        /// Which.
        about: String,
        /// Its hash.
        sha256: Sha256,
    },
    /// Marks were drawn into a copy of a picture.
    PictureMarked {
        /// When.
        at: Moment,
        /// Of which picture.
        about: String,
        /// The hash of the copy.
        sha256: Sha256,
    },
    /// The person says something else.
    StatementChanged {
        /// When.
        at: Moment,
        /// What the person says now.
        statement: Statement,
    },
    /// Somebody else says it, or nobody.
    NotifierChanged {
        /// When.
        at: Moment,
        /// Who.
        notifier: Option<Notifier>,
    },
    /// The person agreed to something else, or to nothing.
    ConsentChanged {
        /// When.
        at: Moment,
        /// To what.
        consent: Option<Consent>,
    },
    /// It goes into a folder, or out of one.
    Moved {
        /// When.
        at: Moment,
        /// Which; null for none.
        folder: Option<Folder>,
    },
    /// It was handed in.
    ReceiptAdded {
        /// When.
        at: Moment,
        /// The office.
        door: String,
        /// The number that it gave.
        number: String,
        /// When it was handed in; null where that is now. Of an earlier day only the day is known: its first moment stands for it.
        #[serde(default)]
        given_at: Option<Moment>,
    },
    /// Something came of it.
    OutcomeAdded {
        /// When.
        at: Moment,
        /// What.
        kind: Came,
        /// Why, as the office said it.
        #[serde(default)]
        reason: Option<String>,
        /// The number of the receipt that it answers.
        #[serde(default)]
        receipt: Option<String>,
    },
    /// The person confirmed that another case is of the same seller. Confirmed again, it is by what is said now.
    Linked {
        /// When.
        at: Moment,
        /// The other case.
        case_id: CaseId,
        /// By what.
        by: Vec<Key>,
    },
    /// It is not of the same seller after all.
    Unlinked {
        /// When.
        at: Moment,
        /// The other case.
        case_id: CaseId,
    },
    /// It was looked at.
    Viewed {
        /// When.
        at: Moment,
    },
    /// It was handed on.
    Exported {
        /// When.
        at: Moment,
        /// In which file.
        about: String,
        /// The hash of the file, where it is known.
        #[serde(default)]
        sha256: Option<Sha256>,
    },
    /// It came in.
    Imported {
        /// When.
        at: Moment,
        /// From which file.
        about: String,
        /// The hash of the file, where it is known.
        #[serde(default)]
        sha256: Option<Sha256>,
    },
}

impl Case {
    /// The case with a change, and the event of it at the end of its custody. Refused, nothing changes.
    ///
    /// # Errors
    /// A text is too long, there is too much of something, or what is to be added or taken away is there already or not.
    pub fn with(&self, change: Change) -> Result<Self, Refused> {
        let mut case = self.clone();
        let event = case.take(change)?;
        if !matches!(event.event, Happened::Viewed | Happened::Exported | Happened::Imported) {
            case.changed_at = event.at.clone();
        }
        case.custody.push(event);
        Ok(case)
    }

    fn take(&mut self, change: Change) -> Result<Event, Refused> {
        match change {
            Change::Sealed { at, evidence } => Ok(self.seal(at, evidence)),
            Change::PictureAdded { at, about, sha256 } => event(at, Happened::PictureAdded, Some(about), Some(sha256)),
            Change::PictureMarked { at, about, sha256 } => {
                event(at, Happened::PictureMarked, Some(about), Some(sha256))
            }
            Change::StatementChanged { at, statement } => {
                statement.check()?;
                self.statement = statement;
                event(at, Happened::StatementChanged, None, None)
            }
            Change::NotifierChanged { at, notifier } => {
                notifier.iter().try_for_each(Notifier::check)?;
                self.notifier = notifier;
                event(at, Happened::NotifierChanged, None, None)
            }
            Change::ConsentChanged { at, consent } => {
                consent.iter().try_for_each(Consent::check)?;
                self.consent = consent;
                event(at, Happened::ConsentChanged, None, None)
            }
            Change::Moved { at, folder } => {
                self.folder = folder;
                let into = self.folder.as_ref().map(ToString::to_string);
                event(at, Happened::Moved, into, None)
            }
            Change::ReceiptAdded { at, door, number, given_at } => {
                self.receive(at.clone(), Receipt { door, number, at: given_at.unwrap_or(at) })
            }
            Change::OutcomeAdded { at, kind, reason, receipt } => self.conclude(Outcome { at, kind, reason, receipt }),
            Change::Linked { at, case_id, by } => self.link(Linked { case_id, by, confirmed_at: at }),
            Change::Unlinked { at, case_id } => self.unlink(at, &case_id),
            Change::Viewed { at } => event(at, Happened::Viewed, None, None),
            Change::Exported { at, about, sha256 } => event(at, Happened::Exported, Some(about), sha256),
            Change::Imported { at, about, sha256 } => event(at, Happened::Imported, Some(about), sha256),
        }
    }

    fn seal(&mut self, at: Moment, evidence: Evidence) -> Event {
        let happened = if self.evidence.is_some() { Happened::Resealed } else { Happened::Sealed };
        let sha256 = evidence.wacz_sha256.clone();
        self.evidence = Some(evidence);
        self.state = State::Sealed;
        Event { at, event: happened, about: None, sha256: Some(sha256) }
    }

    fn receive(&mut self, noted_at: Moment, receipt: Receipt) -> Result<Event, Refused> {
        limits::text("name of the office", &receipt.door, limits::LONGEST_TEXT)?;
        limits::text("number of the receipt", &receipt.number, limits::LONGEST_TEXT)?;
        let Receipt { door, number, .. } = receipt.clone();
        let is_same = |known: &Receipt| known.door == door && known.number == number;
        if self.receipts.iter().any(is_same) {
            return Err(Refused::AlreadyThere { what: "receipt", which: number });
        }
        self.receipts.push(receipt);
        event(noted_at, Happened::ReceiptAdded, Some(door), None)
    }

    fn conclude(&mut self, outcome: Outcome) -> Result<Event, Refused> {
        for text in [&outcome.reason, &outcome.receipt].into_iter().flatten() {
            limits::text("reason of the outcome", text, limits::LONGEST_EXPLANATION)?;
        }
        let (at, kind) = (outcome.at.clone(), outcome.kind.name());
        self.outcomes.push(outcome);
        event(at, Happened::OutcomeAdded, Some(kind.to_owned()), None)
    }

    fn link(&mut self, linked: Linked) -> Result<Event, Refused> {
        limits::many("reasons of a link", &linked.by, limits::MOST)?;
        if linked.case_id == self.id {
            return Err(Refused::LinkedToItself);
        }
        let (at, other) = (linked.confirmed_at.clone(), linked.case_id.to_string());
        self.linked.retain(|known| known.case_id != linked.case_id);
        self.linked.push(linked);
        event(at, Happened::Linked, Some(other), None)
    }

    fn unlink(&mut self, at: Moment, other: &CaseId) -> Result<Event, Refused> {
        let before = self.linked.len();
        self.linked.retain(|known| known.case_id != *other);
        if self.linked.len() == before {
            return Err(Refused::NotThere { what: "link to the case", which: other.to_string() });
        }
        event(at, Happened::Unlinked, Some(other.to_string()), None)
    }
}

fn event(at: Moment, event: Happened, about: Option<String>, sha256: Option<Sha256>) -> Result<Event, Refused> {
    about.iter().try_for_each(|about| limits::text("name of what it is about", about, limits::LONGEST_TEXT))?;
    Ok(Event { at, event, about, sha256 })
}
