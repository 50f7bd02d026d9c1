//! `title-form`: a title that does not begin with «О», or ends in a full stop.

use crate::diagnostic::Level;
use crate::rules::fault::Fault;
use crate::rules::review::Review;
use crate::rules::rule::{Find, Grade, Origin, Page, Rule};
use crate::rules::scan::{ends_in_abbreviation, part, shown};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "title-form",
    grade: Grade::Always(Level::Warning),
    page: Page {
        finds: "заголовок приказа не начинается с «О» или «Об» либо кончается точкой",
        why: "Заголовок отвечает на вопрос «о чём», по нему приказ ищут и называют.",
        source: Origin::Official(
            "заголовок начинается с «О» или «Об», точка в конце не ставится",
        ),
        bad: "title: Утверждение плана мероприятий.",
        good: "title: Об утверждении плана мероприятий",
        is_mended: false,
    },
    find: Find::Order(find),
};

fn find(review: &Review<'_>) -> Vec<Fault> {
    let title = &review.order.title;
    let value = title.value.trim_end();
    let mut faults = Vec::new();
    if !["О ", "Об ", "Обо "].iter().any(|start| value.starts_with(start)) {
        let end = value.find(' ').unwrap_or(value.len());
        let message =
            format!("заголовок начинается не с «О» или «Об»: «{}»", shown(value));
        faults.push(
            Fault::part(title, 0..end, message).help("начните его с «О …» или «Об …»"),
        );
    }
    if value.ends_with(['.', ';', ':', ',']) && !ends_in_abbreviation(value) {
        let range = value.len() - 1..value.len();
        let message = format!("в конце заголовка приказа «{}»", part(value, &range));
        faults.push(
            Fault::part(title, range, message)
                .help("уберите знак: после заголовка его не ставят"),
        );
    }
    faults
}
