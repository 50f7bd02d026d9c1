//! `space-extra`: a space that should not be there.

use std::ops::Range;

use crate::diagnostic::Level;
use crate::rules::fault::Fault;
use crate::rules::review::{Review, Slip};
use crate::rules::rule::{Find, Grade, Origin, Page, Rule};
use crate::rules::scan::{around, part, runs};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "space-extra",
    grade: Grade::Always(Level::Warning),
    page: Page {
        finds: "лишний пробел: двойной, перед знаком препинания или закрывающей кавычкой, после открывающей",
        why: "Лишний пробел виден на бумаге, а кавычка или запятая может уйти на другую строку.",
        source: Origin::Custom,
        bad: "event: Слёт центров «Точка роста »  и школ",
        good: "event: Слёт центров «Точка роста» и школ",
        is_mended: true,
    },
    find: Find::Order(find),
};

fn find(review: &Review<'_>) -> Vec<Fault> {
    review.slips(|piece| {
        let text = &piece.text.value;
        runs(text, is_space).filter_map(|range| slip(text, range)).collect()
    })
}

/// A line end inside a text is a matter of its own.
fn is_space(c: char) -> bool {
    c.is_whitespace() && c != '\n'
}

/// What is wrong with a run of spaces; none: it is one alone, and may stand there.
fn slip(text: &str, range: Range<usize>) -> Option<Slip> {
    let (before, after) = around(text, &range);
    let rest = part(text, &(range.end..text.len()));
    let is_many = part(text, &range).chars().count() > 1;
    let (message, new) = match (before, after) {
        (None, _) => ("лишний пробел в начале текста".to_owned(), ""),
        (_, None) => ("лишний пробел в конце текста".to_owned(), ""),
        (_, Some('\n')) | (Some('\n'), _) => {
            ("лишний пробел на краю строки".to_owned(), "")
        }
        (_, Some(after)) if closes(after, part(text, &(0..range.start)), rest) => (
            match after {
                '»' | '“' | '"' => {
                    format!("лишний пробел перед закрывающей кавычкой {after}")
                }
                _ => format!("лишний пробел перед «{after}»"),
            },
            "",
        ),
        (Some(before @ ('(' | '«' | '„' | '[')), _) => {
            (format!("лишний пробел после открывающей {before}"), "")
        }
        _ if is_many => ("два пробела подряд или больше".to_owned(), " "),
        _ => return None,
    };
    let help = if new.is_empty() {
        "уберите его"
    } else {
        "оставьте один"
    };
    let help = format!("{help} или вызовите `prikaz check --fix`");
    Some(Slip { range, message, help, new: Some(new.to_owned()) })
}

/// Whether a mark stands without a space before it. «.docx» and «… » do not count, and a
/// straight quote only closes where nothing but marks follows it.
fn closes(mark: char, before: &str, rest: &str) -> bool {
    let behind = rest.chars().nth(1);
    match mark {
        ',' | ';' | '!' | '?' | ')' | ']' | '»' => true,
        // An English “quote” opens so.
        '“' => before.matches('„').count() > before.matches('“').count(),
        '.' | ':' => behind.is_none_or(|c| !c.is_alphanumeric() && c != '.'),
        '"' => behind.is_none_or(|c| ",.;:)»".contains(c)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mended(text: &str) -> String {
        let mut new = text.to_owned();
        let slips: Vec<Slip> =
            runs(text, is_space).filter_map(|range| slip(text, range)).collect();
        for slip in slips.into_iter().rev() {
            new.replace_range(slip.range, &slip.new.unwrap());
        }
        new
    }

    #[test]
    fn extra_spaces_go() {
        assert_eq!(mended(" « а  б » , в ( г ) "), "«а б», в (г)");
        assert_eq!(mended("\"Архитектура Таланта \""), "\"Архитектура Таланта\"");
    }

    #[test]
    fn other_spaces_stay() {
        for text in
            ["а – б", "файл .docx", "а … б", "центр \"Шаг\"", "центр “Шаг”", "5 % от 100"]
        {
            assert_eq!(mended(text), text);
        }
    }
}
