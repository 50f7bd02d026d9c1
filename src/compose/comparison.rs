//! A comparative table of two orders, through the form's `comparison.xml`.

use minijinja::value::Value;

use crate::compose::context::{list, map, maybe, of_form, of_order, placed};
use crate::compose::{build, fit, markup, render};
use crate::diagnostic::Finding;
use crate::diff::{Change, Entry, Kind, Recount, Site, Span, Version};
use crate::document::Document;
use crate::source::Place;

/// The template of the table.
const COMPARISON: &str = "comparison.xml";

/// The document that shows what differs («Было», «Стало»), in the new order's form. It
/// has no date of its own.
///
/// # Errors
///
/// Faults of the form's template, and texts that do not fit or cannot be shown.
pub fn comparison(
    old: Version<'_>,
    new: Version<'_>,
    difference: &Entry,
) -> Result<Document, Vec<Finding>> {
    let form = new.form;
    let context = map([
        ("old", of_order(old.order)),
        ("new", of_order(new.order)),
        ("is_same", difference.is_empty().into()),
        ("difference", of_entry(difference)),
        ("form", of_form(form)),
    ]);
    let rendered = render::render(form, COMPARISON, context, weight(difference))?;
    let root = markup::parse(&rendered)?;
    let document = build::document(&root, None, form)?;
    let findings = fit::check(&document);
    if findings.is_empty() { Ok(document) } else { Err(findings) }
}

/// How much a template has to do for an entry.
fn weight(entry: &Entry) -> u64 {
    let changes = entry.changes.iter();
    let paragraphs = changes.flat_map(|change| change.old.iter().chain(&change.new));
    let spans = paragraphs.map(|spans| 1 + spans.len() as u64).sum::<u64>();
    let within = entry.children.iter().map(weight).sum::<u64>();
    1 + spans + entry.recounts.len() as u64 + within
}

fn of_entry(entry: &Entry) -> Value {
    map([
        ("kind", entry.kind.name().into()),
        ("old", maybe(entry.old.as_ref(), of_site)),
        ("new", maybe(entry.new.as_ref(), of_site)),
        ("is_own", entry.is_own().into()),
        ("is_shown", entry.is_shown().into()),
        ("is_context", is_context(entry).into()),
        ("is_moved", entry.is_moved.into()),
        ("is_renumbered", entry.is_renumbered.into()),
        ("changes", list(&entry.changes, of_change)),
        ("recounts", list(&entry.recounts, of_recount)),
        ("children", list(&entry.children, of_entry)),
    ])
}

/// Whether what is said of a thing does not name it: then its title is to be said first.
fn is_context(entry: &Entry) -> bool {
    let title = entry.new.as_ref().map(|site| site.title.as_str());
    let is_title = |change: &Change| {
        let spans = change.new.first().into_iter().flatten();
        Some(spans.map(|span| span.text.as_str()).collect::<String>().as_str()) == title
    };
    let is_heading = matches!(entry.kind, Kind::Order | Kind::Appendix | Kind::Section);
    !is_heading && !entry.changes.first().is_some_and(is_title)
}

fn of_site(site: &Site) -> Value {
    let text = |text: &String| placed_or_bare(text, site.place.as_ref());
    map([
        ("number", maybe(site.number.as_ref(), text)),
        ("title", text(&site.title)),
        ("under", maybe(site.under.as_ref(), text)),
    ])
}

/// Of a cell: its column's heading is the label. Other labels are words of the form.
fn of_change(change: &Change) -> Value {
    let title = change.title.as_ref();
    let paragraphs = |side: &Vec<Vec<Span>>| list(side, |spans| list(spans, of_span));
    map([
        ("key", (&change.key).into()),
        ("title", maybe(title, |title| title.as_str().into())),
        ("old", paragraphs(&change.old)),
        ("new", paragraphs(&change.new)),
    ])
}

/// What the program says of an order stands nowhere in its file.
fn placed_or_bare(text: &str, place: Option<&Place>) -> Value {
    place.map_or_else(|| text.into(), |place| placed(text, place))
}

fn of_span(span: &Span) -> Value {
    let text = placed_or_bare(&span.text, span.place.as_ref());
    map([("text", text), ("is_changed", span.is_changed.into())])
}

/// The numbers of neighbours, first and last.
fn of_recount(recount: &Recount) -> Value {
    let ends = |numbers: &[Option<String>]| {
        let end = |number: Option<&Option<String>>| {
            maybe(number.and_then(Option::as_ref), |number| number.into())
        };
        map([("first", end(numbers.first())), ("last", end(numbers.last()))])
    };
    map([
        ("kind", recount.kind.name().into()),
        ("old", ends(&recount.old)),
        ("new", ends(&recount.new)),
    ])
}
