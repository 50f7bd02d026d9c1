//! An order and its form to the document tree.
//!
//! 1. `context` turns order and form into the values that templates see; a text stays an
//!    object that knows its place.
//! 2. `render` lets Minijinja write the form's `order.xml`. Where a value goes, it writes
//!    a reference, so that no value ever becomes markup, and keeps the value beside it.
//! 3. `markup` parses what was written into elements that know their template and line.
//! 4. `build` turns elements into blocks; here no-break spaces are put in, once.
//! 5. `fit` looks for characters without a glyph, for words wider than their place, and
//!    for what cannot be laid out unbroken; `headings` for skipped levels.

mod attributes;
mod build;
mod comparison;
mod context;
mod fit;
mod headings;
mod import;
mod lines;
mod markup;
mod message;
mod render;
mod table;

use crate::diagnostic::Finding;
use crate::document::Document;
use crate::form::Form;
use crate::order::Order;

pub use crate::compose::comparison::comparison;

/// The document of an order in a form.
///
/// # Errors
///
/// Faults of the form's templates, and texts that do not fit or cannot be shown, each at
/// its place.
pub fn compose(order: &Order, form: &Form) -> Result<Document, Vec<Finding>> {
    let context = context::of(order, form);
    let rendered = render::render(form, render::ORDER, context, render::rows(order))?;
    let root = markup::parse(&rendered)?;
    let date = order.date.as_ref().map(|date| date.day);
    let document = build::document(&root, date, form)?;
    let findings = fit::check(&document);
    if findings.is_empty() { Ok(document) } else { Err(findings) }
}
