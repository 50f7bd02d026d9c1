//! Dates, read and written in the two ways of office work: 25.08.2023 and
//! 25 августа 2023 г. (read in an official text: `[A]`).

use chrono::{Datelike, NaiveDate};

/// The months in the genitive, as after a day: «25 августа».
/// January is at 0.
pub const MONTHS_GENITIVE: [&str; 12] = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
];

/// Reads `2023-08-25` or `25.08.2023`; anything else, and days that do not exist, is none.
/// Zeros must be written: `25.8.2023` is none.
#[must_use]
pub fn parse(text: &str) -> Option<NaiveDate> {
    let (separator, is_year_first) =
        if text.contains('-') { ('-', true) } else { ('.', false) };
    let parts: Vec<&str> = text.split(separator).collect();
    let [a, b, c] = parts[..] else { return None };
    let (year, month, day) = if is_year_first { (a, b, c) } else { (c, b, a) };
    let is_well_formed = [(year, 4), (month, 2), (day, 2)].iter().all(|(part, len)| {
        part.len() == *len && part.bytes().all(|b| b.is_ascii_digit())
    });
    if !is_well_formed || year == "0000" {
        return None;
    }
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// «25.08.2023».
#[must_use]
pub fn short(date: NaiveDate) -> String {
    format!("{:02}.{:02}.{:04}", date.day(), date.month(), date.year())
}

/// «25 августа 2023 г.».
#[must_use]
pub fn long(date: NaiveDate) -> String {
    let month = MONTHS_GENITIVE[date.month0() as usize];
    format!("{} {month} {} г.", date.day(), date.year())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_of_writing_are_read() {
        assert_eq!(parse("2023-08-25"), NaiveDate::from_ymd_opt(2023, 8, 25));
        assert_eq!(parse("25.08.2023"), NaiveDate::from_ymd_opt(2023, 8, 25));
    }

    #[test]
    fn impossible_days_are_none() {
        for text in [
            "2023-02-29",
            "31.04.2023",
            "25.8.2023",
            "25.08.23",
            "2023-13-01",
            "0000-01-01",
            "25 августа",
            "2023-08-25-1",
            "+023-08-25",
            "",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_date_is_written_short_and_long() {
        let date = NaiveDate::from_ymd_opt(2023, 8, 5).unwrap();
        assert_eq!(short(date), "05.08.2023");
        assert_eq!(long(date), "5 августа 2023 г.");
    }
}
