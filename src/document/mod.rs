//! The document tree: what PDF and DOCX must agree on.
//!
//! Words, order, spaces, sizes, widths, margins and what stays together are here; the
//! writers translate and add no word and no measure. [`Document::print`] shows a tree as
//! text: the reference that tests compare first.

mod block;
mod identity;
mod measure;
mod page;
mod print;
mod style;

use std::collections::BTreeMap;

use chrono::NaiveDate;

pub use crate::document::block::{
    Band, Blank, Block, Cell, Inline, Paragraph, Row, Run, Side, SideColumn, Table,
    TableRow,
};
pub use crate::document::measure::{Em, Length};
pub use crate::document::page::{Page, Section};
pub use crate::document::style::{Align, Style, TableStyle};

/// A paper, ready to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The title, for the files' metadata.
    pub title: String,
    /// The language of the text: `ru`.
    pub language: String,
    /// The paper's own date, if it has one.
    pub date: Option<NaiveDate>,
    /// The styles of paragraphs, by name.
    pub styles: BTreeMap<String, Style>,
    /// The styles of tables, by name.
    pub tables: BTreeMap<String, TableStyle>,
    /// The runs of pages, in order.
    pub sections: Vec<Section>,
}
