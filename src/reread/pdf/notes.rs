//! What was put over a page: annotations (ISO 32000-1, 12.5).

use lopdf::{Document, Object, ObjectId};

use crate::reread::RereadError;
use crate::reread::paper::Note;
use crate::reread::pdf::{dictionary, resolve, strings};

/// Annotations that change nothing of what a page says: links, the fields of forms and of
/// signatures, and the windows of other annotations.
const SILENT: [&[u8]; 3] = [b"Link", b"Widget", b"Popup"];

/// What an annotation takes of the limit beside its words: many pages may share one list.
const COST: usize = 64;

/// The notes on a page; `left` is how many bytes of text there may still be.
pub(super) fn on(
    file: &Document,
    id: ObjectId,
    page: usize,
    left: &mut usize,
) -> Result<Vec<Note>, RereadError> {
    let entry = file.get_dictionary(id).ok().and_then(|page| page.get(b"Annots").ok());
    let list = entry.and_then(|list| resolve(file, list)?.as_array().ok());
    let mut notes = Vec::new();
    for annotation in list.into_iter().flatten() {
        *left = left.checked_sub(COST).ok_or(RereadError::TooLarge)?;
        let Some(annotation) = dictionary(file, annotation) else { continue };
        let kind = annotation.get(b"Subtype").and_then(Object::as_name);
        let kind = kind.unwrap_or_default();
        if SILENT.contains(&kind) {
            continue;
        }
        let words = annotation.get(b"Contents").ok().and_then(|it| resolve(file, it));
        let words = words.and_then(|words| words.as_str().ok()).unwrap_or_default();
        *left = left.checked_sub(words.len()).ok_or(RereadError::TooLarge)?;
        let words = strings::text(words);
        let text = if words.trim().is_empty() { name(kind).to_owned() } else { words };
        notes.push(Note { page, text });
    }
    Ok(notes)
}

/// What an annotation without words is.
fn name(kind: &[u8]) -> &'static str {
    match kind {
        b"Text" | b"FreeText" | b"Caret" => "заметка без слов",
        b"StrikeOut" => "вычёркивание",
        b"Highlight" | b"Underline" | b"Squiggly" => "выделение",
        b"Redact" => "замазанное место",
        b"Stamp" | b"Watermark" => "штамп",
        b"Line" | b"Square" | b"Circle" | b"Polygon" | b"PolyLine" | b"Ink" => "рисунок",
        b"FileAttachment" => "приложенный файл",
        _ => "пометка",
    }
}
