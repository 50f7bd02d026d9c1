//! Packages made by hand: what other programs write, and what nobody should.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::reread::{Headers, Paper, PaperBlock, RereadError, SectionHeaders};

/// A package of parts.
fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn read(body: &str, styles: &str) -> Result<Paper, RereadError> {
    let styles = format!("<w:styles>{styles}</w:styles>");
    let body = format!("<w:document><w:body>{body}</w:body></w:document>");
    let relations = "<Relationships><Relationship Type='a/b/styles' Target='styles.xml'/></Relationships>";
    crate::reread::docx(&package(&[
        ("word/document.xml", &body),
        ("word/_rels/document.xml.rels", relations),
        ("word/styles.xml", &styles),
    ]))
}

fn paragraph(text: &str) -> PaperBlock {
    PaperBlock::Paragraph(text.to_owned())
}

fn row(cells: &[&[&str]]) -> PaperBlock {
    let texts = |cell: &&[&str]| cell.iter().map(|&text| text.to_owned()).collect();
    PaperBlock::Row(cells.iter().map(texts).collect())
}

#[test]
fn entities_breaks_and_special_characters_are_text() {
    let body = "<w:p><w:r><w:t xml:space='preserve'> a &amp; &lt;&#x41;&#160;<![CDATA[<b>]]> </w:t>\
                <w:br/><w:t> c </w:t><w:tab/><w:noBreakHyphen/><w:softHyphen/>\
                <w:br w:type='page'/></w:r></w:p><w:p/>";
    let expected = [paragraph(" a & <A\u{A0}<b> \nc\t\u{2011}\u{AD}")];
    assert_eq!(read(body, "").unwrap().blocks, expected);
}

#[test]
fn what_was_put_in_counts_and_what_was_taken_out_does_not() {
    let body = "<w:p><w:ins><w:r><w:t>a</w:t></w:r></w:ins>\
                <w:del><w:r><w:delText>x</w:delText><w:t>y</w:t></w:r></w:del>\
                <w:hyperlink><w:r><w:t>b</w:t></w:r></w:hyperlink>\
                <w:sdt><w:sdtPr/><w:sdtContent><w:smartTag><w:r><w:t>c</w:t></w:r></w:smartTag>\
                </w:sdtContent></w:sdt></w:p>";
    assert_eq!(read(body, "").unwrap().blocks, [paragraph("abc")]);
}

#[test]
fn page_numbers_are_no_text_and_other_fields_are() {
    let field = |kind: &str, result: &str| {
        let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>");
        let instruction = format!("<w:r><w:instrText> {kind} </w:instrText></w:r>");
        let text = format!("<w:r><w:t>{result}</w:t></w:r>");
        [&mark("begin"), &instruction, &mark("separate"), &text, &mark("end")]
            .map(String::as_str)
            .concat()
    };
    let simple = "<w:fldSimple w:instr=' PAGE '><w:r><w:t>3</w:t></w:r></w:fldSimple>";
    let body = format!(
        "<w:p>{}{}{simple}<w:r><w:t>b</w:t></w:r></w:p>",
        field("PAGE", "2"),
        field("DATE", "a")
    );
    assert_eq!(read(&body, "").unwrap().blocks, [paragraph("ab")]);
}

#[test]
fn a_blank_is_what_is_written_in_it() {
    let styles = "<w:style w:type='character' w:styleId='X1'><w:name w:val='Линейка — Полужирный'/></w:style>";
    let run = |text: &str, style: &str| {
        format!("<w:r><w:rPr>{style}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>")
    };
    let blank = "<w:rStyle w:val='X1'/>";
    let words = [
        ("№ ", ""),
        ("\u{A0}\u{A0}", blank),
        ("7\u{A0}б", blank),
        ("\u{A0}", blank),
        (" от", ""),
    ];
    let runs: String = words.map(|(text, style)| run(text, style)).concat();
    let blocks = read(&format!("<w:p>{runs}</w:p>"), styles).unwrap().blocks;
    assert_eq!(blocks, [paragraph("№ 7\u{A0}б от")]);
}

