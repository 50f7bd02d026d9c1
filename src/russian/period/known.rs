//! What each point of a term names and whose year it has; whether all of it makes sense.

use chrono::NaiveDate;

use crate::russian::period::lexer::Token;
use crate::russian::period::tree::{Bound, Count, Part, Point, Sign, Span, Unit, What};
use crate::russian::period::words::{Every, Sense};

/// A point with all that is known of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Known {
    pub kind: Kind,
    pub year: YearOf,
}

/// What a point names within its year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Month and day.
    Day(u32, u32),
    Month(u32),
    Quarter(u32),
    Half(u32),
    Year,
    School,
    /// «5 числа»: a day of no month.
    DayOfMonth,
}

/// Whose year a point has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum YearOf {
    /// Its own.
    Own(i32),
    /// That of a later point: «январь, март 2024 г.».
    Later(i32),
    /// The plan's.
    Plan,
}

/// The points of a span.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Points {
    pub first: Known,
    pub last: Option<Known>,
}

/// What the spans of a term name, in their order. None: it makes no sense.
///
/// They are gone through from the last to the first, since a point takes what it does not
/// say from the one behind it: «с 4 по 23 сентября». Any other part ends this borrowing.
pub(super) fn known(parts: &[Part]) -> Option<Vec<Points>> {
    let mut spans = Vec::new();
    let mut later: Option<Known> = None;
    for part in parts.iter().rev() {
        let What::Span(span) = &part.what else {
            later = None;
            continue;
        };
        let last = match &span.last {
            Some((_, point)) => Some(name(point, later)?),
            None => None,
        };
        let first = name(&span.first, last.or(later))?;
        let points = Points { first, last };
        is_whole(span, points).then_some(())?;
        spans.push(points);
        later = Some(first);
    }
    spans.reverse();
    (is_even(&spans) && recurs(parts, &spans)).then_some(spans)
}

/// What a point names; from `later`, the one behind it, it takes the month, quarter or
/// year that it lacks, but no year from a point that is a whole year.
fn name(point: &Point, later: Option<Known>) -> Option<Known> {
    let kind = kind(point, later)?;
    let year = match (year(point), later) {
        (Some(year), _) => YearOf::Own(year),
        (None, Some(Known { kind: Kind::Year | Kind::School, .. }) | None) => {
            YearOf::Plan
        }
        (None, Some(later)) => match later.year {
            YearOf::Own(year) | YearOf::Later(year) => YearOf::Later(year),
            YearOf::Plan => YearOf::Plan,
        },
    };
    is_possible(kind, year).then_some(Known { kind, year })
}

fn year(point: &Point) -> Option<i32> {
    match (&point.unit, &point.year) {
        (Unit::School(first, ..), _) => first.it.value.try_into().ok(),
        (_, year) => year.as_ref()?.number.it.value.try_into().ok(),
    }
}

fn kind(point: &Point, later: Option<Known>) -> Option<Kind> {
    Some(match &point.unit {
        Unit::Day(day, month) => Kind::Day(month_of(month.first()?)?, day.it.value),
        Unit::Date(day, _, month, _) => Kind::Day(month.it.value, day.it.value),
        Unit::Month(month) => Kind::Month(month_of(month.first()?)?),
        Unit::Share(count, word) if word.it.sense() == Some(Sense::Half) => {
            Kind::Half(count.value())
        }
        Unit::Share(count, _) => Kind::Quarter(count.value()),
        Unit::Year => Kind::Year,
        Unit::School(..) => Kind::School,
        Unit::DayOfMonth(day, _) if (1..=31).contains(&day.it.value) => Kind::DayOfMonth,
        Unit::DayOfMonth(..) => return None,
        Unit::Bare(count) => bare(count, later?.kind)?,
    })
}

/// What a number means whose word comes later.
fn bare(count: &Count, later: Kind) -> Option<Kind> {
    let is_plain = matches!(count.number.it, Token::Number(_)) && count.ending.is_empty();
    match later {
        Kind::Day(month, _) if is_plain => Some(Kind::Day(month, count.value())),
        Kind::Quarter(_) => Some(Kind::Quarter(count.value())),
        Kind::Half(_) => Some(Kind::Half(count.value())),
        _ => None,
    }
}

fn month_of(sign: &Sign) -> Option<u32> {
    match sign.it.sense()? {
        Sense::Month(month) | Sense::ShortMonth(month) => Some(month),
        _ => None,
    }
}

fn is_possible(kind: Kind, year: YearOf) -> bool {
    // Of the plan's year it is not known yet whether it is a leap year.
    let year = match year {
        YearOf::Own(year) | YearOf::Later(year) => year,
        YearOf::Plan => 2024,
    };
    match kind {
        Kind::Day(month, day) => NaiveDate::from_ymd_opt(year, month, day).is_some(),
        Kind::Quarter(number) => (1..=4).contains(&number),
        Kind::Half(number) => (1..=2).contains(&number),
        Kind::Month(_) | Kind::Year | Kind::School | Kind::DayOfMonth => true,
    }
}

impl Kind {
    /// Points of one class go together in a range.
    fn class(self) -> u8 {
        match self {
            Self::Day(..) | Self::Month(_) => 0,
            Self::Quarter(_) => 1,
            Self::Half(_) => 2,
            Self::Year => 3,
            Self::School => 4,
            Self::DayOfMonth => 5,
        }
    }
}

/// Both points of one class, and no number without its word after «с».
fn is_whole(span: &Span, points: Points) -> bool {
    match points.last {
        Some(last) => points.first.kind.class() == last.kind.class(),
        None => span.bound == Bound::Both || !matches!(span.first.unit, Unit::Bare(_)),
    }
}

/// Whole years stand in no list with less.
/// Days, months, quarters and half-years mix freely.
fn is_even(spans: &[Points]) -> bool {
    let class = |points: &Points| points.first.kind.class().max(2);
    spans
        .windows(2)
        .all(|pair| pair.iter().map(class).min() == pair.iter().map(class).max())
}

/// One recurrence at most; «5 числа» only of every month or quarter.
fn recurs(parts: &[Part], spans: &[Points]) -> bool {
    let mut every = parts.iter().filter_map(|part| match part.what {
        What::Recurrence(_, recurrence) => Some(recurrence.every),
        _ => None,
    });
    let is_monthly = matches!(every.next(), Some(Every::Month | Every::Quarter));
    let is_day = |points: &Points| points.first.kind == Kind::DayOfMonth;
    every.next().is_none() && (is_monthly || !spans.iter().any(is_day))
}
