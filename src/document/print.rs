//! A tree as text, for people and tests: one line a paragraph, no-break spaces as `~`,
//! word joiners as `|`, a text's own such signs behind `\\`. Other trees give other texts:
//! the identity of a document rests on it.

use std::fmt::Write;

use crate::document::{
    Block, Cell, Document, Inline, Page, Paragraph, Run, Section, Table, TableRow,
};
use crate::russian::typography::{NO_BREAK_SPACE, WORD_JOINER};

impl Document {
    /// The tree as text. Styles are named, not spelt out.
    #[must_use]
    pub fn print(&self) -> String {
        let mut text = format!("document {:?}\n", self.title);
        if let Some(date) = self.date {
            line(&mut text, 1, &format!("date {date}"));
        }
        self.sections.iter().for_each(|section| print_section(&mut text, section));
        text
    }
}

fn line(text: &mut String, depth: usize, words: &str) {
    let _ = writeln!(text, "{:width$}{words}", "", width = depth * 2);
}

fn print_section(text: &mut String, section: &Section) {
    line(text, 1, &format!("section {}", sheet(&section.page)));
    let parts = [("first header", &section.first_header), ("header", &section.header)];
    for (name, blocks) in parts.iter().filter(|(_, blocks)| !blocks.is_empty()) {
        line(text, 2, name);
        blocks.iter().for_each(|block| print_block(text, 3, block));
    }
    section.body.iter().for_each(|block| print_block(text, 2, block));
}

fn sheet(page: &Page) -> String {
    let Page { width, height, left, right, top, bottom, header } = page;
    format!("{width} × {height}, text {left} {right} {top} {bottom}, header {header}")
}

fn print_block(text: &mut String, depth: usize, block: &Block) {
    match block {
        Block::Paragraph(paragraph) => print_paragraph(text, depth, "", paragraph),
        Block::Table(table) => print_table(text, depth, table),
        Block::Side(side) => {
            line(text, depth, "side");
            for column in &side.columns {
                let width = column.width.map_or("rest".to_owned(), |w| w.to_string());
                line(text, depth + 1, &format!("column {width}"));
                for paragraph in &column.content {
                    print_paragraph(text, depth + 2, "", paragraph);
                }
            }
        }
    }
}

fn print_table(text: &mut String, depth: usize, table: &Table) {
    let widths: Vec<String> = table.columns.iter().map(ToString::to_string).collect();
    line(text, depth, &format!("table {} of {}", table.style, widths.join(" ")));
    for cells in &table.head {
        line(text, depth + 1, "head");
        for cell in cells {
            print_cell(text, depth + 2, cell);
        }
    }
    for row in &table.rows {
        match row {
            TableRow::Band(band) => {
                let kept = if band.is_kept { ", kept" } else { "" };
                line(text, depth + 1, &format!("band {}{kept}", band.level));
                print_cell(text, depth + 2, &band.cell);
            }
            TableRow::Row(row) => {
                line(text, depth + 1, if row.is_whole { "row, whole" } else { "row" });
                row.cells.iter().for_each(|cell| print_cell(text, depth + 2, cell));
            }
        }
    }
}

fn print_cell(text: &mut String, depth: usize, cell: &Cell) {
    for (index, paragraph) in cell.content.iter().enumerate() {
        print_paragraph(text, depth, if index == 0 { "| " } else { "  " }, paragraph);
    }
}

fn print_paragraph(text: &mut String, depth: usize, mark: &str, paragraph: &Paragraph) {
    let words: String = paragraph.content.iter().map(print_inline).collect();
    line(text, depth, &format!("{mark}{}: {words}", paragraph.style));
}

fn print_inline(inline: &Inline) -> String {
    match inline {
        Inline::Run(run) => print_run(run),
        Inline::Break => "⏎".to_owned(),
        Inline::PageNumber => "⟨page⟩".to_owned(),
        Inline::Blank(blank) => {
            let words: String = blank.content.iter().map(print_run).collect();
            format!("⟨{}:{words}⟩", blank.width)
        }
    }
}

fn print_run(run: &Run) -> String {
    let mut words = String::with_capacity(run.text.len() + 16);
    let mut rest = run.text.as_str();
    while let Some(at) = rest.find(is_special) {
        let (plain, from) = rest.split_at(at);
        words.push_str(plain);
        let mut chars = from.chars();
        match chars.next() {
            Some(NO_BREAK_SPACE) => words.push('~'),
            Some(WORD_JOINER) => words.push('|'),
            Some('\n') => words.push_str("\\n"),
            other => words.extend(['\\'].into_iter().chain(other)),
        }
        rest = chars.as_str();
    }
    words.push_str(rest);
    let marks = [(run.is_bold, 'b'), (run.is_italic, 'i'), (run.is_underlined, 'u')];
    let marks = marks.iter().filter(|(is_set, _)| *is_set);
    marks.fold(words, |words, (_, mark)| format!("⟨{mark}:{words}⟩"))
}

/// A sign that is printed otherwise, or stands for something.
fn is_special(c: char) -> bool {
    matches!(c, NO_BREAK_SPACE | WORD_JOINER | '\n' | '~' | '|' | '⏎' | '⟨' | '⟩' | '\\')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_texts_are_other_words() {
        let bold = Run { text: "a".to_owned(), is_bold: true, ..Run::default() };
        let texts = [
            "№~5",
            "№\u{A0}5",
            "№ 5",
            "a|b",
            "a\u{2060}b",
            "⟨b:a⟩",
            "\\~",
            "~",
            "\n",
            "\\n",
        ];
        let plain =
            |text: &str| print_run(&Run { text: text.to_owned(), ..Run::default() });
        let mut words: Vec<String> = texts.map(plain).to_vec();
        words.extend([print_run(&bold), print_inline(&Inline::Break), plain("⏎")]);
        let count = words.len();
        words.sort();
        words.dedup();
        assert_eq!(words.len(), count, "{words:?}");
    }
}
