//! Entries of mappings taken out of a file and put into it.

use std::ops::Range;

use crate::source::Source;
use crate::yaml::layout::Layout;
use crate::yaml::node::{Entry, Node};
use crate::yaml::parse::parse;
use crate::yaml::spelling::escaped;
use crate::yaml::splice::Splice;

/// Beside which entry a new one goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beside<'a> {
    /// Above the entry of this key.
    Before(&'a str),
    /// Under the entry of this key.
    After(&'a str),
}

impl Layout {
    /// The splice that takes an entry out: its lines with the comment at their end, or in
    /// brackets the entry with its comma. None where it is the only one, where something
    /// in it has a name (`&name`), and where what is around it would be read otherwise.
    #[must_use]
    pub fn remove(&self, mapping: &Node, key: &str) -> Option<Splice> {
        let entries = mapping.entries();
        let index = entries.iter().position(|entry| entry.key == key)?;
        if entries.len() < 2 {
            return None;
        }
        let span = if self.is_in_brackets(entries[index].place.span.start) {
            self.flow_span(entries, index)?
        } else {
            self.block_span(&entries[index])?
        };
        let has_name = self.anchors.iter().any(|at| span.contains(at));
        (!has_name).then_some(Splice { span, text: String::new() })
    }

    /// The splice that puts `key: text` beside an entry of a mapping in lines, in double
    /// quotes where it must be. None in brackets, and where the key is there already.
    #[must_use]
    pub fn insert(
        &self,
        mapping: &Node,
        beside: Beside<'_>,
        key: &str,
        text: &str,
    ) -> Option<Splice> {
        let (Beside::Before(near) | Beside::After(near)) = beside;
        let entry = mapping.entries().iter().find(|entry| entry.key == near)?;
        let at = entry.place.span.start;
        if mapping.get(key).is_some() || self.is_in_brackets(at) {
            return None;
        }
        let line = written(key, text)?;
        let indent = " ".repeat(self.prefix(at)?.len());
        let sign = self.break_sign();
        if matches!(beside, Beside::Before(_)) {
            return Some(Splice { span: at..at, text: format!("{line}{sign}{indent}") });
        }
        let end = self.lines_end(entry)?;
        let is_open = self.line_start(end) != end;
        let text = if is_open {
            format!("{sign}{indent}{line}")
        } else {
            format!("{indent}{line}{sign}")
        };
        Some(Splice { span: end..end, text })
    }

    fn is_in_brackets(&self, byte: usize) -> bool {
        let before = self.brackets.partition_point(|span| span.start <= byte);
        let span = before.checked_sub(1).and_then(|last| self.brackets.get(last));
        span.is_some_and(|span| byte < span.end)
    }

    /// What stands before a key on its line: spaces, and dashes of the lists that begin
    /// there.
    /// None where anything else stands before it.
    fn prefix(&self, key: usize) -> Option<&str> {
        let prefix = self.source.slice(&(self.line_start(key)..key));
        prefix.chars().all(|c| matches!(c, ' ' | '-')).then_some(prefix)
    }

    /// The bytes of an entry in lines.
    fn block_span(&self, entry: &Entry) -> Option<Range<usize>> {
        let start = entry.place.span.start;
        let prefix = self.prefix(start)?;
        let end = self.lines_end(entry)?;
        if prefix.contains('-') {
            // The next entry takes the place behind the dash.
            let next = self.source.slice(&(end..self.line_end(end)));
            let indent = next.len() - next.trim_start_matches(' ').len();
            return (indent <= prefix.len()).then_some(start..end + indent);
        }
        self.is_apart(end, prefix.len()).then_some(self.line_start(start)..end)
    }

    /// Whether the comments and empty lines from a byte on are no further to the right
    /// than a column: else a text above that goes by lines would take them in.
    fn is_apart(&self, mut at: usize, column: usize) -> bool {
        while at < self.source.text().len() {
            let line = self.source.slice(&(at..self.line_end(at)));
            let content = line.trim_start_matches(' ');
            if !content.is_empty() && !content.starts_with('#') {
                return true;
            }
            if line.len() - content.len() > column {
                return false;
            }
            at = self.next_line(at);
        }
        true
    }

    /// The beginning of the line under an entry, or the end of the file. None where
    /// something follows on its last line that is no comment.
    fn lines_end(&self, entry: &Entry) -> Option<usize> {
        let end = self.value_end(entry)?;
        // A text that goes by lines may end behind the indentation of the next one.
        let line = self.line_start(end);
        let is_blank = self.source.slice(&(line..end)).trim().is_empty();
        if line > entry.place.span.end && is_blank && entry.value.text().is_some() {
            return Some(line);
        }
        let rest = self.source.slice(&(end..self.line_end(end)));
        let rest = rest.trim_start_matches([' ', '\t', ':']);
        (rest.is_empty() || rest.starts_with('#')).then(|| self.next_line(end))
    }

    /// Where the value of an entry ends in the file. An alias stands elsewhere than its
    /// value, behind the key.
    fn value_end(&self, entry: &Entry) -> Option<usize> {
        let value = &entry.value.place.span;
        let key = entry.place.span.end;
        if value.start >= key {
            return Some(value.end);
        }
        let rest = self.source.slice(&(key..self.line_end(key)));
        let at = rest.find('*').filter(|&at| {
            let between = rest.get(..at).unwrap_or_default();
            between.trim() == ":"
        })?;
        let word = rest.get(at..)?;
        let len = word.find([' ', '\t', ',', '}', ']']).unwrap_or(word.len());
        Some(key + at + len)
    }

    /// The bytes of an entry in brackets, with the comma after it or before it.
    /// None where a comment stands between it and its neighbour.
    fn flow_span(&self, entries: &[Entry], index: usize) -> Option<Range<usize>> {
        let is_comma = |gap: Range<usize>| self.source.slice(&gap).trim() == ",";
        let entry = &entries[index];
        let end = self.value_end(entry)?;
        if let Some(next) = entries.get(index + 1) {
            let next = next.place.span.start;
            return is_comma(end..next).then_some(entry.place.span.start..next);
        }
        let before = self.value_end(&entries[index.checked_sub(1)?])?;
        is_comma(before..entry.place.span.start).then_some(before..end)
    }
}

/// `key: text` as one line, in double quotes where it would be read otherwise without.
/// Either way is read again: none where neither says this key and this text.
fn written(key: &str, text: &str) -> Option<String> {
    let quoted: String = text.chars().map(escaped).collect();
    let ways = [format!("{key}: {text}"), format!("{key}: \"{quoted}\"")];
    ways.into_iter().filter(|line| !line.contains(['\r', '\n'])).find(|line| {
        let (node, findings) = parse(&Source::new("", line.as_str()));
        let says = |node: &Node| {
            node.count() == 2 && node.get(key).and_then(Node::text) == Some(text)
        };
        findings.is_empty() && node.is_some_and(|node| says(&node))
    })
}
