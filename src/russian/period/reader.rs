//! The tokens of a text, taken one by one.

use crate::russian::period::lexer::{Leaf, Number, Token};
use crate::russian::period::tree::Sign;
use crate::russian::period::words::Sense;

/// Tokens, and how many are taken. Nothing is taken by what fails.
pub(super) struct Reader<'a> {
    pub text: &'a str,
    pub leaves: Vec<Sign>,
    pub at: usize,
}

impl Reader<'_> {
    /// The token so far ahead.
    pub(super) fn peek(&self, ahead: usize) -> Option<&Sign> {
        self.leaves.get(self.at + ahead)
    }

    pub(super) fn sense(&self, ahead: usize) -> Option<Sense> {
        self.peek(ahead)?.it.sense()
    }

    pub(super) fn is_end(&self) -> bool {
        self.at >= self.leaves.len()
    }

    /// The next token, if it is such.
    pub(super) fn sign(&mut self, is: impl Fn(&Token) -> bool) -> Option<Sign> {
        let sign = self.peek(0).filter(|sign| is(&sign.it))?.clone();
        self.at += 1;
        Some(sign)
    }

    /// The next mark, if nothing stands before it.
    pub(super) fn stop(&mut self) -> Option<Sign> {
        self.peek(0).filter(|sign| sign.gap.is_empty())?;
        self.sign(|token| *token == Token::Mark('.'))
    }

    /// The next number, if it is such.
    pub(super) fn number(&mut self, is: impl Fn(Number) -> bool) -> Option<Leaf<Number>> {
        let leaf = self.peek(0)?;
        let Token::Number(number) = leaf.it else { return None };
        let leaf = is(number).then(|| leaf.clone().map(|_| number))?;
        self.at += 1;
        Some(leaf)
    }

    /// These words one after the other.
    /// They are given in small letters, a space between; the text may have capitals and
    /// any white space.
    pub(super) fn phrase(&mut self, words: &str) -> Option<Vec<Sign>> {
        let forms: Vec<&str> = words.split(' ').collect();
        let signs = self.leaves.get(self.at..self.at + forms.len())?;
        let fits = |(sign, form): (&Sign, &&str)| matches!(&sign.it, Token::Word(word) if word.form == *form);
        if !signs.iter().zip(&forms).all(fits) {
            return None;
        }
        let signs = signs.to_vec();
        self.at += forms.len();
        Some(signs)
    }

    /// What this reads; nothing is taken if it fails.
    pub(super) fn attempt<T>(
        &mut self,
        read: impl FnOnce(&mut Self) -> Option<T>,
    ) -> Option<T> {
        let at = self.at;
        let read = read(self);
        if read.is_none() {
            self.at = at;
        }
        read
    }
}
