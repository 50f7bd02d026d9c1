//! The texts of an order, each with what it is there.

use crate::order::{Appendix, Content, Item, Order, Plan, Text};

/// A text of an order.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece<'a> {
    /// What it is there.
    pub(super) kind: Kind,
    /// The text.
    pub(super) text: &'a Text,
}

/// What a text is in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// The order's number.
    OrderNumber,
    /// The order's title.
    Title,
    /// The preamble.
    Preamble,
    /// An item, of the order or of an appendix.
    Item,
    /// The signatory's post.
    Post,
    /// The signatory's initials and surname.
    Name,
    /// A form of a person's name, or a post, that other texts refer to.
    Person,
    /// A body that other texts refer to.
    Body,
    /// The title of an appendix.
    AppendixTitle,
    /// What stands under it.
    Subtitle,
    /// A paragraph of an appendix.
    Paragraph,
    /// The title of a plan's section.
    SectionTitle,
    /// The number of an event.
    Number,
    /// A term of an event.
    Period,
    /// Who answers for an event.
    Responsible,
    /// Another cell of an event.
    Cell,
}

impl Kind {
    /// What the cells of a column are.
    pub(super) fn of_column(key: &str) -> Self {
        match key {
            "number" => Self::Number,
            "period" => Self::Period,
            "responsible" => Self::Responsible,
            _ => Self::Cell,
        }
    }
}

/// All texts of an order, in the order of its pages.
pub(super) fn pieces(order: &Order) -> Vec<Piece<'_>> {
    let mut pieces = Pieces(Vec::new());
    pieces.extend(Kind::OrderNumber, &order.number);
    pieces.extend(Kind::Title, [&order.title]);
    pieces.extend(Kind::Preamble, &order.preamble);
    pieces.items(&order.items);
    pieces.extend(Kind::Post, [&order.signatory.post]);
    pieces.extend(Kind::Name, [&order.signatory.name]);
    order.people.values().for_each(|p| pieces.extend(Kind::Person, p.forms.values()));
    pieces.extend(Kind::Body, order.bodies.values());
    order.appendices.iter().for_each(|appendix| pieces.appendix(appendix));
    pieces.0
}

struct Pieces<'a>(Vec<Piece<'a>>);

impl<'a> Pieces<'a> {
    fn extend(&mut self, kind: Kind, texts: impl IntoIterator<Item = &'a Text>) {
        self.0.extend(texts.into_iter().map(|text| Piece { kind, text }));
    }

    fn items(&mut self, items: &'a [Item]) {
        for item in items {
            self.extend(Kind::Item, [&item.text]);
            self.items(&item.items);
        }
    }

    fn appendix(&mut self, appendix: &'a Appendix) {
        self.extend(Kind::AppendixTitle, [&appendix.title]);
        self.extend(Kind::Subtitle, &appendix.subtitle);
        match &appendix.content {
            Content::Plan(plan) => self.plan(plan),
            Content::Prose { paragraphs, items } => {
                self.extend(Kind::Paragraph, paragraphs);
                self.items(items);
            }
        }
    }

    fn plan(&mut self, plan: &'a Plan) {
        for section in &plan.sections {
            self.extend(Kind::SectionTitle, [&section.title]);
            for event in &section.events {
                self.extend(Kind::Number, [&event.number]);
                for (column, texts) in plan.columns.iter().zip(&event.cells) {
                    self.extend(Kind::of_column(&column.key), texts);
                }
            }
        }
    }
}
