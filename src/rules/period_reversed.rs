//! `period-reversed`: an end before its beginning.

use crate::rules::fault::Fault;
use crate::rules::review::Review;
use crate::rules::rule::{Find, Grade, Origin, Page, Rule};
use crate::rules::scan::part;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "period-reversed",
    grade: Grade::UntilSigned,
    page: Page {
        finds: "срок кончается раньше, чем начинается",
        why: "Такой срок нельзя исполнить: перепутаны месяцы или забыт год одной из сторон.",
        source: Origin::Own,
        bad: "period: Ноябрь 2023 г. – февраль 2023 г.",
        good: "period: Ноябрь 2023 г. – февраль 2024 г.",
        is_mended: false,
    },
    find: Find::Order(find),
};

fn find(review: &Review<'_>) -> Vec<Fault> {
    let Some(year) = review.year_or_any() else { return Vec::new() };
    let faults = review.terms.iter().flat_map(|term| {
        let reversed = term.period.reversed(year).into_iter();
        reversed.map(|range| {
            let words = part(&term.text.value, &range);
            let message = format!("срок «{words}» кончается раньше, чем начинается");
            Fault::part(term.text, range, message)
                .help("проверьте месяцы и годы по обе стороны тире")
        })
    });
    faults.collect()
}
