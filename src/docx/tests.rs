//! Small trees and the XML that they come to, in full.

use std::collections::BTreeMap;

use crate::document::{
    Align, Band, Block, Cell, Document, Em, Inline, Length, Page, Paragraph, Row, Run,
    Section, Side, SideColumn, Style, Table, TableRow, TableStyle,
};
use crate::docx::{parts, write};

fn style() -> Style {
    Style {
        title: "Текст".to_owned(),
        font: "Liberation Serif".to_owned(),
        office_font: "Times New Roman".to_owned(),
        size: Length::pt(12),
        is_bold: true,
        is_italic: false,
        align: Align::Justify,
        first_line: Length::pt(10),
        left: Length::ZERO,
        right: Length::ZERO,
        above: Length::pt(1),
        letter_spacing: Length::pt(2),
        ascent: Em::parse("0.933em").unwrap(),
        descent: Em::parse("0.216em").unwrap(),
        stays_with_next: false,
        heading: Some(2),
    }
}

fn table_style() -> TableStyle {
    TableStyle {
        rule: Length::parse("0.5pt").unwrap(),
        pad_x: Length::pt(5),
        pad_y: Length::pt(1),
        band_y: Length::pt(8),
        hang: Length::pt(5),
        cell: "p".to_owned(),
        head: "p".to_owned(),
        band: "p".to_owned(),
        repeats_head: true,
        keeps_bands: true,
        whole_rows_percent: 50,
    }
}

fn paragraph(text: &str) -> Paragraph {
    let run = Run { text: text.to_owned(), ..Run::default() };
    Paragraph { style: "p".to_owned(), content: vec![Inline::Run(run)] }
}

fn cell(text: &str) -> Cell {
    Cell { content: vec![paragraph(text)] }
}

fn section(body: Vec<Block>) -> Section {
    let page = Page {
        width: Length::pt(300),
        height: Length::pt(200),
        left: Length::pt(20),
        right: Length::pt(20),
        top: Length::pt(20),
        bottom: Length::pt(20),
        header: Length::pt(10),
    };
    Section { page, first_header: Vec::new(), header: Vec::new(), body }
}

fn document(sections: Vec<Section>) -> Document {
    Document {
        title: "О «&»".to_owned(),
        language: "ru".to_owned(),
        date: None,
        styles: BTreeMap::from([("p".to_owned(), style())]),
        tables: BTreeMap::from([("t".to_owned(), table_style())]),
        sections,
    }
}

fn part(document: &Document, name: &str) -> String {
    let parts = parts(document);
    parts.into_iter().find(|(known, _)| known == name).unwrap().1
}

/// What stands between two strings in a part, without the ends.
fn between(document: &Document, name: &str, start: &str, end: &str) -> String {
    let text = part(document, name);
    let (_, rest) = text.split_once(start).unwrap();
    rest.split_once(end).unwrap().0.to_owned()
}

fn body(document: &Document) -> String {
    between(document, "word/document.xml", "<w:body>", "</w:body>")
}

const P: &str = r#"<w:p><w:pPr><w:pStyle w:val="paragraph-p"/></w:pPr><w:r><w:t xml:space="preserve">"#;
const SEAM: &str = r#"<w:p><w:pPr><w:pStyle w:val="seam"/></w:pPr></w:p>"#;
const PAGES: &str = concat!(
    r#"<w:sectPr><w:headerReference w:type="default" r:id="header1"/>"#,
    r#"<w:type w:val="nextPage"/>"#,
    r#"<w:pgSz w:w="6000" w:h="4000" w:orient="landscape"/>"#,
    r#"<w:pgMar w:top="400" w:right="400" w:bottom="400" w:left="400" w:header="200" "#,
    r#"w:footer="0" w:gutter="0"/><w:pgNumType w:start="1"/></w:sectPr>"#,
);

#[test]
fn the_last_paragraph_of_a_section_carries_its_pages() {
    let sections = ["а", "б"].map(|t| section(vec![Block::Paragraph(paragraph(t))]));
    let carrying = P.replace("</w:pPr>", &format!("{PAGES}</w:pPr>"));
    let expected = format!("{carrying}а</w:t></w:r></w:p>{P}б</w:t></w:r></w:p>{PAGES}");
    assert_eq!(body(&document(sections.to_vec())), expected);
}

