//! Sections and their blocks, and the headers that they refer to.

use crate::document::{Block, Document, Page, Paragraph, Section};
use crate::docx::looks::{BandLook, Looks, ParagraphLook, SEAM};
use crate::docx::words::{Piece, element, pieces};
use crate::docx::xml::Element;

/// The namespace of words.
pub(super) const WORDS: &str =
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// The namespace of references from part to part.
pub(super) const REFERENCES: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A paper as it is being written.
pub(super) struct Writer<'a> {
    pub(super) document: &'a Document,
    /// The looks met so far.
    pub(super) looks: Looks<'a>,
    /// The headers met so far, each once.
    pub(super) headers: Vec<Element>,
}

impl<'a> Writer<'a> {
    /// Nothing written yet.
    pub(super) fn new(document: &'a Document) -> Self {
        Self { document, looks: Looks::default(), headers: Vec::new() }
    }

    /// The main part.
    pub(super) fn main(&mut self) -> Element {
        let mut body = Element::new("w:body");
        let last = self.document.sections.len().saturating_sub(1);
        for (index, section) in self.document.sections.iter().enumerate() {
            let pages = self.pages(section);
            body = if index < last {
                body.children(self.carrying(&section.body, &section.page, pages))
            } else {
                let mut blocks = self.blocks(&section.body, &section.page);
                close(&mut blocks);
                body.children(blocks).child(pages)
            };
        }
        Element::new("w:document")
            .with("xmlns:w", WORDS)
            .with("xmlns:r", REFERENCES)
            .child(body)
    }

    /// The blocks of a section that is not the last: its last paragraph carries what its
    /// pages are.
    fn carrying(
        &mut self,
        blocks: &'a [Block],
        page: &Page,
        pages: Element,
    ) -> Vec<Element> {
        if let Some((Block::Paragraph(last), before)) = blocks.split_last() {
            let mut elements = self.blocks(before, page);
            elements.push(self.paragraph(last, None, Some(pages)));
            return elements;
        }
        let mut elements = self.blocks(blocks, page);
        elements.push(seam(Some(pages)));
        elements
    }

    /// A table without rows, or a side without columns, gives nothing.
    fn blocks(&mut self, blocks: &'a [Block], page: &Page) -> Vec<Element> {
        let mut elements: Vec<Element> = Vec::new();
        for block in blocks {
            let element = match block {
                Block::Paragraph(paragraph) => {
                    Some(self.paragraph(paragraph, None, None))
                }
                Block::Side(side) => self.side(side, page),
                Block::Table(table) => self.table(table),
            };
            let Some(element) = element else { continue };
            // Word takes two tables in a row for one.
            if is_table(&element) && elements.last().is_some_and(is_table) {
                elements.push(seam(None));
            }
            elements.push(element);
        }
        elements
    }

    /// A paragraph, perhaps in a band; perhaps the one that carries its section's pages.
    pub(super) fn paragraph(
        &mut self,
        paragraph: &'a Paragraph,
        band: Option<BandLook<'a>>,
        pages: Option<Element>,
    ) -> Element {
        let look = ParagraphLook { style: &paragraph.style, band };
        if band.is_some() {
            self.looks.bands.insert(look);
        }
        let pieces = pieces(paragraph, &self.document.styles[&paragraph.style]);
        self.looks.runs.extend(pieces.iter().filter_map(|piece| match piece {
            Piece::Text(look, _) => Some(*look),
            Piece::PageNumber => None,
        }));
        styled(&look.id(), pages).children(pieces.iter().map(element))
    }

    /// What the pages of a section are.
    /// Lengths are in twentieths of a point. Each section counts its pages from 1; its
    /// first page has a header of its own only where that differs.
    fn pages(&mut self, section: &'a Section) -> Element {
        let Page { width, height, left, right, top, bottom, header } = &section.page;
        let mut size =
            Element::new("w:pgSz").with("w:w", width.twips()).with("w:h", height.twips());
        if width > height {
            size = size.with("w:orient", "landscape");
        }
        let margins = Element::new("w:pgMar")
            .with("w:top", top.twips())
            .with("w:right", right.twips())
            .with("w:bottom", bottom.twips())
            .with("w:left", left.twips())
            .with("w:header", header.twips())
            .with("w:footer", 0)
            .with("w:gutter", 0);
        let pages = Element::new("w:sectPr")
            .child(self.header("default", &section.header, &section.page))
            .child(Element::val("w:type", "nextPage"))
            .child(size)
            .child(margins)
            .child(Element::new("w:pgNumType").with("w:start", 1));
        if section.first_header == section.header {
            return pages;
        }
        pages
            .child(self.header("first", &section.first_header, &section.page))
            .child(Element::new("w:titlePg"))
    }

    /// A reference to a header. An empty one is written too: a section without one would
    /// take that of the section before.
    fn header(&mut self, kind: &str, blocks: &'a [Block], page: &Page) -> Element {
        let mut blocks = self.blocks(blocks, page);
        close(&mut blocks);
        let part = Element::new("w:hdr")
            .with("xmlns:w", WORDS)
            .with("xmlns:r", REFERENCES)
            .children(blocks);
        let known = self.headers.iter().position(|header| *header == part);
        let index = known.unwrap_or(self.headers.len());
        if known.is_none() {
            self.headers.push(part);
        }
        Element::new("w:headerReference")
            .with("w:type", kind)
            .with("r:id", format!("header{}", index + 1))
    }
}

/// Word wants a paragraph at the end of pages and headers.
fn close(blocks: &mut Vec<Element>) {
    if blocks.last().is_none_or(is_table) {
        blocks.push(seam(None));
    }
}

/// A paragraph as good as without height, where Word demands one and the tree has none.
pub(super) fn seam(pages: Option<Element>) -> Element {
    styled(SEAM, pages)
}

fn styled(style: &str, pages: Option<Element>) -> Element {
    let properties = Element::new("w:pPr").child(Element::val("w:pStyle", style));
    Element::new("w:p").child(properties.children(pages))
}

fn is_table(element: &Element) -> bool {
    element.name() == "w:tbl"
}
