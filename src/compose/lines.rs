//! Lines as the writers will break them: first fit, after spaces, hyphens and dashes.

use std::collections::BTreeMap;
use std::ops::Range;

use unicode_linebreak::{BreakOpportunity, linebreaks};

use crate::document::{Block, Inline, Length, Paragraph, Run, Style};
use crate::font::Setting;

/// A piece of a line that cannot be broken.
pub(super) struct Word<'a> {
    /// Its bytes in the line.
    pub(super) span: Range<usize>,
    /// The width without the spaces behind it.
    pub(super) width: Length,
    /// The width of the spaces behind it.
    pub(super) space: Length,
    /// The run in which it begins.
    /// None: it begins with a blank or the number of the page.
    pub(super) run: Option<&'a Run>,
}

/// How high a paragraph is at a width, space above included.
pub(super) fn height(
    paragraph: &Paragraph,
    styles: &BTreeMap<String, Style>,
    width: Length,
) -> Length {
    let Some(style) = styles.get(&paragraph.style) else { return Length::ZERO };
    let width = width - style.left - style.right;
    let first = style.first_line;
    let lines = lines(paragraph);
    let counts = lines.iter().enumerate().map(|(index, line)| {
        count(&words(line, style), width, if index == 0 { first } else { Length::ZERO })
    });
    style.above + style.line_height() * counts.sum::<i64>()
}

/// How high a block is that is not broken; tables are, and count for nothing.
pub(super) fn block_height(
    block: &Block,
    styles: &BTreeMap<String, Style>,
    width: Length,
) -> Length {
    match block {
        Block::Paragraph(paragraph) => height(paragraph, styles, width),
        Block::Side(side) => {
            let heights = side.columns.iter().zip(side.widths(width));
            let heights = heights.map(|(column, width)| {
                column.content.iter().map(|p| height(p, styles, width)).sum()
            });
            heights.max().unwrap_or_default()
        }
        Block::Table(_) => Length::ZERO,
    }
}

/// How many lines the words take.
/// At least one: an empty paragraph is a line high. A word that is too wide has its own.
fn count(words: &[Word<'_>], width: Length, first_line: Length) -> i64 {
    let mut lines = 1;
    let mut at = first_line;
    for word in words {
        if at + word.width > width && at > Length::ZERO {
            lines += 1;
            at = Length::ZERO;
        }
        at = at + word.width + word.space;
    }
    lines
}

/// The pieces of a paragraph between its line breaks.
pub(super) fn lines(paragraph: &Paragraph) -> Vec<Vec<&Inline>> {
    let mut lines = vec![Vec::new()];
    for inline in &paragraph.content {
        match (inline, lines.last_mut()) {
            (Inline::Break, _) => lines.push(Vec::new()),
            (inline, Some(line)) => line.push(inline),
            (_, None) => {}
        }
    }
    lines
}

/// The words of a line.
pub(super) fn words<'a>(line: &[&'a Inline], style: &Style) -> Vec<Word<'a>> {
    let mut text = String::new();
    let mut parts: Vec<(Range<usize>, Part<'a>)> = Vec::new();
    for inline in line {
        let start = text.len();
        let part = match inline {
            Inline::Run(run) => {
                text.push_str(&run.text);
                Part::Run(run, Setting::new(style, run.is_bold, run.is_italic))
            }
            Inline::Blank(blank) => {
                text.push(FIXED);
                Part::Fixed(blank.width)
            }
            Inline::PageNumber => {
                text.push(FIXED);
                Part::Fixed(style.size)
            }
            Inline::Break => continue,
        };
        parts.push((start..text.len(), part));
    }
    let mut start = 0;
    let ends = linebreaks(&text).filter_map(|(end, opportunity)| {
        matches!(opportunity, BreakOpportunity::Allowed | BreakOpportunity::Mandatory)
            .then_some(end)
    });
    ends.map(|end| {
        let span = std::mem::replace(&mut start, end)..end;
        word(&text, span, &parts)
    })
    .collect()
}

/// Stands for a blank while breaks are looked for: an object among text.
const FIXED: char = '\u{FFFC}';

enum Part<'a> {
    Run(&'a Run, Setting),
    Fixed(Length),
}

fn word<'a>(
    text: &str,
    span: Range<usize>,
    parts: &[(Range<usize>, Part<'a>)],
) -> Word<'a> {
    let slice = |span: &Range<usize>| text.get(span.clone()).unwrap_or_default();
    let bare_end = span.start + slice(&span).trim_end_matches([' ', '\n']).len();
    let width = |span: Range<usize>| -> Length {
        let overlaps = parts.iter().map(|(range, part)| {
            let overlap = range.start.max(span.start)..range.end.min(span.end);
            match part {
                _ if overlap.is_empty() => Length::ZERO,
                Part::Run(_, setting) => setting.width(slice(&overlap)),
                Part::Fixed(width) => *width,
            }
        });
        overlaps.sum()
    };
    let run = parts.iter().find_map(|(range, part)| match part {
        Part::Run(run, _) if range.contains(&span.start) => Some(*run),
        _ => None,
    });
    Word {
        width: width(span.start..bare_end),
        space: width(bare_end..span.end),
        span: span.start..bare_end,
        run,
    }
}

/// The text of a line as [`words`] counts its bytes.
pub(super) fn text(line: &[&Inline]) -> String {
    line.iter()
        .map(|inline| match inline {
            Inline::Run(run) => run.text.as_str(),
            Inline::Blank(_) | Inline::PageNumber => "\u{FFFC}",
            Inline::Break => "",
        })
        .collect()
}
