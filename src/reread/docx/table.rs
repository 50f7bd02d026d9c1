//! A table while it is read: only at its end is it known what it is for.

use crate::reread::PaperBlock;
use crate::reread::docx::styles::{Styles, is_rule};
use crate::reread::docx::xml::Tag;

/// A table of which not all has been read.
#[derive(Default)]
pub(super) struct Table {
    style: Option<String>,
    has_rules: bool,
    /// Where borders are being told.
    is_in_borders: bool,
    /// Rows of cells of paragraphs.
    rows: Vec<Vec<Vec<String>>>,
}

impl Table {
    /// An element of the table begins.
    pub(super) fn start(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            "tblStyle" => self.style = tag.value("val"),
            "tblBorders" | "tcBorders" => self.is_in_borders = true,
            "tr" => self.rows.push(Vec::new()),
            "tc" => self.cells().push(Vec::new()),
            _ if self.is_in_borders => self.has_rules |= is_rule(tag),
            _ => {}
        }
    }

    /// An element of the table ends.
    pub(super) fn end(&mut self, name: &str) {
        self.is_in_borders &= !matches!(name, "tblBorders" | "tcBorders");
    }

    /// A paragraph of its open cell.
    pub(super) fn paragraph(&mut self, text: String) {
        let cells = self.cells();
        match cells.last_mut() {
            Some(cell) => cell.push(text),
            None => cells.push(vec![text]),
        }
    }

    fn cells(&mut self) -> &mut Vec<Vec<String>> {
        if self.rows.is_empty() {
            self.rows.push(Vec::new());
        }
        let last = self.rows.len() - 1;
        &mut self.rows[last]
    }

    /// Its paragraphs alone, cell by cell.
    pub(super) fn paragraphs(self) -> impl Iterator<Item = String> {
        self.rows.into_iter().flatten().flatten()
    }

    /// What it is on the paper: rows, or, where it only puts things side by side, their
    /// paragraphs.
    pub(super) fn blocks(self, styles: &Styles) -> Vec<PaperBlock> {
        let style = self.style.as_deref();
        let is_side = style.and_then(|id| styles.is_side(id)).unwrap_or_else(|| {
            !self.has_rules && !style.is_some_and(|id| styles.has_rules(id))
        });
        if is_side {
            return self.paragraphs().map(PaperBlock::Paragraph).collect();
        }
        let rows = self.rows.into_iter().filter(|row| !row.is_empty());
        rows.map(PaperBlock::Row).collect()
    }
}