#[test]
fn a_table_has_its_head_bands_and_rows() {
    let rows = vec![
        TableRow::Band(Band { level: 1, is_kept: true, cell: cell("в") }),
        TableRow::Row(Row { cells: vec![cell("г"), cell("д")], is_whole: true }),
        TableRow::Row(Row { cells: vec![cell("е"), cell("ж")], is_whole: false }),
    ];
    let table = Table {
        style: "t".to_owned(),
        columns: vec![Length::pt(100), Length::pt(170)],
        head: vec![vec![cell("а"), cell("б")]],
        rows,
    };
    let tc = |width: i64, text: &str| {
        let width = format!(r#"<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>"#);
        format!("<w:tc>{width}{P}{text}</w:t></w:r></w:p></w:tc>")
    };
    let row = |first: &str, second: &str| tc(2000, first) + &tc(3400, second);
    let band = tc(5400, "в")
        .replace("</w:tcPr>", r#"<w:gridSpan w:val="2"/></w:tcPr>"#)
        .replace("paragraph-p", "paragraph-p.band.t");
    let expected = [
        r#"<w:tbl><w:tblPr><w:tblStyle w:val="table-t"/><w:tblW w:w="5400" w:type="dxa"/>"#,
        r#"<w:tblInd w:w="-100" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>"#,
        r#"<w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="3400"/></w:tblGrid>"#,
        "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>",
        &row("а", "б"),
        "</w:tr><w:tr><w:trPr><w:cantSplit/></w:trPr>",
        &band,
        "</w:tr><w:tr><w:trPr><w:cantSplit/></w:trPr>",
        &row("г", "д"),
        "</w:tr><w:tr>",
        &row("е", "ж"),
        "</w:tr></w:tbl>",
        SEAM,
        PAGES,
    ];
    let document = document(vec![section(vec![Block::Table(table)])]);
    assert_eq!(body(&document), expected.concat());
    let band = between(&document, "word/styles.xml", "paragraph-p.band.t", "</w:pPr>");
    let expected = concat!(
        r#""><w:name w:val="Текст — строка таблицы"/><w:qFormat/>"#,
        r#"<w:pPr><w:keepNext/><w:widowControl/>"#,
        r#"<w:spacing w:before="180" w:after="160" w:line="240" w:lineRule="auto"/>"#,
        r#"<w:ind w:left="0" w:right="0" w:firstLine="200"/><w:jc w:val="both"/>"#,
        r#"<w:outlineLvl w:val="1"/>"#,
    );
    assert_eq!(band, expected);
}

#[test]
fn things_side_by_side_are_tables_with_a_seam_between() {
    let column = |width, text| SideColumn { width, content: vec![paragraph(text)] };
    let side = || {
        let columns = vec![column(None, "а"), column(Some(Length::pt(60)), "б")];
        Block::Side(Side { columns })
    };
    let tc = |width: i64, text: &str| {
        format!(
            r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="bottom"/></w:tcPr>{P}{text}</w:t></w:r></w:p></w:tc>"#
        )
    };
    let table = [
        r#"<w:tbl><w:tblPr><w:tblStyle w:val="side"/><w:tblW w:w="5200" w:type="dxa"/>"#,
        r#"<w:tblInd w:w="0" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>"#,
        r#"<w:tblGrid><w:gridCol w:w="4000"/><w:gridCol w:w="1200"/></w:tblGrid>"#,
        "<w:tr><w:trPr><w:cantSplit/></w:trPr>",
        &tc(4000, "а"),
        &tc(1200, "б"),
        "</w:tr></w:tbl>",
    ]
    .concat();
    let document = document(vec![section(vec![side(), side()])]);
    assert_eq!(body(&document), format!("{table}{SEAM}{table}{SEAM}{PAGES}"));
}

#[test]
fn a_first_header_of_its_own_is_written_though_it_is_empty() {
    let number = Paragraph { style: "p".to_owned(), content: vec![Inline::PageNumber] };
    let header = vec![Block::Paragraph(number)];
    let body = vec![Block::Paragraph(paragraph("а"))];
    let document = document(vec![Section { header, ..section(body) }]);
    let pages = between(&document, "word/document.xml", "<w:sectPr>", "<w:type");
    let expected = concat!(
        r#"<w:headerReference w:type="default" r:id="header1"/>"#,
        r#"<w:headerReference w:type="first" r:id="header2"/>"#,
    );
    assert_eq!(pages, expected);
    let first = between(&document, "word/header2.xml", "relationships\">", "</w:hdr>");
    assert_eq!(first, SEAM);
    let rest = between(&document, "word/header1.xml", "</w:pPr>", "</w:p>");
    let expected = concat!(
        r#"<w:fldSimple w:instr=" PAGE "><w:r>"#,
        r#"<w:t xml:space="preserve">1</w:t></w:r></w:fldSimple>"#,
    );
    assert_eq!(rest, expected);
}

#[test]
fn times_are_the_documents_date_or_none() {
    let mut document = document(vec![section(Vec::new())]);
    let times = |document: &Document| {
        between(document, "docProps/core.xml", "</dc:language>", "</cp:coreProperties>")
    };
    assert_eq!(times(&document), "");
    document.date = chrono::NaiveDate::from_ymd_opt(2023, 8, 25);
    let expected = concat!(
        r#"<dcterms:created xsi:type="dcterms:W3CDTF">2023-08-25T00:00:00Z</dcterms:created>"#,
        r#"<dcterms:modified xsi:type="dcterms:W3CDTF">2023-08-25T00:00:00Z</dcterms:modified>"#,
    );
    assert_eq!(times(&document), expected);
}

#[test]
fn equal_documents_give_equal_bytes() {
    let document = || document(vec![section(vec![Block::Paragraph(paragraph("а"))])]);
    let bytes = write(&document()).unwrap();
    assert_eq!(bytes, write(&document()).unwrap());
    // The time of the first entry: 1980-01-01, midnight.
    assert_eq!(bytes[10..14], [0, 0, 0x21, 0]);
}
