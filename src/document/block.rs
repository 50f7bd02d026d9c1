//! What stands on a page: paragraphs, things side by side, tables.

use crate::document::measure::Length;
use crate::source::Place;

/// A block of a page or a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Paragraph),
    /// Things side by side, such as post and name.
    Side(Side),
    /// A table.
    Table(Table),
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// The name of its style.
    pub style: String,
    /// Its text, in pieces.
    pub content: Vec<Inline>,
}

/// A piece of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Text.
    Run(Run),
    /// A new line in the same paragraph.
    Break,
    /// A line to write on.
    Blank(Blank),
    /// The number of the page, counted within the section.
    PageNumber,
}

/// A run of text of one look and one origin.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Run {
    /// The text, its no-break spaces put in.
    pub text: String,
    /// Bold beyond the style.
    pub is_bold: bool,
    /// Italic beyond the style.
    pub is_italic: bool,
    /// Underlined.
    pub is_underlined: bool,
    /// Where the text stands in the order or the form; none for a template's own words.
    pub place: Option<Place>,
}

/// An underlined place of a fixed width, filled in or left for the pen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blank {
    /// Its width.
    pub width: Length,
    /// What is filled in, centred.
    pub content: Vec<Run>,
}

/// Things side by side; their last lines stand on one level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// The things, from left to right.
    pub columns: Vec<SideColumn>,
}

impl Side {
    /// The widths of the columns where the text is so wide.
    /// Shares are cut to whole units, and negative where fixed columns are too wide.
    #[must_use]
    pub fn widths(&self, text: Length) -> Vec<Length> {
        let fixed: Length = self.columns.iter().filter_map(|column| column.width).sum();
        let free = self.columns.iter().filter(|column| column.width.is_none()).count();
        let free = i64::try_from(free.max(1)).unwrap_or(1);
        let share = Length::from_emu((text - fixed).emu() / free);
        self.columns.iter().map(|column| column.width.unwrap_or(share)).collect()
    }
}

/// One of the things side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SideColumn {
    /// Its width; none: an equal share of what the others leave.
    pub width: Option<Length>,
    /// Its paragraphs.
    pub content: Vec<Paragraph>,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The name of its style.
    pub style: String,
    /// The widths of the columns, padding included.
    pub columns: Vec<Length>,
    /// The rows of the head.
    pub head: Vec<Vec<Cell>>,
    /// The rows.
    pub rows: Vec<TableRow>,
}

/// A row of a table's body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TableRow {
    /// A row over all columns that heads the rows after it.
    Band(Band),
    /// A row with a cell for each column.
    Row(Row),
}

/// A row over all columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Band {
    /// How deep it is nested, from 1.
    pub level: u8,
    /// Whether it is kept on one page with the row after it.
    pub is_kept: bool,
    /// Its cell.
    pub cell: Cell,
}

/// A row with a cell for each column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The cells, one a column.
    pub cells: Vec<Cell>,
    /// Whether it is kept on one page.
    pub is_whole: bool,
}

/// A cell: paragraphs, at least one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Its paragraphs.
    pub content: Vec<Paragraph>,
}
