//! `period-reversed`: an end before its beginning.

use crate::rules::fault::Fault;
use crate::rules::review::Review;
use crate::rules::rule::{Find, Grade, Origin, Page, Rule};
use crate::russian::date::short;

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
    let reversed = review.terms.iter().filter_map(|term| {
        let days = term.period.days(year);
        let (first, last) = (days.first?, days.last?);
        (last < first).then(|| {
            let message = format!(
                "срок «{}» кончается раньше, чем начинается",
                term.text.value.trim()
            );
            Fault::of(term.text, message)
                .label(format!("{} позже {}", short(first), short(last)))
                .help("проверьте месяцы и годы по обе стороны тире")
        })
    });
    reversed.collect()
}
