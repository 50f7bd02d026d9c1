//! What the rules look at: the order and what all of them need of it, made once.

use std::ops::Range;

use chrono::Datelike;

use crate::calendar::Year;
use crate::form::Form;
use crate::order::{Content, Order, Plan, Text};
use crate::rules::dictionary::Dictionary;
use crate::rules::fault::Fault;
use crate::rules::piece::{Kind, Piece, pieces};
use crate::russian::period::{self, Period};
use crate::source::Place;
use crate::yaml::comments;

/// An order under review.
#[derive(Debug)]
pub(super) struct Review<'a> {
    /// The order.
    pub(super) order: &'a Order,
    /// Its form.
    pub(super) form: &'a Form,
    /// The words of the language, if they were given.
    pub(super) dictionary: Option<&'a Dictionary>,
    /// Its texts.
    pub(super) pieces: Vec<Piece<'a>>,
    /// The terms of its plans.
    pub(super) terms: Vec<Term<'a>>,
    /// The comments of its file.
    pub(super) comments: Vec<Place>,
}

/// A term («срок») of an event.
#[derive(Debug)]
pub(super) struct Term<'a> {
    /// Which plan it stands in, from 0.
    pub(super) plan: usize,
    /// The words.
    pub(super) text: &'a Text,
    /// The event's printed number.
    pub(super) number: &'a str,
    /// What they say.
    pub(super) period: Period,
}

/// A slip inside a text.
#[derive(Debug)]
pub(super) struct Slip {
    /// The bytes of the text.
    pub(super) range: Range<usize>,
    /// What is wrong.
    pub(super) message: String,
    /// What to do.
    pub(super) help: String,
    /// What should stand there, where that is safe to say.
    pub(super) new: Option<String>,
}

impl<'a> Review<'a> {
    /// The review of an order.
    pub(super) fn new(
        order: &'a Order,
        form: &'a Form,
        dictionary: Option<&'a Dictionary>,
    ) -> Self {
        let pieces = pieces(order);
        let comments = comments(&order.title.place.source);
        let terms = terms(order);
        Self { order, form, dictionary, pieces, terms, comments }
    }

    /// The plans of the order.
    pub(super) fn plans(&self) -> impl Iterator<Item = &'a Plan> {
        plans(self.order)
    }

    /// The year to understand terms by: the order's, else that of its date.
    pub(super) fn year_or_any(&self) -> Option<Year> {
        let of_date =
            || Year::calendar(&self.order.date.as_ref()?.day.year().to_string());
        self.year().or_else(of_date)
    }

    /// The year that the order is about.
    pub(super) fn year(&self) -> Option<Year> {
        self.order.year.as_ref().map(|year| year.year)
    }

    /// The texts of the kinds that are wanted.
    pub(super) fn texts(
        &self,
        wanted: impl Fn(Kind) -> bool,
    ) -> impl Iterator<Item = &'a Text> {
        self.pieces.iter().filter(move |piece| wanted(piece.kind)).map(|piece| piece.text)
    }

    /// The slips of all texts as faults. What came by a reference is looked at where it
    /// was written.
    ///
    /// At most a hundred are kept of a text, the last of which tells how many more there
    /// are; so mending may need several rounds.
    pub(super) fn slips(&self, find: impl Fn(&Piece<'_>) -> Vec<Slip>) -> Vec<Fault> {
        self.pieces.iter().flat_map(|piece| faults(piece.text, find(piece))).collect()
    }

    /// The same for the terms alone, which are understood already.
    pub(super) fn slips_of_terms(
        &self,
        find: impl Fn(&Term<'_>) -> Vec<Slip>,
    ) -> Vec<Fault> {
        self.terms.iter().flat_map(|term| faults(term.text, find(term))).collect()
    }
}

/// What came by a reference is left out before the slips are counted.
fn faults(text: &Text, mut slips: Vec<Slip>) -> impl Iterator<Item = Fault> {
    slips.retain(|slip| !text.is_referred(&slip.range));
    limit(&mut slips);
    slips.into_iter().map(|slip| slip.fault(text))
}

/// The most slips of a rule that are shown one by one in a text.
const MOST: usize = 100;

/// Leaves out what nobody would read, and says how much that is.
fn limit(slips: &mut Vec<Slip>) {
    let more = slips.len().saturating_sub(MOST);
    slips.truncate(MOST);
    if let Some(last) = slips.last_mut().filter(|_| more > 0) {
        let message = &last.message;
        last.message = format!("{message}; дальше в этом тексте таких мест ещё {more}");
    }
}

impl Slip {
    fn fault(self, text: &Text) -> Fault {
        let mend = self.new.and_then(|new| text.change(self.range.clone(), &new));
        Fault::part(text, self.range, self.message).help(self.help).mend(mend)
    }
}

fn plans(order: &Order) -> impl Iterator<Item = &Plan> {
    order.appendices.iter().filter_map(|appendix| match &appendix.content {
        Content::Plan(plan) => Some(plan),
        Content::Prose { .. } => None,
    })
}

/// The terms of all plans with a column `period`; empty ones are left out.
fn terms(order: &Order) -> Vec<Term<'_>> {
    let mut terms = Vec::new();
    for (index, plan) in plans(order).enumerate() {
        let Some(column) = plan.columns.iter().position(|column| column.key == "period")
        else {
            continue;
        };
        for event in plan.sections.iter().flat_map(|section| &section.events) {
            let texts = event.cells.get(column).map_or(&[][..], Vec::as_slice);
            terms.extend(texts.iter().filter(|t| !t.value.trim().is_empty()).map(
                |text| Term {
                    plan: index,
                    text,
                    number: &event.number.value,
                    period: period::parse(&text.value),
                },
            ));
        }
    }
    terms
}
