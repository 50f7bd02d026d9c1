//! Proof-reading: the papers as they were made, held against the tree before anybody
//! gets them.
//!
//! 1. The bytes are read back, and each paragraph and cell is compared with the tree.
//! 2. The laid-out pages are looked at: nothing off its page or cell, nothing over
//!    something else, heads repeated, no band at a foot where the form forbids it.
//!
//! A difference is a fault of ours: no file must be left.

use crate::document::Document;
use crate::pdf::{Pdf, inspect};
use crate::reread::{self, Paper, RereadError, Strictness, compare};

/// What is wrong with a PDF; none: it says and shows what the tree does.
#[must_use]
pub fn pdf(document: &Document, pdf: &Pdf) -> Vec<String> {
    let read = reread::pdf(&pdf.bytes);
    let mut flaws = differences(document, read, Strictness::Exact);
    flaws.extend(inspect(document, &pdf.sheets).iter().map(ToString::to_string));
    flaws
}

/// What is wrong with a DOCX.
#[must_use]
pub fn docx(document: &Document, bytes: &[u8]) -> Vec<String> {
    differences(document, reread::docx(bytes), Strictness::BesideJoiners)
}

/// A paper that cannot be read has one flaw: why not.
fn differences(
    document: &Document,
    read: Result<Paper, RereadError>,
    strictness: Strictness,
) -> Vec<String> {
    let actual = match read {
        Ok(actual) => actual,
        Err(error) => return vec![error.to_string()],
    };
    let expected = Paper::of(document);
    let differences = compare(&expected, &actual, strictness);
    let mut flaws: Vec<String> = differences.iter().map(ToString::to_string).collect();
    if expected.identity != actual.identity {
        flaws.push("в свойствах файла другой опознавательный знак приказа".to_owned());
    }
    flaws
}
