//! A text of the order that knows its place.

use crate::source::Place;

/// A text as it will be printed, its substitutions made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// The words.
    pub value: String,
    /// Where they stand.
    pub place: Place,
}

impl Text {
    /// A text at a place.
    #[must_use]
    pub fn new(value: impl Into<String>, place: &Place) -> Self {
        Self { value: value.into(), place: place.clone() }
    }
}
