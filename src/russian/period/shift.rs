//! Next year's text of a term.

use std::ops::Range;

use chrono::{Months, NaiveDate};

use crate::russian::period::days;
use crate::russian::period::known::{Kind, Known, Points, YearOf};
use crate::russian::period::lexer::{Leaf, Number};
use crate::russian::period::tree::{Body, Bound, Period, Point, Span, Unit, What};
use crate::russian::period::words::Every;

/// A term some years later: the term, what changed in its text, what to look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shift {
    /// The term with its years moved.
    pub period: Period,
    /// The digits that changed, in the order of the old text.
    pub edits: Vec<Edit>,
    /// What a person must look at.
    pub notes: Vec<Note>,
}

/// A change of the text.
/// It is as long as what it replaces: two digits, or four.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The bytes of the old text.
    pub range: Range<usize>,
    /// What stands there now.
    pub new: String,
}

/// What a person must look at, with its bytes in the text (old and new alike).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// It has no year and stays as it was.
    Undated(Range<usize>),
    /// It is not understood and stays; does it hold a year?
    Unknown(Range<usize>, bool),
    /// It is longer than a year, or recurs yearly from a year on, and stays.
    LongTerm(Range<usize>),
    /// Its end is before its beginning, and it stays.
    Reversed(Range<usize>),
    /// 29 February: there is none in the new year, and all stays.
    LeapDay(Range<usize>),
    /// The new year is beyond those that are read, and all stays.
    OutOfRange(Range<usize>),
    /// A day with its year moved: it keeps day and month, and is now this day.
    ExactDay(Range<usize>, NaiveDate),
}

impl Note {
    /// The bytes that it is about.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        match self {
            Self::Undated(range)
            | Self::Unknown(range, _)
            | Self::LongTerm(range)
            | Self::Reversed(range)
            | Self::LeapDay(range)
            | Self::OutOfRange(range)
            | Self::ExactDay(range, _) => range.clone(),
        }
    }
}

impl Period {
    /// The term so many years later. Only years move; what cannot move surely stays.
    ///
    /// A negative number goes back. «до 25.01.2024» one year on is «до 25.01.2025», with
    /// a note of the exact day. Where a span with a year must stay, all of them do.
    #[must_use]
    pub fn shift(&self, years: i32) -> Shift {
        let mut shift =
            Shift { period: self.clone(), edits: Vec::new(), notes: Vec::new() };
        if let Body::Unknown(text) = &self.body {
            shift.notes.push(Note::Unknown(0..text.len(), holds_year(text)));
            return shift;
        }
        let spans = self.spans();
        shift.notes.extend(
            spans
                .iter()
                .filter(|span| is_undated(span))
                .map(|(span, _)| Note::Undated(span.range())),
        );
        if spans.iter().all(is_undated) {
            return shift;
        }
        if let Some(note) = self.stays(&spans, years) {
            shift.notes.push(note);
            return shift;
        }
        shift.notes.extend(exact_days(&spans, years));
        if let Body::Understood(parts) = &mut shift.period.body {
            for part in parts {
                if let What::Span(span) = &mut part.what {
                    span.points_mut()
                        .for_each(|point| point.shift(years, &mut shift.edits));
                }
            }
        }
        shift
    }

    /// Why nothing moves, if so.
    fn stays(&self, spans: &[(&Span, Points)], years: i32) -> Option<Note> {
        let range = spans.first()?.0.range().start..spans.last()?.0.range().end;
        let is_yearly =
            self.recurrence().is_some_and(|recurrence| recurrence.every == Every::Year);
        if is_yearly || spans.iter().any(is_open_year) {
            return Some(Note::LongTerm(range));
        }
        if spans.iter().any(|(_, points)| days::is_reversed(*points, None)) {
            return Some(Note::Reversed(range));
        }
        if is_long(spans) {
            return Some(Note::LongTerm(range));
        }
        let years_of =
            spans.iter().flat_map(|(_, points)| points.all()).filter_map(Known::own_year);
        if years_of.clone().any(|year| !(1900..2199).contains(&(year + years))) {
            return Some(Note::OutOfRange(range));
        }
        let mut named =
            spans.iter().flat_map(|(span, points)| span.points().zip(points.all()));
        let leap = named.find(|(_, known)| is_lost(*known, years))?;
        Some(Note::LeapDay(leap.0.range()))
    }
}

/// Does the text hold four digits that may be a year?
fn holds_year(text: &str) -> bool {
    let numbers = text.split(|c: char| !c.is_ascii_digit());
    numbers.into_iter().any(|digits| {
        digits.len() == 4
            && digits.parse().is_ok_and(|year: u32| (1900..=2199).contains(&year))
    })
}

fn is_undated((_, points): &(&Span, Points)) -> bool {
    points.all().all(|known| known.own_year().is_none())
}

