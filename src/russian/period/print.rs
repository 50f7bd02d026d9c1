//! A term's text, from its tree alone.

use std::fmt::{Display, Formatter, Result};
use std::ops::Range;

use crate::russian::period::tree::{
    Body, Count, Link, Part, Period, Point, Span, Unit, What, YearPart,
};

/// The very text that was parsed: its white space, capitals and leading zeros.
impl Display for Period {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match &self.body {
            Body::Understood(parts) => all(parts, f)?,
            Body::Unknown(text) => f.write_str(text)?,
        }
        f.write_str(&self.end)
    }
}

fn all<T: Display>(items: &[T], f: &mut Formatter<'_>) -> Result {
    items.iter().try_for_each(|item| item.fmt(f))
}

impl Display for Part {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        all(&self.joint, f)?;
        match &self.what {
            What::Span(span) => span.fmt(f),
            What::Recurrence(signs, _) | What::Whole(signs) => all(signs, f),
            What::Tail(text) => text.fmt(f),
            What::Stop(sign) => sign.fmt(f),
        }
    }
}

impl Display for Span {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        all(&self.opener, f)?;
        self.first.fmt(f)?;
        self.last.iter().try_for_each(|(Link { signs, .. }, point)| {
            all(signs, f)?;
            point.fmt(f)
        })
    }
}

impl Display for Point {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        self.unit.fmt(f)?;
        self.year.iter().try_for_each(|YearPart { number, signs }| {
            number.fmt(f)?;
            all(signs, f)
        })
    }
}

impl Display for Unit {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Self::Bare(count) => count.fmt(f),
            Self::Day(day, month) => {
                day.fmt(f)?;
                all(month, f)
            }
            Self::Date(day, stop, month, last) => {
                write!(f, "{day}{stop}{month}")?;
                last.iter().try_for_each(|stop| stop.fmt(f))
            }
            Self::Month(month) => all(month, f),
            Self::Share(count, word) => write!(f, "{count}{word}"),
            Self::DayOfMonth(day, word) => write!(f, "{day}{word}"),
            Self::Year => Ok(()),
            Self::School(first, sign, second, words) => {
                write!(f, "{first}{sign}{second}")?;
                all(words, f)
            }
        }
    }
}

impl Display for Count {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        self.number.fmt(f)?;
        all(&self.ending, f)
    }
}

impl Span {
    /// Its bytes in the text.
    pub(super) fn range(&self) -> Range<usize> {
        let first = self.opener.first().map_or(self.first.range().start, |sign| sign.at);
        let last = self.last.as_ref().map_or(&self.first, |(_, point)| point);
        first..last.range().end
    }
}

impl Point {
    /// Its bytes in the text.
    pub(super) fn range(&self) -> Range<usize> {
        let start = match (&self.unit, &self.year) {
            (Unit::Bare(count) | Unit::Share(count, _), _) => Some(count.number.at),
            (
                Unit::Day(day, _)
                | Unit::Date(day, ..)
                | Unit::DayOfMonth(day, _)
                | Unit::School(day, ..),
                _,
            ) => Some(day.at),
            (Unit::Month(month), _) => month.first().map(|sign| sign.at),
            (Unit::Year, year) => year.as_ref().map(|year| year.number.at),
        };
        let start = start.unwrap_or_default();
        start..start + self.to_string().trim_start().len()
    }
}
