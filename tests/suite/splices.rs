//! Changes in place: what was meant is changed, and nothing else.

use std::sync::Arc;

use prikaz::source::Source;
use prikaz::yaml::{Beside, Layout, Node, Splice, Value, apply, parse};
use proptest::prelude::*;

/// Values in every style, as they stand behind `key:`.
const VALUES: [&str; 14] = [
    " год 1",
    " год 1\t # да «#»",
    " год 1\n      и\n\n      ещё# раз",
    " 'год 1 # '' нет'",
    " 'год 1\n\n      # ''нет'  # да",
    " \"год 1 \\u0410\\n\\t\\\" # нет\"",
    " \"год 1 \\\n      и  \n      ещё\" # да",
    " |\n      год 1\n       # нет\n\n      ещё",
    " |2-  # да\n       год 1\n      # нет",
    " >+  # да | \n\n      год 1\n      и\n\n        # нет\n      ещё",
    " >-\n      год 1\n      и",
    " [год 1, # да\n      \"# нет\", {а: б}]",
    " {а: год 1, б: 'в # нет', в: }",
    "\n      # да\n      год 1",
];

fn file() -> impl Strategy<Value = Arc<Source>> {
    let entry = (0..VALUES.len(), 0..4usize);
    let ending = (any::<bool>(), any::<bool>());
    (prop::collection::vec(entry, 2..7), ending).prop_map(
        |(entries, (is_crlf, is_cut))| {
            let mut text = String::from("# да\nlist:\n");
            for (index, (value, comment)) in entries.into_iter().enumerate() {
                let sign = if index % 3 == 0 { "- " } else { "  " };
                text += ["", "\n", "# да\n", "  # да\n"][comment];
                text += &["  ", sign, "к", &index.to_string(), ":", VALUES[value], "\n"]
                    .concat();
            }
            if is_cut {
                text.truncate(text.trim_end().len());
            }
            let text = if is_crlf { text.replace('\n', "\r\n") } else { text };
            Source::decode("x.yaml", format!("\u{FEFF}{text}").into_bytes()).unwrap()
        },
    )
}

fn tree(source: &Arc<Source>) -> Node {
    parse(source).0.unwrap_or_else(|| panic!("{}", source.text()))
}

/// Keys and texts alone, without a key.
fn values(node: &Node, without: &str) -> String {
    match &node.value {
        Value::Null => "~".to_owned(),
        Value::Scalar(scalar) => format!("{:?}", scalar.text),
        Value::Sequence(nodes) => {
            let lines = nodes.iter().map(|n| format!("- {}\n", values(n, without)));
            lines.collect::<Vec<_>>().concat()
        }
        Value::Mapping(entries) => {
            let entries = entries.iter().filter(|entry| entry.key != without);
            let lines =
                entries.map(|e| format!("{}: {}\n", e.key, values(&e.value, without)));
            lines.collect::<Vec<_>>().concat()
        }
    }
}

fn changed(source: &Source, splice: Splice) -> Node {
    let text = apply(source, &[splice]);
    assert!(text.starts_with('\u{FEFF}'));
    tree(&Source::decode("x.yaml", text.into_bytes()).unwrap())
}

fn scalars<'a>(node: &'a Node, found: &mut Vec<&'a Node>) {
    found.extend(node.text().map(|_| node));
    node.elements().iter().for_each(|node| scalars(node, found));
    node.entries().iter().for_each(|entry| scalars(&entry.value, found));
}

proptest! {
    #[test]
    fn every_scalar_is_spelt_and_every_part_is_itself(source in file()) {
        let tree = tree(&source);
        let mut found = Vec::new();
        scalars(&tree, &mut found);
        for node in found {
            let Value::Scalar(scalar) = &node.value else { continue };
            let spelling = scalar.spelling(&node.place);
            let spelling = spelling.unwrap_or_else(|| panic!("{scalar:?}\n{}", source.text()));
            for (at, c) in scalar.text.char_indices() {
                let part = at..at + c.len_utf8();
                let written = source.slice(&spelling.span(&part)).to_owned();
                let is_spelt = written.contains(c) || written.starts_with('\\')
                    || c.is_whitespace() && written.trim().is_empty();
                prop_assert!(is_spelt, "{c:?} {written:?}");
            }
            if let Some(at) = scalar.text.find("год 1") {
                let end = at + "год 1".len();
                let splice = spelling.change(&(end - 1..end), "2").unwrap();
                let expected = values(&tree, "");
                let now = changed(&source, splice);
                prop_assert_eq!(
                    values(&now, "").replace("год 2", "год 1"), expected);
                prop_assert!(values(&now, "").contains("год 2"));
            }
        }
    }

    #[test]
    fn a_comment_line_changes_no_value(source in file(), share in 0..100usize) {
        let at = source.text().floor_char_boundary(source.text().len() * share / 100);
        let splice = Layout::of(&source).comment_above(at, "ПРОВЕРИТЬ: год").unwrap();
        prop_assert_eq!(values(&changed(&source, splice.clone()), ""), values(&tree(&source), ""));
        let count = |source: &Arc<Source>| Layout::of(source).comments().len();
        let new = Source::decode("x", apply(&source, &[splice]).into_bytes()).unwrap();
        prop_assert_eq!(count(&new), count(&source) + 1);
    }

    #[test]
    fn comments_are_what_was_written_as_one(source in file()) {
        let comments = Layout::of(&source).comments();
        for comment in &comments {
            prop_assert!(comment.text().starts_with("# да"), "{}", comment.text());
        }
        prop_assert_eq!(comments.len(), source.text().matches("# да").count());
    }

    #[test]
    fn an_entry_is_taken_out_and_put_in_alone(source in file(), index in 0..7usize) {
        let tree = tree(&source);
        let layout = Layout::of(&source);
        let key = format!("к{index}");
        let list = tree.get("list").unwrap().elements();
        let Some(mapping) = list.iter().find(|node| node.get(&key).is_some()) else {
            return Ok(());
        };
        if let Some(splice) = layout.remove(mapping, &key) {
            prop_assert_eq!(values(&changed(&source, splice), ""), values(&tree, &key));
        }
        for beside in [Beside::Before(&key), Beside::After(&key)] {
            let splice = layout.insert(mapping, beside, "новый", "да: # \"").unwrap();
            let now = changed(&source, splice);
            prop_assert!(values(&now, "").contains("новый: \"да: # \\\"\""));
            prop_assert_eq!(values(&now, "новый"), values(&tree, ""));
        }
    }
}
