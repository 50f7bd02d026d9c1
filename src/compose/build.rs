//! Elements to blocks.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::compose::attributes::{self, misplaced};
use crate::compose::lines::block_height;
use crate::compose::markup::{Child, Element};
use crate::compose::message::{millimetres_down, millimetres_up};
use crate::compose::table;
use crate::diagnostic::{Finding, list, nearest};
use crate::document::{
    Blank, Block, Document, Inline, Length, Page, Paragraph, Run, Section, Side,
    SideColumn,
};
use crate::form::Form;
use crate::russian::typography::no_break;

/// The document that the root element describes, with the paper's own date.
/// All faults are gathered first; only another root element ends it at once.
pub(super) fn document(
    root: &Element,
    date: Option<NaiveDate>,
    form: &Form,
) -> Result<Document, Vec<Finding>> {
    let mut findings = Vec::new();
    attributes::check(root, &mut findings);
    let mut builder = Builder { form, findings };
    if root.name != "document" {
        let message =
            format!("шаблон начинается с `<{}>`, а нужен `<document>`", root.name);
        return Err(vec![
            Finding::error("template", root.place.clone(), message)
                .help("возьмите всё содержимое шаблона в `<document title=\"…\">`"),
        ]);
    }
    let title = root.required("title", &mut builder.findings).unwrap_or_default();
    if root.attributes.contains_key("title") && title.trim().is_empty() {
        builder.findings.push(
            Finding::error("template", root.place.clone(), "у документа пустое название")
                .help("впишите его в `title`: оно видно в окне просмотра PDF"),
        );
    }
    let mut sections = Vec::new();
    for element in root.elements(&mut builder.findings) {
        match element.name.as_str() {
            "section" => sections.extend(builder.section(element)),
            _ => builder.findings.extend(misplaced(element, "document")),
        }
    }
    if sections.is_empty() && builder.findings.is_empty() {
        builder.findings.push(
            Finding::error(
                "template",
                root.place.clone(),
                "в документе нет ни одного листа",
            )
            .help("допишите внутри `<document>` хотя бы один `<section page=\"…\">`"),
        );
    }
    if !builder.findings.is_empty() {
        return Err(builder.findings);
    }
    Ok(Document {
        title: title.to_owned(),
        language: "ru".to_owned(),
        date,
        styles: form.styles.clone(),
        tables: form.tables.clone(),
        sections,
    })
}

/// What building needs at hand.
pub(super) struct Builder<'a> {
    pub(super) form: &'a Form,
    pub(super) findings: Vec<Finding>,
}

impl<'a> Builder<'a> {
    /// None: it names no page of the form, and that is reported.
    fn section(&mut self, element: &Element) -> Option<Section> {
        let name = element.required("page", &mut self.findings)?;
        let page = self.known(&self.form.pages, name, "листа", element)?;
        let mut section = Section {
            page: page.clone(),
            first_header: Vec::new(),
            header: Vec::new(),
            body: Vec::new(),
        };
        for child in element.elements(&mut self.findings) {
            match child.name.as_str() {
                "header" => self.header(child, &mut section),
                _ => section.body.extend(self.block(child, page, "section")),
            }
        }
        Some(section)
    }

    /// A header for the `first` page, the `rest`, or `all`.
    fn header(&mut self, element: &Element, section: &mut Section) {
        let pages = element.required("pages", &mut self.findings).unwrap_or_default();
        if !["first", "rest", "all"].contains(&pages) {
            let message = format!("`{pages}` — неизвестно, на каких листах колонтитул");
            self.findings.push(
                Finding::error("template", element.place.clone(), message).help(
                    "напишите `first` (первый), `rest` (остальные) или `all` (все)",
                ),
            );
        }
        let mut blocks = Vec::new();
        for child in element.elements(&mut self.findings) {
            blocks.extend(self.block(child, &section.page, "header"));
        }
        self.check_header(element, &blocks, &section.page);
        let is_taken = pages != "rest" && !section.first_header.is_empty()
            || pages != "first" && !section.header.is_empty();
        if is_taken {
            self.findings.push(
                Finding::error(
                    "template",
                    element.place.clone(),
                    "колонтитул для этих листов уже есть выше",
                )
                .help("оставьте один, или один `first`, а другой `rest`"),
            );
        }
        if pages != "rest" {
            section.first_header.clone_from(&blocks);
        }
        if pages != "first" {
            section.header = blocks;
        }
    }

