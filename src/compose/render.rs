//! Templates to markup. A value is written as a reference between two private-use
//! characters, which no file may hold: nothing needs escaping, no space is lost.

use std::sync::{Arc, Mutex, PoisonError};

use minijinja::{Environment, Error, ErrorKind, OutputSpan, UndefinedBehavior, Value};

use crate::compose::context::PlacedText;
use crate::compose::{import, message};
use crate::diagnostic::Finding;
use crate::form::Form;
use crate::order::{Content, Event, Item, Order, PlanSection, Text};
use crate::source::Place;

/// Opens a reference.
const OPEN: char = '\u{E000}';
/// Closes a reference.
const CLOSE: char = '\u{E001}';

/// The template of a whole order.
pub(super) const ORDER: &str = "order.xml";

/// Steps of a template beyond those of an order's texts: loops without an end stop there.
const FUEL: u64 = 5_000_000;
/// Steps for each row of a plan.
const FUEL_PER_ROW: u64 = 2_000;

/// A value that was referred to.
#[derive(Debug, Clone)]
pub(super) struct Referred {
    /// Its words.
    pub(super) text: String,
    /// Where they stand; none for what a template made itself.
    pub(super) place: Option<Place>,
}

/// Markup with references, and where each piece came from.
pub(super) struct Rendered<'a> {
    pub(super) markup: String,
    /// Which bytes of the markup came from which bytes of which template, in sequence.
    spans: Vec<OutputSpan>,
    /// By the number in the reference.
    values: Vec<Referred>,
    form: &'a Form,
    main: &'static str,
}

/// A piece of markup text: words of the template, or a value.
pub(super) enum Piece<'a> {
    /// The template's own words.
    Literal(&'a str),
    /// A value.
    Value(&'a Referred),
}

/// The markup that a form's `main` template writes of so many rows.
pub(super) fn render<'a>(
    form: &'a Form,
    main: &'static str,
    context: Value,
    rows: u64,
) -> Result<Rendered<'a>, Vec<Finding>> {
    let mut findings: Vec<Finding> =
        form.templates.values().filter_map(message::no_text).collect();
    let values = Arc::new(Mutex::new(Vec::new()));
    let mut environment = environment(Arc::clone(&values));
    environment.set_fuel(Some(FUEL + FUEL_PER_ROW * rows));
    findings.extend(form.templates.values().flat_map(import::faults));
    if !findings.is_empty() {
        return Err(findings);
    }
    for (name, source) in &form.templates {
        if let Err(error) = environment.add_template(name, source.text()) {
            findings.push(message::template(&error, main, form));
        }
    }
    if !findings.is_empty() {
        return Err(findings);
    }
    let result = environment
        .get_template(main)
        .and_then(|template| template.render_with_spans(context))
        .map_err(|error| vec![message::template(&error, main, form)]);
    let (markup, spans) = result?;
    let values =
        std::mem::take(&mut *values.lock().unwrap_or_else(PoisonError::into_inner));
    Ok(Rendered { markup, spans, values, form, main })
}

/// The rows of an order's plans.
pub(super) fn rows(order: &Order) -> u64 {
    let events = order.appendices.iter().map(|appendix| match &appendix.content {
        Content::Plan(plan) => plan.sections.iter().map(section_rows).sum(),
        Content::Prose { paragraphs, items } => paragraphs.len() + item_rows(items),
    });
    (events.sum::<usize>() + item_rows(&order.items)) as u64
}

/// A row for the title, each event and each further paragraph of its cells.
fn section_rows(section: &PlanSection) -> usize {
    let further = |texts: &Vec<Text>| texts.len().saturating_sub(1);
    let event = |event: &Event| 1 + event.cells.iter().map(further).sum::<usize>();
    1 + section.events.iter().map(event).sum::<usize>()
}

fn item_rows(items: &[Item]) -> usize {
    items.iter().map(|item| 1 + item_rows(&item.items)).sum()
}

/// A name that is not there, or a missing value that is to be printed, is an error.
fn environment<'s>(values: Arc<Mutex<Vec<Referred>>>) -> Environment<'s> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_formatter(move |out, _, value| {
        if value.is_none() || value.is_undefined() {
            return Err(Error::from(ErrorKind::UndefinedError));
        }
        let referred = match value.downcast_object_ref::<PlacedText>() {
            Some(text) => {
                Referred { text: text.value.clone(), place: Some(text.place.clone()) }
            }
            None => Referred { text: value.to_string(), place: None },
        };
        let mut values = values.lock().unwrap_or_else(PoisonError::into_inner);
        write!(out, "{OPEN}{}{CLOSE}", values.len())?;
        values.push(referred);
        Ok(())
    });
    environment
}

impl Rendered<'_> {
    /// Splits text or an attribute's value into words and values.
    /// A reference to no value vanishes; no file can hold one.
    pub(super) fn pieces<'a>(&'a self, text: &'a str) -> Vec<Piece<'a>> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once(OPEN) {
            let (id, after) = after.split_once(CLOSE).unwrap_or((after, ""));
            if !before.is_empty() {
                pieces.push(Piece::Literal(before));
            }
            let value = id.parse().ok().and_then(|id: usize| self.values.get(id));
            pieces.extend(value.map(Piece::Value));
            rest = after;
        }
        if !rest.is_empty() {
            pieces.push(Piece::Literal(rest));
        }
        pieces
    }

    /// The place in a template that wrote a piece of the markup.
    pub(super) fn place(&self, output: std::ops::Range<usize>) -> Place {
        let at =
            self.spans.partition_point(|span| span.output_range().end <= output.start);
        let span = self.spans.get(at).or(self.spans.last());
        let (name, range) = span.map_or((self.main, 0..0), |span| {
            let source = span.source_range();
            let start =
                source.start + output.start.saturating_sub(span.output_range().start);
            let start = start.min(source.end);
            let end = (start + output.len()).min(source.end);
            (span.name(), start..end)
        });
        Place::bytes(&self.form.templates[name], range)
    }
}
