//! Two papers, block by block, cell by cell, paragraph by paragraph.

use crate::reread::align::{NEVER, Pair, WORST, align};
use crate::reread::{Difference, Paper, PaperBlock, Site, headers};
use crate::russian::typography::is_unseen;

/// What counts as the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strictness {
    /// Every character.
    Exact,
    /// Every character but word joiners, which a DOCX has not.
    BesideJoiners,
    /// Every character that is seen: all kinds of spaces and of hyphens are one, and what
    /// takes no room is nothing.
    Seen,
}

/// What differs, in the order of the papers; none: they say the same. The title is
/// compared, the identity is not: it is of the document, not of the paper's words.
///
/// The search for what stands beside what is bounded: very unlike papers are paired in
/// order, and differences may then be more than the fewest. What stands above the text of
/// the pages is compared by what is seen of it.
#[must_use]
pub fn compare(
    expected: &Paper,
    actual: &Paper,
    strictness: Strictness,
) -> Vec<Difference> {
    let mut differences = Vec::new();
    let titles = (&expected.title, &actual.title);
    let title = |title: &Option<String>| title.as_ref().map(|it| plain(it, strictness));
    if title(titles.0) != title(titles.1) {
        differences.push(difference(Site::Title, titles.0.clone(), titles.1.clone()));
    }
    if expected.notes != actual.notes {
        let notes = actual.notes.iter().map(|note| Difference {
            site: Site::Note(note.page),
            expected: None,
            actual: Some(note.text.clone()),
        });
        differences.extend(notes);
    }
    differences.extend(headers::compare(&expected.headers, &actual.headers, strictness));
    if strictness == Strictness::Exact {
        blocks(&Sides { expected, actual, shown: (expected, actual) }, &mut differences);
    } else {
        let plain = (bare(expected, strictness), bare(actual, strictness));
        let sides =
            Sides { expected: &plain.0, actual: &plain.1, shown: (expected, actual) };
        blocks(&sides, &mut differences);
    }
    differences
}

/// Both papers as they are compared, and as they are shown.
struct Sides<'a> {
    expected: &'a Paper,
    actual: &'a Paper,
    shown: (&'a Paper, &'a Paper),
}

fn difference(
    site: Site,
    expected: Option<String>,
    actual: Option<String>,
) -> Difference {
    Difference { site, expected, actual }
}

fn blocks(sides: &Sides<'_>, differences: &mut Vec<Difference>) {
    let (expected, actual) = (&sides.expected.blocks, &sides.actual.blocks);
    let pairs = align(expected, actual, &unlikeness);
    if pairs.is_empty() {
        return;
    }
    let places = (sites(expected), sites(actual));
    for Pair { expected: one, actual: other } in pairs {
        // Where it is expected; where it is too much, its own place.
        let site = one.and_then(|index| places.0.get(index));
        let site = site.or_else(|| places.1.get(other?)).cloned().unwrap_or(Site::Title);
        let shown = (
            one.and_then(|index| sides.shown.0.blocks.get(index)),
            other.and_then(|index| sides.shown.1.blocks.get(index)),
        );
        let compared =
            (one.and_then(|it| expected.get(it)), other.and_then(|it| actual.get(it)));
        match (shown, compared, &site) {
            (
                (Some(PaperBlock::Row(one)), Some(PaperBlock::Row(other))),
                (Some(PaperBlock::Row(a)), Some(PaperBlock::Row(b))),
                Site::Row { table, row },
            ) if one.len() == other.len() => {
                for (index, (a, b)) in a.iter().zip(b).enumerate() {
                    let shown = (one.get(index), other.get(index));
                    let place = (*table, *row, index + 1);
                    cell(place, (a, b), shown, differences);
                }
            }
            ((one, other), ..) => {
                differences.push(difference(site, one.map(text), other.map(text)));
            }
        }
    }
}

