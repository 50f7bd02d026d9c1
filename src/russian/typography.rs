//! Spaces that must not break, put in for the layout; no letter of the text changes.
//!
//! Between «№» or «§» and the number, before «г.» / «гг.», between initials and surname,
//! inside «25 августа 2023», between a number and its unit: read in an official text
//! (`[A]`). Before a dash between spaced sides, and no break after «/»: measured from the
//! signed order (`[M]`).

use crate::russian::date::MONTHS_GENITIVE;

/// The no-break space.
pub const NO_BREAK_SPACE: char = '\u{00A0}';

/// The word joiner: nothing to see, and no line breaks at it.
pub const WORD_JOINER: char = '\u{2060}';

/// Units that stay with their number.
const UNITS: [&str; 22] = [
    "%", "мм", "см", "м", "км", "г", "кг", "т", "га", "кв.", "руб.", "коп.", "тыс.",
    "млн", "млрд", "ч", "ч.", "мин.", "час.", "чел.", "шт.", "экз.",
];

/// The text with its no-break spaces, and a word joiner after each slash inside a word.
///
/// «от 5 мая 2023 г.» gets three no-break spaces, «от» keeps its plain one. Where two
/// spaces meet, both stay as they are.
#[must_use]
pub fn no_break(text: &str) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let mut set = String::with_capacity(text.len() + 8);
    for (index, word) in words.iter().enumerate() {
        if index > 0 {
            let before = index.checked_sub(2).map(|index| words[index]);
            let is_bound = binds(before, words[index - 1], word);
            set.push(if is_bound { NO_BREAK_SPACE } else { ' ' });
        }
        join_slashes(word, &mut set);
    }
    set
}

/// The text as it was: no-break spaces are spaces again, joiners are gone.
/// Those that the author wrote are not told from those that were put in.
#[must_use]
pub fn plain(text: &str) -> String {
    text.chars()
        .filter(|&c| c != WORD_JOINER)
        .map(|c| if c == NO_BREAK_SPACE { ' ' } else { c })
        .collect()
}

/// Whether a character takes no room: a soft hyphen, a joiner, a mark of direction.
#[must_use]
pub fn is_unseen(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}')
}

/// Whether a text leaves the paper white.
#[must_use]
pub fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || is_unseen(c))
}

/// Whether two words stay on one line; `before` is the word before them.
fn binds(before: Option<&str>, left: &str, right: &str) -> bool {
    if left.is_empty() || right.is_empty() {
        return false;
    }
    let bare = right.trim_end_matches([',', ';', ':', ')', '»']);
    let year = bare.trim_end_matches('.');
    let is_number = |word: &str| word.bytes().all(|b| b.is_ascii_digit());
    let ends_in_digit = left.ends_with(|c: char| c.is_ascii_digit());
    let is_day = |word: &str| {
        let word = word.trim_start_matches(['(', '«']);
        (1..=2).contains(&word.len()) && is_number(word)
    };
    left.ends_with(['№', '§']) && right.contains(|c: char| c.is_ascii_digit())
        || ends_in_digit && matches!(bare, "г." | "гг.")
        || ends_in_digit && UNITS.contains(&bare)
        || is_initials(left) && is_surname(right)
        || is_day(left) && MONTHS_GENITIVE.contains(&year)
        || before.is_some_and(is_day)
            && MONTHS_GENITIVE.contains(&left)
            && year.len() == 4
            && is_number(year)
        || matches!(right, "–" | "—")
}

/// «Н.В.» or «Н.».
/// Three letters at most; a bracket or quote may stand before them.
fn is_initials(word: &str) -> bool {
    let word = word.trim_start_matches(['(', '«']);
    let letters = word.split_terminator('.');
    let is_letter = |part: &str| {
        let mut chars = part.chars();
        chars.next().is_some_and(char::is_uppercase) && chars.next().is_none()
    };
    word.ends_with('.') && letters.clone().count() <= 3 && letters.clone().all(is_letter)
}

fn is_surname(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase)
        && chars.next().is_some_and(char::is_lowercase)
}

/// Copies a word, with a joiner after each slash inside it; before a digit there is no
/// break anyway.
fn join_slashes(word: &str, set: &mut String) {
    let mut chars = word.chars().peekable();
    let mut is_inside = false;
    while let Some(c) = chars.next() {
        set.push(c);
        let is_followed = chars.peek().is_some_and(|next| !next.is_ascii_digit());
        if c == '/' && is_inside && is_followed {
            set.push(WORD_JOINER);
        }
        is_inside = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Shows no-break spaces as `~` and joiners as `|`.
    fn shown(text: &str) -> String {
        no_break(text).replace(NO_BREAK_SPACE, "~").replace(WORD_JOINER, "|")
    }

    #[test]
    fn what_belongs_together_stays_together() {
        for (text, expected) in [
            ("приказ № 712-02", "приказ №~712-02"),
            ("№ п/п", "№ п/|п"),
            ("Ноябрь 2023 г. – февраль 2024 г.", "Ноябрь 2023~г.~– февраль 2024~г."),
            ("2011 - 2013 гг.", "2011 - 2013~гг."),
            ("возложить на Н.В. Шелабину.", "возложить на Н.В.~Шелабину."),
            ("от 25 августа 2023 г., не позднее", "от 25~августа~2023~г., не позднее"),
            ("до 25 января", "до 25~января"),
            ("не менее 30 мм, 5 % и 100 руб.", "не менее 30~мм, 5~% и 100~руб."),
            ("РОИВ/должностное лицо", "РОИВ/|должностное лицо"),
            ("на 2023/2024 учебный год", "на 2023/2024 учебный год"),
        ] {
            assert_eq!(shown(text), expected);
        }
    }

    #[test]
    fn other_spaces_are_left_alone() {
        for text in
            ["Отдел А. Б и В", "май 2024 года", "5–11 классов", "и / или", "a  b", " № "]
        {
            assert_eq!(plain(&no_break(text)), text);
        }
        assert_eq!(shown("с 4 по 23 сентября"), "с 4 по 23~сентября");
        assert_eq!(shown("и / или"), "и / или");
    }
}
