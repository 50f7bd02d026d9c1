//! The language of terms against tables of phrases: days, remarks, next year's text.

use std::fmt::Write as _;

use chrono::{Datelike, Days, Months, NaiveDate};
use prikaz::calendar::Year;
use prikaz::russian::period::{self, Every, Note, Period, Shift};

use proptest::prelude::*;

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
    if has(|note| matches!(note, Note::Undated(_))) {
        remarks.push("год из учебного года".to_owned());
    }
    if has(|note| matches!(note, Note::LongTerm(_))) {
        remarks.push("многолетний".to_owned());
    }
    if period.is_whole_year() {
        remarks.push("весь год".to_owned());
    }
    if period.is_school_year() {
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

#[test]
fn a_near_miss_gives_no_day() {
    let phrases = text("tests/data/periods/near-misses.txt");
    let phrases: Vec<&str> =
        phrases.lines().filter(|line| !line.starts_with('#')).collect();
    assert!(phrases.len() >= 100, "{}", phrases.len());
    let mut wrong = Vec::new();
    for phrase in phrases {
        shifted(phrase, 1);
        for year in [plan(), Year::calendar("2024").unwrap()] {
            let days = days(&period::parse(phrase), year);
            if days != ["-", "-"] {
                wrong.push(format!("{phrase}: {days:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn phrases_of_other_plans_are_read_and_moved() {
    let rows = rows("tests/data/periods/phrases.tsv");
    let mut wrong = Vec::new();
    for row in &rows {
        let [phrase, next, first, last] = &**row else { panic!("{row:?}") };
        let shift = shifted(phrase, 1);
        let got = (shift.period.to_string(), days(&period::parse(phrase), plan()));
        if got != (next.clone(), [first.clone(), last.clone()]) {
            wrong.push(format!("{phrase}: {got:?}"));
        }
        let twice = shift.period.shift(1).period;
        assert_eq!(twice, shifted(phrase, 2).period, "{phrase}");
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(rows.len() >= 150, "{}", rows.len());
}

#[test]
fn hostile_text_is_read_in_linear_time() {
    for piece in
        ["(", "с ", "1", "1-", "по ", "январь, ", "далее ", "2023/", "не ", "ё\u{301}"]
    {
        let phrase = piece.repeat(100_000 / piece.len());
        assert_eq!(period::parse(&phrase).to_string(), phrase);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn any_text_prints_as_it_is(text in any::<String>()) {
        shifted(&text, 1);
    }

    #[test]
    fn pieces_of_terms_print_as_they_are(text in proptest::collection::vec(piece(), 0..8)) {
        shifted(&text.concat(), 1);
    }

    #[test]
    fn a_generated_term_gives_its_days(term in term()) {
        let period = period::parse(&term.text);
        prop_assert!(period.is_understood(), "{}", term.text);
        let expected = [term.first, term.last].map(|day| day.to_string());
        prop_assert_eq!(days(&period, plan()), expected, "{}", &term.text);
        prop_assert_eq!(shifted(&term.text, 1).period.to_string(), term.next);
    }
}

/// A piece of a term, or of anything.
fn piece() -> impl Strategy<Value = String> {
    let known = "с|по|до|к|январь|мая|2023|2024 г.|1|31|II|квартал|–|-|,|и|далее|ежегодно|(|)|.|/|года|учебный|\u{a0}|  ";
    let known: Vec<&str> = known.split('|').collect();
    prop_oneof![
        4 => proptest::sample::select(known).prop_map(|word| format!("{word} ")),
        1 => any::<char>().prop_map(String::from),
    ]
}

/// A term, its days and the next year's text.
#[derive(Debug, Clone)]
struct Term {
    text: String,
    next: String,
    first: NaiveDate,
    last: NaiveDate,
}

const NAMES: &str = "январь января январе|февраль февраля феврале|март марта марте|апрель апреля апреле|май мая мае|июнь июня июне|июль июля июле|август августа августе|сентябрь сентября сентябре|октябрь октября октябре|ноябрь ноября ноябре|декабрь декабря декабре";

/// A month in one of three forms.
fn name(month: u32, form: usize) -> &'static str {
    NAMES.split('|').nth(month as usize - 1).unwrap().split(' ').nth(form).unwrap()
}

/// Days of one or two months, written in one of several ways.
fn term() -> impl Strategy<Value = Term> {
    let two = (0_u32..60, 0_u32..12, 1_u32..=28, 1_u32..=28);
    let cases = proptest::sample::select(vec![
        str::to_owned as fn(&str) -> String,
        capital,
        str::to_uppercase,
    ]);
    let gaps = proptest::sample::select(vec![" ", "\u{a0}", "  ", ""]);
    let ends = proptest::sample::select(vec!["г.", "г", "года", "году"]);
    let dashes = proptest::sample::select(vec!["–", " – ", "-", " - ", "—", " — "]);
    (two, 0..6_usize, cases, gaps, (ends, dashes)).prop_map(
        |(two, shape, case, gap, (end, dash))| {
            let (start, more, a, b) = two;
            let day = |at: u32, day| {
                NaiveDate::from_ymd_opt(2020 + at.cast_signed() / 12, at % 12 + 1, day)
                    .unwrap()
            };
            let (first, last) = (day(start, a), day(start + more, b));
            let (first, last) = if first <= last { (first, last) } else { (last, first) };
            let write = |years: i32| {
                let year = |day: NaiveDate| format!("{}{gap}{end}", day.year() + years);
                let month = |day: NaiveDate, form| case(name(day.month(), form));
                match shape {
                    0 => format!(
                        "{} {}{dash}{} {}",
                        month(first, 0),
                        year(first),
                        month(last, 0),
                        year(last)
                    ),
                    1 => format!(
                        "с {} {} {} по {} {} {}",
                        first.day(),
                        month(first, 1),
                        year(first),
                        last.day(),
                        month(last, 1),
                        year(last)
                    ),
                    2 => {
                        format!(
                            "{}{}{}",
                            first.format("%d.%m."),
                            first.year() + years,
                            dash
                        ) + &format!("{}{}", last.format("%d.%m."), last.year() + years)
                    }
                    3 => format!("в {} {}", month(first, 2), year(first)),
                    4 => format!("{} {} {}", first.day(), month(first, 1), year(first)),
                    _ => format!(
                        "в период с {} {} по {} {}",
                        month(first, 1),
                        year(first),
                        month(last, 0),
                        year(last)
                    ),
                }
            };
            let start = |day: NaiveDate| day.with_day(1).unwrap();
            let end = |day: NaiveDate| start(day) + Months::new(1) - Days::new(1);
            let (first, last) = match shape {
                1 | 2 => (first, last),
                3 => (start(first), end(first)),
                4 => (first, first),
                _ => (start(first), end(last)),
            };
            Term { text: write(0), next: write(1), first, last }
        },
    )
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}
