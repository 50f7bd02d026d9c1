//! Days off that the government moved, year by year.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate};

/// The table: the day that became a day off, the day it was moved from.
static TABLE: LazyLock<BTreeMap<NaiveDate, NaiveDate>> = LazyLock::new(|| {
    let lines = include_str!("transfers.tsv").lines();
    let lines = lines.filter(|line| !line.starts_with('#'));
    let days = lines.filter_map(|line| line.split_once('\t'));
    days.filter_map(|(to, from)| Some((to.parse().ok()?, from.parse().ok()?))).collect()
});

/// Whether the table holds the transfers of a year; else only weekends and the law's own
/// days are known of it, and a Saturday may turn out a working day.
#[must_use]
pub fn are_transfers_known(year: i32) -> bool {
    TABLE.keys().any(|to| to.year() == year)
}

/// The day whose day off was moved to this one.
pub(super) fn moved_from(day: NaiveDate) -> Option<NaiveDate> {
    TABLE.get(&day).copied()
}

/// Whether this day's day off was moved to another day.
pub(super) fn is_moved(day: NaiveDate) -> bool {
    TABLE.values().any(|&from| from == day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_read() {
        let lines = include_str!("transfers.tsv").lines();
        assert_eq!(TABLE.len(), lines.filter(|line| !line.starts_with('#')).count());
    }

    #[test]
    fn a_year_without_lines_is_not_known() {
        assert!(are_transfers_known(2024));
        assert!(!are_transfers_known(2012));
        assert!(!are_transfers_known(2030));
    }
}
