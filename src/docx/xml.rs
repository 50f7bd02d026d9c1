//! XML that cannot come out in the wrong order: where the schema fixes the order of an
//! element's children, they are sorted by it.

use std::fmt::Display;

/// Elements whose children have a fixed order, and that order, all in the namespace `w`
/// (ISO/IEC 29500-1, annex A).
/// Only children that this module writes are listed: another one is a slip of ours.
const ORDERS: [(&str, &str); 11] = [
    ("w:pPr", "pStyle keepNext widowControl spacing ind jc outlineLvl sectPr"),
    ("w:rPr", "rStyle rFonts b bCs i iCs spacing kern sz szCs u lang"),
    ("w:sectPr", "headerReference type pgSz pgMar pgNumType titlePg"),
    ("w:tbl", "tblPr tblGrid tr"),
    ("w:tblPr", "tblStyle tblW tblInd tblBorders tblLayout tblCellMar"),
    ("w:tblBorders", "top left bottom right insideH insideV"),
    ("w:tblCellMar", "top left bottom right"),
    ("w:tr", "trPr tc"),
    ("w:tc", "tcPr p"),
    ("w:tcPr", "tcW gridSpan vAlign"),
    ("w:style", "name uiPriority semiHidden qFormat pPr rPr tblPr"),
];

/// An element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Element {
    name: &'static str,
    attributes: Vec<(&'static str, String)>,
    children: Vec<Element>,
    text: String,
}

impl Element {
    /// An empty element.
    pub(super) fn new(name: &'static str) -> Self {
        Self { name, attributes: Vec::new(), children: Vec::new(), text: String::new() }
    }

    /// An empty element with a `w:val`.
    pub(super) fn val(name: &'static str, value: impl Display) -> Self {
        Self::new(name).with("w:val", value)
    }

    /// With one more attribute.
    pub(super) fn with(mut self, name: &'static str, value: impl Display) -> Self {
        self.attributes.push((name, value.to_string()));
        self
    }

    /// With one more child.
    pub(super) fn child(mut self, child: Self) -> Self {
        self.children.push(child);
        self
    }

    /// With more children.
    pub(super) fn children(mut self, children: impl IntoIterator<Item = Self>) -> Self {
        self.children.extend(children);
        self
    }

    /// With a text; an element has children or a text.
    pub(super) fn text(mut self, text: &str) -> Self {
        text.clone_into(&mut self.text);
        self
    }

    /// What the element is.
    pub(super) fn name(&self) -> &'static str {
        self.name
    }

    /// The element as a part of a package: with the declaration before it.
    pub(super) fn part(&self) -> String {
        let mut xml =
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".to_owned();
        self.write(&mut xml);
        xml
    }

    fn write(&self, xml: &mut String) {
        xml.push('<');
        xml.push_str(self.name);
        for (name, value) in &self.attributes {
            xml.push(' ');
            xml.push_str(name);
            xml.push_str("=\"");
            escape(value, xml);
            xml.push('"');
        }
        if self.children.is_empty() && self.text.is_empty() {
            xml.push_str("/>");
            return;
        }
        xml.push('>');
        escape(&self.text, xml);
        self.ordered().into_iter().for_each(|child| child.write(xml));
        xml.push_str("</");
        xml.push_str(self.name);
        xml.push('>');
    }

    /// The children in the schema's order.
    /// Those of one name keep their sequence. A child that is not listed panics.
    fn ordered(&self) -> Vec<&Self> {
        let mut children: Vec<&Self> = self.children.iter().collect();
        if let Some((_, order)) = ORDERS.iter().find(|(name, _)| *name == self.name) {
            children.sort_by_key(|child| {
                let name = child.name.strip_prefix("w:");
                order
                    .split(' ')
                    .position(|known| Some(known) == name)
                    .expect("internal error: every child has its place in `ORDERS`")
            });
        }
        children
    }
}

/// Appends a text so that XML reads the same characters back.
fn escape(text: &str, xml: &mut String) {
    for c in text.chars() {
        match c {
            '&' => xml.push_str("&amp;"),
            '<' => xml.push_str("&lt;"),
            '>' => xml.push_str("&gt;"),
            '"' => xml.push_str("&quot;"),
            '\t' => xml.push_str("&#9;"),
            '\n' => xml.push_str("&#10;"),
            '\r' => xml.push_str("&#13;"),
            c => xml.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn xml(element: &Element) -> String {
        let mut xml = String::new();
        element.write(&mut xml);
        xml
    }

    #[test]
    fn children_come_in_the_order_of_the_schema() {
        let look = Element::new("w:pPr")
            .child(Element::val("w:jc", "both"))
            .child(Element::new("w:keepNext"))
            .child(Element::val("w:pStyle", "p"));
        let expected =
            r#"<w:pPr><w:pStyle w:val="p"/><w:keepNext/><w:jc w:val="both"/></w:pPr>"#;
        assert_eq!(xml(&look), expected);
    }

    #[test]
    fn a_text_is_never_markup() {
        let text = Element::new("w:t").with("a", "\"<\n").text("«A & B» <b>\t]]>");
        let expected = "<w:t a=\"&quot;&lt;&#10;\">«A &amp; B» &lt;b&gt;&#9;]]&gt;</w:t>";
        assert_eq!(xml(&text), expected);
    }
}
