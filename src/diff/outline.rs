//! An order as things in reading order, each with its printed texts and number.

use std::borrow::Cow;

use crate::diff::Version;
use crate::form::{Column, Form};
use crate::order::{Appendix, Content, Event, Item, Mark, Order, Plan, Text};
use crate::russian::date;
use crate::source::{Place, Route};
use crate::yaml::Node;

/// What a thing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The order itself: its facts.
    Order,
    /// An item or a sub-item.
    Item,
    /// An appendix.
    Appendix,
    /// A paragraph of an appendix.
    Paragraph,
    /// A section of a plan.
    Section,
    /// An event of a plan.
    Event,
}

/// The things of an order: each parent before its children.
pub(super) struct Outline<'a> {
    pub(super) things: Vec<Thing<'a>>,
}

/// An order, an item, an appendix, a section, an event, a paragraph.
pub(super) struct Thing<'a> {
    pub(super) kind: Kind,
    pub(super) route: Route,
    /// The index of what it stands under; none: it is the order itself.
    pub(super) parent: Option<usize>,
    /// Its place among its parent's children, from 0.
    pub(super) at: usize,
    pub(super) children: Vec<usize>,
    /// The number that is printed, if one is.
    pub(super) number: Option<String>,
    /// Whether that is what counting gives.
    pub(super) is_counted: bool,
    pub(super) fields: Vec<Field<'a>>,
}

/// A text of a thing: a title, a cell, a fact.
#[derive(Clone)]
pub(super) struct Field<'a> {
    pub(super) key: &'a str,
    /// The heading of a cell's column.
    pub(super) title: Option<&'a str>,
    pub(super) route: Route,
    /// Its paragraphs; none: nothing is there.
    pub(super) paragraphs: Vec<Words<'a>>,
}

/// A paragraph as it is printed.
#[derive(Clone)]
pub(super) struct Words<'a> {
    pub(super) text: Cow<'a, str>,
    /// None: the program says it of the order, as the name of the form.
    pub(super) place: Option<Place>,
}

impl Thing<'_> {
    /// All that it says, its number aside.
    pub(super) fn content(&self) -> Vec<Vec<&str>> {
        self.fields.iter().map(Field::texts).collect()
    }

    /// Its first text: what it is called.
    fn first(&self) -> Option<&Words<'_>> {
        self.fields.iter().flat_map(|field| &field.paragraphs).next()
    }

    /// What it is called.
    pub(super) fn title(&self) -> String {
        self.first().map_or_else(String::new, |words| words.text.to_string())
    }

    /// Where that stands.
    pub(super) fn place(&self) -> Option<Place> {
        self.first().and_then(|words| words.place.clone())
    }
}

impl Field<'_> {
    pub(super) fn texts(&self) -> Vec<&str> {
        self.paragraphs.iter().map(|paragraph| &*paragraph.text).collect()
    }
}

impl Outline<'_> {
    /// An arbitrary but fixed sequence of two orders, by what they say.
    /// Of two that say the same, neither is before the other.
    pub(super) fn is_before(&self, other: &Self) -> bool {
        let contents = self.things.iter().zip(&other.things);
        let mut contents = contents.map(|(a, b)| a.content().cmp(&b.content()));
        let numbers = |outline: &Self| -> Vec<_> {
            outline.things.iter().map(|t| (t.kind, t.number.clone())).collect()
        };
        match contents.find(|ordering| ordering.is_ne()) {
            Some(ordering) => ordering.is_lt(),
            None => numbers(self) < numbers(other),
        }
    }
}

/// The outline of an order.
pub(super) fn of(version: Version<'_>) -> Outline<'_> {
    let mut outline = Outline { things: Vec::new() };
    let Version { order, form } = version;
    let root = outline.add(None, Thing::new(Kind::Order, Route::default()));
    outline.things[root].fields = facts(order, form);
    let top = Route::default();
    outline.items(root, &order.items, &top);
    for (index, appendix) in order.appendices.iter().enumerate() {
        outline.appendix(root, appendix, form, &top.key("appendices").index(index));
    }
    outline
}

impl<'a> Thing<'a> {
    fn new(kind: Kind, route: Route) -> Self {
        Self {
            kind,
            route,
            parent: None,
            at: 0,
            children: Vec::new(),
            number: None,
            is_counted: true,
            fields: Vec::new(),
        }
    }

    fn numbered(mut self, number: Option<String>) -> Self {
        self.number = number;
        self
    }

    fn with(mut self, fields: Vec<Field<'a>>) -> Self {
        self.fields = fields;
        self
    }
}

impl<'a> Outline<'a> {
    fn add(&mut self, parent: Option<usize>, mut thing: Thing<'a>) -> usize {
        let index = self.things.len();
        thing.parent = parent;
        if let Some(parent) = parent {
            thing.at = self.things[parent].children.len();
            self.things[parent].children.push(index);
        }
        self.things.push(thing);
        index
    }

    fn items(&mut self, parent: usize, items: &'a [Item], under: &Route) {
        for (index, item) in items.iter().enumerate() {
            let route = under.key("items").index(index);
            let thing = Thing::new(Kind::Item, route.clone())
                .numbered(Some(item.number.clone()))
                .with(vec![text("text", &item.text)]);
            let thing = self.add(Some(parent), thing);
            self.items(thing, &item.items, &route);
        }
    }

    fn appendix(
        &mut self,
        root: usize,
        appendix: &'a Appendix,
        form: &'a Form,
        route: &Route,
    ) {
        let thing = Thing::new(Kind::Appendix, route.clone())
            .numbered(appendix.number.map(|number| number.to_string()))
            .with(of_appendix(appendix, form, route));
        let thing = self.add(Some(root), thing);
        match &appendix.content {
            Content::Plan(plan) => self.plan(thing, plan, route),
            Content::Prose { paragraphs, items } => {
                for (index, paragraph) in paragraphs.iter().enumerate() {
                    let route = route.key("paragraphs").index(index);
                    let paragraph = Thing::new(Kind::Paragraph, route)
                        .with(vec![text("text", paragraph)]);
                    self.add(Some(thing), paragraph);
                }
                self.items(thing, items, route);
            }
        }
    }

    fn plan(&mut self, appendix: usize, plan: &'a Plan, route: &Route) {
        for (index, section) in plan.sections.iter().enumerate() {
            let route = route.key("sections").index(index);
            let thing = Thing::new(Kind::Section, route.clone())
                .numbered(Some(section.number.to_string()))
                .with(vec![text("title", &section.title)]);
            let thing = self.add(Some(appendix), thing);
            for (index, event) in section.events.iter().enumerate() {
                let counted = format!("{}.{}", section.number, index + 1);
                let route = route.key("events").index(index);
                let event = of_event(event, &plan.columns, &counted, route);
                self.add(Some(thing), event);
            }
        }
    }
}

/// The key of the column that holds the numbers.
const NUMBER: &str = "number";

/// `counted` is what counting gives. No number is printed where no column holds it.
fn of_event<'a>(
    event: &'a Event,
    columns: &'a [Column],
    counted: &str,
    route: Route,
) -> Thing<'a> {
    let is_numbered = columns.iter().any(|column| column.key == NUMBER);
    let number = is_numbered.then(|| event.number.value.clone());
    let is_counted = event.number.value == counted;
    let cells = columns.iter().zip(&event.cells);
    let fields =
        cells.filter(|(column, _)| column.key != NUMBER).map(|(column, cell)| {
            let title = Some(column.title.as_str());
            let paragraphs = cell.iter().map(words).collect();
            Field { key: &column.key, title, route: route.key(&column.key), paragraphs }
        });
    let fields = fields.collect();
    let thing = Thing::new(Kind::Event, route).numbered(number).with(fields);
    Thing { is_counted, ..thing }
}

