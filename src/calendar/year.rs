//! School and calendar years.

use std::fmt;
use std::ops::RangeInclusive;

use chrono::NaiveDate;

/// A school or calendar year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Year {
    /// Its first (or only) calendar year.
    /// For «2023/2024» it is 2023.
    pub first: i32,
    /// School or calendar.
    pub kind: YearKind,
}

/// Which kind of year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum YearKind {
    /// September to August: «2023/2024».
    School,
    /// January to December: «2024».
    Calendar,
}

/// The first year that is read; earlier ones are slips of the pen.
const EARLIEST: i32 = 1900;

impl Year {
    /// Reads `2023/2024`: two years of four digits, one after the other.
    /// None for all else: `2023/24`, spaces, a year before 1900.
    #[must_use]
    pub fn school(text: &str) -> Option<Self> {
        let (first, second) = text.split_once('/')?;
        let (first, second) = (number(first)?, number(second)?);
        (second == first + 1).then_some(Self { first, kind: YearKind::School })
    }

    /// Reads `2024`: four digits, from 1900 on.
    #[must_use]
    pub fn calendar(text: &str) -> Option<Self> {
        number(text).map(|first| Self { first, kind: YearKind::Calendar })
    }

    /// The year so many years later.
    /// A negative number counts back. Whether the outcome can be written is not asked.
    #[must_use]
    pub fn after(self, years: i32) -> Self {
        Self { first: self.first + years, ..self }
    }

    /// Whether it can be written, and read again, in four digits a year.
    #[must_use]
    pub fn is_written(self) -> bool {
        match self.kind {
            YearKind::School => (EARLIEST..9999).contains(&self.first),
            YearKind::Calendar => (EARLIEST..=9999).contains(&self.first),
        }
    }

    /// Its days: 1 September to 31 August, or 1 January to 31 December. None for a year
    /// beyond what the calendar of `chrono` holds.
    #[must_use]
    pub fn days(self) -> Option<RangeInclusive<NaiveDate>> {
        let (months, last) = match self.kind {
            YearKind::School => ((9, 8), self.first + 1),
            YearKind::Calendar => ((1, 12), self.first),
        };
        let first = NaiveDate::from_ymd_opt(self.first, months.0, 1)?;
        Some(first..=NaiveDate::from_ymd_opt(last, months.1, 31)?)
    }
}

impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            YearKind::School => write!(f, "{}/{}", self.first, self.first + 1),
            YearKind::Calendar => write!(f, "{}", self.first),
        }
    }
}

/// A year of exactly four digits, from [`EARLIEST`] on.
fn number(text: &str) -> Option<i32> {
    let is_year = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|&year| is_year && year >= EARLIEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_school_year_is_two_years_running() {
        assert_eq!(Year::school("2023/2024").unwrap().first, 2023);
        for text in
            ["2023/2025", "2023-2024", "2023/24", "2023", "2024/2023", "0001/0002"]
        {
            assert_eq!(Year::school(text), None, "{text}");
        }
    }

    #[test]
    fn a_school_year_begins_in_september() {
        let days = Year::school("2023/2024").unwrap().days().unwrap();
        assert_eq!(days.start().to_string(), "2023-09-01");
        assert_eq!(days.end().to_string(), "2024-08-31");
        let days = Year::calendar("2024").unwrap().days().unwrap();
        assert_eq!((*days.end() - *days.start()).num_days(), 365);
    }
}
