//! Findings: what is wrong, where, and what to do about it.
//!
//! A finding is made by whoever sees the fault, sorted once ([`sort`]), and shown as text
//! for people ([`render`]) or as JSON for programs ([`json`]).

mod json;
mod render;
mod sarif;
mod short;

use crate::source::Place;

pub use crate::diagnostic::json::json;
pub use crate::diagnostic::render::{Look, render};
pub use crate::diagnostic::sarif::{About, sarif};
pub use crate::diagnostic::short::short;

/// How grave a finding is.
/// The gravest is the least, so that sorting puts errors first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Nothing is made.
    Error,
    /// The paper is made; somebody ought to look.
    Warning,
    /// A matter of taste or custom.
    Hint,
}

impl Level {
    /// All levels, the gravest first.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Hint];

    /// Its name in files and for programs.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Hint => "hint",
        }
    }

    /// Its name for people.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Error => "ошибка",
            Self::Warning => "предупреждение",
            Self::Hint => "замечание",
        }
    }
}

/// One fault at one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule's name, after the fault: `unknown-key`.
    pub rule: &'static str,
    /// How grave it is.
    pub level: Level,
    /// Where it is.
    pub place: Place,
    /// What is wrong: one line, lower case, no full stop.
    pub message: String,
    /// What to write beside the place, if anything.
    pub label: Option<String>,
    /// What to do, as a sentence after «как исправить: ».
    pub help: Option<String>,
}

impl Finding {
    /// An error at a place.
    #[must_use]
    pub fn error(rule: &'static str, place: Place, message: impl Into<String>) -> Self {
        let (label, help) = (None, None);
        Self { rule, level: Level::Error, place, message: message.into(), label, help }
    }

    /// The same with words beside the place.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = Some(label.into());
        self
    }

    /// The same with advice.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// Sorts by file and place, and drops what was said twice of the same place.
///
/// Files go by name. At one byte the shorter place comes first, then the graver finding,
/// then the message. Of equal findings the first stays, with its route.
pub fn sort(findings: &mut Vec<Finding>) {
    findings.sort_by(|a, b| {
        let key = |f: &Finding| (f.place.span.start, f.place.span.end, f.level);
        let name = a.place.source.name().cmp(b.place.source.name());
        name.then_with(|| key(a).cmp(&key(b))).then_with(|| a.message.cmp(&b.message))
    });
    // An aliased value is read where it is used, and stands once.
    findings.dedup_by(|a, b| {
        let is_same_place =
            a.place.source == b.place.source && a.place.span == b.place.span;
        is_same_place && (a.rule, &a.message) == (b.rule, &b.message)
    });
}

/// «похоже на `period`?»: the nearest of the known words, if one is near enough to be meant.
///
/// Near is one edit for every three characters of the word, and one at least; two
/// neighbours swapped are one edit. Of equally near words the first is taken.
#[must_use]
pub fn nearest<'a>(
    word: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let bound = (word.chars().count() / 3).max(1);
    known
        .into_iter()
        .map(|candidate| (strsim::osa_distance(word, candidate), candidate))
        .filter(|&(distance, _)| distance <= bound)
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, candidate)| candidate)
}

/// A list for a message: «`a`, `b` и `c`».
#[must_use]
pub fn list<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let words: Vec<String> = words.into_iter().map(|word| format!("`{word}`")).collect();
    match words.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} и {last}", rest.join(", ")),
        Some((last, _)) => last.clone(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_word_is_near() {
        let known = ["period", "event", "responsible"];
        assert_eq!(nearest("perod", known), Some("period"));
        assert_eq!(nearest("responsable", known), Some("responsible"));
        assert_eq!(nearest("audience", known), None);
    }

    #[test]
    fn a_list_ends_with_and() {
        assert_eq!(list(["a", "b", "c"]), "`a`, `b` и `c`");
        assert_eq!(list(["a"]), "`a`");
    }
}
