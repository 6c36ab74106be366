use super::{Rest, Scan};

fn check(text: &str, left: &str) {
    let mut scan = Scan::new(text, 0);
    let whole = scan.group();
    let rest = if whole { text.get(scan.at()..) } else { None };
    assert_eq!(rest.unwrap_or("cut off"), left, "{text}");
}

#[test]
fn a_group_ends_with_its_own_bracket() {
    check(r#"{"a":"};"}; b"#, "; b");
    check(r"{a:'it\'s }'}", "");
    check("{a: /[/}\"']\\/{/g, b: 4 / 2}!", "!");
    check("{a: x / 2, b: \"/\"}!", "!");
    check("{// it's }\n}!", "!");
    check("{/* it's } */}!", "!");
    check("{<!-- it's }\n}!", "!");
    check("{a: `x${ {b: `}${'}'}`} }}`}!", "!");
    check("`a${b}c`!", "!");
    check("(function(){return /}/.test(a)})()", "()");
    check("{a:'", "cut off");
    check("{a:`${", "cut off");
    check("[[", "cut off");
    check("(a)/(b)/[c]", "/(b)/[c]");
}

#[test]
fn a_million_brackets_are_no_trouble() {
    check(&"[".repeat(1_000_000), "cut off");
    check(&format!("{}{}!", "[{(".repeat(300_000), ")}]".repeat(300_000)), "!");
    check(&"`${".repeat(1_000_000), "cut off");
    check(&"(/[".repeat(1_000_000), "cut off");
}

#[test]
fn an_expression_goes_on_where_its_value_may_stand() {
    for (text, rest, left) in [
        ("a || {}", Rest::Goes, " {}"),
        ("a.b = {}", Rest::Goes, " {}"),
        ("a == b, c", Rest::Done, ", c"),
        ("a ? b || c : d, e", Rest::Done, ", e"),
        ("a => b || {}, e", Rest::Done, ", e"),
        ("function(){a = {}}, e", Rest::Done, ", e"),
        ("a += {}, e", Rest::Done, ", e"),
        ("a?.b ?? {}", Rest::Goes, " {}"),
        ("new Date()\nx = {}", Rest::Done, "x = {}"),
        ("a.b =\n {}", Rest::Goes, "\n {}"),
    ] {
        let mut scan = Scan::new(text, 0);
        assert_eq!(scan.expression(true), rest, "{text}");
        assert_eq!(text.get(scan.at()..), Some(left), "{text}");
    }
}
