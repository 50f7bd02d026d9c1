//! `preamble-stop`: a mark at the end of a preamble.

use crate::diagnostic::Level;
use crate::rules::fault::Fault;
use crate::rules::review::Review;
use crate::rules::rule::{Find, Grade, Origin, Page, Rule};
use crate::rules::scan::{ends_in_abbreviation, part};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "preamble-stop",
    grade: Grade::Always(Level::Warning),
    page: Page {
        finds: "знак препинания или слово «приказываю» в конце преамбулы",
        why: "Преамбула продолжается словом «приказываю», которое форма печатает сама: знака перед ним нет, а второе \
              «приказываю» было бы лишним.",
        source: Origin::Custom,
        bad: "preamble: В целях подготовки к учебному году, приказываю",
        good: "preamble: В целях подготовки к учебному году",
        is_mended: false,
    },
    find: Find::Order(find),
};

/// The word is found however its letters are spaced: «п р и к а з ы в а ю» too.
fn find(review: &Review<'_>) -> Vec<Fault> {
    let Some(preamble) = &review.order.preamble else { return Vec::new() };
    let value = preamble.value.trim_end();
    let word = value.trim_end_matches([':', '.', ' ']);
    let closed: String = word.to_lowercase().split_whitespace().collect();
    if closed.ends_with("приказываю") {
        let start = word.char_indices().rev().filter(|(_, c)| !c.is_whitespace());
        let start = start.map(|(at, _)| at).nth("приказываю".chars().count() - 1);
        let message =
            "преамбула кончается словом «приказываю», а форма печатает его сама";
        let range = start.unwrap_or_default()..value.len();
        return vec![
            Fault::part(preamble, range, message).help("уберите это слово из преамбулы"),
        ];
    }
    if !value.ends_with(['.', ',', ';', ':', '–', '—', '-'])
        || ends_in_abbreviation(value)
    {
        return Vec::new();
    }
    let length = value.chars().next_back().map_or(0, char::len_utf8);
    let range = value.len() - length..value.len();
    let message = format!("в конце преамбулы стоит «{}»", part(value, &range));
    vec![
        Fault::part(preamble, range, message)
            .help("уберите знак: дальше идёт слово «приказываю»"),
    ]
}
