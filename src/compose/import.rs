//! `{% import … as NAME %}`, looked at before Minijinja does: where NAME is not a name,
//! its version 3.1 panics (found by the fuzzer).

use std::sync::Arc;

use crate::diagnostic::Finding;
use crate::source::{Place, Source};

/// The imports of a template that have no name to be known by.
pub(super) fn faults(source: &Arc<Source>) -> Vec<Finding> {
    let tags = source.text().match_indices("{%").filter_map(|(at, open)| {
        let start = at + open.len();
        let tag = source.text().get(start..)?;
        let tag = tag.split_once("%}").map_or(tag, |(tag, _)| tag);
        is_nameless(tag).then(|| finding(&Place::bytes(source, start..start + tag.len())))
    });
    tags.collect()
}

/// `tag` is what stands between `{%` and `%}`; of other tags than `import` never.
fn is_nameless(tag: &str) -> bool {
    let words = tag.trim_matches(['-', '+']).trim();
    let Some(rest) = words.strip_prefix("import") else { return false };
    if rest.starts_with(is_of_name) {
        return false;
    }
    let mut last = rest.split_whitespace().rev();
    let is_named = last.next().is_some_and(|name| {
        name.chars().all(is_of_name) && !name.starts_with(|c: char| c.is_ascii_digit())
    });
    !is_named || last.next() != Some("as")
}

fn is_of_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn finding(place: &Place) -> Finding {
    let words = place.text().trim().to_owned();
    let message = format!("вставке `{words}` не дано имени");
    Finding::error("template", place.of(&words), message)
        .help("напишите имя в конце: `{% import \"файл.xml\" as имя %}`")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_import_without_a_name_is_found() {
        for tag in [
            " import \"a\" ",
            "import \"a\" as \"b\"",
            "- import a as b.c -",
            "import a as 1",
            "import a as loop()",
            "import \"a",
            "import",
        ] {
            assert!(is_nameless(tag), "{tag}");
        }
    }

    #[test]
    fn other_tags_are_let_be() {
        for tag in [
            " import \"a\" as b ",
            "- import \"a b.xml\" as b_1 -",
            " include \"a\" ",
            " from \"a\" import b ",
            " set important = 1 ",
            " if import_it ",
        ] {
            assert!(!is_nameless(tag), "{tag}");
        }
    }
}
