//! The identity that a paper bears in its metadata, without reading all of it.

use std::io::{Cursor, Read};

/// What every identity begins with; 32 hexadecimal digits follow.
const MARK: &str = "prikaz-";

/// The identity of the document that a PDF or DOCX of ours was made from.
///
/// It looks for the mark alone and proves nothing: the bytes need not be a sound paper,
/// and a PDF whose metadata are packed gives none.
#[must_use]
pub fn identity(bytes: &[u8]) -> Option<String> {
    if bytes.starts_with(b"PK") { of_package(bytes) } else { find(bytes) }
}

/// The core properties of a package.
fn of_package(bytes: &[u8]) -> Option<String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let part = archive.by_name("docProps/core.xml").ok()?;
    let mut text = Vec::new();
    part.take(1 << 20).read_to_end(&mut text).ok()?;
    find(&text)
}

/// The first identity among bytes; a PDF's metadata are not packed.
fn find(bytes: &[u8]) -> Option<String> {
    memchr::memmem::find_iter(bytes, MARK).find_map(|at| {
        let digits = bytes.get(at + MARK.len()..at + MARK.len() + 32)?;
        let is_identity = digits.iter().all(u8::is_ascii_hexdigit);
        is_identity.then(|| format!("{MARK}{}", String::from_utf8_lossy(digits)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identity_is_found_among_other_bytes() {
        let bytes = b"%PDF-1.7 prikaz-1 prikaz-00112233445566778899aabbccddeeff>";
        let expected = "prikaz-00112233445566778899aabbccddeeff".to_owned();
        assert_eq!(identity(bytes), Some(expected));
        assert_eq!(identity(b"PK\x03\x04 prikaz-00112233445566778899aabbccddeeff"), None);
    }
}
