//! `title-mismatch`: an item names the appendix otherwise than the title.

use std::ops::Range;

use crate::diagnostic::Level;
use crate::order::Text;
use crate::rules::appendix_names::collect;
use crate::rules::fault::Fault;
use crate::rules::review::Review;
use crate::rules::rule::{Find, Grade, Origin, Page, Rule};
use crate::rules::scan::{part, runs};
use crate::russian::letter::is_letter_or_digit;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "title-mismatch",
    grade: Grade::Always(Level::Hint),
    page: Page {
        finds: "пункт называет утверждаемое приложение иначе, чем заголовок приказа",
        why: "По заголовку и по пункту документ должен узнаваться как один и тот же. Падежи не сравниваются; \
              сокращённое название (начало полного) годится.",
        source: Origin::Own,
        bad: "title: Об утверждении плана мероприятий на {{ year }} год\nitems:\n  - Утвердить план работы в {{ year }} году (Приложение).",
        good: "title: Об утверждении плана мероприятий на {{ year }} год\nitems:\n  - Утвердить план мероприятий на {{ year }} год (Приложение).",
        is_mended: false,
    },
    find: Find::Order(find),
};

const TITLE: &str = "Об утверждении ";
const ITEM: &str = "Утвердить ";

fn find(review: &Review<'_>) -> Vec<Fault> {
    let order = review.order;
    let Some(title) = order.title.value.strip_prefix(TITLE) else { return Vec::new() };
    let mut texts = Vec::new();
    collect(&order.items, &mut texts);
    let mut named = texts.iter().filter_map(|text| Some((*text, name(text)?)));
    // Several papers have titles of their own.
    let (Some((text, range)), None) = (named.next(), named.next()) else {
        return Vec::new();
    };
    if order.appendices.len() > 1 {
        return Vec::new();
    }
    difference(title, text, range).into_iter().collect()
}

/// The bytes of an item's text that name what it approves: «Утвердить … (Приложение)».
/// Without «(Приложение» only «прилагаемый …» is such a name, up to the full stop at the
/// end. None: the item names nothing so.
fn name(text: &Text) -> Option<Range<usize>> {
    let value = &text.value;
    let start = value.strip_prefix(ITEM).map(|rest| value.len() - rest.len())?;
    let rest = part(value, &(start..value.len()));
    let end = rest.find(" (Приложение").or_else(|| rest.find(" (приложение"));
    let end = end.or_else(|| {
        rest.starts_with("прилагаем").then(|| rest.trim_end_matches('.').len())
    })?;
    let first =
        if rest.starts_with("прилагаем") { rest.find(' ')? + 1 } else { 0 };
    Some(start + first..start + end)
}

/// The first words that differ, case forms apart.
/// None: the item has the title's words, or its first ones.
fn difference(title: &str, text: &Text, range: Range<usize>) -> Option<Fault> {
    let is_word = |c: char| is_letter_or_digit(c) || c == '/';
    let whole = part(title, &(0..title.len()));
    let ours: Vec<&str> = runs(whole, is_word).map(|word| part(whole, &word)).collect();
    let item = part(&text.value, &range);
    let theirs: Vec<Range<usize>> = runs(item, is_word).collect();
    let at = theirs.iter().enumerate().position(|(index, word)| {
        ours.get(index).is_none_or(|own| !is_same(own, part(item, word)))
    })?;
    let word = theirs.get(at)?;
    let is = part(item, word);
    let message = match ours.get(at) {
        Some(own) => format!(
            "пункт называет приложение иначе, чем заголовок: «{is}» вместо «{own}»"
        ),
        None => {
            format!("пункт называет приложение длиннее, чем заголовок: лишнее с «{is}»")
        }
    };
    let place = range.start + word.start..range.end;
    Some(
        Fault::part(text, place, message)
            .help("назовите его в пункте и в заголовке одними словами"),
    )
}

/// Whether two words may be case forms of one: «комплексный» and «комплексного».
/// Unless they are equal, at least their first three letters are common; the longer may
/// go on for three more, the shorter for two.
fn is_same(one: &str, other: &str) -> bool {
    let (one, other) = (one.to_lowercase(), other.to_lowercase());
    let common = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    let (short, long) = {
        let lengths = (one.chars().count(), other.chars().count());
        (lengths.0.min(lengths.1), lengths.0.max(lengths.1))
    };
    one == other || common >= 3 && common + 3 >= long && common + 2 >= short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_forms_are_one_word() {
        for (one, other) in [
            ("комплексного", "комплексный"),
            ("плана", "план"),
            ("порядка", "порядок"),
            ("перечня", "перечень"),
            ("Положения", "положение"),
            ("состава", "состав"),
        ] {
            assert!(is_same(one, other), "{one} {other}");
        }
        for (one, other) in [("на", "в"), ("план", "перечень"), ("создания", "центров")]
        {
            assert!(!is_same(one, other), "{one} {other}");
        }
    }
}
