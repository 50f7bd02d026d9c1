//! Text strings outside the pages: titles, `ActualText` (ISO 32000-1, 7.9.2.2).

/// The characters of `PDFDocEncoding` from 0x18 and from 0x80 that Latin-1 has not.
const LOW: [char; 8] = ['˘', 'ˇ', 'ˆ', '˙', '˝', '˛', '˚', '˜'];
/// From 0x80 to 0xA0; U+FFFD: no character.
const HIGH: [char; 33] = [
    '•', '†', '‡', '…', '—', '–', 'ƒ', '⁄', '‹', '›', '−', '‰', '„', '“', '”', '‘', '’',
    '‚', '™', 'ﬁ', 'ﬂ', 'Ł', 'Œ', 'Š', 'Ÿ', 'Ž', 'ı', 'ł', 'œ', 'š', 'ž', '\u{FFFD}',
    '€',
];

/// A text string: UTF-16 or UTF-8 by its mark, else `PDFDocEncoding`.
pub(super) fn text(bytes: &[u8]) -> String {
    match bytes {
        [0xFE, 0xFF, rest @ ..] => utf16(rest),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        plain => plain.iter().map(|&byte| character(byte)).collect(),
    }
}

/// UTF-16, the high byte first.
/// A half pair, and a last byte alone, are U+FFFD.
pub(super) fn utf16(bytes: &[u8]) -> String {
    let units = bytes.chunks(2).map(|pair| match pair {
        [high, low] => u16::from_be_bytes([*high, *low]),
        _ => 0xFFFD,
    });
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

fn character(byte: u8) -> char {
    let of = |table: &[char], first| table.get(usize::from(byte - first)).copied();
    let special = match byte {
        0x18..=0x1F => of(&LOW, 0x18),
        0x80..=0xA0 => of(&HIGH, 0x80),
        _ => None,
    };
    special.unwrap_or(char::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_string_is_read_by_its_mark() {
        assert_eq!(text(b"\xFE\xFF\x04\x1F\x20\x60"), "П\u{2060}");
        assert_eq!(text("\u{FEFF}Приказ".as_bytes()), "Приказ");
        assert_eq!(text(b"(\x8A) \x84 \xA0 \xE9 \x1F"), "(−) — € é ˜");
        assert_eq!(text(b"\xFE\xFF\xD8\x00\x04"), "\u{FFFD}\u{FFFD}");
    }
}
