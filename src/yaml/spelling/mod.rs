//! How a scalar is spelt in its file: which bytes stand for which part of its text.
//!
//! 1. [`Scalar::spelling`] decodes the scalar anew, piece by piece, and holds the outcome
//!    against the text that the parser made: a map that does not lead there is none.
//! 2. [`Spelling::span`] gives the bytes of a part, [`Spelling::change`] the splice that
//!    replaces it, proved by reading the changed scalar.
//!
//! Nothing is kept with the scalars: who asks pays.

mod block;
mod change;
mod flow;

use std::ops::Range;
use std::sync::Arc;

use crate::source::{Place, Source};
use crate::yaml::node::{Scalar, Style};

pub(super) use crate::yaml::spelling::block::Block;
pub(super) use crate::yaml::spelling::change::escaped;

/// A scalar's text beside the bytes that spell it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spelling {
    source: Arc<Source>,
    /// The bytes of the scalar, with its quotes or its header.
    whole: Range<usize>,
    scalar: Scalar,
    /// The columns at which a block scalar's lines and their parent begin.
    indent: usize,
    parent: usize,
    /// In order; their texts join without a gap.
    pieces: Vec<Piece>,
}

/// A run of the file's bytes and the part of the text it stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Piece {
    text: Range<usize>,
    bytes: Range<usize>,
    /// Whether the bytes are the text; else they stand for it as a whole (an escape, a
    /// line end with its indentation).
    is_verbatim: bool,
}

impl Spelling {
    /// The spelling of a scalar at its place; none where the place does not spell it.
    fn of(place: &Place, scalar: &Scalar) -> Option<Self> {
        let mut whole = place.span.clone();
        let (mut indent, mut parent) = (0, 0);
        let decoded = match scalar.style {
            Style::Plain | Style::Single | Style::Double => {
                flow::decode(place, scalar.style)?
            }
            Style::Literal | Style::Folded => {
                let block = Block::at(place.source.text(), &whole)?;
                (indent, parent) = (block.indent, block.parent);
                whole = block.span.clone();
                block.decode(scalar.style)?
            }
        };
        let Decoded { text, pieces } = decoded;
        let (source, scalar) = (Arc::clone(&place.source), scalar.clone());
        let is_it = text == scalar.text;
        is_it.then_some(Self { source, whole, scalar, indent, parent, pieces })
    }

    /// The bytes of the file that stand for a part of the text.
    /// `part` is counted in the decoded text. One that cuts an escape or a folded line
    /// end takes all of its bytes in.
    #[must_use]
    pub fn span(&self, part: &Range<usize>) -> Range<usize> {
        let start = self.start(part.start);
        let end = if part.is_empty() { start } else { self.end(part.end) };
        start..end.max(start)
    }

    /// Whether a part begins and ends where the file can be cut.
    fn is_whole(&self, part: &Range<usize>) -> bool {
        let is_cut = |at: usize| {
            let holds = |piece: &&Piece| piece.text.start < at && at < piece.text.end;
            self.pieces.iter().find(holds).is_none_or(|piece| piece.is_verbatim)
        };
        self.scalar.text.get(part.clone()).is_some()
            && is_cut(part.start)
            && is_cut(part.end)
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
            None => self.whole.end,
        }
    }

    /// Where the text of a scalar begins that holds none.
    fn opening(&self) -> usize {
        let is_quoted = matches!(self.scalar.style, Style::Single | Style::Double);
        self.whole.start + usize::from(is_quoted)
    }
}

impl Scalar {
    /// How this scalar is spelt at its place, which must be its own; none where the file
    /// does not spell it there.
    #[must_use]
    pub fn spelling(&self, place: &Place) -> Option<Spelling> {
        Spelling::of(place, self)
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
