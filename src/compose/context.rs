//! What templates see: `order`, `appendices`, `form`.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use chrono::Datelike;
use minijinja::value::{Object, ObjectRepr, Value};

use crate::form::Form;
use crate::order::{Appendix, Content, Dated, Event, Item, Mark, Order, Plan, Text};
use crate::russian::date;
use crate::source::Place;
use crate::yaml::{Node, Value as YamlValue};

/// A text that knows its place: what the formatter looks for.
#[derive(Debug)]
pub(super) struct PlacedText {
    pub(super) value: String,
    pub(super) place: Place,
}

impl Object for PlacedText {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    /// An empty text is none: `{% if order.title %}` asks for words.
    fn is_true(self: &Arc<Self>) -> bool {
        !self.value.is_empty()
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.value)
    }
}

/// The values of an order in a form.
pub(super) fn of(order: &Order, form: &Form) -> Value {
    map([
        ("order", of_order(order)),
        ("appendices", list(&order.appendices, of_appendix)),
        ("form", of_form(form)),
    ])
}

pub(super) fn of_form(form: &Form) -> Value {
    map([("words", of_words(&form.words)), ("name", (&form.name).into())])
}

pub(super) fn map<const N: usize>(entries: [(&'static str, Value); N]) -> Value {
    Value::from(BTreeMap::from(entries))
}

pub(super) fn list<T>(items: &[T], of: impl Fn(&T) -> Value) -> Value {
    Value::from(items.iter().map(of).collect::<Vec<_>>())
}

fn of_text(text: &Text) -> Value {
    placed(&text.value, &text.place)
}

pub(super) fn placed(value: &str, place: &Place) -> Value {
    Value::from_object(PlacedText { value: value.to_owned(), place: place.clone() })
}

/// A value that may be missing is `none`, which templates can ask for but not print.
pub(super) fn maybe<T>(value: Option<&T>, of: impl Fn(&T) -> Value) -> Value {
    value.map_or(Value::from(()), of)
}

pub(super) fn of_order(order: &Order) -> Value {
    map([
        ("number", maybe(order.number.as_ref(), of_text)),
        ("date", maybe(order.date.as_ref(), of_date)),
        ("is_draft", order.draft.is_some().into()),
        ("title", of_text(&order.title)),
        ("preamble", maybe(order.preamble.as_ref(), of_text)),
        ("items", list(&order.items, of_item)),
        (
            "signatory",
            map([
                ("post", of_text(&order.signatory.post)),
                ("name", of_text(&order.signatory.name)),
            ]),
        ),
    ])
}

/// The ways of writing a date, and its parts for a form's blanks.
fn of_date(date: &Dated) -> Value {
    let day = date.day;
    let placed = |words: String| placed(&words, &date.place);
    map([
        ("short", placed(date::short(day))),
        ("long", placed(date::long(day))),
        ("day", placed(format!("{:02}", day.day()))),
        ("month", placed(format!("{:02}", day.month()))),
        ("month_name", placed(date::MONTHS_GENITIVE[day.month0() as usize].to_owned())),
        ("century", placed(format!("{:02}", day.year() / 100))),
        ("year_of_century", placed(format!("{:02}", day.year() % 100))),
        ("year", placed(format!("{:04}", day.year()))),
    ])
}

fn of_item(item: &Item) -> Value {
    map([
        ("number", placed(&item.number, &item.text.place)),
        ("text", of_text(&item.text)),
        ("items", list(&item.items, of_item)),
    ])
}

fn of_appendix(appendix: &Appendix) -> Value {
    let mark = appendix.mark.map(|mark| match mark {
        Mark::Order => "order",
        Mark::Approved => "approved",
        Mark::None => "none",
    });
    let (kind, content) = match &appendix.content {
        Content::Plan(plan) => ("plan", of_plan(plan)),
        Content::Prose { paragraphs, items } => (
            "text",
            map([
                ("paragraphs", list(paragraphs, of_text)),
                ("items", list(items, of_item)),
            ]),
        ),
    };
    map([
        ("number", maybe(appendix.number.as_ref(), |&number| number.into())),
        ("mark", maybe(mark.as_ref(), |&mark| mark.into())),
        ("approved", (&appendix.approved).into()),
        ("title", of_text(&appendix.title)),
        ("subtitle", maybe(appendix.subtitle.as_ref(), of_text)),
        ("kind", kind.into()),
        ("content", content),
    ])
}

fn of_plan(plan: &Plan) -> Value {
    let number = plan.columns.iter().position(|column| column.key == "number");
    let sections = list(&plan.sections, |section| {
        map([
            ("number", placed(&section.number.to_string(), &section.title.place)),
            ("title", of_text(&section.title)),
            ("events", list(&section.events, |event| of_event(event, number))),
        ])
    });
    let columns = list(&plan.columns, |column| {
        map([
            ("title", placed(&column.title, &column.title_place)),
            ("width", column.width.to_string().into()),
        ])
    });
    map([("columns", columns), ("sections", sections)])
}

/// An event as its cells, each a list of paragraphs.
fn of_event(event: &Event, number: Option<usize>) -> Value {
    let cells = event.cells.iter().enumerate().map(|(index, texts)| {
        if Some(index) == number {
            Value::from(vec![of_text(&event.number)])
        } else {
            list(texts, of_text)
        }
    });
    Value::from(cells.collect::<Vec<_>>())
}

/// A form's words as they stand: texts, lists, and names for both.
fn of_words(node: &Node) -> Value {
    match &node.value {
        YamlValue::Null => Value::from(()),
        YamlValue::Scalar(scalar) => placed(&scalar.text, &node.place),
        YamlValue::Sequence(nodes) => list(nodes, of_words),
        YamlValue::Mapping(entries) => {
            let entries = entries.iter().map(|e| (e.key.clone(), of_words(&e.value)));
            Value::from(entries.collect::<BTreeMap<_, _>>())
        }
    }
}
