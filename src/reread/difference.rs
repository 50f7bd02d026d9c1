//! What differs between two papers, in words.

use std::fmt;

use crate::russian::typography::plain;

/// Where on a paper something stands; all numbers are from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Site {
    /// In the metadata.
    Title,
    /// Over a page.
    Note(usize),
    /// Above the text of a page.
    PageHeader(usize),
    /// Above the text of the pages of a section.
    SectionHeader {
        /// The section.
        section: usize,
        /// Whether it is the first page, else the others.
        is_first: bool,
    },
    /// How many sections with headers of their own there are.
    Sections,
    /// A paragraph outside the tables.
    Paragraph(usize),
    /// A row of a table, the head's counted.
    Row {
        /// The table.
        table: usize,
        /// The row.
        row: usize,
    },
    /// A cell of a table.
    Cell {
        /// The table.
        table: usize,
        /// The row.
        row: usize,
        /// The column.
        column: usize,
        /// The paragraph, where the cell has several.
        paragraph: Option<usize>,
    },
}

/// What stands differently on two papers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Where.
    pub site: Site,
    /// What should stand there; none: nothing.
    pub expected: Option<String>,
    /// What does stand there; none: nothing.
    pub actual: Option<String>,
}

/// How many characters are quoted on each side of what differs.
const AROUND: usize = 30;

impl fmt::Display for Site {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Title => write!(f, "заголовок в свойствах файла"),
            Self::Note(page) => write!(f, "пометка поверх листа {page}"),
            Self::PageHeader(page) => write!(f, "колонтитул листа {page}"),
            Self::SectionHeader { section, is_first: true } => {
                write!(f, "колонтитул части {section} на первом листе")
            }
            Self::SectionHeader { section, is_first: false } => {
                write!(f, "колонтитул части {section}, кроме первого листа")
            }
            Self::Sections => write!(f, "частей со своими колонтитулами"),
            Self::Paragraph(paragraph) => write!(f, "абзац {paragraph}"),
            Self::Row { table, row } => write!(f, "таблица {table}, строка {row}"),
            Self::Cell { table, row, column, paragraph } => {
                write!(f, "таблица {table}, строка {row}, графа {column}")?;
                paragraph.map_or(Ok(()), |paragraph| write!(f, ", абзац {paragraph}"))
            }
        }
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { site, expected, actual } = self;
        match (expected, actual) {
            (Some(expected), Some(actual)) => {
                // What nobody sees is shown only where nothing else differs.
                let seen = (plain(expected), plain(actual));
                let is_seen = seen.0 != seen.1;
                let (expected, actual) =
                    if is_seen { (&seen.0, &seen.1) } else { (expected, actual) };
                let start =
                    expected.chars().zip(actual.chars()).take_while(|(a, b)| a == b);
                let start = start.count();
                let (expected, actual) = (quote(expected, start), quote(actual, start));
                write!(f, "{site}: должно быть «{expected}», а стоит «{actual}»")
            }
            (Some(expected), None) => {
                write!(f, "{site}: пропало «{}»", quote(&plain(expected), 0))
            }
            (None, Some(actual)) => {
                write!(f, "{site}: лишнее «{}»", quote(&plain(actual), 0))
            }
            (None, None) => write!(f, "{site}"),
        }
    }
}

/// A text around a place, what is unseen in it made visible: no-break spaces as `~`,
/// joiners as `|`, line breaks as `⏎`.
/// `place` is a character, from 0.
fn quote(text: &str, place: usize) -> String {
    let from = place.saturating_sub(AROUND);
    let count = text.chars().count();
    let to = (place + 2 * AROUND).min(count);
    let mut quote = String::new();
    if from > 0 {
        quote.push('…');
    }
    quote.extend(text.chars().take(to).skip(from).map(|c| match c {
        '\u{A0}' => '~',
        '\u{2060}' => '|',
        '\n' => '⏎',
        '\u{AD}' => '¬',
        c => c,
    }));
    if to < count {
        quote.push('…');
    }
    quote
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_shows_both_texts_around_it() {
        let site = Site::Cell { table: 1, row: 17, column: 3, paragraph: None };
        let expected = Some("Ноябрь 2023\u{A0}г.".to_owned());
        let actual = Some("Ноябрь 2023 г.".to_owned());
        assert_eq!(
            Difference { site, expected, actual }.to_string(),
            "таблица 1, строка 17, графа 3: должно быть «Ноябрь 2023~г.», \
             а стоит «Ноябрь 2023 г.»"
        );
    }

    #[test]
    fn a_long_text_is_cut_around_the_place() {
        let text = |c: char| Some(format!("{}{c}{}", "а".repeat(100), "б".repeat(100)));
        let it = Difference {
            site: Site::Paragraph(5),
            expected: text('1'),
            actual: text('2'),
        };
        assert_eq!(
            it.to_string(),
            format!(
                "абзац 5: должно быть «…{0}1{1}…», а стоит «…{0}2{1}…»",
                "а".repeat(30),
                "б".repeat(59)
            )
        );
    }

    #[test]
    fn what_is_lost_or_too_much_is_said_so() {
        let row = Site::Row { table: 1, row: 2 };
        let text = Some("а | б".to_owned());
        let lost = Difference { site: row.clone(), expected: text.clone(), actual: None };
        assert_eq!(lost.to_string(), "таблица 1, строка 2: пропало «а | б»");
        let more = Difference { site: row, expected: None, actual: text };
        assert_eq!(more.to_string(), "таблица 1, строка 2: лишнее «а | б»");
    }
}
