//! The texts of an order, and what is proposed for each.

use crate::calendar::Year;
use crate::form::Column;
use crate::next::drafts::{Drafts, Part};
use crate::next::scan::{self, Found, Kind, Scope};
use crate::next::terms;
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

/// Proposals for every text of an order.
pub(super) fn propose(order: &Order, years: Move, drafts: &mut Drafts) {
    let mut walk = Walk { years, drafts };
    walk.text(&order.title, Kind::Prose);
    walk.each(&order.preamble);
    walk.items(&order.items);
    order.bodies.values().for_each(|body| walk.text(body, Kind::Prose));
    order.appendices.iter().for_each(|appendix| walk.appendix(appendix));
    people(order, drafts);
}

/// What is asked of a person that the texts name.
const WHO: &str = "подтвердите, что человек и его должность прежние";

/// Who signs and who is named: a year later it may be somebody else.
fn people(order: &Order, drafts: &mut Drafts) {
    let why = "подтвердите, кто подписывает и в какой должности";
    drafts.look("people", &order.signatory.name.place, why);
    for person in order.people.values() {
        if let Some(name) = person.forms.get("name") {
            drafts.look("people", &name.place, WHO);
        }
    }
}

/// What the texts of a column are.
fn kind(column: &Column) -> Kind {
    match column.key.as_str() {
        "period" => Kind::Period,
        "event" => Kind::Name,
        _ => Kind::Prose,
    }
}

struct Walk<'a> {
    years: Move,
    drafts: &'a mut Drafts,
}

impl Walk<'_> {
    fn each<'a>(&mut self, texts: impl IntoIterator<Item = &'a Text>) {
        self.all(texts, Kind::Prose);
    }

    fn all<'a>(&mut self, texts: impl IntoIterator<Item = &'a Text>, kind: Kind) {
        for text in texts {
            self.text(text, kind);
        }
    }

    fn items(&mut self, items: &[Item]) {
        for item in items {
            self.text(&item.text, Kind::Prose);
            self.items(&item.items);
        }
    }

    fn appendix(&mut self, appendix: &Appendix) {
        self.text(&appendix.title, Kind::Prose);
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
            self.text(&section.title, Kind::Prose);
            for event in &section.events {
                for (column, texts) in plan.columns.iter().zip(&event.cells) {
                    self.all(texts, kind(column));
                }
            }
        }
    }

    fn text(&mut self, text: &Text, kind: Kind) {
        if kind == Kind::Period {
            return terms::propose(text, self.years, self.drafts);
        }
        found(text, kind, self.years, self.drafts);
    }
}

/// What `scan` finds in a text; whether it is anything.
pub(super) fn found(text: &Text, kind: Kind, years: Move, drafts: &mut Drafts) -> bool {
    let Ok(steps) = u16::try_from(years.years()) else { return false };
    let scope = Scope { plan: years.from, years: steps };
    let all = scan::scan(&text.value, kind, &scope);
    let is_any = !all.is_empty();
    for Found { range, new, rule, is_doubtful, why } in all {
        drafts.part(text, Part { range, new, rule, review: is_doubtful, why });
    }
    is_any
}
