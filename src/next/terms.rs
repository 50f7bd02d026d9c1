//! The terms of events: years moved by the grammar of periods, and every doubt.

use chrono::{Datelike, Months, NaiveDate};

use crate::calendar::{are_transfers_known, day_off};
use crate::next::drafts::{Drafts, Part};
use crate::next::scan::Kind;
use crate::next::texts::{Move, found};
use crate::order::Text;
use crate::russian::date::short;
use crate::russian::period::{self, Note, Period};

/// Proposals for a term. Every term is listed, those that stay as well.
pub(super) fn propose(text: &Text, years: Move, drafts: &mut Drafts) {
    let period = period::parse(&text.value);
    if !period.is_understood() && found(text, Kind::Period, years, drafts) {
        return;
    }
    if let Some(part) = far(&period, &text.value, years) {
        return drafts.part(text, part);
    }
    let shift = period.shift(years.years());
    for edit in &shift.edits {
        let notes: Vec<String> = shift
            .notes
            .iter()
            .filter(|note| holds(note, edit.range.start))
            .filter_map(holiday)
            .collect();
        let mut why = "год срока".to_owned();
        for note in &notes {
            why = format!("{why}; {note}");
        }
        let review = !notes.is_empty();
        let (range, new, rule) = (edit.range.clone(), Some(edit.new.clone()), "year");
        drafts.part(text, Part { range, new, rule, review, why });
    }
    let mut is_listed = !shift.edits.is_empty();
    for note in &shift.notes {
        if let Some(part) = stays(note, &period, years) {
            drafts.part(text, part);
            is_listed = true;
        }
    }
    if !is_listed {
        let (range, new, rule, review) = (0..text.value.len(), None, "term", false);
        let why = "в сроке нет дат: он остался как был".to_owned();
        drafts.part(text, Part { range, new, rule, review, why });
    }
}

/// A term that is a year or more away from the plan's year is not of this plan: «до
/// 31.12.2030».
fn far(period: &Period, text: &str, years: Move) -> Option<Part> {
    let plan = years.from.days()?;
    let year = Months::new(12);
    let days = period.days(years.from);
    let is_late = days.last.is_some_and(|last| {
        plan.end().checked_add_months(year).is_some_and(|end| last > end)
    });
    let is_early = days.first.is_some_and(|first| {
        plan.start().checked_sub_months(year).is_some_and(|start| first < start)
    });
    let why = "срок далеко за пределами года плана: остался как был".to_owned();
    let (range, new, rule, review) = (0..text.len(), None, "long-term", true);
    (is_late || is_early).then_some(Part { range, new, rule, review, why })
}

fn holds(note: &Note, at: usize) -> bool {
    note.range().contains(&at)
}

/// What is to be said of an exact day that moved: it is a day off now.
fn holiday(note: &Note) -> Option<String> {
    let Note::ExactDay(_, day) = note else { return None };
    off(*day)
}

/// «25.01.2025 — суббота».
fn off(day: NaiveDate) -> Option<String> {
    let off = day_off(day)?;
    let doubt = if are_transfers_known(day.year()) {
        ""
    } else {
        " (переносы выходных на этот год программе не известны)"
    };
    Some(format!("{} — {off}{doubt}", short(day)))
}

/// What stays, and why.
fn stays(note: &Note, period: &Period, years: Move) -> Option<Part> {
    let (rule, why) = match note {
        Note::ExactDay(..) => return None,
        Note::Undated(_) => ("undated", undated(period, years)),
        Note::Unknown(_, true) => (
            "term-unknown",
            "срок не понят и остался как был, а в нём, возможно, год".to_owned(),
        ),
        Note::Unknown(_, false) => {
            ("term-unknown", "срок не понят и остался как был".to_owned())
        }
        Note::LongTerm(_) => (
            "long-term",
            "срок на несколько лет или «ежегодно с …»: остался как был".to_owned(),
        ),
        Note::Reversed(_) => {
            ("term-reversed", "конец срока раньше начала: он остался как был".to_owned())
        }
        Note::LeapDay(_) => {
            ("leap-day", "29 февраля в новом году нет: срок остался как был".to_owned())
        }
        Note::OutOfRange(_) => (
            "year",
            "новый год выходит за пределы, которые понимает программа: срок остался как \
             был"
            .to_owned(),
        ),
    };
    Some(Part { range: note.range(), new: None, rule, review: true, why })
}

/// A term without a year: what day it is now, if that is a day off.
fn undated(period: &Period, years: Move) -> String {
    let why = "срок без года остался как был";
    let days = period.days(years.to);
    let day = days.last.filter(|last| days.first.is_none_or(|first| first == *last));
    match day.and_then(off) {
        Some(off) => format!("{why}; {off}"),
        None => why.to_owned(),
    }
}
