//! Who answers for events: the names of bodies as they are written.

use std::collections::BTreeSet;

use crate::order::Text;
use crate::rules::piece::Kind;
use crate::rules::review::Review;
use crate::rules::scan::{part, runs};
use crate::russian::letter::is_letter_or_digit;

/// The different ways in which bodies are written, each with the text where it stands
/// first, those of `bodies` before the plan's.
/// White space at the ends makes no other spelling; empty names are left out.
pub(super) fn spellings<'a>(review: &Review<'a>) -> Vec<&'a Text> {
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let bodies = review.texts(|kind| kind == Kind::Body);
    let plan = review.texts(|kind| kind == Kind::Responsible);
    let mut texts: Vec<&Text> = Vec::new();
    for text in bodies.chain(plan) {
        if !text.value.trim().is_empty() && seen.insert(text.value.trim()) {
            texts.push(text);
        }
    }
    texts
}

/// The words of a body's name: small letters, «е» for «ё», without what stands in
/// brackets.
/// «ГАУ ДПО „СОИРО“ (отдел)» gives «гау», «дпо», «соиро». A bracket that is not closed
/// takes all that follows.
pub(super) fn words(name: &str) -> Vec<String> {
    let mut depth = 0_usize;
    let outside: String = name
        .chars()
        .map(|c| {
            match c {
                '(' => depth += 1,
                ')' => {
                    depth = depth.saturating_sub(1);
                    return ' ';
                }
                _ => {}
            }
            if depth > 0 { ' ' } else { c }
        })
        .collect();
    let words = runs(&outside, is_letter_or_digit);
    words.map(|range| part(&outside, &range).to_lowercase().replace('ё', "е")).collect()
}
