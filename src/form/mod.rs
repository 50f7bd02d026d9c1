//! A department's form: its words and numbers (`form.yaml`) and its templates.
//!
//! 1. A [`Library`] holds the files of all forms: those built in, and those that a folder
//!    adds or overrides, file by file.
//! 2. [`load`] follows `extends` from a form to its base, merges the `form.yaml` of each
//!    (maps key by key, lists replaced), and reads the result.
//!
//! All numbers of the layout live in these files; none in the program.

mod built_in;
mod checks;
mod library;
mod read;
mod shape;
mod style;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::document::{Length, Page, Style, TableStyle};
use crate::source::{Place, Source};
use crate::yaml::Node;

pub use crate::form::checks::{CHECKS, Check, checks};
pub use crate::form::library::Library;
pub use crate::form::read::{columns, load};
pub use crate::form::shape::{COLUMNS, FORM, MARK};

/// A form, ready to compose with.
#[derive(Debug, Clone)]
pub struct Form {
    /// The name of its folder.
    pub name: String,
    /// The words that its templates print: whatever stands under `words`.
    pub words: Node,
    /// The sheets, by name.
    pub pages: BTreeMap<String, Page>,
    /// The styles of paragraphs, by name.
    pub styles: BTreeMap<String, Style>,
    /// The styles of tables, by name.
    pub tables: BTreeMap<String, TableStyle>,
    /// The columns of a plan that names none of its own.
    pub columns: Vec<Column>,
    /// What the form says of the rules' levels.
    pub checks: Vec<Check>,
    /// How initials are written: a sample such as «И.О. Фамилия».
    pub initials: String,
    /// Words that are right though no dictionary has them.
    pub spelling: Vec<String>,
    /// The templates, by file name: `order.xml`.
    pub templates: BTreeMap<String, Arc<Source>>,
    /// All files that it was read from, those of its bases too, by path:
    /// `gost-2025/form.yaml`.
    pub files: BTreeMap<String, Arc<Source>>,
}

/// A column of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The key of its cells in the order: `event`. `number` is the counted number.
    pub key: String,
    /// Its heading.
    pub title: String,
    /// Where the heading stands.
    pub title_place: Place,
    /// Its width, padding included.
    pub width: Length,
    /// Whether an event may leave it out.
    pub is_optional: bool,
}
