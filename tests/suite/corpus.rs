//! The fuzzer's corpus through the fuzzer's own functions: seeds, and what once broke
//! something (`docs/fuzzing.md`).

use std::fs;

use crate::paper::path;

#[path = "../../fuzz/src/targets.rs"]
mod targets;

/// Runs a target on its corpus; the named seeds must be good, so that the corpus reaches
/// what it is for.
fn holds(target: &str, run: fn(&[u8]) -> bool, good: &[&str]) {
    let folder = path("fuzz/corpus").join(target);
    let names = crate::desk::names(&folder);
    assert!(names.len() >= good.len(), "{names:?}");
    for name in names {
        let is_good = run(&fs::read(folder.join(&name)).unwrap());
        assert!(is_good || !good.contains(&name.as_str()), "{target}/{name}");
    }
}

#[test]
fn the_corpus_of_orders_is_read() {
    holds("yaml", targets::yaml, &["paper-draft", "paper-three-appendices"]);
}

#[test]
fn the_corpus_of_forms_is_composed() {
    holds("form", targets::form, &["gost-2025", "form-fine"]);
}

#[test]
fn the_corpus_of_terms_is_parsed() {
    holds("period", targets::period, &["months", "quarter"]);
}

#[test]
fn the_corpus_of_changes_is_made() {
    holds("splice", targets::splice, &["plain", "quoted", "block", "reference"]);
}

#[test]
fn the_corpus_of_pdfs_is_read_back() {
    holds(
        "reread_pdf",
        targets::reread_pdf,
        &["whole", "order", "paragraphs", "table", "notes"],
    );
}

#[test]
fn the_corpus_of_packages_is_read_back() {
    holds("reread_docx", targets::reread_docx, &["whole", "order", "parts", "headers"]);
}
