//! The main part: paragraphs and tables in order.

use crate::reread::docx::package::Part;
use crate::reread::docx::styles::Styles;
use crate::reread::docx::table::Table;
use crate::reread::docx::xml::{Node, Nodes, Tag};
use crate::reread::paper::is_bare;
use crate::reread::{PaperBlock, RereadError};

/// Elements whose text is not on the paper: what was deleted or moved away, what is there
/// for older programs, and properties.
const UNSEEN: [&str; 6] = ["del", "moveFrom", "Fallback", "pPr", "sectPr", "tblPrEx"];

/// Stands for what is no text: the tree has none, so it differs.
const OBJECT: &str = "\u{FFFC}";

/// Fields that tell a page's number.
const NUMBERS: [&str; 3] = ["PAGE", "NUMPAGES", "SECTIONPAGES"];

/// Reads the main part, or a header; with these words for the number of the page.
pub(super) fn read(
    part: &Part,
    styles: &Styles,
    number: &'static str,
) -> Result<Vec<PaperBlock>, RereadError> {
    let mut body =
        Body { styles, number, blocks: Vec::new(), tables: Vec::new(), open: Vec::new() };
    let mut nodes = Nodes::of(part);
    // How deep in something unseen.
    let mut unseen = 0_usize;
    while let Some(node) = nodes.next()? {
        match node {
            Node::Start(tag) if unseen > 0 || UNSEEN.contains(&tag.name()) => {
                unseen += 1;
            }
            Node::End(_) if unseen > 0 => unseen -= 1,
            Node::Text(_) if unseen > 0 => {}
            Node::Start(tag) => body.start(&tag),
            Node::End(name) => body.end(&name),
            Node::Text(text) => body.text(&text),
        }
    }
    Ok(body.blocks)
}

struct Body<'a> {
    styles: &'a Styles,
    number: &'static str,
    blocks: Vec<PaperBlock>,
    /// The open tables, one in another.
    tables: Vec<Table>,
    /// The open paragraphs: a text box may stand in one.
    open: Vec<Paragraph>,
}

/// A paragraph of which not all has been read.
#[derive(Default)]
struct Paragraph {
    /// What stands for the number of the page.
    number: &'static str,
    text: String,
    /// The filling of a place to write on, while its runs come.
    blank: Option<String>,
    is_blank: bool,
    /// Hidden or struck out: not what the paper says.
    is_void: bool,
    /// The open text; `true`: with its spaces at both ends.
    words: Option<(String, bool)>,
    /// The open fields: their instructions, and whether it is their result that comes.
    fields: Vec<(String, bool)>,
    is_instruction: bool,
}

impl Body<'_> {
    fn start(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            "p" => {
                let number = self.number;
                self.open.push(Paragraph { number, ..Paragraph::default() });
            }
            "tbl" => self.tables.push(Table::default()),
            "altChunk" => self.put(OBJECT.to_owned()),
            name => match (self.open.last_mut(), self.tables.last_mut()) {
                (Some(paragraph), _) => paragraph.start(name, tag, self.styles),
                (None, Some(table)) => table.start(tag),
                (None, None) => {}
            },
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "p" => {
                if let Some(paragraph) = self.open.pop() {
                    self.put(paragraph.finish());
                }
            }
            "tbl" => self.end_table(),
            name => match (self.open.last_mut(), self.tables.last_mut()) {
                (Some(paragraph), _) => paragraph.end(name),
                (None, Some(table)) => table.end(name),
                (None, None) => {}
            },
        }
    }

    /// A table in a table is more of its cell.
    fn end_table(&mut self) {
        match (self.tables.pop(), self.tables.last_mut()) {
            (Some(inner), Some(outer)) => {
                inner.paragraphs().for_each(|text| outer.paragraph(text));
            }
            (Some(table), None) => self.blocks.extend(table.blocks(self.styles)),
            (None, _) => {}
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(paragraph) = self.open.last_mut() {
            paragraph.read(text);
        }
    }

    /// Adds a paragraph to the open cell, else to the page. A bare one is dropped.
    fn put(&mut self, text: String) {
        match self.tables.last_mut() {
            _ if is_bare(&text) => {}
            Some(table) => table.paragraph(text),
            None => self.blocks.push(PaperBlock::Paragraph(text)),
        }
    }
}

