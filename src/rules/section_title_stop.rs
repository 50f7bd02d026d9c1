//! `section-title-stop`: a full stop behind a heading.

use crate::diagnostic::Level;
use crate::rules::fault::Fault;
use crate::rules::piece::Kind;
use crate::rules::review::{Review, Slip};
use crate::rules::rule::{Find, Grade, Origin, Page, Rule};
use crate::rules::scan::{ends_in_abbreviation, part};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "section-title-stop",
    grade: Grade::Always(Level::Warning),
    page: Page {
        finds: "знак препинания в конце названия раздела, приложения или подзаголовка",
        why: "После заголовка, который стоит отдельной строкой, точку не ставят.",
        source: Origin::Custom,
        bad: "- title: Работа с педагогами.",
        good: "- title: Работа с педагогами",
        is_mended: false,
    },
    find: Find::Order(find),
};

fn find(review: &Review<'_>) -> Vec<Fault> {
    review.slips(|piece| {
        let whose = match piece.kind {
            Kind::SectionTitle => "названия раздела",
            Kind::AppendixTitle => "названия приложения",
            Kind::Subtitle => "подзаголовка",
            _ => return Vec::new(),
        };
        let value = piece.text.value.trim_end();
        if !value.ends_with(['.', ';', ':', ',']) || ends_in_abbreviation(value) {
            return Vec::new();
        }
        let range = value.len() - 1..value.len();
        let message = format!("в конце {whose} стоит «{}»", part(value, &range));
        let help = "уберите знак: после заголовка его не ставят".to_owned();
        vec![Slip { range, message, help, new: None }]
    })
}
