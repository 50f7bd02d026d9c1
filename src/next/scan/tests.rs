//! The table of names, and what the other kinds of texts do otherwise.

use crate::calendar::Year;
use crate::next::scan::{Kind, Scope, fact, scan};

fn scope(years: u16) -> Scope {
    Scope { plan: Year::school("2023/2024").unwrap(), years }
}

/// The text with its changes made.
fn changed(text: &str, kind: Kind, scope: &Scope) -> String {
    let mut new = text.to_owned();
    for found in scan(text, kind, scope).into_iter().rev() {
        if let Some(words) = &found.new {
            new.replace_range(found.range, words);
        }
    }
    new
}

/// The rules that found something, in order; «?»: left alone.
fn rules(text: &str, kind: Kind) -> String {
    let found = scan(text, kind, &scope(1)).into_iter();
    let rules: Vec<String> = found
        .map(|found| {
            format!("{}{}", found.rule, if found.new.is_none() { "?" } else { "" })
        })
        .collect();
    if rules.is_empty() { "-".to_owned() } else { rules.join(", ") }
}

/// The rows of the table: name, next year's name, rules.
fn table() -> Vec<[&'static str; 3]> {
    let text = include_str!("../../../tests/data/names.tsv");
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines
        .map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            let new = if cells[1] == "=" { cells[0] } else { cells[1] };
            [cells[0], new, cells[2]]
        })
        .collect()
}

#[test]
fn each_name_of_the_table_becomes_what_it_must() {
    let table = table();
    assert!(table.len() >= 80, "the names are there");
    let wrong: Vec<String> = table
        .iter()
        .filter_map(|[old, new, expected]| {
            let is = [changed(old, Kind::Name, &scope(1)), rules(old, Kind::Name)];
            (is != [*new, *expected]).then(|| format!("{old}\n  {}\n  {}", is[0], is[1]))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn two_years_are_twice_one_year() {
    for [old, new, _] in table() {
        let next = Scope { plan: scope(1).target(), years: 1 };
        let twice = changed(new, Kind::Name, &next);
        assert_eq!(changed(old, Kind::Name, &scope(2)), twice, "{old}");
    }
}

#[test]
fn every_change_of_a_name_but_a_school_year_is_for_a_person_to_see() {
    for [old, ..] in table() {
        for found in scan(old, Kind::Name, &scope(1)) {
            let is_sure = found.rule == "school-year" && found.new.is_some();
            assert!(found.is_doubtful || is_sure, "{old}: {}", found.why);
        }
    }
}

#[test]
fn outside_names_ordinals_and_bare_years_stay() {
    for (text, new, found) in [
        ("О проведении III конференции", "=", "ordinal?"),
        ("в 2023 году", "в 2024 году", "text-year"),
        ("конкурс «Весна-2023»", "=", "text-year?"),
        ("в 2021 году", "=", "text-year?"),
        ("в 2023/2024 учебном году", "в 2024/2025 учебном году", "school-year"),
        ("в срок до 1 октября 2023 г.", "в срок до 1 октября 2024 г.", "text-year"),
    ] {
        let new = if new == "=" { text } else { new };
        assert_eq!(changed(text, Kind::Prose, &scope(1)), new);
        assert_eq!(rules(text, Kind::Prose), found, "{text}");
    }
}

#[test]
fn a_new_day_off_is_named() {
    let found = scan("до 1 сентября 2023 г.", Kind::Prose, &scope(1));
    assert_eq!(found[0].why, "год в тексте изменён; новый день – воскресенье");
}

#[test]
fn a_term_that_ends_inside_the_plan_is_named() {
    let found = scan("проект «Образование»", Kind::Prose, &scope(1));
    let why = "национальный проект «Образование»: срок заканчивается 30.12.2024, раньше, чем \
               закончится новый план";
    assert_eq!(found[0].why, why);
    let found = scan("проект «Образование»", Kind::Prose, &scope(2));
    assert_eq!(
        found[0].why,
        "национальный проект «Образование»: срок закончился 30.12.2024"
    );
}

#[test]
fn each_fact_has_its_days_and_its_source() {
    let lines =
        include_str!("../facts.tsv").lines().filter(|line| !line.starts_with('#'));
    let count =
        lines.inspect(|line| assert!(fact::read(line).is_some(), "{line}")).count();
    assert!(count >= 10);
}

#[test]
fn a_list_without_end_is_left_alone() {
    for count in [2, 64, 65, 1000] {
        let text = format!("{}III конференция", "II, ".repeat(count));
        assert_eq!(changed(&text, Kind::Name, &scope(1)), text, "{count}");
    }
}
