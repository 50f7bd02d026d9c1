//! What stands above the text of the pages («ПРОЕКТ», page numbers).
//!
//! A document and a DOCX tell it by section, with a place for the number; a PDF has it
//! page by page, and which section a page belongs to must be found: one that continues
//! its section or begins the next, as long as any such way agrees.

use std::collections::BTreeSet;

use crate::document::{Block, Section};
use crate::reread::paper::block_text;
use crate::reread::{Difference, PaperBlock, Site, Strictness};
use crate::russian::typography::is_unseen;

/// Stands for the number of the page, counted within the section.
pub(super) const NUMBER: &str = "\u{1A}";

/// What stands above the text. White space is not told from none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Headers {
    /// By section.
    Sections(Vec<SectionHeaders>),
    /// By page, its number written out.
    Pages(Vec<String>),
}

/// What stands above the text of a section.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SectionHeaders {
    /// On its first page.
    pub first: String,
    /// On the others.
    pub rest: String,
}

impl Default for Headers {
    fn default() -> Self {
        Self::Sections(Vec::new())
    }
}

/// What must stand above the text of these sections.
pub(super) fn of(sections: &[Section]) -> Headers {
    let text = |blocks: &[Block]| joined(&block_text(blocks, NUMBER));
    let of = |section: &Section| SectionHeaders {
        first: text(&section.first_header),
        rest: text(&section.header),
    };
    Headers::Sections(sections.iter().map(of).collect())
}

/// Blocks as one text.
pub(super) fn joined(blocks: &[PaperBlock]) -> String {
    let mut words = Vec::new();
    for block in blocks {
        match block {
            PaperBlock::Paragraph(text) => words.push(text.as_str()),
            PaperBlock::Row(cells) => {
                words.extend(cells.iter().flatten().map(String::as_str));
            }
        }
    }
    words.join(" ")
}

/// What differs. Two PDFs are not compared with each other: neither knows its sections.
///
/// Of a DOCX that was not made just now, the place for the number does not count: other
/// programs drop the header of pages that a section has not yet.
pub(super) fn compare(
    expected: &Headers,
    actual: &Headers,
    strictness: Strictness,
) -> Vec<Difference> {
    match (expected, actual) {
        (Headers::Sections(expected), Headers::Sections(actual)) => {
            sections(expected, actual, strictness)
        }
        (Headers::Sections(expected), Headers::Pages(actual)) => pages(expected, actual),
        (Headers::Pages(_), _) => Vec::new(),
    }
}

fn sections(
    expected: &[SectionHeaders],
    actual: &[SectionHeaders],
    strictness: Strictness,
) -> Vec<Difference> {
    let seen = |header: &str| match strictness {
        Strictness::Seen => seen(&header.replace(NUMBER, "")),
        Strictness::Exact | Strictness::BesideJoiners => seen(header),
    };
    let (mut expected, mut actual): (Vec<_>, Vec<_>) =
        (expected.iter().collect(), actual.iter().collect());
    if expected.len() != actual.len() {
        // Other programs divide a section of a DOCX: alike ones are one here.
        expected.dedup();
        actual.dedup();
    }
    if expected.len() != actual.len() {
        return vec![count(expected.len(), actual.len())];
    }
    let mut differences = Vec::new();
    for (section, (expected, actual)) in (1..).zip(expected.into_iter().zip(actual)) {
        for (is_first, expected, actual) in [
            (true, &expected.first, &actual.first),
            (false, &expected.rest, &actual.rest),
        ] {
            if seen(expected) != seen(actual) {
                let site = Site::SectionHeader { section, is_first };
                differences.push(difference(site, expected, actual));
            }
        }
    }
    differences
}

/// Holds all places at once where each page may stand, and drops those that disagree.
/// Where none is left, the page differs, and all of them go on.
fn pages(sections: &[SectionHeaders], actual: &[String]) -> Vec<Difference> {
    let mut differences = Vec::new();
    // Where a page may stand: the section, and the number within it.
    let mut places = BTreeSet::new();
    for (page, actual) in (1..).zip(actual) {
        let next =
            if page == 1 { BTreeSet::from([(0, 1)]) } else { after(&places, sections) };
        let text = seen(actual);
        let agrees = |place: &&(usize, usize)| {
            header(sections, **place).is_some_and(|it| seen(&it) == text)
        };
        places = next.iter().filter(agrees).copied().collect();
        if places.is_empty() {
            let expected = next.iter().filter_map(|&place| header(sections, place));
            let expected = expected.min_by_key(|it| seen(it).len().abs_diff(text.len()));
            let site = Site::PageHeader(page);
            differences.push(difference(site, &expected.unwrap_or_default(), actual));
            places = next;
        }
    }
    let last = places.iter().map(|&(section, _)| section + 1).max().unwrap_or_default();
    if differences.is_empty() && last != sections.len() && !actual.is_empty() {
        differences.push(count(sections.len(), last));
    }
    differences
}

