//! Anniversaries: «80-летие Победы», «к 225-летию со дня рождения».

use crate::next::scan::token::Tokens;
use crate::next::scan::{Kind, Scope, Seen};

const RULE: &str = "anniversary";
const WHY: &str = "юбилей: относится ли он к новому году и верно ли число лет";

/// Anniversaries are left alone: which comes next is no sum.
pub(super) fn detect(tokens: &Tokens<'_>, at: usize, _: Kind, _: &Scope) -> Option<Seen> {
    let lower = |step: usize| tokens.at(at + step).lower.as_str();
    let is_age =
        |word: &str| matches!(word, "летие" | "летия" | "летию" | "летием" | "летии");
    let is_jubilee = lower(0).starts_with("юбиле") || lower(0).starts_with("годовщин");
    let taken = match tokens.at(at).is_number() {
        true if tokens.at(at + 1).is_dash() && is_age(lower(2)) => 3,
        true if is_age(lower(1)) => 2,
        true if lower(1) == "лет" && matches!(lower(2), "со" | "назад") => 2,
        false if is_jubilee => 1,
        false if lower(0).ends_with("летие") || lower(0).ends_with("летию") => {
            usize::from(lower(0).chars().count() >= 8 && !is_age_of_life(lower(0)))
        }
        _ => 0,
    };
    (taken > 0).then(|| Seen::left(tokens, at..at + taken, RULE, WHY))
}

/// Words that end like an anniversary and are none.
fn is_age_of_life(word: &str) -> bool {
    ["совершеннолети", "несовершеннолети", "малолети", "долголети", "десятилети"]
        .iter()
        .any(|stem| word.starts_with(stem))
}
