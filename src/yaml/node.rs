//! A YAML value that knows where it stands.

use std::collections::BTreeMap;

use crate::source::Place;

/// A value and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// The bytes of the value, and its route.
    pub place: Place,
    /// What it is.
    pub value: Value,
}

/// What a value is. Scalars are kept as written: `007` stays `007`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing, `null` or `~`.
    Null,
    /// A text, number, date, …
    Scalar(Scalar),
    /// A list.
    Sequence(Vec<Node>),
    /// Keys and values, in the order of the file; a repeated key stays with its first value.
    Mapping(Vec<Entry>),
}

/// A scalar's text, decoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scalar {
    /// The text without quotes, folded and unescaped.
    /// The line ends behind a block scalar's last line are left out.
    pub text: String,
    /// How it is written.
    pub style: Style,
    /// Where it stands.
    pub context: Context,
}

/// How a scalar is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Without quotes.
    Plain,
    /// In single quotes.
    Single,
    /// In double quotes, with escapes.
    Double,
    /// `|`: line by line.
    Literal,
    /// `>`: line ends become spaces.
    Folded,
}

/// Whether a value stands in brackets, where commas and brackets have a meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Context {
    /// In lines with indentation.
    Block,
    /// In `[…]` or `{…}`.
    Flow,
}

/// One key of a mapping and its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// Where the key stands; its route is the value's.
    pub place: Place,
    /// The value.
    pub value: Node,
}

impl Node {
    /// The value of a key, where this is a mapping that has it.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entries().iter().find(|entry| entry.key == key).map(|entry| &entry.value)
    }

    /// The keys and values; none where this is no mapping.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        match &self.value {
            Value::Mapping(entries) => entries,
            _ => &[],
        }
    }

    /// The elements; none where this is no list.
    #[must_use]
    pub fn elements(&self) -> &[Node] {
        match &self.value {
            Value::Sequence(nodes) => nodes,
            _ => &[],
        }
    }

    /// The text of a scalar.
    /// None for nothing, a list and a mapping; `""` is an empty text.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar(scalar) => Some(&scalar.text),
            _ => None,
        }
    }

    /// A plain `true` or `false`.
    /// None for all else: `True`, `yes`, `"true"` in quotes.
    #[must_use]
    pub fn boolean(&self) -> Option<bool> {
        match &self.value {
            Value::Scalar(Scalar { text, style: Style::Plain, .. }) => text.parse().ok(),
            _ => None,
        }
    }

    /// The nodes of this tree, itself included.
    /// Keys are not counted.
    #[must_use]
    pub fn count(&self) -> usize {
        1 + self.elements().iter().map(Node::count).sum::<usize>()
            + self.entries().iter().map(|entry| entry.value.count()).sum::<usize>()
    }

    /// Adds another tree's keys: mappings are merged key by key, all else is replaced.
    /// Each value keeps its own place.
    ///
    /// `self` is the base. Its keys keep their sequence and new ones follow; a list in
    /// `over` replaces the whole list of the base.
    #[must_use]
    pub fn merged(self, over: Self) -> Self {
        let (Value::Mapping(mut base), Value::Mapping(top)) =
            (self.value, over.value.clone())
        else {
            return over;
        };
        let known = base.iter().enumerate().map(|(at, entry)| (entry.key.clone(), at));
        let known: BTreeMap<String, usize> = known.collect();
        for entry in top {
            match known.get(&entry.key).and_then(|&at| base.get_mut(at)) {
                Some(known) => {
                    let value = std::mem::replace(&mut known.value.value, Value::Null);
                    let old = Self { place: known.value.place.clone(), value };
                    *known = Entry { value: old.merged(entry.value), ..entry };
                }
                None => base.push(entry),
            }
        }
        Self { place: over.place, value: Value::Mapping(base) }
    }
}
