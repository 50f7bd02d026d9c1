//! Two orders and what differs: golden pairs, and the command from outside.
//!
//! `tests/golden/diff/NAME/` holds `old.yaml` (the signed order where there is none) and
//! `new.yaml`, what is said of them as text and as JSON, and the tree of the comparative
//! table. `PRIKAZ_ACCEPT=1 cargo test diff` rewrites these.

use prikaz::compose::comparison;
use prikaz::diagnostic::Look;
use prikaz::diff::{self, Version};
use rayon::prelude::*;

use crate::desk::{Desk, ORDER, differs, golden, names, run};
use crate::paper::{path, read, text};

#[test]
fn golden_pairs_differ_as_was_read_and_accepted() {
    let cases = names(&golden("diff"));
    assert_eq!(cases.len(), 8);
    let mut failed = String::new();
    for case in cases {
        let folder = format!("tests/golden/diff/{case}");
        let old = format!("{folder}/old.yaml");
        let old =
            if path(&old).exists() { old } else { "data/2023-712-02.yaml".to_owned() };
        let (old, new) =
            (read(&text(&old), None), read(&text(&format!("{folder}/new.yaml")), None));
        let old = Version { order: &old.0, form: &old.1 };
        let new = Version { order: &new.0, form: &new.1 };
        let difference = diff::diff(old, new);
        let table = comparison(old, new, &difference).unwrap().print();
        for (name, is) in [
            ("text.txt", diff::text(&difference, Look::default())),
            ("differences.json", diff::json(&difference)),
            ("table.txt", table),
        ] {
            let expected = golden("diff").join(&case).join(name);
            failed.extend(differs(&expected, &is));
        }
    }
    assert!(failed.is_empty(), "{failed}");
}

/// A folder with two orders, the second with another title.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.put("a.yaml", ORDER);
    desk.put("b.yaml", ORDER.replace("плана", "графика"));
    desk
}

#[test]
fn equal_orders_end_with_0() {
    let done = desk().run(&["diff", "a.yaml", "a.yaml"]);
    assert_eq!((done.code, done.says.as_str()), (0, ""));
    assert_eq!(done.text(), "различий нет\n");
}

#[test]
fn differences_go_to_standard_output_and_the_code_is_1() {
    let done = desk().run(&["diff", "a.yaml", "b.yaml"]);
    assert_eq!((done.code, done.says.as_str()), (1, ""));
    let expected = "\
Приказ
  Заголовок
    было:  Об утверждении [плана]
    стало: Об утверждении [графика]

различий: 1 (изменено: 1)
";
    assert_eq!(done.text(), expected);
}

#[test]
fn an_order_may_come_from_standard_input() {
    let desk = desk();
    let mut command = desk.command();
    command.args(["diff", "-", "b.yaml", "--format", "json"]).write_stdin(ORDER);
    let done = run(&mut command);
    assert_eq!(done.code, 1);
    assert!(done.text().contains("\"route_old\": \"title\""), "{}", done.text());
}

#[test]
fn both_papers_of_the_table_are_made_the_same_each_time() {
    let desk = desk();
    let arguments =
        ["diff", "a.yaml", "b.yaml", "--pdf", "out/t.pdf", "--docx", "out/t.docx"];
    let done = desk.run(&arguments);
    assert_eq!((done.code, done.says.as_str()), (1, "сделано: out/t.pdf, out/t.docx\n"));
    let before = [desk.get("out/t.pdf"), desk.get("out/t.docx")];
    assert!(before[0].starts_with(b"%PDF-1.7") && before[1].starts_with(b"PK"));
    desk.run(&arguments);
    assert_eq!([desk.get("out/t.pdf"), desk.get("out/t.docx")], before);
    assert_eq!(desk.names("out"), ["t.docx", "t.pdf"]);
}

#[test]
fn the_table_of_equal_orders_says_so() {
    let desk = desk();
    let done = desk.run(&["diff", "a.yaml", "a.yaml", "--pdf", "t.pdf"]);
    assert_eq!((done.code, desk.get("t.pdf").starts_with(b"%PDF")), (0, true));
}

