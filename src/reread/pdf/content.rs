//! A page's content: the text of each piece of marked content.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::reread::pdf::cmap::CMap;
use crate::reread::pdf::lexer::{Lexer, Token};
use crate::reread::pdf::strings;

/// How deep marks and graphics states may be nested on a page.
const DEPTH: usize = 256;

/// How many operands an operator may have.
const OPERANDS: usize = 1 << 20;

/// What a page's resources lend to its content, by name.
#[derive(Default)]
pub(super) struct Resources {
    /// The fonts that can be read.
    pub(super) fonts: BTreeMap<Vec<u8>, Rc<CMap>>,
    /// The properties of marks.
    pub(super) properties: BTreeMap<Vec<u8>, Property>,
}

/// What a mark says of the content in it.
#[derive(Debug, Default, Clone)]
pub(super) struct Property {
    /// By what the tags know it.
    pub(super) mcid: Option<i64>,
    /// What it says, whatever its letters are.
    pub(super) actual: Option<Rc<str>>,
    /// Whether an artifact is a header or a footer of the page.
    pub(super) is_header: bool,
}

/// The text of a page.
#[derive(Debug, Default)]
pub(super) struct PageText {
    /// The pieces that tags may point to, by their MCID.
    pub(super) pieces: BTreeMap<i64, String>,
    /// What stands outside all of them and is no artifact either.
    pub(super) loose: String,
    /// What stands above the text of the page, or below it.
    pub(super) header: String,
    /// Whether a picture is drawn, or anything else that is not in the content itself.
    pub(super) has_picture: bool,
}

/// Reads a page's content; `left` is how many bytes its text may have.
///
/// # Errors
///
/// Why it cannot be read.
pub(super) fn read(
    content: &[u8],
    resources: &Resources,
    left: &mut usize,
) -> Result<PageText, &'static str> {
    let mut reader = Reader {
        resources,
        left,
        text: PageText::default(),
        font: None,
        fonts: Vec::new(),
        marks: Vec::new(),
    };
    let mut operands = Vec::new();
    let mut words = Lexer::new(content);
    while let Some(word) = words.next() {
        match word {
            Token::Operator(b"ID") => {
                words.skip_image();
                reader.text.has_picture = true;
            }
            Token::Operator(operator) => reader.operator(operator, &operands)?,
            _ if operands.len() >= OPERANDS => return Err("слишком длинная команда"),
            operand => {
                operands.push(operand);
                continue;
            }
        }
        operands.clear();
    }
    Ok(reader.text)
}

/// A mark that has been opened.
struct Mark {
    mcid: Option<i64>,
    /// A header or footer.
    is_header: bool,
    /// Another artifact, or letters for which something else is said.
    is_mute: bool,
}

struct Reader<'a> {
    resources: &'a Resources,
    /// How many bytes of text there may still be.
    left: &'a mut usize,
    text: PageText,
    /// None: none was chosen, or its codes cannot be read.
    font: Option<&'a CMap>,
    /// The fonts of the saved graphics states.
    fonts: Vec<Option<&'a CMap>>,
    /// The open marks; each has what its outer ones say.
    marks: Vec<Mark>,
}

impl Reader<'_> {
    /// Only text, fonts, marks and graphics states count; what `Do` draws is told, not read.
    fn operator(
        &mut self,
        operator: &[u8],
        operands: &[Token<'_>],
    ) -> Result<(), &'static str> {
        match operator {
            b"Tj" | b"TJ" | b"'" | b"\"" => {
                for operand in operands {
                    if let Token::Text(codes) = operand {
                        self.show(codes)?;
                    }
                }
            }
            b"Tf" => {
                self.font = operands.iter().find_map(|operand| match operand {
                    Token::Name(name) => self.resources.fonts.get(*name).map(Rc::as_ref),
                    _ => None,
                });
            }
            b"Do" => self.text.has_picture = true,
            b"BDC" | b"BMC" => self.begin(operands)?,
            b"EMC" => drop(self.marks.pop()),
            b"q" if self.fonts.len() >= DEPTH => {
                return Err("слишком глубокая вложенность");
            }
            b"q" => self.fonts.push(self.font),
            b"Q" => self.font = self.fonts.pop().flatten(),
            _ => {}
        }
        Ok(())
    }

    /// Opens a mark. What it does not say itself it has of the mark around it.
    fn begin(&mut self, operands: &[Token<'_>]) -> Result<(), &'static str> {
        if self.marks.len() >= DEPTH {
            return Err("слишком глубокая вложенность");
        }
        let (tag, property) = match operands {
            [Token::Name(tag), Token::Name(name), ..] => {
                (*tag, self.resources.properties.get(*name).cloned().unwrap_or_default())
            }
            [Token::Name(tag), rest @ ..] => (*tag, property(rest)),
            _ => return Err("отметка без имени"),
        };
        let outer = self.marks.last();
        let is_artifact = tag == b"Artifact";
        let is_header =
            outer.is_some_and(|mark| mark.is_header) || is_artifact && property.is_header;
        let is_mute = outer.is_some_and(|mark| mark.is_mute) || is_artifact && !is_header;
        let mcid = property.mcid.or_else(|| outer.and_then(|mark| mark.mcid));
        let is_replaced = property.actual.is_some();
        let said = property.actual.unwrap_or_default();
        self.marks.push(Mark { mcid, is_header, is_mute });
        // One property may be named by many marks.
        *self.left = self.left.checked_sub(said.len()).ok_or("слишком много текста")?;
        if let Some(piece) = self.piece() {
            piece.push_str(&said);
        }
        if let (true, Some(mark)) = (is_replaced, self.marks.last_mut()) {
            mark.is_mute = true;
        }
        Ok(())
    }

    /// Where text goes now; none: nobody reads it.
    fn piece(&mut self) -> Option<&mut String> {
        match self.marks.last() {
            Some(Mark { is_mute: true, .. }) => None,
            Some(Mark { is_header: true, .. }) => Some(&mut self.text.header),
            Some(Mark { mcid: Some(mcid), .. }) => {
                Some(self.text.pieces.entry(*mcid).or_default())
            }
            _ => Some(&mut self.text.loose),
        }
    }

    /// Text that nobody reads needs no font that can be read.
    fn show(&mut self, codes: &[u8]) -> Result<(), &'static str> {
        let (font, mut left) = (self.font, *self.left);
        let Some(piece) = self.piece() else { return Ok(()) };
        let font = font.ok_or("в шрифте нет таблицы знаков")?;
        font.decode(codes, piece, &mut left).ok_or("слишком много текста")?;
        *self.left = left;
        Ok(())
    }
}

