//! The printed text against the signed order's, letter by letter.
//!
//! White space and no-break spaces are one; letter-spaced styles are compared without
//! their spaces; marks that the form adds (the appendix mark, page numbers, repeated
//! heads) are left out.

use prikaz::document::{Block, Document, Inline, Paragraph, TableRow};
use prikaz::russian::typography::plain;

use crate::paper::{signed, text};

fn words(paragraph: &Paragraph) -> String {
    let inlines = paragraph.content.iter().map(|inline| match inline {
        Inline::Run(run) => run.text.clone(),
        Inline::Break => " ".to_owned(),
        Inline::Blank(blank) => {
            blank.content.iter().map(|run| run.text.as_str()).collect()
        }
        Inline::PageNumber => String::new(),
    });
    squeeze(&plain(&inlines.collect::<String>()))
}

fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The paragraphs and cells of a section, one a line.
fn lines(document: &Document, section: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for block in &document.sections[section].body {
        match block {
            Block::Paragraph(paragraph) => lines.push(words(paragraph)),
            Block::Side(side) => {
                lines.extend(
                    side.columns.iter().flat_map(|c| c.content.iter().map(words)),
                );
            }
            Block::Table(table) => {
                let row = |cells: &[prikaz::document::Cell]| {
                    let cell = |cell: &prikaz::document::Cell| {
                        cell.content.iter().map(words).collect::<Vec<_>>().join(" ")
                    };
                    cells.iter().map(cell).collect::<Vec<_>>().join("\t")
                };
                lines.extend(table.head.iter().map(|cells| row(cells)));
                lines.extend(table.rows.iter().map(|line| match line {
                    TableRow::Band(band) => row(std::slice::from_ref(&band.cell)),
                    TableRow::Row(line) => row(&line.cells),
                }));
            }
        }
    }
    lines
}

/// The seed's lines without the scan's markup, its split rows joined, its repeated heads
/// dropped.
fn seed_lines() -> Vec<String> {
    let seed = text("tests/data/seed/order-712-02.txt");
    let mut lines: Vec<Vec<String>> = Vec::new();
    let mut head = None;
    for line in seed.lines() {
        let line = line.trim_start_matches("<p>").replace("</p>", "");
        let cells: Vec<String> = line.split('\t').map(squeeze).collect();
        let is_empty = cells.iter().all(String::is_empty);
        let is_row = cells.len() == 5;
        if is_empty || head.as_ref() == Some(&cells) {
            continue;
        }
        if is_row && head.is_none() {
            head = Some(cells.clone());
        }
        let is_rest = is_row && cells[0].is_empty();
        if let Some(row) = lines.last_mut().filter(|_| is_rest) {
            for (cell, rest) in row.iter_mut().zip(&cells) {
                *cell = squeeze(&format!("{cell} {rest}"));
            }
        } else if is_row && cells[1..].iter().all(String::is_empty) {
            lines.push(vec![cells[0].clone()]);
        } else {
            lines.push(cells);
        }
    }
    lines.into_iter().map(|cells| cells.join("\t")).collect()
}

/// «П Р И К А З» = «ПРИКАЗ», «712 - 02» = «712-02».
fn without_spaces(line: &str) -> String {
    line.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn the_orders_page_says_what_the_signed_one_says() {
    let printed = lines(&signed("smolensk-edu"), 0);
    let seed = seed_lines();
    let seed = &seed[..printed.len()];
    assert_eq!(printed.len(), 12);
    for (printed, signed) in printed.iter().zip(seed) {
        let is_spaced = ["П Р И К А З", "п р и к а з ы в а ю:", "№ 712 - 02"]
            .contains(&signed.as_str())
            || signed.starts_with("« 25 »");
        if is_spaced {
            assert_eq!(without_spaces(printed), without_spaces(signed));
        } else {
            assert_eq!(printed, signed);
        }
    }
}

#[test]
fn every_cell_of_the_plan_says_what_the_signed_one_says() {
    for form in ["smolensk-edu", "smolensk-edu-facsimile"] {
        let printed = lines(&signed(form), 1);
        let mark = 6;
        let seed = seed_lines();
        assert_eq!(printed[mark..], seed[12..], "{form}");
        let rows = printed.iter().filter(|line| line.matches('\t').count() == 4).count();
        let bands =
            printed.iter().filter(|line| line.starts_with("Направление ")).count();
        assert_eq!((rows, bands), (1 + 39, 10));
    }
}
