//! What became of earlier notices: one more might cost the person the right to hand in here.

use jinjja_data::channel::Counted;

use super::{Finding, View, Weight};
use crate::channel::{
    grounded::rules,
    ledger::{Hurts, hurts},
};

pub(super) fn check(view: &View) -> Vec<Finding> {
    let desk = view.telling.desk;
    let mut rules: Vec<String> = view.telling.batch.iter().flat_map(|of| rules(of.case)).collect();
    rules.sort();
    rules.dedup();
    let found = hurts(view.telling.door, &desk.handed, &rules, &desk.now).into_iter().map(|hurts| match hurts {
        Hurts::Demand { threshold, percent } => {
            let check = match threshold.of {
                Counted::Accepted => "accepted_low",
                Counted::Reversed => "reversed_high",
            };
            let finding = Finding::new(check, Weight::Asks, None, None);
            finding.with("percent", percent.to_string()).with("demanded", threshold.percent.to_string())
        }
        // Whoever has few notices is always that close: it is told, and nothing is asked.
        Hurts::Close { threshold, percent } => {
            let finding = Finding::new("accepted_close", Weight::Notes, None, None);
            finding.with("percent", percent.to_string()).with("demanded", threshold.percent.to_string())
        }
        Hurts::Rule { rule, accepted, decided } => {
            let finding = Finding::new("rule_seldom_accepted", Weight::Asks, None, None);
            finding.with("rule", rule).with("accepted", accepted.to_string()).with("decided", decided.to_string())
        }
    });
    found.collect()
}
