use super::{Broken, parse, parse_all};
use crate::capture::json::{Path, Wanted};

fn check(text: &str, expected: &str) {
    let read = match parse_all(text) {
        Ok(parsed) => serde_json::to_string(&parsed.value).unwrap_or_default(),
        Err(_) => "broken".to_owned(),
    };
    assert_eq!(read, expected, "{text}");
}

fn check_part(text: &str, paths: &[&str], expected: &str) {
    let paths: Vec<Path> = paths.iter().filter_map(|path| Path::parse(path).ok()).collect();
    let read = match parse(text, &Wanted::of(&paths)) {
        Ok(parsed) => serde_json::to_string(&parsed.value).unwrap_or_default(),
        Err(_) => "broken".to_owned(),
    };
    assert_eq!(read, expected, "{text} for {paths:?}");
}

fn check_missing(text: &str, expected: &str, missing: &str) {
    let Ok(parsed) = parse_all(text) else { return assert_eq!("broken", expected, "{text}") };
    assert_eq!(serde_json::to_string(&parsed.value).unwrap_or_default(), expected, "{text}");
    let codes =
        [(parsed.missing.truncated, "truncated"), (parsed.missing.too_deep, "deep"), (parsed.missing.too_big, "big")];
    let codes: Vec<&str> = codes.into_iter().filter(|(is, _)| *is).map(|(_, code)| code).collect();
    assert_eq!(codes.join(" "), missing, "{text}");
}

