//! A report that says of itself that it is XARF: whether it is one, before somebody else finds that it is not.

use super::{Finding, View, Weight, field::fix_of};
use crate::channel::{form, xarf};

pub(super) fn check(view: &View) -> Vec<Finding> {
    let (telling, fields) = (view.telling, &view.filled.fields);
    let Some(report) = form::report(telling.door, view.filled).filter(|report| report.get("xarf_version").is_some())
    else {
        return Vec::new();
    };
    let found = |fault: xarf::Fault| {
        let at = fields.iter().find(|filled| fault.at.starts_with(&filled.field.key) && filled.value.is_some())?;
        // The same thing may stand at several places of the object, of which one has a name that people know.
        let named = fields.iter().find(|filled| filled.field.from == at.field.from && !filled.field.label.is_empty());
        let finding = Finding::new("ill_formed", Weight::Stops, None, fix_of(at.field.from));
        Some(finding.with("field", named.unwrap_or(at).field.label_at(telling.place)))
    };
    // What is empty is said by the check of fields.
    xarf::faults(&report).into_iter().filter(|fault| !fault.is_missing).filter_map(found).collect()
}
