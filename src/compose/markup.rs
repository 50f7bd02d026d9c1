//! Markup to elements that know where in a template they were written.

use std::collections::BTreeMap;
use std::ops::Range;

use quick_xml::errors::{Error, IllFormedError};
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::compose::render::{Piece, Rendered};
use crate::diagnostic::Finding;
use crate::source::Place;

/// How deep elements may be nested.
const MAX_DEPTH: usize = 32;

/// An element of a template.
#[derive(Debug, Clone)]
pub(super) struct Element {
    pub(super) name: String,
    /// Its start tag in the template.
    pub(super) place: Place,
    /// By name; values of the order in them are plain text here.
    pub(super) attributes: BTreeMap<String, String>,
    pub(super) children: Vec<Child>,
}

/// What stands inside an element.
#[derive(Debug, Clone)]
pub(super) enum Child {
    Element(Element),
    /// The template's own words, white space as written.
    Literal(String),
    /// A value, and where it stands.
    Value(String, Option<Place>),
}

/// The root element of the markup.
/// It stops at the first fault: what follows would be a guess.
pub(super) fn parse(rendered: &Rendered<'_>) -> Result<Element, Vec<Finding>> {
    let mut reader = Reader::from_str(&rendered.markup);
    let mut open: Vec<Element> = Vec::new();
    let mut start = 0;
    loop {
        let event = reader.read_event();
        let at = start..offset(reader.buffer_position());
        start = at.end;
        let event = match event {
            Ok(event) => event,
            Err(error) => {
                let at = offset(reader.error_position());
                return Err(vec![ill_formed(&error, rendered.place(at..at + 1))]);
            }
        };
        let place = || rendered.place(at.clone());
        let closed = match event {
            Event::Start(tag) if open.len() < MAX_DEPTH => {
                open.push(element(&tag, rendered, &at)?);
                None
            }
            Event::Empty(tag) => Some(element(&tag, rendered, &at)?),
            Event::End(_) => open.pop(),
            Event::Text(text) => {
                add_text(&text, rendered, open.last_mut(), &place)?;
                None
            }
            Event::GeneralRef(entity) => {
                let text =
                    resolve(&entity).ok_or_else(|| vec![unknown_entity(place())])?;
                add_text(&text, rendered, open.last_mut(), &place)?;
                None
            }
            Event::Comment(_) | Event::Decl(_) => None,
            Event::Eof => return Err(vec![unfinished(open.last(), place())]),
            _ => return Err(vec![foreign(place())]),
        };
        match (closed, open.last_mut()) {
            (Some(child), Some(parent)) => parent.children.push(Child::Element(child)),
            (Some(root), None) => return finish(&mut reader, rendered, root),
            (None, _) => {}
        }
    }
}

/// The root, if only white space and comments stand behind it.
fn finish(
    reader: &mut Reader<&[u8]>,
    rendered: &Rendered<'_>,
    root: Element,
) -> Result<Element, Vec<Finding>> {
    loop {
        let start = offset(reader.buffer_position());
        let event = reader.read_event();
        let is_nothing = match event {
            Ok(Event::Eof) => return Ok(root),
            Ok(Event::Comment(_)) => true,
            Ok(Event::Text(text)) => text.trim().is_empty(),
            _ => false,
        };
        if !is_nothing {
            let end = offset(reader.buffer_position());
            return Err(vec![behind(&root.name, rendered.place(start..end))]);
        }
    }
}

fn offset(position: u64) -> usize {
    usize::try_from(position).expect("internal error: markup is in memory")
}

fn element(
    tag: &BytesStart<'_>,
    rendered: &Rendered<'_>,
    at: &Range<usize>,
) -> Result<Element, Vec<Finding>> {
    let name = tag.name().as_ref().to_owned();
    let place = rendered.place(at.clone());
    if name.is_empty() {
        return Err(vec![stray(place)]);
    }
    let mut attributes = BTreeMap::new();
    for attribute in tag.attributes() {
        let attribute = attribute.map_err(|_| vec![bad_attribute(place.clone())])?;
        let value = attribute
            .normalized_value_with(XmlVersion::Implicit1_0, 1, named)
            .map_err(|_| vec![bad_attribute(place.clone())])?;
        let value: String = rendered.pieces(&value).iter().map(words).collect();
        attributes.insert(attribute.key.as_ref().to_owned(), value);
    }
    Ok(Element { name, place, attributes, children: Vec::new() })
}

