//! Tables, and things side by side.

use crate::document::{
    Band, Cell, Length, Page, Paragraph, Side, Table, TableRow, TableStyle,
};
use crate::docx::body::{Writer, seam};
use crate::docx::looks::{BandLook, SIDE, table_id};
use crate::docx::xml::Element;

impl<'a> Writer<'a> {
    /// A table; none where it has no rows, which Word calls damage.
    pub(super) fn table(&mut self, table: &'a Table) -> Option<Element> {
        let style = &self.document.tables[&table.style];
        let widths = twips(&table.columns);
        let head = table.head.iter().map(|cells| {
            let cells = self.cells(cells, &widths);
            row(true, style.repeats_head, cells)
        });
        let mut rows: Vec<Element> = head.collect();
        for table_row in &table.rows {
            rows.push(match table_row {
                TableRow::Band(band) => self.band(band, &table.style, &widths),
                TableRow::Row(it) => {
                    row(it.is_whole, false, self.cells(&it.cells, &widths))
                }
            });
        }
        (!rows.is_empty()).then(|| {
            frame(&table_id(&table.style), Length::ZERO - style.hang, &widths)
                .children(rows)
        })
    }

    fn cells(&mut self, cells: &'a [Cell], widths: &[i64]) -> Vec<Element> {
        let cells = cells.iter().zip(widths);
        cells
            .map(|(cell, width)| {
                let content = self.paragraphs(&cell.content);
                tc(*width).children(content)
            })
            .collect()
    }

    fn band(&mut self, band: &'a Band, table: &'a str, widths: &[i64]) -> Element {
        let last = band.cell.content.len().saturating_sub(1);
        let mut content = Vec::new();
        for (index, paragraph) in band.cell.content.iter().enumerate() {
            let (is_first, is_last) = (index == 0, index == last);
            let look = BandLook { table, is_first, is_last };
            content.push(self.paragraph(paragraph, Some(look), None));
        }
        if content.is_empty() {
            content.push(seam(None));
        }
        let properties = Element::new("w:tcPr")
            .child(cell_width(widths.iter().sum()))
            .child(Element::val("w:gridSpan", widths.len()));
        let cell = Element::new("w:tc").child(properties).children(content);
        row(true, false, vec![cell])
    }

    /// Things side by side: a table of one row without rules, its cells' last lines on
    /// one level.
    pub(super) fn side(&mut self, side: &'a Side, page: &Page) -> Option<Element> {
        let widths = twips(&side.widths(page.text_width()));
        let columns = side.columns.iter().zip(&widths);
        let cells: Vec<Element> = columns
            .map(|(column, width)| {
                let properties = Element::new("w:tcPr")
                    .child(cell_width(*width))
                    .child(Element::val("w:vAlign", "bottom"));
                let content = self.paragraphs(&column.content);
                Element::new("w:tc").child(properties).children(content)
            })
            .collect();
        (!cells.is_empty())
            .then(|| frame(SIDE, Length::ZERO, &widths).child(row(true, false, cells)))
    }

    /// The paragraphs of a cell, which Word wants to have one at least.
    fn paragraphs(&mut self, paragraphs: &'a [Paragraph]) -> Vec<Element> {
        if paragraphs.is_empty() {
            return vec![seam(None)];
        }
        paragraphs.iter().map(|paragraph| self.paragraph(paragraph, None, None)).collect()
    }
}

/// The widths of columns in twentieths of a point. Each is rounded by itself: a twentieth
/// more or less of a column's own width decides whether a word still fits a line.
fn twips(columns: &[Length]) -> Vec<i64> {
    columns.iter().map(|column| column.twips()).collect()
}

/// A table without its rows.
fn frame(style: &str, indent: Length, widths: &[i64]) -> Element {
    let size =
        |name, twips: i64| Element::new(name).with("w:w", twips).with("w:type", "dxa");
    let properties = Element::new("w:tblPr")
        .child(Element::val("w:tblStyle", style))
        .child(size("w:tblW", widths.iter().sum()))
        .child(size("w:tblInd", indent.twips()))
        .child(Element::new("w:tblLayout").with("w:type", "fixed"));
    let columns = widths.iter().map(|width| Element::new("w:gridCol").with("w:w", width));
    let grid = Element::new("w:tblGrid").children(columns);
    Element::new("w:tbl").child(properties).child(grid)
}

fn row(is_whole: bool, is_repeated: bool, cells: Vec<Element>) -> Element {
    let mut properties = Element::new("w:trPr");
    if is_whole {
        properties = properties.child(Element::new("w:cantSplit"));
    }
    if is_repeated {
        properties = properties.child(Element::new("w:tblHeader"));
    }
    let row = Element::new("w:tr").children(cells);
    if is_whole || is_repeated { row.child(properties) } else { row }
}

fn tc(width: i64) -> Element {
    Element::new("w:tc").child(Element::new("w:tcPr").child(cell_width(width)))
}

fn cell_width(twips: i64) -> Element {
    Element::new("w:tcW").with("w:w", twips).with("w:type", "dxa")
}

/// The looks of a table as properties of its style.
///
/// Word makes each row as much higher as its rule is thick: so much less is left to the
/// padding above and below.
pub(super) fn properties(style: &TableStyle) -> Element {
    let pad_y = Length::from_emu((style.pad_y * 2 - style.rule).emu().max(0) / 2);
    let properties = Element::new("w:tblPr").child(margins(style.pad_x, pad_y));
    if style.rule <= Length::ZERO {
        return properties;
    }
    // In eighths of a point.
    let thickness = (style.rule.to_pt() * 8.0).round().max(2.0);
    let edges = ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"];
    let rules = edges.map(|edge| {
        Element::val(edge, "single")
            .with("w:sz", thickness)
            .with("w:space", 0)
            .with("w:color", "auto")
    });
    properties.child(Element::new("w:tblBorders").children(rules))
}

/// The padding of all cells.
pub(super) fn margins(x: Length, y: Length) -> Element {
    let edges = [("w:top", y), ("w:left", x), ("w:bottom", y), ("w:right", x)];
    let margins = edges.map(|(edge, margin)| {
        Element::new(edge).with("w:w", margin.twips()).with("w:type", "dxa")
    });
    Element::new("w:tblCellMar").children(margins)
}
