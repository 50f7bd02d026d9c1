//! The words that changed between two texts.

use std::ops::Range;

use similar::{Algorithm, DiffTag, capture_diff_slices};

use crate::diff::entry::Span;
use crate::diff::outline::Words;
use crate::source::Place;

/// Stands between the paragraphs of a text; no order holds it.
pub(super) const PARAGRAPH: &str = "\u{2029}";

/// Two texts, their changed words marked.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Comparison {
    pub(super) old: Vec<Vec<Span>>,
    pub(super) new: Vec<Vec<Span>>,
    /// What changed, old and new; one is empty where words only came or went.
    pub(super) words: Vec<(String, String)>,
}

/// Marks the words that changed.
pub(super) fn compare(old: &[Words<'_>], new: &[Words<'_>]) -> Comparison {
    let (old_tokens, new_tokens) = (tokens(old), tokens(new));
    let hunks = hunks(&old_tokens, &new_tokens);
    let join = |tokens: &[&str], range: &Range<usize>| tokens[range.clone()].concat();
    let changed = hunks.iter().filter(|hunk| !hunk.is_same);
    let words =
        changed.map(|h| (join(&old_tokens, &h.old), join(&new_tokens, &h.new))).collect();
    let side = |tokens: &[&str], of: fn(&Hunk) -> &Range<usize>, words: &[Words<'_>]| {
        let pieces = hunks.iter().map(|hunk| (join(tokens, of(hunk)), !hunk.is_same));
        paragraphs(pieces, words)
    };
    Comparison {
        old: side(&old_tokens, |hunk| &hunk.old, old),
        new: side(&new_tokens, |hunk| &hunk.new, new),
        words,
    }
}

impl Comparison {
    /// The same with old and new changing places.
    pub(super) fn flipped(self) -> Self {
        let words = self.words.into_iter().map(|(old, new)| (new, old)).collect();
        Self { old: self.new, new: self.old, words }
    }
}

/// Words, spaces one by one, and marks between paragraphs.
fn tokens<'a>(paragraphs: &'a [Words<'a>]) -> Vec<&'a str> {
    let mut tokens = Vec::new();
    for (index, paragraph) in paragraphs.iter().enumerate() {
        if index > 0 {
            tokens.push(PARAGRAPH);
        }
        for piece in paragraph.text.split_inclusive(char::is_whitespace) {
            let word = piece.trim_end_matches(char::is_whitespace);
            let (word, space) = piece.split_at(word.len());
            tokens.extend([word, space].into_iter().filter(|part| !part.is_empty()));
        }
    }
    tokens
}

/// A piece of both texts, the same or not.
struct Hunk {
    old: Range<usize>,
    new: Range<usize>,
    is_same: bool,
}

/// The texts in pieces. A space alone between changed words counts as changed with them.
fn hunks(old: &[&str], new: &[&str]) -> Vec<Hunk> {
    let operations = capture_diff_slices(Algorithm::Myers, old, new);
    let mut hunks: Vec<Hunk> = Vec::new();
    for (index, operation) in operations.iter().enumerate() {
        let is_last = index + 1 == operations.len();
        let (old_range, new_range) = (operation.old_range(), operation.new_range());
        let is_space = old_range.len() == 1 && old[old_range.start] == " ";
        let is_inside = !is_last && index > 0 && is_space;
        let is_same = operation.tag() == DiffTag::Equal && !is_inside;
        match hunks.last_mut() {
            Some(last) if last.is_same == is_same => {
                last.old.end = old_range.end;
                last.new.end = new_range.end;
            }
            _ => hunks.push(Hunk { old: old_range, new: new_range, is_same }),
        }
    }
    hunks
}

/// Marked pieces as the paragraphs they stand in.
fn paragraphs(
    pieces: impl Iterator<Item = (String, bool)>,
    words: &[Words<'_>],
) -> Vec<Vec<Span>> {
    let mut paragraphs: Vec<Vec<Span>> = words.iter().map(|_| Vec::new()).collect();
    let mut at = 0;
    for (piece, is_changed) in pieces {
        for (index, text) in piece.split(PARAGRAPH).enumerate() {
            at += usize::from(index > 0);
            let Some(paragraph) = paragraphs.get_mut(at) else { continue };
            let place = words[at].place.as_ref();
            for (part, is_marked) in marked(text, is_changed) {
                push(paragraph, part, is_marked, place);
            }
        }
    }
    paragraphs
}

/// A changed piece without the spaces around it, which need no mark.
fn marked(text: &str, is_changed: bool) -> [(&str, bool); 3] {
    let bare = text.trim_matches(' ');
    let (before, after) = text.split_once(bare).unwrap_or_default();
    if bare.is_empty() {
        return [("", false), (text, is_changed), ("", false)];
    }
    [(before, false), (bare, is_changed), (after, false)]
}

fn push(paragraph: &mut Vec<Span>, text: &str, is_changed: bool, place: Option<&Place>) {
    match paragraph.last_mut() {
        _ if text.is_empty() => {}
        Some(last) if last.is_changed == is_changed => last.text.push_str(text),
        _ => {
            let (text, place) = (text.to_owned(), place.cloned());
            paragraph.push(Span { text, is_changed, place });
        }
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::*;

    /// The sides with changed words in square brackets, paragraphs split by «¶».
    fn marked(old: &str, new: &str) -> [String; 2] {
        let words = |text: &str| -> Vec<Words<'static>> {
            let parts = text.split('¶').map(str::to_owned);
            parts.map(|text| Words { text: Cow::Owned(text), place: None }).collect()
        };
        let (old, new) = (words(old), words(new));
        let comparison = compare(&old, &new);
        assert_eq!(compare(&new, &old).flipped().old, comparison.old);
        let paragraph =
            |spans: &Vec<Span>| spans.iter().map(bracketed).collect::<String>();
        [comparison.old, comparison.new]
            .map(|side| side.iter().map(paragraph).collect::<Vec<_>>().join("¶"))
    }

    fn bracketed(span: &Span) -> String {
        if span.is_changed { format!("[{}]", span.text) } else { span.text.clone() }
    }

    #[test]
    fn a_changed_word_is_marked_alone() {
        let sides = marked("Ноябрь 2023 г.", "Ноябрь 2024 г.");
        assert_eq!(sides, ["Ноябрь [2023] г.", "Ноябрь [2024] г."]);
    }

    #[test]
    fn neighbouring_words_are_marked_together() {
        let sides = marked("до 1 мая", "до 2 июня");
        assert_eq!(sides, ["до [1 мая]", "до [2 июня]"]);
    }

    #[test]
    fn a_paragraph_more_is_marked_as_one() {
        let sides = marked("отдел", "отдел¶институт развития");
        assert_eq!(sides, ["отдел", "отдел¶[институт развития]"]);
    }

    #[test]
    fn a_word_less_is_marked_without_its_space() {
        let sides = marked("первого заместителя", "заместителя");
        assert_eq!(sides, ["[первого] заместителя", "заместителя"]);
    }

    #[test]
    fn a_space_is_a_difference() {
        assert_eq!(marked("в  срок", "в срок"), ["в [ ]срок", "в срок"]);
    }
}
