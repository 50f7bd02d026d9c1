//! Literal and folded scalars, line by line.

use std::ops::Range;

use crate::yaml::node::Style;
use crate::yaml::spelling::Decoded;

/// A block scalar in its text.
pub(in crate::yaml) struct Block<'a> {
    /// The bytes from the header to the end of the content.
    pub(super) span: Range<usize>,
    /// The column at which its lines begin.
    pub(super) indent: usize,
    /// The column that the header counts its indentation from, where it gives one.
    /// Else 0.
    pub(super) parent: usize,
    /// The header: `|`, `>2-`, …, with a comment.
    header: Range<usize>,
    text: &'a str,
}

/// A line that holds something.
struct Line<'a> {
    /// Where its content begins, behind the indentation.
    at: usize,
    content: &'a str,
    /// How many line ends are between it and the line before (or the header).
    breaks: usize,
}

impl<'a> Block<'a> {
    /// The block scalar whose first line begins at a span, behind its indentation.
    /// The header is looked for backwards from there; none where there is no header.
    pub(in crate::yaml) fn at(text: &'a str, span: &Range<usize>) -> Option<Self> {
        let before = text.get(..span.start)?;
        let line = before.rfind(['\r', '\n'])? + 1;
        let indent = span.start - line;
        let end = before.trim_end_matches([' ', '\t', '\r', '\n']).len();
        let begin = before.get(..end)?.rfind(['\r', '\n']).map_or(0, |at| at + 1);
        let signs = before.get(begin..end)?.match_indices(['|', '>']);
        let mut headers = signs.map(|(at, _)| begin + at..end);
        let header =
            headers.find(|header| text.get(header.clone()).is_some_and(is_header))?;
        let mut signs = text.get(header.clone())?.chars().skip(1).take(2);
        let depth = signs.find_map(|c| c.to_digit(10));
        let parent = depth.map_or(Some(0), |depth| indent.checked_sub(depth as usize))?;
        Some(Self { span: header.start..span.end, indent, parent, header, text })
    }

    /// The bytes behind the header's line.
    pub(in crate::yaml) fn content(&self) -> Range<usize> {
        self.header.end..self.span.end
    }

    /// The text and its pieces; line ends behind the last line are not the author's.
    pub(super) fn decode(&self, style: Style) -> Option<Decoded> {
        let mut decoded = Decoded::default();
        let is_indented = |line: &Line<'_>| line.content.starts_with([' ', '\t']);
        let mut before: Option<Line<'_>> = None;
        for line in self.lines()? {
            let folds = style == Style::Folded
                && before
                    .as_ref()
                    .is_some_and(|b| !is_indented(b) && !is_indented(&line));
            let between = match line.breaks {
                1 if folds => " ".to_owned(),
                // The header's own line end is no text.
                breaks => "\n".repeat(breaks - usize::from(folds || before.is_none())),
            };
            if !between.is_empty() {
                let start = before.map_or(self.header.end, |b| b.at + b.content.len());
                decoded.meant(&between, start..line.at);
            }
            decoded.verbatim(line.content, line.at);
            before = Some(line);
        }
        Some(decoded)
    }

    fn lines(&self) -> Option<Vec<Line<'a>>> {
        let mut lines = Vec::new();
        let mut breaks = 0;
        let mut at = self.header.end;
        while at < self.span.end {
            let rest = self.text.get(at..self.span.end)?;
            let end = rest.find(['\r', '\n']).unwrap_or(rest.len());
            // The header stands before its line end, the lines behind their indentation.
            if at > self.header.end {
                let content = rest.get(self.indent..end.max(self.indent));
                let content = content.filter(|content| !content.is_empty());
                lines.extend(content.map(|content| {
                    let breaks = std::mem::take(&mut breaks);
                    Line { at: at + self.indent, content, breaks }
                }));
            }
            breaks += 1;
            at += end + if rest.get(end..)?.starts_with("\r\n") { 2 } else { 1 };
        }
        Some(lines)
    }
}

/// Whether a line ends so: a sign, what it keeps and its indentation, a comment.
fn is_header(text: &str) -> bool {
    let rest = text.get(1..).unwrap_or_default();
    let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit() || "+-".contains(c));
    let comment = rest.trim_start_matches([' ', '\t']);
    comment.is_empty() || comment.starts_with('#') && comment.len() < rest.len()
}
