//! The grammar of terms: parts, spans, recurrences, tails.

use crate::russian::period::known;
use crate::russian::period::lexer::{self, Token};
use crate::russian::period::point;
use crate::russian::period::reader::Reader;
use crate::russian::period::tail;
use crate::russian::period::tree::{
    Body, Bound, Link, Part, Period, Recurrence, Sign, Span, What,
};
use crate::russian::period::words::{Every, Sense};

/// Understands a term. Total: what is not understood is kept whole.
#[must_use]
pub fn parse(text: &str) -> Period {
    let (leaves, end) = lexer::tokens(text);
    let mut reader = Reader { text, leaves, at: 0 };
    match parts(&mut reader).filter(|parts| known::known(parts).is_some()) {
        Some(parts) => Period { body: Body::Understood(parts), end },
        None => Period { body: Body::Unknown(text.to_owned()), end: String::new() },
    }
}

/// All parts up to the end. None for an empty text, where a part is not understood, and
/// where two spans stand side by side with nothing to join them.
fn parts(reader: &mut Reader<'_>) -> Option<Vec<Part>> {
    let mut parts: Vec<Part> = Vec::new();
    while !reader.is_end() {
        let joint = if parts.is_empty() { Vec::new() } else { joint(reader) };
        let what = what(reader)?;
        let after_span = matches!(parts.last(), Some(Part { what: What::Span(_), .. }));
        if after_span && joint.is_empty() && matches!(what, What::Span(_)) {
            return None;
        }
        parts.push(Part { joint, what });
    }
    (!parts.is_empty()).then_some(parts)
}

/// A comma, a semicolon, «и», «, а также».
fn joint(reader: &mut Reader<'_>) -> Vec<Sign> {
    let mut signs = Vec::new();
    signs.extend(reader.sign(|it| matches!(it, Token::Mark(',' | ';'))));
    let word = reader.phrase("и").or_else(|| reader.phrase("а также"));
    signs.extend(word.unwrap_or_default());
    signs
}

/// The next part. The first reading that fits is taken: a recurrence, the whole year, a
/// span, the full stop at the very end, a tail.
fn what(reader: &mut Reader<'_>) -> Option<What> {
    if let Some((signs, recurrence)) = reader.attempt(bracketed) {
        return Some(What::Recurrence(signs, recurrence));
    }
    if let Some((signs, recurrence)) = reader.attempt(recurrence) {
        return Some(What::Recurrence(signs, recurrence));
    }
    if let Some(signs) = WHOLE.iter().find_map(|words| reader.phrase(words)) {
        return Some(What::Whole(signs));
    }
    if let Some(span) = reader.attempt(span) {
        return Some(What::Span(Box::new(span)));
    }
    if reader.leaves.len() == reader.at + 1
        && let Some(stop) = reader.stop()
    {
        return Some(What::Stop(stop));
    }
    tail::tail(reader).map(What::Tail)
}

/// The whole of the plan's year.
const WHOLE: [&str; 16] = [
    "в течение года",
    "в течение всего года",
    "в течение учебного года",
    "в течение всего учебного года",
    "в течение календарного года",
    "в течение текущего года",
    "в течение всего периода",
    "на протяжении года",
    "на протяжении всего года",
    "на протяжении учебного года",
    "на протяжении всего учебного года",
    "весь период",
    "весь год",
    "весь учебный год",
    "постоянно",
    "круглогодично",
];

/// What opens a span, the longest first, and what its point bounds.
const OPENERS: [(&str, Bound); 19] = [
    ("в период со", Bound::First),
    ("в период с", Bound::First),
    ("период с", Bound::First),
    ("начиная с", Bound::First),
    ("с начала", Bound::First),
    ("со", Bound::First),
    ("с", Bound::First),
    ("не позднее", Bound::Last),
    ("не позже", Bound::Last),
    ("до конца", Bound::Last),
    ("по", Bound::Last),
    ("до", Bound::Before),
    ("ко", Bound::Before),
    ("к", Bound::Before),
    ("в течение", Bound::Both),
    ("в период", Bound::Both),
    ("во", Bound::Both),
    ("в", Bound::Both),
    ("на", Bound::Both),
];

/// One point or two. A dash or «по» that no point follows is not taken.
fn span(reader: &mut Reader<'_>) -> Option<Span> {
    let opener = OPENERS
        .iter()
        .find_map(|(words, bound)| reader.phrase(words).map(|signs| (signs, *bound)));
    let (opener, bound) = opener.unwrap_or((Vec::new(), Bound::Both));
    let first = point::point(reader)?;
    let last = reader.attempt(|reader| {
        let link = link(reader, bound)?;
        Some((link, point::point(reader)?))
    });
    Some(Span { opener, bound, first, last })
}

