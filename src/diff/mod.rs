//! What differs between two orders by meaning: what a person reads, not how it is written.
//!
//! 1. `outline` lays both orders out as things (items, sections, events, …) with their
//!    printed texts and numbers.
//! 2. `pairs` finds what is what: equal texts first, then alike ones (`corpus`), then what
//!    stands in the same place. So an event that moved is not «deleted and added».
//! 3. `moves` finds the fewest things that moved, `words` the words that changed.
//! 4. `tree` gathers the differences as a tree of entries; `text` shows it to people,
//!    `json` to programs, and `compose` as a table on paper.
//!
//! Both directions give the same differences: pairs, moves and words are looked for with
//! the two orders in one and the same sequence, whichever was named first.

mod corpus;
mod entry;
mod json;
mod moves;
mod outline;
mod pairs;
mod text;
mod tree;
mod words;

use crate::form::Form;
use crate::order::Order;

pub use crate::diff::entry::{Change, Count, Entry, Recount, Site, Span};
pub use crate::diff::json::json;
pub use crate::diff::outline::Kind;
pub use crate::diff::text::text;

/// An order in the form in which it is printed.
#[derive(Debug, Clone, Copy)]
pub struct Version<'a> {
    /// The order.
    pub order: &'a Order,
    /// Its form.
    pub form: &'a Form,
}

/// What differs, as the entry of the whole order.
///
/// The work grows with the number of things, not with its square; within one text it is
/// that of Myers' algorithm.
#[must_use]
pub fn diff(old: Version<'_>, new: Version<'_>) -> Entry {
    let (old, new) = (outline::of(old), outline::of(new));
    let is_flipped = new.is_before(&old);
    let (first, second) = if is_flipped { (&new, &old) } else { (&old, &new) };
    let pairs = pairs::find(first, second);
    let moves = moves::find(first, second, &pairs);
    let (pairs, moves) =
        if is_flipped { (pairs.flipped(), moves.flipped()) } else { (pairs, moves) };
    tree::Tree { old: &old, new: &new, pairs, moves, is_flipped }.grow()
}
