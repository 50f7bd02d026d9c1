//! Runs of pages of one kind.

use crate::document::block::Block;
use crate::document::measure::Length;

/// A sheet of paper and its margins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The sheet's width.
    pub width: Length,
    /// The sheet's height.
    pub height: Length,
    /// The left margin.
    pub left: Length,
    /// The right margin.
    pub right: Length,
    /// The top margin.
    pub top: Length,
    /// The bottom margin.
    pub bottom: Length,
    /// The distance of the header's top from the sheet's upper edge.
    pub header: Length,
}

impl Page {
    /// The width of the text.
    #[must_use]
    pub fn text_width(&self) -> Length {
        self.width - self.left - self.right
    }

    /// The height of the text.
    #[must_use]
    pub fn text_height(&self) -> Length {
        self.height - self.top - self.bottom
    }
}

/// A run of pages that begins on a new sheet and is numbered from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The sheet.
    pub page: Page,
    /// The header of the first page.
    pub first_header: Vec<Block>,
    /// The header of the other pages.
    pub header: Vec<Block>,
    /// What stands on the pages.
    pub body: Vec<Block>,
}
