//! How a scalar is spelt in its file: which bytes stand for which part of its text.
//!
//! 1. [`Spelling::of`] decodes the scalar anew, piece by piece, and holds the outcome
//!    against the text that the parser made: a map that does not lead there is none.
//! 2. [`Spelling::span`] gives the bytes of a part, [`Spelling::change`] the splice that
//!    replaces it, proved by reading the changed scalar.
//!
//! Nothing is kept with the scalars: who asks pays.

mod block;
mod change;
mod flow;

use std::ops::Range;

use crate::source::Place;
use crate::yaml::node::{Context, Scalar};

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

/// A scalar's text beside the bytes that spell it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spelling {
    place: Place,
    text: String,
    style: Style,
    context: Context,
    /// The column at which a block scalar's lines begin.
    indent: usize,
    pieces: Vec<Piece>,
}

/// A run of bytes and what it stands for, both counted from their beginnings.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Piece {
    text: Range<usize>,
    bytes: Range<usize>,
    /// Whether the bytes are the text; else they stand for it as a whole (an escape, a
    /// line end with its indentation).
    is_verbatim: bool,
}

impl Style {
    /// The style of a scalar that is written so.
    fn of(written: &str) -> Self {
        match written.chars().next() {
            Some('\'') => Self::Single,
            Some('"') => Self::Double,
            Some('|') => Self::Literal,
            Some('>') => Self::Folded,
            _ => Self::Plain,
        }
    }
}

impl Spelling {
    /// The spelling of a scalar at its place; none where the place does not spell it.
    #[must_use]
    pub fn of(place: &Place, text: &str, context: Context) -> Option<Self> {
        let written = place.text();
        let style = Style::of(written);
        let decoded = match style {
            Style::Plain | Style::Single | Style::Double => {
                Some((flow::decode(written, style)?, 0))
            }
            Style::Literal | Style::Folded => block::decode(written, style, text),
        };
        let (decoded, indent) = decoded.filter(|(decoded, _)| decoded.text == text)?;
        let (text, pieces) = (decoded.text, decoded.pieces);
        Some(Self { place: place.clone(), text, style, context, indent, pieces })
    }

    /// The scalar's text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How it is written.
    #[must_use]
    pub fn style(&self) -> Style {
        self.style
    }

    /// The bytes of the file that stand for a part of the text.
    #[must_use]
    pub fn span(&self, part: &Range<usize>) -> Range<usize> {
        let start = self.start(part.start);
        let end = if part.is_empty() { start } else { self.end(part.end) };
        self.place.span.start + start..self.place.span.start + end.max(start)
    }

    /// Whether a part begins and ends where the file can be cut.
    fn is_whole(&self, part: &Range<usize>) -> bool {
        let is_cut = |at: usize| {
            let holds = |piece: &&Piece| piece.text.start < at && at < piece.text.end;
            self.pieces.iter().find(holds).is_none_or(|piece| piece.is_verbatim)
        };
        self.text.get(part.clone()).is_some() && is_cut(part.start) && is_cut(part.end)
    }

    fn start(&self, at: usize) -> usize {
        let found = self.pieces.iter().find(|piece| at < piece.text.end);
        match found {
            Some(piece) if piece.is_verbatim => piece.bytes.start + at - piece.text.start,
            Some(piece) => piece.bytes.start,
            None => self.pieces.last().map_or_else(|| self.opening(), |p| p.bytes.end),
        }
    }

    fn end(&self, at: usize) -> usize {
        let found = self.pieces.iter().find(|piece| at <= piece.text.end);
        match found {
            Some(piece) if piece.is_verbatim => piece.bytes.start + at - piece.text.start,
            Some(piece) => piece.bytes.end,
            None => self.place.span.len(),
        }
    }

    /// Where the text of a scalar begins that holds none.
    fn opening(&self) -> usize {
        usize::from(matches!(self.style, Style::Single | Style::Double))
    }
}

impl Scalar {
    /// How this scalar is spelt at its place.
    #[must_use]
    pub fn spelling(&self, place: &Place) -> Option<Spelling> {
        Spelling::of(place, &self.text, self.context)
    }
}

/// What decoding makes: the text and its pieces.
#[derive(Debug, Default)]
struct Decoded {
    text: String,
    pieces: Vec<Piece>,
}

impl Decoded {
    /// Bytes that are the text; they join a run before them.
    fn verbatim(&mut self, written: &str, at: usize) {
        let start = self.text.len();
        self.text.push_str(written);
        let bytes = at..at + written.len();
        match self.pieces.last_mut() {
            Some(last) if last.is_verbatim && last.bytes.end == at => {
                last.bytes.end = bytes.end;
                last.text.end = self.text.len();
            }
            _ => {
                let text = start..self.text.len();
                self.pieces.push(Piece { text, bytes, is_verbatim: true });
            }
        }
    }

    /// Bytes that stand for a text.
    fn meant(&mut self, text: &str, bytes: Range<usize>) {
        let start = self.text.len();
        self.text.push_str(text);
        let text = start..self.text.len();
        self.pieces.push(Piece { text, bytes, is_verbatim: false });
    }
}
