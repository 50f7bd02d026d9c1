//! The styles: each complete, so that a look is read in one place.

use std::collections::BTreeSet;

use crate::document::{Align, Document, Length, Style};
use crate::docx::body::WORDS;
use crate::docx::looks::{
    Line, Looks, ParagraphLook, RunLook, SEAM, SIDE, paragraph_id, table_id,
};
use crate::docx::table::{margins, properties};
use crate::docx::xml::Element;

/// The line height of Times New Roman at single spacing, in thousandths of the size.
const SINGLE: i64 = 1149;

/// The part of all styles: those of the document, and the looks that it came to.
pub(super) fn part(document: &Document, looks: &Looks<'_>) -> Element {
    let mut titles = Titles::default();
    let mut styles = foundation();
    for (name, style) in &document.styles {
        let id = paragraph_id(name);
        let title = titles.take(&style.title, name);
        styles.push(paragraph(&id, &title, style, Length::ZERO));
    }
    for &look in &looks.bands {
        let (style, below) = in_band(document, look);
        let title = titles.take(&format!("{} — строка таблицы", style.title), &look.id());
        styles.push(paragraph(&look.id(), &title, &style, below));
    }
    styles.push(seam(&titles.take("Стык", SEAM)));
    for look in &looks.runs {
        styles.extend(run(*look, &mut titles));
    }
    for (name, style) in &document.tables {
        let title = titles.take(&format!("Таблица — {name}"), name);
        styles.push(named("table", &table_id(name), &title).child(properties(style)));
    }
    let side = Element::new("w:tblPr").child(margins(Length::ZERO, Length::ZERO));
    styles.push(named("table", SIDE, &titles.take("Рядом", SIDE)).child(side));
    Element::new("w:styles")
        .with("xmlns:w", WORDS)
        .child(defaults(document))
        .children(styles)
}

/// Names of styles: Word wants each once, does not tell capitals from small letters, and
/// takes what follows a comma for another name.
#[derive(Default)]
struct Titles(BTreeSet<String>);

impl Titles {
    /// The title, with the key behind it where the title is taken.
    fn take(&mut self, title: &str, key: &str) -> String {
        let title = title.replace([',', ';'], " —");
        let is_free = self.0.insert(title.to_lowercase());
        if is_free { title } else { format!("{title} ({key})") }
    }
}

/// What is true of all text: its language, and that letters are not moved together.
fn defaults(document: &Document) -> Element {
    let language = match document.language.as_str() {
        "ru" => "ru-RU",
        other => other,
    };
    let look = Element::new("w:rPr")
        .child(Element::val("w:kern", 0))
        .child(Element::val("w:lang", language));
    Element::new("w:docDefaults")
        .child(Element::new("w:rPrDefault").child(look))
        .child(Element::new("w:pPrDefault"))
}

/// The styles that Word takes for granted, without any look.
fn foundation() -> Vec<Element> {
    let base = |kind: &str, id: &str, name: &str| {
        Element::new("w:style")
            .with("w:type", kind)
            .with("w:default", 1)
            .with("w:styleId", id)
            .child(Element::val("w:name", name))
            .child(Element::val("w:uiPriority", 99))
            .child(Element::new("w:semiHidden"))
    };
    let table = Element::new("w:tblPr").child(margins(Length::ZERO, Length::ZERO));
    vec![
        base("paragraph", "Normal", "Normal"),
        base("character", "DefaultParagraphFont", "Default Paragraph Font"),
        base("table", "TableNormal", "Normal Table").child(table),
        base("numbering", "NoList", "No List"),
    ]
}

fn named(kind: &str, id: &str, title: &str) -> Element {
    Element::new("w:style")
        .with("w:type", kind)
        .with("w:customStyle", 1)
        .with("w:styleId", id)
        .child(Element::val("w:name", title))
        .child(Element::new("w:qFormat"))
}

