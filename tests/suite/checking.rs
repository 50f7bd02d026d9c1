//! `prikaz check` and `prikaz explain` from outside.

use prikaz::rules::RULES;
use serde_json::Value;

use crate::desk::{Desk, ORDER, differs, golden, run};
use crate::paper::text;

const SIGNED: &str = "data/2023-712-02.yaml";

fn desk() -> Desk {
    let desk = Desk::new();
    desk.put("order.yaml", ORDER).put(SIGNED, text(SIGNED));
    desk
}

/// An order with a warning.
fn faulty() -> String {
    ORDER.replace("title: Об утверждении плана", "title: Об утверждении плана.")
}

#[test]
fn helps_read_as_expected() {
    let desk = Desk::new();
    for name in ["check", "explain"] {
        let done = desk.run(&[name, "--help"]);
        assert_eq!((done.code, done.says.as_str()), (0, ""));
        let differs =
            differs(&golden("cli").join(format!("help-{name}.txt")), &done.text());
        assert!(differs.is_none(), "{}", differs.unwrap());
    }
}

#[test]
fn a_folder_is_checked_by_default_and_counted() {
    let done = desk().run(&["check"]);
    assert_eq!((done.code, done.output.len()), (0, 0));
    assert!(done.says.ends_with("\n\nошибок: 0, предупреждений: 14, замечаний: 4\n"));
    let whole = text("tests/golden/check/signed.txt");
    assert!(done.says.starts_with(&whole), "the same findings as in the library");
}

#[test]
fn an_order_without_findings_is_said_to_have_none() {
    let done = desk().run(&["check", "order.yaml"]);
    assert_eq!((done.code, done.says.as_str()), (0, "ошибок: 0, предупреждений: 0\n"));
}

#[test]
fn warnings_count_as_errors_only_when_asked() {
    let desk = desk();
    desk.put("order.yaml", faulty());
    assert_eq!(desk.run(&["check", "order.yaml"]).code, 0);
    assert_eq!(desk.run(&["check", "order.yaml", "--strict"]).code, 1);
    let done = desk.run(&["build", "order.yaml", "--only", "pdf"]);
    let expected = "\
сделано: out/order.pdf (листов: 1)
order.yaml:4:28: предупреждение[title-form]: в конце заголовка приказа «.»
ошибок: 0, предупреждений: 1; подробнее: `prikaz check`
";
    assert_eq!((done.code, done.says.as_str()), (0, expected));
    let done = desk.run(&["build", "order.yaml", "--only", "pdf", "--strict", "-o", "o"]);
    assert_eq!((done.code, desk.names("o").len()), (1, 0));
}

#[test]
fn an_error_of_a_rule_stops_the_build() {
    let desk = Desk::new();
    desk.put(
        "order.yaml",
        format!("{ORDER}checks: {{ title-form: error }}\n").replace("Об утв", "Утв"),
    );
    let done = desk.run(&["build", "order.yaml", "--only", "pdf"]);
    assert_eq!((done.code, desk.names("out").len()), (1, 0));
    assert!(done.says.starts_with("ошибка[title-form]: "), "{}", done.says);
}

#[test]
fn faults_of_reading_are_findings_too() {
    let desk = desk();
    desk.put("data/broken.yaml", "form: smolensk-edu\n");
    let done = desk.run(&["check", "--format", "short"]);
    assert_eq!(done.code, 1);
    assert!(
        done.says.contains("data/broken.yaml:1:1: ошибка[missing-key]: "),
        "{}",
        done.says
    );
    assert!(
        done.says.contains("предупреждение[number-gap]"),
        "the other file is checked"
    );
}

#[test]
fn findings_are_json_even_when_there_are_none() {
    let done = desk().run(&["check", "order.yaml", "--format", "json"]);
    assert_eq!(done.text(), "{\n  \"findings\": []\n}\n");
    let done = desk().run(&["check", "--format", "json"]);
    let json: Value = serde_json::from_str(&done.text()).unwrap();
    assert_eq!((done.code, done.says.as_str()), (0, ""));
    let findings = json["findings"].as_array().unwrap();
    assert_eq!(findings.len(), 18);
    assert_eq!(findings[11]["rule"], "number-gap");
    assert_eq!(findings[11]["route"], "appendices[0].sections[4].events[3].number");
}

