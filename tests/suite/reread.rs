//! What was written reads back as it was meant, and every planted fault is seen.

use prikaz::document::{Block, Cell, Document, Inline, Paragraph, Run, TableRow};
use prikaz::reread::{Paper, Strictness, compare};
use prikaz::{docx, pdf, reread};

use crate::paper::{document, signed, text};

fn hostile() -> Document {
    document(&text("tests/data/hostile.yaml"), "smolensk-edu")
}

fn read_pdf(document: &Document) -> Paper {
    reread::pdf(&pdf::write(document).unwrap().bytes).unwrap()
}

fn read_docx(document: &Document) -> Paper {
    reread::docx(&docx::write(document).unwrap()).unwrap()
}

/// What differs, one a line.
fn differences(expected: &Paper, actual: &Paper, strictness: Strictness) -> String {
    let differences = compare(expected, actual, strictness);
    differences.iter().map(|difference| difference.to_string() + "\n").collect()
}

#[test]
fn a_pdf_reads_as_its_document() {
    for document in [signed("smolensk-edu"), signed("smolensk-edu-facsimile"), hostile()]
    {
        let (expected, actual) = (Paper::of(&document), read_pdf(&document));
        assert_eq!(differences(&expected, &actual, Strictness::Exact), "");
        let Paper { title, identity, blocks, .. } = expected;
        assert_eq!(actual.notes, []);
        assert_eq!(
            (title, identity, blocks),
            (actual.title, actual.identity, actual.blocks)
        );
    }
}

#[test]
fn a_docx_reads_as_its_document_but_for_joiners() {
    for document in [signed("smolensk-edu"), signed("smolensk-edu-facsimile"), hostile()]
    {
        let (expected, actual) = (Paper::of(&document), read_docx(&document));
        assert_eq!(differences(&expected, &actual, Strictness::BesideJoiners), "");
        assert_eq!((expected.title, expected.identity), (actual.title, actual.identity));
    }
}

#[test]
fn pdf_and_docx_read_alike() {
    let document = hostile();
    let (one, other) = (read_pdf(&document), read_docx(&document));
    assert_eq!(differences(&one, &other, Strictness::Seen), "");
}

#[test]
fn every_planted_fault_is_seen() {
    let sound = hostile();
    let expected = Paper::of(&sound);
    let faults = faults(&sound);
    let faults: Vec<_> = faults
        .into_iter()
        .filter(|(_, faulty)| Paper::of(faulty).blocks != expected.blocks)
        .collect();
    assert!(faults.len() > 100, "{}", faults.len());
    for (index, (what, faulty)) in faults.into_iter().enumerate() {
        if index % 3 == 0 {
            let actual = read_pdf(&faulty);
            assert_ne!(differences(&expected, &actual, Strictness::Exact), "", "{what}");
        }
        // Joiners are not in a DOCX.
        if !what.contains("joiner") {
            let actual = read_docx(&faulty);
            let seen = differences(&expected, &actual, Strictness::BesideJoiners);
            assert_ne!(seen, "", "{what}");
        }
    }
}

/// The document with one fault each.
fn faults(sound: &Document) -> Vec<(String, Document)> {
    let mut faults = Vec::new();
    let mut plant = |what: String, fault: &dyn Fn(&mut Document)| {
        let mut spoilt = sound.clone();
        fault(&mut spoilt);
        faults.push((what, spoilt));
    };
    for index in 0..paragraphs(&mut sound.clone()).len() {
        for (what, fault) in TEXT_FAULTS {
            plant(format!("{what} in paragraph {index}"), &|document| {
                fault(&mut paragraphs(document)[index].content);
            });
        }
    }
    for (section, it) in sound.sections.iter().enumerate() {
        for block in 0..it.body.len() {
            plant(format!("block {section}:{block} dropped"), &|document| {
                document.sections[section].body.remove(block);
            });
            plant(format!("block {section}:{block} swapped"), &|document| {
                let body = &mut document.sections[section].body;
                let last = body.len() - 1;
                body.swap(block, (block + 1).min(last));
            });
            let Block::Table(table) = &it.body[block] else { continue };
            let rows = 0..table.rows.len();
            for (row, (what, fault)) in rows.flat_map(|r| ROW_FAULTS.map(|f| (r, f))) {
                plant(format!("{what} in row {row}"), &|document| {
                    fault(rows_of(&mut document.sections[section].body[block]), row);
                });
            }
        }
    }
    faults
}

fn rows_of(block: &mut Block) -> &mut Vec<TableRow> {
    match block {
        Block::Table(table) => &mut table.rows,
        _ => unreachable!(),
    }
}

type TextFault = fn(&mut Vec<Inline>);

const TEXT_FAULTS: [(&str, TextFault); 7] = [
    ("last run dropped", |content| drop(content.pop())),
    ("no-break space lost", |content| replace(content, '\u{A0}', " ")),
    ("joiner lost", |content| replace(content, '\u{2060}', "")),
    ("letter changed", |content| replace(content, 'о', "а")),
    ("digit changed", |content| replace(content, '2', "3")),
    ("double space", |content| replace(content, ' ', "  ")),
    ("break lost", |content| {
        if let Some(at) = content.iter().position(|it| *it == Inline::Break) {
            content[at] = Inline::Run(Run { text: " ".to_owned(), ..Run::default() });
        }
    }),
];

type RowFault = fn(&mut Vec<TableRow>, usize);

