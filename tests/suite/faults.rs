//! Faulty orders, forms and templates: what is said of each, whole.
//!
//! `tests/golden/faults/NAME/` holds `order.yaml` (or `order.bin`: bytes that are no text of
//! ours), `templates/` where the form is at fault, and `expected.txt`: the exit code, then
//! all that the program says. `PRIKAZ_ACCEPT=1 cargo test faults` rewrites the latter.

use std::path::Path;

use rayon::prelude::*;

use crate::desk::{Desk, ORDER, differs, golden, names, program, run};

#[test]
fn each_fault_is_said_as_expected() {
    let cases = names(&golden("faults"));
    assert!(cases.len() > 300, "the cases are there");
    let failed: Vec<String> = cases
        .par_iter()
        .filter_map(|case| {
            let folder = golden("faults").join(case);
            differs(&folder.join("expected.txt"), &said(&folder, case.ends_with("-json")))
        })
        .collect();
    assert!(failed.is_empty(), "{}", failed.concat());
}

/// The exit code and all that the program says of a case.
fn said(folder: &Path, is_json: bool) -> String {
    let out = Desk::new();
    let out = out.path("");
    let binary = folder.join("order.bin").exists();
    let mut command = program(folder);
    command.args(["build", if binary { "order.bin" } else { "order.yaml" }]);
    command.args(["--only", "pdf", "-o"]).arg(&out);
    if folder.join("templates").exists() {
        command.args(["--templates", "templates"]);
    }
    if is_json {
        command.args(["--format", "json"]);
    }
    let done = run(&mut command);
    let pdfs = names(&out);
    let expected: &[&str] = if done.code == 0 { &["order.pdf"] } else { &[] };
    assert_eq!(pdfs, expected, "{}", folder.display());
    let folder = format!("{}", out.display());
    let says = done.says.replace(&folder, "").replace(": /", ": ");
    format!("код: {}\n{}{says}", done.code, done.text())
}

#[test]
fn a_file_over_64_megabytes_is_refused() {
    let desk = Desk::new();
    let mut text = ORDER.to_owned();
    text.push_str(&"#".repeat(64 * 1024 * 1024));
    desk.put("order.yaml", text);
    let done = desk.run(&["build", "order.yaml"]);
    let expected = "\
ошибка[too-large]: файл больше 64 МБ
 --> order.yaml:1:1
  |
1 |
  | ^
  |
  = как исправить: разделите его на несколько

ошибок: 1, предупреждений: 0
";
    assert_eq!((done.code, done.says.as_str()), (1, expected));
}

#[test]
fn a_long_valid_file_is_read() {
    let desk = Desk::new();
    let mut text = ORDER.to_owned();
    text.push_str(&"# пояснение\n".repeat(100_000));
    desk.put("order.yaml", text);
    assert_eq!(desk.run(&["build", "order.yaml"]).code, 0);
}
