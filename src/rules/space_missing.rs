//! `space-missing`: two words that stand too close.

use std::ops::Range;

use crate::diagnostic::Level;
use crate::rules::fault::Fault;
use crate::rules::piece::Kind;
use crate::rules::review::{Review, Slip};
use crate::rules::rule::{Find, Grade, Origin, Page, Rule};
use crate::rules::scan::{Spot, is_cyrillic, part, spots};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "space-missing",
    grade: Grade::Always(Level::Warning),
    page: Page {
        finds: "нет пробела после знака препинания, у кавычки, после «№», с одной стороны тире, перед «г.»",
        why: "Слова слипаются; программа не знает, где строку можно перенести, а где нельзя. После «№» и «§» и перед \
              «г.» пробел ставят по правилам делопроизводства.",
        source: Origin::Official(
            "после «№» и «§» и перед «г.», «гг.» стоит неразрывный пробел (его ставит программа)",
        ),
        bad: "event: Слёт центров«Точка роста»,школ и лицеев № 5,6",
        good: "event: Слёт центров «Точка роста», школ и лицеев № 5, 6",
        is_mended: true,
    },
    find: Find::Order(find),
};

fn find(review: &Review<'_>) -> Vec<Fault> {
    review.slips(|piece| match piece.kind {
        // A number is no text, and a term has a rule of its own.
        Kind::Number | Kind::OrderNumber => Vec::new(),
        kind => {
            let text = &piece.text.value;
            let year = years(text).filter(|_| kind != Kind::Period);
            spots(text).filter_map(|spot| slip(text, spot)).chain(year).collect()
        }
    })
}

/// The places where a year stands too close to its «г.».
fn years(text: &str) -> impl Iterator<Item = Slip> {
    let is_year = |&spot: &Spot| {
        let digits = part(text, &(0..spot.at)).chars().rev();
        let rest = part(text, &(spot.end()..text.len()));
        let is_short = rest.starts_with('.') || rest.starts_with("г.");
        spot.this == 'г'
            && is_short
            && digits.take_while(char::is_ascii_digit).count() == 4
    };
    spots(text).filter(is_year).map(|spot| {
        slip_at(
            spot.at - 1..spot.end(),
            "нет пробела между годом и «г.»".to_owned(),
            None,
        )
        .with(part(text, &(spot.at - 1..spot.at)), "г")
    })
}

/// The slip between a character and the one behind it; its bytes are of both. None too at
/// the end of a text.
fn slip(text: &str, spot: Spot) -> Option<Slip> {
    let (this, after) = (spot.this, spot.after?);
    let before = spot.before.unwrap_or(' ');
    let is_word = |c: char| c.is_alphanumeric();
    let opens = matches!(after, '«' | '„' | '(');
    let is_behind = match this {
        ',' => after.is_alphabetic() || opens || is_list(text, spot),
        ';' => is_word(after) || opens,
        ':' => is_cyrillic(after) || opens,
        '.' | '!' | '?' => is_sentence(before, after),
        '»' | '“' => is_word(after) && this == '»',
        '№' | '§' => is_word(after),
        '–' | '—' => before.is_whitespace() && is_word(after),
        ')' => is_word(after) && is_aside(text, spot),
        _ => false,
    };
    if is_behind {
        let message = format!("нет пробела после {}", quoted(this));
        let new = format!("{this} {after}");
        return Some(slip_at(spot.with_next(), message, Some(new)));
    }
    let is_before = match after {
        '«' | '„' => is_word(this) || this == '»',
        '–' | '—' => is_word(this) && is_one_sided(text, spot),
        '(' => (this.is_alphabetic() || this == '»') && is_remark(text, spot),
        _ => false,
    };
    is_before.then(|| {
        let message = format!("нет пробела перед {}", quoted(after));
        slip_at(spot.with_next(), message, Some(format!("{this} {after}")))
    })
}

fn quoted(mark: char) -> String {
    match mark {
        '«' | '„' => format!("открывающей кавычкой {mark}"),
        '»' => "закрывающей кавычки »".to_owned(),
        '–' | '—' => {
            if mark == '–' {
                "тире".to_owned()
            } else {
                "тире —".to_owned()
            }
        }
        _ => format!("«{mark}»"),
    }
}

