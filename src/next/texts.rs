//! The texts of an order, and what is proposed for each.

use std::sync::Arc;

use crate::calendar::Year;
use crate::form::Column;
use crate::next::drafts::{Drafts, Part};
use crate::next::scan::{self, Found, Kind, Scope};
use crate::next::terms;
use crate::order::{Appendix, Content, Item, Order, Plan, Text};

/// From which year to which.
#[derive(Debug, Clone, Copy)]
pub(super) struct Move {
    /// That of the old plan.
    pub(super) from: Year,
    /// That of the new plan: later, and of the same kind.
    pub(super) to: Year,
}

impl Move {
    /// How many years on.
    pub(super) fn years(self) -> i32 {
        self.to.first - self.from.first
    }

    /// The same for `scan`.
    /// A move back is none: 0 years.
    fn scope(self) -> Scope {
        let years = u16::try_from(self.years()).unwrap_or_default();
        Scope { plan: self.from, years }
    }
}

/// Proposals for every text of an order.
pub(super) fn propose(order: &Order, years: Move, drafts: &mut Drafts) {
    let mut walk = Walk { years, drafts };
    walk.text(&order.title, Kind::Prose);
    walk.each(&order.preamble);
    walk.items(&order.items);
    walk.each(order.bodies.values());
    for person in order.people.values() {
        walk.each(person.forms.values());
    }
    order.appendices.iter().for_each(|appendix| walk.appendix(appendix));
    people(order, drafts);
}

/// How posts begin.
const POSTS: [&str; 9] = [
    "начальник",
    "заместитель",
    "директор",
    "руководитель",
    "министр",
    "ректор",
    "заведующ",
    "председатель",
    "глава",
];

/// Who signs, who is named, whose post is named: a year later it may be somebody else.
fn people(order: &Order, drafts: &mut Drafts) {
    let both = "подтвердите должность и фамилию";
    drafts.look("people", &order.signatory.name.place, both);
    for person in order.people.values() {
        let name = person.forms.get("name").or(person.forms.values().next());
        if let Some(name) = name {
            drafts.look("people", &name.place, both);
        }
    }
    for body in order.bodies.values() {
        let words = body.value.to_lowercase();
        if POSTS.iter().any(|post| words.starts_with(post)) {
            drafts.look("people", &body.place, "подтвердите должность");
        }
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

    /// The headings of columns that this order names itself stay; years in them are listed.
    fn heading(&mut self, column: &Column, own: &Text) {
        let is_own = Arc::ptr_eq(&column.title_place.source, &own.place.source);
        let scope = self.years.scope();
        let is_any = !scan::scan(&column.title, Kind::Prose, &scope).is_empty();
        if is_own && is_any {
            let why = "в заголовке графы назван год или номер: он остался как был";
            self.drafts.look("text-year", &column.title_place, why);
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
            Content::Plan(plan) => self.plan(plan, &appendix.title),
            Content::Prose { paragraphs, items } => {
                self.each(paragraphs);
                self.items(items);
            }
        }
    }

    fn plan(&mut self, plan: &Plan, title: &Text) {
        for column in &plan.columns {
            self.heading(column, title);
        }
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
        for part in found(text, kind, self.years) {
            self.drafts.part(text, part);
        }
    }
}

/// What a column holds, by its key or by its heading.
fn kind(column: &Column) -> Kind {
    let title = column.title.to_lowercase();
    let begins = |stems: &[&str]| stems.iter().any(|stem| title.starts_with(stem));
    if column.key == "period" || begins(&["срок", "дата", "период"]) {
        Kind::Period
    } else if column.key == "event"
        || begins(&["мероприят", "наименование", "название", "событие"])
    {
        Kind::Name
    } else {
        Kind::Prose
    }
}

/// What `scan` finds in a text.
pub(super) fn found(text: &Text, kind: Kind, years: Move) -> Vec<Part> {
    let found = scan::scan(&text.value, kind, &years.scope()).into_iter();
    let part = |Found { range, new, rule, is_doubtful: review, why }| Part {
        range,
        new,
        rule,
        review,
        why,
    };
    found.map(part).collect()
}
