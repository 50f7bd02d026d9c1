//! Levels of headings: PDF/UA wants the first to be 1, and none skipped on the way down.

use crate::diagnostic::Finding;
use crate::document::{Block, Document, Inline, Paragraph, TableRow};
use crate::source::Place;

/// Headings of a wrong level, each at its text.
pub(super) fn check(document: &Document) -> Vec<Finding> {
    let mut check = Check { document, last: 0, findings: Vec::new() };
    let blocks = document.sections.iter().flat_map(|section| &section.body);
    blocks.for_each(|block| check.block(block));
    check.findings
}

struct Check<'a> {
    document: &'a Document,
    /// The level of the heading before; 0: none was.
    last: u8,
    findings: Vec<Finding>,
}

impl Check<'_> {
    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph(paragraph) => self.paragraph(paragraph, 0),
            Block::Side(side) => {
                let paragraphs = side.columns.iter().flat_map(|column| &column.content);
                paragraphs.for_each(|paragraph| self.paragraph(paragraph, 0));
            }
            Block::Table(table) => {
                let head = table.head.iter().flatten().flat_map(|cell| &cell.content);
                head.for_each(|paragraph| self.paragraph(paragraph, 0));
                table.rows.iter().for_each(|row| self.row(row));
            }
        }
    }

    fn row(&mut self, row: &TableRow) {
        match row {
            TableRow::Band(band) => {
                let deeper = band.level.saturating_sub(1);
                band.cell.content.iter().for_each(|p| self.paragraph(p, deeper));
            }
            TableRow::Row(row) => {
                let paragraphs = row.cells.iter().flat_map(|cell| &cell.content);
                paragraphs.for_each(|paragraph| self.paragraph(paragraph, 0));
            }
        }
    }

    /// A band within a band is a heading `deeper` than its style says.
    fn paragraph(&mut self, paragraph: &Paragraph, deeper: u8) {
        let style = self.document.styles.get(&paragraph.style);
        let Some(level) = style.and_then(|style| style.heading) else { return };
        if paragraph.content.is_empty() {
            return;
        }
        let level = level + deeper;
        let last = std::mem::replace(&mut self.last, level);
        if level <= last + 1 {
            return;
        }
        let message = match last {
            0 => format!("первый заголовок — ступени {level}, а должен быть ступени 1"),
            _ => format!("после заголовка ступени {last} идёт заголовок ступени {level}"),
        };
        let help = format!(
            "исправьте `heading` у стиля `{}` в бланке: ступени идут без пропусков, с первой",
            paragraph.style
        );
        let finding =
            place(paragraph).map(|place| Finding::error("form", place, message));
        self.findings.extend(finding.map(|finding| finding.help(help)));
    }
}

/// Where its first words stand; none: it has none, as a lone page number.
fn place(paragraph: &Paragraph) -> Option<Place> {
    paragraph.content.iter().find_map(|inline| match inline {
        Inline::Run(run) => run.place.clone(),
        Inline::Blank(blank) => blank.content.iter().find_map(|run| run.place.clone()),
        Inline::Break | Inline::PageNumber => None,
    })
}