fn slip_at(range: Range<usize>, message: String, new: Option<String>) -> Slip {
    let help = "поставьте пробел или вызовите `prikaz check --fix`".to_owned();
    Slip { range, message, help, new }
}

impl Slip {
    /// Mended by a space between two parts.
    fn with(self, left: &str, right: &str) -> Self {
        Self { new: Some(format!("{left} {right}")), ..self }
    }
}

/// «слово.Слово», but not «Н.В. Шелабина» and not «т.д.».
fn is_sentence(before: char, after: char) -> bool {
    let ends =
        before.is_lowercase() && is_cyrillic(before) || before == '»' || before == ')';
    ends && after.is_uppercase() && is_cyrillic(after)
}

/// «№ 5,6»: numbers of a list after «№», not a decimal fraction.
fn is_list(text: &str, spot: Spot) -> bool {
    let before = part(text, &(0..spot.at));
    let start = before.trim_end_matches(|c: char| c.is_ascii_digit() || c == ',');
    spot.after.is_some_and(|c| c.is_ascii_digit())
        && start.trim_end().ends_with(['№', '§'])
}

/// A dash after a word, with a space only behind it.
fn is_one_sided(text: &str, spot: Spot) -> bool {
    let rest = part(text, &(spot.end()..text.len()));
    rest.chars().nth(1).is_some_and(char::is_whitespace)
}

/// A bracket after a word that holds more than an ending: «(по заявкам)», not «(и)».
fn is_remark(text: &str, spot: Spot) -> bool {
    let rest = part(text, &(spot.end()..text.len()));
    let inner = rest.get(1..).and_then(|rest| rest.split_once(')'));
    inner.is_some_and(|(inner, _)| inner.chars().count() > 3 && !inner.starts_with('-'))
}

/// A closing bracket behind a remark of its own: «(по заявкам)», not «(не)участие».
fn is_aside(text: &str, spot: Spot) -> bool {
    // A remark is not longer than a few lines.
    let start = text.floor_char_boundary(spot.at.saturating_sub(1000));
    let before = part(text, &(start..spot.at));
    let Some(at) = before.rfind('(') else { return false };
    let (outer, inner) = (part(before, &(0..at)), part(before, &(at..before.len())));
    let is_own = outer.is_empty() || outer.ends_with(char::is_whitespace);
    is_own && inner.chars().count() > 5
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mended(text: &str) -> String {
        let mut new = text.to_owned();
        let mut slips: Vec<Slip> =
            spots(text).filter_map(|spot| slip(text, spot)).chain(years(text)).collect();
        slips.sort_by_key(|slip| slip.range.start);
        for slip in slips.into_iter().rev() {
            new.replace_range(slip.range, &slip.new.unwrap());
        }
        new
    }

    #[test]
    fn a_space_is_put_where_one_is_missing() {
        for (text, expected) in [
            ("школ,лицеев;центров:да", "школ, лицеев; центров: да"),
            ("центр«Шаг»и", "центр «Шаг» и"),
            ("приказ №5 и № 5,6", "приказ № 5 и № 5, 6"),
            ("Конец.Начало г.Смоленск", "Конец. Начало г. Смоленск"),
            ("план– график", "план – график"),
            ("план –график", "план – график"),
            ("школы(по заявкам)и", "школы (по заявкам)и"),
            ("в мае 2023г. и 2023гг.", "в мае 2023 г. и 2023 гг."),
        ] {
            assert_eq!(mended(text), expected);
        }
    }

    #[test]
    fn what_stands_close_by_right_is_left() {
        for text in [
            "Н.В.Шелабина",
            "и т.д. и т.п.",
            "10,5 часа в 10:00",
            "участник(и) и (не)участие",
            "октябрь–ноябрь",
            "edu.ru, https://edu.ru",
            "«IT-куб»-центр",
            "РФ»,",
            "п.3",
        ] {
            assert_eq!(mended(text), text);
        }
    }
}
