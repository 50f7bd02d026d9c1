//! Table elements to tables, and the decision which rows stay whole.

use crate::compose::attributes::misplaced;
use crate::compose::build::Builder;
use crate::compose::lines::height;
use crate::compose::markup::{Child, Element};
use crate::compose::message::{millimetres_down, millimetres_up};
use crate::diagnostic::Finding;
use crate::document::{
    Band, Cell, Length, Page, Paragraph, Row, Table, TableRow, TableStyle,
};

/// The table that an element describes, on a page.
/// None: it names no style that the form has. Rows are held against the columns so far.
pub(super) fn build(
    builder: &mut Builder<'_>,
    element: &Element,
    page: &Page,
) -> Option<Table> {
    let name = element.required("style", &mut builder.findings)?;
    let style = builder.known(&builder.form.tables, name, "стиля таблицы", element)?;
    let mut table = Table {
        style: name.to_owned(),
        columns: Vec::new(),
        head: Vec::new(),
        rows: Vec::new(),
    };
    let limit = page.text_height().emu() * i64::from(style.whole_rows_percent) / 100;
    let whole_up_to = Length::from_emu(limit);
    for child in element.elements(&mut builder.findings) {
        match child.name.as_str() {
            "column" => {
                child.required("width", &mut builder.findings);
                table.columns.extend(child.length("width", &mut builder.findings));
            }
            "head" => {
                let cells = cells(builder, child, &style.head);
                check_count(builder, child, &cells, &table);
                table.head.push(cells);
            }
            "band" => {
                let mut band = band(builder, child, style);
                let half = Length::from_emu(page.text_height().emu() / 2);
                let heights = head_height(builder, &table, style)
                    + band_height(builder, &band, &table, style);
                band.is_kept = style.keeps_bands && heights <= half;
                table.rows.push(TableRow::Band(band));
            }
            "row" => {
                let cells = cells(builder, child, &style.cell);
                check_count(builder, child, &cells, &table);
                let is_whole = !whole_up_to.emu().eq(&0)
                    && row_height(builder, &cells, &table.columns, style) <= whole_up_to;
                table.rows.push(TableRow::Row(Row { cells, is_whole }));
            }
            _ => builder.findings.extend(misplaced(child, "table")),
        }
    }
    if table.columns.is_empty() && builder.findings.is_empty() {
        builder.findings.push(
            Finding::error(
                "template",
                element.place.clone(),
                "у таблицы нет ни одной графы",
            )
            .help("объявите графы: `<column width=\"…\"/>`"),
        );
    }
    check_width(builder, element, &table, style, page);
    Some(table)
}

fn cells(builder: &mut Builder<'_>, row: &Element, style: &str) -> Vec<Cell> {
    let mut cells = Vec::new();
    for child in row.elements(&mut builder.findings) {
        match child.name.as_str() {
            "cell" => cells.push(cell(builder, child, style)),
            _ => builder.findings.extend(misplaced(child, &row.name)),
        }
    }
    cells
}

/// A cell holds text, which is one paragraph of the cell's style, or `<p>` elements.
fn cell(builder: &mut Builder<'_>, element: &Element, style: &str) -> Cell {
    let style = element.attributes.get("style").map_or(style, String::as_str);
    builder.known(&builder.form.styles, style, "стиля", element);
    let is_paragraph =
        |child: &Child| matches!(child, Child::Element(e) if e.name == "p");
    let content = if element.children.iter().any(is_paragraph) {
        builder.paragraphs(element)
    } else {
        let content = builder.content(element);
        vec![Paragraph { style: style.to_owned(), content }]
    };
    Cell { content }
}

fn band(builder: &mut Builder<'_>, element: &Element, style: &TableStyle) -> Band {
    let level = element.attributes.get("level").map_or("1", String::as_str);
    let parsed = level.parse().ok().filter(|level| (1..=6).contains(level));
    if parsed.is_none() {
        let message = format!("`{level}` — не ступень");
        builder.findings.push(
            Finding::error("template", element.place.clone(), message)
                .help("ступени — от 1 до 6"),
        );
    }
    let cell = cell(builder, element, &style.band);
    Band { level: parsed.unwrap_or(1), is_kept: style.keeps_bands, cell }
}

/// How high a table's head is.
fn head_height(builder: &Builder<'_>, table: &Table, style: &TableStyle) -> Length {
    let rows = table.head.iter();
    rows.map(|cells| row_height(builder, cells, &table.columns, style)).sum()
}

/// How high a band is as long as it is not broken.
fn band_height(
    builder: &Builder<'_>,
    band: &Band,
    table: &Table,
    style: &TableStyle,
) -> Length {
    let columns: Length = table.columns.iter().copied().sum();
    let width = columns - style.pad_x * 2;
    let text = band.cell.content.iter().map(|p| height(p, &builder.form.styles, width));
    text.sum::<Length>() + (style.pad_y + style.band_y) * 2
}

/// How high a row is as long as it is not broken.
fn row_height(
    builder: &Builder<'_>,
    cells: &[Cell],
    columns: &[Length],
    style: &TableStyle,
) -> Length {
    let heights = cells.iter().zip(columns).map(|(cell, &column)| {
        let width = column - style.pad_x * 2;
        cell.content.iter().map(|p| height(p, &builder.form.styles, width)).sum()
    });
    let highest = heights.max().unwrap_or(Length::ZERO);
    highest + style.pad_y * 2
}

fn check_count(builder: &mut Builder<'_>, row: &Element, cells: &[Cell], table: &Table) {
    if cells.len() != table.columns.len() {
        let message = format!(
            "ячеек в строке: {}, а граф в таблице: {}",
            cells.len(),
            table.columns.len()
        );
        builder.findings.push(
            Finding::error("template", row.place.clone(), message).help(
                "объявите графы (`<column width=\"…\"/>`) до строк, по одной на ячейку",
            ),
        );
    }
}

fn check_width(
    builder: &mut Builder<'_>,
    element: &Element,
    table: &Table,
    style: &TableStyle,
    page: &Page,
) {
    let width: Length = table.columns.iter().copied().sum();
    let room = page.text_width() + style.hang * 2;
    if width > room {
        let message = format!(
            "графы вместе шириной {}, а места на листе {}",
            millimetres_up(width),
            millimetres_down(room)
        );
        builder.findings.push(
            Finding::error("form", element.place.clone(), message)
                .help("уменьшите ширину граф или поля листа"),
        );
    }
}
