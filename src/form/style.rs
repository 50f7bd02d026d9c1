//! The style sheet: styles that take what they do not say from others.

use std::collections::BTreeMap;

use crate::diagnostic::{Finding, list, nearest};
use crate::document::{Align, Em, Length, Style, TableStyle};
use crate::font;
use crate::form::read::{em, length, natural, value};
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
///
/// None where a base is unknown or a circle is met. A circle is reported by that of its
/// styles whose name is first in the alphabet, and by no other.
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
            let names: Vec<&str> = chain.iter().map(|(name, _)| name.as_str()).collect();
            if !is_circle {
                findings.push(unknown_style(&base.place, &base_name, &keys(sheet)));
            } else if base_name == name && names.iter().all(|&other| name <= other) {
                // A circle is told once, by its first name.
                findings.push(circle(base, &names));
            }
            return None;
        };
        chain.push((base_name, found.clone()));
    }
    chain.into_iter().rev().map(|(_, node)| node).reduce(Node::merged)
}

fn circle(base: &Node, names: &[&str]) -> Finding {
    let message = match names {
        [only] => format!("стиль `{only}` основан на самом себе"),
        _ => format!(
            "стили основаны друг на друге по кругу: {}",
            list(names.iter().copied())
        ),
    };
    Finding::error("form", base.place.clone(), message)
        .help("уберите `based_on` или назовите в нём другой стиль")
}

fn keys(sheet: &Node) -> Vec<&str> {
    sheet.entries().iter().map(|entry| entry.key.as_str()).collect()
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
    let [size, first_line, left, right, letter_spacing] =
        ["size", "first_line", "left", "right", "letter_spacing"].map(&mut get);
    let style = Style {
        title: text("title"),
        font: text("font"),
        office_font: text("office_font"),
        size,
        is_bold: flag("bold"),
        is_italic: flag("italic"),
        align,
        first_line,
        left,
        right,
        above: natural(node, "above", findings),
        letter_spacing,
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
    let needed = ["font", "office_font", "size", "ascent", "descent"];
    let missing: Vec<&str> =
        needed.into_iter().filter(|key| node.get(key).is_none()).collect();
    if !missing.is_empty() {
        let message = format!("стилю не хватает {}", list(missing));
        findings.push(
            Finding::error("form", node.place.clone(), message)
                .help("впишите их или назовите в `based_on` стиль, у которого они есть"),
        );
    }
    if let Some(font) = node.get("font")
        && !font::families().any(|family| family == style.font)
    {
        let message = format!("шрифта «{}» в программе нет", style.font);
        findings.push(
            Finding::error("form", font.place.clone(), message)
                .help(format!("есть {}", list(font::families()))),
        );
    }
    // What cannot be read is reported already.
    let read = |key: &str| node.get(key).and_then(Node::text);
    if let Some(size) = node.get("size")
        && read("size").and_then(Length::parse).is_some_and(|size| size <= Length::ZERO)
    {
        let message = "кегль должен быть больше нуля";
        findings.push(
            Finding::error("form", size.place.clone(), message).help("например, `14pt`"),
        );
    }
    let ems = ["ascent", "descent"].map(|key| read(key).and_then(Em::parse));
    if let (Some(place), [Some(ascent), Some(descent)]) = (node.get("ascent"), ems)
        && ascent + descent <= Em::default()
    {
        let message =
            "высота строки (`ascent` и `descent` вместе) должна быть больше нуля";
        findings.push(
            Finding::error("form", place.place.clone(), message)
                .help("например, `ascent: 0.933em` и `descent: 0.216em`"),
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
    let hang = length(node, "hang", findings);
    let mut get = |key| natural(node, key, findings);
    TableStyle {
        rule: get("rule"),
        pad_x: get("pad_x"),
        pad_y: get("pad_y"),
        band_y: get("band_y"),
        hang,
        cell: text("cell"),
        head: text("head"),
        band: text("band"),
        repeats_head: flag("repeats_head"),
        keeps_bands: flag("keeps_bands"),
        whole_rows_percent: whole_rows.unwrap_or_default(),
    }
}

/// The styles that tables name must be there.
pub(super) fn check_references(node: &Node, findings: &mut Vec<Finding>) {
    let known = node.get("styles").map_or_else(Vec::new, keys);
    let tables = node.get("tables").map_or(&[][..], Node::entries);
    for reference in tables.iter().flat_map(|table| {
        ["cell", "head", "band"].into_iter().filter_map(|key| table.value.get(key))
    }) {
        if let Some(name) = reference.text().filter(|name| !known.contains(name)) {
            findings.push(unknown_style(&reference.place, name, &known));
        }
    }
}