/// A table of one row with a table in its second cell.
fn table(properties: &str) -> String {
    let cell = |content: &str| format!("<w:tc>{content}</w:tc>");
    let words = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let inner =
        format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", cell(&words("b")), cell(&words("c")));
    let cells =
        [cell(&words("a")), cell(&format!("{inner}{}", words("d"))), cell("<w:p/>")];
    format!(
        "<w:tbl><w:tblPr>{properties}</w:tblPr><w:tr>{}</w:tr></w:tbl>",
        cells.concat()
    )
}

#[test]
fn a_table_is_rows_and_a_table_in_it_is_more_of_its_cell() {
    let rules = "<w:tblBorders><w:top w:val='single'/></w:tblBorders>";
    let expected = [row(&[&["a"], &["b", "c", "d"], &[]])];
    assert_eq!(read(&table(rules), "").unwrap().blocks, expected);
}

#[test]
fn things_side_by_side_are_known_by_their_style_or_by_having_no_rules() {
    let style = |name: &str| {
        format!(
            "<w:style w:type='table' w:styleId='T9'><w:name w:val='{name}'/></w:style>\
             <w:style w:type='table' w:styleId='T8'><w:basedOn w:val='T9'/><w:tblPr>\
             <w:tblBorders><w:top w:val='single'/></w:tblBorders></w:tblPr></w:style>"
        )
    };
    let flat = ["a", "b", "c", "d"].map(paragraph);
    let rows = [row(&[&["a"], &["b", "c", "d"], &[]])];
    let of = |id: &str| table(&format!("<w:tblStyle w:val='{id}'/>"));
    assert_eq!(read(&of("T8"), &style("Рядом")).unwrap().blocks, flat);
    assert_eq!(read(&of("T9"), &style("Таблица — plan")).unwrap().blocks, rows);
    assert_eq!(read(&of("T8"), &style("Сетка")).unwrap().blocks, rows);
    assert_eq!(read(&of("T9"), &style("Сетка")).unwrap().blocks, flat);
    assert_eq!(
        read(&table("<w:tblBorders><w:top w:val='nil'/></w:tblBorders>"), "")
            .unwrap()
            .blocks,
        flat
    );
}

#[test]
fn a_main_part_may_have_another_name() {
    let relations = "<Relationships><Relationship Type='x/officeDocument' Target='/word/document2.xml'/>\
                     <Relationship Type='x/core-properties' Target='core.xml'/></Relationships>";
    let bytes = package(&[
        ("_rels/.rels", relations),
        (
            "word/document2.xml",
            "<w:document><w:p><w:r><w:t>a</w:t></w:r></w:p></w:document>",
        ),
        (
            "core.xml",
            "<c><dc:title>О &amp; Б</dc:title><dc:identifier>prikaz-1</dc:identifier></c>",
        ),
    ]);
    let paper = crate::reread::docx(&bytes).unwrap();
    assert_eq!(paper.title.as_deref(), Some("О & Б"));
    assert_eq!(paper.identity.as_deref(), Some("prikaz-1"));
    assert_eq!(paper.blocks, [paragraph("a")]);
}

#[test]
fn what_cannot_be_read_is_refused() {
    assert_eq!(crate::reread::docx(b"PK"), Err(RereadError::NotDocx));
    let missing = RereadError::NoPart("word/document.xml".to_owned());
    assert_eq!(crate::reread::docx(&package(&[("a", "")])), Err(missing));
    let broken = Err(RereadError::Part("word/document.xml".to_owned()));
    for body in ["<w:p>", "</w:p>", "<w:p>&none;</w:p>", "<w:p></w:r>"] {
        assert_eq!(read(body, ""), broken, "{body}");
    }
    assert_eq!(read(&"<a>".repeat(100), ""), Err(RereadError::TooDeep));
    let bomb = " ".repeat(crate::reread::UNFOLDED);
    assert_eq!(read(&bomb, ""), Err(RereadError::TooLarge));
}

