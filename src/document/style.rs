//! How paragraphs and tables look.

use crate::document::measure::{Em, Length};

/// Where the lines of a paragraph stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    /// At the left edge.
    #[default]
    Left,
    /// In the middle.
    Center,
    /// At the right edge.
    Right,
    /// At both edges.
    Justify,
}

/// The style of a paragraph. Every value is resolved: nothing is inherited any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Style {
    /// The name a clerk sees in Word.
    pub title: String,
    /// The family of the built-in font: `Liberation Serif`.
    pub font: String,
    /// The family with the same advance widths on a clerk's computer: `Times New Roman`.
    pub office_font: String,
    /// The type size.
    pub size: Length,
    /// Bold type.
    pub is_bold: bool,
    /// Italic type.
    pub is_italic: bool,
    /// Where the lines stand.
    pub align: Align,
    /// The first line's indent, beyond `left`.
    pub first_line: Length,
    /// The indent of all lines from the left edge.
    pub left: Length,
    /// The indent of all lines from the right edge.
    pub right: Length,
    /// The space above; there is no space below.
    pub above: Length,
    /// The space added between letters.
    pub letter_spacing: Length,
    /// How high a line reaches above its baseline.
    /// With `descent` this is the whole line: nothing is put between lines.
    pub ascent: Em,
    /// How deep a line reaches below its baseline.
    pub descent: Em,
    /// Whether the paragraph stays on one page with the next block.
    pub stays_with_next: bool,
    /// The level as a heading, from 1: such paragraphs become bookmarks.
    pub heading: Option<u8>,
}

impl Style {
    /// The height of a line.
    #[must_use]
    pub fn line_height(&self) -> Length {
        (self.ascent + self.descent).of(self.size)
    }
}

/// The style of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableStyle {
    /// The thickness of all rules.
    pub rule: Length,
    /// The space between a cell's left and right rule and its text.
    pub pad_x: Length,
    /// The space between a cell's upper and lower rule and its text.
    pub pad_y: Length,
    /// What a band has above and below its text beyond `pad_y`.
    pub band_y: Length,
    /// How far the table hangs out of the text on each side.
    pub hang: Length,
    /// The style of a cell's paragraph where the cell names none.
    pub cell: String,
    /// The style of a head cell's paragraph where the cell names none.
    pub head: String,
    /// The style of a band's paragraph where the band names none.
    pub band: String,
    /// Whether the head is repeated on every page.
    pub repeats_head: bool,
    /// Whether a band stays on one page with the row after it.
    pub keeps_bands: bool,
    /// Rows up to this share of the page's text height (in per cent) are not broken.
    /// At 0 any row may be broken.
    pub whole_rows_percent: u8,
}
