//! The words of a paragraph: as few runs as their looks allow.

use crate::document::{Blank, Inline, Paragraph, Run, Style};
use crate::docx::looks::RunLook;
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
            Inline::Run(run) => push(look(run, style), &run.text, &mut pieces),
            Inline::Break => push(RunLook::default(), "\n", &mut pieces),
            Inline::Blank(blank) => push_blank(blank, style, &mut pieces),
            Inline::PageNumber => pieces.push(Piece::PageNumber),
        }
    }
    pieces
}

/// Bold in a style twice is not bold in Word: a run has it only where its style has not.
fn look(run: &Run, style: &Style) -> RunLook {
    RunLook {
        is_blank: false,
        is_bold: run.is_bold && !style.is_bold,
        is_italic: run.is_italic && !style.is_italic,
        is_underlined: run.is_underlined,
    }
}

fn push(look: RunLook, text: &str, pieces: &mut Vec<Piece>) {
    match pieces.last_mut() {
        Some(Piece::Text(last, words)) if *last == look => words.push_str(text),
        _ => pieces.push(Piece::Text(look, text.to_owned())),
    }
}

/// A blank is as many no-break spaces as its width takes, what is filled in among them.
fn push_blank(blank: &Blank, style: &Style, pieces: &mut Vec<Piece>) {
    let blank_look =
        |run: &Run| RunLook { is_blank: true, is_underlined: false, ..look(run, style) };
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
    let plain = blank_look(&Run::default());
    push(plain, &spaces(count / 2), pieces);
    blank.content.iter().for_each(|run| push(blank_look(run), &run.text, pieces));
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
