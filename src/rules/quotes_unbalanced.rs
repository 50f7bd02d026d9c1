//! `quotes-unbalanced`: a quote without its other half.

use crate::diagnostic::Level;
use crate::rules::fault::Fault;
use crate::rules::quotes::quotes;
use crate::rules::review::{Review, Slip};
use crate::rules::rule::{Find, Grade, Origin, Page, Rule};
use crate::rules::scan::part;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "quotes-unbalanced",
    grade: Grade::Always(Level::Warning),
    page: Page {
        finds: "у кавычки нет пары",
        why: "Не видно, где кончается название. Если «ёлочки» стоят внутри «ёлочек», забывают чаще всего последнюю.",
        source: Origin::Custom,
        bad: "event: Конференция «Ресурсы центров «Точка роста»",
        good: "event: Конференция «Ресурсы центров „Точка роста“»",
        is_mended: false,
    },
    find: Find::Order(find),
};

fn find(review: &Review<'_>) -> Vec<Fault> {
    review.slips(|piece| {
        let text = &piece.text.value;
        let mut single = quotes(text).single;
        single.sort_by_key(|range| range.start);
        let slip = |range: std::ops::Range<usize>| {
            let quote = part(text, &range).to_owned();
            let (message, help) = match quote.as_str() {
                "«" | "„" => {
                    ("открыта, но не закрыта", "закройте её там, где кончается название")
                }
                _ => (
                    "закрыта, но не открыта",
                    "откройте её там, где название начинается, или уберите",
                ),
            };
            let message = format!("кавычка {quote} {message}");
            Slip { range, message, help: help.to_owned(), new: None }
        };
        single.into_iter().map(slip).collect()
    })
}
