//! What stands where on the laid-out pages, read from Typst's frames: the witness for
//! checks of the layout.

use typst::layout::{Frame, FrameItem, Point};
use typst::visualize::Geometry;
use typst_layout::PagedDocument;

/// A laid-out page. Measures are in points, from the upper left corner.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// Its number, counted within the section from 1.
    pub number: u64,
    /// Whether the section goes on behind it.
    pub is_followed: bool,
    /// The width of the paper.
    pub width: f64,
    /// The height of the paper.
    pub height: f64,
    /// The pieces of text, as set.
    pub texts: Vec<SetText>,
    /// The rules of tables and blanks.
    pub rules: Vec<Rule>,
}

/// A piece of text on one line.
#[derive(Debug, Clone, PartialEq)]
pub struct SetText {
    /// The words.
    pub text: String,
    /// Its left end.
    pub x: f64,
    /// Its baseline.
    pub baseline: f64,
    /// Its width, without white space at its end.
    pub width: f64,
    /// The type size.
    pub size: f64,
}

/// A straight line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rule {
    /// The end that is further left or up.
    pub from: (f64, f64),
    /// The other end.
    pub to: (f64, f64),
}

impl Rule {
    /// Whether it stands upright.
    #[must_use]
    pub fn is_upright(&self) -> bool {
        (self.from.0 - self.to.0).abs() < (self.from.1 - self.to.1).abs()
    }
}

/// The pages of a document.
pub(super) fn sheets(document: &PagedDocument) -> Vec<Sheet> {
    let pages = document.pages();
    let sheets = pages.iter().enumerate().map(|(index, page)| {
        let size = page.frame.size();
        let mut sheet = Sheet {
            number: page.number,
            is_followed: pages.get(index + 1).is_some_and(|next| next.number > 1),
            width: size.x.to_pt(),
            height: size.y.to_pt(),
            texts: Vec::new(),
            rules: Vec::new(),
        };
        walk(&page.frame, Point::zero(), &mut sheet);
        sheet
    });
    sheets.collect()
}

fn walk(frame: &Frame, origin: Point, sheet: &mut Sheet) {
    for (at, item) in frame.items() {
        let at = origin + *at;
        match item {
            FrameItem::Group(group) => {
                walk(&group.frame, at + shift(&group.transform), sheet);
            }
            FrameItem::Text(item) => {
                let blank = item.glyphs.iter().rev().take_while(|glyph| {
                    item.text
                        .get(glyph.range())
                        .is_some_and(|text| text.trim().is_empty())
                });
                let blank: f64 = blank.map(|g| g.x_advance.at(item.size).to_pt()).sum();
                sheet.texts.push(SetText {
                    text: item.text.to_string(),
                    x: at.x.to_pt(),
                    baseline: at.y.to_pt(),
                    width: item.width().to_pt() - blank,
                    size: item.size.to_pt(),
                });
            }
            FrameItem::Shape(shape, _) => {
                if let Geometry::Line(end) = shape.geometry {
                    sheet.rules.push(rule(at, at + end));
                }
            }
            FrameItem::Image(..) | FrameItem::Link(..) | FrameItem::Tag(_) => {}
        }
    }
}

/// Groups are only ever moved here, never turned or scaled.
fn shift(transform: &typst::layout::Transform) -> Point {
    Point::new(transform.tx, transform.ty)
}

fn rule(a: Point, b: Point) -> Rule {
    let from = (a.x.min(b.x).to_pt(), a.y.min(b.y).to_pt());
    let to = (a.x.max(b.x).to_pt(), a.y.max(b.y).to_pt());
    Rule { from, to }
}
