//! The ledger: what became of what was handed in, by door, brand and rule, against what the doors demand.

use jinjja_data::{
    Channel, Map,
    channel::{Counted, Threshold},
};
use serde::{Deserialize, Serialize};

use crate::{
    case::{id::CaseId, outcome::Came},
    moment::Moment,
};

/// A case that was handed in somewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Handed {
    /// The door's id.
    pub door: String,
    /// The case.
    pub case_id: CaseId,
    /// By what its listing is known again.
    pub listing: String,
    /// The registry's id of the brand.
    #[serde(default)]
    pub brand: Option<String>,
    /// The rules that spoke for it.
    #[serde(default)]
    pub rules: Vec<String>,
    /// When.
    pub at: Moment,
    /// What came of it, oldest first.
    #[serde(default)]
    pub outcomes: Vec<Came>,
}

/// How a notice stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stand {
    Open,
    Accepted,
    Rejected,
    Reversed,
}

impl Handed {
    /// The last word on it. That a listing is up or gone when one looks again says nothing of why.
    fn stand(&self) -> Stand {
        let was_removed = self.outcomes.contains(&Came::Removed);
        let stands = self.outcomes.iter().rev().find_map(|came| match came {
            Came::Removed => Some(Stand::Accepted),
            Came::Rejected => Some(Stand::Rejected),
            // What was never taken down cannot be put back.
            Came::Reversed => Some(if was_removed { Stand::Reversed } else { Stand::Rejected }),
            Came::Filed | Came::CounterNotice | Came::Up | Came::Gone | Came::Changed => None,
        });
        stands.unwrap_or(Stand::Open)
    }
}

/// How many notices there were, and what became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// All.
    pub handed: usize,
    /// The office acted on them, also where it took that back later.
    pub accepted: usize,
    /// It did not.
    pub rejected: usize,
    /// It took back what it had done.
    pub reversed: usize,
}

impl Counts {
    fn of<'h>(handed: impl Iterator<Item = &'h Handed>) -> Self {
        let mut counts = Self::default();
        for one in handed {
            counts.handed = counts.handed.saturating_add(1);
            let (accepted, rejected, reversed) = match one.stand() {
                Stand::Open => (0, 0, 0),
                Stand::Accepted => (1, 0, 0),
                Stand::Rejected => (0, 1, 0),
                Stand::Reversed => (1, 0, 1),
            };
            counts.accepted = counts.accepted.saturating_add(accepted);
            counts.rejected = counts.rejected.saturating_add(rejected);
            counts.reversed = counts.reversed.saturating_add(reversed);
        }
        counts
    }

    /// What a door counts, in whole per cent of what was decided, rounded down for what should be high and up for what should
    /// be low, so that nobody stands better here than there. Nothing as long as nothing was decided.
    pub fn percent(&self, of: Counted) -> Option<u8> {
        let hundredfold = |part: usize| part.saturating_mul(100);
        let percent = match of {
            Counted::Accepted => hundredfold(self.accepted).checked_div(self.accepted.saturating_add(self.rejected))?,
            Counted::Reversed if self.accepted == 0 => return None,
            Counted::Reversed => hundredfold(self.reversed).div_ceil(self.accepted),
        };
        u8::try_from(percent).ok()
    }

    /// Whether a door's demand is met; nothing as long as nothing was decided.
    pub fn meets(&self, threshold: &Threshold) -> Option<bool> {
        let percent = self.percent(threshold.of)?;
        Some(match threshold.of {
            Counted::Accepted => percent >= threshold.percent,
            Counted::Reversed => percent <= threshold.percent,
        })
    }

    /// What they would be after one more notice that is not accepted.
    fn after_a_rejection(self) -> Self {
        Self { handed: self.handed.saturating_add(1), rejected: self.rejected.saturating_add(1), ..self }
    }
}

/// What became of what was handed in at a door.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct AtDoor {
    /// What the office calls the door.
    pub name: String,
    /// Ever.
    pub all: Counts,
    /// By brand.
    pub by_brand: Map<String, Counts>,
    /// By the rules that spoke.
    pub by_rule: Map<String, Counts>,
    /// Each demand of the door, and how it is met in its months.
    pub demands: Vec<Demanded>,
}

/// A demand of a door, and how it is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Demanded {
    /// What is counted.
    pub of: Counted,
    /// What is demanded, per cent.
    pub demanded: u8,
    /// Over so many months; null: over all time.
    pub months: Option<u32>,
    /// What there is, per cent; null as long as nothing was decided.
    pub percent: Option<u8>,
}

