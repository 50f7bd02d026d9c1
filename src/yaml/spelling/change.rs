//! A part of a scalar replaced, in the scalar's own way of writing.

use std::ops::Range;

use crate::source::Source;
use crate::yaml::node::{Context, Style};
use crate::yaml::parse::parse;
use crate::yaml::spelling::Spelling;
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
        let text = &self.scalar.text;
        let wanted = [text.get(..part.start)?, new, text.get(part.end..)?].concat();
        (self.read(&splice)? == wanted).then_some(splice)
    }

    /// The text as it is written in this style.
    /// None for a control character, a tab too, unless in double quotes: only there can
    /// it be escaped. A line end is no such character.
    fn encode(&self, new: &str) -> Option<String> {
        let is_hidden = |c: char| c.is_control() && c != '\n';
        match self.scalar.style {
            Style::Double => Some(new.chars().map(escaped).collect()),
            _ if new.contains(is_hidden) => None,
            Style::Single => Some(new.replace('\'', "''")),
            Style::Plain => Some(new.to_owned()),
            Style::Literal | Style::Folded => {
                let end = if self.source.slice(&self.whole).contains("\r\n") {
                    "\r\n"
                } else {
                    "\n"
                };
                let ends = if self.scalar.style == Style::Folded { 2 } else { 1 };
                let line = format!("{}{}", end.repeat(ends), " ".repeat(self.indent));
                Some(new.replace('\n', &line))
            }
        }
    }

    /// What the changed scalar says when it is read again, alone.
    fn read(&self, splice: &Splice) -> Option<String> {
        let before = self.source.slice(&(self.whole.start..splice.span.start));
        let after = self.source.slice(&(splice.span.end..self.whole.end));
        let scalar = [before, &splice.text, after].concat();
        let alone = match self.scalar.context {
            Context::Flow => format!("text: [ {scalar} ]\n"),
            Context::Block => format!("{}text: {scalar}", " ".repeat(self.parent)),
        };
        let (node, _) = parse(&Source::new("", alone));
        let node = node?;
        let [entry] = node.entries() else { return None };
        let value = match self.scalar.context {
            Context::Flow => entry.value.elements().first()?,
            Context::Block => &entry.value,
        };
        value.text().map(str::to_owned)
    }
}

/// A character in double quotes.
pub(in crate::yaml) fn escaped(c: char) -> String {
    match c {
        '"' | '\\' => format!("\\{c}"),
        '\n' => "\\n".to_owned(),
        '\t' => "\\t".to_owned(),
        c if c.is_control() => format!("\\u{:04X}", u32::from(c)),
        c => c.to_string(),
    }
}
