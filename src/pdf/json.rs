//! The tree as `templates/document.typ` reads it: lengths in points, names short.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::document::{
    Align, Band, Blank, Block, Cell, Document, Inline, Length, Page, Paragraph, Run,
    Section, Style, Table, TableRow, TableStyle,
};

#[derive(Serialize)]
struct Tree<'a> {
    language: &'a str,
    styles: BTreeMap<&'a str, Look<'a>>,
    tables: BTreeMap<&'a str, TableLook<'a>>,
    sections: Vec<Pages<'a>>,
}

/// A paragraph's style. `ascent` and `descent` are shares of the size.
#[derive(Serialize)]
struct Look<'a> {
    font: &'a str,
    size: f64,
    bold: bool,
    italic: bool,
    align: &'static str,
    first: f64,
    left: f64,
    right: f64,
    above: f64,
    tracking: f64,
    stay: bool,
    /// The level as a heading, from 1; none: it is no heading.
    level: Option<u8>,
    ascent: f64,
    descent: f64,
}

#[derive(Serialize)]
struct TableLook<'a> {
    rule: f64,
    pad_x: f64,
    pad_y: f64,
    band_y: f64,
    hang: f64,
    cell: &'a str,
    head: &'a str,
    band: &'a str,
    repeat_head: bool,
}

/// A section: its sheet, the header of its first page, of the others, and its text.
#[derive(Serialize)]
struct Pages<'a> {
    page: Sheet,
    first: Vec<Item<'a>>,
    header: Vec<Item<'a>>,
    body: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Sheet {
    width: f64,
    height: f64,
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
    header: f64,
}

