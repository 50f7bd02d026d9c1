//! `numerals-mixed`: quarters numbered now in Roman, now in Arabic numerals.

use crate::diagnostic::Level;
use crate::order::Text;
use crate::rules::fault::Fault;
use crate::rules::review::{Review, Term};
use crate::rules::rule::{Find, Grade, Origin, Page, Rule};
use crate::rules::scan::{part, words};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "numerals-mixed",
    grade: Grade::Always(Level::Hint),
    page: Page {
        finds: "кварталы или полугодия одного плана названы то римскими, то арабскими цифрами",
        why: "Разнобой в графе виден сразу. Кварталы сравниваются с кварталами, полугодия — с полугодиями; замечание одно \
              на план.",
        source: Origin::Custom,
        bad: "- period: I квартал 2024 г.\n- period: 2 квартал 2024 г.",
        good: "- period: I квартал 2024 г.\n- period: II квартал 2024 г.",
        is_mended: false,
    },
    find: Find::Order(find),
};

fn find(review: &Review<'_>) -> Vec<Fault> {
    let plans: Vec<&[Term<'_>]> =
        review.terms.chunk_by(|a, b| a.plan == b.plan).collect();
    let units = [("квартал", "кварталы"), ("полугоди", "полугодия")];
    plans
        .iter()
        .flat_map(|terms| units.iter().filter_map(|unit| of_plan(terms, *unit)))
        .collect()
}

/// One fault at most, at the first of the rarer kind; of equally many, the Roman ones.
fn of_plan(terms: &[Term<'_>], (stem, name): (&str, &str)) -> Option<Fault> {
    let numbered =
        terms.iter().filter_map(|term| Some((term.text, is_roman(term.text, stem)?)));
    let (roman, arabic): (Vec<_>, Vec<_>) = numbered.partition(|&(_, is_roman)| is_roman);
    if roman.is_empty() || arabic.is_empty() {
        return None;
    }
    let (rare, rare_name, other, other_name) = if roman.len() <= arabic.len() {
        (&roman, "римскими", arabic.len(), "арабскими")
    } else {
        (&arabic, "арабскими", roman.len(), "римскими")
    };
    let message = format!(
        "{name} названы по-разному: {rare_name} цифрами — {}, {other_name} — {other}",
        rare.len()
    );
    let (text, _) = rare.first()?;
    Some(Fault::of(text, message).help("пишите их в плане одинаково"))
}

/// Whether the number before a word is Roman; none where there is no such word or number.
fn is_roman(text: &Text, stem: &str) -> Option<bool> {
    let value = &text.value;
    let word =
        words(value).find(|word| part(value, word).to_lowercase().starts_with(stem))?;
    let before = part(value, &(0..word.start)).trim_end();
    let last = before.chars().next_back()?;
    let is_roman = matches!(last, 'I' | 'V');
    (is_roman || last.is_ascii_digit()).then_some(is_roman)
}
