//! What a person reads on a paper, in order.

use crate::document::{Block, Cell, Document, Inline, Paragraph, TableRow};
use crate::reread::headers::{self, Headers};

/// A paper as it reads. Paragraphs of nothing but white space are left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Paper {
    /// The title in the metadata.
    pub title: Option<String>,
    /// The document's identity in the metadata: `prikaz-…`.
    pub identity: Option<String>,
    /// What stands above the text of the pages.
    pub headers: Headers,
    /// What stands on the pages.
    pub blocks: Vec<PaperBlock>,
    /// What somebody has put over the pages of a PDF.
    pub notes: Vec<Note>,
}

/// A mark over a page of a PDF: a note, a stamp, a line through words, a picture. Links
/// and the fields of signatures are none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The page, from 1.
    pub page: usize,
    /// What it says; what it is, where it has no words.
    pub text: String,
}

/// A paragraph or a row of a table.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum PaperBlock {
    /// A paragraph, its line breaks as `\n`. Things side by side are paragraphs too,
    /// column by column.
    Paragraph(String),
    /// A row of a table: cells, each a list of paragraphs. The head is the first row; a
    /// row over all columns has one cell.
    Row(Vec<Vec<String>>),
}

impl Paper {
    /// What a paper of this document must read as.
    #[must_use]
    pub fn of(document: &Document) -> Self {
        let bodies = document.sections.iter().map(|section| &section.body);
        let blocks = bodies.flat_map(|body| block_text(body, ""));
        Self {
            title: Some(document.title.clone()).filter(|title| !title.is_empty()),
            identity: Some(document.identity()),
            headers: headers::of(&document.sections),
            blocks: blocks.collect(),
            notes: Vec::new(),
        }
    }
}

/// Blocks as they read, with these words for the number of the page.
pub(super) fn block_text(blocks: &[Block], number: &str) -> Vec<PaperBlock> {
    let paragraph = |it: &Paragraph| text(it, number).map(PaperBlock::Paragraph);
    let cell =
        |cell: &Cell| cell.content.iter().filter_map(|it| text(it, number)).collect();
    let row = |cells: &[Cell]| PaperBlock::Row(cells.iter().map(cell).collect());
    let mut read = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph(it) => read.extend(paragraph(it)),
            Block::Side(side) => {
                let all = side.columns.iter().flat_map(|column| &column.content);
                read.extend(all.filter_map(paragraph));
            }
            Block::Table(table) => {
                read.extend(table.head.iter().map(|cells| row(cells)));
                read.extend(table.rows.iter().map(|it| match it {
                    TableRow::Band(band) => PaperBlock::Row(vec![cell(&band.cell)]),
                    TableRow::Row(it) => row(&it.cells),
                }));
            }
        }
    }
    read
}

/// Whether a text has nothing to read, so that the paper leaves it out.
pub(super) fn is_bare(text: &str) -> bool {
    text.chars().all(char::is_whitespace)
}

/// The identity among the key words of a file.
pub(super) fn identity(words: &str) -> Option<String> {
    let mut words = words.split([' ', ',', ';']);
    words.find(|word| word.starts_with("prikaz-")).map(str::to_owned)
}

fn text(paragraph: &Paragraph, number: &str) -> Option<String> {
    let mut text = String::new();
    for inline in &paragraph.content {
        match inline {
            Inline::Run(run) => text.push_str(&run.text),
            Inline::Break => text.push('\n'),
            Inline::Blank(blank) => {
                blank.content.iter().for_each(|run| text.push_str(&run.text));
            }
            Inline::PageNumber => text.push_str(number),
        }
    }
    (!is_bare(&text)).then_some(text)
}
