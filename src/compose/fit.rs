//! What cannot be shown or does not fit: each at its place in the order.
//!
//! Text is measured here as the writers set it; the laid-out pages are the judge of the
//! measuring (tests hold one against the other).

use crate::compose::headings;
use crate::compose::lines::{height, lines, text, words};
use crate::compose::message::{millimetres_down, millimetres_up};
use crate::diagnostic::Finding;
use crate::document::{
    Block, Document, Inline, Length, Page, Paragraph, Run, Section, Side, Style, Table,
    TableRow,
};
use crate::font::Setting;
use crate::russian::letter::is_right_to_left;
use crate::russian::typography::plain;
use crate::source::Place;

/// Characters without a glyph and words wider than their place.
pub(super) fn check(document: &Document) -> Vec<Finding> {
    let mut check = Check { document, findings: Vec::new() };
    document.sections.iter().for_each(|section| check.section(section));
    check.findings.extend(headings::check(document));
    check.findings
}

struct Check<'a> {
    document: &'a Document,
    findings: Vec<Finding>,
}

impl Check<'_> {
    fn section(&mut self, section: &Section) {
        let width = section.page.text_width();
        let headers = section.first_header.iter().chain(&section.header);
        for block in headers.chain(&section.body) {
            match block {
                Block::Paragraph(paragraph) => {
                    self.paragraph(paragraph, width, "на листе");
                }
                Block::Table(table) => self.table(table, &section.page),
                Block::Side(side) => self.side(side, &section.page),
            }
        }
    }

    fn side(&mut self, side: &Side, page: &Page) {
        for (column, width) in side.columns.iter().zip(side.widths(page.text_width())) {
            for paragraph in &column.content {
                self.paragraph(paragraph, width, "рядом с соседним текстом");
            }
            self.unbroken(&column.content, width, page, "сократите его");
        }
    }

    /// What stands side by side, and a table's head, Typst does not break: higher than a
    /// page they would be lost, and half a page is left for what stands with them.
    fn unbroken(
        &mut self,
        content: &[Paragraph],
        width: Length,
        page: &Page,
        help: &str,
    ) {
        let styles = &self.document.styles;
        let is: Length = content.iter().map(|p| height(p, styles, width)).sum();
        if is.emu() * 2 <= page.text_height().emu() {
            return;
        }
        let runs = content.iter().flat_map(|paragraph| &paragraph.content);
        let runs = runs.filter_map(|inline| match inline {
            Inline::Run(run) => Some(run),
            _ => None,
        });
        let Some(run) = runs.max_by_key(|run| run.text.len()) else { return };
        let message = format!(
            "текст «{}» занимает больше половины листа, а разрывать его нельзя",
            shown(&plain(&run.text))
        );
        let place = run.place.clone().expect("internal error: every run knows its place");
        self.findings.push(Finding::error("too-large", place, message).help(help));
    }

    fn table(&mut self, table: &Table, page: &Page) {
        let Some(style) = self.document.tables.get(&table.style) else { return };
        let inner = |width: Length| width - style.pad_x * 2;
        let whole = table.columns.iter().copied().sum();
        for row in &table.rows {
            if let TableRow::Band(band) = row {
                for paragraph in &band.cell.content {
                    self.paragraph(paragraph, inner(whole), "в таблице");
                }
            }
        }
        for (cell, &width) in
            table.head.iter().flat_map(|cells| cells.iter().zip(&table.columns))
        {
            let help = "сократите его или расширьте графу";
            self.unbroken(&cell.content, inner(width), page, help);
        }
        let rows = table.rows.iter().filter_map(|row| match row {
            TableRow::Row(row) => Some(&row.cells),
            TableRow::Band(_) => None,
        });
        for cells in table.head.iter().chain(rows) {
            for (cell, &width) in cells.iter().zip(&table.columns) {
                for paragraph in &cell.content {
                    self.paragraph(paragraph, inner(width), "в графе");
                }
            }
        }
    }

    /// `width` is that of its place, indents not taken off yet; `room` names the place.
    fn paragraph(&mut self, paragraph: &Paragraph, width: Length, room: &str) {
        let Some(style) = self.document.styles.get(&paragraph.style) else { return };
        for inline in &paragraph.content {
            match inline {
                Inline::Run(run) => self.glyphs(run, style),
                Inline::Blank(blank) => {
                    blank.content.iter().for_each(|run| self.glyphs(run, style));
                    self.blank(&blank.content, style, blank.width);
                }
                Inline::Break | Inline::PageNumber => {}
            }
        }
        let width = width - style.left - style.right;
        for line in lines(paragraph) {
            let wide = words(&line, style).into_iter().filter(|word| word.width > width);
            for word in wide {
                let text = text(&line);
                let words = plain(text.get(word.span).unwrap_or_default());
                self.too_wide(word.run, &words, (word.width, width), room);
            }
        }
    }

    /// What is filled in stands on one line: all of it together must not be wider.
    fn blank(&mut self, runs: &[Run], style: &Style, width: Length) {
        let is =
            |run: &Run| Setting::new(style, run.is_bold, run.is_italic).width(&run.text);
        let sum: Length = runs.iter().map(is).sum();
        if sum > width {
            let words: String = runs.iter().map(|run| plain(&run.text)).collect();
            self.too_wide(runs.first(), &words, (sum, width), "на отведённой линейке");
        }
    }

    fn glyphs(&mut self, run: &Run, style: &Style) {
        let setting = Setting::new(style, run.is_bold, run.is_italic);
        let mut unset = setting.missing(&run.text);
        // krilla 0.8 panics where the direction of writing turns.
        unset.extend(run.text.chars().find(|&c| is_right_to_left(c)));
        unset.dedup();
        for missing in unset {
            let code = u32::from(missing);
            let message = if is_right_to_left(missing) {
                format!(
                    "знак «{missing}» (U+{code:04X}) пишут справа налево, а так программа не печатает"
                )
            } else {
                format!("знака «{missing}» (U+{code:04X}) нет в шрифте")
            };
            let place = place(run, &missing.to_string());
            let is_here =
                place.text().contains(missing) || place.route.as_str().is_empty();
            let help = if is_here {
                "замените его"
            } else {
                "он стоит в подставленном: замените его там"
            };
            let finding = Finding::error("missing-glyph", place, message);
            let help =
                format!("{help} словами или знаком, который есть в «{}»", style.font);
            self.findings.push(finding.help(help));
        }
    }

    fn too_wide(
        &mut self,
        run: Option<&Run>,
        words: &str,
        (is, room): (Length, Length),
        whereabouts: &str,
    ) {
        let Some(run) = run else { return };
        let message = format!(
            "слово «{}» не помещается {whereabouts}: ширина {}, а места {}",
            shown(words),
            millimetres_up(is),
            millimetres_down(room)
        );
        let finding = Finding::error("word-too-wide", place(run, words), message)
            .help("разделите слово пробелом или дефисом, либо расширьте место для него в бланке");
        self.findings.push(finding);
    }
}

/// How much of a long word a message shows.
const SHOWN: usize = 40;

fn shown(words: &str) -> String {
    let shown: String = words.chars().take(SHOWN).collect();
    let dots = if shown.len() < words.len() { "…" } else { "" };
    format!("{shown}{dots}")
}

/// Where words stand within their run; all of it where its file writes them otherwise.
fn place(run: &Run, words: &str) -> Place {
    let place = run.place.as_ref().expect("internal error: every run knows its place");
    place.of(words)
}
