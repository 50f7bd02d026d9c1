//! Other acts with their dates and numbers: «приказ от 12.05.2023 № 345».

use crate::next::scan::day::Day;
use crate::next::scan::token::Tokens;
use crate::next::scan::{Kind, Scope, Seen};

const RULE: &str = "act";
const WHY: &str =
    "ссылка на документ с датой или номером: действует ли он и не заменён ли";

/// How acts are called.
const ACTS: [&str; 12] = [
    "приказ",
    "распоряжени",
    "постановлени",
    "указ",
    "письм",
    "закон",
    "протокол",
    "соглашени",
    "решени",
    "положени",
    "договор",
    "поручени",
];

/// How many tokens may stand between the word for an act and its date or number.
const REACH: usize = 12;

/// «от … № …», «№ … от …», and each alone behind a word for an act.
pub(super) fn detect(tokens: &Tokens<'_>, at: usize, _: Kind, _: &Scope) -> Option<Seen> {
    let dated = dated(tokens, at);
    let numbered = numbered(tokens, at);
    let end = match (dated, numbered) {
        (Some(end), _) => numbered_soon(tokens, end).or(of_act(tokens, at, end)),
        (_, Some(end)) => self::dated(tokens, end).or(of_act(tokens, at, end)),
        _ => None,
    };
    end.map(|end| Seen::left(tokens, at..end, RULE, WHY))
}

/// The end of «от DATE».
fn dated(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let day = Day::at(tokens, at + 1).filter(|_| tokens.at(at).lower == "от")?;
    Some(at + 1 + day.tokens)
}

/// The end of «№ NUMBER»: a run without spaces.
fn numbered(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let is_appendix =
        at.checked_sub(1).is_some_and(|at| tokens.at(at).lower.starts_with("приложени"));
    if tokens.at(at).text != "№" || at + 1 >= tokens.len() || is_appendix {
        return None;
    }
    let mut end = at + 2;
    let is_part = |end: usize| {
        let token = tokens.at(end);
        let is_link = token.is_dash() || matches!(token.text, "/" | ".");
        let goes_on = is_link && tokens.is_joined(end + 1);
        token.is_word() || token.is_number() || goes_on
    };
    while tokens.is_joined(end) && is_part(end) {
        end += 1;
    }
    Some(end)
}

/// The end of a number that follows a date, after «г.» or «года».
fn numbered_soon(tokens: &Tokens<'_>, end: usize) -> Option<usize> {
    (end..end + 3).find_map(|at| numbered(tokens, at))
}

/// The end, where a word for an act stands before.
fn of_act(tokens: &Tokens<'_>, at: usize, end: usize) -> Option<usize> {
    let words = (at.saturating_sub(REACH)..at).map(|index| tokens.at(index));
    let mut words = words.filter(|token| token.is_word());
    words.any(|word| ACTS.iter().any(|act| word.lower.starts_with(act))).then_some(end)
}
