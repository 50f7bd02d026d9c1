//! Literal and folded scalars, line by line.

use std::ops::Range;

use crate::yaml::spelling::{Decoded, Style};

/// A line of a block scalar that holds something.
struct Line<'a> {
    /// Where its content begins, behind the indentation.
    at: usize,
    content: &'a str,
    /// How many line ends are between it and the line before (or the header).
    breaks: usize,
}

/// Decodes a block scalar whose text is known; with the column at which its lines begin.
/// An indentation that the header gives counts from a parent that is not seen here, so
/// that the text decides.
pub(super) fn decode(
    written: &str,
    style: Style,
    text: &str,
) -> Option<(Decoded, usize)> {
    let (header, body) = split(written);
    let depth = |line: &Range<usize>| {
        let line = written.get(line.clone()).unwrap_or_default();
        let spaces = line.len() - line.trim_start_matches(' ').len();
        (spaces < line.len()).then_some(spaces)
    };
    let is_given = header.split('#').next()?.contains(|c: char| c.is_ascii_digit());
    let depths = || body.iter().filter_map(depth);
    let mut indents = if is_given {
        0..=depths().min().unwrap_or(0)
    } else {
        let first = depths().next().unwrap_or(0);
        first..=first
    };
    indents.find_map(|indent| {
        let decoded = join(&lines(written, &body, indent), style);
        (decoded.text == text).then_some((decoded, indent))
    })
}

/// The header and the bytes of the lines under it, without their ends.
fn split(written: &str) -> (&str, Vec<Range<usize>>) {
    let mut lines = Vec::new();
    let mut at = 0;
    while let Some(rest) = written.get(at..).filter(|rest| !rest.is_empty()) {
        let end = rest.find(['\r', '\n']).unwrap_or(rest.len());
        let is_pair = rest.get(end..).is_some_and(|end| end.starts_with("\r\n"));
        lines.push(at..at + end);
        at += end + if is_pair { 2 } else { 1 };
    }
    let header = if lines.is_empty() { 0..0 } else { lines.remove(0) };
    (written.get(header).unwrap_or_default(), lines)
}

fn lines<'a>(written: &'a str, body: &[Range<usize>], indent: usize) -> Vec<Line<'a>> {
    let mut lines: Vec<Line<'_>> = Vec::new();
    let mut breaks = 0;
    for line in body {
        let content = written.get(line.start + indent..line.end).unwrap_or_default();
        if !content.is_empty() {
            lines.push(Line { at: line.start + indent, content, breaks });
            breaks = 0;
        }
        breaks += 1;
    }
    lines
}

/// The lines as one text; line ends behind the last one are not the author's.
fn join(lines: &[Line<'_>], style: Style) -> Decoded {
    let mut decoded = Decoded::default();
    let is_indented = |line: &Line<'_>| line.content.starts_with([' ', '\t']);
    let mut before: Option<&Line<'_>> = None;
    for line in lines {
        let folds = style == Style::Folded
            && before.is_some_and(|before| !is_indented(before) && !is_indented(line));
        let between = match line.breaks {
            1 if folds => " ".to_owned(),
            breaks => "\n".repeat(breaks - usize::from(folds)),
        };
        if !between.is_empty() {
            let start = before.map_or(0, |before| before.at + before.content.len());
            decoded.meant(&between, start..line.at);
        }
        decoded.verbatim(line.content, line.at);
        before = Some(line);
    }
    decoded
}
