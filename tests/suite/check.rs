//! The rules: clean orders give nothing, planted faults are found where they stand, the
//! signed order gives what was counted by hand.
//!
//! `tests/data/planted/RULE.tsv` holds a fault a line: a clean file, what to find in it,
//! what to put there; «▸» stands before each place where the rule must find a fault, in
//! the new words or, in a fourth column, in words that stand elsewhere.

use std::fmt::Write;

use prikaz::diagnostic::{Finding, Level, Look, render, sarif, short};
use prikaz::form::{self, Library};
use prikaz::order;
use prikaz::rules::{self, Dictionary, RULES, Report, Rule};
use prikaz::source::{Place, Source};
use prikaz::yaml;

use crate::desk::{golden, names};
use crate::golden::assert_golden;
use crate::paper::{path, text};

/// What the rules say of an order's text.
pub(crate) fn report(name: &str, text: &str, dictionary: Option<&Dictionary>) -> Report {
    let source = Source::new(name, text);
    let (node, findings) = yaml::parse(&source);
    assert!(findings.is_empty(), "{}", render(&findings, Look::default()));
    let node = node.unwrap();
    let (form, _) = order::form_name(&node).unwrap();
    let form = form::load(&Library::built_in(), form, &Place::top(&source)).unwrap();
    let order = order::read(&node, Some(&form))
        .unwrap_or_else(|findings| panic!("{}", render(&findings, Look::default())));
    rules::check(&node, &order, &form, dictionary)
}

/// A small dictionary that has the words of the clean files.
fn dictionary() -> Dictionary {
    let aff = text("tests/data/dictionary/ru_TEST.aff");
    Dictionary::new(&aff, &text("tests/data/dictionary/ru_TEST.dic")).unwrap()
}

#[test]
fn the_signed_order_gives_what_was_counted_by_hand() {
    let name = "data/2023-712-02.yaml";
    let findings = report(name, &text(name), None).findings;
    assert_golden("tests/golden/check/signed.txt", &render(&findings, Look::default()));
    let count = |rule: &str| findings.iter().filter(|f| f.rule == rule).count();
    for (rule, expected) in [
        ("number-gap", 2),
        ("number-style", 4),
        ("period-style", 3),
        ("period-case", 1),
        ("quotes-unbalanced", 1),
        ("quotes-straight", 1),
        ("space-extra", 2),
        ("quotes-nested", 2),
        ("section-title-stop", 1),
        ("title-mismatch", 1),
    ] {
        assert_eq!(count(rule), expected, "{rule}");
    }
    assert_eq!(findings.len(), 18);
}

#[test]
fn clean_orders_give_nothing() {
    let files = names(&path("tests/data/clean"));
    assert!(files.len() >= 10, "{files:?}");
    let dictionary = dictionary();
    for file in files {
        let name = format!("tests/data/clean/{file}");
        for dictionary in [None, Some(&dictionary)] {
            let findings = report(&name, &text(&name), dictionary).findings;
            assert!(findings.is_empty(), "{}", short(&findings));
        }
    }
    let name = "templates/new.yaml";
    assert!(report(name, &text(name), None).findings.is_empty());
}

/// An order with a fault in it.
struct Planted {
    rule: String,
    file: String,
    text: String,
    /// The bytes where the rule must find something.
    at: Vec<usize>,
}

fn planted() -> Vec<Planted> {
    let files = names(&path("tests/data/planted"));
    let of_rule = |file: &String| {
        let rule = file.strip_suffix(".tsv").unwrap().to_owned();
        let lines = text(&format!("tests/data/planted/{file}"));
        lines.lines().map(|line| plant(&rule, line)).collect::<Vec<_>>()
    };
    files.iter().flat_map(of_rule).collect()
}

fn plant(rule: &str, line: &str) -> Planted {
    let columns: Vec<String> =
        line.split('\t').map(|column| column.replace("\\n", "\n")).collect();
    let [file, find, new, rest @ ..] = &columns[..] else { panic!("{rule}: {line}") };
    let clean = text(&format!("tests/data/clean/{file}.yaml"));
    assert!(clean.contains(find.as_str()), "{rule}: {file}: {find}");
    let mut marked = clean.replacen(find.as_str(), new, 1);
    if let [words] = rest {
        let bare = words.replace('▸', "");
        assert!(marked.contains(&bare), "{rule}: {file}: {words}");
        marked = marked.replacen(&bare, words, 1);
    }
    let mut pieces = marked.split('▸');
    let mut text = pieces.next().unwrap().to_owned();
    let mut at = Vec::new();
    for piece in pieces {
        at.push(text.len());
        text.push_str(piece);
    }
    assert!(!at.is_empty(), "{rule}: {line}");
    Planted { rule: rule.to_owned(), file: format!("{file}.yaml"), text, at }
}

