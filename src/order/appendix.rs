//! Reading the appendices: plans and texts.

use crate::diagnostic::{Finding, nearest};
use crate::form::{Column, columns};
use crate::order::read::Reader;
use crate::order::{Appendix, Content, Event, Mark, Plan, PlanSection, Text};
use crate::source::Place;
use crate::yaml::{Node, Value, unknown_key};

/// The key of the column that holds the counted number.
const NUMBER: &str = "number";

/// The appendices of an order.
pub(super) fn read(reader: &mut Reader<'_>, order: &Node) -> Vec<Appendix> {
    let nodes = order.get("appendices").map_or(&[][..], Node::elements);
    let is_only = nodes.len() == 1;
    let mut appendices = Vec::new();
    for (index, node) in nodes.iter().enumerate() {
        let number = (!is_only).then_some(index + 1);
        appendices.extend(appendix(reader, node, number));
    }
    appendices
}

fn appendix(
    reader: &mut Reader<'_>,
    node: &Node,
    number: Option<usize>,
) -> Option<Appendix> {
    let title = reader.words(node, "title");
    let subtitle = reader.words(node, "subtitle");
    let word = |key| node.get(key).and_then(Node::text);
    let (content, foreign): (_, &[&str]) = match word("kind")? {
        "plan" => (plan(reader, node).map(Content::Plan), &["paragraphs", "items"]),
        "text" => (prose(reader, node), &["columns", "sections"]),
        _ => return None,
    };
    for entry in
        node.entries().iter().filter(|entry| foreign.contains(&entry.key.as_str()))
    {
        let kind = word("kind").unwrap_or_default();
        let message = format!("у приложения вида `{kind}` нет ключа `{}`", entry.key);
        reader.findings.push(
            Finding::error("unknown-key", entry.place.clone(), message)
                .help("уберите ключ или исправьте `kind`"),
        );
    }
    let mark = word("mark").and_then(Mark::of);
    let approved = word("approved").unwrap_or("УТВЕРЖДЕН").to_owned();
    Some(Appendix { number, mark, approved, title: title?, subtitle, content: content? })
}

/// Paragraphs, items or both. None, and a finding, where neither key is there.
fn prose(reader: &mut Reader<'_>, node: &Node) -> Option<Content> {
    let nodes = node.get("paragraphs").map_or(&[][..], Node::elements);
    let mut paragraphs = Vec::new();
    for node in nodes {
        paragraphs.extend(reader.filled(node));
    }
    let items = reader.items(node, "");
    if node.get("items").is_none() {
        reader.not_empty(node, "paragraphs", "у приложения нет текста");
    }
    if node.get("paragraphs").is_none() && node.get("items").is_none() {
        missing(reader, node, "paragraphs", "у приложения нет текста");
        return None;
    }
    Some(Content::Prose { paragraphs, items })
}

/// Columns of its own replace all of the form's. None, and a finding, without sections.
fn plan(reader: &mut Reader<'_>, node: &Node) -> Option<Plan> {
    let columns = match node.get("columns") {
        Some(own) => columns(own, &mut reader.findings),
        None => reader.form.map_or_else(Vec::new, |form| form.columns.clone()),
    };
    reader.not_empty(node, "columns", "у плана нет ни одной графы");
    reader.not_empty(node, "sections", "у плана нет ни одного раздела");
    let Some(sections) = node.get("sections") else {
        missing(reader, node, "sections", "у плана нет разделов");
        return None;
    };
    let mut read = Vec::new();
    for (index, node) in sections.elements().iter().enumerate() {
        let title = reader.words(node, "title");
        let events = events(reader, node, index + 1, &columns);
        read.extend(title.map(|title| PlanSection { number: index + 1, title, events }));
    }
    Some(Plan { columns, sections: read })
}

fn missing(reader: &mut Reader<'_>, node: &Node, key: &str, message: &str) {
    let place = node.entries().first().map_or(&node.place, |entry| &entry.place);
    let place = Place { route: node.place.route.clone(), ..place.clone() };
    reader.findings.push(
        Finding::error("missing-key", place, message)
            .help(format!("добавьте ключ `{key}`")),
    );
}

/// The events of a section, `number` being the section's. An event with a given number
/// takes up a place in the count all the same.
fn events(
    reader: &mut Reader<'_>,
    section: &Node,
    number: usize,
    columns: &[Column],
) -> Vec<Event> {
    let nodes = section.get("events").map_or(&[][..], Node::elements);
    let mut events = Vec::new();
    for (index, node) in nodes.iter().enumerate() {
        let number = match node.get(NUMBER) {
            Some(given) => reader.filled(given),
            None => Some(Text::new(format!("{number}.{}", index + 1), &node.place)),
        };
        let meant = match columns {
            [] => Vec::new(),
            columns => unknown_columns(reader, node, columns),
        };
        let cell = |column: &Column| {
            cell(reader, node, column, meant.contains(&column.key.as_str()))
        };
        let cells = columns.iter().map(cell).collect();
        events.extend(number.map(|number| Event { number, cells }));
    }
    events
}

/// The paragraphs of a cell; the column of numbers has none of its own. A cell under a
/// misspelt key is not missing.
fn cell(
    reader: &mut Reader<'_>,
    event: &Node,
    column: &Column,
    is_misspelt: bool,
) -> Vec<Text> {
    if column.key == NUMBER {
        return Vec::new();
    }
    let Some(node) = event.get(&column.key) else {
        let is_needed = !column.is_optional && !is_misspelt;
        if is_needed && matches!(event.value, Value::Mapping(_)) {
            let place =
                event.entries().first().map_or(&event.place, |entry| &entry.place);
            let place = Place { route: event.place.route.clone(), ..place.clone() };
            let message = format!("у мероприятия нет ключа `{}`", column.key);
            let help = format!("добавьте `{}: …` (графа «{}»)", column.key, column.title);
            reader
                .findings
                .push(Finding::error("missing-key", place, message).help(help));
        }
        return Vec::new();
    };
    reader.not_empty(event, &column.key, "в ячейке нет ни одного абзаца");
    let texts = if node.elements().is_empty() {
        std::slice::from_ref(node)
    } else {
        node.elements()
    };
    texts.iter().filter_map(|node| reader.text(node)).collect()
}

/// Reports keys that are no columns; the columns that were meant.
fn unknown_columns<'a>(
    reader: &mut Reader<'_>,
    event: &Node,
    columns: &'a [Column],
) -> Vec<&'a str> {
    let keys = columns.iter().map(|column| column.key.as_str());
    let known: Vec<&str> = keys.filter(|&key| key != NUMBER).chain([NUMBER]).collect();
    let free = || known.iter().copied().filter(|key| event.get(key).is_none());
    let mut meant = Vec::new();
    for entry in event.entries().iter().filter(|e| !known.contains(&e.key.as_str())) {
        meant.extend(nearest(&entry.key, free()));
        let finding = unknown_key(&entry.place, &entry.key, "мероприятия", free());
        reader.findings.push(finding);
    }
    meant
}