/// «с 2023 года», «до 2030 года»: the other end may be any.
fn is_open_year((span, points): &(&Span, Points)) -> bool {
    points.last.is_none()
        && matches!(points.first.kind, Kind::Year | Kind::School)
        && span.bound != Bound::Both
}

/// Are first and last day of all spans a year or more apart?
/// «сентябрь 2023 г. – август 2024 г.» ends a day short of that.
fn is_long(spans: &[(&Span, Points)]) -> bool {
    let extents = spans.iter().flat_map(|(_, points)| points.all());
    let extents: Vec<_> = extents.filter_map(|known| days::extent(known, None)).collect();
    let first = extents.iter().map(|extent| extent.0).min();
    let last = extents.iter().map(|extent| extent.1).max();
    first.zip(last).is_some_and(|(first, last)| {
        first.checked_add_months(Months::new(12)).is_none_or(|year| last >= year)
    })
}

/// Is it 29 February, of which the new year has none?
fn is_lost(known: Known, years: i32) -> bool {
    known.own_year().is_some()
        && matches!(known.kind, Kind::Day(..))
        && known.day_after(years).is_none()
}

fn exact_days(spans: &[(&Span, Points)], years: i32) -> Vec<Note> {
    let named = spans.iter().flat_map(|(span, points)| span.points().zip(points.all()));
    named
        .filter_map(|(point, known)| {
            Some(Note::ExactDay(point.range(), known.day_after(years)?))
        })
        .collect()
}

impl Known {
    /// The year that the text says.
    fn own_year(self) -> Option<i32> {
        match self.year {
            YearOf::Own(year) | YearOf::Later(year) => Some(year),
            YearOf::Plan => None,
        }
    }

    /// The day it names, so many years later.
    /// None where it names no day or no year, and for a 29 February that the year lacks.
    fn day_after(self, years: i32) -> Option<NaiveDate> {
        let Kind::Day(month, day) = self.kind else { return None };
        NaiveDate::from_ymd_opt(self.own_year()? + years, month, day)
    }
}

impl Points {
    fn all(self) -> impl Iterator<Item = Known> + Clone {
        std::iter::once(self.first).chain(self.last)
    }
}

impl Point {
    fn shift(&mut self, years: i32, edits: &mut Vec<Edit>) {
        if let Some(year) = &mut self.year {
            add(&mut year.number, years, edits);
        }
        if let Unit::School(first, _, second, _) = &mut self.unit {
            add(first, years, edits);
            add(second, years, edits);
        }
    }
}

/// Moves a year of four digits, or the last two of one.
fn add(leaf: &mut Leaf<Number>, years: i32, edits: &mut Vec<Edit>) {
    let century = if leaf.it.width == 2 { 100 } else { 10_000 };
    let value = i64::from(leaf.it.value) + i64::from(years);
    let new = u32::try_from(value.rem_euclid(century)).unwrap_or(leaf.it.value);
    if new != leaf.it.value {
        leaf.it.value = new;
        edits.push(Edit { range: leaf.range(), new: leaf.it.to_string() });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::russian::period::parse;

    #[test]
    fn a_term_over_a_year_stays_and_is_noted() {
        for text in [
            "октябрь 2023 г.–октябрь 2024 г.",
            "2011 - 2013 гг.",
            "с 2023 года, ежегодно",
        ] {
            let shift = parse(text).shift(1);
            let end = text.find(',').unwrap_or(text.len());
            assert_eq!(shift.edits, [], "{text}");
            assert_eq!(shift.notes, [Note::LongTerm(0..end)], "{text}");
        }
    }

    #[test]
    fn an_exact_day_is_noted_with_its_new_date() {
        let shift = parse("до 25.01.2024").shift(1);
        let day = NaiveDate::from_ymd_opt(2025, 1, 25).unwrap();
        assert_eq!(shift.edits, [Edit { range: 11..15, new: "2025".into() }]);
        assert_eq!(shift.notes, [Note::ExactDay(5..15, day)]);
    }

    #[test]
    fn a_leap_day_stays_as_text() {
        let shift = parse("29 февраля 2024 г.").shift(1);
        assert_eq!(shift.edits, []);
        assert!(matches!(&*shift.notes, [Note::LeapDay(_)]));
        assert_eq!(
            parse("29 февраля 2024 г.").shift(4).period.to_string(),
            "29 февраля 2028 г."
        );
    }

    #[test]
    fn what_is_not_understood_is_noted_with_its_year() {
        let note = |text| parse(text).shift(1).notes;
        assert_eq!(note("к выборам 2024"), [Note::Unknown(0..22, true)]);
        assert_eq!(note("1 октября X"), [Note::Unknown(0..18, false)]);
        assert_eq!(note("1 октября"), [Note::Undated(0..16)]);
        assert_eq!(note("по запросу"), []);
    }
}
