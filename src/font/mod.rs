//! The fonts built into the program: their bytes, characters and advance widths.
//!
//! No other font is ever used. Text is measured as it is set: without kerning and
//! ligatures, as Word does by default.

use std::sync::{LazyLock, OnceLock};

use ttf_parser::Face;

use crate::document::{Length, Style};

/// A font file and what it is.
#[derive(Debug, Clone, Copy)]
pub struct Font {
    /// The file's name.
    pub name: &'static str,
    /// The family's name.
    pub family: &'static str,
    /// Whether it is the bold one.
    pub is_bold: bool,
    /// Whether it is the italic one.
    pub is_italic: bool,
    /// The file.
    pub bytes: &'static [u8],
}

macro_rules! serif {
    ($file:literal, $is_bold:literal, $is_italic:literal) => {
        Font {
            name: concat!("LiberationSerif-", $file, ".ttf"),
            family: "Liberation Serif",
            is_bold: $is_bold,
            is_italic: $is_italic,
            bytes: include_bytes!(concat!("../../fonts/LiberationSerif-", $file, ".ttf")),
        }
    };
}

/// The fonts, the regular one first.
pub const FONTS: [Font; 4] = [
    serif!("Regular", false, false),
    serif!("Bold", true, false),
    serif!("Italic", false, true),
    serif!("BoldItalic", true, true),
];

/// A font that has been looked into.
#[derive(Debug)]
struct Metrics {
    face: Face<'static>,
    /// The advance widths of Latin and Cyrillic, which nearly all text is.
    advances: OnceLock<Vec<Option<u16>>>,
}

/// The first character whose advance width is looked up each time.
const RARE: u32 = 0x460;

static METRICS: LazyLock<Vec<Metrics>> = LazyLock::new(|| {
    let parse = |font: &Font| Metrics {
        face: Face::parse(font.bytes, 0)
            .expect("internal error: the built-in fonts are whole"),
        advances: OnceLock::new(),
    };
    FONTS.iter().map(parse).collect()
});

impl Metrics {
    /// The advance width of a character in font units; none without a glyph.
    fn advance(&self, character: char) -> Option<u16> {
        let common = self.advances.get_or_init(|| {
            (0..RARE).map(|code| self.look_up(char::from_u32(code)?)).collect()
        });
        match common.get(u32::from(character) as usize) {
            Some(advance) => *advance,
            None => self.look_up(character),
        }
    }

    fn look_up(&self, character: char) -> Option<u16> {
        self.face.glyph_hor_advance(self.face.glyph_index(character)?)
    }
}

/// The families there are.
pub fn families() -> impl Iterator<Item = &'static str> {
    FONTS.iter().filter(|font| !font.is_bold && !font.is_italic).map(|font| font.family)
}

/// A font with a size: what text of a style is set in.
#[derive(Debug, Clone, Copy)]
pub struct Setting {
    metrics: &'static Metrics,
    size: Length,
    letter_spacing: Length,
}

impl Setting {
    /// How text of a style is set, made bold or italic beyond it.
    /// A family that is not built in falls back on the first font; a form that names one
    /// is refused before.
    #[must_use]
    pub fn new(style: &Style, is_bold: bool, is_italic: bool) -> Self {
        let (is_bold, is_italic) =
            (style.is_bold || is_bold, style.is_italic || is_italic);
        let index = FONTS.iter().position(|font| {
            font.family == style.font
                && font.is_bold == is_bold
                && font.is_italic == is_italic
        });
        let metrics = &METRICS[index.unwrap_or_default()];
        Self { metrics, size: style.size, letter_spacing: style.letter_spacing }
    }

    /// The characters that the font cannot show, each once.
    #[must_use]
    pub fn missing(&self, text: &str) -> Vec<char> {
        let mut missing = Vec::new();
        for c in text.chars().filter(|&c| !is_invisible(c)) {
            if self.metrics.advance(c).is_none() && !missing.contains(&c) {
                missing.push(c);
            }
        }
        missing
    }

    /// The advance width of a text set on one line.
    /// Letter spacing follows every character, the last one too. One without a glyph is
    /// 1 em wide; line ends, joiners and soft hyphens count nothing.
    #[must_use]
    pub fn width(&self, text: &str) -> Length {
        let units = i64::from(self.metrics.face.units_per_em());
        let visible = text.chars().filter(|&c| !is_invisible(c));
        let count = i64::try_from(visible.clone().count()).unwrap_or(i64::MAX);
        let sum: i64 =
            visible.map(|c| self.metrics.advance(c).map_or(units, i64::from)).sum();
        Length::from_emu(self.size.emu() * sum / units) + self.letter_spacing * count
    }
}

/// Characters that the layout heeds and nobody sees: they need no glyph.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{00AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\n')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn setting() -> Setting {
        let size = Length::pt(1000);
        Setting { metrics: &METRICS[0], size, letter_spacing: Length::ZERO }
    }

    #[test]
    fn widths_are_those_of_times_new_roman() {
        // Times New Roman: digits 0.5 em, «о» 0.5 em, the em dash 1 em.
        assert_eq!(setting().width("2023о"), Length::pt(2500));
        assert_eq!(setting().width("—\u{2060}"), Length::pt(1000));
    }

    #[test]
    fn a_character_without_a_glyph_is_found() {
        assert_eq!(setting().missing("№ 5 «Точка роста» \u{2060}"), [char::MIN; 0]);
        assert_eq!(setting().missing("цена 5 ₽, 7 ₽ и 漢"), ['₽', '漢']);
    }
}
