//! A form's files to a [`Form`].

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::{Finding, list, nearest};
use crate::document::{Em, Length, Page};
use crate::form::checks::checks;
use crate::form::shape::FORM;
use crate::form::style;
use crate::form::{Column, Form, Library};
use crate::source::{Place, Source};
use crate::yaml::{Node, Value, check, parse};

/// The form of a name; `at` is where the name stands.
///
/// Templates of the nearer form win by file name. No template is parsed here: its faults
/// come when something is composed with it.
///
/// # Errors
///
/// All faults of the form's files: an unknown name, a circle of `extends`, YAML, keys,
/// values.
///
/// # Panics
///
/// Never: a chain of forms has at least the form itself.
pub fn load(library: &Library, name: &str, at: &Place) -> Result<Form, Vec<Finding>> {
    let chain = chain(library, name, at)?;
    let (templates, files) = (templates(library, &chain), files(library, &chain));
    let merged = chain.into_iter().rev().map(|(_, node)| node).reduce(Node::merged);
    let node = merged.expect("internal error: a chain has at least one form");
    let mut findings = Vec::new();
    check(&node, &FORM, &mut findings);
    let form = Form {
        name: name.to_owned(),
        pages: style::named(&node, "pages", &mut findings, page),
        styles: style::styles(&node, &mut findings),
        tables: style::named(&node, "tables", &mut findings, style::table),
        checks: checks(&node),
        initials: word(&node, "initials"),
        spelling: texts(&node, "spelling"),
        columns: node.get("columns").map_or_else(Vec::new, |n| columns(n, &mut findings)),
        words: node.get("words").cloned().unwrap_or_else(|| Node {
            place: node.place.clone(),
            value: Value::Mapping(Vec::new()),
        }),
        templates,
        files,
    };
    style::check_references(&node, &mut findings);
    check_words(&form.words, &mut findings);
    if findings.is_empty() { Ok(form) } else { Err(findings) }
}

/// The text under a key; a missing one is empty.
fn word(node: &Node, key: &str) -> String {
    node.get(key).and_then(Node::text).unwrap_or_default().to_owned()
}

/// The texts of a list under a key.
fn texts(node: &Node, key: &str) -> Vec<String> {
    let nodes = node.get(key).map_or(&[][..], Node::elements);
    nodes.iter().filter_map(Node::text).map(str::to_owned).collect()
}

/// Words are printed as they stand: a reference in them would be printed too.
fn check_words(node: &Node, findings: &mut Vec<Finding>) {
    if node.text().is_some_and(|text| text.contains("{{")) {
        let message = "здесь подстановки `{{ … }}` не действуют";
        findings.push(
            Finding::error("unknown-reference", node.place.of("{{"), message)
                .help("впишите слова целиком, а подставляйте в шаблоне бланка"),
        );
    }
    node.elements().iter().for_each(|node| check_words(node, findings));
    node.entries().iter().for_each(|entry| check_words(&entry.value, findings));
}

/// The form and its bases, the form first.
fn chain(
    library: &Library,
    name: &str,
    at: &Place,
) -> Result<Vec<(String, Node)>, Vec<Finding>> {
    let mut chain: Vec<(String, Node)> = Vec::new();
    let mut next = Some((name.to_owned(), at.clone()));
    while let Some((name, at)) = next {
        if chain.iter().any(|(known, _)| *known == name) {
            let names: Vec<&str> = chain.iter().map(|(name, _)| name.as_str()).collect();
            let message = match names[..] {
                [only] => format!("бланк `{only}` берёт недостающее у самого себя"),
                _ => format!(
                    "бланки берут недостающее друг у друга по кругу: {}",
                    list(names)
                ),
            };
            return Err(vec![
                Finding::error("form", at, message)
                    .help("уберите `extends` или назовите в нём другой бланк"),
            ]);
        }
        let Some(source) = library.file(&name, "form.yaml") else {
            return Err(vec![unknown_form(library, &name, at)]);
        };
        let (node, findings) = parse(source);
        let node = node.filter(|_| findings.is_empty()).ok_or(findings)?;
        next = node
            .get("extends")
            .and_then(|base| Some((base.text()?.to_owned(), base.place.clone())));
        chain.push((name, node));
    }
    Ok(chain)
}

fn unknown_form(library: &Library, name: &str, at: Place) -> Finding {
    let help = match nearest(name, library.forms()) {
        Some(near) => format!("возможно, имелось в виду `{near}`"),
        None => format!(
            "есть бланки {}; свои добавляет `--templates ПАПКА`",
            list(library.forms())
        ),
    };
    Finding::error("form", at, format!("бланка с именем `{name}` нет")).help(help)
}