fn words(text: &Text) -> Words<'_> {
    Words { text: Cow::Borrowed(&text.value), place: Some(text.place.clone()) }
}

fn text<'a>(key: &'a str, text: &'a Text) -> Field<'a> {
    let route = text.place.route.clone();
    Field { key, title: None, route, paragraphs: vec![words(text)] }
}

/// A fact that may be missing.
fn fact<'a>(
    key: &'a str,
    route: Route,
    value: impl Into<Option<(Cow<'a, str>, Option<Place>)>>,
) -> Field<'a> {
    let value = value.into().map(|(text, place)| Words { text, place });
    Field { key, title: None, route, paragraphs: value.into_iter().collect() }
}

/// What is said of the order as a whole. Its own number is one of these, not its thing's.
fn facts<'a>(order: &'a Order, form: &'a Form) -> Vec<Field<'a>> {
    let top = Route::default();
    let optional = |key, text: Option<&'a Text>| {
        let value = text.map(words).map(|words| (words.text, words.place));
        fact(key, top.key(key), value)
    };
    let date = order
        .date
        .as_ref()
        .map(|dated| (Cow::Owned(date::short(dated.day)), Some(dated.place.clone())));
    let year = order.year.as_ref();
    let year_route =
        year.map_or_else(|| top.key("year"), |year| year.place.route.clone());
    let year =
        year.map(|year| (Cow::Owned(year.year.to_string()), Some(year.place.clone())));
    let draft = order.draft.is_some().then(|| (word(form, "draft"), None));
    vec![
        fact("form", top.key("form"), (Cow::Borrowed(&*form.name), None)),
        optional("number", order.number.as_ref()),
        fact("date", top.key("date"), date),
        fact("year", year_route, year),
        fact("draft", top.key("draft"), draft),
        text("title", &order.title),
        optional("preamble", order.preamble.as_ref()),
        text("signatory_post", &order.signatory.post),
        text("signatory_name", &order.signatory.name),
    ]
}

/// A word of the form; its key where the form has none.
fn word<'a>(form: &'a Form, key: &'a str) -> Cow<'a, str> {
    Cow::Borrowed(form.words.get(key).and_then(Node::text).unwrap_or(key))
}

fn of_appendix<'a>(
    appendix: &'a Appendix,
    form: &'a Form,
    route: &Route,
) -> Vec<Field<'a>> {
    let subtitle = appendix.subtitle.as_ref().map(words);
    let (kind, columns) = match &appendix.content {
        Content::Plan(plan) => ("план", plan.columns.as_slice()),
        Content::Prose { .. } => ("текст", &[][..]),
    };
    let heads = columns.iter().map(|column| Words {
        text: Cow::Borrowed(&*column.title),
        place: Some(column.title_place.clone()),
    });
    vec![
        text("title", &appendix.title),
        fact("subtitle", route.key("subtitle"), subtitle.map(|w| (w.text, w.place))),
        fact("kind", route.key("kind"), (Cow::Borrowed(kind), None)),
        fact("mark", route.key("mark"), mark(appendix, form).map(|mark| (mark, None))),
        Field {
            key: "columns",
            title: None,
            route: route.key("columns"),
            paragraphs: heads.collect(),
        },
    ]
}

/// How the appendix is marked, in the words that are printed.
fn mark<'a>(appendix: &'a Appendix, form: &'a Form) -> Option<Cow<'a, str>> {
    match appendix.mark_in(form) {
        Mark::None => None,
        Mark::Approved => {
            let by_order = word(form, "by_order");
            Some(Cow::Owned(format!("{} {by_order}", appendix.approved)))
        }
        Mark::Order => Some(word(form, "to_order")),
    }
}