/// A block, told by its keys: `p`, `side` or `table`.
#[derive(Serialize)]
#[serde(untagged)]
enum Item<'a> {
    Paragraph { p: &'a str, t: Words<'a> },
    Side { side: Vec<Part<'a>> },
    Table { table: &'a str, columns: Vec<f64>, head: Vec<Words<'a>>, rows: Vec<Line<'a>> },
}

/// One of things side by side; without a width it shares what the others leave.
#[derive(Serialize)]
struct Part<'a> {
    width: Option<f64>,
    body: Vec<Item<'a>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Line<'a> {
    /// The level counts from 2; `kept`: it stays with the row after it.
    Band { band: Words<'a>, level: u8, kept: bool },
    /// `whole`: it is not broken.
    Row { row: Vec<Words<'a>>, whole: bool },
}

/// Text, as cheap for Typst as it can be: a plain string where nothing else is needed.
#[derive(Serialize)]
#[serde(untagged)]
enum Words<'a> {
    Plain(&'a str),
    Mixed(Vec<Piece<'a>>),
    Blocks { blocks: Vec<Item<'a>> },
}

#[derive(Serialize)]
#[serde(untagged)]
enum Piece<'a> {
    Plain(&'a str),
    Run { t: &'a str, b: bool, i: bool, u: bool },
    Break { br: bool },
    Blank { blank: f64, t: Vec<Piece<'a>> },
    Page { page: bool },
}

/// The tree as JSON.
///
/// # Panics
///
/// Never: the tree holds only texts and numbers.
#[must_use]
pub fn json(document: &Document) -> String {
    let tree = Tree {
        language: &document.language,
        styles: document
            .styles
            .iter()
            .map(|(name, s)| (name.as_str(), look(s)))
            .collect(),
        tables: document
            .tables
            .iter()
            .map(|(name, style)| (name.as_str(), table_look(style)))
            .collect(),
        sections: document.sections.iter().map(|s| pages(s, document)).collect(),
    };
    serde_json::to_string(&tree)
        .expect("internal error: texts and numbers always serialise")
}

fn look(style: &Style) -> Look<'_> {
    Look {
        font: &style.font,
        size: style.size.to_pt(),
        bold: style.is_bold,
        italic: style.is_italic,
        align: match style.align {
            Align::Left => "left",
            Align::Center => "center",
            Align::Right => "right",
            Align::Justify => "justify",
        },
        first: style.first_line.to_pt(),
        left: style.left.to_pt(),
        right: style.right.to_pt(),
        above: style.above.to_pt(),
        tracking: style.letter_spacing.to_pt(),
        stay: style.stays_with_next,
        level: style.heading,
        ascent: style.ascent.to_f64(),
        descent: style.descent.to_f64(),
    }
}

fn table_look(style: &TableStyle) -> TableLook<'_> {
    TableLook {
        rule: style.rule.to_pt(),
        pad_x: style.pad_x.to_pt(),
        pad_y: style.pad_y.to_pt(),
        band_y: style.band_y.to_pt(),
        hang: style.hang.to_pt(),
        cell: &style.cell,
        head: &style.head,
        band: &style.band,
        repeat_head: style.repeats_head,
    }
}

fn pages<'a>(section: &'a Section, document: &'a Document) -> Pages<'a> {
    let blocks =
        |blocks: &'a [Block]| blocks.iter().map(|block| item(block, document)).collect();
    Pages {
        page: sheet(&section.page),
        first: blocks(&section.first_header),
        header: blocks(&section.header),
        body: blocks(&section.body),
    }
}

fn sheet(page: &Page) -> Sheet {
    Sheet {
        width: page.width.to_pt(),
        height: page.height.to_pt(),
        left: page.left.to_pt(),
        right: page.right.to_pt(),
        top: page.top.to_pt(),
        bottom: page.bottom.to_pt(),
        header: page.header.to_pt(),
    }
}

fn item<'a>(block: &'a Block, document: &'a Document) -> Item<'a> {
    match block {
        Block::Paragraph(paragraph) => paragraph_item(paragraph),
        Block::Side(side) => {
            let part = side.columns.iter().map(|column| Part {
                width: column.width.map(Length::to_pt),
                body: column.content.iter().map(paragraph_item).collect(),
            });
            Item::Side { side: part.collect() }
        }
        Block::Table(table) => table_item(table, document),
    }
}

fn paragraph_item(paragraph: &Paragraph) -> Item<'_> {
    Item::Paragraph { p: &paragraph.style, t: words(&paragraph.content) }
}

/// The cells of all rows of the head come as one list.
fn table_item<'a>(table: &'a Table, document: &'a Document) -> Item<'a> {
    let style = &document.tables[&table.style];
    let head = table.head.iter().flatten().map(|c| cell(c, &style.head));
    let rows = table.rows.iter().map(|row| match row {
        // The head is Typst's level 1.
        TableRow::Band(Band { level, is_kept, cell: c }) => {
            Line::Band { band: cell(c, &style.band), level: level + 1, kept: *is_kept }
        }
        TableRow::Row(row) => Line::Row {
            row: row.cells.iter().map(|c| cell(c, &style.cell)).collect(),
            whole: row.is_whole,
        },
    });
    Item::Table {
        table: &table.style,
        columns: table.columns.iter().map(|width| width.to_pt()).collect(),
        head: head.collect(),
        rows: rows.collect(),
    }
}

/// One paragraph in the table's own style is bare text.
fn cell<'a>(cell: &'a Cell, style: &str) -> Words<'a> {
    match &cell.content[..] {
        [only] if only.style == style => words(&only.content),
        paragraphs => {
            Words::Blocks { blocks: paragraphs.iter().map(paragraph_item).collect() }
        }
    }
}

fn words(content: &[Inline]) -> Words<'_> {
    match content {
        [] => Words::Plain(""),
        [Inline::Run(run)] if is_plain(run) => Words::Plain(&run.text),
        content => Words::Mixed(content.iter().map(piece).collect()),
    }
}

fn piece(inline: &Inline) -> Piece<'_> {
    match inline {
        Inline::Run(run) => run_piece(run),
        Inline::Break => Piece::Break { br: true },
        Inline::PageNumber => Piece::Page { page: true },
        Inline::Blank(Blank { width, content }) => Piece::Blank {
            blank: width.to_pt(),
            t: content.iter().map(run_piece).collect(),
        },
    }
}

fn run_piece(run: &Run) -> Piece<'_> {
    if is_plain(run) {
        Piece::Plain(&run.text)
    } else {
        Piece::Run {
            t: &run.text,
            b: run.is_bold,
            i: run.is_italic,
            u: run.is_underlined,
        }
    }
}

fn is_plain(run: &Run) -> bool {
    !run.is_bold && !run.is_italic && !run.is_underlined
}
