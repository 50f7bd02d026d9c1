//! `spelling`: a word that the dictionary does not have.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diagnostic::Level;
use crate::rules::dictionary::Dictionary;
use crate::rules::fault::Fault;
use crate::rules::piece::Kind;
use crate::rules::review::{Review, Slip};
use crate::rules::rule::{Find, Grade, Origin, Page, Rule};
use crate::rules::scan::{is_cyrillic, part, runs};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "spelling",
    grade: Grade::Always(Level::Hint),
    page: Page {
        finds: "слова нет в словаре (только с параметром `--dictionary ПАПКА`)",
        why: "Описку глаз пропускает. Нужна папка со словарём hunspell (два файла, .aff и .dic; в Debian — пакет \
              hunspell-ru). Сокращения заглавными буквами, фамилии с инициалами и слова, которые в приказе встречаются \
              пять раз и больше, не проверяются; свои слова бланк перечисляет в `spelling`.",
        source: Origin::Own,
        bad: "event: Всеросийская олимпиада",
        good: "event: Всероссийская олимпиада",
        is_mended: false,
    },
    find: Find::Order(find),
};

/// So often a word is no slip of the pen.
const OFTEN: usize = 5;
/// The most words for which a better one is looked for: that takes long.
const SUGGESTED: usize = 20;

/// Words are counted over the whole order before any is looked up: each once, whatever
/// its capitals, and what stands there often is taken for right.
fn find(review: &Review<'_>) -> Vec<Fault> {
    let Some(dictionary) = review.dictionary else { return Vec::new() };
    let own: Vec<String> =
        review.form.spelling.iter().map(|word| word.to_lowercase()).collect();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let read = |kind: Kind| !matches!(kind, Kind::Number | Kind::OrderNumber);
    for text in review.texts(read) {
        for range in words(&text.value) {
            *counts.entry(part(&text.value, &range).to_lowercase()).or_default() += 1;
        }
    }
    let is_right = |word: &str, count: usize| {
        count >= OFTEN || own.iter().any(|own| own == word) || dictionary.has(word)
    };
    let mut wrong: BTreeMap<String, String> = BTreeMap::new();
    for (word, count) in counts {
        if !is_right(&word, count) && !has_capital(review, dictionary, &word) {
            let near =
                if wrong.len() < SUGGESTED { dictionary.suggest(&word) } else { None };
            let help = near.map_or_else(
                || "проверьте слово; если оно верно, внесите его в `spelling` бланка".to_owned(),
                |near| format!("возможно, имелось в виду «{near}»; если слово верно, внесите его в `spelling` бланка"),
            );
            wrong.insert(word, help);
        }
    }
    review.slips(|piece| {
        let found = words(&piece.text.value).into_iter().filter(|_| read(piece.kind));
        found.filter_map(|range| slip(&piece.text.value, range, &wrong)).collect()
    })
}

/// Whether the dictionary has the word as a name: «Смоленск».
fn has_capital(review: &Review<'_>, dictionary: &Dictionary, word: &str) -> bool {
    let mut chars = word.chars();
    let Some(first) = chars.next() else { return false };
    let name: String = first.to_uppercase().chain(chars).collect();
    let is_written =
        || review.pieces.iter().any(|piece| piece.text.value.contains(&name));
    dictionary.has(&name) && is_written()
}

fn slip(
    text: &str,
    range: Range<usize>,
    wrong: &BTreeMap<String, String>,
) -> Option<Slip> {
    let word = part(text, &range);
    let help = wrong.get(&word.to_lowercase())?.clone();
    Some(Slip {
        message: format!("слова «{word}» нет в словаре"),
        help,
        new: None,
        range,
    })
}

/// The words that can be looked up: Russian letters with hyphens, no abbreviation in
/// capitals, no surname behind or before initials.
/// Words of one or two letters are left out, and those of three or four before a full
/// stop inside the text: they are abbreviations.
fn words(text: &str) -> Vec<Range<usize>> {
    let is_part = |c: char| c.is_alphanumeric() || c == '-';
    let found = runs(text, is_part).filter(|range| {
        let word = part(text, range);
        let is_russian = word.chars().all(|c| is_cyrillic(c) || c == '-');
        let letters = word.chars().filter(|&c| c != '-').count();
        let capitals = word.chars().skip(1).filter(|c| c.is_uppercase()).count();
        let before = part(text, &(0..range.start)).trim_end();
        let initial = before.strip_suffix('.').and_then(|text| text.chars().next_back());
        let rest = part(text, &(range.end..text.len()));
        let is_short = rest.starts_with('.') && rest.trim_end() != "." && letters < 5;
        is_russian
            && letters > 2
            && (capitals == 0 || word.contains('-'))
            && !initial.is_some_and(char::is_uppercase)
            && !is_short
    });
    found.collect()
}
