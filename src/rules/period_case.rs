//! `period-case`: terms that begin now with a capital letter, now without.

use crate::diagnostic::Level;
use crate::rules::fault::Fault;
use crate::rules::review::{Review, Term};
use crate::rules::rule::{Find, Grade, Origin, Page, Rule};
use crate::russian::period::Spelling;

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

/// The fault stands at the first term of the rarer kind; of equally many, of the small
/// letters. None: all terms begin alike.
fn of_plan(terms: &[Term<'_>]) -> Option<Fault> {
    let of = |spelling: Spelling| {
        let begins = move |term: &&Term<'_>| {
            term.period.spelling().iter().any(|fact| fact.spelling == spelling)
        };
        terms.iter().filter(begins).collect::<Vec<_>>()
    };
    let (capital, small) = (of(Spelling::Capital), of(Spelling::Small));
    if capital.is_empty() || small.is_empty() {
        return None;
    }
    let (rare, names, other) = if small.len() <= capital.len() {
        (&small, ["со строчной", "с прописной"], capital.len())
    } else {
        (&capital, ["с прописной", "со строчной"], small.len())
    };
    let mut numbers: Vec<&str> =
        rare.iter().take(LISTED).map(|term| term.number).collect();
    if rare.len() > LISTED {
        numbers.push("…");
    }
    let count = rare.len();
    let message = format!(
        "сроки начинаются по-разному: {} буквы — {count} ({}), {} — {other}",
        names[0],
        numbers.join(", "),
        names[1]
    );
    let first = rare.first()?;
    Some(Fault::of(first.text, message).help("пишите все сроки плана одинаково"))
}
