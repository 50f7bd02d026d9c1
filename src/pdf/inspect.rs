//! The laid-out pages held against the tree: what no validator sees.
//!
//! 1. No text stands off its page, across a rule of its cell, or over another text.
//! 2. A table's head stands on every page that the table reaches.
//! 3. No band ends a page where its style forbids it.
//!
//! A flaw is ours or a template's, never the order's: words that do not fit were found
//! before the pages were made.

use std::fmt;

use crate::document::{Block, Document, Section, Table, TableRow};
use crate::pdf::sheet::{Rule, SetText, Sheet};

/// Less than this is no overlap: rounding, in points.
const TOLERANCE: f64 = 0.6;

/// What is wrong on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flaw {
    /// The page of the file, from 1.
    pub page: usize,
    /// What is wrong, in Russian.
    pub what: String,
}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "лист {}: {}", self.page, self.what)
    }
}

/// The flaws of the laid-out pages of a document.
/// A page with the number 1 begins the next section.
#[must_use]
pub fn inspect(document: &Document, sheets: &[Sheet]) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    let mut sections = document.sections.iter();
    let mut section = None;
    let mut head: Option<String> = None;
    for (index, sheet) in sheets.iter().enumerate() {
        if sheet.number == 1 {
            section = sections.next();
            head = None;
        }
        let mut found = texts(sheet);
        if let Some((table, section)) = section.and_then(|s| Some((only_table(s)?, s))) {
            found.extend(table_flaws(document, (table, section), sheet, &mut head));
        }
        flaws.extend(found.into_iter().map(|what| Flaw { page: index + 1, what }));
    }
    if sections.next().is_some() {
        let what = "после него нет листов, которые должны быть".to_owned();
        flaws.push(Flaw { page: sheets.len(), what });
    }
    flaws
}

/// The table of a section that has exactly one.
/// None: it has none, or several; then its tables are not looked at.
fn only_table(section: &Section) -> Option<&Table> {
    let mut tables = section.body.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    let table = tables.next()?;
    tables.next().is_none().then_some(table)
}

/// Texts off the page, across a rule, over each other.
fn texts(sheet: &Sheet) -> Vec<String> {
    let mut flaws = Vec::new();
    let mut texts: Vec<&SetText> =
        sheet.texts.iter().filter(|text| text.width > TOLERANCE).collect();
    texts.sort_by(|a, b| a.baseline.total_cmp(&b.baseline).then(a.x.total_cmp(&b.x)));
    for (index, text) in texts.iter().enumerate() {
        if is_off(text, sheet) {
            flaws.push(format!("«{}» выходит за край листа", shown(text)));
        }
        if sheet.rules.iter().any(|rule| crosses(text, rule)) {
            flaws.push(format!("«{}» выходит за линию своей ячейки", shown(text)));
        }
        let below = texts.iter().skip(index + 1);
        let near =
            below.take_while(|other| other.baseline < text.baseline + 0.6 * text.size);
        flaws.extend(near.filter(|other| overlaps(text, other)).map(|other| {
            format!("«{}» напечатано поверх «{}»", shown(other), shown(text))
        }));
    }
    flaws
}

fn shown(text: &SetText) -> String {
    text.text.trim().chars().take(40).collect()
}

/// Letters are taken to reach 0.7 of their size above the baseline, and 0.2 below.
fn is_off(text: &SetText, sheet: &Sheet) -> bool {
    text.x < -TOLERANCE
        || text.x + text.width > sheet.width + TOLERANCE
        || text.baseline - 0.7 * text.size < -TOLERANCE
        || text.baseline + 0.2 * text.size > sheet.height + TOLERANCE
}

/// Whether an upright rule stands inside a text.
fn crosses(text: &SetText, rule: &Rule) -> bool {
    let middle = text.baseline - 0.3 * text.size;
    rule.is_upright()
        && rule.from.0 > text.x + TOLERANCE
        && rule.from.0 < text.x + text.width - TOLERANCE
        && (rule.from.1..rule.to.1).contains(&middle)
}

