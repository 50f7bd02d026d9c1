//! A piece of a source, named by its bytes and by its route.

use std::ops::Range;
use std::sync::Arc;

use crate::source::Source;
use crate::source::route::Route;

/// A piece of a source. Cheap to clone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file.
    pub source: Arc<Source>,
    /// The bytes, the end exclusive.
    /// They are counted in [`Source::text`], so without a byte order mark.
    pub span: Range<usize>,
    /// Where it is by keys and indices; empty for the whole file.
    pub route: Route,
}

impl Place {
    /// A place without a route: in a template, or in a file that could not be parsed. It
    /// holds whole characters, whatever bytes a foreign parser names.
    /// A range beyond the text becomes the empty one at its end.
    #[must_use]
    pub fn bytes(source: &Arc<Source>, span: Range<usize>) -> Self {
        let start = source.text().floor_char_boundary(span.start);
        let end = source.text().ceil_char_boundary(span.end.max(start));
        Self { source: Arc::clone(source), span: start..end, route: Route::default() }
    }

    /// The beginning of a file: for what is missing altogether.
    #[must_use]
    pub fn top(source: &Arc<Source>) -> Self {
        Self::bytes(source, 0..0)
    }

    /// The text that stands there.
    #[must_use]
    pub fn text(&self) -> &str {
        self.source.slice(&self.span)
    }

    /// The first occurrence of `part` inside this place; the whole place where the words
    /// do not stand there as such (they came by a substitution, or folded).
    /// The route stays that of this place.
    #[must_use]
    pub fn of(&self, part: &str) -> Self {
        let found = self.text().find(part).filter(|_| !part.is_empty());
        let span = found.map_or(self.span.clone(), |at| {
            let start = self.span.start + at;
            start..start + part.len()
        });
        Self { span, ..self.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_holds_whole_characters() {
        let source = Source::new("a.xml", "a₽b");
        assert_eq!(Place::bytes(&source, 2..3).text(), "₽");
        assert_eq!(Place::bytes(&source, 1..2).text(), "₽");
        assert_eq!(Place::bytes(&source, 4..99).text(), "b");
        assert_eq!(Place::bytes(&source, 9..9).span, 5..5);
    }
}
