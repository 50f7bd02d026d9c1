//! Styles by their ids: what their names and borders say.

use std::collections::BTreeMap;

use crate::reread::RereadError;
use crate::reread::docx::package::Part;
use crate::reread::docx::xml::{Node, Nodes, Tag};

/// How long a chain of styles, each based on the next, is followed.
const CHAIN: usize = 16;

/// The name of the table style of things side by side.
const SIDE: &str = "рядом";

/// What the name of a place to write on has in it.
const BLANK: &str = "линейка";

/// What the name of any other table style of ours begins with.
const TABLE: &str = "таблица";

/// The styles of a paper.
#[derive(Debug, Default)]
pub(super) struct Styles(BTreeMap<String, Style>);

#[derive(Debug, Default)]
struct Style {
    /// In small letters.
    name: String,
    base: Option<String>,
    /// Whether a table of this style has rules; none: as in its base.
    has_rules: Option<bool>,
}

impl Styles {
    /// Reads the part of all styles.
    pub(super) fn read(part: &Part) -> Result<Self, RereadError> {
        let mut styles = BTreeMap::new();
        let mut open: Option<(String, Style)> = None;
        let mut is_in_borders = false;
        let mut nodes = Nodes::of(part);
        while let Some(node) = nodes.next()? {
            match node {
                Node::Start(tag) if tag.name() == "style" => {
                    open = Some((
                        tag.value("styleId").unwrap_or_default(),
                        Style::default(),
                    ));
                }
                Node::Start(tag) => {
                    let Some((_, style)) = &mut open else { continue };
                    match tag.name() {
                        "name" => {
                            style.name =
                                tag.value("val").unwrap_or_default().to_lowercase();
                        }
                        "basedOn" => style.base = tag.value("val"),
                        "tblBorders" => {
                            is_in_borders = true;
                            style.has_rules = Some(false);
                        }
                        _ if is_in_borders && is_rule(&tag) => {
                            style.has_rules = Some(true);
                        }
                        _ => {}
                    }
                }
                Node::End(name) if name == "style" => styles.extend(open.take()),
                Node::End(name) if name == "tblBorders" => is_in_borders = false,
                Node::End(_) | Node::Text(_) => {}
            }
        }
        Ok(Self(styles))
    }

    /// Whether a run's style makes it a place to write on.
    pub(super) fn is_blank(&self, id: &str) -> bool {
        self.chain(id).any(|style| style.name.contains(BLANK))
    }

    /// Whether a table's style puts things side by side; none: it may, for all it says.
    pub(super) fn is_side(&self, id: &str) -> Option<bool> {
        let mut chain = self.chain(id);
        chain.find_map(|style| match style.name.as_str() {
            // A style of the same name gets a number from some programs.
            name if name.starts_with(SIDE) => Some(true),
            name if name.starts_with(TABLE) => Some(false),
            _ => None,
        })
    }

    /// Whether a table of this style has rules.
    pub(super) fn has_rules(&self, id: &str) -> bool {
        self.chain(id).find_map(|style| style.has_rules).unwrap_or(false)
    }

    /// A style and those that it is based on.
    fn chain(&self, id: &str) -> impl Iterator<Item = &Style> {
        let base = |style: &&Style| style.base.as_ref().and_then(|id| self.0.get(id));
        std::iter::successors(self.0.get(id), base).take(CHAIN)
    }
}

/// Whether an element of a border draws a line.
pub(super) fn is_rule(tag: &Tag<'_>) -> bool {
    tag.value("val").is_some_and(|kind| kind != "nil" && kind != "none")
}
