//! The files of all forms.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::form::built_in::FILES;
use crate::source::Source;

/// The files of all forms, by path: `smolensk-edu/form.yaml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Library {
    files: BTreeMap<String, Arc<Source>>,
}

impl Library {
    /// The forms built into the program.
    #[must_use]
    pub fn built_in() -> Self {
        let source = |(path, text): &(&str, &str)| {
            ((*path).to_owned(), Source::new(format!("templates/{path}"), *text))
        };
        Self { files: FILES.iter().map(source).collect() }
    }

    /// Adds a file, or puts it in the place of the one with its path.
    ///
    /// `path` is `FORM/FILE` with «/» on every system; a file deeper down belongs to the
    /// form of its first folder, under the rest of its path.
    pub fn add(&mut self, path: impl Into<String>, source: Arc<Source>) {
        self.files.insert(path.into(), source);
    }

    /// A file of a form.
    #[must_use]
    pub fn file(&self, form: &str, name: &str) -> Option<&Arc<Source>> {
        self.files.get(&format!("{form}/{name}"))
    }

    /// The files of a form, by name.
    pub(super) fn files_of<'a>(
        &'a self,
        form: &'a str,
    ) -> impl Iterator<Item = (&'a str, &'a Arc<Source>)> {
        self.files.iter().filter_map(move |(path, source)| {
            let (folder, name) = path.split_once('/')?;
            (folder == form).then_some((name, source))
        })
    }

    /// The names of the forms.
    /// A folder without `form.yaml` is none.
    #[must_use]
    pub fn forms(&self) -> BTreeSet<&str> {
        self.files.keys().filter_map(|path| path.strip_suffix("/form.yaml")).collect()
    }
}