#[test]
fn a_planted_fault_is_found_at_its_line_and_column() {
    let dictionary = dictionary();
    let mut all = String::new();
    let mut failed = String::new();
    for case in planted() {
        let dictionary = (case.rule == "spelling").then_some(&dictionary);
        let findings = report(&case.file, &case.text, dictionary).findings;
        let own = findings.iter().filter(|finding| finding.rule == case.rule);
        let source = Source::new(case.file.as_str(), case.text.as_str());
        let found: Vec<_> = own.map(|f| source.position(f.place.span.start)).collect();
        let expected: Vec<_> = case.at.iter().map(|&at| source.position(at)).collect();
        if found != expected {
            let said = short(&findings);
            writeln!(failed, "{}: {expected:?}\n{said}", case.rule).unwrap();
        }
        write!(all, "== {}\n{}", case.rule, said(&findings)).unwrap();
    }
    assert!(failed.is_empty(), "{failed}");
    assert_golden("tests/golden/check/planted.txt", &all);
}

/// The findings with all their words.
fn said(findings: &[Finding]) -> String {
    let mut text = String::new();
    for finding in findings {
        text.push_str(&short(std::slice::from_ref(finding)));
        if let Some(label) = &finding.label {
            writeln!(text, "  {label}").unwrap();
        }
        if let Some(help) = &finding.help {
            writeln!(text, "  как исправить: {help}").unwrap();
        }
    }
    text
}

#[test]
fn each_rule_has_its_planted_faults() {
    let all = planted();
    assert!(all.len() >= 200, "{}", all.len());
    // What a template leaves out is planted in `left_out`.
    let looks_at_order = |rule: &&&Rule| rule.is_free() && rule.name != "text-left-out";
    for rule in RULES.iter().filter(looks_at_order) {
        let count = all.iter().filter(|case| case.rule == rule.name).count();
        assert!(count >= 5, "{}: {count}", rule.name);
    }
}

#[test]
fn each_fault_that_is_reported_has_a_page() {
    for folder in ["faults", "check"] {
        let files = match folder {
            "faults" => names(&golden(folder))
                .iter()
                .map(|case| format!("tests/golden/faults/{case}/expected.txt"))
                .collect(),
            _ => vec!["tests/golden/check/planted.txt".to_owned()],
        };
        for file in files {
            let said = text(&file);
            let named = said.split("ошибка[").skip(1);
            for rule in named.filter_map(|rest| rest.split_once(']')) {
                assert!(rules::rule(rule.0).is_some(), "{file}: {}", rule.0);
            }
        }
    }
}

#[test]
fn the_manual_is_the_one_the_program_knows() {
    assert_golden("docs/rules.md", &rules::manual());
}

#[test]
fn a_level_is_the_orders_then_the_forms_then_the_rules_own() {
    let order = text("tests/data/clean/no-appendix.yaml").replace("праздники", "");
    let faulty = order.replace("title: О дежурстве", "title: Дежурство");
    let level =
        |order: &str| report("x.yaml", order, None).findings.first().map(|f| f.level);
    assert_eq!(level(&faulty), Some(Level::Warning));
    for (word, expected) in
        [("error", Some(Level::Error)), ("hint", Some(Level::Hint)), ("allow", None)]
    {
        let set = format!("{faulty}checks: {{ title-form: {word} }}\n");
        assert_eq!(level(&set), expected, "{word}");
    }
}

#[test]
fn an_unknown_rule_in_checks_is_an_error_with_the_nearest() {
    let order = text("tests/data/clean/no-appendix.yaml");
    let faulty = format!("{order}checks: {{ number-gapp: allow, yaml: hint }}\n");
    let said = said(&report("x.yaml", &faulty, None).findings);
    let expected = "\
x.yaml:23:11: ошибка[unknown-key]: правила `number-gapp` нет
  как исправить: возможно, имелось в виду `number-gap`
x.yaml:23:31: ошибка[unknown-key]: уровень правила `yaml` не меняют: без него приказ не сделать
  как исправить: уберите эту строку
";
    assert_eq!(said, expected);
}

#[test]
fn a_sarif_log_names_rules_and_regions() {
    let name = "data/2023-712-02.yaml";
    let findings = report(name, &text(name), None).findings;
    let log: serde_json::Value = serde_json::from_str(&sarif(&findings, &[])).unwrap();
    assert_eq!(log["version"], "2.1.0");
    assert_eq!(log["runs"][0]["results"].as_array().unwrap().len(), findings.len());
}
