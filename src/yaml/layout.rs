//! What stands where in a file's lines: comments, and what they may not break.

use std::ops::Range;
use std::sync::Arc;

use serde_yaml::granit_parser::{Event, Options, Parser, ScalarStyle};

use crate::source::{Place, Source};
use crate::yaml::spelling::Block;
use crate::yaml::splice::Splice;

/// The layout of a file, gone through once.
#[derive(Debug)]
pub struct Layout {
    pub(super) source: Arc<Source>,
    /// Every scalar, in order.
    /// Keys are among them; of a block scalar, the content alone.
    scalars: Vec<Range<usize>>,
    /// The outermost collections in brackets, in order.
    pub(super) brackets: Vec<Range<usize>>,
    /// Where the values begin that have a name.
    pub(super) anchors: Vec<usize>,
    /// How far the file could be read.
    end: usize,
}

impl Layout {
    /// The layout of a file, as far as it can be read.
    #[must_use]
    pub fn of(source: &Arc<Source>) -> Self {
        let mut layout = Self {
            source: Arc::clone(source),
            scalars: Vec::new(),
            brackets: Vec::new(),
            anchors: Vec::new(),
            end: 0,
        };
        let mut options = Options::default();
        options.emit_unresolved_aliases = true;
        let events = Parser::new_from_str_with_options(source.text(), options);
        let mut open: Vec<usize> = Vec::new();
        for (event, span) in events.map_while(Result::ok) {
            let span = span.byte_range().unwrap_or_default();
            layout.end = layout.end.max(span.end);
            match event {
                Event::Scalar(_, style, anchor, _) => {
                    layout.scalar(style, span.clone());
                    layout.anchors.extend((anchor > 0).then_some(span.start));
                }
                Event::SequenceStart(_, anchor, _)
                | Event::MappingStart(_, anchor, _) => {
                    layout.anchors.extend((anchor > 0).then_some(span.start));
                    open.push(span.start);
                }
                Event::SequenceEnd | Event::MappingEnd => {
                    let start = open.pop().filter(|_| !span.is_empty());
                    layout.bracket(start.map(|start| start..span.end));
                }
                _ => {}
            }
        }
        layout
    }

    fn scalar(&mut self, style: ScalarStyle, span: Range<usize>) {
        let is_block = matches!(style, ScalarStyle::Literal | ScalarStyle::Folded);
        let block = is_block.then(|| Block::at(self.source.text(), &span)).flatten();
        // The header's own comment is none of the content.
        let mut span = block.map_or(span, |block| block.content());
        // Nor is the indentation of what comes after it.
        let text = self.source.slice(&span).trim_end_matches([' ', '\t']);
        if is_block && text.ends_with(['\r', '\n']) {
            span.end = span.start + text.len();
        }
        self.scalars.push(span);
    }

    /// A closed collection in brackets takes the place of those inside it.
    fn bracket(&mut self, span: Option<Range<usize>>) {
        let Some(span) = span else { return };
        while self.brackets.last().is_some_and(|inner| span.start <= inner.start) {
            self.brackets.pop();
        }
        self.brackets.push(span);
    }

    /// The comments, each from its «#» to the end of its line.
    /// Behind a fault of syntax, signs inside texts are taken for comments too; those the
    /// function `comments` leaves out.
    #[must_use]
    pub fn comments(&self) -> Vec<Place> {
        let mut comments = Vec::new();
        let mut at = 0;
        let last = self.source.text().len()..self.source.text().len();
        for scalar in self.scalars.iter().chain([&last]) {
            self.comments_between(at..scalar.start, &mut comments);
            at = at.max(scalar.end);
        }
        comments
    }

    /// The comments in bytes that belong to no scalar. A «#» right behind other text
    /// begins none: white space must stand before it.
    fn comments_between(&self, gap: Range<usize>, comments: &mut Vec<Place>) {
        let mut at = gap.start;
        while let Some(found) = self.source.slice(&(at..gap.end)).find('#') {
            let sign = at + found;
            let before = self.source.slice(&(0..sign)).chars().next_back();
            let is_comment = before.is_none_or(char::is_whitespace);
            at = if is_comment { self.line_end(sign) } else { sign + 1 };
            if is_comment {
                comments.push(Place::bytes(&self.source, sign..at));
            }
        }
    }

    /// The splice that puts a comment line above the line where a byte stands: above all
    /// of a text of several lines or of what is in brackets. None where the comment is
    /// more than a line.
    /// A control character in it, a tab too, is refused likewise.
    #[must_use]
    pub fn comment_above(&self, byte: usize, comment: &str) -> Option<Splice> {
        if comment.contains(char::is_control) {
            return None;
        }
        let start = self.opening_line(byte);
        let line = self.source.slice(&(start..self.line_end(start)));
        let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
        let indent = line.get(..indent)?;
        let text = format!("{indent}# {comment}{}", self.break_sign());
        Some(Splice { span: start..start, text })
    }

    /// The beginning of the line where a byte stands, or of the one where the text or the
    /// brackets begin that go over its beginning.
    fn opening_line(&self, byte: usize) -> usize {
        let mut start = self.line_start(byte);
        while let Some(opening) = self.opening(start) {
            start = self.line_start(opening);
        }
        start
    }

    /// Where that begins which goes on over a byte.
    fn opening(&self, byte: usize) -> Option<usize> {
        let over = |spans: &[Range<usize>]| {
            let before = spans.partition_point(|span| span.start < byte);
            let span = spans.get(before.checked_sub(1)?)?;
            (byte < span.end).then_some(span.start)
        };
        over(&self.brackets).or_else(|| over(&self.scalars))
    }

    /// The beginning of the line where a byte stands.
    pub(super) fn line_start(&self, byte: usize) -> usize {
        let before = self.source.slice(&(0..byte));
        before.rfind(['\r', '\n']).map_or(0, |at| at + 1)
    }

    /// The end of the line where a byte stands, before its line end.
    pub(super) fn line_end(&self, byte: usize) -> usize {
        let rest = self.source.slice(&(byte..self.source.text().len()));
        byte + rest.find(['\r', '\n']).unwrap_or(rest.len())
    }

    /// The beginning of the line after the one where a byte stands.
    pub(super) fn next_line(&self, byte: usize) -> usize {
        let end = self.line_end(byte);
        match self.source.slice(&(end..end + 2)) {
            "" => end,
            "\r\n" => end + 2,
            _ => end + 1,
        }
    }

    /// How this file ends its lines.
    /// The first line decides; a text without line ends gets `\n`.
    pub(super) fn break_sign(&self) -> &'static str {
        match self.source.slice(&(self.line_end(0)..self.next_line(0))) {
            "\r\n" => "\r\n",
            "\r" => "\r",
            _ => "\n",
        }
    }
}

/// The comments of a file, each from its «#» to the end of its line; signs inside texts
/// are none. What cannot be read is not gone through.
#[must_use]
pub fn comments(source: &Arc<Source>) -> Vec<Place> {
    let layout = Layout::of(source);
    let mut comments = layout.comments();
    comments.retain(|comment| comment.span.start <= layout.end);
    comments
}
