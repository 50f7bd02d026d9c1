//! What stands on which page, read from the laid-out pages.

use std::collections::BTreeSet;

use prikaz::document::{Block, Document, TableRow};
use prikaz::docx;
use prikaz::pdf::{self, SetText, Sheet};
use prikaz::russian::typography::plain;
use serde_json::Value;

use crate::paper::{document, signed, text};

/// The lines between two edges of a sheet's table, below its head, as words.
fn lines(sheet: &Sheet, left: f64, right: f64) -> Vec<String> {
    let below = head_bottom(sheet);
    let is_inside = |t: &&SetText| t.x >= left && t.x < right && t.baseline > below;
    let mut texts: Vec<&SetText> = sheet.texts.iter().filter(is_inside).collect();
    texts.sort_by(|a, b| a.baseline.total_cmp(&b.baseline).then(a.x.total_cmp(&b.x)));
    let mut lines: Vec<(f64, String)> = Vec::new();
    for text in texts {
        match lines.last_mut() {
            Some((at, line)) if (*at - text.baseline).abs() < 1.0 => {
                line.push_str(&text.text);
            }
            _ => lines.push((text.baseline, text.text.clone())),
        }
    }
    lines.into_iter().map(|(_, line)| plain(line.trim())).collect()
}

/// The rule below the head: the second one from above.
fn head_bottom(sheet: &Sheet) -> f64 {
    let level = sheet.rules.iter().filter(|rule| !rule.is_upright());
    let at: BTreeSet<i64> = level.map(|rule| hundredths(rule.from.1)).collect();
    from_hundredths(*at.iter().nth(1).unwrap())
}

/// The left edges of the plan's columns on a sheet, and the right edge of the last.
fn edges(sheet: &Sheet) -> Vec<f64> {
    let upright = sheet.rules.iter().filter(|rule| rule.is_upright());
    let at: BTreeSet<i64> = upright.map(|rule| hundredths(rule.from.0)).collect();
    at.into_iter().map(from_hundredths).collect()
}

#[allow(clippy::cast_possible_truncation, reason = "a page is some hundred points wide")]
fn hundredths(points: f64) -> i64 {
    (points * 100.0).round() as i64
}

#[allow(clippy::cast_precision_loss, reason = "a page is some hundred points wide")]
fn from_hundredths(hundredths: i64) -> f64 {
    hundredths as f64 / 100.0
}

/// What begins on a sheet, in order: «Направление 2», «2.1»…
fn beginnings(sheet: &Sheet) -> Vec<String> {
    let edges = edges(sheet);
    let first = lines(sheet, edges[0], edges[1]);
    let number = |line: &String| {
        let word = line.split(' ').next().unwrap_or_default();
        let is_number =
            word.chars().all(|c| c.is_ascii_digit() || c == '.') && word.contains('.');
        if line.starts_with("Направление ") {
            line.split('.').next().map(str::to_owned)
        } else {
            is_number.then(|| word.to_owned())
        }
    };
    first.iter().filter_map(number).collect()
}

/// The same by the signed order's pages.
fn seed_pages() -> Vec<Value> {
    serde_json::from_str(&text("tests/data/seed/plan-pages.json")).unwrap()
}

fn seed_beginnings(page: &Value) -> Vec<String> {
    let rows = page["rows"].as_array().unwrap();
    let name = |row: &Value| match (&row["section"], &row["number"]) {
        (Value::String(section), _) => section.split('.').next().map(str::to_owned),
        (_, Value::String(number)) => Some(number.clone()),
        _ => None,
    };
    rows.iter().filter_map(name).collect()
}

fn plan(document: &Document) -> Vec<Sheet> {
    let landscape = |sheet: &Sheet| sheet.width > sheet.height;
    pdf::write(document).unwrap().sheets.into_iter().filter(landscape).collect()
}

