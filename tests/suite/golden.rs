//! Golden folders: an order, the document tree it becomes, and the DOCX part that a clerk
//! edits. `PRIKAZ_ACCEPT=1` rewrites them; read the difference before you commit it.

use std::env;
use std::fs;

use prikaz::docx;

use crate::paper::{document, path, text};

/// Compares with a golden file, or rewrites it.
pub(crate) fn assert_golden(file: &str, actual: &str) {
    if env::var_os("PRIKAZ_ACCEPT").is_some() {
        fs::write(path(file), actual).unwrap();
        return;
    }
    let expected = fs::read_to_string(path(file)).unwrap_or_default();
    let line = expected.lines().zip(actual.lines()).position(|(a, b)| a != b);
    assert!(
        expected == actual,
        "{file} differs, first in line {:?}",
        line.map(|at| at + 1)
    );
}

#[test]
fn orders_become_the_trees_that_were_read_and_accepted() {
    for (name, order, form) in [
        ("signed", "data/2023-712-02.yaml", "smolensk-edu"),
        ("signed-facsimile", "data/2023-712-02.yaml", "smolensk-edu-facsimile"),
        ("draft", "tests/golden/papers/draft/order.yaml", "smolensk-edu"),
        ("draft-gost", "tests/golden/papers/draft/order.yaml", "gost-2025"),
        (
            "three-appendices",
            "tests/golden/papers/three-appendices/order.yaml",
            "smolensk-edu",
        ),
    ] {
        let document = document(&text(order), form);
        assert_golden(&format!("tests/golden/papers/{name}/tree.txt"), &document.print());
    }
}

#[test]
fn a_draft_becomes_the_docx_parts_that_were_accepted() {
    let document =
        document(&text("tests/golden/papers/draft/order.yaml"), "smolensk-edu");
    for (name, text) in docx::parts(&document) {
        let name = name.replace('/', "_").replace(['[', ']'], "");
        let is_ours = !name.contains("theme");
        // One element a line, so that a difference can be read.
        let text = text.replace("><", ">\n<");
        if is_ours {
            assert_golden(&format!("tests/golden/papers/draft/docx/{name}"), &text);
        }
    }
}
