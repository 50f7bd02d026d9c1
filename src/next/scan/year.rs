//! Years in a text: school years, spans of years, single years and days.

use crate::calendar::day_off;
use crate::next::scan::day::Day;
use crate::next::scan::token::Tokens;
use crate::next::scan::{Kind, Scope, Seen};

/// «2023/2024», «2023/24», «2023–2024 учебный год».
pub(super) fn school(
    tokens: &Tokens<'_>,
    at: usize,
    kind: Kind,
    scope: &Scope,
) -> Option<Seen> {
    let first = tokens.at(at).year()?;
    let (sign, second) = (tokens.at(at + 1), tokens.at(at + 2));
    let modulus = if second.text.len() == 4 { 10_000 } else { 100 };
    let is_next = (first + 1) % modulus == i32::try_from(second.number()?).ok()?;
    let is_school =
        sign.text == "/" || sign.is_dash() && tokens.at(at + 3).lower.starts_with("уч");
    let is_pair = matches!(second.text.len(), 2 | 4) && is_next && is_school;
    if !is_pair || tokens.is_joined(at + 3) && tokens.at(at + 3).is_word() {
        return None;
    }
    let moved = scope.moved_school(first);
    if moved == first {
        let why = "учебный год не тот, на который составлен план, и оставлен как был";
        return Some(Seen::left(tokens, at..at + 3, "school-year", why));
    }
    let between = tokens.range(at..at + 1).end..second.start;
    let (between, next) = (tokens.slice(&between), (moved + 1) % modulus);
    let width = second.text.len();
    let new = format!("{moved}{between}{next:0width$}");
    let mut seen =
        Seen::changed(tokens, at..at + 3, "school-year", new, "учебный год изменён");
    // In a period of a plan for a calendar year it may be either of two school years.
    seen.found.is_doubtful = scope.moved(first) == first || kind == Kind::Period;
    Some(seen)
}

/// «2019–2024 годы», «2022, 2023 и 2024 гг.»: left alone.
pub(super) fn several(
    tokens: &Tokens<'_>,
    at: usize,
    _: Kind,
    _: &Scope,
) -> Option<Seen> {
    tokens.at(at).year()?;
    let is_link = |token: &str| matches!(token, "," | "и" | "/");
    let mut end = at + 1;
    while (tokens.at(end).is_dash() || is_link(tokens.at(end).text))
        && tokens.at(end + 1).year().is_some()
    {
        end += 2;
    }
    let why = "названо несколько лет: они оставлены как были";
    (end > at + 1).then(|| Seen::left(tokens, at..end, "long-term", why))
}

/// A year, alone or at the end of a day.
pub(super) fn single(
    tokens: &Tokens<'_>,
    at: usize,
    kind: Kind,
    scope: &Scope,
) -> Option<Seen> {
    if let Some(day) = Day::at(tokens, at) {
        let mut seen = dated(tokens, at, kind, scope, day);
        // The day and the month are passed over too.
        seen.tokens = day.tokens;
        return Some(seen);
    }
    let year = tokens.at(at).year().filter(|_| !is_number(tokens, at))?;
    let is_named = is_year_word(&tokens.at(at + 1).lower);
    let moved = scope.moved(year);
    let is_free = is_named || kind == Kind::Name && is_last(tokens, at);
    if is_free && moved != year && kind != Kind::Period {
        return Some(changed(tokens, at, kind, moved));
    }
    (is_named || moved != year || is_free).then(|| left(tokens, at, kind))
}

/// The year of a day that a text names.
fn dated(tokens: &Tokens<'_>, at: usize, kind: Kind, scope: &Scope, day: Day) -> Seen {
    let last = at + day.tokens - 1;
    let moved = scope.moved(day.year);
    if moved == day.year || kind == Kind::Period {
        return left(tokens, last, kind);
    }
    let Some(date) = day.in_year(moved) else {
        let why = "29 февраля оставлено: в новом году такого дня нет";
        return Seen::left(tokens, last..last + 1, "leap-day", why);
    };
    let mut seen = changed(tokens, last, kind, moved);
    if let Some(off) = day_off(date) {
        seen.found.why = format!("{}; новый день – {off}", seen.found.why);
    }
    seen
}

fn rule(kind: Kind) -> &'static str {
    match kind {
        Kind::Name => "name-year",
        Kind::Prose => "text-year",
        Kind::Period => "year",
    }
}

fn changed(tokens: &Tokens<'_>, at: usize, kind: Kind, moved: i32) -> Seen {
    let words = match kind {
        Kind::Name => "год в названии изменён",
        Kind::Prose | Kind::Period => "год в тексте изменён",
    };
    Seen::changed(tokens, at..at + 1, rule(kind), moved.to_string(), words)
}

fn left(tokens: &Tokens<'_>, at: usize, kind: Kind) -> Seen {
    let why = format!("год оставлен как был: {}", tokens.at(at).text);
    Seen::left(tokens, at..at + 1, rule(kind), why)
}

/// «г.», «год», «году», «годах».
fn is_year_word(word: &str) -> bool {
    matches!(word, "г" | "гг") || word.starts_with("год") && word.chars().count() <= 6
}

/// Whether four digits are (part of) a number rather than a year: «№ 2023»,
/// «Р 7.0.97-2025», «2023-ФЗ», «2023.5».
fn is_number(tokens: &Tokens<'_>, at: usize) -> bool {
    let joins = |text: &str| matches!(text, "-" | "." | "," | "/");
    let is_behind = tokens.is_joined(at)
        && joins(tokens.before(at, 1).text)
        && tokens.is_joined(at.saturating_sub(1))
        && tokens.before(at, 2).is_number();
    let (sign, next) = (tokens.at(at + 1), tokens.at(at + 2));
    let is_before = joins(sign.text)
        && tokens.is_joined(at + 1)
        && tokens.is_joined(at + 2)
        && (next.is_number() || next.text.starts_with(char::is_uppercase));
    let is_glued = tokens.is_joined(at) && tokens.before(at, 1).is_word();
    tokens.before(at, 1).text == "№" || is_behind || is_before || is_glued
}

/// Whether a year ends a name: «Учитель года – 2023», «Весна-2023».
fn is_last(tokens: &Tokens<'_>, at: usize) -> bool {
    let next = tokens.at(at + 1).text;
    next.is_empty()
        || matches!(next, "»" | "“" | "”" | "\"" | ")" | "." | ";" | "," | "!")
}
