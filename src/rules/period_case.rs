//! `period-case`: terms that begin now with a capital letter, now without.

use crate::diagnostic::Level;
use crate::rules::fault::Fault;
use crate::rules::review::{Review, Term};
use crate::rules::rule::{Find, Grade, Origin, Page, Rule};
use crate::rules::scan::is_cyrillic;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "period-case",
    grade: Grade::Always(Level::Hint),
    page: Page {
        finds: "сроки одного плана начинаются то с прописной, то со строчной буквы",
        why: "Разнобой в графе виден сразу. Замечание одно на план и называет тот способ, который встречается реже.",
        source: Origin::Custom,
        bad: "- period: Ноябрь 2023 г.\n- period: апрель 2024 г.",
        good: "- period: Ноябрь 2023 г.\n- period: Апрель 2024 г.",
        is_mended: false,
    },
    find: Find::Order(find),
};

/// The most numbers of events that a message lists.
const LISTED: usize = 10;

fn find(review: &Review<'_>) -> Vec<Fault> {
    review.terms.chunk_by(|a, b| a.plan == b.plan).filter_map(of_plan).collect()
}

fn of_plan(terms: &[Term<'_>]) -> Option<Fault> {
    let (capital, small): (Vec<&Term<'_>>, Vec<&Term<'_>>) = terms
        .iter()
        .filter(|term| begins_with_letter(term))
        .partition(|term| is_capital(term));
    if capital.is_empty() || small.is_empty() {
        return None;
    }
    let (rare, name, other) = if small.len() <= capital.len() {
        (&small, "со строчной буквы", capital.len())
    } else {
        (&capital, "с прописной буквы", small.len())
    };
    let mut numbers: Vec<&str> =
        rare.iter().take(LISTED).map(|term| term.number).collect();
    if rare.len() > LISTED {
        numbers.push("…");
    }
    let count = rare.len();
    let message = format!(
        "сроки начинаются по-разному: {count} — {name} ({}), остальные {other} — нет",
        numbers.join(", ")
    );
    let first = rare.first()?;
    Some(Fault::of(first.text, message).help("пишите все сроки плана одинаково"))
}

/// A number, Roman or Arabic, has no capital.
fn begins_with_letter(term: &Term<'_>) -> bool {
    term.text.value.trim_start().starts_with(is_cyrillic)
}

fn is_capital(term: &Term<'_>) -> bool {
    term.text.value.trim_start().starts_with(char::is_uppercase)
}
