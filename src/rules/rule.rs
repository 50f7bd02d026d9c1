//! A rule: its name, its level, its page, and how it finds what it is named after.

use crate::diagnostic::Level;
use crate::document::Document;
use crate::order::Order;
use crate::rules::fault::Fault;
use crate::rules::review::Review;

/// A rule, named after the fault that it finds.
#[derive(Debug)]
pub struct Rule {
    /// Its name: `number-gap`.
    pub name: &'static str,
    /// Its level where neither form nor order says otherwise.
    pub grade: Grade,
    /// What `prikaz explain` says of it.
    pub page: Page,
    /// How it finds its faults.
    pub(super) find: Find,
}

/// A level by default.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grade {
    /// The same for all orders.
    Always(Level),
    /// An error while the order can still be changed, a warning once it is signed.
    UntilSigned,
}

/// The words of a rule's page.
#[derive(Debug)]
pub struct Page {
    /// What it finds: one sentence without a full stop.
    pub finds: &'static str,
    /// Why it matters: sentences.
    pub why: &'static str,
    /// Where it comes from.
    pub source: Origin,
    /// A piece of YAML with the fault.
    pub bad: &'static str,
    /// The same without it.
    pub good: &'static str,
    /// Whether `--fix` mends it, at least where the change is safe.
    pub is_mended: bool,
}

/// Where a rule comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// Read in an official text on office work: what it says.
    Official(&'static str),
    /// The custom of offices.
    Custom,
    /// The project's own rule.
    Own,
}

/// How a rule finds its faults.
#[derive(Debug, Clone, Copy)]
pub(super) enum Find {
    /// By reading the file, the form, or laying out the pages: reported there.
    Reading,
    /// By looking at the order.
    Order(fn(&Review<'_>) -> Vec<Fault>),
    /// By holding the document against the order it was composed of.
    Document(fn(&Order, &Document) -> Vec<Fault>),
    /// By looking at what the other rules found and what was excepted.
    Exceptions,
}

impl Rule {
    /// Whether its level can be set, and its faults be excepted.
    #[must_use]
    pub fn is_free(&self) -> bool {
        !matches!(self.find, Find::Reading)
    }
}

impl Grade {
    /// The level for an order.
    #[must_use]
    pub fn level(self, is_signed: bool) -> Level {
        match self {
            Self::Always(level) => level,
            Self::UntilSigned if is_signed => Level::Warning,
            Self::UntilSigned => Level::Error,
        }
    }
}