const ROW_FAULTS: [(&str, RowFault); 6] = [
    ("row dropped", |rows, at| drop(rows.remove(at))),
    ("row doubled", |rows, at| rows.insert(at, rows[at].clone())),
    ("rows swapped", |rows, at| {
        let last = rows.len() - 1;
        rows.swap(at, (at + 1).min(last));
    }),
    ("cells swapped", |rows, at| {
        if let TableRow::Row(row) = &mut rows[at] {
            row.cells.swap(0, 1);
        }
    }),
    ("cell emptied", |rows, at| {
        if let TableRow::Row(row) = &mut rows[at] {
            row.cells[1].content.truncate(1);
            row.cells[1].content[0].content.clear();
        }
    }),
    ("paragraphs joined", |rows, at| {
        if let TableRow::Row(row) = &mut rows[at] {
            for cell in &mut row.cells {
                let mut rest = cell.content.split_off(1).into_iter();
                cell.content[0]
                    .content
                    .extend(rest.next().into_iter().flat_map(|it| it.content));
                cell.content.extend(rest);
            }
        }
    }),
];

/// Replaces the first of a character.
fn replace(content: &mut [Inline], from: char, to: &str) {
    let run = content.iter_mut().find_map(|inline| match inline {
        Inline::Run(run) if run.text.contains(from) => Some(run),
        _ => None,
    });
    if let Some(run) = run {
        run.text = run.text.replacen(from, to, 1);
    }
}

/// All paragraphs of the body.
fn paragraphs(document: &mut Document) -> Vec<&mut Paragraph> {
    let mut paragraphs = Vec::new();
    for block in document.sections.iter_mut().flat_map(|section| &mut section.body) {
        match block {
            Block::Paragraph(paragraph) => paragraphs.push(paragraph),
            Block::Side(side) => {
                paragraphs.extend(side.columns.iter_mut().flat_map(|it| &mut it.content));
            }
            Block::Table(table) => {
                paragraphs.extend(table.head.iter_mut().flatten().flat_map(cell));
                for row in &mut table.rows {
                    match row {
                        TableRow::Band(band) => paragraphs.extend(cell(&mut band.cell)),
                        TableRow::Row(row) => {
                            paragraphs.extend(row.cells.iter_mut().flat_map(cell));
                        }
                    }
                }
            }
        }
    }
    paragraphs
}

fn cell(cell: &mut Cell) -> impl Iterator<Item = &mut Paragraph> {
    cell.content.iter_mut()
}

/// A draft of two sections, with numbers.
fn draft() -> Document {
    document(&text("tests/golden/papers/draft/order.yaml"), "smolensk-edu")
}

#[test]
fn what_stands_above_the_text_is_read() {
    for document in [draft(), hostile(), signed("smolensk-edu-facsimile")] {
        let expected = Paper::of(&document);
        assert_eq!(differences(&expected, &read_pdf(&document), Strictness::Exact), "");
        let strictness = Strictness::BesideJoiners;
        assert_eq!(differences(&expected, &read_docx(&document), strictness), "");
    }
}

#[test]
fn another_header_is_seen() {
    type Fault = fn(&mut Document);
    let faults: [(Fault, &str); 5] = [
        (
            |it| it.sections[0].first_header.clear(),
            "колонтитул листа 1: пропало «ПРОЕКТ»\n",
        ),
        (
            |it| it.sections[1].first_header.clear(),
            "колонтитул листа 2: пропало «ПРОЕКТ»\n",
        ),
        (
            |it| {
                let first = &mut it.sections[0].first_header;
                let Block::Paragraph(paragraph) = &mut first[0] else { unreachable!() };
                paragraph.content.push(Inline::PageNumber);
            },
            "колонтитул листа 1: должно быть «ПРОЕКТ», а стоит «ПРОЕКТ1»\n",
        ),
        (
            |it| {
                let header = it.sections[0].header.clone();
                it.sections[0].first_header = header;
            },
            "колонтитул листа 1: должно быть «ПРОЕКТ», а стоит «1 ПРОЕКТ»\n",
        ),
        (|it| it.sections[0].header.clear(), ""),
    ];
    let sound = draft();
    let expected = Paper::of(&sound);
    for (index, (fault, said)) in faults.into_iter().enumerate() {
        let mut spoilt = sound.clone();
        fault(&mut spoilt);
        // The order has one page: what stands on further pages, a PDF does not show.
        let seen = differences(&expected, &read_pdf(&spoilt), Strictness::Seen);
        assert_eq!(squeezed(&seen), squeezed(said), "{index}");
        let strictness = Strictness::BesideJoiners;
        let seen = differences(&expected, &read_docx(&spoilt), strictness);
        assert!(seen.starts_with("колонтитул части "), "{index}: {seen}");
        assert_eq!(seen.lines().count(), 1, "{index}: {seen}");
    }
}

/// How far apart a PDF's words are, is not known exactly.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// What a small generator with a fixed beginning gives: the same faults on every run.
fn random(state: &mut u64) -> usize {
    *state = state
        .wrapping_mul(6_364_136_223_846_793_005)
        .wrapping_add(1_442_695_040_888_963_407);
    usize::try_from(*state >> 33).unwrap()
}

#[test]
fn damaged_bytes_never_panic() {
    let document = hostile();
    let expected = Paper::of(&document);
    let (pdf, docx) =
        (pdf::write(&document).unwrap().bytes, docx::write(&document).unwrap());
    for bytes in [pdf, docx] {
        let read = |bytes: &[u8]| {
            let _ =
                reread::pdf(bytes).map(|it| compare(&expected, &it, Strictness::Exact));
            let _ =
                reread::docx(bytes).map(|it| compare(&expected, &it, Strictness::Seen));
        };
        for end in (0..bytes.len()).step_by(997) {
            read(&bytes[..end]);
        }
        let mut state = 7;
        for _ in 0..500 {
            let mut damaged = bytes.clone();
            let at = random(&mut state) % damaged.len();
            damaged[at] ^= 1 << (random(&mut state) % 8);
            read(&damaged);
        }
    }
}
