//! Text to tokens: words of the table, numbers, dashes, marks; each with the white
//! space before it and its place.

use std::fmt;
use std::ops::Range;

use crate::russian::letter::is_letter_or_digit;
use crate::russian::period::words::{self, Word};

/// Something written, with the white space before it and the byte where it begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Leaf<T> {
    /// White space.
    pub gap: String,
    /// The byte after the gap.
    pub at: usize,
    /// What is written.
    pub it: T,
}

/// What is written, as it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    /// A word of the table.
    Word(Word),
    /// Up to four Arabic digits.
    Number(Number),
    /// I, II, III or IV.
    Roman(u32),
    /// Any dash.
    Dash(char),
    /// Any other mark.
    Mark(char),
    /// Letters or digits that the table does not know.
    Foreign(String),
}

/// A number, with its leading zeros.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Number {
    /// Its value.
    pub value: u32,
    /// How many digits it has.
    pub width: usize,
}

/// The numerals that quarters and half-years need, in Latin capitals only.
const ROMAN: [&str; 4] = ["I", "II", "III", "IV"];

/// All tokens of a text, and the white space after the last.
/// Printed one after the other, they give the very same text.
pub(super) fn tokens(text: &str) -> (Vec<Leaf<Token>>, String) {
    let mut leaves = Vec::new();
    let mut rest = text;
    loop {
        let (gap, after) = split(rest, char::is_whitespace);
        let at = text.len() - after.len();
        let Some(first) = after.chars().next() else {
            return (leaves, gap.to_owned());
        };
        let (it, next) = token(first, after);
        leaves.push(Leaf { gap: gap.to_owned(), at, it });
        rest = next;
    }
}

/// The token at the beginning, and the rest. Digits and letters part without a space:
/// «2023г» is a number and a word behind it.
fn token(first: char, text: &str) -> (Token, &str) {
    if first.is_ascii_digit() {
        let (digits, rest) = split(text, |c| c.is_ascii_digit());
        return (number(digits), rest);
    }
    if is_letter_or_digit(first) {
        let (letters, rest) =
            split(text, |c| is_letter_or_digit(c) && !c.is_ascii_digit());
        return (word(letters), rest);
    }
    let (_, rest) = text.split_at(first.len_utf8());
    let is_dash = matches!(first, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}');
    (if is_dash { Token::Dash(first) } else { Token::Mark(first) }, rest)
}

fn number(digits: &str) -> Token {
    match digits.parse() {
        Ok(value) if digits.len() <= 4 => {
            Token::Number(Number { value, width: digits.len() })
        }
        _ => Token::Foreign(digits.to_owned()),
    }
}

fn word(letters: &str) -> Token {
    let roman = (1..).zip(ROMAN).find(|(_, roman)| *roman == letters);
    match (roman, words::find(letters)) {
        (Some((value, _)), _) => Token::Roman(value),
        (None, Some(word)) => Token::Word(word),
        (None, None) => Token::Foreign(letters.to_owned()),
    }
}

fn split(text: &str, belongs: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(|c| !belongs(c)).unwrap_or(text.len()))
}

impl<T: fmt::Display> Leaf<T> {
    /// The bytes that it takes in the text.
    pub(super) fn range(&self) -> Range<usize> {
        self.at..self.at + self.it.to_string().len()
    }
}

impl<T> Leaf<T> {
    /// The same place with something else.
    pub(super) fn map<U>(self, change: impl FnOnce(T) -> U) -> Leaf<U> {
        Leaf { gap: self.gap, at: self.at, it: change(self.it) }
    }
}

impl<T: fmt::Display> fmt::Display for Leaf<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.gap, self.it)
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:0width$}", self.value, width = self.width)
    }
}

impl fmt::Display for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Word(word) => word.fmt(f),
            Self::Number(number) => number.fmt(f),
            Self::Roman(value) => (1..)
                .zip(ROMAN)
                .filter(|(at, _)| at == value)
                .try_for_each(|(_, roman)| f.write_str(roman)),
            Self::Dash(sign) | Self::Mark(sign) => write!(f, "{sign}"),
            Self::Foreign(text) => f.write_str(text),
        }
    }
}
