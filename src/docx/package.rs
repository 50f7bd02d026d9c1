//! Parts to one file: a ZIP archive whose bytes repeat.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use crate::docx::DocxError;

/// How hard to compress. Written out, since a default may change.
const LEVEL: i64 = 6;

/// A part of a package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    /// Its name in the archive: `word/document.xml`.
    pub(super) name: String,
    /// Its text.
    pub(super) text: String,
}

/// The archive of the parts, in their order.
///
/// The bytes repeat: every entry bears the same time (1980-01-01, the earliest there is),
/// system and rights, and the deflate backend is pinned in `Cargo.toml` (zlib-rs: no C,
/// and whatever the processor can do, the same matches).
pub(super) fn pack(parts: &[Part]) -> Result<Vec<u8>, DocxError> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(LEVEL))
        .last_modified_time(DateTime::DEFAULT)
        .system(System::Unix)
        .unix_permissions(0o644);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for part in parts {
        archive.start_file(part.name.as_str(), options)?;
        archive.write_all(part.text.as_bytes())?;
    }
    Ok(archive.finish()?.into_inner())
}
