//! Letters, told at once where they are Russian or Latin: nearly all that an office writes.

/// Whether a character is a letter of any script, as [`char::is_alphabetic`] says.
#[must_use]
pub fn is_letter(c: char) -> bool {
    match c {
        '\0'..='\u{7F}' => c.is_ascii_alphabetic(),
        'А'..='я' | 'Ё' | 'ё' => true,
        '«' | '»' | '–' | '—' | '№' | '\u{A0}' => false,
        _ => c.is_alphabetic(),
    }
}

/// Whether a character is a letter or a digit of any script, as [`char::is_alphanumeric`]
/// says.
#[must_use]
pub fn is_letter_or_digit(c: char) -> bool {
    is_letter(c) || c.is_numeric()
}

/// Whether a character is written from right to left (Hebrew, Arabic and their like).
#[must_use]
pub fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}'
        | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_is_what_unicode_says() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_letter(c), c.is_alphabetic(), "{c:?}");
            assert_eq!(is_letter_or_digit(c), c.is_alphanumeric(), "{c:?}");
        }
    }
}
