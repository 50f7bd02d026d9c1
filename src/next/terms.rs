//! The terms of events: years moved by the grammar of periods, and every doubt.

use std::ops::Range;

use chrono::{Datelike, Months, NaiveDate};

use crate::calendar::{Year, are_transfers_known, day_off};
use crate::next::drafts::{Drafts, Part};
use crate::next::scan::Kind;
use crate::next::texts::{Move, found};
use crate::order::Text;
use crate::russian::date::short;
use crate::russian::period::{self, Note, Period, Shift};

/// Proposals for a term. Every term is listed, those that stay as well.
pub(super) fn propose(text: &Text, years: Move, drafts: &mut Drafts) {
    let period = period::parse(&text.value);
    let steps = steps(&period, years);
    let shift = period.shift(steps);
    if rest(text, years, &shift, drafts) && !period.is_understood() {
        return;
    }
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
    let mut stays: Vec<Part> =
        shift.notes.iter().filter_map(|note| stays(note, &period, years)).collect();
    if steps < years.years() && stays.is_empty() {
        let (range, new, rule, review) = (0..text.value.len(), None, "long-term", true);
        let why = "срок далеко за пределами года плана: остался как был".to_owned();
        stays.push(Part { range, new, rule, review, why });
    }
    let is_listed = !shift.edits.is_empty() || !stays.is_empty();
    for part in stays {
        drafts.part(text, part);
    }
    if !is_listed {
        // Also where all of it came by a reference.
        let place = text.part(0..text.value.len());
        drafts.look("term", &place, "в сроке нет дат: он остался как был");
    }
}

/// What the grammar has no eye for: school years, other acts, years in a condition.
/// Whether any of it changed.
fn rest(text: &Text, years: Move, shift: &Shift, drafts: &mut Drafts) -> bool {
    let meets = |a: &Range<usize>, b: &Range<usize>| a.start < b.end && b.start < a.end;
    let is_said = |part: &Part| {
        let of_notes =
            shift.notes.iter().filter(|note| !matches!(note, Note::Unknown(..)));
        shift.edits.iter().any(|edit| meets(&edit.range, &part.range))
            || of_notes.into_iter().any(|note| meets(&note.range(), &part.range))
    };
    let mut is_changed = false;
    for part in found(text, Kind::Period, years).into_iter().filter(|part| !is_said(part))
    {
        is_changed |= part.new.is_some();
        drafts.part(text, part);
    }
    is_changed
}

/// How many years a term moves. One that is a year or more away from the plan's year is
/// not of that plan and stays («до 31.12.2030»), until the plan comes near: two steps of
/// one year and one of two lead to the same.
fn steps(period: &Period, years: Move) -> i32 {
    (0..years.years()).fold(0, |moved, step| {
        let is_of_plan = !is_far(&period.shift(moved).period, years.from.after(step));
        moved + i32::from(is_of_plan)
    })
}

/// Whether a term begins over twelve months before the plan's year, or ends over twelve
/// months after it. An end that is not said is not far.
fn is_far(period: &Period, plan: Year) -> bool {
    let (Some(plan), days) = (plan.days(), period.days(plan)) else { return false };
    let year = Months::new(12);
    let ends =
        (plan.start().checked_sub_months(year), plan.end().checked_add_months(year));
    let is_early = days.first.zip(ends.0).is_some_and(|(first, start)| first < start);
    let is_late = days.last.zip(ends.1).is_some_and(|(last, end)| last > end);
    is_early || is_late
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
