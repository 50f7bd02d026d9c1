//! `draft-ready`: a draft with a number and a date.

use crate::diagnostic::Level;
use crate::rules::fault::Fault;
use crate::rules::review::Review;
use crate::rules::rule::{Find, Grade, Origin, Page, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "draft-ready",
    grade: Grade::Always(Level::Warning),
    page: Page {
        finds: "у проекта уже есть номер и дата",
        why: "Приказ с номером и датой подписан, а на каждом листе будет напечатано «ПРОЕКТ».",
        source: Origin::Own,
        bad: "number: 712-02\ndate: 2023-08-25\ndraft: true",
        good: "number: 712-02\ndate: 2023-08-25",
        is_mended: false,
    },
    find: Find::Order(find),
};

fn find(review: &Review<'_>) -> Vec<Fault> {
    let order = review.order;
    let (Some(number), Some(_), Some(draft)) = (&order.number, &order.date, &order.draft)
    else {
        return Vec::new();
    };
    let message = format!(
        "приказ № {} с датой помечен как проект: на листах будет «ПРОЕКТ»",
        number.value
    );
    vec![
        Fault::new(draft.clone(), message)
            .help("уберите строку `draft` или номер и дату"),
    ]
}
