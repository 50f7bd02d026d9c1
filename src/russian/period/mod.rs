//! The language of terms («срок») in plans: «Ноябрь 2023 г. – февраль 2024 г.».
//!
//! 1. `lexer`, with the table in `words`: text to words, numbers and marks.
//! 2. `grammar`, with `point` and `tail`: tokens to a tree that keeps the spelling; what
//!    is not understood to the last word is kept whole as text.
//! 3. `print`: the very same text from the tree alone.
//! 4. `known`: what each point names and whose year it has; `days`: first and last day.
//! 5. `shift`: next year's text. `spelling`: how it is written, for the rules.

mod days;
mod grammar;
mod known;
mod lexer;
mod point;
mod print;
mod reader;
mod shift;
mod spelling;
mod tail;
mod tree;
mod words;

pub use crate::russian::period::days::Days;
pub use crate::russian::period::grammar::parse;
pub use crate::russian::period::shift::{Edit, Note, Shift};
pub use crate::russian::period::spelling::{Fact, Spelling};
pub use crate::russian::period::tree::{Period, Recurrence};
pub use crate::russian::period::words::Every;
