//! What a person pastes at an office.

use crate::{browser, json::Json};

/// Copies what is to be pasted, if there is something; says whether it was done.
pub(super) async fn copied(text: Option<String>) -> bool {
    match text {
        Some(text) => browser::copy(&text).await,
        None => true,
    }
}

/// The text of a notice that is pasted first: that of the first step that pastes one, else the longest. None where nothing is pasted.
pub(super) fn text_to_paste(delivery: &str, notice: &Json) -> Option<String> {
    if !matches!(delivery, "page" | "listing" | "mail") {
        return None;
    }
    let parts: Vec<Json> = notice.get("parts").list().into_iter().filter(|part| !part.say("text").is_empty()).collect();
    let pasted = notice.get("steps").list().into_iter().find(|step| step.say("do") == "paste");
    let pasted = pasted.and_then(|step| parts.iter().find(|part| part.say("label") == step.say("label")));
    pasted.or_else(|| parts.iter().max_by_key(|part| part.say("text").len())).map(|part| part.say("text"))
}
