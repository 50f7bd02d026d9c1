//! `number-typed`: a number typed before a text that the program numbers itself.

use crate::diagnostic::Level;
use crate::rules::fault::Fault;
use crate::rules::piece::Kind;
use crate::rules::review::{Review, Slip};
use crate::rules::rule::{Find, Grade, Origin, Page, Rule};
use crate::rules::scan::part;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "number-typed",
    grade: Grade::Always(Level::Warning),
    page: Page {
        finds: "номер вписан перед текстом пункта или названием раздела, а номера ставит программа",
        why: "На бумаге будет два номера подряд: «1. 1. Утвердить план», «Направление 1. Направление 1. Олимпиады».",
        source: Origin::Own,
        bad: "items: [1. Утвердить план.]",
        good: "items: [Утвердить план.]",
        is_mended: false,
    },
    find: Find::Order(find),
};

/// The words that forms put before the number of a section.
const SECTIONS: [&str; 3] = ["Направление", "Раздел", "Глава"];

fn find(review: &Review<'_>) -> Vec<Fault> {
    review.slips(|piece| {
        let text = piece.text.value.as_str();
        let end = match piece.kind {
            Kind::Item => number(text),
            Kind::SectionTitle => number(text).or_else(|| section(text)),
            _ => None,
        };
        let slip = |end: usize| {
            let message = format!(
                "номер «{}» вписан в текст, а программа ставит номер сама",
                part(text, &(0..end))
            );
            let help = "уберите номер из текста".to_owned();
            Slip { range: 0..end, message, help, new: None }
        };
        end.map(slip).into_iter().collect()
    })
}

/// The end of «1.», «2.1.» or «3)» with a space behind it, at the start of a text.
/// In bytes. None too where nothing stands behind it, and where a part has more than two
/// digits («01.09.2024.»).
fn number(text: &str) -> Option<usize> {
    let word =
        text.split([' ', '\u{A0}']).next().filter(|word| word.len() < text.len())?;
    let digits = word.strip_suffix(['.', ')'])?;
    let mut parts = digits.split('.');
    parts
        .all(|it| (1..=2).contains(&it.len()) && it.bytes().all(|b| b.is_ascii_digit()))
        .then_some(word.len())
}

/// The end of «Направление 1.» at the start of a title.
/// In bytes, with the stop. Capitals make no difference, and «:» is as good as «.».
fn section(text: &str) -> Option<usize> {
    let (word, rest) = text.split_once(' ')?;
    let end = rest.find(|c: char| !c.is_ascii_digit()).filter(|&end| end > 0)?;
    let has_stop = rest.get(end..)?.starts_with(['.', ':']);
    let is_word = SECTIONS.iter().any(|it| it.to_lowercase() == word.to_lowercase());
    (is_word && has_stop).then_some(word.len() + 1 + end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_numbers_are_told_from_texts_that_begin_with_digits() {
        assert_eq!(number("1. Утвердить"), Some(2));
        assert_eq!(number("2.1. Утвердить"), Some(4));
        assert_eq!(number("3) Утвердить"), Some(2));
        assert_eq!(section("Направление 1. Олимпиады"), Some("Направление 1.".len()));
        assert_eq!(section("РАЗДЕЛ 12: Олимпиады"), Some("РАЗДЕЛ 12:".len()));
        for text in
            ["1 сентября", "01.09.2024. Начать", "2024. Год", "1.", "5–9 классы", ""]
        {
            assert_eq!(number(text), None, "{text}");
        }
        for text in ["Раздел программы", "Направление 1", "Раздел 2 класса", "Олимпиады"]
        {
            assert_eq!(section(text), None, "{text}");
        }
    }
}