#[test]
fn faults_of_both_orders_are_said_and_nothing_is_made() {
    let desk = desk();
    desk.put("a.yaml", ORDER.replace("title", "titel"));
    desk.put("b.yaml", ORDER.replace("2024-08-26", "2024-02-31"));
    let done = desk.run(&["diff", "a.yaml", "b.yaml", "--pdf", "t.pdf"]);
    assert_eq!((done.code, done.output.len()), (1, 0));
    assert!(done.says.contains("a.yaml:4:1"), "{}", done.says);
    assert!(done.says.contains("b.yaml:3:7"), "{}", done.says);
    assert_eq!(desk.names(""), ["a.yaml", "b.yaml"]);
}

#[test]
fn if_one_paper_cannot_be_written_neither_is() {
    let desk = desk();
    desk.put("t.docx/file", "");
    let done =
        desk.run(&["diff", "a.yaml", "b.yaml", "--pdf", "t.pdf", "--docx", "t.docx"]);
    assert_eq!((done.code, done.output.len()), (3, 0));
    assert_eq!(desk.names(""), ["a.yaml", "b.yaml", "t.docx"]);
}

#[test]
fn a_form_of_ones_own_may_change_the_table() {
    let desk = desk();
    desk.put("forms/smolensk-edu/form.yaml", text("templates/smolensk-edu/form.yaml"));
    let table = "<document title=\"т\"><section page=\"text\"><p style=\"base\">{{ x }}</p></section></document>";
    desk.put("forms/smolensk-edu/comparison.xml", table);
    let arguments =
        ["diff", "a.yaml", "b.yaml", "--templates", "forms", "--pdf", "t.pdf"];
    let done = desk.run(&arguments);
    assert_eq!(done.code, 1);
    assert!(
        done.says.contains("шаблон берёт `x`, а такого значения нет"),
        "{}",
        done.says
    );
}

#[test]
fn misuse_is_said_and_the_code_is_2() {
    let desk = desk();
    let cases: [&[&str]; 8] = [
        &["diff"],
        &["diff", "a.yaml"],
        &["diff", "a.yaml", "absent.yaml"],
        &["diff", "-", "-"],
        &["diff", "a.yaml", "b.yaml", "--pdf", "-"],
        &["diff", "a.yaml", "b.yaml", "--pdf", "./b.yaml"],
        &["diff", "a.yaml", "b.yaml", "--pdf", "t", "--docx", "t"],
        &["diff", "a.yaml", "b.yaml", "--format", "xml"],
    ];
    let mut all = String::new();
    for arguments in cases {
        let done = desk.run(arguments);
        assert_eq!((done.code, done.output.len()), (2, 0), "{arguments:?}");
        let line = format!("$ prikaz {}\n{}\n", arguments.join(" "), done.says);
        all.push_str(&line);
    }
    let differs = differs(&golden("cli").join("misuse-diff.txt"), &all);
    assert!(differs.is_none(), "{}", differs.unwrap());
    assert_eq!(desk.names(""), ["a.yaml", "b.yaml"]);
}

#[test]
fn every_table_passes_its_proof_reading() {
    let failed: Vec<String> = names(&golden("diff"))
        .par_iter()
        .filter_map(|case| {
            let desk = Desk::new();
            let new = golden("diff").join(case).join("new.yaml");
            let old = golden("diff").join(case).join("old.yaml");
            let old = if old.exists() { old } else { path("data/2023-712-02.yaml") };
            let mut command = desk.command();
            command.arg("diff").args([old, new]);
            command.args(["--pdf", "t.pdf", "--docx", "t.docx"]);
            let done = run(&mut command);
            let is_made = desk.names("") == ["t.docx", "t.pdf"];
            (!is_made).then(|| format!("{case}: {}", done.says))
        })
        .collect();
    assert!(failed.is_empty(), "{}", failed.concat());
}