#[test]
fn what_is_hidden_or_struck_out_does_not_count() {
    let run = |look: &str| format!("<w:r><w:rPr>{look}</w:rPr><w:t>x</w:t></w:r>");
    let runs: String =
        ["<w:vanish/>", "<w:strike/>", "<w:dstrike w:val='1'/>"].map(run).concat();
    let body = format!(
        "<w:p>{runs}<w:r><w:t>a</w:t></w:r>{}</w:p>",
        run("<w:strike w:val='0'/>")
    );
    assert_eq!(read(&body, "").unwrap().blocks, [paragraph("ax")]);
}

#[test]
fn what_is_no_text_is_there_all_the_same() {
    let body = "<w:p><w:r><w:t>a</w:t><w:footnoteReference w:id='2'/></w:r></w:p>\
                <w:altChunk r:id='x'/><w:p><w:r><w:drawing/></w:r></w:p>";
    let expected = ["a\u{FFFC}", "\u{FFFC}", "\u{FFFC}"].map(paragraph);
    assert_eq!(read(body, "").unwrap().blocks, expected);
}

/// A document of sections, with these parts beside it.
fn sections(sections: &str, parts: &[(&str, &str)]) -> Headers {
    let body = format!("<w:document><w:body>{sections}</w:body></w:document>");
    let relation = |name| format!("<Relationship Id='{name}' Type='x' Target='{name}'/>");
    let relations: Vec<String> = parts.iter().map(|(name, _)| relation(name)).collect();
    let relations = format!("<Relationships>{}</Relationships>", relations.concat());
    let names: Vec<String> =
        parts.iter().map(|(name, _)| format!("word/{name}")).collect();
    let mut all = vec![
        ("word/document.xml", &*body),
        ("word/_rels/document.xml.rels", &*relations),
    ];
    all.extend(names.iter().zip(parts).map(|(name, (_, part))| (&**name, *part)));
    crate::reread::docx(&package(&all)).unwrap().headers
}

#[test]
fn a_section_has_its_own_headers_or_those_before() {
    let parts = [
        ("one", "<w:hdr><w:p><w:r><w:t>ПРОЕКТ</w:t></w:r></w:p></w:hdr>"),
        (
            "two",
            "<w:hdr><w:p><w:fldSimple w:instr=' PAGE '><w:r><w:t>7</w:t></w:r></w:fldSimple></w:p></w:hdr>",
        ),
        (
            "three",
            "<w:ftr><w:p><w:r><w:fldChar w:fldCharType='begin'/><w:instrText>PAGE</w:instrText>\
             <w:fldChar w:fldCharType='separate'/><w:t>8</w:t><w:fldChar w:fldCharType='end'/>\
             </w:r></w:p></w:ftr>",
        ),
    ];
    let reference = |place: &str, kind: &str, id: &str| {
        format!("<w:{place}Reference w:type='{kind}' r:id='{id}'/>")
    };
    let header = |kind, id| reference("header", kind, id);
    let first =
        header("first", "one") + &header("default", "two") + &header("even", "three");
    let body = format!(
        "<w:sectPr>{first}<w:titlePg/></w:sectPr><w:sectPr/><w:sectPr><w:titlePg w:val='0'/></w:sectPr>\
         <w:sectPr>{}<w:titlePg/><w:sectPrChange><w:sectPr>{}</w:sectPr></w:sectPrChange></w:sectPr>",
        reference("footer", "first", "three"),
        header("first", "two"),
    );
    let section = |first: &str, rest: &str| SectionHeaders {
        first: first.to_owned(),
        rest: rest.to_owned(),
    };
    let expected = [
        section("ПРОЕКТ", "\u{1A}"),
        section("\u{1A}", "\u{1A}"),
        section("\u{1A}", "\u{1A}"),
        section("ПРОЕКТ\u{1A}", "\u{1A}"),
    ];
    assert_eq!(sections(&body, &parts), Headers::Sections(expected.to_vec()));
}
