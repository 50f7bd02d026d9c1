//! Which styles a paper needs, and how they are called in it.

use std::collections::BTreeSet;
use std::fmt::Write;

/// How a paragraph looks: its style, and what a band adds to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct ParagraphLook<'a> {
    /// The name of its style in the tree.
    pub(super) style: &'a str,
    /// The band that it stands in.
    pub(super) band: Option<BandLook<'a>>,
}

/// Where in a band a paragraph stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct BandLook<'a> {
    /// The name of the table's style in the tree.
    pub(super) table: &'a str,
    /// Whether it is the band's first paragraph.
    pub(super) is_first: bool,
    /// Whether it is the band's last one.
    pub(super) is_last: bool,
}

/// How a run looks beyond its paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct RunLook {
    /// The line below it.
    pub(super) line: Line,
    /// Bold where its paragraph is not.
    pub(super) is_bold: bool,
    /// Italic where its paragraph is not.
    pub(super) is_italic: bool,
}

/// The line below a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) enum Line {
    /// None.
    #[default]
    None,
    /// The run is underlined.
    Underline,
    /// The run is a place to write on.
    Blank,
}

/// The looks that were met while the paper was written.
#[derive(Debug, Default)]
pub(super) struct Looks<'a> {
    /// Of paragraphs in bands.
    pub(super) bands: BTreeSet<ParagraphLook<'a>>,
    /// Of runs.
    pub(super) runs: BTreeSet<RunLook>,
}

/// The id of the style of things side by side.
pub(super) const SIDE: &str = "side";

/// The id of the style of a paragraph that only parts a table from what follows it.
pub(super) const SEAM: &str = "seam";

impl ParagraphLook<'_> {
    /// The id of its style.
    pub(super) fn id(self) -> String {
        let mut id = paragraph_id(self.style);
        if let Some(band) = self.band {
            let _ = write!(id, ".band.{}{}", ascii(band.table), band.place());
        }
        id
    }
}

impl BandLook<'_> {
    /// Nothing for the only paragraph of a band.
    fn place(self) -> &'static str {
        match (self.is_first, self.is_last) {
            (true, true) => "",
            (true, false) => ".first",
            (false, true) => ".last",
            (false, false) => ".middle",
        }
    }
}

impl RunLook {
    /// The id of its style; none where there is nothing to say.
    pub(super) fn id(self) -> Option<String> {
        let ids: Vec<&str> = self.parts().map(|(id, _)| id).collect();
        (!ids.is_empty()).then(|| format!("run-{}", ids.join("-")))
    }

    /// The name of its style.
    pub(super) fn title(self) -> String {
        let titles: Vec<&str> = self.parts().map(|(_, title)| title).collect();
        titles.join(" — ")
    }

    /// What there is to say: ids and titles.
    fn parts(self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let line = match self.line {
            Line::None => None,
            Line::Underline => Some(("underline", "Подчёркнутый")),
            Line::Blank => Some(("blank", "Линейка")),
        };
        let bold = self.is_bold.then_some(("bold", "Полужирный"));
        let italic = self.is_italic.then_some(("italic", "Курсив"));
        [line, bold, italic].into_iter().flatten()
    }
}

/// The id of a paragraph style.
pub(super) fn paragraph_id(style: &str) -> String {
    format!("paragraph-{}", ascii(style))
}

/// The id of a table style.
pub(super) fn table_id(style: &str) -> String {
    format!("table-{}", ascii(style))
}

/// A name in letters that any program takes for an id; different names stay different.
/// «план» gives `.43f..43b..430..43d.`.
fn ascii(name: &str) -> String {
    name.chars().fold(String::new(), |mut id, c| {
        if c.is_ascii_alphanumeric() || matches!(c, '-' | '_') {
            id.push(c);
        } else {
            let _ = write!(id, ".{:x}.", u32::from(c));
        }
        id
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_ascii_and_different() {
        let band = |is_last| Some(BandLook { table: "plan", is_first: true, is_last });
        let look = |style, band| ParagraphLook { style, band }.id();
        assert_eq!(look("plan-cell", None), "paragraph-plan-cell");
        assert_eq!(look("б.", None), "paragraph-.431..2e.");
        assert_eq!(look("plan-band", band(true)), "paragraph-plan-band.band.plan");
        assert_eq!(look("plan-band", band(false)), "paragraph-plan-band.band.plan.first");
    }

    #[test]
    fn a_plain_run_has_no_style() {
        assert_eq!(RunLook::default().id(), None);
        let look = RunLook { line: Line::Blank, is_bold: true, is_italic: false };
        assert_eq!(look.id().unwrap(), "run-blank-bold");
        assert_eq!(look.title(), "Линейка — Полужирный");
    }
}
