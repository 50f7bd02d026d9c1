//! Differences as a tree: what differs of the order, of its sections, of their events.

use crate::diff::outline::Kind;
use crate::source::{Place, Route};

/// What differs of one thing and of all within it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What it is.
    pub kind: Kind,
    /// Where it was; none: it is new.
    pub old: Option<Site>,
    /// Where it is; none: it is gone.
    pub new: Option<Site>,
    /// Whether it stands elsewhere now: under another heading, or among its neighbours.
    pub is_moved: bool,
    /// Whether another number was given to it; what counting alone changes is in
    /// `recounts` of its parent.
    pub is_renumbered: bool,
    /// What of its own texts differs; of a new or gone thing, all of them.
    pub changes: Vec<Change>,
    /// Runs of what is within and only counts differently now.
    pub recounts: Vec<Recount>,
    /// What is within and differs.
    pub children: Vec<Entry>,
}

/// Where a thing stands in one of the orders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    /// By keys and indices.
    pub route: Route,
    /// The printed number, if one is.
    pub number: Option<String>,
    /// What it is called: its first text.
    pub title: String,
    /// Where that text stands.
    pub place: Option<Place>,
    /// What it stands under: the number of the section or item, if there is one.
    pub under: Option<String>,
}

/// A text that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The key: `title`, `date`, the key of a column.
    pub key: String,
    /// The heading of the column, for a cell.
    pub title: Option<String>,
    /// Where the old text is, or would be.
    pub route_old: Option<Route>,
    /// Where the new text is, or would be.
    pub route_new: Option<Route>,
    /// The old paragraphs.
    pub old: Vec<Vec<Span>>,
    /// The new paragraphs.
    pub new: Vec<Vec<Span>>,
    /// The words that changed, old and new; between paragraphs stands U+2029.
    pub words: Vec<(String, String)>,
}

/// A piece of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The words, spaces included.
    pub text: String,
    /// Whether they are not in the other order. Spaces around what changed are not marked.
    pub is_changed: bool,
    /// Where they stand; none for what the program says of the order.
    pub place: Option<Place>,
}

/// Neighbours whose numbers changed only because others came, went or moved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recount {
    /// What they are.
    pub kind: Kind,
    /// Where the first of them was.
    pub route_old: Route,
    /// Where the first of them is.
    pub route_new: Route,
    /// Their old numbers; none where none was printed.
    pub old: Vec<Option<String>>,
    /// Their new numbers.
    pub new: Vec<Option<String>>,
}

/// How many differences there are, by kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Count {
    /// Texts that changed.
    pub changed: usize,
    /// Things that are new.
    pub new: usize,
    /// Things that are gone.
    pub gone: usize,
    /// Things that moved.
    pub moved: usize,
    /// Things that were given another number.
    pub renumbered: usize,
    /// Runs that count differently.
    pub recounted: usize,
}

impl Count {
    /// All of them.
    #[must_use]
    pub fn all(&self) -> usize {
        let Self { changed, new, gone, moved, renumbered, recounted } = self;
        changed + new + gone + moved + renumbered + recounted
    }
}

impl Entry {
    /// Whether nothing differs.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        !self.is_own() && self.recounts.is_empty() && self.children.is_empty()
    }

    /// Whether something is to be said of the thing itself, and not of what is within.
    #[must_use]
    pub fn is_own(&self) -> bool {
        let is_same = self.old.is_some() && self.new.is_some();
        !is_same || self.is_moved || self.is_renumbered || !self.changes.is_empty()
    }

    /// Whether something stands directly under its heading: of itself, of items, of
    /// numbers.
    #[must_use]
    pub fn is_shown(&self) -> bool {
        let has_items = self.children.iter().any(|child| child.kind == Kind::Item);
        self.is_own() || has_items || !self.recounts.is_empty()
    }

    /// How many differences there are, with those of all within.
    #[must_use]
    pub fn count(&self) -> Count {
        let mut count = Count::default();
        self.add_to(&mut count);
        count
    }

    fn add_to(&self, count: &mut Count) {
        match (&self.old, &self.new) {
            (Some(_), Some(_)) => count.changed += self.changes.len(),
            (None, _) => count.new += 1,
            (_, None) => count.gone += 1,
        }
        count.moved += usize::from(self.is_moved);
        count.renumbered += usize::from(self.is_renumbered);
        count.recounted += self.recounts.len();
        self.children.iter().for_each(|child| child.add_to(count));
    }

    /// Where it is, or was.
    #[must_use]
    pub fn site(&self) -> Option<&Site> {
        self.new.as_ref().or(self.old.as_ref())
    }
}
