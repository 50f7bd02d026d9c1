//! What differs between the old file and the new one, and where.

use std::ops::Range;

use serde::Serialize;

use crate::next::drafts::Settled;
use crate::source::Source;

/// A change, or a place to look at: then both pieces are there and equal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Where it is by keys: `appendices[0].sections[3].events[0].period`.
    pub route: String,
    /// The rule by which it was made.
    pub rule: &'static str,
    /// What stood in the old file; none: it was inserted.
    pub old: Option<Piece>,
    /// What stands in the new file; none: it was removed.
    pub new: Option<Piece>,
    /// Whether a person must look at it.
    pub review: bool,
    /// Why, in words for a clerk.
    pub why: String,
}

/// A piece of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// Its first byte in the file, a byte order mark counted.
    pub start: usize,
    /// The byte after its last.
    pub end: usize,
    /// Its line, from 1.
    pub line: usize,
    /// Its column, from 1, in characters.
    pub column: usize,
    /// What stands there.
    pub text: String,
}

impl Change {
    /// Whether the file is another one by it.
    #[must_use]
    pub fn is_made(&self) -> bool {
        let text = |piece: &Option<Piece>| piece.as_ref().map(|piece| piece.text.clone());
        text(&self.old) != text(&self.new)
    }
}

/// The settled proposals, each with its place in the old file and in the new one.
/// `new` is the whole new file with its mark. The proposals do not overlap, so a running
/// count of bytes tells where each stands in it.
pub(super) fn placed(old: &Source, new: &str, settled: &Settled) -> Vec<Change> {
    let text = new.strip_prefix(old.mark()).unwrap_or(new);
    let new = Source::new(old.name(), text);
    let mark = old.mark().len();
    // How many bytes the changes so far have added and taken away.
    let (mut added, mut taken) = (0, 0);
    let mut changes = Vec::with_capacity(settled.drafts.len());
    for draft in &settled.drafts {
        let start = draft.span.start + added - taken;
        let len = draft.new.as_ref().map_or(draft.span.len(), String::len);
        changes.push(Change {
            route: draft.route.as_str().to_owned(),
            rule: draft.rule,
            old: piece(old, draft.span.clone(), mark),
            new: piece(&new, start..start + len, mark),
            review: draft.review,
            why: draft.why.clone(),
        });
        if draft.new.is_some() {
            added += len;
            taken += draft.span.len();
        }
    }
    changes
}

/// The piece of a file; none where it is empty.
/// `span` does not count the byte order mark, which has `mark` bytes; the piece does.
fn piece(source: &Source, span: Range<usize>, mark: usize) -> Option<Piece> {
    let at = source.position(span.start);
    let text = source.slice(&span).to_owned();
    let (start, end) = (span.start + mark, span.end + mark);
    let piece = Piece { start, end, line: at.line, column: at.column, text };
    (start < end).then_some(piece)
}

/// The old file, by taking the changes back in the new one; none where they are not this
/// file's.
///
/// `new` is the whole file with its byte order mark; the changes are in the order of the
/// file.
#[must_use]
pub fn undo(new: &str, changes: &[Change]) -> Option<String> {
    let mut old = String::with_capacity(new.len());
    let mut at = 0;
    for change in changes.iter().filter(|change| change.is_made()) {
        let removed = change.old.as_ref().map_or("", |piece| &piece.text);
        let span = match (&change.new, &change.old) {
            (Some(piece), _) => piece.start..piece.end,
            // What was removed stood where the old file is after what was taken back.
            (None, Some(piece)) => {
                let start = at + piece.start.checked_sub(old.len())?;
                start..start
            }
            (None, None) => return None,
        };
        old.push_str(new.get(at..span.start)?);
        let is_there =
            new.get(span.clone()) == Some(change.new.as_ref().map_or("", |p| &p.text));
        if !is_there {
            return None;
        }
        old.push_str(removed);
        at = span.end;
    }
    old.push_str(new.get(at..)?);
    Some(old)
}
