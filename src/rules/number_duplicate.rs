//! `number-duplicate`: a number that stands twice.

use std::collections::BTreeMap;

use crate::diagnostic::Level;
use crate::rules::fault::Fault;
use crate::rules::numbers::of_plans;
use crate::rules::review::Review;
use crate::rules::rule::{Find, Grade, Origin, Page, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "number-duplicate",
    grade: Grade::Always(Level::Warning),
    page: Page {
        finds: "у двух мероприятий плана один номер",
        why: "По номеру на мероприятие ссылаются в отчётах и поручениях: он должен быть один.",
        source: Origin::Custom,
        bad: "- number: \"2.1\"\n  event: Семинар\n- number: \"2.1\"\n  event: Конкурс",
        good: "- number: \"2.1\"\n  event: Семинар\n- number: \"2.2\"\n  event: Конкурс",
        is_mended: false,
    },
    find: Find::Order(find),
};

/// Each further one is a fault and points to the first. «4.2» and «4.2.» are one number.
fn find(review: &Review<'_>) -> Vec<Fault> {
    let mut faults = Vec::new();
    for numbers in of_plans(review) {
        let mut seen = BTreeMap::new();
        for number in &numbers {
            let Some(first) = seen.insert(number.parts.clone(), number.text) else {
                continue;
            };
            seen.insert(number.parts.clone(), first);
            let line = first.place.source.position(first.place.span.start).line;
            let message = format!("номер {} уже стоит в строке {line}", number.bare());
            faults.push(
                Fault::of(number.text, message)
                    .help("исправьте один из них или уберите строку `number`: программа посчитает сама"),
            );
        }
    }
    faults
}