    /// A header ends above the text.
    fn check_header(&mut self, element: &Element, blocks: &[Block], page: &Page) {
        if blocks.is_empty() {
            return;
        }
        let width = page.text_width();
        let heights =
            blocks.iter().map(|block| block_height(block, &self.form.styles, width));
        let end = page.header + heights.sum();
        if end > page.top {
            let message = format!(
                "колонтитул не помещается в верхнее поле: нужно {}, а поле {}",
                millimetres_up(end),
                millimetres_down(page.top)
            );
            self.findings.push(
                Finding::error("form", element.place.clone(), message)
                    .help("увеличьте у листа `top` или уменьшите `header`"),
            );
        }
    }

    fn block(&mut self, element: &Element, page: &Page, parent: &str) -> Option<Block> {
        match element.name.as_str() {
            "p" => Some(Block::Paragraph(self.paragraph(element)?)),
            "side" => Some(Block::Side(self.side(element, page))),
            "table" => Some(Block::Table(table::build(self, element, page)?)),
            _ => {
                self.findings.extend(misplaced(element, parent));
                None
            }
        }
    }

    fn side(&mut self, element: &Element, page: &Page) -> Side {
        let mut columns = Vec::new();
        for column in element.elements(&mut self.findings) {
            if column.name != "column" {
                self.findings.extend(misplaced(column, "side"));
                continue;
            }
            let width = column.length("width", &mut self.findings);
            let content = self.paragraphs(column);
            columns.push(SideColumn { width, content });
        }
        let width: Length = columns.iter().filter_map(|column| column.width).sum();
        let room = page.text_width();
        if width > room {
            let message = format!(
                "рядом стоящее вместе шириной {}, а места на листе {}",
                millimetres_up(width),
                millimetres_down(room)
            );
            self.findings.push(
                Finding::error("form", element.place.clone(), message)
                    .help("уменьшите `width` у `<column>`"),
            );
        }
        Side { columns }
    }

    /// The paragraphs inside an element that holds nothing else.
    pub(super) fn paragraphs(&mut self, element: &Element) -> Vec<Paragraph> {
        let mut paragraphs = Vec::new();
        for child in element.elements(&mut self.findings) {
            match child.name.as_str() {
                "p" => paragraphs.extend(self.paragraph(child)),
                _ => self.findings.extend(misplaced(child, &element.name)),
            }
        }
        paragraphs
    }

    fn paragraph(&mut self, element: &Element) -> Option<Paragraph> {
        let style = element.required("style", &mut self.findings)?;
        self.known(&self.form.styles, style, "стиля", element)?;
        Some(Paragraph { style: style.to_owned(), content: self.content(element) })
    }

    /// The text of an element: words, emphasis, blanks.
    pub(super) fn content(&mut self, element: &Element) -> Vec<Inline> {
        let mut content = Vec::new();
        self.inlines(element, &Run::default(), &mut content);
        trim(&mut content);
        content
    }

    /// `look` is what the `b`, `i` and `u` around it have said so far.
    fn inlines(&mut self, element: &Element, look: &Run, content: &mut Vec<Inline>) {
        for child in &element.children {
            match child {
                Child::Literal(words) => {
                    let words = collapse(words, content.last());
                    let run = Run { place: Some(element.place.clone()), ..look.clone() };
                    push_words(&words, &run, content);
                }
                Child::Value(text, place) => {
                    let place = place.clone().or_else(|| Some(element.place.clone()));
                    push_words(text, &Run { place, ..look.clone() }, content);
                }
                Child::Element(child) => self.inline(child, look, content, &element.name),
            }
        }
    }

