//! Characters and words of a text, with their bytes.

use std::ops::Range;

use crate::russian::letter::{is_letter, is_letter_or_digit};

/// A character between its neighbours.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot {
    /// The byte where it begins.
    pub(super) at: usize,
    /// The character.
    pub(super) this: char,
    /// The one before it.
    pub(super) before: Option<char>,
    /// The one behind it.
    pub(super) after: Option<char>,
}

impl Spot {
    /// The byte behind it.
    pub(super) fn end(self) -> usize {
        self.at + self.this.len_utf8()
    }

    /// The bytes of it and the character behind it.
    pub(super) fn with_next(self) -> Range<usize> {
        self.at..self.end() + self.after.map_or(0, char::len_utf8)
    }
}

/// The characters of a text.
pub(super) fn spots(text: &str) -> impl Iterator<Item = Spot> {
    let mut chars = text.char_indices().peekable();
    let mut before = None;
    std::iter::from_fn(move || {
        let (at, this) = chars.next()?;
        let after = chars.peek().map(|&(_, c)| c);
        let spot = Spot { at, this, before, after };
        before = Some(this);
        Some(spot)
    })
}

/// The bytes of each run of characters of a kind.
pub(super) fn runs(
    text: &str,
    is_of_kind: impl Fn(char) -> bool,
) -> impl Iterator<Item = Range<usize>> {
    let mut chars = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, _) = chars.by_ref().find(|&(_, c)| is_of_kind(c))?;
        while chars.next_if(|&(_, c)| is_of_kind(c)).is_some() {}
        let end = chars.peek().map_or(text.len(), |&(at, _)| at);
        Some(start..end)
    })
}

/// The bytes of each word: letters only.
pub(super) fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    runs(text, is_letter)
}

/// The part of a text; nothing where the bytes are no characters of it.
pub(super) fn part<'a>(text: &'a str, range: &Range<usize>) -> &'a str {
    text.get(range.clone()).unwrap_or_default()
}

/// The characters before and behind some bytes.
/// None: the text begins or ends there.
pub(super) fn around(text: &str, range: &Range<usize>) -> (Option<char>, Option<char>) {
    let before = text.get(..range.start).and_then(|text| text.chars().next_back());
    let after = text.get(range.end..).and_then(|text| text.chars().next());
    (before, after)
}

/// A letter of the Cyrillic script.
/// Not only Russian ones: U+0400 to U+052F.
pub(super) fn is_cyrillic(c: char) -> bool {
    matches!(c, '\u{400}'..='\u{52F}')
}

/// The words of a text to compare by: small letters, «е» for «ё», no marks, no quotes.
pub(super) fn bare(text: &str) -> String {
    let words =
        runs(text, is_letter_or_digit).map(|range| part(text, &range).to_lowercase());
    words.collect::<Vec<_>>().join(" ").replace('ё', "е")
}

/// A text for a message: its first words, with «…» where it goes on.
pub(super) fn shown(text: &str) -> String {
    /// The most characters that a message quotes.
    const MOST: usize = 40;
    if text.chars().count() <= MOST {
        return text.to_owned();
    }
    let start: String = text.chars().take(MOST).collect();
    let start = start.rsplit_once(' ').map_or(start.as_str(), |(start, _)| start);
    format!("{start} …")
}

/// Abbreviations whose full stop is no end of a sentence.
const ABBREVIATIONS: [&str; 16] = [
    "г", "гг", "др", "пр", "т.д", "т.п", "руб", "коп", "чел", "шт", "экз", "мин", "час",
    "тыс", "обл", "ч",
];

/// Whether a text ends with the full stop of an abbreviation: «2024 г.».
pub(super) fn ends_in_abbreviation(text: &str) -> bool {
    let Some(text) = text.trim_end().strip_suffix('.') else { return false };
    let word = text.rsplit([' ', '\u{A0}', '(']).next().unwrap_or_default();
    let word = word.trim_start_matches(|c: char| c.is_ascii_digit());
    ABBREVIATIONS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_runs_of_letters() {
        let text = "центр «IT-куб», 5";
        let found: Vec<&str> = words(text).map(|range| part(text, &range)).collect();
        assert_eq!(found, ["центр", "IT", "куб"]);
    }

    #[test]
    fn texts_are_compared_without_marks() {
        assert_eq!(bare("Центр  «IT-куб», ещё."), "центр it куб еще");
    }

    #[test]
    fn the_full_stop_of_an_abbreviation_is_no_end() {
        assert!(ends_in_abbreviation("План на 2024 г."));
        assert!(ends_in_abbreviation("школы, лицеи и др."));
        assert!(!ends_in_abbreviation("План работы."));
    }
}
