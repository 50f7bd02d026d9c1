//! A part of a scalar replaced, in the scalar's own way of writing.

use std::ops::Range;

use crate::source::Source;
use crate::yaml::node::Context;
use crate::yaml::parse::parse;
use crate::yaml::spelling::{Spelling, Style};
use crate::yaml::splice::Splice;

impl Spelling {
    /// The splice that replaces a part of the text; none where the new text cannot stand
    /// there in this way of writing (it would become a comment, a key, a line end).
    #[must_use]
    pub fn change(&self, part: &Range<usize>, new: &str) -> Option<Splice> {
        if !self.is_whole(part) {
            return None;
        }
        let splice = Splice { span: self.span(part), text: self.encode(new)? };
        let wanted =
            [self.text.get(..part.start)?, new, self.text.get(part.end..)?].concat();
        (self.read(&splice)? == wanted).then_some(splice)
    }

    /// The text as it is written in this style.
    fn encode(&self, new: &str) -> Option<String> {
        let is_hidden = |c: char| c.is_control() && c != '\n';
        match self.style {
            Style::Double => Some(new.chars().map(escaped).collect()),
            _ if new.contains(is_hidden) => None,
            Style::Single => Some(new.replace('\'', "''")),
            Style::Plain => Some(new.to_owned()),
            Style::Literal | Style::Folded => {
                let end = if self.place.text().contains("\r\n") { "\r\n" } else { "\n" };
                let ends = if self.style == Style::Folded { 2 } else { 1 };
                let line = format!("{}{}", end.repeat(ends), " ".repeat(self.indent));
                Some(new.replace('\n', &line))
            }
        }
    }

    /// What the changed scalar says when it is read again, alone.
    fn read(&self, splice: &Splice) -> Option<String> {
        let written = self.place.text();
        let start = splice.span.start - self.place.span.start;
        let end = splice.span.end - self.place.span.start;
        let scalar = [written.get(..start)?, &splice.text, written.get(end..)?].concat();
        let given = written.lines().next().unwrap_or_default();
        let given = given.chars().nth(1).filter(|_| self.is_block());
        let second = written.chars().nth(2).filter(|_| self.is_block());
        let depth = given.into_iter().chain(second).find_map(|c| c.to_digit(10));
        let parent = match depth {
            Some(depth) => self.indent.checked_sub(depth as usize)?,
            None => 0,
        };
        let alone = match self.context {
            Context::Flow => format!("text: [ {scalar} ]\n"),
            Context::Block => format!("{}text: {scalar}", " ".repeat(parent)),
        };
        let (node, _) = parse(&Source::new("", alone));
        let node = node?;
        let [entry] = node.entries() else { return None };
        let value = match self.context {
            Context::Flow => entry.value.elements().first()?,
            Context::Block => &entry.value,
        };
        value.text().map(str::to_owned)
    }

    fn is_block(&self) -> bool {
        matches!(self.style, Style::Literal | Style::Folded)
    }
}

/// A character in double quotes.
fn escaped(c: char) -> String {
    match c {
        '"' | '\\' => format!("\\{c}"),
        '\n' => "\\n".to_owned(),
        '\t' => "\\t".to_owned(),
        c if c.is_control() => format!("\\u{:04X}", u32::from(c)),
        c => c.to_string(),
    }
}
