//! What templates leave out of an order: said of each text, and nothing of one that is
//! printed in any way.

use std::path::Path;
use std::sync::Arc;

use prikaz::compose::compose;
use prikaz::diagnostic::Finding;
use prikaz::form::{self, Library};
use prikaz::source::{Place, Source};
use prikaz::{order, rules, yaml};

use crate::desk::{Desk, names};
use crate::paper::{path, text};

/// An order with one of everything.
const ALL: &str = "\
form: own
number: 1-О
date: 2024-08-26
school_year: 2024/2025
title: Об утверждении плана
preamble: В целях порядка
items:
  - Утвердить план (приложение № 1).
  - text: Назначить ответственных
    items:
      - Иванова И.И.
signatory: { post: Начальник Департамента, name: П.П. Петров }
appendices:
  - kind: plan
    title: План работы
    subtitle: на 2024/2025 год
    sections:
      - title: Школы
        events:
          - { event: Семинар, audience: Школы города, period: Май 2025 г., responsible: Отдел }
  - kind: text
    title: ПОЛОЖЕНИЕ
    approved: УТВЕРЖДЕНО
    paragraphs: [Общие слова.]
    items: [Пункт положения.]
";

/// What is left out of an order in a form of the name `own`, in the texts' own words.
fn left_out(yaml: &str, files: &[(&str, &str)]) -> Vec<(String, String)> {
    let mut library = Library::built_in();
    library.add(
        "own/form.yaml".to_owned(),
        Source::new("form.yaml", "extends: gost-2025\n"),
    );
    for (name, text) in files {
        library.add(format!("own/{name}"), Source::new(*name, *text));
    }
    let findings = findings(&Source::new("order.yaml", yaml), "own", &library);
    let said = |finding: Finding| {
        let what = finding.message.strip_prefix("шаблоны бланка не печатают ");
        (what.unwrap().to_owned(), finding.place.text().to_owned())
    };
    findings.into_iter().map(said).collect()
}

fn findings(source: &Arc<Source>, form: &str, library: &Library) -> Vec<Finding> {
    let node = yaml::parse(source).0.unwrap();
    let form = form::load(library, form, &Place::top(source)).unwrap();
    let order = order::read(&node, Some(&form)).unwrap();
    let document = compose(&order, &form).unwrap();
    rules::check_document(&node, &order, &form, &document)
}

/// A file of the form `gost-2025`.
fn template(name: &str) -> String {
    text(&format!("templates/gost-2025/{name}"))
}

#[test]
fn built_in_forms_print_everything() {
    let folder = |name: &str| -> Vec<String> {
        let files = names(&path(name))
            .into_iter()
            .filter(|file| Path::new(file).extension() == Some("yaml".as_ref()));
        files.map(|file| format!("{name}/{file}")).collect()
    };
    let mut orders = [folder("data"), folder("tests/data/clean")].concat();
    for case in names(&path("tests/golden/papers")) {
        let order = format!("tests/golden/papers/{case}/order.yaml");
        orders.extend(path(&order).exists().then_some(order));
    }
    assert!(orders.len() > 12, "{orders:?}");
    let mut texts: Vec<String> = orders.iter().map(|order| text(order)).collect();
    texts.push(ALL.to_owned());
    for (text, form) in texts.iter().flat_map(|text| {
        ["gost-2025", "smolensk-edu", "smolensk-edu-facsimile"].map(|form| (text, form))
    }) {
        let source = Source::new("order.yaml", text.as_str());
        assert_eq!(findings(&source, form, &Library::built_in()), [], "{form}: {text}");
    }
}

#[test]
fn what_a_template_does_not_print_is_said() {
    for (file, cut, what, text) in [
        (
            "order.xml",
            "<p style=\"title\">{{ order.title }}</p>",
            "заголовок приказа",
            "Об утверждении плана",
        ),
        ("order.xml", "{{ order.preamble }}", "преамбулу", "В целях порядка"),
        (
            "order.xml",
            "{{ order.signatory.post }}",
            "должность подписавшего",
            "Начальник Департамента",
        ),
        ("order.xml", "{{ order.signatory.name }}", "имя подписавшего", "П.П. Петров"),
        ("plan.xml", "{{ appendix.title }}", "заголовок приложения", "План работы"),
        (
            "plan.xml",
            "{{ appendix.subtitle }}",
            "подзаголовок приложения",
            "на 2024/2025 год",
        ),
        ("plan.xml", "{{ section.title }}", "название раздела плана", "Школы"),
        ("text.xml", "{{ text }}", "этот абзац приложения", "Общие слова."),
    ] {
        let whole = template(file);
        assert!(whole.contains(cut), "{file}: {cut}");
        let less = whole.replace(cut, "");
        let expected = [(what.to_owned(), text.to_owned())];
        assert_eq!(left_out(ALL, &[(file, &less)]), expected);
    }
}

