//! Ordinal numerals, read and counted on: «III» → «IV», «20-я» → «21-я»,
//! «третья» → «четвёртая».
//!
//! Gender and case are kept: an ending is a row of `ENDINGS`, and the next numeral takes
//! its own form from the same row. Where two rows fit and would lead to different words,
//! there is no answer.

use crate::russian::gender::Gender;
use crate::russian::gender::Gender::{Feminine, Masculine, Neuter, Plural};

/// The largest ordinal that is counted on to.
/// Words end at a hundred.
pub const MAX: u32 = 199;

/// A row: genders, then the endings of «первый», «второй» and «третий», and what is
/// written behind a hyphen after digits for the first two and for the third.
struct Ending {
    genders: &'static [Gender],
    hard: &'static str,
    stressed: &'static str,
    soft: &'static str,
    short: [&'static str; 2],
}

const fn row(
    genders: &'static [Gender],
    [hard, stressed, soft]: [&'static str; 3],
    short: [&'static str; 2],
) -> Ending {
    Ending { genders, hard, stressed, soft, short }
}

const ENDINGS: [Ending; 13] = [
    row(&[Masculine], ["ый", "ой", "ий"], ["й", "й"]),
    row(&[Neuter], ["ое", "ое", "ье"], ["е", "е"]),
    row(&[Masculine, Neuter], ["ого", "ого", "ьего"], ["го", "го"]),
    row(&[Masculine, Neuter], ["ому", "ому", "ьему"], ["му", "му"]),
    row(&[Masculine, Neuter], ["ым", "ым", "ьим"], ["м", "м"]),
    row(&[Masculine, Neuter], ["ом", "ом", "ьем"], ["м", "м"]),
    row(&[Feminine], ["ая", "ая", "ья"], ["я", "я"]),
    row(&[Feminine], ["ой", "ой", "ьей"], ["й", "й"]),
    row(&[Feminine], ["ую", "ую", "ью"], ["ю", "ю"]),
    row(&[Plural], ["ые", "ые", "ьи"], ["е", "и"]),
    row(&[Plural], ["ых", "ых", "ьих"], ["х", "х"]),
    row(&[Plural], ["ым", "ым", "ьим"], ["м", "м"]),
    row(&[Plural], ["ыми", "ыми", "ьими"], ["ми", "ми"]),
];

/// The stems of one to twenty; «втор», «шест», «седьм», «восьм» are stressed in the ending.
const STEMS: [&str; 20] = [
    "перв",
    "втор",
    "трет",
    "четвёрт",
    "пят",
    "шест",
    "седьм",
    "восьм",
    "девят",
    "десят",
    "одиннадцат",
    "двенадцат",
    "тринадцат",
    "четырнадцат",
    "пятнадцат",
    "шестнадцат",
    "семнадцат",
    "восемнадцат",
    "девятнадцат",
    "двадцат",
];

/// The stems of thirty to a hundred.
const TENS: [&str; 8] = [
    "тридцат",
    "сороков",
    "пятидесят",
    "шестидесят",
    "семидесят",
    "восьмидесят",
    "девяност",
    "сот",
];

/// What stands before the last word of a compound: «двадцать первая».
const CARDINAL_TENS: [&str; 8] = [
    "двадцать",
    "тридцать",
    "сорок",
    "пятьдесят",
    "шестьдесят",
    "семьдесят",
    "восемьдесят",
    "девяносто",
];

/// The Roman numeral so many steps on; none for what is no well-formed numeral.
/// Small letters and the Cyrillic «Х» are none, and so is what would pass [`MAX`].
#[must_use]
pub fn roman_after(text: &str, steps: u32) -> Option<String> {
    let is_roman = !text.is_empty() && text.chars().all(|c| "IVXLC".contains(c));
    let value = (1..=MAX).filter(|_| is_roman).find(|&value| roman(value) == text)?;
    within(value, steps).map(roman)
}

/// Digits, a hyphen and an ending: «20» and «я» so many steps on, as «21» and «я».
///
/// A full ending is read too and stays full: «5-ый» → «6-ой». None where number, gender
/// and ending do not go together, as in «3-е» of the plural («3-и»).
#[must_use]
pub fn arabic_after(
    digits: &str,
    ending: &str,
    gender: Gender,
    steps: u32,
) -> Option<(String, String)> {
    let value = digits.parse().ok().filter(|&value| value > 0)?;
    let next = within(value, steps)?;
    let written = |row: &Ending, value| [short(row, value), long(row, value)];
    let endings = ENDINGS.iter().filter(|row| row.genders.contains(&gender));
    let found = endings.flat_map(|row| {
        let pairs = written(row, value).into_iter().zip(written(row, next));
        pairs.filter(|(old, _)| *old == ending).map(|(_, new)| new)
    });
    only(found).map(|ending| (next.to_string(), ending.to_owned()))
}

/// An ordinal in words so many steps on: «третья» → «четвёртая», «двадцать девятый» →
/// «тридцатый»; its capitals are kept.
/// «ё» may be written as «е»; the answer is written with «ё». None beyond «сотый».
#[must_use]
pub fn words_after(text: &str, gender: Gender, steps: u32) -> Option<String> {
    let lower = text.to_lowercase();
    let value = (1..=100)
        .find(|&value| forms(value, gender).iter().any(|form| is_same(form, &lower)))?;
    let next = within(value, steps).filter(|&next| next <= 100)?;
    let pairs = forms(value, gender).into_iter().zip(forms(next, gender));
    let found = pairs.filter(|(old, _)| is_same(old, &lower)).map(|(_, new)| new);
    only(found).map(|word| recased(&word, text))
}

/// Whether a text may be an ordinal in words: the stem of one, and before it at most tens.
/// Any known ending will do behind the stem, even a wrong one («первьего»).
#[must_use]
pub fn is_in_words(text: &str) -> bool {
    let lower = text.to_lowercase().replace('ё', "е");
    let last = match lower.split_once(' ') {
        Some((tens, last)) if CARDINAL_TENS.contains(&tens) => last,
        Some(_) => return false,
        None => lower.as_str(),
    };
    let mut stems = STEMS.iter().chain(&TENS);
    let is_ending = |ending: &str| {
        ENDINGS.iter().any(|row| [row.hard, row.stressed, row.soft].contains(&ending))
    };
    stems.any(|stem| {
        last.strip_prefix(stem.replace('ё', "е").as_str()).is_some_and(is_ending)
    })
}

/// Whether a word is written as an ordinal's form, «ё» and «е» being one.
fn is_same(form: &str, word: &str) -> bool {
    form.replace('ё', "е") == word.replace('ё', "е")
}

fn within(value: u32, steps: u32) -> Option<u32> {
    value.checked_add(steps).filter(|&next| next <= MAX)
}

/// The one thing that all say; none where they differ, or where there is none.
fn only<T: PartialEq>(mut found: impl Iterator<Item = T>) -> Option<T> {
    let first = found.next()?;
    found.all(|other| other == first).then_some(first)
}

/// The forms of an ordinal in the cases of a gender.
fn forms(value: u32, gender: Gender) -> Vec<String> {
    let rows = ENDINGS.iter().filter(|row| row.genders.contains(&gender));
    rows.map(|row| format!("{}{}", stem(value), long(row, value))).collect()
}

/// All but the ending, for one to a hundred.
fn stem(value: u32) -> String {
    let at = |table: &[&'static str], index: u32| {
        table.get(index as usize).copied().unwrap_or_default()
    };
    match (value, value / 10, value % 10) {
        (..=20, ..) => at(&STEMS, value.saturating_sub(1)).to_owned(),
        (_, tens, 0) => at(&TENS, tens - 3).to_owned(),
        (_, tens, ones) => {
            format!("{} {}", at(&CARDINAL_TENS, tens - 2), at(&STEMS, ones - 1))
        }
    }
}

/// The number whose form decides the ending: 23 is declined as 3, 13 as 13.
fn deciding(value: u32) -> u32 {
    let is_teen = (11..=19).contains(&(value % 100));
    if value.is_multiple_of(10) || is_teen { value % 100 } else { value % 10 }
}

/// The ending in words. «Сороковой» is stressed at the end like «второй».
fn long(row: &Ending, value: u32) -> &'static str {
    match deciding(value) {
        3 => row.soft,
        2 | 6 | 7 | 8 | 40 => row.stressed,
        _ => row.hard,
    }
}

fn short(row: &Ending, value: u32) -> &'static str {
    row.short[usize::from(deciding(value) == 3)]
}

/// A word with the capitals of another: all, the first, or none.
fn recased(word: &str, like: &str) -> String {
    let mut letters = like.chars().filter(|c| c.is_alphabetic());
    let is_first = letters.next().is_some_and(char::is_uppercase);
    let is_all = is_first && letters.all(char::is_uppercase);
    let mut chars = word.chars();
    match chars.next() {
        _ if is_all => word.to_uppercase(),
        Some(first) if is_first => first.to_uppercase().chain(chars).collect(),
        _ => word.to_owned(),
    }
}

/// A number in Roman numerals.
fn roman(mut value: u32) -> String {
    let signs = [
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut text = String::new();
    for (worth, sign) in signs {
        while value >= worth {
            text.push_str(sign);
            value -= worth;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roman_numerals_are_counted_on() {
        for (old, new) in
            [("I", "II"), ("III", "IV"), ("VIII", "IX"), ("XIX", "XX"), ("XLIX", "L")]
        {
            assert_eq!(roman_after(old, 1).as_deref(), Some(new));
        }
        for text in ["", "IIII", "VX", "IC", "Х", "1", "iii", "CC"] {
            assert_eq!(roman_after(text, 1), None, "{text}");
        }
    }

    #[test]
    fn the_ending_after_digits_stays_right() {
        for (digits, ending, gender, expected) in [
            ("20", "я", Feminine, "21-я"),
            ("2", "й", Masculine, "3-й"),
            ("2", "е", Plural, "3-и"),
            ("2", "е", Neuter, "3-е"),
            ("3", "и", Plural, "4-е"),
            ("12", "е", Plural, "13-е"),
            ("22", "е", Plural, "23-и"),
            ("9", "го", Masculine, "10-го"),
            ("2", "ой", Masculine, "3-ий"),
            ("2", "ая", Feminine, "3-ья"),
            ("5", "ый", Masculine, "6-ой"),
        ] {
            let (number, new) = arabic_after(digits, ending, gender, 1).unwrap();
            assert_eq!(format!("{number}-{new}"), expected);
        }
        assert_eq!(arabic_after("20", "я", Masculine, 1), None);
        assert_eq!(arabic_after("0", "я", Feminine, 1), None);
        assert_eq!(arabic_after("3", "е", Plural, 1), None);
    }

    #[test]
    fn words_keep_gender_case_and_capitals() {
        for (old, gender, new) in [
            ("третья", Feminine, "четвёртая"),
            ("Первая", Feminine, "Вторая"),
            ("второй", Masculine, "третий"),
            ("второй", Feminine, "третьей"),
            ("третьего", Masculine, "четвёртого"),
            ("четвертой", Feminine, "пятой"),
            ("ДЕВЯТЫЕ", Plural, "ДЕСЯТЫЕ"),
            ("вторых", Plural, "третьих"),
            ("двадцатая", Feminine, "двадцать первая"),
            ("Двадцать девятый", Masculine, "Тридцатый"),
            ("тридцать девятом", Masculine, "сороковом"),
            ("девяносто девятое", Neuter, "сотое"),
        ] {
            assert_eq!(words_after(old, gender, 1).as_deref(), Some(new));
        }
        for (word, gender) in
            [("сотая", Feminine), ("первая", Masculine), ("перво", Neuter)]
        {
            assert_eq!(words_after(word, gender, 1), None, "{word}");
        }
    }

    #[test]
    fn each_numeral_leads_to_the_next_in_every_form() {
        for gender in [Masculine, Feminine, Neuter, Plural] {
            for value in 1..100 {
                let pairs =
                    forms(value, gender).into_iter().zip(forms(value + 1, gender));
                for (old, new) in pairs {
                    assert_eq!(words_after(&old, gender, 1), Some(new), "{old}");
                }
            }
        }
    }
}
