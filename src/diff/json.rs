//! Differences as JSON, for programs: a flat list in the sequence of the new order.

use serde::Serialize;

use crate::diff::entry::{Change, Entry, Site, Span};
use crate::diff::outline::Kind;
use crate::source::Route;

#[derive(Serialize)]
struct Report {
    differences: Vec<Row>,
}

/// A difference. `docs/diff.md` says what each key means.
#[derive(Serialize, Default)]
struct Row {
    kind: &'static str,
    subject: &'static str,
    route_old: Option<String>,
    route_new: Option<String>,
    number_old: Option<String>,
    number_new: Option<String>,
    field: Option<String>,
    field_title: Option<String>,
    old: Option<Vec<Option<String>>>,
    new: Option<Vec<Option<String>>>,
    words: Vec<Words>,
}

#[derive(Serialize)]
struct Words {
    old: String,
    new: String,
}

impl Kind {
    /// The word for it in JSON and in templates.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Order => "order",
            Self::Item => "item",
            Self::Appendix => "appendix",
            Self::Paragraph => "paragraph",
            Self::Section => "section",
            Self::Event => "event",
        }
    }
}

/// The differences as one JSON object with a final line end; also when there are none.
///
/// # Panics
///
/// Never: the rows hold only texts.
#[must_use]
pub fn json(root: &Entry) -> String {
    let mut differences = Vec::new();
    rows(root, &mut differences);
    let mut text = serde_json::to_string_pretty(&Report { differences })
        .expect("internal error: texts always serialise");
    text.push('\n');
    text
}

fn rows(entry: &Entry, rows_so_far: &mut Vec<Row>) {
    match (&entry.old, &entry.new) {
        (None, _) => {
            rows_so_far
                .push(Row { new: Some(all(entry, |c| &c.new)), ..row("new", entry) });
        }
        (_, None) => {
            rows_so_far
                .push(Row { old: Some(all(entry, |c| &c.old)), ..row("gone", entry) });
        }
        _ => {
            rows_so_far.extend(entry.is_moved.then(|| row("moved", entry)));
            rows_so_far.extend(entry.is_renumbered.then(|| row("renumbered", entry)));
            rows_so_far.extend(entry.changes.iter().map(|change| changed(change, entry)));
        }
    }
    for run in &entry.recounts {
        rows_so_far.push(Row {
            kind: "recounted",
            subject: run.kind.name(),
            route_old: route(Some(&run.route_old)),
            route_new: route(Some(&run.route_new)),
            old: Some(run.old.clone()),
            new: Some(run.new.clone()),
            ..Row::default()
        });
    }
    entry.children.iter().for_each(|child| rows(child, rows_so_far));
}

/// What every row of an entry has.
fn row(kind: &'static str, entry: &Entry) -> Row {
    let number = |site: &Option<Site>| site.as_ref().and_then(|site| site.number.clone());
    let place = |site: &Option<Site>| route(site.as_ref().map(|site| &site.route));
    Row {
        kind,
        subject: entry.kind.name(),
        route_old: place(&entry.old),
        route_new: place(&entry.new),
        number_old: number(&entry.old),
        number_new: number(&entry.new),
        ..Row::default()
    }
}

fn changed(change: &Change, entry: &Entry) -> Row {
    let words = change.words.iter().cloned().map(|(old, new)| Words { old, new });
    Row {
        route_old: route(change.route_old.as_ref()),
        route_new: route(change.route_new.as_ref()),
        field: Some(change.key.clone()),
        field_title: change.title.clone(),
        old: Some(texts(&change.old)),
        new: Some(texts(&change.new)),
        words: words.collect(),
        ..row("changed", entry)
    }
}

/// All texts of a new or gone thing.
fn all(entry: &Entry, side: fn(&Change) -> &Vec<Vec<Span>>) -> Vec<Option<String>> {
    entry.changes.iter().flat_map(|change| texts(side(change))).collect()
}

fn texts(paragraphs: &[Vec<Span>]) -> Vec<Option<String>> {
    let text = |spans: &Vec<Span>| spans.iter().map(|span| span.text.as_str()).collect();
    paragraphs.iter().map(|spans| Some(text(spans))).collect()
}

fn route(route: Option<&Route>) -> Option<String> {
    route.map(ToString::to_string)
}