/// The paragraphs of one cell.
fn cell(
    (table, row, column): (usize, usize, usize),
    (a, b): (&[String], &[String]),
    shown: (Option<&Vec<String>>, Option<&Vec<String>>),
    differences: &mut Vec<Difference>,
) {
    for Pair { expected, actual } in align(a, b, &|a, b| distance(a, b)) {
        let several = a.len().max(b.len()) > 1;
        let paragraph = expected.or(actual).filter(|_| several).map(|index| index + 1);
        let site = Site::Cell { table, row, column, paragraph };
        let text =
            |list: Option<&Vec<String>>, index: Option<usize>| list?.get(index?).cloned();
        differences.push(difference(
            site,
            text(shown.0, expected),
            text(shown.1, actual),
        ));
    }
}

/// Where each block stands.
/// Rows without a paragraph between them are of one table.
fn sites(blocks: &[PaperBlock]) -> Vec<Site> {
    let (mut paragraph, mut table, mut row) = (0, 0, 0);
    let site = |block: &PaperBlock| match block {
        PaperBlock::Paragraph(_) => {
            (paragraph, row) = (paragraph + 1, 0);
            Site::Paragraph(paragraph)
        }
        PaperBlock::Row(_) => {
            table += usize::from(row == 0);
            row += 1;
            Site::Row { table, row }
        }
    };
    blocks.iter().map(site).collect()
}

/// A block as one text: its cells with a bar between them.
fn text(block: &PaperBlock) -> String {
    match block {
        PaperBlock::Paragraph(text) => text.clone(),
        PaperBlock::Row(cells) => {
            let cells: Vec<String> = cells.iter().map(|cell| cell.join("\n")).collect();
            cells.join(" | ")
        }
    }
}

/// How unlike two blocks are, up to [`WORST`].
fn unlikeness(a: &PaperBlock, b: &PaperBlock) -> u32 {
    match (a, b) {
        (PaperBlock::Paragraph(a), PaperBlock::Paragraph(b)) => distance(a, b),
        (PaperBlock::Row(a), PaperBlock::Row(b)) if a.len() == b.len() => {
            let distances = a.iter().zip(b).map(|(a, b)| match (&a[..], &b[..]) {
                _ if a == b => 0,
                ([a, ..], [b, ..]) => distance(a, b).max(1),
                _ => WORST,
            });
            distances.sum::<u32>() / u32::try_from(a.len().max(1)).unwrap_or(1)
        }
        (PaperBlock::Row(_), PaperBlock::Row(_)) => WORST,
        _ => NEVER,
    }
}

/// How unlike two texts are, by what they begin and end with alike.
/// 0 for equal texts, up to [`WORST`]; counted in bytes.
fn distance(a: &str, b: &str) -> u32 {
    let longest = a.len().max(b.len()).max(1);
    let shortest = a.len().min(b.len());
    let alike = |(a, b): &(u8, u8)| a == b;
    let first = a.bytes().zip(b.bytes()).take_while(alike).count();
    let last = a.bytes().rev().zip(b.bytes().rev()).take(shortest - first);
    let same = first + last.take_while(alike).count();
    let share = (longest - same) * WORST as usize / longest;
    u32::try_from(share).unwrap_or(WORST)
}

/// A paper of which only what counts is left.
fn bare(paper: &Paper, strictness: Strictness) -> Paper {
    let blocks = paper.blocks.iter().map(|block| match block {
        PaperBlock::Paragraph(text) => PaperBlock::Paragraph(plain(text, strictness)),
        PaperBlock::Row(cells) => {
            let cell = |cell: &Vec<String>| {
                cell.iter().map(|text| plain(text, strictness)).collect()
            };
            PaperBlock::Row(cells.iter().map(cell).collect())
        }
    });
    Paper { blocks: blocks.collect(), ..Paper::default() }
}

fn plain(text: &str, strictness: Strictness) -> String {
    let seen = |c: char| match c {
        '\u{2060}' => None,
        _ if strictness == Strictness::BesideJoiners => Some(c),
        c if is_unseen(c) => None,
        '\u{2010}' | '\u{2011}' => Some('-'),
        '\n' => Some('\n'),
        c if c.is_whitespace() => Some(' '),
        c => Some(c),
    };
    match strictness {
        Strictness::Exact => text.to_owned(),
        Strictness::BesideJoiners | Strictness::Seen => {
            text.chars().filter_map(seen).collect()
        }
    }
}
