//! `number-order`: a number that goes back, or belongs to another section.

use crate::diagnostic::Level;
use crate::rules::fault::Fault;
use crate::rules::numbers::{Number, by_section};
use crate::rules::review::Review;
use crate::rules::rule::{Find, Grade, Origin, Page, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "number-order",
    grade: Grade::Always(Level::Warning),
    page: Page {
        finds: "номер мероприятия меньше предыдущего или начинается с номера чужого раздела",
        why: "В таком плане мероприятие не найти по номеру.",
        source: Origin::Custom,
        bad: "- number: \"3.2\"\n  event: Семинар\n- number: \"3.1\"\n  event: Конкурс",
        good: "- number: \"3.1\"\n  event: Конкурс\n- number: \"3.2\"\n  event: Семинар",
        is_mended: false,
    },
    find: Find::Order(find),
};

fn find(review: &Review<'_>) -> Vec<Fault> {
    by_section(review, of_section)
}

/// What is out of order is not held against those behind it: one slip is one fault.
fn of_section(numbers: &[Number<'_>]) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut last: Option<&Number<'_>> = None;
    for number in numbers {
        let is_foreign = number.parts.len() > 1
            && number.parts.first().is_some_and(|&own| own as usize != number.section);
        let message = match last {
            _ if is_foreign => {
                format!("номер {} стоит в разделе {}", number.bare(), number.section)
            }
            Some(last) if number.parts < last.parts => {
                format!("номер {} стоит после {}", number.bare(), last.bare())
            }
            _ => {
                last = Some(number);
                continue;
            }
        };
        faults.push(Fault::of(number.text, message).help(
            "переставьте мероприятие, исправьте номер или уберите строку `number`: программа \
             посчитает сама",
        ));
    }
    faults
}
