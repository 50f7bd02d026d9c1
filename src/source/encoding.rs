//! Bytes to text: UTF-8 only, and a guess at what else a file may be.

use std::ops::RangeInclusive;

/// The largest file that is read, in bytes (64 MB).
pub const MAX_BYTES: usize = 64 * 1024 * 1024;

/// The byte order mark, which says nothing in UTF-8 and which some editors write.
pub(super) const MARK: &str = "\u{FEFF}";

/// Why a file's bytes are not a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Undecodable {
    /// Larger than [`MAX_BYTES`].
    TooLarge,
    /// Not UTF-8, but Russian text when read as Windows-1251.
    Windows1251,
    /// UTF-16, as its byte order mark or its many zeros say.
    Utf16,
    /// A ZIP archive, as DOCX and XLSX are, or the container of DOC and XLS.
    Archive,
    /// A PDF.
    Pdf,
    /// Not UTF-8, and nothing that is recognised.
    Other {
        /// The text, with «�» for what is no character.
        text: String,
        /// The byte in it where the first such sign was put.
        at: usize,
    },
}

/// The letters А–я in Windows-1251.
const CYRILLIC_1251: RangeInclusive<u8> = 0xC0..=0xFF;

/// The text of a file without its byte order mark; no bytes are an empty text.
///
/// First bytes are looked at before anything is decoded: an archive or a PDF is told by
/// its kind, even where its bytes happen to be UTF-8.
pub(super) fn decode(mut bytes: Vec<u8>) -> Result<String, Undecodable> {
    if bytes.len() > MAX_BYTES {
        return Err(Undecodable::TooLarge);
    }
    let has_mark = bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]);
    if has_mark {
        return Err(Undecodable::Utf16);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&OLE) {
        return Err(Undecodable::Archive);
    }
    if bytes.starts_with(b"%PDF-") {
        return Err(Undecodable::Pdf);
    }
    if looks_like_utf_16(&bytes) {
        return Err(Undecodable::Utf16);
    }
    if bytes.starts_with(MARK.as_bytes()) {
        bytes.drain(..MARK.len());
    }
    String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let bytes = error.as_bytes();
        if looks_like_1251(bytes) {
            return Undecodable::Windows1251;
        }
        Undecodable::Other {
            text: String::from_utf8_lossy(bytes).into_owned(),
            at: valid,
        }
    })
}

/// The first bytes of DOC and XLS.
const OLE: [u8; 4] = [0xD0, 0xCF, 0x11, 0xE0];

/// Whether every other byte is nearly always the upper half of a Latin or a Russian
/// letter: UTF-16 without its mark.
/// Two fifths of all bytes are enough, with at least one zero among them.
fn looks_like_utf_16(bytes: &[u8]) -> bool {
    let is_upper_half = |byte: &&u8| matches!(byte, 0x00 | 0x04);
    let count = bytes.iter().filter(is_upper_half).count();
    bytes.contains(&0) && count * 5 >= bytes.len() * 2
}

/// Whether nearly every byte beyond ASCII is a Cyrillic letter of Windows-1251.
/// Four fifths are enough, since «Ё», «№», quotes and dashes lie outside А–я.
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
    fn other_bytes_are_named_by_their_place() {
        let bytes = b"a: 1\nb: \x80\x81\n".to_vec();
        let text = "a: 1\nb: \u{FFFD}\u{FFFD}\n".to_owned();
        assert_eq!(decode(bytes), Err(Undecodable::Other { text, at: 8 }));
    }

    #[test]
    fn papers_are_recognised_by_their_first_bytes() {
        assert_eq!(decode(b"PK\x03\x04...".to_vec()), Err(Undecodable::Archive));
        assert_eq!(decode(b"%PDF-1.7".to_vec()), Err(Undecodable::Pdf));
        assert_eq!(decode(vec![0xFF, 0xFE, 0x10, 0x04]), Err(Undecodable::Utf16));
        assert_eq!(
            decode(b"f\0o\0:\0\x1E\x04\x31\x04".to_vec()),
            Err(Undecodable::Utf16)
        );
    }
}
