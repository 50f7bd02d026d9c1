//! The words for events that are held year by year, and what may stand before them.

use crate::next::scan::token::Tokens;
use crate::russian::gender::Gender;

use Gender::{Feminine, Masculine, Neuter, Plural};

/// The stems of events; a longer word may end with one: «фотоконкурс», «кинофестиваль».
const EVENTS: [(&str, Gender); 34] = [
    ("конференци", Feminine),
    ("олимпиад", Feminine),
    ("спартакиад", Feminine),
    ("выставк", Feminine),
    ("выставок", Feminine),
    ("ярмарк", Feminine),
    ("викторин", Feminine),
    ("эстафет", Feminine),
    ("ассамбле", Feminine),
    ("акци", Feminine),
    ("конкурс", Masculine),
    ("форум", Masculine),
    ("фестивал", Masculine),
    ("слет", Masculine),
    ("чемпионат", Masculine),
    ("съезд", Masculine),
    ("турнир", Masculine),
    ("марафон", Masculine),
    ("смотр", Masculine),
    ("хакатон", Masculine),
    ("кубок", Masculine),
    ("кубк", Masculine),
    ("симпозиум", Masculine),
    ("конгресс", Masculine),
    ("саммит", Masculine),
    ("салон", Masculine),
    ("семинар", Masculine),
    ("диктант", Masculine),
    ("кросс", Masculine),
    ("праздник", Masculine),
    ("первенств", Neuter),
    ("совещани", Neuter),
    ("чтени", Plural),
    ("соревновани", Plural),
];

/// Events that are not held every year.
const RARE: [&str; 4] = ["олимпийск", "паралимпийск", "сурдлимпийск", "всемирн"];

/// «игры» in every case; the singular «игра» is feminine.
const GAMES: [&str; 6] = ["игры", "игр", "играм", "играми", "играх", "игрища"];

/// The endings of nouns.
const ENDINGS: [&str; 24] = [
    "", "а", "о", "у", "е", "ы", "и", "я", "ю", "ь", "й", "ом", "ем", "ой", "ей", "ам",
    "ям", "ах", "ях", "ов", "ев", "ами", "ями", "ью",
];

/// How many words may stand between an ordinal and its event.
const REACH: usize = 12;

/// An event that an ordinal counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Event {
    /// The gender of its noun.
    pub(super) gender: Gender,
    /// Whether it may be held less often than every year.
    pub(super) is_rare: bool,
}

/// The event whose name begins at a token: adjectives, then the noun.
pub(super) fn event(tokens: &Tokens<'_>, at: usize) -> Option<Event> {
    let mut is_rare = false;
    for index in at..at + REACH {
        let token = tokens.at(index);
        if let Some(gender) = noun(&token.lower) {
            return Some(Event { gender, is_rare });
        }
        is_rare |= RARE.iter().any(|stem| token.lower.starts_with(stem));
        let is_link = index > at
            && (matches!(token.lower.as_str(), "и" | "," | "с" | "участием")
                || token.is_dash());
        let next = tokens.at(index + 1);
        // «Кирилло-Мефодиевские».
        let is_half = token.is_word() && next.is_dash() && tokens.is_joined(index + 1);
        if !is_link && !is_half && !is_adjective(&token.lower) {
            return None;
        }
    }
    None
}

/// The gender of an event's noun in any case, in small letters; none: it names no event.
fn noun(word: &str) -> Option<Gender> {
    if GAMES.contains(&word) {
        return Some(Plural);
    }
    if matches!(word, "игра" | "игру" | "игре" | "игрой") {
        return Some(Feminine);
    }
    let found = EVENTS.iter().find(|(stem, _)| {
        let at = word.rfind(stem);
        let ending = at.and_then(|at| word.get(at + stem.len()..));
        ending.is_some_and(|ending| ENDINGS.contains(&ending))
    });
    let plural = |ending: &str| word.ends_with(ending);
    match found {
        // «чтения» in the plural alone: «первое чтение» is of a bill.
        Some((_, Plural)) if ["е", "ю", "ем", "и"].into_iter().any(plural) => {
            word.starts_with("соревн").then_some(Neuter)
        }
        Some((_, gender)) => Some(*gender),
        None => None,
    }
}

/// By its ending. «Научно» is one too, as the first half of «научно-практическая».
fn is_adjective(word: &str) -> bool {
    let endings = [
        "ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие", "ого", "его", "ому", "ему",
        "ым", "им", "ом", "ем", "ую", "юю", "ей", "ых", "их", "ыми", "ими", "но",
    ];
    word.chars().count() > 3 && endings.into_iter().any(|ending| word.ends_with(ending))
}
