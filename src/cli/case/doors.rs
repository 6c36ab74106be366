//! The offices that a case can be handed in at.

use serde_json::Value;

use crate::{
    channel::wire,
    cli::{
        WrongUse,
        terminal::{COLUMNS, fitted},
    },
    text::visible,
};

/// The doors that serve a case: for people two lines each, for programs as the extension gets them.
pub(super) fn told(case: &str, desk: &Value, as_json: bool) -> Result<String, WrongUse> {
    let answer = wire::doors(case, &desk.to_string());
    let doors: Value = serde_json::from_str(&answer)?;
    if let Some(why) = doors.pointer("/error/message").and_then(Value::as_str) {
        return Err(WrongUse(format!("{why}.")));
    }
    if as_json {
        return Ok(answer + "\n");
    }
    let lines = doors.as_array().into_iter().flatten().flat_map(lines);
    Ok(lines.map(|line| fitted(&line, COLUMNS) + "\n").collect())
}

fn lines(door: &Value) -> [String; 2] {
    let say = |key: &str| door.get(key).and_then(Value::as_str).unwrap_or_default();
    let access = match say("access") {
        "role" => "locked: for holders of rights and those who act for them",
        "right" => "locked: no right of a kind that it acts on is stored",
        "authorisation" => "locked: no letter of authorisation is stored with the right",
        open => open,
    };
    let most = door.get("most").and_then(Value::as_u64).unwrap_or(1);
    let how = match say("delivery") {
        "page" => "its page",
        "listing" => "the page of the listing",
        "mail" => "mail",
        "server" => "your server",
        _ => "a file",
    };
    [
        format!("{:<28}{access}", say("id")),
        format!("  {} ({how}, up to {most} in one notice, language {})", visible(say("name")), say("language")),
    ]
}