#[test]
fn a_sarif_log_names_every_rule() {
    let done = desk().run(&["check", "--format", "sarif"]);
    let log: Value = serde_json::from_str(&done.text()).unwrap();
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let results = run["results"].as_array().unwrap();
    assert_eq!((rules.len(), results.len()), (RULES.len(), 18));
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
        let region = &result["locations"][0]["physicalLocation"]["region"];
        assert!(region["endColumn"].as_u64() > Some(1), "{result}");
    }
}

#[test]
fn standard_input_is_checked() {
    let done = run(desk()
        .command()
        .args(["check", "-", "--format", "short"])
        .write_stdin(faulty()));
    assert_eq!(done.code, 0);
    let start = "стандартный ввод:4:28: предупреждение[title-form]";
    assert!(done.says.starts_with(start), "{}", done.says);
}

#[test]
fn two_files_of_one_stem_can_be_checked() {
    let desk = Desk::new();
    desk.put("a/x.yaml", ORDER).put("b/x.yaml", ORDER);
    assert_eq!(desk.run(&["check", "a", "b"]).code, 0);
}

#[test]
fn a_dictionary_finds_slips_of_the_pen() {
    let desk = desk();
    let dictionary = ["ru_TEST.aff", "ru_TEST.dic"];
    for name in dictionary {
        desk.put(
            &format!("words/{name}"),
            text(&format!("tests/data/dictionary/{name}")),
        );
    }
    desk.put("order.yaml", ORDER.replace("Утвердить план", "Утвердить плам"));
    let done =
        desk.run(&["check", "order.yaml", "--dictionary", "words", "--format", "short"]);
    let expected = "\
order.yaml:6:15: замечание[spelling]: слова «плам» нет в словаре
ошибок: 0, предупреждений: 0, замечаний: 1
";
    assert_eq!((done.code, done.says.as_str()), (0, expected));
    let done = desk.run(&["check", "order.yaml", "--dictionary", "data"]);
    assert_eq!(done.code, 2);
    assert!(
        done.says.starts_with("ошибка: в папке «data» нет русского словаря hunspell\n")
    );
    desk.put("bad/ru.aff", "SFX A Y один\n").put("bad/ru.dic", "не число\n");
    let done = desk.run(&["check", "order.yaml", "--dictionary", "bad"]);
    assert_eq!(done.code, 2, "{}", done.says);
    assert!(
        done.says.contains("это не словарь hunspell, или он повреждён"),
        "{}",
        done.says
    );
}

#[test]
fn another_form_can_be_asked_for() {
    let desk = desk();
    let form =
        "extends: gost-2025\ninitials: Фамилия И.О.\nchecks: { title-form: allow }\n";
    desk.put("forms/mine/form.yaml", form).put("order.yaml", faulty());
    let done = desk.run(&[
        "check",
        "order.yaml",
        "--templates",
        "forms",
        "--form",
        "mine",
        "--format",
        "short",
    ]);
    assert!(
        done.says.starts_with(
            "order.yaml:10:9: предупреждение[initials-style]: «И.О. Фамилия»"
        ),
        "{}",
        done.says
    );
    assert!(done.says.ends_with("ошибок: 0, предупреждений: 1\n"), "{}", done.says);
}

#[test]
fn every_rule_is_explained() {
    let desk = Desk::new();
    let list = desk.run(&["explain"]);
    assert_eq!((list.code, list.text().lines().count()), (0, RULES.len()));
    for rule in RULES {
        let done = desk.run(&["explain", rule.name]);
        assert_eq!(done.code, 0);
        assert!(
            done.text().starts_with(&format!("{}: {}\n", rule.name, rule.page.finds))
        );
    }
    let page = desk.run(&["explain", "period-outside-year"]).text();
    let differs = differs(&golden("cli").join("explain.txt"), &page);
    assert!(differs.is_none(), "{}", differs.unwrap());
}

#[test]
fn an_unknown_rule_is_answered_with_the_nearest() {
    let done = Desk::new().run(&["explain", "number-gab"]);
    let expected = "\
ошибка: правила `number-gab` нет
  как исправить: возможно, имелось в виду `number-gap`
";
    assert_eq!((done.code, done.says.as_str()), (2, expected));
}
