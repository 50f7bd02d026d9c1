//! A fault that a rule has found, before its level is known.

use std::ops::Range;

use crate::order::Text;
use crate::source::Place;
use crate::yaml::Splice;

/// A fault at its place.
#[derive(Debug)]
pub(super) struct Fault {
    /// Where it is.
    pub(super) place: Place,
    /// What is wrong: one line, lower case, no full stop.
    pub(super) message: String,
    /// What to write beside the place.
    pub(super) label: Option<String>,
    /// What to do.
    pub(super) help: Option<String>,
    /// What mends it, where that is safe.
    pub(super) mend: Option<Splice>,
}

impl Fault {
    /// A fault at a place.
    pub(super) fn new(place: Place, message: impl Into<String>) -> Self {
        Self { place, message: message.into(), label: None, help: None, mend: None }
    }

    /// A fault of a whole text.
    pub(super) fn of(text: &Text, message: impl Into<String>) -> Self {
        Self::part(text, 0..text.value.len(), message)
    }

    /// A fault of a part of a text (its bytes).
    pub(super) fn part(
        text: &Text,
        range: Range<usize>,
        message: impl Into<String>,
    ) -> Self {
        Self::new(text.part(range), message)
    }

    /// The same with words beside the place.
    pub(super) fn label(self, label: impl Into<String>) -> Self {
        Self { label: Some(label.into()), ..self }
    }

    /// The same with advice.
    pub(super) fn help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }

    /// The same with what mends it.
    pub(super) fn mend(self, mend: Option<Splice>) -> Self {
        Self { mend, ..self }
    }
}