fn words<'a>(piece: &Piece<'a>) -> &'a str {
    match piece {
        Piece::Literal(words) => words,
        Piece::Value(value) => &value.text,
    }
}

fn add_text(
    text: &str,
    rendered: &Rendered<'_>,
    parent: Option<&mut Element>,
    place: &impl Fn() -> Place,
) -> Result<(), Vec<Finding>> {
    let Some(parent) = parent else {
        let is_space = text.trim().is_empty();
        return if is_space { Ok(()) } else { Err(vec![outside(place())]) };
    };
    parent.children.extend(rendered.pieces(text).into_iter().map(|piece| match piece {
        Piece::Literal(words) => Child::Literal(words.to_owned()),
        Piece::Value(value) => Child::Value(value.text.clone(), value.place.clone()),
    }));
    Ok(())
}

/// `&amp;`, `&#160;` and `&nbsp;`.
fn resolve(entity: &BytesRef<'_>) -> Option<String> {
    if let Ok(Some(character)) = entity.resolve_char_ref() {
        return Some(character.to_string());
    }
    named(entity).map(str::to_owned)
}

fn named(entity: &str) -> Option<&'static str> {
    match entity {
        "nbsp" => Some("\u{A0}"),
        entity => quick_xml::escape::resolve_predefined_entity(entity),
    }
}

fn ill_formed(error: &Error, place: Place) -> Finding {
    let (message, help) = match error {
        Error::IllFormed(IllFormedError::MismatchedEndTag { expected, found }) => (
            format!("закрыт `</{found}>`, а открыт `<{expected}>`"),
            "закрывайте элементы в порядке, обратном открытию",
        ),
        Error::IllFormed(IllFormedError::UnmatchedEndTag(found)) => {
            (format!("закрыт `</{found}>`, который не открыт"), "уберите его")
        }
        _ => return stray(place),
    };
    Finding::error("template", place, message).help(help)
}

fn stray(place: Place) -> Finding {
    Finding::error("template", place, "разметка шаблона не разбирается").help(
        "проверьте угловые скобки и кавычки; сам знак `<` пишут как `&lt;`, `&` — как `&amp;`",
    )
}

fn behind(root: &str, place: Place) -> Finding {
    Finding::error("template", place, format!("после `</{root}>` стоит ещё что-то"))
        .help(format!("перенесите это внутрь `<{root}>` или уберите"))
}

fn bad_attribute(place: Place) -> Finding {
    Finding::error("template", place, "атрибуты элемента не разбираются")
        .help("каждый атрибут пишут один раз, значение — в кавычках: `style=\"…\"`")
}

fn unknown_entity(place: Place) -> Finding {
    Finding::error("template", place, "неизвестное обозначение знака")
        .help("есть `&amp;`, `&lt;`, `&gt;`, `&quot;`, `&nbsp;` и номера вида `&#160;`")
}

fn unfinished(open: Option<&Element>, place: Place) -> Finding {
    match open {
        Some(element) => {
            let message = format!("элемент `<{}>` не закрыт", element.name);
            Finding::error("template", element.place.clone(), message)
                .help(format!("допишите `</{}>`", element.name))
        }
        None => Finding::error("template", place, "в шаблоне нет ни одного элемента")
            .help("всё печатаемое стоит внутри `<document>`"),
    }
}

fn foreign(place: Place) -> Finding {
    Finding::error(
        "template",
        place,
        "такой разметки шаблоны не знают, или она слишком глубока",
    )
    .help("есть только элементы, их атрибуты, текст и пояснения `<!-- … -->`")
}

fn outside(place: Place) -> Finding {
    Finding::error("template", place, "текст стоит вне элементов")
        .help("перенесите его внутрь `<p>`")
}
