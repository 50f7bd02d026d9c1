//! Orders made into documents, as the program does it, for the other tests.

use std::fs;
use std::path::PathBuf;

use prikaz::compose::compose;
use prikaz::diagnostic::{Look, render};
use prikaz::document::Document;
use prikaz::form::{self, Library};
use prikaz::order;
use prikaz::source::{Place, Source};
use prikaz::yaml;

/// A path inside the project.
pub(crate) fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// The text of a file of the project.
pub(crate) fn text(name: &str) -> String {
    fs::read_to_string(path(name)).unwrap()
}

/// The signed order in a form.
pub(crate) fn signed(form: &str) -> Document {
    document(&text("data/2023-712-02.yaml"), form)
}

/// The document of an order's text in a form.
pub(crate) fn document(text: &str, form: &str) -> Document {
    let source = Source::new("order.yaml", text);
    let (node, findings) = yaml::parse(&source);
    assert!(findings.is_empty(), "{}", render(&findings, Look::default()));
    let form = form::load(&Library::built_in(), form, &Place::top(&source)).unwrap();
    let order = order::read(&node.unwrap(), Some(&form))
        .unwrap_or_else(|findings| panic!("{}", render(&findings, Look::default())));
    compose(&order, &form)
        .unwrap_or_else(|findings| panic!("{}", render(&findings, Look::default())))
}
