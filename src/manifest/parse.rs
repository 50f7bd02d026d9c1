//! A manifest's bytes to a [`Manifest`]: they may come from anywhere.

use std::ffi::OsStr;
use std::iter;
use std::path::Path;

use serde_json::error::Category;

use crate::manifest::Manifest;
use crate::source::MAX_BYTES;

/// Why bytes are no manifest.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ManifestError {
    /// Larger than [`MAX_BYTES`].
    #[error("файл больше 64 МБ")]
    TooLarge,
    /// No JSON, or damaged.
    #[error("это не JSON, или файл повреждён: строка {line}")]
    NotJson {
        /// The line, from 1.
        line: usize,
    },
    /// JSON of another shape.
    #[error("это JSON, но не опись: строка {line}")]
    Shape {
        /// The line, from 1.
        line: usize,
    },
    /// A name that leads to some folder.
    #[error("опись повреждена: «{0}» — не имя файла")]
    Name(String),
}

impl Manifest {
    /// Reads a manifest; the names of its orders and papers are plain names of files.
    ///
    /// # Errors
    ///
    /// The bytes are no manifest or a damaged one.
    pub fn parse(bytes: &[u8]) -> Result<Self, ManifestError> {
        if bytes.len() > MAX_BYTES {
            return Err(ManifestError::TooLarge);
        }
        let manifest: Self = serde_json::from_slice(bytes).map_err(|error| {
            let line = error.line();
            match error.classify() {
                Category::Data => ManifestError::Shape { line },
                _ => ManifestError::NotJson { line },
            }
        })?;
        let stray = manifest.names().find(|name| !is_plain(name)).map(str::to_owned);
        stray.map_or(Ok(manifest), |name| Err(ManifestError::Name(name)))
    }

    /// The names of its orders and papers.
    fn names(&self) -> impl Iterator<Item = &str> {
        let records = self.orders.iter();
        records
            .flat_map(|record| iter::once(&record.order).chain(&record.papers))
            .map(|file| file.name.as_str())
    }
}

/// Whether a name is that of a file and leads nowhere else.
fn is_plain(name: &str) -> bool {
    Path::new(name).file_name() == Some(OsStr::new(name))
}
