//! A DOCX, as Word would show it.
//!
//! 1. `package` unpacks the parts and finds them by their relations.
//! 2. `xml` hands over elements and texts, entities resolved.
//! 3. `styles` knows the styles by their names: other programs rename their ids.
//! 4. `body` reads the main part: paragraphs, tables, fields; `headers` what the sections
//!    have above their text.

mod body;
mod headers;
mod package;
mod styles;
mod table;
mod xml;
#[cfg(test)]
mod tests;

use crate::reread::docx::package::Package;
use crate::reread::docx::styles::Styles;
use crate::reread::docx::xml::{Node, Nodes};
use crate::reread::paper::identity;
use crate::reread::{Paper, RereadError};

/// What a DOCX says.
pub(super) fn read(bytes: &[u8]) -> Result<Paper, RereadError> {
    let mut package = Package::open(bytes)?;
    let root = package.relations("")?;
    let main = root.get("officeDocument").map_or("word/document.xml", String::as_str);
    let styles = package.relations(main)?.remove("styles");
    let styles = match package.optional(styles.as_deref())? {
        Some(part) => Styles::read(&part)?,
        None => Styles::default(),
    };
    let properties =
        match package.optional(root.get("core-properties").map(String::as_str))? {
            Some(part) => properties(&part)?,
            None => Properties::default(),
        };
    let part = package.part(main)?;
    let blocks = body::read(&part, &styles, "")?;
    let headers = headers::read(&mut package, &part, &styles)?;
    let identity = properties.identifier.as_deref().and_then(identity);
    Ok(Paper {
        title: properties.title.filter(|title| !title.is_empty()),
        identity,
        headers,
        blocks,
        notes: Vec::new(),
    })
}

#[derive(Default)]
struct Properties {
    title: Option<String>,
    identifier: Option<String>,
}

fn properties(part: &package::Part) -> Result<Properties, RereadError> {
    let mut properties = Properties::default();
    let mut nodes = Nodes::of(part);
    let mut open = String::new();
    while let Some(node) = nodes.next()? {
        match node {
            Node::Start(tag) => tag.name().clone_into(&mut open),
            Node::End(_) => open.clear(),
            Node::Text(text) => {
                let property = match open.as_str() {
                    "title" => &mut properties.title,
                    "identifier" => &mut properties.identifier,
                    _ => continue,
                };
                property.get_or_insert_default().push_str(&text);
            }
        }
    }
    Ok(properties)
}
