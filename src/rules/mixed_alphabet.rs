//! `mixed-alphabet`: letters of another script that look like the right ones.

use std::ops::Range;

use crate::diagnostic::Level;
use crate::rules::fault::Fault;
use crate::rules::review::{Review, Slip};
use crate::rules::rule::{Find, Grade, Origin, Page, Rule};
use crate::rules::scan::{around, is_cyrillic, part, words};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "mixed-alphabet",
    grade: Grade::Always(Level::Warning),
    page: Page {
        finds: "в одном слове русские и латинские буквы, или русские «Х», «І» вместо римских цифр",
        why: "На бумаге разницы не видно, но слово не находит поиск, не читает программа для незрячих и не сверит \
              система документооборота. «IT-куб» — два слова, и это не ошибка.",
        source: Origin::Own,
        bad: "event: Cеминар в ХI классе    # «C» латинская, «Х» русская",
        good: "event: Семинар в XI классе",
        is_mended: false,
    },
    find: Find::Order(find),
};

fn find(review: &Review<'_>) -> Vec<Fault> {
    review.slips(|piece| {
        let text = &piece.text.value;
        words(text).filter_map(|range| slip(text, range)).collect()
    })
}

/// What is wrong with a word; none: nothing. The first of four is told: Roman numerals,
/// Cyrillic letters that Russian has not, two alphabets, a lone Latin letter.
fn slip(text: &str, range: Range<usize>) -> Option<Slip> {
    let word = part(text, &range);
    if is_plain(word) {
        return None;
    }
    let latin: String = word.chars().filter(char::is_ascii_alphabetic).collect();
    let russian: String = word.chars().filter(|&c| is_cyrillic(c)).collect();
    let (message, help) = if is_roman(text, &range) {
        (
            format!("римские цифры «{word}» набраны русскими буквами"),
            "наберите их латинскими: I, V, X",
        )
    } else if word.contains(['І', 'і', 'Ї', 'ї', 'Ѕ', 'ѕ', 'Ј', 'ј']) {
        (
            format!("в слове «{word}» буква, которой нет в русском алфавите"),
            "замените её русской, а римскую цифру — латинской",
        )
    } else if !latin.is_empty() && !russian.is_empty() {
        let (rare, script) = if latin.chars().count() <= russian.chars().count() {
            (latin, "латинские")
        } else {
            (russian, "русские")
        };
        (
            format!("в слове «{word}» буквы двух алфавитов: {script} «{rare}»"),
            "наберите слово буквами одного алфавита",
        )
    } else if is_lone(text, &range) {
        (
            format!("буква «{word}» среди русских слов — латинская"),
            "наберите её русской буквой",
        )
    } else {
        return None;
    };
    Some(Slip { range, message, help: help.to_owned(), new: None })
}

/// A word of Russian letters that cannot be a numeral: nearly every one.
fn is_plain(word: &str) -> bool {
    let is_russian = |c| matches!(c, 'а'..='я' | 'ё' | 'А'..='Я' | 'Ё');
    word.ends_with(char::is_lowercase) && word.chars().all(is_russian)
}

/// Roman numerals made of Russian «Х» and «І», Latin ones among them or not.
/// A lone «Х» must stand free: before a full stop it may be an initial.
fn is_roman(text: &str, range: &Range<usize>) -> bool {
    let word = part(text, range);
    let is_made = word.chars().all(|c| "ХІIVXLCMСМ".contains(c));
    let has_russian = word.contains(['Х', 'І', 'С', 'М']);
    let is_sure = word.contains(['І', 'I', 'V', 'X']) || word.starts_with("ХХ");
    let (before, after) = around(text, range);
    let is_free = before.is_none_or(|c| c.is_whitespace() || "(«–-".contains(c))
        && after.is_some_and(|c| c.is_whitespace() || "–-".contains(c));
    is_made && has_russian && (is_sure || word == "Х" && is_free)
}

/// A Latin letter that looks like a Russian preposition or conjunction, before a Russian
/// word.
fn is_lone(text: &str, range: &Range<usize>) -> bool {
    let rest = part(text, &(range.end..text.len()));
    let next = rest.strip_prefix(' ').and_then(|rest| rest.chars().next());
    let (before, _) = around(text, range);
    matches!(part(text, range), "a" | "c" | "k" | "o" | "y" | "A" | "C" | "K" | "O")
        && before.is_none_or(char::is_whitespace)
        && next.is_some_and(|c| is_cyrillic(c) && c.is_lowercase() || c.is_ascii_digit())
        && !(part(text, range).starts_with(char::is_uppercase) && before.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        let slips = words(text).filter_map(|range| slip(text, range));
        slips.map(|slip| part(text, &slip.range)).collect()
    }

    #[test]
    fn letters_of_another_script_are_found() {
        assert_eq!(
            found("Cеминар c детьми в ХХI веке, ІІ этап"),
            ["Cеминар", "c", "ХХI", "ІІ"]
        );
        assert_eq!(found("Х съезд, XIX–ХХ вв."), ["Х", "ХХ"]);
        assert_eq!(found("центр IТ"), ["IТ"]);
    }

    #[test]
    fn latin_words_are_right() {
        for text in
            ["центр «IT-куб», telegram, XXI век", "Х. Х. Иванов", "5 А класс", "группа C"]
        {
            assert_eq!(found(text), Vec::<&str>::new());
        }
    }
}
