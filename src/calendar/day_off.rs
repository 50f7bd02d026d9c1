//! Weekends and public holidays of Russia, by article 112 of the Labour Code as it stands
//! since 2013. An earlier year is judged by the same article.

use std::fmt;

use chrono::{Datelike, NaiveDate, Weekday};

use crate::calendar::transfers::{is_moved, moved_from};

/// Why a day is no working day (of a week of five days).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayOff {
    /// A Saturday.
    Saturday,
    /// A Sunday.
    Sunday,
    /// A public holiday, by its name in the law.
    Holiday(&'static str),
    /// A day off that was moved here from this day: by the law, where a public holiday
    /// fell on a weekend, or by the government.
    Moved(NaiveDate),
}

/// The public holidays: month, day, name.
const HOLIDAYS: [(u32, u32, &str); 14] = [
    (1, 1, "Новогодние каникулы"),
    (1, 2, "Новогодние каникулы"),
    (1, 3, "Новогодние каникулы"),
    (1, 4, "Новогодние каникулы"),
    (1, 5, "Новогодние каникулы"),
    (1, 6, "Новогодние каникулы"),
    (1, 7, "Рождество Христово"),
    (1, 8, "Новогодние каникулы"),
    (2, 23, "День защитника Отечества"),
    (3, 8, "Международный женский день"),
    (5, 1, "Праздник Весны и Труда"),
    (5, 9, "День Победы"),
    (6, 12, "День России"),
    (11, 4, "День народного единства"),
];

/// How far the law moves a day off: over a weekend and the holidays after it.
const LONGEST_MOVE: usize = 7;

/// Why a day is no working day; none: it is one. Transfers by the government are heeded
/// where [`are_transfers_known`](crate::calendar::are_transfers_known).
///
/// A holiday goes before a move, a move before a weekend: 07.01.2024, a Sunday, is a
/// holiday; 27.04.2024, a Saturday that the government moved, is a working day.
#[must_use]
pub fn day_off(day: NaiveDate) -> Option<DayOff> {
    holiday(day)
        .map(DayOff::Holiday)
        .or_else(|| moved_from(day).map(DayOff::Moved))
        .or_else(|| weekend(day).filter(|_| !is_moved(day)))
        .or_else(|| moved_by_law(day).map(DayOff::Moved))
}

fn holiday(day: NaiveDate) -> Option<&'static str> {
    let is_it =
        |&&(month, at, _): &&(u32, u32, &str)| (month, at) == (day.month(), day.day());
    HOLIDAYS.iter().find(is_it).map(|&(_, _, name)| name)
}

fn weekend(day: NaiveDate) -> Option<DayOff> {
    match day.weekday() {
        Weekday::Sat => Some(DayOff::Saturday),
        Weekday::Sun => Some(DayOff::Sunday),
        _ => None,
    }
}

/// The public holiday on a weekend whose day off falls on this day: the next working day
/// after it. Those of January are moved by the government alone.
/// So 04.11.2023, a Saturday, makes 06.11.2023 a day off.
fn moved_by_law(day: NaiveDate) -> Option<NaiveDate> {
    let mut before = day;
    for _ in 0..LONGEST_MOVE {
        before = before.pred_opt()?;
        let is_moved_on = is_lost(before) && next_working_day(before) == Some(day);
        if is_moved_on {
            return Some(before);
        }
    }
    None
}

/// Whether a public holiday takes a weekend's day, and nothing was decided for it.
fn is_lost(day: NaiveDate) -> bool {
    holiday(day).is_some() && day.month() != 1 && weekend(day).is_some() && !is_moved(day)
}

/// The next day that is neither a weekend, a public holiday nor moved by the government.
fn next_working_day(day: NaiveDate) -> Option<NaiveDate> {
    let is_work = |day: &NaiveDate| {
        holiday(*day).is_none()
            && moved_from(*day).is_none()
            && (weekend(*day).is_none() || is_moved(*day))
    };
    day.iter_days().skip(1).take(LONGEST_MOVE).find(is_work)
}

/// For a message: «суббота», «выходной день, перенесённый с 04.11.2023».
impl fmt::Display for DayOff {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Saturday => f.write_str("суббота"),
            Self::Sunday => f.write_str("воскресенье"),
            Self::Holiday(name) => f.write_str(name),
            Self::Moved(from) => {
                let (day, month, year) = (from.day(), from.month(), from.year());
                write!(f, "выходной день, перенесённый с {day:02}.{month:02}.{year}")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(day: &str) -> String {
        let off = day_off(day.parse().unwrap());
        off.map_or_else(String::new, |off| off.to_string())
    }

    #[test]
    fn the_law_and_the_government_say_which_days_are_off() {
        for (day, expected) in [
            ("2024-01-07", "Рождество Христово"),
            ("2024-02-23", "День защитника Отечества"),
            ("2024-02-24", "суббота"),
            ("2024-02-25", "воскресенье"),
            ("2024-02-26", ""),
            ("2024-04-27", ""),
            ("2024-04-29", "выходной день, перенесённый с 27.04.2024"),
            ("2024-04-30", "выходной день, перенесённый с 02.11.2024"),
            ("2024-11-02", ""),
            ("2023-11-06", "выходной день, перенесённый с 04.11.2023"),
            ("2025-02-24", ""),
            ("2025-05-08", "выходной день, перенесённый с 23.02.2025"),
            ("2030-03-08", "Международный женский день"),
            ("2030-02-25", "выходной день, перенесённый с 23.02.2030"),
        ] {
            assert_eq!(on(day), expected, "{day}");
        }
    }

    /// What the package «holidays» says of ten years.
    #[test]
    fn ten_years_are_as_the_production_calendar_has_them() {
        let table = include_str!("../../tests/data/days.tsv");
        let rows: Vec<&str> =
            table.lines().filter(|line| !line.starts_with('#')).collect();
        let mut found = Vec::new();
        let first: NaiveDate = "2018-01-01".parse().unwrap();
        for day in first.iter_days().take_while(|day| day.year() < 2028) {
            match (weekend(day).is_some(), day_off(day).is_some()) {
                (false, true) => found.push(format!("{day}\toff")),
                (true, false) => found.push(format!("{day}\tworking")),
                _ => {}
            }
        }
        assert_eq!(found, rows);
    }
}
