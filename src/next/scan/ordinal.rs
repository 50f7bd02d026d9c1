//! Ordinals of yearly events: «III региональная конференция», «20-я олимпиада»,
//! «третьи чтения».

use crate::next::scan::event::{Event, event};
use crate::next::scan::token::Tokens;
use crate::next::scan::{Kind, Scope, Seen};
use crate::russian::ordinal::{arabic_after, is_in_words, roman_after, words_after};

const RULE: &str = "ordinal";

/// A numeral in a text.
struct Numeral {
    /// How many tokens it takes.
    tokens: usize,
    is: Way,
}

/// How a numeral is written.
enum Way {
    /// «III», and with an ending «III-я».
    Roman,
    /// Cyrillic letters among the signs, or signs in no order.
    Alike,
    /// «20-я».
    Arabic,
    /// «третья», «двадцать первая».
    Words,
}

/// An ordinal before the name of an event.
pub(super) fn detect(
    tokens: &Tokens<'_>,
    at: usize,
    kind: Kind,
    scope: &Scope,
) -> Option<Seen> {
    let numeral = numeral(tokens, at)?;
    let end = at + numeral.tokens;
    if let Some(end) = list(tokens, end) {
        event(tokens, end)?;
        let why = "несколько порядковых номеров подряд оставлены как были";
        return Some(Seen::left(tokens, at..end, RULE, why));
    }
    let event = event(tokens, end)?;
    let why = reason(kind, event);
    if let Some(why) = why.or(matches!(numeral.is, Way::Alike).then_some(ALIKE)) {
        return Some(Seen::left(tokens, at..end, RULE, why));
    }
    let words = "номер ежегодного мероприятия увеличен";
    match after(tokens, at, &numeral, event, u32::from(scope.years)) {
        Some(new) => Some(Seen::changed(tokens, at..end, RULE, new, words)),
        None => {
            Some(Seen::left(tokens, at..end, RULE, "порядковый номер оставлен как был"))
        }
    }
}

const ALIKE: &str =
    "похоже на римскую цифру, но набрано не теми буквами; оставлено как было";

/// Why an ordinal is left alone whatever it is.
fn reason(kind: Kind, event: Event) -> Option<&'static str> {
    match kind {
        Kind::Name if event.is_rare => Some(
            "номер оставлен как был: мероприятие проводится, возможно, не каждый год",
        ),
        Kind::Name => None,
        Kind::Prose | Kind::Period => {
            Some("номер мероприятия вне графы мероприятий оставлен как был")
        }
    }
}

/// The numeral that begins at a token.
fn numeral(tokens: &Tokens<'_>, at: usize) -> Option<Numeral> {
    let token = tokens.at(at);
    let before = tokens.before(at, 1);
    let is_glued = tokens.is_joined(at) && (before.is_number() || before.is_dash());
    if is_glued {
        return None;
    }
    let ending = ending(tokens, at + 1);
    let (is, tokens) = match token.number() {
        Some(_) if ending && token.text.len() < 4 => (Way::Arabic, 3),
        Some(_) => return None,
        None if roman_after(token.text, 0).is_some() => {
            (Way::Roman, if ending { 3 } else { 1 })
        }
        None if is_alike(token.text) => (Way::Alike, 1),
        None => (Way::Words, words(tokens, at)?),
    };
    Some(Numeral { tokens, is })
}

/// Whether a hyphen and an ending stand at a token: «-я», «-го».
fn ending(tokens: &Tokens<'_>, at: usize) -> bool {
    let (hyphen, word) = (tokens.at(at), tokens.at(at + 1));
    let is_short = word.is_word() && word.text.chars().count() <= 4;
    let is_joined = tokens.is_joined(at) && tokens.is_joined(at + 1);
    let is_small = word.text.chars().all(char::is_lowercase);
    hyphen.text == "-" && is_joined && is_short && is_small
}

/// How many words make an ordinal here.
fn words(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let two = tokens.slice(&tokens.range(at..at + 2));
    let is_two = at + 1 < tokens.len() && is_in_words(two);
    let is_one = || is_in_words(tokens.at(at).text);
    if is_two { Some(2) } else { is_one().then_some(1) }
}

/// Whether a word is made of Roman signs and Cyrillic letters that look like them, or of
/// Roman signs in no order.
fn is_alike(word: &str) -> bool {
    let is_sign = |c: char| "IVXLCІХШПУ".contains(c);
    let is_certain = |c: char| "IVXLCІХШП".contains(c);
    !word.is_empty() && word.chars().all(is_sign) && word.chars().any(is_certain)
}

/// The most numerals that are one list. Each of them is asked whether it begins one, so
/// that without a bound the time would grow with the square of their number.
const LONGEST: usize = 64;

/// The end of a list of numerals: «II и III», «I–III». None: there is one numeral, or more
/// than any list of events has.
fn list(tokens: &Tokens<'_>, mut end: usize) -> Option<usize> {
    let begin = end;
    for _ in 0..LONGEST {
        let link = tokens.at(end);
        let is_link = link.is_dash() || matches!(link.lower.as_str(), "и" | ",");
        let next = numeral_after_dash(tokens, end + 1).filter(|_| is_link);
        match next {
            Some(count) => end += 1 + count,
            None => return (end > begin).then_some(end),
        }
    }
    None
}

/// The length of a numeral in digits that stands in a list.
fn numeral_after_dash(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let token = tokens.at(at);
    let is_roman = roman_after(token.text, 0).is_some() || is_alike(token.text);
    let ending = ending(tokens, at + 1);
    let is_arabic = token.is_number() && ending;
    (is_roman || is_arabic).then_some(if ending { 3 } else { 1 })
}

/// The numeral so many steps on, in its own way of writing.
fn after(
    tokens: &Tokens<'_>,
    at: usize,
    numeral: &Numeral,
    event: Event,
    steps: u32,
) -> Option<String> {
    let token = tokens.at(at);
    let ending = tokens.at(at + 2).text;
    match numeral.is {
        Way::Roman if numeral.tokens == 1 => roman_after(token.text, steps),
        Way::Roman => {
            let value = (1..200)
                .find(|&n| roman_after("I", n - 1).as_deref() == Some(token.text))?;
            let digits = value.to_string();
            let (_, ending) = arabic_after(&digits, ending, event.gender, steps)?;
            Some(format!("{}-{ending}", roman_after(token.text, steps)?))
        }
        Way::Arabic => {
            let (digits, ending) = arabic_after(token.text, ending, event.gender, steps)?;
            Some(format!("{digits}-{ending}"))
        }
        Way::Words => {
            let words = tokens.slice(&tokens.range(at..at + numeral.tokens));
            let is_bound = is_preposition(&tokens.before(at, 1).lower);
            let is_second = |word: &str| word.to_lowercase().starts_with("вт");
            // «во второй» becomes «в третьей»: the word before it would have to change too.
            let mut path = (0..=steps).map(|step| words_after(words, event.gender, step));
            let is_kept = path.all(|word| {
                word.is_some_and(|word| !is_bound || is_second(&word) == is_second(words))
            });
            words_after(words, event.gender, steps).filter(|_| is_kept)
        }
        Way::Alike => None,
    }
}

fn is_preposition(word: &str) -> bool {
    matches!(word, "в" | "во" | "с" | "со" | "к" | "ко")
}
