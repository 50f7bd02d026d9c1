//! `responsible-unknown`: a body that is not in the order's own list.

use crate::diagnostic::Level;
use crate::rules::bodies::words;
use crate::rules::fault::Fault;
use crate::rules::piece::Kind;
use crate::rules::review::Review;
use crate::rules::rule::{Find, Grade, Origin, Page, Rule};
use crate::rules::scan::shown;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "responsible-unknown",
    grade: Grade::Always(Level::Hint),
    page: Page {
        finds: "ответственного нет в списках `bodies` и `people`, хотя приказ такой список ведёт",
        why: "Название, которого нет в списке, легко написать с опиской, и при переименовании его забудут исправить.",
        source: Origin::Own,
        bad: "bodies: { soiro: ГАУ ДПО СОИРО }\n…\nresponsible: Институт развития образования",
        good: "bodies: { soiro: ГАУ ДПО СОИРО }\n…\nresponsible: \"{{ bodies.soiro }}\"",
        is_mended: false,
    },
    find: Find::Order(find),
};

/// A name is known where it holds all words of a listed one in a row, whatever stands
/// around them. An order without `bodies` has no faults.
fn find(review: &Review<'_>) -> Vec<Fault> {
    let order = review.order;
    if order.bodies.is_empty() {
        return Vec::new();
    }
    let known: Vec<Vec<String>> = review
        .texts(|kind| matches!(kind, Kind::Body | Kind::Person | Kind::Name | Kind::Post))
        .map(|text| words(&text.value))
        .filter(|words| !words.is_empty())
        .collect();
    let unknown = review.texts(|kind| kind == Kind::Responsible).filter(|text| {
        let words = words(&text.value);
        let holds =
            |known: &Vec<String>| words.windows(known.len()).any(|part| part == *known);
        !words.is_empty() && !text.has_reference() && !known.iter().any(holds)
    });
    let fault = |text: &crate::order::Text| {
        Fault::of(
            text,
            format!(
                "ответственного «{}» нет в списке `bodies`",
                shown(text.value.trim())
            ),
        )
        .help("внесите его в `bodies` и сошлитесь: `{{ bodies.… }}`")
    };
    unknown.map(fault).collect()
}
