//! Bytes to text: UTF-8 only, and a guess at what else a file may be.

use std::ops::RangeInclusive;

/// The largest file that is read, in bytes (64 MB).
pub const MAX_BYTES: usize = 64 * 1024 * 1024;

/// Why a file's bytes are not a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Undecodable {
    /// Larger than [`MAX_BYTES`].
    TooLarge,
    /// Not UTF-8, but Russian text when read as Windows-1251.
    Windows1251,
    /// UTF-16, as its byte order mark says.
    Utf16,
    /// A ZIP archive, as DOCX and XLSX are.
    Archive,
    /// A PDF.
    Pdf,
    /// Not UTF-8, and nothing that is recognised; the first wrong byte's place.
    Other {
        /// The line of the first wrong byte, from 1.
        line: usize,
    },
}

/// The letters А–я in Windows-1251.
const CYRILLIC_1251: RangeInclusive<u8> = 0xC0..=0xFF;

pub(super) fn decode(mut bytes: Vec<u8>) -> Result<String, Undecodable> {
    if bytes.len() > MAX_BYTES {
        return Err(Undecodable::TooLarge);
    }
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(Undecodable::Utf16);
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return Err(Undecodable::Archive);
    }
    if bytes.starts_with(b"%PDF-") {
        return Err(Undecodable::Pdf);
    }
    if bytes.starts_with(&[0xEF, 0xBB, 0xBF]) {
        bytes.drain(..3);
    }
    String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let bytes = error.as_bytes();
        if looks_like_1251(bytes) {
            return Undecodable::Windows1251;
        }
        let line = bytes.iter().take(valid).filter(|&&b| b == b'\n').count() + 1;
        Undecodable::Other { line }
    })
}

/// Whether nearly every byte beyond ASCII is a Cyrillic letter of Windows-1251.
fn looks_like_1251(bytes: &[u8]) -> bool {
    let high = bytes.iter().filter(|&&b| b >= 0x80).count();
    let letters = bytes.iter().filter(|&b| CYRILLIC_1251.contains(b)).count();
    high > 0 && letters * 10 >= high * 8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_order_mark_is_left_out() {
        assert_eq!(decode("\u{FEFF}год".into()).unwrap(), "год");
    }

    #[test]
    fn windows_1251_is_recognised() {
        let title = [0xCF, 0xF0, 0xE8, 0xEA, 0xE0, 0xE7, b'\n'];
        assert_eq!(decode(title.to_vec()), Err(Undecodable::Windows1251));
    }

    #[test]
    fn other_bytes_are_named_by_line() {
        let bytes = b"a: 1\nb: \x80\x81\n".to_vec();
        assert_eq!(decode(bytes), Err(Undecodable::Other { line: 2 }));
    }

    #[test]
    fn papers_are_recognised_by_their_first_bytes() {
        assert_eq!(decode(b"PK\x03\x04...".to_vec()), Err(Undecodable::Archive));
        assert_eq!(decode(b"%PDF-1.7".to_vec()), Err(Undecodable::Pdf));
        assert_eq!(decode(vec![0xFF, 0xFE, 0x10, 0x04]), Err(Undecodable::Utf16));
    }
}
