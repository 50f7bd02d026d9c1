//! The grammar of points: days, months, quarters, years.

use crate::russian::period::lexer::{Leaf, Number, Token};
use crate::russian::period::reader::Reader;
use crate::russian::period::tree::{Count, Point, Sign, Unit, YearPart};
use crate::russian::period::words::Sense;

/// The years that are read.
const YEARS: std::ops::RangeInclusive<u32> = 1900..=2199;

/// Is it a year of four digits?
pub(super) fn is_year(number: Number) -> bool {
    number.width == 4 && YEARS.contains(&number.value)
}

/// Reads a point.
/// «04.09» takes a year only behind a second full stop; a number whose word comes later
/// and «5 числа» take none.
pub(super) fn point(reader: &mut Reader<'_>) -> Option<Point> {
    if let Some(unit) = reader.attempt(school) {
        return Some(Point { unit, year: None });
    }
    if let Some(year) = year(reader) {
        return Some(Point { unit: Unit::Year, year: Some(year) });
    }
    let (unit, takes_year) = match reader.attempt(date) {
        Some(date) => {
            let takes_year = matches!(&date, Unit::Date(.., Some(_)));
            (date, takes_year)
        }
        None => (month(reader).map(Unit::Month).or_else(|| counted(reader))?, true),
    };
    let dated = takes_year && !matches!(unit, Unit::Bare(_) | Unit::DayOfMonth(..));
    let year = if dated { year(reader) } else { None };
    Some(Point { unit, year })
}

/// «2023 г.», «2023года», «2023».
fn year(reader: &mut Reader<'_>) -> Option<YearPart> {
    let number = reader.number(is_year)?;
    Some(YearPart { number, signs: year_word(reader) })
}

fn year_word(reader: &mut Reader<'_>) -> Vec<Sign> {
    let mut signs = Vec::new();
    match reader.sense(0) {
        Some(Sense::Year) => signs.extend(reader.sign(|_| true)),
        Some(Sense::ShortYear) => {
            signs.extend(reader.sign(|_| true));
            signs.extend(reader.stop());
        }
        _ => {}
    }
    signs
}

/// «2023/2024», «2023-2024 учебный год», «2023/24 уч. год».
/// A dash needs the words behind it: «2023-2024» alone is a range of two years.
fn school(reader: &mut Reader<'_>) -> Option<Unit> {
    let first = reader.number(is_year)?;
    let between = reader.sign(|it| matches!(it, Token::Mark('/') | Token::Dash(_)))?;
    let second = reader.number(|number| is_next(first.it, number))?;
    let mut words = Vec::new();
    match reader.sense(0) {
        Some(Sense::School) => words.extend(reader.sign(|_| true)),
        Some(Sense::ShortSchool) => {
            words.extend(reader.sign(|_| true));
            words.extend(reader.stop());
        }
        _ if matches!(between.it, Token::Dash(_)) => return None,
        _ => {}
    }
    let is_named = !words.is_empty();
    let year = year_word(reader);
    if is_named && year.is_empty() {
        return None;
    }
    words.extend(year);
    Some(Unit::School(first, between, second, words))
}

fn is_next(first: Number, second: Number) -> bool {
    match second.width {
        4 => second.value == first.value + 1,
        2 => second.value == (first.value + 1) % 100,
        _ => false,
    }
}

/// «04.09», «04.09.» before a year; «4.09» only with the year.
fn date(reader: &mut Reader<'_>) -> Option<Unit> {
    let day = reader.number(|day| day.width <= 2)?;
    let stop = reader.stop()?;
    reader.peek(0).filter(|sign| sign.gap.is_empty())?;
    let month = reader.number(|month| month.width <= 2)?;
    let last = reader.stop();
    let is_glued = reader.peek(0).is_some_and(|sign| sign.gap.is_empty());
    let has_year = last.is_some()
        && is_glued
        && matches!(reader.peek(0)?.it, Token::Number(number) if is_year(number));
    let is_plain = day.it.width == 2 && month.it.width == 2;
    let follows = matches!(reader.peek(0), Some(Leaf { it: Token::Number(_), .. }));
    (has_year || is_plain && !follows).then_some(Unit::Date(day, stop, month, last))
}

/// «сентябрь», «сент.».
fn month(reader: &mut Reader<'_>) -> Option<Vec<Sign>> {
    match reader.sense(0)? {
        Sense::Month(_) => Some(reader.sign(|_| true)?).map(|sign| vec![sign]),
        Sense::ShortMonth(_) => {
            let mut signs = vec![reader.sign(|_| true)?];
            signs.extend(reader.stop());
            Some(signs)
        }
        _ => None,
    }
}

/// «4 сентября», «2 квартал», «II полугодие», «5 числа»; «4» whose word comes later.
fn counted(reader: &mut Reader<'_>) -> Option<Unit> {
    let count = count(reader)?;
    if matches!(reader.sense(0), Some(Sense::Quarter | Sense::Half)) {
        return Some(Unit::Share(count, reader.sign(|_| true)?));
    }
    let Token::Number(number) = count.number.it else { return Some(Unit::Bare(count)) };
    if number.width > 2 {
        return None;
    }
    if !count.ending.is_empty() {
        return Some(Unit::Bare(count));
    }
    if let Some(month) = month(reader) {
        return Some(Unit::Day(count.number.map(|_| number), month));
    }
    if let Some(word) = reader.phrase("числа").and_then(|mut signs| signs.pop()) {
        return Some(Unit::DayOfMonth(count.number.map(|_| number), word));
    }
    Some(Unit::Bare(count))
}

fn count(reader: &mut Reader<'_>) -> Option<Count> {
    let number = reader.sign(|it| {
        matches!(it, Token::Number(_) | Token::Roman(_))
            || matches!(it.sense(), Some(Sense::Ordinal(_)))
    })?;
    let is_word = number.it.sense().is_some();
    let ending = if is_word { None } else { reader.attempt(ending) };
    Some(Count { number, ending: ending.unwrap_or_default() })
}

/// «-й» of «1-й квартал».
fn ending(reader: &mut Reader<'_>) -> Option<Vec<Sign>> {
    let is_glued = |sign: &Sign| sign.gap.is_empty();
    let dash = reader.sign(|it| matches!(it, Token::Dash(_))).filter(is_glued)?;
    let word = reader.sign(|it| it.sense() == Some(Sense::Ending)).filter(is_glued)?;
    Some(vec![dash, word])
}
