//! The year that an order is about.

use std::fmt;

use crate::source::Place;

/// A school or calendar year and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Year {
    /// Its first (or only) calendar year.
    pub first: i32,
    /// School or calendar.
    pub kind: YearKind,
    /// Where it stands.
    pub place: Place,
}

/// Which kind of year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum YearKind {
    /// September to August: «2023/2024».
    School,
    /// January to December: «2024».
    Calendar,
}

impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            YearKind::School => write!(f, "{}/{}", self.first, self.first + 1),
            YearKind::Calendar => write!(f, "{}", self.first),
        }
    }
}

/// Reads `2023/2024`: two years of four digits, one after the other.
pub(super) fn school(text: &str) -> Option<i32> {
    let (first, second) = text.split_once('/')?;
    let (first, second) = (calendar(first)?, calendar(second)?);
    (second == first + 1).then_some(first)
}

/// Reads `2024`: four digits, from 1900 on.
pub(super) fn calendar(text: &str) -> Option<i32> {
    let is_year = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|&year| is_year && year >= 1900)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_school_year_is_two_years_running() {
        assert_eq!(school("2023/2024"), Some(2023));
        for text in
            ["2023/2025", "2023-2024", "2023/24", "2023", "2024/2023", "0001/0002"]
        {
            assert_eq!(school(text), None, "{text}");
        }
    }
}
