//! `period-unknown`: a term that is not understood.

use crate::diagnostic::Level;
use crate::rules::fault::Fault;
use crate::rules::review::Review;
use crate::rules::rule::{Find, Grade, Origin, Page, Rule};
use crate::rules::scan::shown;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "period-unknown",
    grade: Grade::Always(Level::Warning),
    page: Page {
        finds: "срок не понят: это ни дни, месяцы, кварталы или годы, ни известный оборот без дат",
        why: "Срок напечатается как написан, но программа не сможет проверить его и перенести на следующий год. Без дат \
              понятны «в течение года», «ежемесячно», «по графику», «по мере поступления» и подобные.",
        source: Origin::Own,
        bad: "period: окт. – нбр. 2023",
        good: "period: Октябрь–ноябрь 2023 г.",
        is_mended: false,
    },
    find: Find::Order(find),
};

fn find(review: &Review<'_>) -> Vec<Fault> {
    let unknown = review.terms.iter().filter(|term| !term.period.is_understood());
    let fault = |term: &crate::rules::review::Term<'_>| {
        let message =
            format!("срок «{}» не понят как даты", shown(term.text.value.trim()));
        Fault::of(term.text, message)
            .help("напишите его так: «Октябрь 2023 г.», «Ноябрь–декабрь 2023 г.», «2 квартал 2024 г.», «В течение года»")
    };
    unknown.map(fault).collect()
}
