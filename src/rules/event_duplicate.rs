//! `event-duplicate`: an event that stands twice.

use std::collections::BTreeMap;

use crate::diagnostic::Level;
use crate::order::{Event, Plan};
use crate::rules::fault::Fault;
use crate::rules::review::Review;
use crate::rules::rule::{Find, Grade, Origin, Page, Rule};
use crate::rules::scan::bare;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "event-duplicate",
    grade: Grade::Always(Level::Warning),
    page: Page {
        finds: "мероприятие стоит в плане дважды: совпадают все графы",
        why: "Чаще всего это строка, которую скопировали и не дописали. Регистр, кавычки и знаки не сравниваются.",
        source: Origin::Own,
        bad: "- event: Семинар\n  period: Май 2024 г.\n- event: Семинар\n  period: Май 2024 г.",
        good: "- event: Семинар\n  period: Май 2024 г.\n- event: Конкурс\n  period: Май 2024 г.",
        is_mended: false,
    },
    find: Find::Order(find),
};

fn find(review: &Review<'_>) -> Vec<Fault> {
    review.plans().flat_map(of_plan).collect()
}

fn of_plan(plan: &Plan) -> Vec<Fault> {
    let mut seen: BTreeMap<String, &Event> = BTreeMap::new();
    let mut faults = Vec::new();
    for event in plan.sections.iter().flat_map(|section| &section.events) {
        let Some(text) = event.cells.iter().flatten().next() else { continue };
        let Some(first) = seen.insert(words(event), event) else { continue };
        let message = format!(
            "мероприятие {} повторяет мероприятие {}: совпадают все графы",
            event.number.value, first.number.value
        );
        faults.push(Fault::of(text, message).help("исправьте его или уберите"));
    }
    faults
}

/// The cells to compare by.
fn words(event: &Event) -> String {
    let cell = |texts: &Vec<crate::order::Text>| {
        texts.iter().map(|text| bare(&text.value)).collect::<Vec<_>>().join("\n")
    };
    event.cells.iter().map(cell).collect::<Vec<_>>().join("\t")
}
