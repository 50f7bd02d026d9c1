//! First and last day of a term.

use chrono::{Months, NaiveDate};

use crate::calendar::{Year, YearKind};
use crate::russian::period::known::{self, Kind, Known, Points, YearOf};
use crate::russian::period::tree::{Body, Bound, Part, Period, Recurrence, Span, What};

/// First and last day of a term; both count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Days {
    /// None: not said.
    /// «до 25.01.2024» has no first day.
    pub first: Option<NaiveDate>,
    /// None: not said.
    pub last: Option<NaiveDate>,
}

/// A point's first and last day, and whether its own text says the year.
type Extent = (NaiveDate, NaiveDate, bool);

impl Period {
    pub(super) fn parts(&self) -> &[Part] {
        match &self.body {
            Body::Understood(parts) => parts,
            Body::Unknown(_) => &[],
        }
    }

    /// Its spans, each with what its points name.
    pub(super) fn spans(&self) -> Vec<(&Span, Points)> {
        let spans = self.parts().iter().filter_map(|part| match &part.what {
            What::Span(span) => Some(span.as_ref()),
            _ => None,
        });
        spans.zip(known::known(self.parts()).unwrap_or_default()).collect()
    }

    /// First and last day. What has no year has the plan's; a school year's September to
    /// December are in its first calendar year. None where they are not said, not sure,
    /// or reversed.
    #[must_use]
    pub fn days(&self, year: Year) -> Days {
        days(&self.spans(), Some(year)).unwrap_or_default()
    }

    /// How often, if it says so.
    #[must_use]
    pub fn recurrence(&self) -> Option<Recurrence> {
        self.parts().iter().find_map(|part| match part.what {
            What::Recurrence(_, recurrence) => Some(recurrence),
            _ => None,
        })
    }

    /// Its conditions: «по запросу»; without the brackets around. Empty brackets are none.
    #[must_use]
    pub fn condition(&self) -> Option<String> {
        let tails = self.parts().iter().filter_map(|part| match &part.what {
            What::Tail(text) => Some(plain(&text.it)),
            _ => None,
        });
        let tails: Vec<_> = tails.filter(|tail| !tail.is_empty()).collect();
        (!tails.is_empty()).then(|| tails.join(", "))
    }

    /// Is all of it understood? If not, it is kept as text.
    #[must_use]
    pub fn is_understood(&self) -> bool {
        matches!(self.body, Body::Understood(_))
    }

    /// Does it name days, months, quarters or years?
    #[must_use]
    pub fn is_dated(&self) -> bool {
        self.spans().iter().any(|(_, points)| points.first.kind != Kind::DayOfMonth)
    }

    /// Does it name a school year: «2023/2024 учебный год»?
    #[must_use]
    pub fn is_school_year(&self) -> bool {
        self.spans().iter().any(|(_, points)| points.first.kind == Kind::School)
    }

    /// Does it name the plan's whole year: «в течение года»?
    #[must_use]
    pub fn is_whole_year(&self) -> bool {
        self.parts().iter().any(|part| matches!(part.what, What::Whole(_)))
    }
}

fn plain(text: &str) -> &str {
    text.strip_prefix('(').and_then(|text| text.strip_suffix(')')).unwrap_or(text)
}

/// The days of all spans together. None: not sure, or reversed.
/// Where a year is not said, spans must stand in the order of time.
pub(super) fn days(spans: &[(&Span, Points)], year: Option<Year>) -> Option<Days> {
    let mut days: Option<Days> = None;
    let mut latest: Option<Extent> = None;
    let mut all_own = true;
    for (span, points) in spans {
        let first = extent(points.first, year)?;
        let last = points.last.map_or(Some(first), |last| extent(last, year))?;
        if !is_ordered(first, last) {
            return None;
        }
        all_own &= first.2 && last.2;
        if !all_own && latest.is_some_and(|latest| first.0 < latest.0) {
            return None;
        }
        latest = Some(last);
        let next = bounded(span, *points, first, last);
        days = Some(days.map_or(next, |days| hull(days, next)));
    }
    days
}

/// The end is not before the beginning; where not both say their year, within a year.
fn is_ordered(first: Extent, last: Extent) -> bool {
    let near = first.0.checked_add_months(Months::new(12));
    let is_near = near.is_some_and(|near| last.1 < near);
    first.0 <= last.0 && first.1 <= last.1 && ((first.2 && last.2) || is_near)
}

/// What the words before the points leave of their days. «до 5 мая» has a last day; of
/// «до мая» nobody knows whether May counts, so it has none.
fn bounded(span: &Span, points: Points, first: Extent, last: Extent) -> Days {
    let bound = span.last.as_ref().map_or(span.bound, |(link, _)| link.bound);
    let is_day = matches!(points.last.unwrap_or(points.first).kind, Kind::Day(..));
    let has_first = matches!(span.bound, Bound::Both | Bound::First);
    let has_last = match bound {
        Bound::Both | Bound::Last => true,
        Bound::Before => is_day,
        Bound::First => false,
    };
    Days { first: has_first.then_some(first.0), last: has_last.then_some(last.1) }
}

/// From the earlier first day to the later last one; an end that one leaves open is open.
fn hull(one: Days, other: Days) -> Days {
    Days {
        first: one.first.zip(other.first).map(|(one, other)| one.min(other)),
        last: one.last.zip(other.last).map(|(one, other)| one.max(other)),
    }
}

/// The days of a point. None: its year is not sure.
/// Nor has «5 числа», a day of no month, any.
pub(super) fn extent(known: Known, plan: Option<Year>) -> Option<Extent> {
    let (year, is_own) = match known.year {
        YearOf::Own(year) => (year, true),
        YearOf::Later(year) => (year, false),
        YearOf::Plan => (year_in(known.kind, plan?)?, false),
    };
    let months = |first: u32, count: u32| {
        let first = NaiveDate::from_ymd_opt(year, first, 1)?;
        let after = first.checked_add_months(Months::new(count))?;
        Some((first, after.pred_opt()?))
    };
    let (first, last) = match known.kind {
        Kind::Day(month, day) => {
            let day = NaiveDate::from_ymd_opt(year, month, day)?;
            (day, day)
        }
        Kind::Month(month) => months(month, 1)?,
        Kind::Quarter(number) => months(number * 3 - 2, 3)?,
        Kind::Half(number) => months(number * 6 - 5, 6)?,
        Kind::Year => months(1, 12)?,
        Kind::School => months(9, 12)?,
        Kind::DayOfMonth => return None,
    };
    Some((first, last, is_own))
}

/// Is the end before the beginning? Without a plan, only by the years of the text.
pub(super) fn is_reversed(points: Points, plan: Option<Year>) -> bool {
    let last = points.last.and_then(|last| extent(last, plan));
    let extents = extent(points.first, plan).zip(last);
    extents.is_some_and(|(first, last)| last.0 < first.0 || last.1 < first.1)
}

/// The calendar year of what has none, in the plan's year. The third quarter and the
/// half-years of a school year are not sure.
/// That quarter has July and August of the second calendar year, September of the first.
fn year_in(kind: Kind, plan: Year) -> Option<i32> {
    if plan.kind == YearKind::Calendar {
        return Some(plan.first);
    }
    let month = match kind {
        Kind::Day(month, _) | Kind::Month(month) => month,
        Kind::Quarter(number @ (1 | 2 | 4)) => number * 3,
        _ => return None,
    };
    Some(if month >= 9 { plan.first } else { plan.first + 1 })
}