fn overlaps(a: &SetText, b: &SetText) -> bool {
    let width = (a.x + a.width).min(b.x + b.width) - a.x.max(b.x);
    width > TOLERANCE * 2.0
}

/// A missing head, a band at the foot.
/// `head` is the table's first row as its first page shows it; none: no page has yet. A
/// page with fewer than two level rules has no table to look at.
fn table_flaws(
    document: &Document,
    (table, section): (&Table, &Section),
    sheet: &Sheet,
    head: &mut Option<String>,
) -> Vec<String> {
    let Some(style) = document.tables.get(&table.style) else { return Vec::new() };
    let levels = levels(sheet);
    let &[top, below_head, ..] = &levels[..] else { return Vec::new() };
    let mut flaws = Vec::new();
    let first_row = words(sheet, top, below_head);
    match head {
        None => *head = Some(first_row),
        Some(head) if style.repeats_head && *head != first_row => {
            flaws.push("над таблицей нет её шапки".to_owned());
        }
        Some(_) => {}
    }
    let bottom = section.page.height - section.page.bottom;
    if let &[.., above, last] = &levels[..] {
        let is_over = last > bottom.to_pt() + 1.0;
        if is_over {
            flaws.push("таблица выходит за нижнее поле".to_owned());
        }
        let is_band = levels.len() > 2 && !is_divided(sheet, above, last);
        let goes_on = sheet.is_followed;
        // A band higher than half a page is broken like any text.
        let is_broken =
            |row: &TableRow| matches!(row, TableRow::Band(band) if !band.is_kept);
        let keeps_bands = !table.rows.iter().any(is_broken);
        if keeps_bands && is_band && goes_on {
            flaws.push("строка раздела осталась внизу листа".to_owned());
        }
    }
    flaws
}

/// The heights of a table's level rules, from above, each once. A blank's rule belongs
/// to no table: nothing stands upright on it.
fn levels(sheet: &Sheet) -> Vec<f64> {
    let upright: Vec<&Rule> =
        sheet.rules.iter().filter(|rule| rule.is_upright()).collect();
    let touches = |rule: &&Rule| {
        upright.iter().any(|u| {
            u.from.1 - TOLERANCE <= rule.from.1 && rule.from.1 <= u.to.1 + TOLERANCE
        })
    };
    let level = sheet.rules.iter().filter(|rule| !rule.is_upright()).filter(touches);
    let mut levels: Vec<f64> = level.map(|rule| rule.from.1).collect();
    levels.sort_by(f64::total_cmp);
    levels.dedup_by(|a, b| (*a - *b).abs() < TOLERANCE);
    levels
}

/// Whether a rule stands inside the row between two heights, not only at its edges.
fn is_divided(sheet: &Sheet, top: f64, bottom: f64) -> bool {
    let middle = f64::midpoint(top, bottom);
    let mut at: Vec<f64> = sheet
        .rules
        .iter()
        .filter(|rule| rule.is_upright() && (rule.from.1..rule.to.1).contains(&middle))
        .map(|rule| rule.from.0)
        .collect();
    at.sort_by(f64::total_cmp);
    at.dedup_by(|a, b| (*a - *b).abs() < TOLERANCE);
    at.len() > 2
}

/// The words between two heights, in reading order.
fn words(sheet: &Sheet, top: f64, bottom: f64) -> String {
    let is_inside = |text: &&SetText| (top..bottom).contains(&text.baseline);
    let mut texts: Vec<&SetText> = sheet.texts.iter().filter(is_inside).collect();
    texts.sort_by(|a, b| a.x.total_cmp(&b.x).then(a.baseline.total_cmp(&b.baseline)));
    texts.iter().map(|text| text.text.as_str()).collect()
}
