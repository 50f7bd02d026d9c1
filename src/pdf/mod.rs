//! The document tree to PDF, by Typst in memory.
//!
//! The tree goes in as JSON ([`json`]), drawn by `templates/document.typ`; no text is
//! ever taken for markup. The result is PDF/A-2a and PDF/UA-1 at once; without a date it
//! is PDF/UA-1 alone, since PDF/A demands a date and none is invented.

mod inspect;
mod json;
mod sheet;
mod world;

use chrono::Datelike;
use typst::diag::{SourceDiagnostic, Warned};
use typst::foundations::{Datetime, Smart};
use typst::model::DocumentInfo;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::document::Document;
use crate::pdf::world::Desk;

pub use crate::pdf::inspect::{Flaw, inspect};
pub use crate::pdf::json::json;
pub use crate::pdf::sheet::{Rule, SetText, Sheet};

/// How many compilations a memoised result outlives without being used.
const MEMORY: usize = 5;

/// Why no PDF came out. Data cannot cause it: the fault is ours.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    /// Typst could not lay out the tree.
    #[error("не удалось сверстать листы: {0}")]
    Layout(String),
    /// The laid-out pages could not be written as the standards demand.
    #[error("не удалось записать PDF: {0}")]
    Export(String),
}

/// A PDF.
#[derive(Debug, Clone, PartialEq)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// What stands where on its pages.
    pub sheets: Vec<Sheet>,
}

/// The PDF of a document. The same document gives the same bytes.
///
/// # Errors
///
/// Faults of ours; see [`PdfError`].
pub fn write(document: &Document) -> Result<Pdf, PdfError> {
    // What earlier papers left behind; a first paper has nothing to sweep.
    typst::comemo::evict(MEMORY);
    typeset(document).and_then(|pages| export(document, &pages))
}

/// The pages of a document.
fn typeset(document: &Document) -> Result<PagedDocument, PdfError> {
    let Warned { output, warnings } =
        typst::compile::<PagedDocument>(&Desk::new(json(document)));
    let mut pages = output.map_err(|errors| PdfError::Layout(messages(&errors)))?;
    describe(document, pages.info_mut());
    // A warning would be a font that is not there, or pages that never settle.
    if warnings.is_empty() {
        Ok(pages)
    } else {
        Err(PdfError::Layout(messages(&warnings)))
    }
}

/// What the file says of itself. Not in the template: there it would be a part of every
/// style, and one changed word would make Typst lay out the whole order anew.
fn describe(document: &Document, info: &mut DocumentInfo) {
    let day = document.date.map(|date| (date.year(), date.month(), date.day()));
    info.title = Some(document.title.as_str().into());
    info.keywords = vec![document.identity().into()];
    info.date = Smart::Custom(day.and_then(|(year, month, day)| {
        Datetime::from_ymd(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
    }));
}

fn export(document: &Document, pages: &PagedDocument) -> Result<Pdf, PdfError> {
    let standards: &[PdfStandard] = match document.date {
        Some(_) => &[PdfStandard::A_2a, PdfStandard::Ua_1],
        None => &[PdfStandard::Ua_1],
    };
    let standards = PdfStandards::new(standards)
        .map_err(|error| PdfError::Export(error.message().to_string()))?;
    let options = PdfOptions {
        ident: Smart::Custom(document.title.clone()),
        creator: Smart::Custom(Some(
            concat!("prikaz ", env!("CARGO_PKG_VERSION")).to_owned(),
        )),
        standards,
        ..PdfOptions::default()
    };
    let mut bytes = typst_pdf::pdf(pages, &options)
        .map_err(|errors| PdfError::Export(messages(&errors)))?;
    end_streams(&mut bytes);
    Ok(Pdf { bytes, sheets: sheet::sheets(pages) })
}

/// Compressed data may end with CR by chance. With the LF before `endstream`, a strict
/// reader takes both for one line end, and the stream for a byte too short: PDF/A asks that
/// its length be exact. A CR in the place of the LF is as good a line end, and no riddle.
fn end_streams(bytes: &mut [u8]) {
    let riddles: Vec<usize> =
        memchr::memmem::find_iter(bytes, b"\r\nendstream").collect();
    for at in riddles {
        bytes[at + 1] = b'\r';
    }
}

fn messages(diagnostics: &[SourceDiagnostic]) -> String {
    let messages: Vec<&str> = diagnostics.iter().map(|d| d.message.as_str()).collect();
    messages.join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_that_ends_with_cr_keeps_its_length() {
        let mut bytes = b"data\r\nendstream data\nendstream".to_vec();
        end_streams(&mut bytes);
        assert_eq!(bytes, b"data\r\rendstream data\nendstream");
    }
}
