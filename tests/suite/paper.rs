//! Orders made into documents, as the program does it, for the other tests.

use std::fs;
use std::path::PathBuf;

use prikaz::compose::compose;
use prikaz::diagnostic::{Look, render};
use prikaz::document::Document;
use prikaz::form::{self, Form, Library};
use prikaz::order::{self, Order};
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
    let (order, form) = read(text, Some(form));
    compose(&order, &form)
        .unwrap_or_else(|findings| panic!("{}", render(&findings, Look::default())))
}

/// An order's text as the model, and its form: the one that is named, or its own.
pub(crate) fn read(text: &str, form: Option<&str>) -> (Order, Form) {
    let source = Source::new("order.yaml", text);
    let (node, findings) = yaml::parse(&source);
    assert!(findings.is_empty(), "{}", render(&findings, Look::default()));
    let node = node.unwrap();
    let form = form.unwrap_or_else(|| order::form_name(&node).unwrap().0);
    let form = form::load(&Library::built_in(), form, &Place::top(&source)).unwrap();
    let order = order::read(&node, Some(&form))
        .unwrap_or_else(|findings| panic!("{}", render(&findings, Look::default())));
    (order, form)
}
