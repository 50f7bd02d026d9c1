//! `event-duplicate`: an event that stands twice.

use std::collections::BTreeMap;

use crate::diagnostic::Level;
use crate::order::{Event, Plan, Text};
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
    let events = || plan.sections.iter().flat_map(|section| &section.events);
    let mut names: BTreeMap<String, usize> = BTreeMap::new();
    for name in events().filter_map(name) {
        *names.entry(bare(&name.value)).or_default() += 1;
    }
    let mut seen: BTreeMap<String, &Event> = BTreeMap::new();
    let mut faults = Vec::new();
    for event in events() {
        let Some(text) = name(event) else { continue };
        // All cells are worth comparing only where the first ones are equal.
        if names.get(&bare(&text.value)) == Some(&1) {
            continue;
        }
        let Some(first) = seen.insert(words(event), event) else { continue };
        let message = format!(
            "мероприятие {} повторяет мероприятие {}: совпадают все графы",
            event.number.value, first.number.value
        );
        faults.push(Fault::of(text, message).help("исправьте его или уберите"));
    }
    faults
}

/// The first text of an event's cells.
fn name(event: &Event) -> Option<&Text> {
    event.cells.iter().flatten().next()
}

/// The cells to compare by.
/// A tab stands between cells, so that a word in another cell is a difference.
fn words(event: &Event) -> String {
    let cell = |texts: &Vec<Text>| {
        texts.iter().map(|text| bare(&text.value)).collect::<Vec<_>>().join("\n")
    };
    event.cells.iter().map(cell).collect::<Vec<_>>().join("\t")
}
