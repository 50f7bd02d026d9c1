//! The style sheet: styles that take what they do not say from others.

use std::collections::BTreeMap;

use crate::diagnostic::{Finding, list, nearest};
use crate::document::{Align, Em, Length, Style, TableStyle};
use crate::font;
use crate::form::Form;
use crate::form::read::{em, length, value};
use crate::form::shape::ALIGNS;
use crate::source::Place;
use crate::yaml::Node;

/// The values under a key of the form, each read by `read`.
pub(super) fn named<T>(
    node: &Node,
    key: &str,
    findings: &mut Vec<Finding>,
    read: impl Fn(&Node, &mut Vec<Finding>) -> T,
) -> BTreeMap<String, T> {
    let entries = node.get(key).map_or(&[][..], Node::entries);
    entries.iter().map(|e| (e.key.clone(), read(&e.value, findings))).collect()
}

/// The styles of a form, each with what its bases say.
pub(super) fn styles(
    node: &Node,
    findings: &mut Vec<Finding>,
) -> BTreeMap<String, Style> {
    let Some(sheet) = node.get("styles") else { return BTreeMap::new() };
    let mut styles = BTreeMap::new();
    for entry in sheet.entries() {
        if let Some(node) = resolve(sheet, &entry.key, &entry.value, findings) {
            styles.insert(entry.key.clone(), style(&node, findings));
        }
    }
    styles
}

/// A style's node merged over those it is based on.
fn resolve(
    sheet: &Node,
    name: &str,
    node: &Node,
    findings: &mut Vec<Finding>,
) -> Option<Node> {
    let mut chain = vec![(name.to_owned(), node.clone())];
    loop {
        let (_, last) = chain.last()?;
        let Some(base) = last.get("based_on").filter(|base| base.text().is_some()) else {
            break;
        };
        let base_name = base.text()?.to_owned();
        let is_circle = chain.iter().any(|(known, _)| *known == base_name);
        let found = sheet.get(&base_name).filter(|_| !is_circle);
        let Some(found) = found else {
            let known: Vec<&str> =
                sheet.entries().iter().map(|entry| entry.key.as_str()).collect();
            findings.push(if is_circle {
                let names = list(chain.iter().map(|(name, _)| name.as_str()));
                let message = format!("стили основаны друг на друге по кругу: {names}");
                Finding::error("form", base.place.clone(), message)
                    .help("уберите `based_on` у одного из них")
            } else {
                unknown_style(&base.place, &base_name, &known)
            });
            return None;
        };
        chain.push((base_name, found.clone()));
    }
    chain.into_iter().rev().map(|(_, node)| node).reduce(Node::merged)
}

fn unknown_style(place: &Place, name: &str, known: &[&str]) -> Finding {
    let finding =
        Finding::error("form", place.clone(), format!("стиля с именем `{name}` нет"));
    match nearest(name, known.iter().copied()) {
        Some(near) => finding.help(format!("возможно, имелось в виду `{near}`")),
        None => finding.help(format!("есть стили {}", list(known.iter().copied()))),
    }
}

fn style(node: &Node, findings: &mut Vec<Finding>) -> Style {
    let flag = |key| node.get(key).and_then(Node::boolean).unwrap_or(false);
    let text = |key| node.get(key).and_then(Node::text).unwrap_or_default().to_owned();
    let align = match ALIGNS.iter().position(|&align| align == text("align")) {
        Some(1) => Align::Center,
        Some(2) => Align::Right,
        Some(3) => Align::Justify,
        _ => Align::Left,
    };
    let level = |text: &str| text.parse().ok().filter(|&level: &u8| level <= 6);
    let heading = value(node, "heading", ("ступень от 0 до 6", "1"), level, findings);
    let mut get = |key| length(node, key, findings);
    let style = Style {
        title: text("title"),
        font: text("font"),
        office_font: text("office_font"),
        size: get("size"),
        is_bold: flag("bold"),
        is_italic: flag("italic"),
        align,
        first_line: get("first_line"),
        left: get("left"),
        right: get("right"),
        above: get("above"),
        letter_spacing: get("letter_spacing"),
        ascent: em(node, "ascent", findings).unwrap_or_default(),
        descent: em(node, "descent", findings).unwrap_or_default(),
        stays_with_next: flag("stays_with_next"),
        heading: heading.filter(|&level| level > 0),
    };
    check_type(node, &style, findings);
    style
}

/// A style must come to a font that there is, a size and a line height.
fn check_type(node: &Node, style: &Style, findings: &mut Vec<Finding>) {
    if !font::families().any(|family| family == style.font) {
        let place = node.get("font").map_or(&node.place, |font| &font.place);
        let message = format!("шрифта «{}» в программе нет", style.font);
        findings.push(
            Finding::error("form", place.clone(), message)
                .help(format!("есть {}", list(font::families()))),
        );
    }
    let is_sound = style.size > Length::ZERO
        && style.ascent + style.descent > Em::default()
        && !style.office_font.is_empty();
    if !is_sound {
        let message = "стилю не хватает кегля, высоты строки или шрифта для Word";
        findings.push(
            Finding::error("form", node.place.clone(), message).help(
                "впишите `size`, `ascent`, `descent`, `office_font` или `based_on`",
            ),
        );
    }
}

pub(super) fn table(node: &Node, findings: &mut Vec<Finding>) -> TableStyle {
    let flag = |key| node.get(key).and_then(Node::boolean).unwrap_or(false);
    let text = |key| node.get(key).and_then(Node::text).unwrap_or_default().to_owned();
    let percent = |text: &str| {
        text.strip_suffix('%')?.parse().ok().filter(|&percent: &u8| percent <= 100)
    };
    let whole_rows =
        value(node, "whole_rows", ("доля в процентах", "50%"), percent, findings);
    let mut get = |key| length(node, key, findings);
    TableStyle {
        rule: get("rule"),
        pad_x: get("pad_x"),
        pad_y: get("pad_y"),
        band_y: get("band_y"),
        hang: get("hang"),
        cell: text("cell"),
        head: text("head"),
        band: text("band"),
        repeats_head: flag("repeats_head"),
        keeps_bands: flag("keeps_bands"),
        whole_rows_percent: whole_rows.unwrap_or_default(),
    }
}

/// The styles that tables name must be there.
pub(super) fn check_references(form: &Form, node: &Node, findings: &mut Vec<Finding>) {
    let known: Vec<&str> = form.styles.keys().map(String::as_str).collect();
    let tables = node.get("tables").map_or(&[][..], Node::entries);
    for reference in tables.iter().flat_map(|table| {
        ["cell", "head", "band"].into_iter().filter_map(|key| table.value.get(key))
    }) {
        if let Some(name) = reference.text().filter(|name| !known.contains(name)) {
            findings.push(unknown_style(&reference.place, name, &known));
        }
    }
}
