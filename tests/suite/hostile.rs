//! Texts full of what other programs take for markup: the tree holds each to the letter.

use prikaz::compose::compose;
use prikaz::diagnostic::{Look, render};
use prikaz::document::{Block, Document, Inline, Paragraph, Run, TableRow};
use prikaz::form::{self, Library};
use prikaz::russian::typography::{NO_BREAK_SPACE, plain};
use prikaz::source::Source;
use prikaz::{order, pdf, yaml};
use rayon::prelude::*;

/// What a text may hold, each with what is printed. Braces are for texts that take
/// references.
const TEXTS: [(&str, &str); 26] = [
    ("a & b < c > d &amp; &lt; &#65; &nbsp;", "a & b < c > d &amp; &lt; &#65; &nbsp;"),
    (
        "<b>x</b> <br/> </p> <p style=\"x\"> <!-- y -->",
        "<b>x</b> <br/> </p> <p style=\"x\"> <!-- y -->",
    ),
    ("]]> <![CDATA[ <?xml ?>", "]]> <![CDATA[ <?xml ?>"),
    ("# $ * _ @ \\ [ ] // /* */ ~ = - +", "# $ * _ @ \\ [ ] // /* */ ~ = - +"),
    (
        "#set text(red) $x^2$ *b* _i_ @ref <label> [x]",
        "#set text(red) $x^2$ *b* _i_ @ref <label> [x]",
    ),
    ("`a` ``b`` ```c```", "`a` ``b`` ```c```"),
    ("\\u{41} \\n \\t \\\\ \\x41 %41 \\u0041", "\\u{41} \\n \\t \\\\ \\x41 %41 \\u0041"),
    ("'a' \"b\" «c» „d“ “e” ‘f’ ‹g›", "'a' \"b\" «c» „d“ “e” ‘f’ ‹g›"),
    ("a -- b --- c ... -? x", "a -- b --- c ... -? x"),
    ("a%}b {%if x%} {#c#} %} {% {# #}", "a%}b {%if x%} {#c#} %} {% {# #}"),
    ("a  b   c     d", "a  b   c     d"),
    ("  leading and trailing  ", "  leading and trailing  "),
    ("a\u{A0}b № 5 25 г.", "a\u{A0}b № 5 25 г."),
    ("first\nsecond\n\nfourth", "first\nsecond\n\nfourth"),
    ("\nfirst and last\n", "\nfirst and last\n"),
    (
        "за\u{301}мок замо\u{301}к и\u{306} е\u{308}",
        "за\u{301}мок замо\u{301}к и\u{306} е\u{308}",
    ),
    ("Ёлка ёж Й й Ъ ъ Ы ы Э э", "Ёлка ёж Й й Ъ ъ Ы ы Э э"),
    (
        "§ № … – — ‰ † ‡ • © ® ½ × ÷ ± ° ′ ″ ≤ ≥ ≠ ∞",
        "§ № … – — ‰ † ‡ • © ® ½ × ÷ ± ° ′ ″ ≤ ≥ ≠ ∞",
    ),
    ("null", "null"),
    ("true", "true"),
    ("007", "007"),
    ("1e5", "1e5"),
    ("2024-01-01", "2024-01-01"),
    (
        "!tag &anchor *alias %x @y | > ? : - , { }",
        "!tag &anchor *alias %x @y | > ? : - , { }",
    ),
    ("form.words.kind order.title loop.index", "form.words.kind order.title loop.index"),
    ("и/или РОИВ/лицо a/b/c", "и/или РОИВ/лицо a/b/c"),
];

/// The document of an order.
fn document(text: &str) -> Document {
    let source = Source::new("order.yaml", text);
    let (node, findings) = yaml::parse(&source);
    assert_eq!(findings, [], "{text}");
    let node = node.unwrap();
    let (name, place) = order::form_name(&node).unwrap();
    let form = form::load(&Library::built_in(), name, place).unwrap();
    let order = order::read(&node, Some(&form)).unwrap();
    let composed = compose(&order, &form);
    composed.unwrap_or_else(|findings| panic!("{}", render(&findings, Look::default())))
}

/// An order whose every text is the given ones: `named` where references are not taken.
fn order_of(text: &str, named: &str) -> String {
    let quote = |text: &str| serde_json::to_string(text).unwrap();
    let (text, named) = (quote(text), quote(named));
    format!(
        "\
form: gost-2025
number: {named}
title: {text}
preamble: {text}
items:
  - {text}
  - text: {text}
    items: [{text}]
  - \"{{{{ people.a.name }}}}|{{{{ bodies.b }}}}|{{{{ number }}}}\"
signatory: {{ post: {text}, name: {text} }}
people: {{ a: {{ name: {named} }} }}
bodies: {{ b: {named} }}
appendices:
  - kind: plan
    title: {text}
    subtitle: {text}
    columns:
      - {{ key: number, title: {named}, width: 60mm }}
      - {{ key: event, title: {named}, width: 100mm }}
      - {{ key: list, title: {named}, width: 95mm }}
    sections:
      - title: {text}
        events:
          - number: {text}
            event: {text}
            list: [{text}, {text}]
  - kind: text
    title: {text}
    paragraphs: [{text}]
    items: [{text}]
"
    )
}

