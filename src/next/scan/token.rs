//! A text as words, numbers and signs.

use std::ops::Range;

use crate::russian::letter::is_letter;

/// A run of letters, a run of digits, or one sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token<'a> {
    /// As it stands.
    pub(super) text: &'a str,
    /// In small letters, «ё» as «е».
    pub(super) lower: String,
    /// Where it begins in the text.
    pub(super) start: usize,
    /// Whether white space stands before it.
    pub(super) is_spaced: bool,
}

/// The tokens of a text; beyond both ends there are empty ones.
#[derive(Debug)]
pub(super) struct Tokens<'a> {
    text: &'a str,
    all: Vec<Token<'a>>,
    end: Token<'a>,
}

/// What a character is part of.
#[derive(PartialEq, Eq, Clone, Copy)]
enum Kind {
    Space,
    Letter,
    Digit,
    Sign,
}

impl<'a> Tokens<'a> {
    /// The tokens of a text.
    pub(super) fn new(text: &'a str) -> Self {
        let mut tokens: Vec<Token<'a>> = Vec::new();
        let mut last = Kind::Space;
        let mut is_spaced = true;
        for (at, c) in text.char_indices() {
            let kind = kind(c);
            let is_same = kind == last && matches!(kind, Kind::Letter | Kind::Digit);
            match tokens.last_mut().filter(|_| is_same) {
                Some(token) => {
                    let whole = token.start..at + c.len_utf8();
                    token.text = text.get(whole).unwrap_or_default();
                }
                None if kind != Kind::Space => {
                    let one = text.get(at..at + c.len_utf8()).unwrap_or_default();
                    let lower = String::new();
                    tokens.push(Token { text: one, lower, start: at, is_spaced });
                }
                None => {}
            }
            (last, is_spaced) = (kind, kind == Kind::Space);
        }
        for token in &mut tokens {
            token.lower = token.text.to_lowercase().replace('ё', "е");
        }
        let end = Token { text: "", lower: String::new(), start: text.len(), is_spaced };
        Self { text, all: tokens, end }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    /// The token at an index; an empty one beyond the end.
    pub(super) fn at(&self, index: usize) -> &Token<'a> {
        self.all.get(index).unwrap_or(&self.end)
    }

    /// The token so many places before an index; an empty one before the first.
    pub(super) fn before(&self, index: usize, places: usize) -> &Token<'a> {
        index.checked_sub(places).map_or(&self.end, |index| self.at(index))
    }

    /// The bytes of tokens.
    pub(super) fn range(&self, tokens: Range<usize>) -> Range<usize> {
        let last = self.at(tokens.end.saturating_sub(1));
        self.at(tokens.start).start..last.start + last.text.len()
    }

    /// The text of bytes.
    pub(super) fn slice(&self, range: &Range<usize>) -> &'a str {
        self.text.get(range.clone()).unwrap_or_default()
    }

    /// Whether a token follows the one before it without a space.
    /// Never for the first token, nor beyond the last.
    pub(super) fn is_joined(&self, index: usize) -> bool {
        index < self.len() && !self.at(index).is_spaced
    }
}

impl Token<'_> {
    /// The number that these digits are; none for words and for more than nine digits.
    pub(super) fn number(&self) -> Option<u32> {
        self.text.parse().ok().filter(|_| self.is_number() && self.text.len() < 10)
    }

    /// Whether this is a run of digits.
    pub(super) fn is_number(&self) -> bool {
        self.text.starts_with(|c: char| c.is_ascii_digit())
    }

    /// Whether this is a word.
    pub(super) fn is_word(&self) -> bool {
        self.text.starts_with(char::is_alphabetic)
    }

    /// Whether this is a hyphen or a dash.
    pub(super) fn is_dash(&self) -> bool {
        matches!(self.text, "-" | "–" | "—" | "‑" | "−")
    }

    /// The year that this is: four digits, 1900 to 2100.
    pub(super) fn year(&self) -> Option<i32> {
        let year = self.number().filter(|_| self.text.len() == 4)?;
        i32::try_from(year).ok().filter(|year| (1900..=2100).contains(year))
    }
}

fn kind(c: char) -> Kind {
    match c {
        c if c.is_whitespace() => Kind::Space,
        c if is_letter(c) => Kind::Letter,
        c if c.is_ascii_digit() => Kind::Digit,
        _ => Kind::Sign,
    }
}
