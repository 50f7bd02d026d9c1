//! Next year's order from this year's, and what a person must look at.
//!
//! 1. Everything that may have to change is proposed: `keys` (number, date, draft, the
//!    year itself), `texts` with `terms` (by the grammar of periods) and `scan` (years,
//!    ordinals, anniversaries, other acts and ended projects in any text).
//! 2. `drafts` settles the proposals: one change a place, and a comment
//!    `# ПРОВЕРИТЬ: …` above each line that a person must look at.
//! 3. `change` says where each stands in the old file and in the new one, so that
//!    [`undo`] can give the old file back.

mod change;
mod drafts;
mod json;
mod keys;
mod scan;
mod table;
mod terms;
mod texts;

use std::sync::Arc;

use crate::calendar::Year;
use crate::next::drafts::Drafts;
use crate::next::texts::Move;
use crate::order::Order;
use crate::rules::review_mark;
use crate::source::{Place, Source};
use crate::yaml::{self, Layout, Node};

pub use crate::next::change::{Change, Piece, undo};
pub use crate::next::json::json;
pub use crate::next::table::{markdown, text};

/// How a comment begins that waits for a person.
pub const MARK: &str = "ПРОВЕРИТЬ:";

/// The order of another year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Next {
    /// The new file, with the old one's byte order mark.
    pub text: String,
    /// What differs from the old file or must be looked at, in the order of the file.
    pub changes: Vec<Change>,
}

/// What to make.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// The year that the new order is about.
    pub to: Year,
    /// Whether given numbers of events stay.
    pub keeps_numbers: bool,
}

/// The order of a later year. The old order names a year of the same kind.
///
/// `options.to` comes after `from` and is of its kind; else nothing moves. Nothing is
/// proved here: the command line reads the result anew and takes it back before it
/// writes.
#[must_use]
pub fn next(node: &Node, order: &Order, from: Year, options: Options) -> Next {
    let source = &node.place.source;
    let layout = Layout::of(source);
    let mut drafts = Drafts::default();
    keys::propose(node, order, &layout, options, &mut drafts);
    texts::propose(order, Move { from, to: options.to }, &mut drafts);
    let settled = drafts.settled(source, &layout);
    let text = yaml::apply(source, &settled.splices());
    let changes = change::placed(source, &text, &settled);
    Next { text, changes }
}

/// The comments of a file that still wait for a person.
#[must_use]
pub fn marks(source: &Arc<Source>) -> Vec<Place> {
    let mut comments = yaml::comments(source);
    comments.retain(|place| review_mark(place.text()).is_some());
    comments
}
