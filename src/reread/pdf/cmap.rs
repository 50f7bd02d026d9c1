//! A font's `ToUnicode`: what its codes stand for.

use std::ops::RangeInclusive;

use crate::reread::pdf::lexer::{Lexer, Token};
use crate::reread::pdf::strings::utf16;

/// How many assignments a `CMap` may make; a font of ours makes a hundred.
const MOST: usize = 1 << 18;

/// Codes to characters.
#[derive(Debug, Default)]
pub(super) struct CMap {
    /// The bytes of a code: 1 or 2.
    width: usize,
    /// By code.
    texts: Vec<Option<Box<str>>>,
}

impl CMap {
    /// Reads a `CMap`; `width` is the length of codes where it does not say it. None: more
    /// in it than in any honest one.
    pub(super) fn parse(bytes: &[u8], width: usize) -> Option<Self> {
        let mut map = Self { width, texts: Vec::new() };
        let mut left = MOST;
        let mut words = Lexer::new(bytes);
        while let Some(word) = words.next() {
            match word {
                Token::Operator(b"begincodespacerange") => {
                    if let Some(Token::Text(low)) = words.next() {
                        map.width = low.len().clamp(1, 2);
                    }
                }
                Token::Operator(b"beginbfchar") => {
                    map.characters(&mut words, &mut left)?;
                }
                Token::Operator(b"beginbfrange") => map.ranges(&mut words, &mut left)?,
                _ => {}
            }
        }
        Some(map)
    }

    /// Adds the characters of a string of codes.
    /// An unknown code is U+FFFD. None: the text would have more bytes than are `left`.
    pub(super) fn decode(
        &self,
        codes: &[u8],
        text: &mut String,
        left: &mut usize,
    ) -> Option<()> {
        for code in codes.chunks(self.width) {
            let known = self.texts.get(number(code)).and_then(Option::as_deref);
            let characters = known.unwrap_or("\u{FFFD}");
            *left = left.checked_sub(characters.len())?;
            text.push_str(characters);
        }
        Some(())
    }

    fn characters(&mut self, words: &mut Lexer<'_>, left: &mut usize) -> Option<()> {
        while let Some(Token::Text(code)) = words.next() {
            let Some(Token::Text(target)) = words.next() else { break };
            self.put(number(&code), &target, left)?;
        }
        Some(())
    }

    fn ranges(&mut self, words: &mut Lexer<'_>, left: &mut usize) -> Option<()> {
        while let Some(Token::Text(low)) = words.next() {
            let Some(Token::Text(high)) = words.next() else { break };
            let codes = number(&low)..=number(&high);
            match words.next() {
                Some(Token::Text(target)) => self.run(codes, target, left)?,
                Some(Token::Mark(b"[")) => self.list(codes, words, left)?,
                _ => break,
            }
        }
        Some(())
    }

    /// Codes whose characters follow each other.
    /// Only the last byte of the target counts on.
    fn run(
        &mut self,
        codes: RangeInclusive<usize>,
        mut target: Vec<u8>,
        left: &mut usize,
    ) -> Option<()> {
        for code in codes {
            self.put(code, &target, left)?;
            if let Some(last) = target.last_mut() {
                *last = last.wrapping_add(1);
            }
        }
        Some(())
    }

    /// Codes with a character each.
    fn list(
        &mut self,
        codes: RangeInclusive<usize>,
        words: &mut Lexer<'_>,
        left: &mut usize,
    ) -> Option<()> {
        for code in codes {
            let Some(Token::Text(target)) = words.next() else { break };
            self.put(code, &target, left)?;
        }
        Some(())
    }

    /// None: too many. Codes beyond two bytes are dropped, but count.
    fn put(&mut self, code: usize, target: &[u8], left: &mut usize) -> Option<()> {
        *left = left.checked_sub(1 + target.len() / 64)?;
        if code > usize::from(u16::MAX) {
            return Some(());
        }
        if self.texts.len() <= code {
            self.texts.resize(code + 1, None);
        }
        *self.texts.get_mut(code)? = Some(utf16(target).into_boxed_str());
        Some(())
    }
}

/// The first four bytes as one number, the high one first.
fn number(code: &[u8]) -> usize {
    code.iter().take(4).fold(0, |number, &byte| number << 8 | usize::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_by_characters_and_ranges() {
        let map = CMap::parse(
            b"1 begincodespacerange <0000> <FFFF> endcodespacerange
              2 beginbfchar <0001> <041F> <0002> <043C2060> endbfchar
              2 beginbfrange <0003> <0005> <0430> <0006> <0007> [<0031> <0032>] endbfrange",
            1,
        );
        let mut text = String::new();
        map.unwrap().decode(&[0, 1, 0, 2, 0, 3, 0, 5, 0, 7, 0, 9], &mut text, &mut 99);
        assert_eq!(text, "Пм\u{2060}ав2\u{FFFD}");
    }

    #[test]
    fn a_map_of_endless_ranges_is_refused() {
        let ranges = "<0000> <FFFF> <0000> ".repeat(10);
        assert!(CMap::parse(format!("1 beginbfrange {ranges}").as_bytes(), 2).is_none());
        let long = "0041".repeat(100_000);
        assert!(
            CMap::parse(format!("beginbfrange <00> <FFFF> <{long}>").as_bytes(), 2)
                .is_none()
        );
    }
}