#[test]
fn the_order_is_one_page() {
    for form in ["smolensk-edu", "smolensk-edu-facsimile"] {
        let sheets = pdf::write(&signed(form)).unwrap().sheets;
        let portrait = sheets.iter().filter(|sheet| sheet.width < sheet.height);
        assert_eq!(portrait.count(), 1, "{form}");
    }
}

#[test]
fn each_facsimile_page_holds_the_rows_of_the_signed_one() {
    let printed: Vec<_> =
        plan(&signed("smolensk-edu-facsimile")).iter().map(beginnings).collect();
    let signed: Vec<_> = seed_pages().iter().map(seed_beginnings).collect();
    assert_eq!(printed, signed);
}

#[test]
fn facsimile_rows_break_at_the_signed_words_but_for_two_cells() {
    let sheets = plan(&signed("smolensk-edu-facsimile"));
    let keys = ["event", "audience", "period", "responsible"];
    let (mut same, mut other) = (Vec::new(), Vec::new());
    for (page, sheet) in seed_pages().iter().zip(&sheets) {
        let edges = edges(sheet);
        let rest = &page["rows"][0];
        if rest["continues"] != true {
            continue;
        }
        let before = seed_pages()
            [usize::try_from(page["plan_page"].as_u64().unwrap()).unwrap() - 2]["rows"]
            .as_array()
            .unwrap()
            .last()
            .unwrap()
            .clone();
        for (index, key) in
            keys.iter().enumerate().filter(|(_, key)| before[**key] != Value::Null)
        {
            let column = lines(sheet, edges[index + 1], edges[index + 2]);
            let printed = column.first().map_or("", String::as_str);
            let signed = rest[*key].as_str().unwrap_or_default();
            let name = format!("{} {key}", before["number"].as_str().unwrap());
            let next_row = page["rows"][1][*key].as_str().unwrap_or_default();
            let is_same = if signed.is_empty() {
                next_row.starts_with(printed) || page["rows"][1]["section"] != Value::Null
            } else {
                signed.starts_with(printed)
            };
            if is_same { same.push(name) } else { other.push(name) }
        }
    }
    assert_eq!(other, ["7.3 event", "7.3 audience"]);
    assert_eq!(same.len(), 18);
}

#[test]
fn no_section_row_ends_a_page_and_no_row_is_broken() {
    let document = signed("smolensk-edu");
    let sheets = plan(&document);
    assert!(sheets.len() <= 12, "{} pages", sheets.len());
    let mut printed = Vec::new();
    for sheet in &sheets {
        let begins = beginnings(sheet);
        assert!(!begins.last().unwrap().starts_with("Направление"), "{begins:?}");
        // A row that goes on from the page before would stand under the head without a
        // number: the first line below the head is a number or a band.
        let edges = edges(sheet);
        let first = lines(sheet, edges[0], edges[1]).into_iter().next().unwrap();
        assert!(first.starts_with(&begins[0]), "{first}");
        printed.extend(begins);
    }
    let rows = document.sections[1].body.iter().find_map(|block| match block {
        Block::Table(table) => Some(&table.rows),
        _ => None,
    });
    assert_eq!(printed.len(), rows.unwrap().len());
    let is_whole = |row: &TableRow| !matches!(row, TableRow::Row(row) if !row.is_whole);
    assert!(rows.unwrap().iter().all(is_whole));
}

/// A tenth of a millimetre, in points: half of what an eye sees.
const TENTH_OF_MM: f64 = 0.283;

/// The numbers that stand in an attribute of each element of a name.
fn twips(part: &str, element: &str) -> Vec<f64> {
    let opening = format!("<w:{element} w:w=\"");
    let found = part.split(&opening).skip(1);
    found.map(|rest| rest.split('"').next().unwrap().parse().unwrap()).collect()
}

