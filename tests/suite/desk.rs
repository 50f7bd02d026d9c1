//! A folder to work in, and the program run in it.

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use tempfile::TempDir;

/// The smallest order.
pub(crate) const ORDER: &str = "\
form: smolensk-edu
number: 1-О
date: 2024-08-26
title: Об утверждении плана
items:
  - Утвердить план.
  - Контроль за исполнением приказа оставляю за собой.
signatory:
  post: Начальник
  name: И.О. Фамилия
";

/// A folder, gone in the end.
pub(crate) struct Desk {
    folder: TempDir,
}

/// What the program did.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Done {
    pub(crate) code: i32,
    pub(crate) output: Vec<u8>,
    pub(crate) says: String,
}

impl Done {
    /// The standard output as text.
    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.output.clone()).unwrap()
    }
}

impl Desk {
    /// An empty folder.
    pub(crate) fn new() -> Self {
        Self { folder: TempDir::new().unwrap() }
    }

    /// The folder.
    pub(crate) fn path(&self, inner: &str) -> PathBuf {
        self.folder.path().join(inner)
    }

    /// Writes a file, its folders too.
    pub(crate) fn put(&self, path: &str, text: impl AsRef<[u8]>) -> &Self {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    /// The bytes of a file.
    pub(crate) fn get(&self, path: &str) -> Vec<u8> {
        fs::read(self.path(path)).unwrap()
    }

    /// The names in a folder, hidden ones too, sorted.
    pub(crate) fn names(&self, path: &str) -> Vec<String> {
        names(&self.path(path))
    }

    /// Runs the program here.
    pub(crate) fn run(&self, arguments: &[&str]) -> Done {
        run(self.command().args(arguments))
    }

    /// The program, to be run here.
    pub(crate) fn command(&self) -> Command {
        program(self.folder.path())
    }
}

/// The names in a folder, sorted.
pub(crate) fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// The program, to be run in a folder.
pub(crate) fn program(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_prikaz"));
    command.current_dir(folder).env_remove("NO_COLOR");
    command
}

/// What a command did.
pub(crate) fn run(command: &mut Command) -> Done {
    let output = command.output().unwrap();
    Done {
        code: output.status.code().expect("the program ends by itself"),
        output: output.stdout,
        says: String::from_utf8(output.stderr).unwrap(),
    }
}

/// Compares a text with an expected file; `PRIKAZ_ACCEPT=1` rewrites the file.
pub(crate) fn differs(expected: &Path, is: &str) -> Option<String> {
    let was = fs::read_to_string(expected).unwrap_or_default();
    if was == is {
        return None;
    }
    if std::env::var_os("PRIKAZ_ACCEPT").is_some() {
        fs::create_dir_all(expected.parent().unwrap()).unwrap();
        fs::write(expected, is).unwrap();
        return None;
    }
    let name = expected.display();
    Some(format!("--- {name}: expected\n{was}\n+++ got\n{is}\n"))
}

/// The folder of expected outputs.
pub(crate) fn golden(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(path)
}
