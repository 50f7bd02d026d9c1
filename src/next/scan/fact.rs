//! Terms that have ended: projects and themed years, from `facts.tsv` with their sources.

use std::sync::LazyLock;

use chrono::NaiveDate;

use crate::next::scan::token::Tokens;
use crate::next::scan::{Kind, Scope, Seen};
use crate::russian::date;

/// A dated fact.
pub(super) struct Fact {
    /// The words that tell of it, in small letters; «*» ends a stem.
    words: Vec<String>,
    /// The stem that must stand before in the same text, if any.
    context: Option<&'static str>,
    first: NaiveDate,
    /// Its last day, which still counts.
    last: NaiveDate,
    title: &'static str,
}

static FACTS: LazyLock<Vec<Fact>> =
    LazyLock::new(|| include_str!("../facts.tsv").lines().filter_map(read).collect());

/// A line of the table; none: it has not six columns, as a remark, or not two days.
pub(super) fn read(line: &'static str) -> Option<Fact> {
    let cells: Vec<&str> = line.split('\t').collect();
    let [words, context, first, last, title, _source] = cells[..] else { return None };
    Some(Fact {
        words: words
            .to_lowercase()
            .replace('ё', "е")
            .split(' ')
            .map(str::to_owned)
            .collect(),
        context: Some(context).filter(|&context| context != "-"),
        first: date::parse(first)?,
        last: date::parse(last)?,
        title,
    })
}

/// What ends before the new plan does, or begins after it.
pub(super) fn detect(
    tokens: &Tokens<'_>,
    at: usize,
    _: Kind,
    scope: &Scope,
) -> Option<Seen> {
    let days = scope.target().days()?;
    let fact = FACTS.iter().find(|fact| fact.is_at(tokens, at))?;
    let title = fact.title;
    let last = date::short(fact.last);
    let why = if fact.last < *days.start() {
        format!("{title}: срок закончился {last}")
    } else if fact.last < *days.end() {
        format!("{title}: срок заканчивается {last}, раньше, чем закончится новый план")
    } else if fact.first > *days.end() {
        format!("{title}: срок начинается только {}", date::short(fact.first))
    } else {
        return None;
    };
    Some(Seen::left(tokens, at..at + fact.words.len(), "ended", why))
}

impl Fact {
    /// Whether its words begin at a token, behind its context; all quotes are alike.
    fn is_at(&self, tokens: &Tokens<'_>, at: usize) -> bool {
        let is_word = |(step, word): (usize, &String)| {
            let is = &tokens.at(at + step).lower;
            match word.strip_suffix('*') {
                Some(stem) => is.starts_with(stem),
                None if word == "«" || word == "»" => {
                    matches!(is.as_str(), "«" | "»" | "\"" | "„" | "“" | "”")
                }
                None => is == word,
            }
        };
        self.words.iter().enumerate().all(is_word)
            && self.context.is_none_or(|stem| {
                (0..at).any(|index| tokens.at(index).lower.contains(stem))
            })
    }
}
