//! The one way in which data files are written, so that a change shows as what it is.

/// The first place where a file's text is not in canonical form, in words; `None` when all of it is.
///
/// Lines end with a line feed, nothing stands at their end, indentation is two spaces a step, an empty line goes
/// before a table (but not between a table and its first part), lists of sources have one a line with a comma after each, and the text ends with one line feed.
pub fn problem(text: &str) -> Option<String> {
    if text.contains('\r') {
        return Some("lines must end with a line feed alone".into());
    }
    if !text.ends_with('\n') || text.ends_with("\n\n") {
        return Some("the file must end with one line feed".into());
    }
    let mut before = "";
    let mut in_text = false;
    for (at, line) in text.lines().enumerate() {
        let says = |what: &str| Some(format!("line {}: {what}: {line}", at.saturating_add(1)));
        let is_quoted = in_text;
        in_text ^= line.matches("'''").count() % 2 == 1;
        if is_quoted {
            before = line;
            continue;
        }
        if line != line.trim_end() {
            return says("white space at the end");
        }
        if line.contains('\t') {
            return says("a tab; write spaces");
        }
        let indent = line.len().saturating_sub(line.trim_start().len());
        if indent % 2 != 0 {
            return says("indentation is two spaces a step");
        }
        if line.starts_with('[') && !before.is_empty() && !before.starts_with(['#', '[']) {
            return says("an empty line goes before a table");
        }
        if line.is_empty() && before.is_empty() {
            return says("one empty line is enough");
        }
        if indent > 0
            && line.trim_start().starts_with('{')
            && !line.ends_with("},")
            && !line.ends_with('{')
            && !line.ends_with('[')
        {
            return says("a source stands on a line of its own, with a comma after it");
        }
        before = line;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::problem;

    fn check(text: &str, expected: Option<&str>) {
        let found = problem(text);
        match expected {
            None => assert_eq!(found, None, "{text}"),
            Some(words) => assert!(found.as_deref().is_some_and(|found| found.contains(words)), "{found:?} for {text}"),
        }
    }

    #[test]
    fn canonical_files_pass_and_others_are_told_where() {
        check("a = 1\n\n[b]\nc = [\n  { d = 1 },\n]\n", None);
        check("a = '''\n  [x]   \n\n\n'''\n", None);
        check("a = 1\r\n", Some("line feed alone"));
        check("a = 1", Some("end with one line feed"));
        check("a = 1\n\n", Some("end with one line feed"));
        check("a = 1 \n", Some("line 1: white space"));
        check("a = 1\n[b]\n", Some("line 2: an empty line"));
        check("a = 1\n\n\nb = 2\n", Some("line 3: one empty line"));
        check("c = [\n   { d = 1 },\n]\n", Some("line 2: indentation"));
        check("c = [\n  { d = 1 }\n]\n", Some("line 2: a source"));
    }
}
