//! The document tree to DOCX (Office Open XML, ISO/IEC 29500, transitional).
//!
//! 1. `body` turns sections, paragraphs (`words`) and tables (`table`) into elements,
//!    and remembers which `looks` it met.
//! 2. `styles` writes the looks as styles: paragraphs and runs bear nothing but them.
//! 3. `parts` adds what a package needs besides: types, relationships, properties.
//! 4. `package` packs the parts into bytes that repeat.
//!
//! All elements are made by `xml`, which knows the schema's order. Word joiners are left
//! out: Word breaks no line after «/».

mod body;
mod looks;
mod package;
mod parts;
mod styles;
mod table;
mod words;
mod xml;
#[cfg(test)]
mod tests;

use crate::document::Document;
use crate::docx::package::pack;

/// Why no DOCX came out. Data cannot cause it: the fault is ours.
#[derive(Debug, thiserror::Error)]
pub enum DocxError {
    /// The parts could not be put into one archive.
    #[error("не удалось собрать DOCX: {0}")]
    Archive(#[from] zip::result::ZipError),
    /// A part could not be packed.
    #[error("не удалось записать DOCX: {0}")]
    Write(#[from] std::io::Error),
}

/// The DOCX of a document. The same document gives the same bytes.
///
/// # Errors
///
/// Faults of ours; see [`DocxError`].
pub fn write(document: &Document) -> Result<Vec<u8>, DocxError> {
    pack(&parts::all(document))
}

/// The parts of a document's DOCX in their order: name and text, as tests compare them.
#[must_use]
pub fn parts(document: &Document) -> Vec<(String, String)> {
    parts::all(document).into_iter().map(|part| (part.name, part.text)).collect()
}
