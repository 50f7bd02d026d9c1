//! Exceptions: `# prikaz: допустить RULE` on the line above a key.

use std::collections::BTreeMap;

use crate::diagnostic::{Finding, nearest};
use crate::rules::fault::Fault;
use crate::rules::rule::Find;
use crate::rules::spelling;
use crate::rules::{RULES, rule};
use crate::source::{Place, Source};
use crate::yaml::Node;

/// An exception for one rule.
#[derive(Debug)]
pub(super) struct Exception {
    /// The rule's name.
    rule: String,
    /// Where the name stands in the comment.
    place: Place,
    /// The routes of the values that begin on the next line.
    routes: Vec<String>,
    /// Whether it has excepted something.
    is_used: bool,
}

/// The exceptions of a file, and what is wrong with them.
#[derive(Debug, Default)]
pub(super) struct Exceptions {
    all: Vec<Exception>,
    faults: Vec<Fault>,
}

/// How such a comment begins.
const START: &str = "prikaz:";
/// The word for an exception.
const ALLOW: &str = "допустить";

impl Exceptions {
    /// Reads the comments of an order's file.
    /// `node` is the whole file; it is walked only where some comment is ours.
    pub(super) fn read(node: &Node, comments: &[Place]) -> Self {
        let mut exceptions = Self::default();
        let ours = comments.iter().filter(|comment| {
            comment.text().trim_start_matches('#').trim_start().starts_with(START)
        });
        let mut lines = None;
        for comment in ours {
            let lines = lines.get_or_insert_with(|| Lines::of(node));
            exceptions.comment(comment, lines);
        }
        exceptions
    }

    /// Whether a finding is excepted.
    /// All exceptions that cover it are used by it, not the first alone.
    pub(super) fn excepts(&mut self, finding: &Finding) -> bool {
        let route = finding.place.route.as_str();
        let mut is_excepted = false;
        for exception in self.all.iter_mut().filter(|e| e.rule == finding.rule) {
            if exception.routes.iter().any(|own| covers(own, route)) {
                exception.is_used = true;
                is_excepted = true;
            }
        }
        is_excepted
    }

    /// What is wrong with the exceptions, once all findings were asked about.
    /// Whether a word is in no dictionary cannot be told without one, and what is printed
    /// not without a document.
    pub(super) fn faults(self, has_dictionary: bool) -> Vec<Fault> {
        let is_judged = |name: &str| match rule(name).map(|rule| rule.find) {
            Some(Find::Document(_)) => false,
            _ => has_dictionary || name != spelling::RULE.name,
        };
        let needless = self.all.into_iter();
        let needless = needless.filter(|e| !e.is_used && is_judged(&e.rule));
        let needless = needless.map(|exception| {
            let message = format!(
                "допускать здесь нечего: правило `{}` ничего не нашло",
                exception.rule
            );
            Fault::new(exception.place, message)
                .help("уберите пояснение; оно действует на ключ в следующей строке")
        });
        self.faults.into_iter().chain(needless).collect()
    }

    /// Reads one comment: names of rules, spaces or commas between. From the first word
    /// on that does not begin with a small Latin letter it is the reason, which is free.
    fn comment(&mut self, comment: &Place, lines: &Lines) {
        let text = comment.text();
        let names = text
            .split_once(START)
            .and_then(|(_, rest)| rest.trim_start().strip_prefix(ALLOW))
            .filter(|rest| rest.trim_start() != *rest);
        let Some(names) = names.filter(|names| !names.trim().is_empty()) else {
            self.faults.push(
                Fault::new(comment.clone(), "пояснение `# prikaz: …` не понято")
                    .help("напишите его так: `# prikaz: допустить ПРАВИЛО`"),
            );
            return;
        };
        let mut at = comment.span.start + text.len() - names.len();
        for word in names.split([' ', ',']) {
            let start = at;
            at += word.len() + 1;
            if word.is_empty() {
                continue;
            }
            if !word.starts_with(|c: char| c.is_ascii_lowercase()) {
                // The reason, in free words.
                return;
            }
            let place = Place { span: start..start + word.len(), ..comment.clone() };
            self.word(word, place, lines);
        }
    }

    fn word(&mut self, word: &str, place: Place, lines: &Lines) {
        let Some(known) = rule(word) else {
            let names = RULES.iter().filter(|rule| rule.is_free()).map(|rule| rule.name);
            let help = nearest(word, names).map_or_else(
                || "перечень правил: `prikaz explain`".to_owned(),
                |near| format!("возможно, имелось в виду `{near}`"),
            );
            self.faults
                .push(Fault::new(place, format!("правила `{word}` нет")).help(help));
            return;
        };
        if !known.is_free() {
            let message =
                format!("правило `{word}` допустить нельзя: без него приказ не сделать");
            self.faults.push(Fault::new(place, message).help("исправьте саму ошибку"));
            return;
        }
        let routes = lines.below(&place);
        self.all.push(Exception { rule: word.to_owned(), place, routes, is_used: false });
    }
}

/// Whether a route is the excepted one, or a text of the list under it.
/// `a.period` covers `a.period` and `a.period[1]`, but not `a.period[1].text`.
fn covers(own: &str, route: &str) -> bool {
    let rest = route.strip_prefix(own);
    rest.is_some_and(|rest| {
        rest.is_empty()
            || rest.starts_with('[') && rest.ends_with(']') && !rest.contains('.')
    })
}

/// The routes of the values that begin on each line: under a key, or behind a dash.
struct Lines(BTreeMap<usize, Vec<String>>);

impl Lines {
    fn of(node: &Node) -> Self {
        let mut lines = Self(BTreeMap::new());
        lines.collect(node);
        lines
    }

    fn collect(&mut self, node: &Node) {
        for entry in node.entries() {
            self.add(&entry.place, &entry.value);
            self.collect(&entry.value);
        }
        for element in node.elements() {
            self.add(&element.place, element);
            self.collect(element);
        }
    }

    /// The line, from 1, is that of the key; of an element, that of its first byte.
    fn add(&mut self, at: &Place, value: &Node) {
        let line = at.source.position(at.span.start).line;
        self.0.entry(line).or_default().push(value.place.route.as_str().to_owned());
    }

    /// The routes on the next line that is neither empty nor a comment.
    fn below(&self, comment: &Place) -> Vec<String> {
        let source = &comment.source;
        let line = source.position(comment.span.start).line;
        let next = next_line(source, line);
        next.and_then(|line| self.0.get(&line)).cloned().unwrap_or_default()
    }
}

/// The next line, from 1, that is neither empty nor a comment; none: there is no more.
fn next_line(source: &Source, line: usize) -> Option<usize> {
    let last = source.position(source.text().len()).line;
    (line + 1..=last).find(|&line| {
        let text = source.slice(&source.line_span(line)).trim();
        !text.is_empty() && !text.starts_with('#')
    })
}
