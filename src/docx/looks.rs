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
    /// A place to write on.
    pub(super) is_blank: bool,
    /// Bold where its paragraph is not.
    pub(super) is_bold: bool,
    /// Italic where its paragraph is not.
    pub(super) is_italic: bool,
    /// Underlined.
    pub(super) is_underlined: bool,
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
        let names = self.parts().map(|(is_set, id, _)| is_set.then_some(id));
        let names: Vec<&str> = names.into_iter().flatten().collect();
        (!names.is_empty()).then(|| format!("run-{}", names.join("-")))
    }

    /// The name of its style.
    pub(super) fn title(self) -> String {
        let titles = self.parts().map(|(is_set, _, title)| is_set.then_some(title));
        let titles: Vec<&str> = titles.into_iter().flatten().collect();
        titles.join(" — ")
    }

    fn parts(self) -> [(bool, &'static str, &'static str); 4] {
        [
            (self.is_blank, "blank", "Линейка"),
            (self.is_bold, "bold", "Полужирный"),
            (self.is_italic, "italic", "Курсив"),
            (self.is_underlined, "underlined", "Подчёркнутый"),
        ]
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
        let look = RunLook { is_blank: true, is_bold: true, ..RunLook::default() };
        assert_eq!(look.id().unwrap(), "run-blank-bold");
        assert_eq!(look.title(), "Линейка — Полужирный");
    }
}