impl Paragraph {
    fn start(&mut self, name: &str, tag: &Tag<'_>, styles: &Styles) {
        match name {
            "r" => (self.is_blank, self.is_void) = (false, false),
            "vanish" | "strike" | "dstrike" => {
                self.is_void |= tag.is_on();
            }
            // Something else is there to be read: a note, a picture, another file.
            "footnoteReference" | "endnoteReference" | "object" | "drawing" => {
                self.put(OBJECT);
            }
            "rStyle" => {
                self.is_blank = tag.value("val").is_some_and(|id| styles.is_blank(&id));
            }
            "t" => {
                let is_exact =
                    tag.value("space").is_some_and(|space| space == "preserve");
                self.words = Some((String::new(), is_exact));
            }
            "instrText" => self.is_instruction = true,
            "fldSimple" => {
                self.fields.push((tag.value("instr").unwrap_or_default(), true));
            }
            "fldChar" => match tag.value("fldCharType").as_deref() {
                Some("begin") => self.fields.push((String::new(), false)),
                Some("separate") => {
                    self.fields.iter_mut().rev().take(1).for_each(|field| field.1 = true);
                }
                Some("end") => self.end_field(),
                _ => {}
            },
            "br" if tag.value("type").is_none_or(|kind| kind == "textWrapping") => {
                self.put("\n");
            }
            "cr" => self.put("\n"),
            "tab" | "ptab" => self.put("\t"),
            "noBreakHyphen" => self.put("\u{2011}"),
            "softHyphen" => self.put("\u{AD}"),
            "sym" => {
                let code =
                    tag.value("char").and_then(|it| u32::from_str_radix(&it, 16).ok());
                let symbol = code.and_then(char::from_u32).unwrap_or('\u{FFFD}');
                self.put(&symbol.to_string());
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "t" => {
                if let Some((words, is_exact)) = self.words.take() {
                    let words = words.replace(['\n', '\r', '\t'], " ");
                    self.put(if is_exact { &words } else { words.trim_matches(' ') });
                }
            }
            "instrText" => self.is_instruction = false,
            "fldSimple" => self.end_field(),
            _ => {}
        }
    }

    fn read(&mut self, text: &str) {
        match (&mut self.words, self.fields.last_mut()) {
            (Some((words, _)), _) => words.push_str(text),
            (None, Some((instruction, false))) if self.is_instruction => {
                instruction.push_str(text);
            }
            _ => {}
        }
    }

    /// Of a field of the page's number, its own words say nothing.
    fn end_field(&mut self) {
        let Some((instruction, _)) = self.fields.pop() else { return };
        if NUMBERS.contains(&kind(&instruction)) {
            self.put(self.number);
        }
    }

    /// Adds text, unless it is hidden, an instruction, or in a field of the number.
    fn put(&mut self, text: &str) {
        let is_number = |(instruction, is_result): &(String, bool)| {
            !is_result || NUMBERS.contains(&kind(instruction))
        };
        if self.is_void || self.fields.iter().any(is_number) {
            return;
        }
        if self.is_blank {
            self.blank.get_or_insert_default().push_str(text);
        } else {
            self.end_blank();
            self.text.push_str(text);
        }
    }

    /// What is written in a blank, without the spaces that only draw its line.
    fn end_blank(&mut self) {
        if let Some(filling) = self.blank.take() {
            self.text.push_str(filling.trim_matches('\u{A0}'));
        }
    }

    fn finish(mut self) -> String {
        self.end_blank();
        self.text
    }
}

/// What a field is, by its instruction.
fn kind(instruction: &str) -> &str {
    instruction.split_whitespace().next().unwrap_or_default()
}
