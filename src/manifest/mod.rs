//! The manifest (опись) of what was built: by what program and fonts, from which orders
//! and forms, to which papers, each by its digest.
//!
//! 1. [`Manifest::json`] writes it and [`Manifest::parse`] reads it, foreign bytes too.
//! 2. [`Manifest::verdicts`] says what is otherwise [`Now`].
//!
//! Names are names of files, without folders: the same input gives the same manifest on
//! any path. Whoever can change a paper can change its manifest too: it is no signature.

mod parse;
mod verdict;

use serde::{Deserialize, Serialize};

use crate::digest::Digest;
use crate::font::FONTS;
use crate::form;
use crate::source::Source;

pub use crate::manifest::parse::ManifestError;
pub use crate::manifest::verdict::{Fate, Now, Subject, Verdict};

/// What was built, and from what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// The program.
    pub prikaz: Program,
    /// The fonts built into it.
    pub fonts: Vec<Listed>,
    /// The orders whose papers were made, as they were built.
    pub orders: Vec<Record>,
}

/// A program that makes papers.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Program {
    /// Its version.
    pub version: String,
    /// The digest of its file.
    pub sha256: Digest,
}

/// A file by its name and its digest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Listed {
    /// The name.
    pub name: String,
    /// The digest of all its bytes.
    pub sha256: Digest,
}

/// An order and what was made of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// Its file.
    pub order: Listed,
    /// Its form.
    pub form: Form,
    /// What the document is known by in the metadata of the papers.
    pub document: String,
    /// Whether the papers were read back and compared with the order.
    pub proof_read: bool,
    /// The papers.
    pub papers: Vec<Listed>,
}

/// A form and all files that it is made of, those of its bases too.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// Its name.
    pub name: String,
    /// The files, by path in the library: `gost-2025/form.yaml`.
    pub files: Vec<Listed>,
}

impl Listed {
    /// A file of these bytes.
    #[must_use]
    pub fn new(name: impl Into<String>, bytes: &[u8]) -> Self {
        Self { name: name.into(), sha256: Digest::of(&[bytes]) }
    }

    /// The file that a text was read from.
    #[must_use]
    pub fn of(name: impl Into<String>, source: &Source) -> Self {
        let parts = [source.mark().as_bytes(), source.text().as_bytes()];
        Self { name: name.into(), sha256: Digest::of(&parts) }
    }
}

impl Form {
    /// A form as it was loaded.
    #[must_use]
    pub fn of(form: &form::Form) -> Self {
        let files = form.files.iter().map(|(path, source)| Listed::of(path, source));
        Self { name: form.name.clone(), files: files.collect() }
    }
}

/// The fonts built into this program.
#[must_use]
pub fn fonts() -> Vec<Listed> {
    FONTS.iter().map(|font| Listed::new(font.name, font.bytes)).collect()
}

impl Manifest {
    /// The manifest as JSON with a final line end.
    ///
    /// # Panics
    ///
    /// Never: it holds only texts.
    #[must_use]
    pub fn json(&self) -> String {
        let mut text = serde_json::to_string_pretty(self)
            .expect("internal error: texts always serialise");
        text.push('\n');
        text
    }
}
