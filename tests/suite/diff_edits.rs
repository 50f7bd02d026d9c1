//! Random edits of the real plan: the difference found is the one made, or a smaller one.

use prikaz::diff::{self, Version};
use prikaz::form::Form;
use prikaz::order::{Content, Item, Order};
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;
use serde_json::{Value, json};

use crate::paper::{read, text};

/// The columns of the real plan.
const CELLS: [&str; 4] = ["event", "audience", "period", "responsible"];

/// An edit: what is done, and where.
type Edit = (u8, usize, usize, usize);

/// The real order as JSON, which is YAML: texts whole, no references.
fn real() -> Value {
    let (order, _) = read(&text("data/2023-712-02.yaml"), None);
    let Content::Plan(plan) = &order.appendices[0].content else { panic!("a plan") };
    let sections = plan.sections.iter().map(|section| {
        let events = section.events.iter().enumerate().map(|(index, event)| {
            let mut row = json!({});
            let counted = format!("{}.{}", section.number, index + 1);
            if event.number.value != counted {
                row["number"] = json!(event.number.value);
            }
            for (key, cell) in CELLS.iter().zip(&event.cells[1..]) {
                let texts = cell.iter().map(|text| text.value.as_str());
                row[*key] = json!(texts.collect::<Vec<_>>());
            }
            row
        });
        let events: Vec<Value> = events.collect();
        json!({ "title": section.title.value, "events": events })
    });
    let items: Vec<&str> = order.items.iter().map(|i: &Item| &*i.text.value).collect();
    json!({
        "form": "smolensk-edu", "number": "712-02", "date": "2023-08-25",
        "school_year": "2023/2024", "title": order.title.value, "items": items,
        "signatory": { "post": "Начальник", "name": "Е.П. Талкина" },
        "appendices": [{
            "kind": "plan", "title": "ПЛАН", "sections": sections.collect::<Vec<_>>(),
        }],
    })
}

fn list<'a>(order: &'a mut Value, path: &str) -> &'a mut Vec<Value> {
    order.pointer_mut(path).and_then(Value::as_array_mut).unwrap()
}

const SECTIONS: &str = "/appendices/0/sections";

/// The events of a section that has more than one.
fn events(order: &mut Value, at: usize) -> &mut Vec<Value> {
    let sections = list(order, SECTIONS);
    let count = sections.len();
    let of = |index: usize| sections[index % count]["events"].as_array().unwrap().len();
    let at = (at..at + count).find(|&index| of(index) > 1).unwrap() % count;
    sections[at]["events"].as_array_mut().unwrap()
}

/// Puts another word in the place of one.
fn change_word(text: &mut Value, at: usize, word: usize) -> usize {
    let old = text.as_str().unwrap().to_owned();
    let mut words: Vec<&str> = old.split(' ').collect();
    let (at, new) = (at % words.len(), format!("иное{word}"));
    words[at] = &new;
    *text = json!(words.join(" "));
    2
}

fn new_event(seed: usize) -> Value {
    json!({
        "event": format!("Выставка{seed} рисунков{seed}"), "audience": format!("Семьи{seed}"),
        "period": "Май 2024 г.", "responsible": format!("Музей{seed}"),
    })
}

/// How many words an event has.
fn words(value: &Value) -> usize {
    match value {
        Value::String(text) => text.split_whitespace().count(),
        Value::Array(values) => values.iter().map(words).sum(),
        Value::Object(row) => {
            row.iter().filter(|(key, _)| *key != "number").map(|(_, v)| words(v)).sum()
        }
        _ => 0,
    }
}

/// Makes an edit; how large it is: words come and gone, and one for each thing that comes,
/// goes, moves or is renumbered.
fn edit(order: &mut Value, (what, a, b, c): Edit) -> usize {
    match what {
        0 => {
            let events = events(order, a);
            let count = events.len();
            let cell = events[b % count][CELLS[c % CELLS.len()]].as_array_mut();
            cell.map_or(0, |cell| change_word(&mut cell[0], b, c))
        }
        1 => {
            let events = events(order, a);
            let event = new_event(c);
            let at = b % (events.len() + 1);
            let size = 1 + words(&event);
            events.insert(at, event);
            size
        }
        2 => {
            let events = events(order, a);
            let at = b % events.len();
            1 + words(&events.remove(at))
        }
        3 => {
            let from = events(order, a);
            let at = b % from.len();
            let event = from.remove(at);
            let to = events(order, c);
            let at = b % (to.len() + 1);
            to.insert(at, event);
            1
        }
        4 => {
            let events = events(order, a);
            let at = b % events.len();
            events[at]["number"] = json!(format!("{}.{}", 20 + a % 50, c % 100));
            1
        }
        5 => {
            let sections = list(order, SECTIONS);
            let at = a % sections.len();
            change_word(&mut sections[at]["title"], b, c)
        }
        6 => {
            let sections = list(order, SECTIONS);
            let section = sections.remove(a % sections.len());
            let at = b % (sections.len() + 1);
            sections.insert(at, section);
            1
        }
        7 => {
            let items = list(order, "/items");
            let item = format!("Направить{c} письма{c} в школы{c}.");
            let size = 1 + item.split(' ').count();
            items.insert(a % (items.len() + 1), json!(item));
            size
        }
        _ => {
            let items = list(order, "/items");
            let at = a % items.len();
            change_word(&mut items[at], b, c)
        }
    }
}

