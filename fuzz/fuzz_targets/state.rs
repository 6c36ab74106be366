//! Cutting states out of scripts: any text, at several places, with paths that want little or much.
#![no_main]

use jinjja::capture::{
    json::{Path, Wanted},
    literal,
    state::{Place, Script, cut},
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (&str, u8)| {
    let (text, choice) = input;
    let scripts = [Script { id: Some("s"), kind: None, text }];
    let places = [
        Place { variable: Some("a"), call: None, element: None, beside: None },
        Place { variable: Some("a.b"), call: None, element: None, beside: None },
        Place { variable: None, call: Some("f"), element: None, beside: None },
        Place { variable: None, call: None, element: Some("s"), beside: None },
        Place { variable: Some("b"), call: None, element: None, beside: Some("a") },
    ];
    let paths: Vec<Path> = ["a", "a.*.b", "*", "0.a"].iter().filter_map(|path| Path::parse(path).ok()).collect();
    let wanted = if choice % 2 == 0 { Wanted::everything() } else { Wanted::of(&paths) };
    let cut = cut(&scripts, &places[usize::from(choice / 2) % places.len()], &wanted);
    if let Some(value) = cut.value {
        let text = serde_json::to_string(&value).expect("a state can be stored");
        serde_json::from_str::<jinjja::capture::Json>(&text).expect("a stored state can be read");
    }
    let _ = literal::parse_all(text);
});