#[test]
fn a_number_beside_a_text_is_not_the_text() {
    let less = template("items.xml").replace("{{ item.text }}", "");
    let expected = [
        ("этот пункт", "Утвердить план (приложение № 1)."),
        ("этот пункт приложения", "Пункт положения."),
    ]
    .map(|(what, text)| (what.to_owned(), text.to_owned()));
    assert_eq!(left_out(ALL, &[("items.xml", &less)]), expected);
}

#[test]
fn a_level_of_items_and_a_column_are_missed() {
    let less = template("items.xml").replace("{{ loop(item.items) }}", "");
    let expected = [("этот пункт".to_owned(), "Иванова И.И.".to_owned())];
    assert_eq!(left_out(ALL, &[("items.xml", &less)]), expected);

    let less = template("plan.xml").replace(
        "{% if texts|length == 1 %}{{ texts[0] }}",
        "{% if loop.last %}{% elif texts|length == 1 %}{{ texts[0] }}",
    );
    let found = left_out(ALL, &[("plan.xml", &less)]);
    assert_eq!(found, [("графу «Ответственные»".to_owned(), "Отдел".to_owned())]);
}

#[test]
fn number_and_date_are_missed_where_no_place_prints_them() {
    let less = template("requisites.xml")
        .replace("{{ order.date.long }}", "")
        .replace("{{ order.number }}", "");
    // The marks of the appendices print both.
    assert_eq!(left_out(ALL, &[("requisites.xml", &less)]), []);
    let (alone, _) = ALL.split_once("appendices:").unwrap();
    let expected = [("дату", "2024-08-26"), ("номер приказа", "1-О")]
        .map(|(what, text)| (what.to_owned(), text.to_owned()));
    assert_eq!(left_out(alone, &[("requisites.xml", &less)]), expected);
}

#[test]
fn what_a_template_puts_together_is_printed() {
    let order = template("order.xml")
        .replace("{{ order.title }}</p>", "{{ order.title|upper }}</p>")
        .replace("{{ order.preamble }}", "{{ order.preamble ~ ' и' }}");
    let requisites = template("requisites.xml")
        .replace("{{ order.date.long }}", "{{ 'от ' ~ order.date.long }}");
    let (alone, _) = ALL.split_once("appendices:").unwrap();
    let files = [("order.xml", order.as_str()), ("requisites.xml", requisites.as_str())];
    assert!(order.contains("|upper") && order.contains('~') && requisites.contains('~'));
    // A joiner is put in after the stroke.
    for order in [alone.to_owned(), alone.replace("порядка", "порядка и/или покоя")]
    {
        assert_eq!(left_out(&order, &files), []);
    }
    let cut =
        order.replace("order.preamble ~", "order.preamble|replace('порядка', '') ~");
    let expected = [("преамбулу".to_owned(), "В целях порядка".to_owned())];
    assert_eq!(left_out(alone, &[("order.xml", &cut)]), expected);
}

#[test]
fn a_form_that_prints_an_extract_says_so() {
    let desk = Desk::new();
    desk.put("order.yaml", ALL);
    desk.put(
        "templates/own/order.xml",
        template("order.xml").replace("{{ order.preamble }}", ""),
    );
    let build =
        || desk.run(&["build", "order.yaml", "-o", "out", "--templates", "templates"]);
    for (form, order, code) in [
        ("extends: gost-2025\n", ALL.to_owned(), 1),
        ("extends: gost-2025\nchecks: { text-left-out: warning }\n", ALL.to_owned(), 0),
        ("extends: gost-2025\nchecks: { text-left-out: allow }\n", ALL.to_owned(), 0),
        (
            "extends: gost-2025\n",
            ALL.replace("preamble:", "# prikaz: допустить text-left-out\npreamble:"),
            0,
        ),
    ] {
        desk.put("order.yaml", &order).put("templates/own/form.yaml", form);
        let done = build();
        assert_eq!(done.code, code, "{form}{order}{}", done.says);
        let is_said = form.contains("warning") || code == 1;
        assert_eq!(done.says.contains("[text-left-out]"), is_said, "{}", done.says);
        assert_eq!(desk.path("out/order.pdf").exists(), code == 0);
        let _ = std::fs::remove_dir_all(desk.path("out"));
    }
    let done = desk.run(&["check", "order.yaml", "--templates", "templates"]);
    assert!(!done.says.contains("exception-needless"), "{}", done.says);
}
