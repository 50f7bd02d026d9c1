//! Changes at known bytes, which leave all else byte for byte.

use std::ops::Range;

use crate::source::Source;

/// A change: these bytes of a text are replaced by this one.
///
/// Bytes are counted without the byte order mark, and lie on character borders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Splice {
    /// The bytes of [`Source::text`], the end exclusive; empty: an insertion.
    pub span: Range<usize>,
    /// What stands there instead.
    pub text: String,
}

/// The file's text with the changes made, and with its byte order mark if it had one.
/// Of changes that overlap, the first is made; those at one byte stand in their order.
///
/// The first is the one that begins earlier, at one byte the shorter: an insertion goes
/// before what is replaced there. A splice whose end is before its beginning is left out.
#[must_use]
pub fn apply(source: &Source, splices: &[Splice]) -> String {
    let mut sorted: Vec<&Splice> = splices.iter().collect();
    sorted.sort_by_key(|splice| (splice.span.start, splice.span.end));
    let mut text = String::with_capacity(source.text().len());
    text.push_str(source.mark());
    let mut done = 0;
    for splice in sorted.into_iter().filter(|splice| splice.span.start <= splice.span.end)
    {
        if splice.span.start < done {
            continue;
        }
        text.push_str(source.slice(&(done..splice.span.start)));
        text.push_str(&splice.text);
        done = splice.span.end;
    }
    text.push_str(source.slice(&(done..source.text().len())));
    text
}
