//! The steps between an origin and a field, as a source names them: decode, pick, address, is, not, map, template.

use jinjja_data::{Decode, Pattern, Source};

use super::page::Page;
use crate::{
    address::{self, web},
    text::{self, Word, collapsed},
};

/// What a step made of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// The text to go on with.
    Text(String),
    /// The page says that there is none.
    Nothing,
}

impl Page<'_> {
    /// The steps between an origin and a field: decode, pick, address, is, not, map, template.
    pub(super) fn steps(&self, source: &Source, text: String) -> Option<Step> {
        let text = match source.decode {
            Some(Decode::Percent) => web::decoded(&text),
            Some(Decode::Html) => without_tags(&text),
            None => text,
        };
        let text = if source.pick.is_empty() { text } else { picked(&text, &source.pick)? };
        let text = match &source.address {
            Some(id) if has_origin(source) => self.id_in_address(&text, id)?,
            _ => text,
        };
        let own = Word::of(&text);
        let same_filled = |known: &String| match known.contains('{') {
            true => self.filled(known, str::to_owned).is_some_and(|known| own.is(&known)),
            false => own.is(known),
        };
        if (!source.is.is_empty() && !source.is.iter().any(same_filled)) || source.not.iter().any(same_filled) {
            return None;
        }
        let text = if source.map.is_empty() {
            text
        } else {
            source.map.iter().find(|(key, _)| own.is(key)).map(|(_, value)| value.clone())?
        };
        if text.is_empty() {
            return (!source.map.is_empty()).then_some(Step::Nothing);
        }
        let Some(template) = &source.template else { return Some(Step::Text(text)) };
        let template = template.replace("{host}", &self.at.web.host).replace("{value}", &text);
        self.filled(&template, str::to_owned).map(Step::Text)
    }

    /// An id out of an address of the same marketplace.
    fn id_in_address(&self, link: &str, id: &str) -> Option<String> {
        let whole = self.at.web.join(link)?;
        let located = address::locate_saved(&whole, self.knowledge).ok()?;
        (located.marketplace.id == self.at.marketplace.id).then(|| located.ids.get(id).cloned())?
    }
}

fn has_origin(source: &Source) -> bool {
    source.node.is_some()
        || source.attr.is_some()
        || source.path.is_some()
        || source.meta.is_some()
        || source.json_ld.is_some()
        || source.microdata.is_some()
        || source.attribute.is_some()
}

fn picked(text: &str, patterns: &[Pattern]) -> Option<String> {
    let text = collapsed(text);
    patterns.iter().find_map(|pattern| pattern.pick(&text, "value").map(|value| value.trim().to_owned()))
}

/// HTML → text, for short texts in states: tags are left out, with a space where they part words; the common entities
/// are undone.
fn without_tags(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, tag)) = rest.split_once('<') {
        out.push_str(before);
        let Some((tag, after)) = tag.split_once('>') else { break };
        let name: String = tag.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
        if !text::is_inline(&name.to_ascii_lowercase()) {
            out.push(' ');
        }
        rest = after;
    }
    out.push_str(rest);
    collapsed(&text::without_entities(&out))
}
