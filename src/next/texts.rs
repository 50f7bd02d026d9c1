//! The texts of an order, and what is proposed for each.

use crate::calendar::Year;
use crate::next::drafts::{Drafts, Part};
use crate::next::{facts, names, terms};
use crate::order::{Appendix, Content, Item, Order, Plan, Text};

/// From which year to which.
#[derive(Debug, Clone, Copy)]
pub(super) struct Move {
    pub(super) from: Year,
    pub(super) to: Year,
}

impl Move {
    /// How many years on.
    pub(super) fn years(self) -> i32 {
        self.to.first - self.from.first
    }
}

/// What a text is, for what may change in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A term of a plan.
    Term,
    /// The name of an event.
    Event,
    /// Anything else.
    Other,
}

/// Proposals for every text of an order.
pub(super) fn propose(order: &Order, years: Move, drafts: &mut Drafts) {
    let mut walk = Walk { years, drafts };
    walk.text(&order.title, Kind::Other);
    walk.each(&order.preamble);
    walk.items(&order.items);
    order.bodies.values().for_each(|body| walk.text(body, Kind::Other));
    order.appendices.iter().for_each(|appendix| walk.appendix(appendix));
    people(order, drafts);
}

/// Who signs and who is named: a year later it may be somebody else.
fn people(order: &Order, drafts: &mut Drafts) {
    let why = "подтвердите, что подписывает по-прежнему этот человек и в этой должности";
    drafts.look("people", &order.signatory.name.place, why);
    for person in order.people.values() {
        for name in person.forms.get("name").into_iter() {
            drafts.look("people", &name.place, "подтвердите, что это по-прежнему он");
        }
    }
}

struct Walk<'a> {
    years: Move,
    drafts: &'a mut Drafts,
}

impl Walk<'_> {
    fn each<'a>(&mut self, texts: impl IntoIterator<Item = &'a Text>) {
        texts.into_iter().for_each(|text| self.text(text, Kind::Other));
    }

    fn items(&mut self, items: &[Item]) {
        for item in items {
            self.text(&item.text, Kind::Other);
            self.items(&item.items);
        }
    }

    fn appendix(&mut self, appendix: &Appendix) {
        self.text(&appendix.title, Kind::Other);
        self.each(&appendix.subtitle);
        match &appendix.content {
            Content::Plan(plan) => self.plan(plan),
            Content::Prose { paragraphs, items } => {
                self.each(paragraphs);
                self.items(items);
            }
        }
    }

    fn plan(&mut self, plan: &Plan) {
        for section in &plan.sections {
            self.text(&section.title, Kind::Other);
            for event in &section.events {
                for (column, texts) in plan.columns.iter().zip(&event.cells) {
                    let kind = match column.key.as_str() {
                        "period" => Kind::Term,
                        "event" => Kind::Event,
                        _ => Kind::Other,
                    };
                    texts.iter().for_each(|text| self.text(text, kind));
                }
            }
        }
    }

    fn text(&mut self, text: &Text, kind: Kind) {
        if kind == Kind::Term {
            return terms::propose(text, self.years, self.drafts);
        }
        let is_event = kind == Kind::Event;
        let years = self.years;
        let found = names::proposals(&text.value, years.from, years.years(), is_event);
        for part in found {
            self.drafts.part(text, part);
        }
        for (range, why) in facts::facts(&text.value, years.to) {
            let (new, rule, review) = (None, "fact", true);
            self.drafts.part(text, Part { range, new, rule, review, why });
        }
    }
}
