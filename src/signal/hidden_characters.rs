//! Characters that are not seen, inside a brand's name, or that turn the order of letters around.

use jinjja_data::Decibans;

use super::{Finding, Quote, View};
use crate::{
    brand::How,
    text::tables::{self, Hidden},
};

/// Sees them in the title and in the brand field. Joiners of scripts and emoji are ordinary text.
pub fn see(view: &View) -> Option<Finding> {
    let in_title = view.claim.in_title.iter().map(|mention| (&view.title, mention));
    let in_field = view.claim.in_field.iter().map(|mention| (&view.brand_field, mention));
    let split = in_title.chain(in_field).find(|(_, mention)| mention.how == How::Hidden);
    if let Some((text, mention)) = split {
        let finding = Finding::on(text, mention.tokens.clone());
        let count = finding.quote.iter().flat_map(|quote| quote.text.chars()).filter(|c| is_hidden(*c)).count();
        return Some(finding.with("count", count.to_string()));
    }
    // Without a brand in it, an override of the direction is only told.
    let title = view.title.folded.source();
    let overrides = || title.char_indices().filter(|(_, c)| matches!(c, '\u{202d}' | '\u{202e}'));
    let (at, c) = overrides().next()?;
    let quote = Quote::of("title", title, at..at.saturating_add(c.len_utf8()));
    Some(Finding::bare().quoting(quote).with("count", overrides().count().to_string()).weighing(Decibans(0)))
}

fn is_hidden(c: char) -> bool {
    matches!(tables::hidden(c), Some(Hidden::Joiner | Hidden::Direction | Hidden::Mark | Hidden::Tag))
}