/// The templates of a chain: a form's own go before its base's.
fn templates(
    library: &Library,
    chain: &[(String, Node)],
) -> BTreeMap<String, Arc<Source>> {
    let mut templates = BTreeMap::new();
    for (form, _) in chain.iter().rev() {
        let files = library.files_of(form).filter(|(name, _)| *name != "form.yaml");
        templates
            .extend(files.map(|(name, source)| (name.to_owned(), Arc::clone(source))));
    }
    templates
}

/// All files of a chain, by path.
fn files(library: &Library, chain: &[(String, Node)]) -> BTreeMap<String, Arc<Source>> {
    let mut files = BTreeMap::new();
    for (form, _) in chain {
        files.extend(
            library
                .files_of(form)
                .map(|(name, source)| (format!("{form}/{name}"), Arc::clone(source))),
        );
    }
    files
}

/// The columns of a list that [`crate::form::COLUMNS`] describes.
///
/// One without key or title is left out, since the shape reports it; one with a key that
/// is there already is reported and kept.
pub fn columns(node: &Node, findings: &mut Vec<Finding>) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::new();
    for node in node.elements() {
        let width = width(node, findings);
        let (Some(key), Some(title)) = (node.get("key"), node.get("title")) else {
            continue;
        };
        let (Some(key_text), Some(title_text)) = (key.text(), title.text()) else {
            continue;
        };
        if columns.iter().any(|column| column.key == key_text) {
            let message = format!("графа с ключом `{key_text}` уже есть");
            findings.push(
                Finding::error("duplicate-key", key.place.clone(), message)
                    .help("дайте графе другой ключ"),
            );
        }
        columns.push(Column {
            key: key_text.to_owned(),
            title: title_text.to_owned(),
            title_place: title.place.clone(),
            width,
            is_optional: node.get("optional").and_then(Node::boolean).unwrap_or(false),
        });
    }
    columns
}

/// The width of a column, greater than nothing.
fn width(node: &Node, findings: &mut Vec<Finding>) -> Length {
    let width = value(node, "width", ("длина", "12.5mm"), Length::parse, findings);
    if let Some(place) = node.get("width").map(|node| &node.place)
        && width.is_some_and(|width| width <= Length::ZERO)
    {
        findings.push(
            Finding::error("wrong-type", place.clone(), "у графы нет ширины")
                .help("напишите ширину больше нуля: `48mm`"),
        );
    }
    width.unwrap_or_default()
}

fn page(node: &Node, findings: &mut Vec<Finding>) -> Page {
    let mut get = |key| natural(node, key, findings);
    let page = Page {
        width: get("width"),
        height: get("height"),
        left: get("left"),
        right: get("right"),
        top: get("top"),
        bottom: get("bottom"),
        header: get("header"),
    };
    let has_room = page.text_width() > Length::ZERO && page.text_height() > Length::ZERO;
    let is_told = findings.iter().any(|finding| {
        let (told, all) = (&finding.place, &node.place);
        told.source == all.source && all.span.contains(&told.span.start)
    });
    if !has_room && !is_told {
        let message = "на листе не остаётся места для текста";
        findings.push(
            Finding::error("form", node.place.clone(), message)
                .help("проверьте размеры листа и поля"),
        );
    }
    page
}

/// A length under a key; a missing one is zero (and reported by the shape).
pub(super) fn length(node: &Node, key: &str, findings: &mut Vec<Finding>) -> Length {
    value(node, key, ("длина", "12.5mm"), Length::parse, findings).unwrap_or_default()
}

/// A length under a key that cannot be less than nothing.
/// One that is less is reported, and returned as it is.
pub(super) fn natural(node: &Node, key: &str, findings: &mut Vec<Finding>) -> Length {
    let length = length(node, key, findings);
    if let Some(node) = node.get(key).filter(|_| length < Length::ZERO) {
        let message = "эта длина не может быть меньше нуля";
        findings.push(
            Finding::error("wrong-type", node.place.clone(), message)
                .help("напишите её без минуса: `12.5mm`"),
        );
    }
    length
}

/// A share of the type size under a key.
pub(super) fn em(node: &Node, key: &str, findings: &mut Vec<Finding>) -> Option<Em> {
    value(node, key, ("доля кегля", "0.933em"), Em::parse, findings)
}

/// A value of a form under a key, with a finding where it cannot be read.
/// A missing key is none, without a finding.
pub(super) fn value<T>(
    node: &Node,
    key: &str,
    (what, example): (&str, &str),
    parse: impl Fn(&str) -> Option<T>,
    findings: &mut Vec<Finding>,
) -> Option<T> {
    let node = node.get(key)?;
    let text = node.text()?;
    let parsed = parse(text);
    if parsed.is_none() {
        let message = format!("`{text}` здесь не годится: нужна {what}");
        findings.push(
            Finding::error("wrong-type", node.place.clone(), message)
                .help(format!("например, `{example}`")),
        );
    }
    parsed
}