/// The text of each paragraph, no-break spaces of ours as spaces; line ends as such.
fn texts(document: &Document) -> Vec<String> {
    let blocks = document.sections.iter().flat_map(|section| &section.body);
    blocks.flat_map(paragraphs).map(|paragraph| plain(&words(paragraph))).collect()
}

fn paragraphs(block: &Block) -> Vec<&Paragraph> {
    match block {
        Block::Paragraph(paragraph) => vec![paragraph],
        Block::Side(side) => side.columns.iter().flat_map(|c| &c.content).collect(),
        Block::Table(table) => {
            let head = table.head.iter().flatten().flat_map(|cell| &cell.content);
            let rows = table.rows.iter().flat_map(|row| match row {
                TableRow::Band(band) => band.cell.content.iter().collect::<Vec<_>>(),
                TableRow::Row(row) => row.cells.iter().flat_map(|c| &c.content).collect(),
            });
            head.chain(rows).collect()
        }
    }
}

fn words(paragraph: &Paragraph) -> String {
    let words = paragraph.content.iter().map(|inline| match inline {
        Inline::Run(run) => unmarked(run),
        Inline::Break => "\n".to_owned(),
        Inline::Blank(blank) => blank.content.iter().map(unmarked).collect(),
        Inline::PageNumber => "⟨page⟩".to_owned(),
    });
    words.collect()
}

fn unmarked(run: &Run) -> String {
    assert!(!run.is_bold && !run.is_italic && !run.is_underlined, "{run:?}");
    run.text.clone()
}

#[test]
fn every_field_is_printed_to_the_letter() {
    for (text, printed) in TEXTS {
        let document = document(&order_of(text, text));
        let is = plain(printed);
        let expected = [
            is.clone(),
            format!("1. {is}"),
            format!("2.1. {is}"),
            format!("3. {is}|{is}|{is}"),
            format!("№ {is}"),
            format!("Раздел 1. {is}"),
        ];
        let all = texts(&document);
        for expected in &expected {
            assert!(all.contains(expected), "{expected:?} is not among {all:#?}");
        }
        // Title, preamble, post, name; plan: title, subtitle, 3 heads, 4 cells; text: title,
        // paragraph.
        assert_eq!(
            all.iter().filter(|text| **text == is).count(),
            4 + 2 + 3 + 4 + 2,
            "{text:?}"
        );
        let title = format!("Приказ № {text}. {text}");
        assert_eq!(document.title, title);
    }
}

#[test]
fn every_hostile_text_becomes_a_pdf() {
    TEXTS.par_iter().for_each(|(text, _)| {
        let pdf = pdf::write(&document(&order_of(text, text))).expect(text);
        let read = lopdf::Document::load_mem(&pdf.bytes).unwrap();
        assert_eq!(read.get_pages().len(), pdf.sheets.len());
    });
}

#[test]
fn four_braces_print_two_in_every_field() {
    let document = document(&order_of("a {{{{ b }} c {{{{{{{{ {% {d} }}}}", "x"));
    let is = "a {{ b }} c {{{{ {% {d} }}}}";
    assert_eq!(texts(&document).iter().filter(|text| *text == is).count(), 4 + 2 + 4 + 2);
}

#[test]
fn a_no_break_space_stays_one() {
    let document = document(&order_of("a\u{A0}b", "x"));
    assert!(document.print().contains("title: a~b\n"));
    let Block::Paragraph(title) = &document.sections[0].body[3] else { panic!() };
    assert_eq!(words(title), format!("a{NO_BREAK_SPACE}b"));
}

#[test]
fn a_literal_block_keeps_its_lines_and_their_spaces() {
    let text = crate::desk::ORDER.replace(
        "title: Об утверждении плана",
        "title: |\n  Об утверждении\n    плана\n\n  и прочем",
    );
    let all = texts(&document(&text));
    assert!(all.contains(&"Об утверждении\n  плана\n\nи прочем".to_owned()), "{all:#?}");
}

#[test]
fn a_cell_and_an_item_of_100_kilobytes_are_whole() {
    let long = "мероприятие № 5 & <b> ".repeat(3_000);
    let long = long.trim_end();
    assert!(long.len() > 100_000);
    let text = order_of("x", "x")
        .replace("event: \"x\"", &format!("event: {long:?}"))
        .replace("  - \"x\"\n", &format!("  - {long:?}\n"));
    let document = document(&text);
    let all = texts(&document);
    assert!(all.contains(&long.to_owned()));
    assert!(all.contains(&format!("1. {long}")));
    assert!(pdf::write(&document).unwrap().sheets.len() > 20);
}
