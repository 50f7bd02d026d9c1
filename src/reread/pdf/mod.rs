//! A PDF through its tags, exactly.
//!
//! 1. lopdf turns the bytes into objects (`load`).
//! 2. `content` reads each page's content once, by `lexer` and each font's `cmap`: the
//!    text of every piece of marked content.
//! 3. `structure` walks the tags from their root and puts the pieces in order.
//! 4. Text that no tag led to is an error, unless it is an artifact; of artifacts, headers
//!    and footers are read.

mod cmap;
mod content;
mod lexer;
mod load;
mod notes;
mod pages;
mod strings;
mod structure;
#[cfg(test)]
mod tests;

use lopdf::{Dictionary, Document, Object};

use crate::reread::paper::{Paper, identity};
use crate::reread::pdf::load::load;
use crate::reread::pdf::pages::Pages;
use crate::reread::{Headers, RereadError, unfolded};

/// What stands in a PDF for a line break: a mark of no width, since Typst leaves no trace
/// of one (`break-line` in `templates/document.typ`).
const BREAK: &str = "\u{A0}\u{2063}";

/// What a PDF says.
pub(super) fn read(bytes: &[u8]) -> Result<Paper, RereadError> {
    let file = load(bytes)?;
    let mut pages = Pages::read(&file, unfolded(bytes))?;
    let blocks = structure::blocks(&file, &mut pages)?;
    let headers = Headers::Pages(std::mem::take(&mut pages.headers));
    let notes = std::mem::take(&mut pages.notes);
    pages.finish()?;
    let info = file.trailer.get(b"Info").ok().and_then(|info| dictionary(&file, info));
    let word = |key: &[u8]| {
        let text = strings::text(resolve(&file, info?.get(key).ok()?)?.as_str().ok()?);
        (!text.is_empty()).then_some(text)
    };
    let identity = word(b"Keywords").as_deref().and_then(identity);
    Ok(Paper { title: word(b"Title"), identity, headers, blocks, notes })
}

/// The object itself where it is a reference to one.
fn resolve<'a>(file: &'a Document, object: &'a Object) -> Option<&'a Object> {
    file.dereference(object).ok().map(|(_, object)| object)
}

fn dictionary<'a>(file: &'a Document, object: &'a Object) -> Option<&'a Dictionary> {
    resolve(file, object)?.as_dict().ok()
}
