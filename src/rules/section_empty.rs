//! `section-empty`: a section without events.

use crate::diagnostic::Level;
use crate::rules::fault::Fault;
use crate::rules::review::Review;
use crate::rules::rule::{Find, Grade, Origin, Page, Rule};
use crate::rules::scan::shown;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "section-empty",
    grade: Grade::Always(Level::Warning),
    page: Page {
        finds: "в разделе плана нет ни одного мероприятия",
        why: "На бумаге останется строка-заголовок, под которой ничего нет.",
        source: Origin::Own,
        bad: "- title: Работа с педагогами\n  events: []",
        good: "- title: Работа с педагогами\n  events:\n    - event: Семинар",
        is_mended: false,
    },
    find: Find::Order(find),
};

fn find(review: &Review<'_>) -> Vec<Fault> {
    let sections = review.plans().flat_map(|plan| &plan.sections);
    let empty = sections.filter(|section| section.events.is_empty());
    let fault = |section: &crate::order::PlanSection| {
        let title = shown(section.title.value.trim());
        let message = format!("в разделе {} «{title}» нет мероприятий", section.number);
        Fault::of(&section.title, message).help("впишите мероприятия или уберите раздел")
    };
    empty.map(fault).collect()
}