/// The ledger of a door.
pub fn at_door(door: &Channel, handed: &[Handed], now: &Moment) -> AtDoor {
    let here: Vec<&Handed> = handed.iter().filter(|one| one.door == door.id).collect();
    let by = |keys: &dyn Fn(&Handed) -> Vec<String>| {
        let mut all: Vec<String> = here.iter().flat_map(|one| keys(one)).collect();
        all.sort();
        all.dedup();
        let counted = |key: String| {
            let counts = Counts::of(here.iter().copied().filter(|one| keys(one).contains(&key)));
            (key, counts)
        };
        all.into_iter().map(counted).collect::<Map<_, _>>()
    };
    let demands = door.thresholds.iter().map(|threshold| Demanded {
        of: threshold.of,
        demanded: threshold.percent,
        months: threshold.months,
        percent: within(threshold, &here, now).percent(threshold.of),
    });
    AtDoor {
        name: door.name.clone(),
        all: Counts::of(here.iter().copied()),
        by_brand: by(&|one| one.brand.iter().cloned().collect()),
        by_rule: by(&|one| one.rules.clone()),
        demands: demands.collect(),
    }
}

fn within(threshold: &Threshold, here: &[&Handed], now: &Moment) -> Counts {
    let since = threshold.months.map(|months| months_before(now, months));
    let is_within = |one: &&Handed| since.as_ref().is_none_or(|since| one.at.as_str() >= since.as_str());
    Counts::of(here.iter().copied().filter(is_within))
}

/// The fewest decided notices of which a share says anything.
const FEWEST: usize = 3;

/// Why one more notice would hurt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hurts {
    /// The door's demand is not met now.
    Demand {
        /// What is demanded.
        threshold: Threshold,
        /// What there is, per cent.
        percent: u8,
    },
    /// It is met now, and would not be if this one were not accepted.
    Close {
        /// What is demanded.
        threshold: Threshold,
        /// What there is, per cent.
        percent: u8,
    },
    /// Notices that rested on this rule were seldom accepted here.
    Rule {
        /// The rule.
        rule: String,
        /// How many of how many were accepted.
        accepted: usize,
        /// Decided ones.
        decided: usize,
    },
}

/// Whether one more notice, resting on these rules, would hurt.
pub fn hurts(door: &Channel, handed: &[Handed], rules: &[String], now: &Moment) -> Vec<Hurts> {
    let here: Vec<&Handed> = handed.iter().filter(|one| one.door == door.id).collect();
    let demand = |threshold: &Threshold| {
        let counts = within(threshold, &here, now);
        let decided = counts.accepted.saturating_add(counts.rejected);
        let percent = counts.percent(threshold.of).filter(|_| decided >= FEWEST)?;
        let then = match threshold.of {
            Counted::Accepted => counts.after_a_rejection(),
            Counted::Reversed => counts,
        };
        let threshold = threshold.clone();
        match (counts.meets(&threshold)?, then.meets(&threshold)?) {
            (false, _) => Some(Hurts::Demand { threshold, percent }),
            (true, false) => Some(Hurts::Close { threshold, percent }),
            (true, true) => None,
        }
    };
    let rule = |rule: &String| {
        let counts = Counts::of(here.iter().copied().filter(|one| one.rules.contains(rule)));
        let decided = counts.accepted.saturating_add(counts.rejected);
        let is_seldom = decided >= FEWEST && counts.accepted.saturating_mul(2) < decided;
        is_seldom.then(|| Hurts::Rule { rule: rule.clone(), accepted: counts.accepted, decided })
    };
    door.thresholds.iter().filter_map(demand).chain(rules.iter().filter_map(rule)).collect()
}

/// The day so many months before, as moments are written; of a month that is too short, a day that sorts after its last.
fn months_before(now: &Moment, months: u32) -> String {
    let part = |range| now.as_str().get(range).unwrap_or_default();
    let (year, month) = (part(0..4).parse::<u32>().unwrap_or(0), part(5..7).parse::<u32>().unwrap_or(1));
    let all = year.saturating_mul(12).saturating_add(month.saturating_sub(1)).saturating_sub(months);
    let (year, month) = (all.checked_div(12).unwrap_or(0), all.checked_rem(12).unwrap_or(0).saturating_add(1));
    format!("{year:04}-{month:02}-{}", part(8..24))
}
