//! What `{{ … }}` can refer to: said once in the order, printed wherever it recurs.

use std::collections::BTreeMap;

use crate::diagnostic::Finding;
use crate::order::person::Person;
use crate::order::text::Text;
use crate::russian::typography::is_blank;
use crate::yaml::Node;

/// The names that texts can refer to.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// `number`, `school_year`, `year`.
    pub(super) facts: BTreeMap<String, String>,
    /// `people.KEY.FORM`.
    pub(super) people: BTreeMap<String, Person>,
    /// `bodies.KEY`.
    pub(super) bodies: BTreeMap<String, Text>,
}

/// Gathers the names of an order. Their own texts hold no references.
pub(super) fn gather(order: &Node, findings: &mut Vec<Finding>) -> Names {
    let mut names = Names::default();
    for key in ["number", "school_year", "year"] {
        if let Some(text) = order.get(key).and_then(Node::text) {
            names.facts.insert(key.to_owned(), text.to_owned());
        }
    }
    for (key, person) in entries(order, "people") {
        let forms = person.entries().iter().filter_map(|entry| {
            Some((entry.key.clone(), plain(&entry.value, findings)?))
        });
        names.people.insert(key.to_owned(), Person { forms: forms.collect() });
    }
    for (key, body) in entries(order, "bodies") {
        if let Some(text) = plain(body, findings) {
            names.bodies.insert(key.to_owned(), text);
        }
    }
    names
}

fn entries<'a>(node: &'a Node, key: &str) -> impl Iterator<Item = (&'a str, &'a Node)> {
    let entries = node.get(key).map_or(&[][..], Node::entries);
    entries.iter().map(|entry| (entry.key.as_str(), &entry.value))
}

/// A text that holds nothing where one is needed.
pub(super) fn empty(node: &Node) -> Finding {
    Finding::error("missing-key", node.place.clone(), "здесь нужен текст, а он пуст")
        .help("впишите текст или уберите строку")
}

/// A text without references, not empty.
/// A reference or an empty text is reported, and the text returned as it is.
pub(super) fn plain(node: &Node, findings: &mut Vec<Finding>) -> Option<Text> {
    let text = node.text()?;
    if text.contains("{{") {
        let message = "здесь подстановки `{{ … }}` не действуют";
        findings.push(
            Finding::error("unknown-reference", node.place.of("{{"), message)
                .help("впишите слова целиком"),
        );
    }
    if is_blank(text) {
        findings.push(empty(node));
    }
    Some(Text::written(text.to_owned(), node, Vec::new()))
}