/// Where the page after may stand.
fn after(
    places: &BTreeSet<(usize, usize)>,
    sections: &[SectionHeaders],
) -> BTreeSet<(usize, usize)> {
    let mut next = BTreeSet::new();
    for &(section, number) in places {
        let is_numbered =
            sections.get(section).is_some_and(|it| it.rest.contains(NUMBER));
        // Where nobody sees the number, all further pages are one place.
        next.insert((section, if is_numbered { number + 1 } else { 2 }));
        if section + 1 < sections.len() {
            next.insert((section + 1, 1));
        }
    }
    next
}

/// What stands above the text at a place.
fn header(
    sections: &[SectionHeaders],
    (section, number): (usize, usize),
) -> Option<String> {
    let SectionHeaders { first, rest } = sections.get(section)?;
    let header = if number == 1 { first } else { rest };
    Some(header.replace(NUMBER, &number.to_string()))
}

fn count(expected: usize, actual: usize) -> Difference {
    difference(Site::Sections, &expected.to_string(), &actual.to_string())
}

fn difference(site: Site, expected: &str, actual: &str) -> Difference {
    let shown = |header: &str| {
        let header = header.trim().replace(NUMBER, "№");
        (!header.is_empty()).then_some(header)
    };
    Difference { site, expected: shown(expected), actual: shown(actual) }
}

/// What is seen of a header, white space left out.
fn seen(header: &str) -> String {
    let seen = |c: char| match c {
        c if is_unseen(c) => None,
        '\u{2010}' | '\u{2011}' => Some('-'),
        c => Some(c).filter(|c| !c.is_whitespace()),
    };
    header.chars().filter_map(seen).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn section(first: &str, rest: &str) -> SectionHeaders {
        SectionHeaders { first: first.to_owned(), rest: rest.to_owned() }
    }

    fn said(expected: &[SectionHeaders], actual: &[&str]) -> String {
        let actual = Headers::Pages(actual.iter().map(|&page| page.to_owned()).collect());
        let differences =
            compare(&Headers::Sections(expected.to_vec()), &actual, Strictness::Seen);
        let lines: Vec<String> = differences.iter().map(ToString::to_string).collect();
        lines.join("\n")
    }

    #[test]
    fn pages_continue_their_section_or_begin_the_next() {
        let numbered = [section("", NUMBER), section("", NUMBER)];
        for good in [&["", "", "2", "3"][..], &["", "2", "", "2"], &["", ""]] {
            assert_eq!(said(&numbered, good), "");
        }
        assert_eq!(
            said(&numbered, &["", "2", "3"]),
            "частей со своими колонтитулами: должно быть «2», а стоит «1»"
        );
        assert_eq!(
            said(&numbered, &["", "2", "4", "4", "", "2"]),
            "колонтитул листа 3: должно быть «3», а стоит «4»"
        );
        assert_eq!(
            said(&numbered, &["ПРОЕКТ", ""]),
            "колонтитул листа 1: лишнее «ПРОЕКТ»"
        );
        assert_eq!(said(&[], &[]), "");
    }

    #[test]
    fn a_draft_says_so_on_every_page() {
        let draft =
            [section("ПРОЕКТ", "\u{1A} ПРОЕКТ"), section("ПРОЕКТ", "\u{1A} ПРОЕКТ")];
        assert_eq!(said(&draft, &["ПРО\u{2060}ЕКТ", "ПРОЕКТ", " 2\u{A0}ПРОЕКТ"]), "");
        assert_eq!(
            said(&draft, &["", "ПРОЕКТ", "2"]),
            "колонтитул листа 1: пропало «ПРОЕКТ»\n\
             колонтитул листа 3: должно быть «2 ПРОЕКТ», а стоит «2»"
        );
    }

    #[test]
    fn sections_are_compared_one_by_one() {
        let draft = [section("ПРОЕКТ", "\u{1A} ПРОЕКТ"), section("", "\u{1A}")];
        let differ = |actual: &[SectionHeaders]| {
            let actual = Headers::Sections(actual.to_vec());
            let draft = Headers::Sections(draft.to_vec());
            let differences = compare(&draft, &actual, Strictness::Exact);
            let lines: Vec<String> =
                differences.iter().map(ToString::to_string).collect();
            lines.join("\n")
        };
        let [one, two] = draft.clone();
        assert_eq!(differ(&[one.clone(), one.clone(), two.clone()]), "");
        assert_eq!(
            differ(&[section("ПРОЕКТ", "3 ПРОЕКТ"), section("", "")]),
            "колонтитул части 1, кроме первого листа: должно быть «№ ПРОЕКТ», а стоит «3 ПРОЕКТ»\n\
             колонтитул части 2, кроме первого листа: пропало «№»"
        );
        assert_eq!(
            differ(&[one]),
            "частей со своими колонтитулами: должно быть «2», а стоит «1»"
        );
        assert_eq!(
            differ(&[section("", "\u{1A} ПРОЕКТ"), two]),
            "колонтитул части 1 на первом листе: пропало «ПРОЕКТ»"
        );
        let [expected, saved] =
            [&draft[..], &[section("ПРОЕКТ", "ПРОЕКТ"), section("", "")]]
                .map(|it| Headers::Sections(it.to_vec()));
        assert_eq!(compare(&expected, &saved, Strictness::Seen), []);
    }
}
