//! The words of a paragraph: as few runs as their looks allow.

use crate::document::{Blank, Inline, Paragraph, Run, Style};
use crate::docx::looks::{Line, RunLook};
use crate::docx::xml::Element;
use crate::font::Setting;
use crate::russian::typography::{NO_BREAK_SPACE, WORD_JOINER};

/// A soft hyphen: an element of its own in Word.
const SOFT_HYPHEN: char = '\u{00AD}';

/// A hyphen at which no line breaks: likewise.
const NO_BREAK_HYPHEN: char = '\u{2011}';

/// A piece of a paragraph, joined as far as looks are equal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// Text of one look; `\n` is a new line.
    Text(RunLook, String),
    /// The number of the page.
    PageNumber,
}

/// The pieces of a paragraph in its style.
pub(super) fn pieces(paragraph: &Paragraph, style: &Style) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for inline in &paragraph.content {
        match inline {
            Inline::Run(run) => {
                let line = if run.is_underlined { Line::Underline } else { Line::None };
                push(look(run, line, style), &run.text, &mut pieces);
            }
            Inline::Break => push(RunLook::default(), "\n", &mut pieces),
            Inline::Blank(blank) => push_blank(blank, style, &mut pieces),
            Inline::PageNumber => pieces.push(Piece::PageNumber),
        }
    }
    pieces
}

/// Bold in a style twice is not bold in Word: a run has it only where its style has not.
fn look(run: &Run, line: Line, style: &Style) -> RunLook {
    let is_bold = run.is_bold && !style.is_bold;
    RunLook { line, is_bold, is_italic: run.is_italic && !style.is_italic }
}

fn push(look: RunLook, text: &str, pieces: &mut Vec<Piece>) {
    match pieces.last_mut() {
        Some(Piece::Text(last, words)) if *last == look => words.push_str(text),
        _ => pieces.push(Piece::Text(look, text.to_owned())),
    }
}

/// A blank is as many no-break spaces as its width takes, what is filled in among them.
/// What is filled in stands in the middle; an odd space goes behind it.
fn push_blank(blank: &Blank, style: &Style, pieces: &mut Vec<Piece>) {
    let space = Setting::new(style, false, false).width(&NO_BREAK_SPACE.to_string());
    let filled = blank
        .content
        .iter()
        .map(|run| Setting::new(style, run.is_bold, run.is_italic).width(&run.text));
    let free = (blank.width - filled.sum()).emu().max(0);
    let count = (free + space.emu() / 2) / space.emu().max(1);
    let spaces = |count: i64| {
        NO_BREAK_SPACE.to_string().repeat(usize::try_from(count).unwrap_or_default())
    };
    let plain = RunLook { line: Line::Blank, ..RunLook::default() };
    push(plain, &spaces(count / 2), pieces);
    blank
        .content
        .iter()
        .for_each(|run| push(look(run, Line::Blank, style), &run.text, pieces));
    push(plain, &spaces(count - count / 2), pieces);
}

/// A piece as an element.
pub(super) fn element(piece: &Piece) -> Element {
    match piece {
        Piece::Text(look, text) => run(*look, text),
        Piece::PageNumber => {
            let number = run(RunLook::default(), "1");
            Element::new("w:fldSimple").with("w:instr", " PAGE ").child(number)
        }
    }
}

fn run(look: RunLook, text: &str) -> Element {
    let mut run = Element::new("w:r");
    if let Some(id) = look.id() {
        run = run.child(Element::new("w:rPr").child(Element::val("w:rStyle", id)));
    }
    let mut words = String::new();
    for c in text.chars() {
        let special = match c {
            '\n' => "w:br",
            SOFT_HYPHEN => "w:softHyphen",
            NO_BREAK_HYPHEN => "w:noBreakHyphen",
            WORD_JOINER => continue,
            c => {
                words.push(c);
                continue;
            }
        };
        run = with_words(run, &mut words).child(Element::new(special));
    }
    with_words(run, &mut words)
}

fn with_words(run: Element, words: &mut String) -> Element {
    if words.is_empty() {
        return run;
    }
    let words = std::mem::take(words);
    run.child(Element::new("w:t").with("xml:space", "preserve").text(&words))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Align, Em, Length};

    fn style() -> Style {
        Style {
            title: "Текст".to_owned(),
            font: "Liberation Serif".to_owned(),
            office_font: "Times New Roman".to_owned(),
            size: Length::pt(12),
            is_bold: false,
            is_italic: false,
            align: Align::Left,
            first_line: Length::ZERO,
            left: Length::ZERO,
            right: Length::ZERO,
            above: Length::ZERO,
            letter_spacing: Length::ZERO,
            ascent: Em::parse("0.933em").unwrap(),
            descent: Em::parse("0.216em").unwrap(),
            stays_with_next: false,
            heading: None,
        }
    }

    fn run(text: &str) -> Run {
        Run { text: text.to_owned(), ..Run::default() }
    }

    fn shown(content: Vec<Inline>, style: &Style) -> Vec<String> {
        let paragraph = Paragraph { style: "p".to_owned(), content };
        let show = |piece: &Piece| match piece {
            Piece::Text(look, text) => {
                let text = text.replace(NO_BREAK_SPACE, "~");
                format!("{}[{text}]", look.id().unwrap_or_default())
            }
            Piece::PageNumber => "page".to_owned(),
        };
        pieces(&paragraph, style).iter().map(show).collect()
    }

    #[test]
    fn runs_of_one_look_are_one() {
        let content = vec![
            Inline::Run(run("а")),
            Inline::Break,
            Inline::Run(run("б")),
            Inline::Run(Run { is_bold: true, ..run("в") }),
            Inline::PageNumber,
        ];
        assert_eq!(shown(content.clone(), &style()), ["[а\nб]", "run-bold[в]", "page"]);
        let bold_style = Style { is_bold: true, ..style() };
        assert_eq!(shown(content, &bold_style), ["[а\nбв]", "page"]);
    }

    #[test]
    fn a_blank_is_filled_with_spaces() {
        // A space of Times is a quarter of the size: 3 points here, a digit 6.
        let blank = |width, content| Inline::Blank(Blank { width, content });
        let content = vec![
            blank(Length::pt(30), vec![run("25")]),
            Inline::Run(run(" ")),
            blank(Length::pt(7), vec![]),
        ];
        let expected = ["run-blank[~~~25~~~]", "[ ]", "run-blank[~~]"];
        assert_eq!(shown(content, &style()), expected);
    }

    #[test]
    fn special_characters_are_elements() {
        let text = "а/\u{2060}б\u{2011}в\n".to_owned();
        let words = |text| Element::new("w:t").with("xml:space", "preserve").text(text);
        let expected = Element::new("w:r")
            .child(words("а/б"))
            .child(Element::new("w:noBreakHyphen"))
            .child(words("в"))
            .child(Element::new("w:br"));
        assert_eq!(element(&Piece::Text(RunLook::default(), text)), expected);
    }
}