#[test]
fn json_is_read() {
    check(
        r#" {"a":[1,-2.50,1e3,"x\u00e9\/"],"b":{"c":null,"d":true}} "#,
        r#"{"a":[1,-2.5,1000,"xé/"],"b":{"c":null,"d":true}}"#,
    );
    check("[]", "[]");
    check("{}", "{}");
    check("\"x\"", "\"x\"");
    check("-7", "-7");
    check("\u{feff}{\"a\":1}", r#"{"a":1}"#);
    check("{\"a\":\"line\n\tbreak\"}", r#"{"a":"line\n\tbreak"}"#);
}

#[test]
fn javascript_literals_are_read() {
    check("{a:'x',$b_1:\"y\",3:`z`,}", r#"{"a":"x","$b_1":"y","3":"z"}"#);
    check("[1,,2,]", "[1,null,2]");
    check("{// it's\na:1,/* } */b:2 <!-- }\n}", r#"{"a":1,"b":2}"#);
    check(
        "{a:!0,b:!1,c:!!1,d:void 0,e:undefined,f:NaN}",
        r#"{"a":true,"b":false,"c":true,"d":null,"e":null,"f":null}"#,
    );
    check("{a:.5,b:0x10,c:+3,d:- 4}", r#"{"a":0.5,"b":16,"c":3,"d":-4}"#);
    check(
        r"{a:'it\'s };',b:'\x41\
B'}",
        r#"{"a":"it's };","b":"AB"}"#,
    );
    check("{a:'x' + \"y\" +\n`z`}", r#"{"a":"xyz"}"#);
    check("({a:1})", r#"{"a":1}"#);
    check(r#"{a:"<\/script>",b:"<script>"}"#, r#"{"a":"</script>","b":"<script>"}"#);
}

#[test]
fn what_is_no_literal_is_absent() {
    check("{a:b,c:1}", r#"{"c":1}"#);
    check("{a:function(){return {x:'}'}},c:1}", r#"{"c":1}"#);
    check("{a:+new Date,b:(+new Date()),c:1}", r#"{"c":1}"#);
    check("{a:new Date().getTime(),c:1}", r#"{"c":1}"#);
    check("{a:/[}/\"]{2}/g.test(x),c:1}", r#"{"c":1}"#);
    check("{a:`x${y}`,c:1}", r#"{"c":1}"#);
    check("{a:'x'+y,b:'a,b'.split(','),d:5*1000,e:1+2,c:1}", r#"{"c":1}"#);
    check("{a:x?{y:1}:{z:2},b:(1,2),d:(a)=>{return 1},e:async()=>1,c:1}", r#"{"c":1}"#);
    check("{a,b(){return '}'},get d(){return 1},...e,[f]:2,c:1}", r#"{"c":1}"#);
    check("{a:{b:1}[k],c:1}", r#"{"c":1}"#);
    check("[f(),1,g]", "[null,1]");
    for text in ["", " ", "hello", "function(){}", "}", "<div>", "// only", "new Date()"] {
        check(text, "broken");
    }
}

#[test]
fn alternatives_and_assignments_give_their_literal() {
    check("window.x || {a:1}", r#"{"a":1}"#);
    check("window.x ?? {a:1}", r#"{"a":1}"#);
    check("'' || {a:1}", r#"{"a":1}"#);
    check("{a:1} || x", r#"{"a":1}"#);
    check("var a = b.c = {a:1}; x", r#"{"a":1}"#);
    check("{a:b||c||[1],d:2}", r#"{"a":[1],"d":2}"#);
    check("a == {b:1}", "broken");
    check("a()\nb = {c:1}", "broken");
}

#[test]
fn json_in_a_call_is_read() {
    check(r#"JSON.parse("{\"a\":\"x\\\"y\"}")"#, r#"{"a":"x\"y"}"#);
    check("{a:JSON.parse('[1]'),b:JSON . parse(x),c:1}", r#"{"a":[1],"c":1}"#);
    check("JSON.parse('{\"a\":1}', reviver)", r#"{"a":1}"#);
    check("JSON.stringify('{\"a\":1}')", "broken");
}

#[test]
fn broken_json_gives_what_it_can() {
    check(r#"{"a":"x" "b":"y"}"#, r#"{"a":"x","b":"y"}"#);
    check("{\"a\":{\"c\":1}\n\"b\":[1] }", r#"{"a":{"c":1},"b":[1]}"#);
    check(r#"[{"a":1},]"#, r#"[{"a":1}]"#);
    check("<!--\n{\"a\":1}\n-->", r#"{"a":1}"#);
    check("<!-- {\"a\":1} -->", r#"{"a":1}"#);
    check("<!-- words --> {\"a\":1}-->", r#"{"a":1}"#);
    check("//<![CDATA[\n{\"a\":1}\n//]]>", r#"{"a":1}"#);
    check("<![CDATA[{\"a\":1}]]>", r#"{"a":1}"#);
    check("{&quot;a&quot;:&quot;x &amp; y&quot;}", r#"{"a":"x & y"}"#);
    check("{{a}}", "{}");
    check("{\"a\"::1;b:2}", r#"{"b":2}"#);
}

#[test]
fn cut_off_input_gives_what_was_complete() {
    check_missing(r#"{"a":1,"b":{"c":[1,{"d":"x"},"yy"#, r#"{"a":1,"b":{"c":[1,{"d":"x"}]}}"#, "truncated");
    check_missing(r#"{"a":12"#, "{}", "truncated");
    check_missing(r#"{"a":"#, "{}", "truncated");
    check_missing(r#"{"a"#, "{}", "truncated");
    check_missing(r#"[{"a":1],2]"#, r#"[{"a":1}]"#, "truncated");
    check_missing(r#"{"a":1}"#, r#"{"a":1}"#, "");
    check_missing("{a:`x", "{}", "truncated");
}

#[test]
fn only_what_is_wanted_is_kept() {
    let shop = r#"{"x":{"deep":["}"]},"a":{"b":1,"c":2},"l":[{"p":1,"q":2},{"p":3},null,{"q":4}],"n":{"m":5}}"#;
    check_part(shop, &["a.b"], r#"{"a":{"b":1}}"#);
    check_part(shop, &["l.*.p"], r#"{"l":[{"p":1},{"p":3},null,{}]}"#);
    check_part(shop, &["l.1.p"], r#"{"l":[null,{"p":3}]}"#);
    check_part(shop, &["a.b", "n"], r#"{"a":{"b":1},"n":{"m":5}}"#);
    check_part(shop, &["*.b"], r#"{"x":{},"a":{"b":1},"l":[],"n":{}}"#);
    check_part(shop, &["a.b.c"], r#"{"a":{}}"#);
    check_part(shop, &[], "{}");
    check_part("{a:null,b:1,c:'x'}", &["a.x", "b.x", "c.x"], r#"{"a":null}"#);
    check_part("{f:function(){a={b:1}},n:new X(1),t:typeof y,a:{b:2}}", &["a.b"], r#"{"a":{"b":2}}"#);
    check_part("{u:1 a:{b:2}}", &["a.b"], r#"{"a":{"b":2}}"#);
}

#[test]
fn json_in_texts_is_opened_where_the_path_goes_on() {
    check_part(r#"{"a":"{\"b\":[1,2],\"c\":3}"}"#, &["a.b.1"], r#"{"a":{"b":[null,2]}}"#);
    check_part(r#"{"a":"{\"b\":[1,2],\"c\":3}"}"#, &["a"], r#"{"a":"{\"b\":[1,2],\"c\":3}"}"#);
    check_part(r#""{\"a\":{\"b\":1}}""#, &["a.b"], r#"{"a":{"b":1}}"#);
    check_part(r#"{"a":"{&quot;b&quot;:&quot;x&quot;}"}"#, &["a.b"], r#"{"a":{"b":"x"}}"#);
    check_part(r#"{"a":"\"{\\\"b\\\":1}\""}"#, &["a.b"], r#"{"a":{"b":1}}"#);
    check_part(r#"{"a":"{\\\"b\\\":1}"}"#, &["a.b"], r#"{"a":{"b":1}}"#);
    check_part(r#"{"a":"{not json"}"#, &["a.b"], r#"{"a":{}}"#);
    check_part(r#"{"a":"words"}"#, &["a.b"], "{}");
}

#[test]
fn depth_is_bounded_and_the_rest_still_read() {
    let deep = format!("{{\"a\":{}1{},\"b\":2}}", "[".repeat(10_000), "]".repeat(10_000));
    let read = parse_all(&deep);
    assert!(
        read.as_ref().is_ok_and(|read| read.missing.too_deep && read.value.get("b").is_some()),
        "{:?}",
        read.is_ok()
    );
    for open in
        ["[", "{a:", "(", "JSON.parse(", "[{\"a\":", "`${", "a=", "x||", "!", "'a'+", "[[[{", "(/[", "\\", "\"\\"]
    {
        let _ = parse_all(&open.repeat(200_000 / open.len()));
        let _ = parse(&format!("[{}", open.repeat(200_000 / open.len())), &Wanted::of(Path::parse("0.*.x").iter()));
    }
}

#[test]
fn size_is_bounded() {
    let long = format!("{{\"a\":\"{}\",\"b\":\"{}\",\"c\":1}}", "x".repeat(6 << 20), "y".repeat(6 << 20));
    let read = parse_all(&long);
    assert!(read.is_ok_and(|read| read.missing.too_big && !read.missing.truncated && read.value.get("a").is_some()));
    let many = format!("[{}1]", "0,".repeat(1 << 20));
    assert!(
        parse_all(&many)
            .is_ok_and(|read| read.missing.too_big && read.value.as_list().is_some_and(|list| list.len() > 100_000))
    );
    let sparse = format!("[{}1]", ",".repeat(4 << 20));
    assert!(parse_all(&sparse).is_ok_and(|read| read.missing.too_big));
}

#[test]
fn what_follows_is_left() {
    assert_eq!(parse_all(" {a:1}; var b").map(|read| read.consumed), Ok(6));
    assert_eq!(parse_all("[1]\n(function(){})()").map(|read| read.consumed), Ok(3));
    assert_eq!(parse_all("x"), Err(Broken { consumed: 1 }));
}
