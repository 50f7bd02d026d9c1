//! A paper read back: PDF or DOCX bytes to what a person reads, comparable with the
//! document tree.
//!
//! 1. `paper` has the structure that both sides come to: paragraphs and rows of a table;
//!    `headers` what stands above the text.
//! 2. `pdf` reads a PDF through its tags, `docx` a package of Word's.
//! 3. `compare` lists what differs, `align` finds what stands beside what.
//!
//! Foreign bytes never panic, hang or fill the memory: each refusal is a
//! [`RereadError`].

mod align;
mod compare;
mod difference;
mod docx;
mod error;
mod headers;
mod identity;
mod paper;
mod pdf;

pub use crate::reread::compare::{Strictness, compare};
pub use crate::reread::difference::{Difference, Site};
pub use crate::reread::error::RereadError;
pub use crate::reread::headers::{Headers, SectionHeaders};
pub use crate::reread::identity::identity;
pub use crate::reread::paper::{Note, Paper, PaperBlock};

/// How deep elements may be nested.
const DEPTH: usize = 64;

/// How many bytes a file may unfold to, in all.
const UNFOLDED: usize = if cfg!(test) { 4 << 20 } else { 256 << 20 };

/// How many times its own bytes a file may unfold to, beside [`SLACK`]: 900 rows
/// that differ in a number alone come to 59 in a DOCX, a bomb to 1000.
const RATIO: usize = 256;

/// What any file may unfold to.
const SLACK: usize = 4 << 20;

/// How many bytes this file may unfold to, in all.
fn unfolded(bytes: &[u8]) -> usize {
    bytes.len().saturating_mul(RATIO).saturating_add(SLACK).min(UNFOLDED)
}

/// What a PDF says, read through its tags.
///
/// # Errors
///
/// The bytes are no PDF, a damaged one, or one without complete tags.
pub fn pdf(bytes: &[u8]) -> Result<Paper, RereadError> {
    pdf::read(bytes)
}

/// What a DOCX says.
///
/// # Errors
///
/// The bytes are no DOCX or a damaged one.
pub fn docx(bytes: &[u8]) -> Result<Paper, RereadError> {
    docx::read(bytes)
}