#[test]
fn the_columns_of_the_docx_stand_where_those_of_the_pdf_do() {
    for form in ["smolensk-edu", "smolensk-edu-facsimile", "gost-2025"] {
        let signed = signed(form);
        let parts = docx::parts(&signed);
        let (_, body) = parts.iter().find(|(name, _)| name.ends_with("t.xml")).unwrap();
        let table = body.split("<w:tbl>").last().unwrap();
        let left = signed.sections.last().unwrap().page.left.to_pt();
        let mut at = left + twips(table, "tblInd")[0] / 20.0;
        let edges = edges(plan(&signed).last().unwrap());
        let mut widths = twips(table, "gridCol").into_iter();
        assert_eq!(widths.len() + 1, edges.len(), "{form}");
        for edge in edges {
            assert!((edge - at).abs() < TENTH_OF_MM, "{form}: {edge} and {at}");
            at += widths.next().unwrap_or_default() / 20.0;
        }
    }
}

#[test]
fn pages_are_numbered_from_the_second_of_each_paper() {
    let sheets = pdf::write(&signed("smolensk-edu")).unwrap().sheets;
    let header = |sheet: &Sheet| {
        let above = sheet.texts.iter().filter(|text| text.baseline < 19.0 / 25.4 * 72.0);
        above.map(|text| text.text.clone()).collect::<Vec<_>>()
    };
    let headers: Vec<_> = sheets.iter().map(header).collect();
    assert_eq!(
        headers[..4],
        [vec![], vec![], vec!["2".to_owned()], vec!["3".to_owned()]]
    );
    let number = sheets[2].texts.iter().find(|text| text.text == "2").unwrap();
    let top = number.baseline - 0.7 * number.size;
    assert!(top >= 10.0 / 25.4 * 72.0, "{top}");
    let middle = number.x + number.width / 2.0;
    assert!((middle - sheets[2].width / 2.0).abs() < 0.5);
}

#[test]
fn a_draft_says_so_on_every_page() {
    let text = text("data/2023-712-02.yaml");
    let text = text
        .replace("number: 712-02\n", "")
        .replace("date: 2023-08-25\n", "draft: true\n");
    let sheets = pdf::write(&document(&text, "smolensk-edu")).unwrap().sheets;
    for sheet in &sheets {
        assert_eq!(sheet.texts.iter().filter(|text| text.text == "ПРОЕКТ").count(), 1);
    }
}

#[test]
fn measured_words_are_as_wide_as_laid_out_ones() {
    use prikaz::font::Setting;
    let document = signed("smolensk-edu");
    let style = &document.styles["plan-cell"];
    let setting = Setting::new(style, false, false);
    let mut compared = 0;
    for sheet in plan(&document) {
        for text in sheet
            .texts
            .iter()
            .filter(|t| t.text.trim() == t.text && !t.text.contains('\u{2060}'))
        {
            let bold = Setting::new(style, true, false).width(&text.text).to_pt();
            let width = setting.width(&text.text).to_pt();
            assert!(
                (width - text.width).abs() < 0.01 || (bold - text.width).abs() < 0.01,
                "«{}»: {width} or {bold}, laid out {}",
                text.text,
                text.width
            );
            compared += 1;
        }
    }
    assert!(compared > 300, "{compared}");
}

#[test]
fn the_laid_out_pages_have_no_flaw() {
    for form in ["smolensk-edu", "smolensk-edu-facsimile", "gost-2025"] {
        let document = signed(form);
        let flaws = pdf::inspect(&document, &pdf::write(&document).unwrap().sheets);
        assert_eq!(flaws, []);
    }
}

#[test]
fn a_date_of_any_century_is_printed_as_it_is() {
    for (date, words) in
        [("1999-08-25", "19"), ("2123-08-25", "21"), ("2023-08-25", "20")]
    {
        let order =
            crate::paper::text("data/2023-712-02.yaml").replace("2023-08-25", date);
        let page = crate::paper::document(&order, "smolensk-edu").print();
        let blank = page.lines().find(|line| line.contains("⟩ г.")).unwrap();
        assert!(blank.contains(&format!("⟩ {words} ⟨")), "{blank}");
    }
}
