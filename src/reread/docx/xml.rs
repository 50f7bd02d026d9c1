//! A part as elements and texts. Names are taken without their prefixes.

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::reread::docx::package::Part;
use crate::reread::{DEPTH, RereadError};

/// An element's beginning or end, or a text.
pub(super) enum Node<'a> {
    /// An element begins.
    Start(Tag<'a>),
    /// The element of this name ends.
    End(String),
    /// Text, or a piece of one.
    Text(String),
}

/// An element's name and attributes.
pub(super) struct Tag<'a>(BytesStart<'a>);

impl Tag<'_> {
    /// The name.
    pub(super) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// The value of an attribute.
    /// None: it is not there, or it cannot be read.
    pub(super) fn value(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes().flatten();
        let attribute = attributes.find(|it| it.key.local_name().into_inner() == name)?;
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).ok()?;
        Some(value.into_owned())
    }

    /// Whether a property that is either on or off is on.
    /// Without a value it is.
    pub(super) fn is_on(&self) -> bool {
        let value = self.value("val");
        !value.is_some_and(|value| matches!(value.as_str(), "0" | "false" | "off"))
    }
}

/// Goes through a part.
pub(super) struct Nodes<'a> {
    reader: Reader<&'a [u8]>,
    part: &'a str,
    depth: usize,
    /// An empty element whose end is still to be told.
    closing: Option<String>,
}

impl<'a> Nodes<'a> {
    pub(super) fn of(part: &'a Part) -> Self {
        let text = part.text.strip_prefix('\u{FEFF}').unwrap_or(&part.text);
        let reader = Reader::from_str(text);
        Self { reader, part: &part.name, depth: 0, closing: None }
    }

    /// What comes next; none at the end.
    pub(super) fn next(&mut self) -> Result<Option<Node<'a>>, RereadError> {
        if let Some(name) = self.closing.take() {
            return Ok(Some(Node::End(name)));
        }
        let broken = || RereadError::Part(self.part.to_owned());
        loop {
            let node = match self.reader.read_event().map_err(|_| broken())? {
                Event::Start(tag) => {
                    self.depth += 1;
                    if self.depth > DEPTH {
                        return Err(RereadError::TooDeep);
                    }
                    Node::Start(Tag(tag))
                }
                Event::Empty(tag) => {
                    let tag = Tag(tag);
                    self.closing = Some(tag.name().to_owned());
                    Node::Start(tag)
                }
                Event::End(tag) => {
                    self.depth = self.depth.saturating_sub(1);
                    Node::End(tag.local_name().into_inner().to_owned())
                }
                Event::Text(text) => Node::Text(text.xml10_content().into_owned()),
                Event::CData(text) => Node::Text(text.xml10_content().into_owned()),
                Event::GeneralRef(entity) => {
                    if let Ok(Some(character)) = entity.resolve_char_ref() {
                        Node::Text(character.to_string())
                    } else {
                        let text = quick_xml::escape::resolve_predefined_entity(&entity);
                        Node::Text(text.ok_or_else(broken)?.to_owned())
                    }
                }
                Event::Eof if self.depth > 0 => return Err(broken()),
                Event::Eof => return Ok(None),
                // An entity of one's own could be text that nobody compares.
                Event::DocType(_) => return Err(broken()),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => continue,
            };
            return Ok(Some(node));
        }
    }
}
