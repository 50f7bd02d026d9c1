//! The model: an order and the papers it approves.
//!
//! [`read`] makes it from YAML nodes, reporting every fault at once. Each text knows its
//! place, so that whatever is said of it later can name its line.

mod appendix;
mod names;
mod person;
mod read;
mod shape;
mod substitute;
mod text;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::calendar::Year;
use crate::form::{Check, Column, Form};
use crate::source::Place;
use crate::yaml::Node;

pub use crate::order::person::Person;
pub use crate::order::read::{form_name, read};
pub use crate::order::shape::ORDER;
pub use crate::order::text::Text;

/// An order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// The number; none: a blank for the pen.
    pub number: Option<Text>,
    /// The date; none: a blank for the pen.
    pub date: Option<Dated>,
    /// The school or calendar year that the order is about.
    pub year: Option<PlanYear>,
    /// Where it is said to be a draft, if it is one; its pages say so.
    pub draft: Option<Place>,
    /// «О …», «Об …».
    pub title: Text,
    /// What stands before «приказываю».
    pub preamble: Option<Text>,
    /// The items.
    pub items: Vec<Item>,
    /// Who signs.
    pub signatory: Signatory,
    /// The people that its texts refer to, by key.
    pub people: BTreeMap<String, Person>,
    /// The bodies that its texts refer to, by key.
    pub bodies: BTreeMap<String, Text>,
    /// What the order says of the rules' levels.
    pub checks: Vec<Check>,
    /// The papers that the order approves.
    pub appendices: Vec<Appendix>,
}

impl Order {
    /// Whether it is signed: it has a number and a date, and is no draft.
    #[must_use]
    pub fn is_signed(&self) -> bool {
        self.number.is_some() && self.date.is_some() && self.draft.is_none()
    }
}

/// A date and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dated {
    /// The day.
    pub day: NaiveDate,
    /// Where it stands.
    pub place: Place,
}

/// The year that an order is about, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanYear {
    /// The year.
    pub year: Year,
    /// Where it stands.
    pub place: Place,
}

/// An item of an order, with its sub-items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The counted number: `2.` for an item, `2.1.` for a sub-item.
    pub number: String,
    /// Its text.
    pub text: Text,
    /// Its sub-items.
    pub items: Vec<Item>,
}

/// Who signs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signatory {
    /// The post.
    pub post: Text,
    /// Initials and surname.
    pub name: Text,
}

/// A paper that the order approves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appendix {
    /// The counted number, from 1; none where it is the only one.
    pub number: Option<usize>,
    /// How the paper is marked as this order's; none: as the form says.
    pub mark: Option<Mark>,
    /// «УТВЕРЖДЕН» in the paper's gender.
    /// «УТВЕРЖДЕН» itself where the order does not say.
    pub approved: String,
    /// The title.
    pub title: Text,
    /// What stands under the title.
    pub subtitle: Option<Text>,
    /// What the paper holds.
    pub content: Content,
}

impl Appendix {
    /// How the paper is marked in a form: as it says itself, else as the form does.
    #[must_use]
    pub fn mark_in(&self, form: &Form) -> Mark {
        let word = || form.words.get("mark").and_then(Node::text);
        self.mark.unwrap_or_else(|| word().and_then(Mark::of).unwrap_or(Mark::Order))
    }
}

/// How an appendix is marked as belonging to its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// «Приложение к приказу … от … № …».
    Order,
    /// «Приложение» and under it «УТВЕРЖДЕН приказом … от … № …».
    Approved,
    /// None.
    None,
}

impl Mark {
    /// The mark of a word in an order or a form.
    pub(crate) fn of(word: &str) -> Option<Self> {
        match word {
            "order" => Some(Self::Order),
            "approved" => Some(Self::Approved),
            "none" => Some(Self::None),
            _ => None,
        }
    }
}

/// What an appendix holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// A plan: a table of events.
    Plan(Plan),
    /// A text: paragraphs, then numbered items.
    Prose {
        /// The paragraphs.
        paragraphs: Vec<Text>,
        /// The items.
        items: Vec<Item>,
    },
}

/// A table of events under section headings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The columns.
    pub columns: Vec<Column>,
    /// The sections («направления»).
    pub sections: Vec<PlanSection>,
}

/// A section of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanSection {
    /// The counted number, from 1.
    pub number: usize,
    /// The title.
    pub title: Text,
    /// The events.
    pub events: Vec<Event>,
}

/// A row of a plan.
///
/// `cells` has one entry for each of the plan's columns, an empty one for the number and
/// for a cell that was left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// The printed number: given, or counted as section and position («4.2»).
    pub number: Text,
    /// The cells in the order of the columns, each with its paragraphs.
    pub cells: Vec<Vec<Text>>,
}
