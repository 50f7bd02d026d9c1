//! The house: a module uses only modules above it, and an outside crate has its home.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::paper::{path, text};

/// The modules in reading order, as `lib.rs` lists them.
fn modules() -> Vec<String> {
    let lib = text("src/lib.rs");
    let names =
        lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    names.map(str::to_owned).collect()
}

/// The text of every file of a module, by path.
fn files(module: &str) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    collect(&path("src").join(module), &mut files);
    files
}

fn collect(folder: &Path, files: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.insert(path.display().to_string(), fs::read_to_string(&path).unwrap());
        }
    }
}

#[test]
fn a_module_uses_only_modules_above_it() {
    let modules = modules();
    assert!(modules.len() >= 10, "{modules:?}");
    for (index, module) in modules.iter().enumerate() {
        for (file, text) in files(module) {
            for used in text.split("crate::").skip(1) {
                let used: String = used
                    .chars()
                    .take_while(|c| c.is_alphanumeric() || *c == '_')
                    .collect();
                let at = modules.iter().position(|known| *known == used);
                let at = at.unwrap_or_else(|| panic!("{file}: crate::{used}"));
                assert!(
                    at <= index,
                    "{file}: `{module}` uses `{used}`, which is below it"
                );
            }
        }
    }
}

#[test]
fn a_module_is_named_by_its_path() {
    for module in modules() {
        for (file, text) in files(&module) {
            let (code, _) = text.split_once("#[cfg(test)]").unwrap_or((&text, ""));
            assert!(!code.contains("super::super"), "{file}");
            let is_glob = |line: &str| line.starts_with("use ") && line.contains("::*;");
            let is_prelude = |line: &str| line.contains("prelude");
            let glob = code.lines().find(|line| is_glob(line) && !is_prelude(line));
            assert_eq!(glob, None, "{file}");
        }
    }
}

/// Where each outside crate lives.
const HOMES: [(&str, &[&str]); 24] = [
    ("annotate_snippets", &["diagnostic"]),
    ("anyhow", &["cli"]),
    ("clap", &["cli"]),
    ("ctrlc", &["cli"]),
    ("indicatif", &["cli"]),
    ("lopdf", &["reread"]),
    ("memchr", &["pdf", "reread"]),
    ("minijinja", &["compose"]),
    ("notify", &["cli"]),
    ("quick_xml", &["compose", "reread"]),
    ("rayon", &["cli"]),
    ("serde", &["diagnostic", "diff", "digest", "manifest", "next", "pdf"]),
    ("serde_json", &["diagnostic", "diff", "manifest", "next", "yaml", "pdf"]),
    ("serde_yaml", &["yaml"]),
    ("sha2", &["digest"]),
    ("similar", &["cli", "diff"]),
    ("spellbook", &["rules"]),
    ("strsim", &["diagnostic"]),
    ("tempfile", &["cli"]),
    ("ttf_parser", &["font"]),
    ("typst", &["pdf"]),
    ("typst_layout", &["pdf"]),
    ("typst_pdf", &["pdf"]),
    ("unicode_linebreak", &["compose"]),
];

#[test]
fn an_outside_crate_is_used_only_at_home() {
    for module in modules() {
        for (file, text) in files(&module) {
            for (name, homes) in HOMES {
                let is_used = text.lines().any(|line| {
                    let line = line.trim_start();
                    !line.starts_with("//")
                        && line.contains(&format!("{name}::"))
                        && !line.contains(&format!("_{name}::"))
                        && !line.contains(&format!("crate::{name}::"))
                });
                assert!(
                    !is_used || homes.contains(&module.as_str()),
                    "{file} uses {name}"
                );
            }
        }
    }
}

#[test]
fn only_the_command_line_touches_files_clock_and_screen() {
    for module in modules().iter().filter(|module| *module != "cli") {
        for (file, text) in files(module) {
            for word in [
                "std::fs",
                "std::env",
                "stdin()",
                "stdout()",
                "stderr()",
                "println!",
                "SystemTime",
                "Local::now",
            ] {
                assert!(!text.contains(word), "{file}: {word}");
            }
        }
    }
}
