//! `responsible-near`: one body written in two ways.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::diagnostic::Level;
use crate::order::Text;
use crate::rules::bodies::{spellings, words};
use crate::rules::fault::Fault;
use crate::rules::review::Review;
use crate::rules::rule::{Find, Grade, Origin, Page, Rule};
use crate::rules::scan::shown;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "responsible-near",
    grade: Grade::Always(Level::Warning),
    page: Page {
        finds: "одна организация названа в плане двумя способами",
        why: "Различие в одной букве, кавычке или пробеле — скорее всего описка; по такому плану не собрать, кто за что \
              отвечает. Организации, которые повторяются, пишут один раз в `bodies`.",
        source: Origin::Own,
        bad: "responsible: ГАУ ДПО «СОИРО»   # в других строках ГАУ ДПО СОИРО",
        good: "responsible: \"{{ bodies.soiro }}\"",
        is_mended: false,
    },
    find: Find::Order(find),
};

/// The shortest word in which a slip can be told from another word, in letters.
const SHORTEST: usize = 5;

/// Each spelling is held against one earlier one at most, found by a common key.
fn find(review: &Review<'_>) -> Vec<Fault> {
    let mut keys: BTreeMap<u64, &Text> = BTreeMap::new();
    let mut faults = Vec::new();
    for text in spellings(review) {
        let keys_of = keys_of(&text.value);
        let other = keys_of.iter().find_map(|key| keys.get(key)).copied();
        for key in keys_of {
            keys.entry(key).or_insert(text);
        }
        if let Some(other) = other.filter(|other| is_near(&other.value, &text.value)) {
            faults.push(fault(text, other));
        }
    }
    faults
}

fn fault(text: &Text, other: &Text) -> Fault {
    let line = other.place.source.position(other.place.span.start).line;
    let message = format!(
        "«{}» похоже на «{}» в строке {line}, но записано иначе",
        shown(text.value.trim()),
        shown(other.value.trim())
    );
    Fault::of(text, message)
        .help("если это одно и то же, запишите его один раз в `bodies` и ссылайтесь: `{{ bodies.… }}`")
}

/// Near names have a key in common: the words, or the words with a letter of one of them
/// left out. So no two names need be compared.
fn keys_of(name: &str) -> Vec<u64> {
    let words = words(name);
    let mut keys = vec![hash(&words, None)];
    for (index, word) in words.iter().enumerate() {
        let count = word.chars().count();
        if count >= SHORTEST && !word.contains(|c: char| c.is_ascii_digit()) {
            keys.push(hash(&words, Some((index, word.clone()))));
            keys.extend(
                (0..count).map(|at| hash(&words, Some((index, without(word, at))))),
            );
        }
    }
    keys
}

fn without(word: &str, at: usize) -> String {
    word.chars().enumerate().filter(|&(index, _)| index != at).map(|(_, c)| c).collect()
}

/// The hash of words, one of them replaced by another.
/// Where none is replaced, the places of the spaces make no difference.
fn hash(words: &[String], other: Option<(usize, String)>) -> u64 {
    let mut hasher = DefaultHasher::new();
    match other {
        None => words.concat().hash(&mut hasher),
        Some((index, word)) => {
            (index, word).hash(&mut hasher);
            for (_, word) in words.iter().enumerate().filter(|&(at, _)| at != index) {
                word.hash(&mut hasher);
            }
        }
    }
    hasher.finish()
}

/// Whether the same words are written otherwise, or one letter of one word differs. What
/// stands in brackets may differ freely: it names a part of the body.
fn is_near(one: &str, other: &str) -> bool {
    let (a, b) = (words(one), words(other));
    if a.concat() == b.concat() {
        let bare =
            |text: &str| text.split('(').next().unwrap_or_default().trim().to_owned();
        return bare(one) != bare(other);
    }
    let differing: Vec<(&String, &String)> =
        a.iter().zip(&b).filter(|(a, b)| a != b).collect();
    a.len() == b.len()
        && differing.len() == 1
        && differing.iter().all(|(a, b)| is_slip(a, b))
}

/// Whether one letter was changed, left out or put in, or two neighbours changed places.
fn is_slip(one: &str, other: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let start = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let end = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    let rest = |letters: &[char]| {
        let end = letters.len() - end.min(letters.len() - start);
        letters.get(start..end).unwrap_or_default().to_vec()
    };
    let (mut a, b) = (rest(&a), rest(&b));
    let is_one = a.len() <= 1 && b.len() <= 1;
    a.reverse();
    is_one || a.len() == 2 && a == b
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_found(one: &str, other: &str) -> bool {
        let (a, b) = (keys_of(one), keys_of(other));
        a.iter().any(|key| b.contains(key)) && is_near(one, other)
    }

    #[test]
    fn two_spellings_of_one_body_are_near() {
        for (one, other) in [
            ("ГАУ ДПО СОИРО", "ГАУ ДПО «СОИРО»"),
            ("Отдел общего образования", "Отдел общего оброзования"),
            ("Отдел общего образования", "отдел общего образования"),
            ("Отдел общего образования", "Отдел общего образвоания"),
            ("Отдел общего образования", "Отдел обшего образования"),
            ("Центр «IT-куб»", "Центр «IT куб»"),
        ] {
            assert!(is_found(one, other), "{one} / {other}");
        }
    }

    #[test]
    fn different_bodies_are_not() {
        for (one, other) in [
            ("Школа № 5", "Школа № 6"),
            ("ГАУ ДПО СОИРО", "ГАУ ДПО СОИРО (ЦНППМ)"),
            ("Отдел общего образования", "Отдел дополнительного образования"),
            ("И.И. Иванов", "И.Н. Иванов"),
            ("Отдел кадров", "Отдел кадровой работы"),
        ] {
            assert!(!is_found(one, other), "{one} / {other}");
        }
    }
}
