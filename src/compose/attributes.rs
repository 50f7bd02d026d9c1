//! The attributes of an element, read one by one.

use crate::compose::markup::{Child, Element};
use crate::diagnostic::{Finding, list, nearest};
use crate::document::Length;

/// The elements there are, each with the attributes it may have.
pub(super) const ELEMENTS: &[(&str, &[&str])] = &[
    ("document", &["title"]),
    ("section", &["page"]),
    ("header", &["pages"]),
    ("p", &["style"]),
    ("b", &[]),
    ("i", &[]),
    ("u", &[]),
    ("br", &[]),
    ("blank", &["width"]),
    ("page-number", &[]),
    ("side", &[]),
    ("column", &["width"]),
    ("table", &["style"]),
    ("head", &[]),
    ("band", &["level", "style"]),
    ("row", &[]),
    ("cell", &["style"]),
];

/// Reports unknown elements and attributes in the whole tree.
pub(super) fn check(element: &Element, findings: &mut Vec<Finding>) {
    match ELEMENTS.iter().find(|(name, _)| *name == element.name) {
        None => findings.push(unknown_element(element)),
        Some((_, known)) => {
            let unknown =
                element.attributes.keys().filter(|key| !known.contains(&key.as_str()));
            findings.extend(unknown.map(|key| unknown_attribute(element, key, known)));
        }
    }
    for child in &element.children {
        if let Child::Element(child) = child {
            check(child, findings);
        }
    }
}

fn unknown_element(element: &Element) -> Finding {
    let name = &element.name;
    let known = || ELEMENTS.iter().map(|(name, _)| *name);
    let finding = Finding::error(
        "template",
        element.place.clone(),
        format!("элемента `<{name}>` нет"),
    );
    match nearest(name, known()) {
        Some(near) => finding.help(format!("возможно, имелось в виду `<{near}>`")),
        None => finding.help(format!("есть элементы {}", list(known()))),
    }
}

fn unknown_attribute(element: &Element, key: &str, known: &[&str]) -> Finding {
    let message = format!("у элемента `<{}>` нет атрибута `{key}`", element.name);
    let help = match nearest(key, known.iter().copied()) {
        Some(near) => format!("возможно, имелось в виду `{near}`"),
        None if known.is_empty() => "у этого элемента атрибутов не бывает".to_owned(),
        None => format!("есть {}", list(known.iter().copied())),
    };
    Finding::error("template", element.place.clone(), message).help(help)
}

impl Element {
    /// An attribute that must be there.
    /// None: it is missing, and that is reported. An empty value is there.
    pub(super) fn required(
        &self,
        key: &str,
        findings: &mut Vec<Finding>,
    ) -> Option<&str> {
        let value = self.attributes.get(key).map(String::as_str);
        if value.is_none() {
            let message = format!("у элемента `<{}>` нет атрибута `{key}`", self.name);
            findings.push(
                Finding::error("template", self.place.clone(), message)
                    .help(format!("допишите `{key}=\"…\"`")),
            );
        }
        value
    }

    /// A length greater than nothing, where the attribute is there.
    /// None: it is not there, or it is no such length, and that is reported.
    pub(super) fn length(
        &self,
        key: &str,
        findings: &mut Vec<Finding>,
    ) -> Option<Length> {
        let text = self.attributes.get(key)?;
        let length = Length::parse(text).filter(|&length| length > Length::ZERO);
        if length.is_none() {
            let message = format!("`{text}` — не длина");
            findings.push(
                Finding::error("template", self.place.clone(), message)
                    .help("напишите её так: `12.5mm` или `14pt`"),
            );
        }
        length
    }

    /// The elements inside; words between them are reported.
    pub(super) fn elements<'a>(
        &'a self,
        findings: &mut Vec<Finding>,
    ) -> impl Iterator<Item = &'a Element> + use<'a> {
        let has_words = self.children.iter().any(|child| match child {
            Child::Element(_) => false,
            Child::Literal(words) => !words.trim().is_empty(),
            Child::Value(..) => true,
        });
        if has_words {
            let message = format!("текст прямо внутри `<{}>` не печатается", self.name);
            findings.push(
                Finding::error("template", self.place.clone(), message)
                    .help("возьмите его в `<p>` или `<cell>`"),
            );
        }
        self.children.iter().filter_map(|child| match child {
            Child::Element(element) => Some(element),
            _ => None,
        })
    }
}

/// An element in a place where it cannot be; an unknown one is reported by [`check`].
pub(super) fn misplaced(element: &Element, parent: &str) -> Option<Finding> {
    ELEMENTS.iter().find(|(name, _)| *name == element.name)?;
    let message =
        format!("элемент `<{}>` внутри `<{parent}>` стоять не может", element.name);
    let finding = Finding::error("template", element.place.clone(), message);
    Some(finding.help("сравните порядок вложения с шаблонами бланка `gost-2025`"))
}