    fn inline(
        &mut self,
        element: &Element,
        look: &Run,
        content: &mut Vec<Inline>,
        parent: &str,
    ) {
        let look = match element.name.as_str() {
            "b" => Run { is_bold: true, ..look.clone() },
            "i" => Run { is_italic: true, ..look.clone() },
            "u" => Run { is_underlined: true, ..look.clone() },
            "br" => return content.push(Inline::Break),
            "page-number" => return content.push(Inline::PageNumber),
            "blank" => return content.extend(self.blank(element, look)),
            _ => return self.findings.extend(misplaced(element, parent)),
        };
        self.inlines(element, &look, content);
    }

    fn blank(&mut self, element: &Element, look: &Run) -> Option<Inline> {
        element.required("width", &mut self.findings)?;
        let width = element.length("width", &mut self.findings)?;
        let mut content = Vec::new();
        self.inlines(element, look, &mut content);
        trim(&mut content);
        let mut runs = Vec::new();
        for inline in content {
            match inline {
                Inline::Run(run) => runs.push(run),
                _ => self.findings.extend(misplaced(element, "blank")),
            }
        }
        Some(Inline::Blank(Blank { width, content: runs }))
    }

    /// A thing of the form by its name.
    /// None: it is not there, and that is reported; `what` is its kind, in the genitive.
    pub(super) fn known<T>(
        &mut self,
        things: &'a BTreeMap<String, T>,
        name: &str,
        what: &str,
        element: &Element,
    ) -> Option<&'a T> {
        let thing = things.get(name);
        if thing.is_none() {
            let known = || things.keys().map(String::as_str);
            let message = format!("{what} с именем `{name}` в бланке нет");
            let finding = Finding::error("template", element.place.clone(), message);
            self.findings.push(match nearest(name, known()) {
                Some(near) => finding.help(format!("возможно, имелось в виду `{near}`")),
                None => finding.help(format!("есть {}", list(known()))),
            });
        }
        thing
    }
}

/// A template's white space is one space, and none at the beginning or after a new line.
fn collapse(words: &str, before: Option<&Inline>) -> String {
    let is_at_start = match before {
        None | Some(Inline::Break) => true,
        Some(Inline::Run(run)) => run.text.ends_with(' '),
        Some(_) => false,
    };
    let mut collapsed = String::with_capacity(words.len());
    for c in words.chars() {
        let c = if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c };
        let is_doubled = collapsed.ends_with(' ') || collapsed.is_empty() && is_at_start;
        if c != ' ' || !is_doubled {
            collapsed.push(c);
        }
    }
    collapsed
}

/// Adds words, their own line ends as breaks. What is printed is what is in the file: of
/// white space, only a template's is ever trimmed.
fn push_words(words: &str, look: &Run, content: &mut Vec<Inline>) {
    for (index, line) in words.split('\n').enumerate() {
        if index > 0 {
            content.push(Inline::Break);
        }
        if !line.is_empty() {
            content.push(Inline::Run(Run { text: no_break(line), ..look.clone() }));
        }
    }
}

/// Drops the white space that a template leaves at the end.
fn trim(content: &mut Vec<Inline>) {
    while let Some(Inline::Run(run)) = content.last_mut() {
        let is_template_space = run.text.chars().all(|c| c == ' ')
            && run.place.as_ref().is_some_and(|place| place.route.as_str().is_empty());
        if !is_template_space {
            if run.place.as_ref().is_some_and(|place| place.route.as_str().is_empty()) {
                run.text.truncate(run.text.trim_end_matches(' ').len());
            }
            return;
        }
        content.pop();
    }
}
