//! The language of terms against tables of phrases: days, remarks, next year's text.

use std::fmt::Write as _;

use prikaz::calendar::Year;
use prikaz::russian::period::{self, Every, Note, Period, Shift};

use crate::paper::text;

fn plan() -> Year {
    Year::school("2023/2024").unwrap()
}

/// The lines of a table, without its remarks.
fn rows(table: &str) -> Vec<Vec<String>> {
    let text = text(table);
    let lines = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    lines.map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

/// First and last day as the tables write them.
fn days(period: &Period, year: Year) -> [String; 2] {
    let days = period.days(year);
    [days.first, days.last].map(|day| day.map_or("-".to_owned(), |day| day.to_string()))
}

/// The old text with the edits made.
fn edited(old: &str, shift: &Shift) -> String {
    let mut new = old.to_owned();
    for edit in shift.edits.iter().rev() {
        new.replace_range(edit.range.clone(), &edit.new);
    }
    new
}

/// Prints as it is read, and edits make the text of the shifted term.
fn shifted(phrase: &str, years: i32) -> Shift {
    let period = period::parse(phrase);
    assert_eq!(period.to_string(), phrase);
    let shift = period.shift(years);
    assert_eq!(shift.period.to_string(), edited(phrase, &shift), "{phrase}");
    assert_eq!(shift.period, period::parse(&shift.period.to_string()), "{phrase}");
    shift
}

/// What the fifth column of the seed table says.
fn remarks(period: &Period) -> String {
    let mut remarks = Vec::new();
    let notes = period.shift(1).notes;
    let has = |is: fn(&Note) -> bool| notes.iter().any(is);
    let days = period.days(plan());
    let is_school_year = days.first.zip(days.last).is_some_and(|(first, last)| {
        (9..=20).any(|years| {
            let year = Year::calendar(&(2000 + years).to_string()).unwrap();
            let school = Year { kind: plan().kind, ..year };
            school.days().unwrap() == (first..=last)
        })
    }) || period.to_string().contains("учебный");
    if has(|note| matches!(note, Note::Undated(_))) {
        remarks.push("год из учебного года".to_owned());
    }
    if has(|note| matches!(note, Note::LongTerm(_))) {
        remarks.push("многолетний".to_owned());
    }
    if period.is_whole_year() {
        remarks.push("весь год".to_owned());
    }
    if is_school_year {
        remarks.push("учебный год".to_owned());
    }
    if let Some(recurrence) = period.recurrence() {
        let mut remark = String::new();
        if recurrence.afterwards {
            remark.push_str("далее ");
        }
        write!(remark, "{}", word(recurrence.every)).unwrap();
        remarks.push(remark);
    }
    if period.condition().is_some() {
        remarks.push("условие".to_owned());
    }
    if !period.is_understood() {
        remarks.push("не понято".to_owned());
    }
    remarks.join(", ")
}

fn word(every: Every) -> &'static str {
    match every {
        Every::Day => "ежедневно",
        Every::Week => "еженедельно",
        Every::Month => "ежемесячно",
        Every::Quarter => "ежеквартально",
        Every::Half => "раз в полугодие",
        Every::Year => "ежегодно",
        Every::Weekday(_) => "по дням недели",
    }
}

#[test]
fn every_phrase_of_the_seed_table_is_read_and_moved() {
    let rows = rows("tests/data/seed/periods.tsv");
    assert_eq!(rows.len(), 47);
    let mut wrong = Vec::new();
    for row in rows {
        let [phrase, next, first, last, remark] = &*row else { panic!("{row:?}") };
        let shift = shifted(phrase, 1);
        let period = period::parse(phrase);
        let got = (shift.period.to_string(), days(&period, plan()), remarks(&period));
        let expected = (next.clone(), [first.clone(), last.clone()], remark.clone());
        if got != expected {
            wrong.push(format!("{phrase}: {got:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
