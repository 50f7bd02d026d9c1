//! A file's text, and places in it.
//!
//! 1. [`Source::decode`] turns a file's bytes into text, or says what is wrong with it.
//! 2. A [`Place`] names a piece of that text twice: by its bytes, for drawing, and by its
//!    [`Route`] (`appendices[0].sections[3].title`), for people and programs.

mod encoding;
mod place;
mod route;

use std::ops::Range;
use std::sync::Arc;

pub use crate::source::encoding::{MAX_BYTES, Undecodable};
pub use crate::source::place::Place;
pub use crate::source::route::Route;

/// A file's text, with its name as the clerk gave it.
#[derive(Debug, PartialEq, Eq)]
pub struct Source {
    name: String,
    text: String,
    /// Whether the file began with a byte order mark.
    is_marked: bool,
    /// The byte at which each line begins.
    /// The first is 0: an empty text has one line.
    lines: Vec<usize>,
}

/// A position as people count it: lines and columns from 1, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in characters.
    pub column: usize,
}

impl Source {
    /// A source of the given name and text.
    #[must_use]
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Arc<Self> {
        Arc::new(Self::marked(name.into(), text.into(), false))
    }

    fn marked(name: String, text: String, is_marked: bool) -> Self {
        let bytes = text.as_bytes();
        // A carriage return alone ends a line too, as YAML has it.
        let is_end = |&i: &usize| match bytes[i] {
            b'\r' => bytes.get(i + 1) != Some(&b'\n'),
            byte => byte == b'\n',
        };
        let ends = (0..bytes.len()).filter(is_end).map(|i| i + 1);
        let lines = std::iter::once(0).chain(ends).collect();
        Self { name, text, is_marked, lines }
    }

    /// The text of a file: UTF-8, with or without a byte order mark.
    ///
    /// # Errors
    ///
    /// Bytes that are not UTF-8, and files over [`MAX_BYTES`].
    pub fn decode(name: &str, bytes: Vec<u8>) -> Result<Arc<Self>, Undecodable> {
        let is_marked = bytes.starts_with(encoding::MARK.as_bytes());
        let text = encoding::decode(bytes)?;
        Ok(Arc::new(Self::marked(name.to_owned(), text, is_marked)))
    }

    /// The file's name, as the clerk gave it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole text, without a byte order mark.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The byte order mark that the file began with, or nothing: [`Source::text`] and all
    /// bytes are counted without it.
    #[must_use]
    pub fn mark(&self) -> &'static str {
        if self.is_marked { encoding::MARK } else { "" }
    }

    /// The byte of the file at which a byte of the text stands.
    #[must_use]
    pub fn file_byte(&self, byte: usize) -> usize {
        self.mark().len() + byte
    }

    /// The text of a range of bytes; what lies outside the text is left out.
    /// Both ends go back to where their character begins; a reversed range is empty.
    #[must_use]
    pub fn slice(&self, span: &Range<usize>) -> &str {
        let start = self.text.floor_char_boundary(span.start);
        let end = self.text.floor_char_boundary(span.end.max(start));
        self.text.get(start..end).unwrap_or_default()
    }

    /// Where a byte stands.
    /// A byte inside a character stands where the character does, one beyond the text at
    /// its end.
    #[must_use]
    pub fn position(&self, byte: usize) -> Position {
        let line = self.lines.partition_point(|&start| start <= byte).max(1);
        let start = self.lines[line - 1];
        Position { line, column: self.slice(&(start..byte)).chars().count() + 1 }
    }

    /// The bytes of a line (from 1), without its line end.
    /// A line behind the last is the empty range at the end of the text.
    #[must_use]
    pub fn line_span(&self, line: usize) -> Range<usize> {
        let start = self.lines.get(line - 1).copied().unwrap_or(self.text.len());
        let end = self.lines.get(line).copied().unwrap_or(self.text.len());
        let text = self.slice(&(start..end));
        start..start + text.trim_end_matches(['\n', '\r']).len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_counted_in_characters() {
        let source = Source::new("a.yaml", "а: б\r\nвг: д\n");
        assert_eq!(source.position(0), Position { line: 1, column: 1 });
        let byte = source.text().find('д').unwrap();
        assert_eq!(source.position(byte), Position { line: 2, column: 5 });
    }

    #[test]
    fn a_carriage_return_alone_ends_a_line() {
        let source = Source::new("a.yaml", "а\rб\rв");
        assert_eq!(source.slice(&source.line_span(2)), "б");
        assert_eq!(source.position(source.text().len()).line, 3);
    }

    #[test]
    fn a_byte_order_mark_is_remembered() {
        let source = Source::decode("a.yaml", "\u{FEFF}год".into()).unwrap();
        assert_eq!((source.text(), source.mark()), ("год", "\u{FEFF}"));
        assert_eq!(source.file_byte(2), 5);
    }

    #[test]
    fn a_line_is_without_its_end() {
        let source = Source::new("a.yaml", "аб\r\nвг");
        assert_eq!(source.slice(&source.line_span(1)), "аб");
        assert_eq!(source.slice(&source.line_span(2)), "вг");
        assert_eq!(source.slice(&source.line_span(3)), "");
    }
}