fn model(order: &Value) -> (Order, Form) {
    read(&order.to_string(), None)
}

/// The differences, as programs get them.
fn differences(old: &(Order, Form), new: &(Order, Form)) -> Vec<Value> {
    let difference = diff::diff(
        Version { order: &old.0, form: &old.1 },
        Version { order: &new.0, form: &new.1 },
    );
    let report: Value = serde_json::from_str(&diff::json(&difference)).unwrap();
    report["differences"].as_array().unwrap().clone()
}

/// How large a difference is, by the measure of [`edit`].
fn size(difference: &Value) -> usize {
    match difference["kind"].as_str().unwrap() {
        "changed" => {
            let words = difference["words"].as_array().unwrap().iter();
            words.map(|pair| self::words(&pair["old"]) + self::words(&pair["new"])).sum()
        }
        "new" => 1 + words(&difference["new"]),
        "gone" => 1 + words(&difference["old"]),
        "recounted" => 0,
        _ => 1,
    }
}

/// The difference as seen from the other side.
fn mirrored(difference: &Value) -> Value {
    let mut mirrored = difference.clone();
    for (old, new) in
        [("route_old", "route_new"), ("number_old", "number_new"), ("old", "new")]
    {
        mirrored[old] = difference[new].clone();
        mirrored[new] = difference[old].clone();
    }
    for pair in mirrored["words"].as_array_mut().unwrap() {
        *pair = json!({ "old": pair["new"], "new": pair["old"] });
    }
    mirrored["kind"] = match difference["kind"].as_str().unwrap() {
        "new" => json!("gone"),
        "gone" => json!("new"),
        kind => json!(kind),
    };
    mirrored
}

fn sorted(differences: impl IntoIterator<Item = Value>) -> Vec<String> {
    let mut sorted: Vec<String> =
        differences.into_iter().map(|d| d.to_string()).collect();
    sorted.sort();
    sorted
}

fn settings() -> ProptestConfig {
    let persistence = FileFailurePersistence::Off;
    ProptestConfig {
        cases: 500,
        failure_persistence: Some(Box::new(persistence)),
        ..ProptestConfig::default()
    }
}

fn an_edit() -> impl Strategy<Value = Edit> {
    (0..9u8, 0..1000usize, 0..1000usize, 0..1000usize)
}

proptest! {
    #![proptest_config(settings())]

    #[test]
    fn one_edit_is_found_as_made(made in an_edit()) {
        let old = real();
        let mut new = old.clone();
        let size_made = edit(&mut new, made);
        let found = differences(&model(&old), &model(&new));
        let told: Vec<&Value> = found.iter().filter(|d| d["kind"] != "recounted").collect();
        if old == new {
            prop_assert_eq!(found.len(), 0);
        } else {
            prop_assert_eq!(told.len(), 1, "{:#?}", told);
            prop_assert_eq!(size(told[0]), size_made, "{:#?}", told);
            let kind = match made.0 {
                0 | 5 | 8 => "changed",
                1 | 7 => "new",
                2 => "gone",
                4 => "renumbered",
                _ => "moved",
            };
            prop_assert_eq!(told[0]["kind"].as_str(), Some(kind));
        }
    }

    #[test]
    fn several_edits_are_found_as_made_or_smaller(
        made in proptest::collection::vec(an_edit(), 2..8),
    ) {
        let old = real();
        let mut new = old.clone();
        let size_made: usize = made.into_iter().map(|one| edit(&mut new, one)).sum();
        let (old_model, new_model) = (model(&old), model(&new));
        let found = differences(&old_model, &new_model);
        let size_found: usize = found.iter().map(size).sum();
        prop_assert!(size_found <= size_made, "{} > {}: {:#?}", size_found, size_made, found);
        prop_assert_eq!(found.is_empty(), old == new);
        let back = differences(&new_model, &old_model);
        prop_assert_eq!(sorted(found.iter().map(mirrored)), sorted(back));
        prop_assert_eq!(differences(&new_model, &new_model).len(), 0);
    }
}