/// The style of a paragraph in a band, and the space below it: a band's space above and
/// below is its paragraphs'.
fn in_band(document: &Document, look: ParagraphLook<'_>) -> (Style, Length) {
    let mut style = document.styles[look.style].clone();
    let Some(band) = look.band else { return (style, Length::ZERO) };
    let table = &document.tables[band.table];
    let space = |is_there| if is_there { table.band_y } else { Length::ZERO };
    style.above = style.above + space(band.is_first);
    style.stays_with_next |= table.keeps_bands;
    (style, space(band.is_last))
}

fn paragraph(id: &str, title: &str, style: &Style, below: Length) -> Element {
    named("paragraph", id, title).child(place(style, below)).child(letters(style))
}

/// Where the lines of a style stand.
/// Single spacing is left to Word (240 is one line); any other height is exact, in
/// twentieths of a point, and so is `below`, the space after.
fn place(style: &Style, below: Length) -> Element {
    let (line, rule) = if (style.ascent + style.descent).thousandths() == SINGLE {
        (240, "auto")
    } else {
        (style.line_height().twips(), "exact")
    };
    let spacing = Element::new("w:spacing")
        .with("w:before", style.above.twips())
        .with("w:after", below.twips())
        .with("w:line", line)
        .with("w:lineRule", rule);
    let mut place = Element::new("w:pPr")
        .child(Element::new("w:widowControl"))
        .child(spacing)
        .child(indents(style))
        .child(Element::val("w:jc", align(style.align)));
    if style.stays_with_next {
        place = place.child(Element::new("w:keepNext"));
    }
    if let Some(level) = style.heading {
        place = place.child(Element::val("w:outlineLvl", level.saturating_sub(1)));
    }
    place
}

fn indents(style: &Style) -> Element {
    let indents = Element::new("w:ind")
        .with("w:left", style.left.twips())
        .with("w:right", style.right.twips());
    let first = style.first_line.twips();
    if first < 0 {
        indents.with("w:hanging", -first)
    } else {
        indents.with("w:firstLine", first)
    }
}

fn align(align: Align) -> &'static str {
    match align {
        Align::Left => "left",
        Align::Center => "center",
        Align::Right => "right",
        Align::Justify => "both",
    }
}

/// What the letters of a style look like.
fn letters(style: &Style) -> Element {
    let mut look = Element::new("w:rPr").child(fonts(&style.office_font));
    let flags = [(style.is_bold, ["w:b", "w:bCs"]), (style.is_italic, ["w:i", "w:iCs"])];
    for (_, names) in flags.iter().filter(|(is_set, _)| *is_set) {
        look = look.children(names.map(Element::new));
    }
    let spacing = style.letter_spacing.twips();
    if spacing != 0 {
        look = look.child(Element::val("w:spacing", spacing));
    }
    look.children(sizes(style.size))
}

fn fonts(family: &str) -> Element {
    Element::new("w:rFonts")
        .with("w:ascii", family)
        .with("w:hAnsi", family)
        .with("w:eastAsia", family)
        .with("w:cs", family)
}

/// Sizes are in half-points.
fn sizes(size: Length) -> [Element; 2] {
    let half_points = (size.to_pt() * 2.0).round();
    ["w:sz", "w:szCs"].map(|name| Element::val(name, half_points))
}

/// A point high at most, so that it moves nothing to another page.
fn seam(title: &str) -> Element {
    let spacing = Element::new("w:spacing")
        .with("w:before", 0)
        .with("w:after", 0)
        .with("w:line", Length::pt(1).twips())
        .with("w:lineRule", "exact");
    named("paragraph", SEAM, title)
        .child(Element::new("w:pPr").child(spacing))
        .child(Element::new("w:rPr").children(sizes(Length::pt(1))))
}

/// The style of a run; none where its look is its paragraph's.
fn run(look: RunLook, titles: &mut Titles) -> Option<Element> {
    let id = look.id()?;
    let mut letters = Element::new("w:rPr");
    if look.is_bold {
        letters = letters.children(["w:b", "w:bCs"].map(Element::new));
    }
    if look.is_italic {
        letters = letters.children(["w:i", "w:iCs"].map(Element::new));
    }
    if look.line != Line::None {
        letters = letters.child(Element::val("w:u", "single"));
    }
    let title = titles.take(&look.title(), &id);
    Some(named("character", &id, &title).child(letters))
}
