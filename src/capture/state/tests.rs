use super::{Place, Script, cut};
use crate::capture::json::{Path, Wanted};

fn shown(scripts: &[Script<'_>], place: &Place<'_>, wanted: &Wanted) -> String {
    let cut = cut(scripts, place, wanted);
    let value = cut.value.and_then(|value| serde_json::to_string(&value).ok()).unwrap_or("none".to_owned());
    cut.problems.iter().fold(value, |text, problem| format!("{text} {}", problem.code()))
}

fn check_place(text: &str, place: &Place<'_>, expected: &str) {
    let script = Script { id: None, kind: None, text };
    assert_eq!(shown(&[script], place, &Wanted::everything()), expected, "{text}");
}

fn check(text: &str, expected: &str) {
    check_place(text, &Place { variable: Some("runParams"), ..Place::default() }, expected);
}

fn check_call(text: &str, call: &str, expected: &str) {
    check_place(text, &Place { call: Some(call), ..Place::default() }, expected);
}

#[test]
fn a_variable_is_found_however_it_is_assigned() {
    for text in [
        "window.runParams={a:1}",
        "var runParams={\"a\":1};",
        "let x=1,runParams = {a:1}, y",
        "self . runParams\n=\n{a:1}",
        "runParams = {a:1}",
        "window[\"runParams\"] = {a:1}",
        "window [ 'runParams' ]={a:1}",
        "window.runParams = window.runParams || {a:1}",
        "window.runParams ||= {a:1}",
        "globalThis.runParams = JSON.parse('{\"a\":1}')",
        "(function(w){w.runParams={a:1}})(window)",
        "x=\"it's\";runParams={a:1}",
        "x=/[\"/]/;runParams={a:1}",
        "/* it's */runParams={a:1}",
        "x = `a${b + '`'}c`; runParams={a:1}",
        "if(a)/'/.test(b);\nrunParams={a:1}",
        "x = 'stray\nrunParams={a:1}",
        "runParams = (function(){ window.runParams = {a:1} })()",
        "export const runParams={a:1}",
    ] {
        check(text, r#"{"a":1}"#);
    }
}

#[test]
fn a_mention_is_no_assignment() {
    for text in [
        "xrunParams={a:1}",
        "runParamsX={a:1}",
        "$runParams={a:1}",
        "runParams=={a:1}",
        "runParams==={a:1}",
        "runParams=>{a:1}",
        "runParams+={a:1}",
        "if(runParams){a=1}",
        "other.runParams={a:1}",
        "w.runParams={a:1}",
        "w.x.runParams={a:1}",
        "// runParams={a:1}",
        "/* runParams={a:1} */",
        "x='runParams={a:1}'",
        "x=\"\\\"runParams={a:1}\"",
        "x=`runParams={a:1}`",
        "x=/runParams={a:1}/",
        "x['runParams']={a:1}",
        "<!-- runParams={a:1}",
        "({runParams:{a:1}})",
        "",
    ] {
        check(text, "none");
    }
    check("runParams = load()", "none state-not-literal");
    check("runParams = function(){return {a:1}}", "none state-not-literal");
}

#[test]
fn several_assignments_are_merged() {
    check("runParams={};window.runParams={a:{b:1}};runParams={}", r#"{"a":{"b":1}}"#);
    check("runParams={a:{b:1}};runParams.a.c='};';runParams['d']=[1]", r#"{"a":{"b":1,"c":"};"},"d":[1]}"#);
    check(
        "if(!window.runParams){window.runParams={}}\nwindow.runParams.p=\"4.97\"\nwindow.runParams.q=\"\"",
        r#"{"p":"4.97","q":""}"#,
    );
    check("runParams={a:1};runParams[k]=2;runParams=runParams||{}", r#"{"a":1}"#);
    check(
        "var runParams=\"{\\\"a\\\":1}\";try{runParams=JSON.parse(runParams);runParams.b=2}catch(e){}",
        r#"{"a":1,"b":2}"#,
    );
}

#[test]
fn names_may_have_dots() {
    let place = |variable| Place { variable: Some(variable), ..Place::default() };
    check_place("exports.sdp = {a:1};exports.sdpTypes={b:2}", &place("exports.sdp"), r#"{"a":1}"#);
    check_place("window.a.b={c:1};a['b'].d=2;x.a.b={e:3}", &place("window.a.b"), r#"{"c":1,"d":2}"#);
    check_place("a.b={c:1}", &place("a"), r#"{"b":{"c":1}}"#);
    check_place("a.b={c:1}", &place("b"), "none");
    check_place("a={}", &place(""), "none");
}

#[test]
fn a_call_gives_its_map() {
    check_call("require(['x'],function(app){app.run({a:1}, function(){ x={b:2} })})", "app.run", r#"{"a":1}"#);
    check_call("TShop.Setup(\n  {\"a\":\")\"}\n);", "TShop.Setup", r#"{"a":")"}"#);
    check_call("go('x', {a:1})", "go", r#"{"a":1}"#);
    check_call("go({a:{}});go({a:{b:1}})", "go", r#"{"a":{"b":1}}"#);
    check_call("app.run(data, function(){})", "app.run", "none state-not-literal");
    check_call("x='app.run({a:1})'//app.run({a:2})", "app.run", "none");
    check_call("app.runner({a:1});myapp.run({a:1});app.run=1", "app.run", "none");
}

#[test]
fn calls_without_a_map_are_a_list() {
    let pushes = "self.__next_f.push([1,\"0:a\\n\"])\n;(self.x).y;self.__next_f.push([1,\"1:b\"])";
    check_call(pushes, "self.__next_f.push", r#"[[[1,"0:a\n"]],[[1,"1:b"]]]"#);
    check_call("go('a',f,2)", "go", r#"[["a",null,2]]"#);
    check_call("go()", "go", "none state-not-literal");
}

#[test]
fn an_element_is_the_script_of_that_id() {
    let place = Place { element: Some("__DATA__"), ..Place::default() };
    let json = Script { id: Some("__DATA__"), kind: Some("application/json"), text: "\n{\"a\":1}\n" };
    let code = Script { id: Some("__DATA__"), kind: None, text: "window.__DATA__ = {a:1};" };
    let late = Script { id: Some("__DATA__"), kind: None, text: "go();var x='';window.__DATA__ = {a:1};" };
    let without = Script { id: None, kind: None, text: "__DATA__ = {a:1}" };
    let other = Script { id: Some("other"), kind: Some("application/json"), text: "{\"a\":2}" };
    for script in [json, code, late, without] {
        assert_eq!(shown(&[other, script], &place, &Wanted::everything()), r#"{"a":1}"#, "{script:?}");
    }
    assert_eq!(shown(&[other], &place, &Wanted::everything()), "none");
}

#[test]
fn only_scripts_that_run_and_lie_beside_count() {
    let place = Place { variable: Some("b"), beside: Some("__CONTEXT__"), ..Place::default() };
    let scripts = [
        Script { id: None, kind: None, text: "var b = {a:1}" },
        Script { id: None, kind: Some("text/template"), text: "var b = {a:2};__CONTEXT__" },
        Script {
            id: None,
            kind: Some("text/javascript"),
            text: "var a=window.__CONTEXT__||{};var b = {a:3};for(k in a){b[k]=a[k]}",
        },
    ];
    assert_eq!(shown(&scripts, &place, &Wanted::everything()), r#"{"a":3}"#);
}

#[test]
fn only_what_is_wanted_is_cut() {
    let paths: Vec<Path> = ["data.shop.*", "price"].iter().filter_map(|path| Path::parse(path).ok()).collect();
    let wanted = Wanted::of(&paths);
    let place = Place { variable: Some("runParams"), ..Place::default() };
    let text = "runParams={data:\"{\\\"shop\\\":{\\\"name\\\":\\\"x\\\"},\\\"y\\\":1}\",z:2};runParams.price='3';runParams.other=4";
    let script = Script { id: None, kind: None, text };
    assert_eq!(shown(&[script], &place, &wanted), r#"{"data":{"shop":{"name":"x"}},"price":"3"}"#);
}

#[test]
fn trouble_is_named() {
    check("runParams={a:1,b:{c:2,d:'x", r#"{"a":1,"b":{"c":2}} state-truncated"#);
    let deep = format!("runParams={{a:{}{},b:1}}", "[".repeat(5_000), "]".repeat(5_000));
    let script = Script { id: None, kind: None, text: &deep };
    let place = Place { variable: Some("runParams"), ..Place::default() };
    assert!(shown(&[script], &place, &Wanted::everything()).ends_with("\"b\":1} state-too-deep"));
    let big = format!("runParams={{a:'{}',b:1}}", "x".repeat(9 << 20));
    let script = Script { id: None, kind: None, text: &big };
    assert_eq!(shown(&[script], &place, &Wanted::everything()), "{} state-too-big");
}

#[test]
fn hostile_scripts_cost_no_more_than_their_length() {
    for piece in [
        "runParams=",
        "runParams=(",
        "runParams=function(){",
        "runParams={a:",
        "runParams.a={};",
        "runParams={a:1};",
        "'",
        "\"\\",
        "/[",
        "`${",
        "runParams[",
        "runParams['a']",
        "runParams||",
        "w.runParams={}",
        "runParams/*",
        "(window.runParams",
        "runParams(1,",
        "runParams({a:1});",
        "a.b/*",
    ] {
        let text = piece.repeat(200_000 / piece.len());
        let script = Script { id: None, kind: None, text: &text };
        for place in [
            Place { variable: Some("runParams"), ..Place::default() },
            Place { call: Some("runParams"), ..Place::default() },
            Place { variable: Some("a.b"), ..Place::default() },
        ] {
            let _ = cut(&[script], &place, &Wanted::everything());
        }
    }
}