/// A dash after a point without «с»; «по», «– по», «до» after one with it.
fn link(reader: &mut Reader<'_>, bound: Bound) -> Option<Link> {
    let dash = reader.sign(|it| matches!(it, Token::Dash(_)));
    let mut signs: Vec<Sign> = dash.into_iter().collect();
    if bound == Bound::Both && !signs.is_empty() {
        return Some(Link { signs, bound: Bound::Last });
    }
    if bound != Bound::First {
        return None;
    }
    let words = [("до конца", Bound::Last), ("по", Bound::Last), ("до", Bound::Before)];
    let (word, bound) = words
        .iter()
        .find_map(|(word, bound)| reader.phrase(word).map(|signs| (signs, *bound)))?;
    signs.extend(word);
    Some(Link { signs, bound })
}

/// «(далее – ежеквартально)».
fn bracketed(reader: &mut Reader<'_>) -> Option<(Vec<Sign>, Recurrence)> {
    let mut signs = vec![reader.sign(|it| *it == Token::Mark('('))?];
    let (inner, recurrence) = recurrence(reader)?;
    signs.extend(inner);
    signs.push(reader.sign(|it| *it == Token::Mark(')'))?);
    Some((signs, recurrence))
}

/// «ежемесячно», «далее – ежеквартально», «не реже 2 раз в год», «каждый понедельник».
fn recurrence(reader: &mut Reader<'_>) -> Option<(Vec<Sign>, Recurrence)> {
    let later = ["в последующем", "далее", "затем"];
    let mut signs = later.iter().find_map(|word| reader.phrase(word)).unwrap_or_default();
    let afterwards = !signs.is_empty();
    if afterwards {
        signs.extend(reader.sign(|it| matches!(it, Token::Dash(_))));
    }
    let (rest, every, times) = every(reader)?;
    signs.extend(rest);
    Some((signs, Recurrence { every, times, afterwards }))
}

fn every(reader: &mut Reader<'_>) -> Option<(Vec<Sign>, Every, u32)> {
    if let Some(Sense::Every(every)) = reader.sense(0) {
        return Some((vec![reader.sign(|_| true)?], every, 1));
    }
    reader.attempt(each).or_else(|| reader.attempt(times))
}

/// None: a day of the week must follow.
const EACH: [(&str, Option<Every>); 14] = [
    ("каждый день", Some(Every::Day)),
    ("каждую неделю", Some(Every::Week)),
    ("каждый месяц", Some(Every::Month)),
    ("каждого месяца", Some(Every::Month)),
    ("каждый квартал", Some(Every::Quarter)),
    ("каждого квартала", Some(Every::Quarter)),
    ("каждое полугодие", Some(Every::Half)),
    ("каждого полугодия", Some(Every::Half)),
    ("каждый год", Some(Every::Year)),
    ("каждого года", Some(Every::Year)),
    ("каждый", None),
    ("каждую", None),
    ("каждое", None),
    ("по", None),
];

/// «каждый месяц», «каждую среду», «по вторникам».
fn each(reader: &mut Reader<'_>) -> Option<(Vec<Sign>, Every, u32)> {
    let (mut signs, every) = EACH
        .iter()
        .find_map(|(words, every)| reader.phrase(words).map(|signs| (signs, *every)))?;
    if let Some(every) = every {
        return Some((signs, every, 1));
    }
    let Some(Sense::Weekday(day)) = reader.sense(0) else { return None };
    signs.extend(reader.sign(|_| true));
    Some((signs, Every::Weekday(day), 1))
}

const IN: [(&str, Every); 8] = [
    ("в день", Every::Day),
    ("в неделю", Every::Week),
    ("в месяц", Every::Month),
    ("в квартал", Every::Quarter),
    ("в полугодие", Every::Half),
    ("в полгода", Every::Half),
    ("в учебный год", Every::Year),
    ("в год", Every::Year),
];

/// How often, in words.
const TIMES: [(&str, u32); 12] = [
    ("один", 1),
    ("одного", 1),
    ("два", 2),
    ("двух", 2),
    ("три", 3),
    ("трёх", 3),
    ("трех", 3),
    ("четыре", 4),
    ("четырёх", 4),
    ("четырех", 4),
    ("пять", 5),
    ("пяти", 5),
];

/// «раз в квартал», «2 раза в год», «не реже одного раза в месяц».
/// Without a count it is once. «Не реже» and «не менее» leave the count as it is.
fn times(reader: &mut Reader<'_>) -> Option<(Vec<Sign>, Every, u32)> {
    let least = ["не реже", "не менее"].iter().find_map(|words| reader.phrase(words));
    let mut signs = least.unwrap_or_default();
    let mut times = 1;
    if let Some(number) = reader.number(|number| (1..=31).contains(&number.value)) {
        times = number.it.value;
        signs.push(number.map(Token::Number));
    } else if let Some((word, value)) = TIMES
        .iter()
        .find_map(|(word, value)| reader.phrase(word).map(|signs| (signs, *value)))
    {
        times = value;
        signs.extend(word);
    }
    signs.extend(reader.phrase("раз").or_else(|| reader.phrase("раза"))?);
    let (word, every) = IN
        .iter()
        .find_map(|(words, every)| reader.phrase(words).map(|signs| (signs, *every)))?;
    signs.extend(word);
    Some((signs, every, times))
}