/// A property that is written in the content itself.
fn property(words: &[Token<'_>]) -> Property {
    let mut property = Property::default();
    for pair in words.windows(2) {
        match pair {
            [Token::Name(b"MCID"), Token::Number(digits)] => {
                property.mcid =
                    std::str::from_utf8(digits).ok().and_then(|d| d.parse().ok());
            }
            [Token::Name(b"ActualText"), Token::Text(bytes)] => {
                property.actual = Some(strings::text(bytes).into());
            }
            [Token::Name(b"Subtype"), Token::Name(b"Header" | b"Footer")] => {
                property.is_header = true;
            }
            _ => {}
        }
    }
    property
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(content: &str) -> Result<PageText, &'static str> {
        let map = CMap::parse(b"beginbfrange <01> <FF> <0001> endbfrange", 1).unwrap();
        let fonts = BTreeMap::from([(b"f".to_vec(), Rc::new(map))]);
        let resources = Resources { fonts, properties: BTreeMap::new() };
        read(content.as_bytes(), &resources, &mut 1000)
    }

    #[test]
    fn each_piece_has_its_text() {
        let page = text(
            "/f 12 Tf /Artifact<</Type/Layout>>BDC (line) Tj EMC \
             /Artifact<</Subtype/Header>>BDC /Span BMC (head) Tj EMC EMC /Span<</MCID 0>>BDC [(a)-200(b)]TJ \
             /Span<</ActualText<FEFF00A0>>>BDC (x) Tj EMC (c)' EMC \
             /Artifact<</Type/Layout>>BDC EMC /P<</MCID 7/ActualText(seven)>>BDC (z)Tj EMC",
        )
        .unwrap();
        let pieces = [(0, "ab\u{A0}c".to_owned()), (7, "seven".to_owned())];
        assert_eq!(page.pieces, BTreeMap::from(pieces));
        assert_eq!((page.loose.as_str(), page.header.as_str()), ("", "head"));
    }

    #[test]
    fn a_picture_is_told() {
        for (content, has_picture) in [
            ("/x Do", true),
            ("BI /W 1 ID \n\u{1} EI ", true),
            ("1 0 0 rg 0 0 9 9 re f", false),
        ] {
            assert_eq!(text(content).unwrap().has_picture, has_picture, "{content}");
        }
    }

    #[test]
    fn text_outside_all_marks_is_kept_apart() {
        assert_eq!(text("/f 1 Tf (ab) Tj /Span BMC (c) Tj EMC").unwrap().loose, "abc");
    }

    #[test]
    fn a_font_lasts_to_the_end_of_its_state() {
        let page = text("/f 1 Tf q /g 1 Tf Q /S<</MCID 1>>BDC (a)Tj EMC").unwrap();
        assert_eq!(page.pieces[&1], "a");
        assert!(text("/g 1 Tf /S<</MCID 1>>BDC (a)Tj EMC").is_err());
    }

    #[test]
    fn text_without_end_is_refused() {
        let page = |codes: usize| text(&format!("/f 1 Tf ({}) Tj", "a".repeat(codes)));
        assert_eq!(page(1000).unwrap().loose.len(), 1000);
        assert_eq!(page(1001).unwrap_err(), "слишком много текста");
    }

    #[test]
    fn endless_nesting_is_refused() {
        assert!(text(&"q ".repeat(300)).is_err());
        assert!(text(&"/S BMC ".repeat(300)).is_err());
    }

    #[test]
    fn what_marks_say_again_and_again_is_refused() {
        let actual = Some("a".repeat(100).into());
        let property = Property { actual, ..Property::default() };
        let resources = Resources {
            properties: BTreeMap::from([(b"p".to_vec(), property)]),
            ..Resources::default()
        };
        let page = |count: usize| {
            read("/Span /p BDC EMC ".repeat(count).as_bytes(), &resources, &mut 1000)
        };
        assert_eq!(page(10).unwrap().loose.len(), 1000);
        assert_eq!(page(11).unwrap_err(), "слишком много текста");
    }
}
