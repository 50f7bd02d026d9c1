//! The parts of a package, and what holds them together.

use std::collections::BTreeMap;

use crate::document::Document;
use crate::docx::body::{WORDS, Writer};
use crate::docx::package::Part;
use crate::docx::styles;
use crate::docx::xml::Element;

/// Content types of words, after this.
const WORD_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

/// Types of relationships, after this.
const RELATION: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

/// The content type and the relation of the core properties.
const CORE: [&str; 2] = [
    "application/vnd.openxmlformats-package.core-properties+xml",
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
];

/// The content type of the properties that the program sets.
const EXTENDED_TYPE: &str =
    "application/vnd.openxmlformats-officedocument.extended-properties+xml";

/// The content type of the theme.
const THEME_TYPE: &str = "application/vnd.openxmlformats-officedocument.theme+xml";

/// Colours and fonts that nothing in the paper uses; without them Word is said to mend.
const THEME: &str = include_str!("theme.xml");

/// What a fixed part of a document is: its name, which is its relation and reference too.
const FIXED: [&str; 3] = ["styles", "settings", "fontTable"];

/// All parts of a document's package, in their order.
pub(super) fn all(document: &Document) -> Vec<Part> {
    let mut writer = Writer::new(document);
    let main = writer.main();
    let headers: Vec<String> =
        (1..=writer.headers.len()).map(|number| format!("header{number}")).collect();
    let mut parts = vec![
        part("[Content_Types].xml", &content_types(&headers)),
        part("_rels/.rels", &package_relationships()),
        part("word/document.xml", &main),
        part("word/_rels/document.xml.rels", &document_relationships(&headers)),
        part("word/styles.xml", &styles::part(document, &writer.looks)),
        part("word/settings.xml", &settings()),
        part("word/fontTable.xml", &fonts(document)),
        Part { name: "word/theme.xml".to_owned(), text: THEME.to_owned() },
    ];
    for (name, header) in headers.iter().zip(&writer.headers) {
        parts.push(part(&format!("word/{name}.xml"), header));
    }
    parts.push(part("docProps/core.xml", &core_properties(document)));
    parts.push(part("docProps/app.xml", &extended_properties()));
    parts
}

fn part(name: &str, element: &Element) -> Part {
    Part { name: name.to_owned(), text: element.part() }
}

fn content_types(headers: &[String]) -> Element {
    let default = |ending: &str, kind: &str| {
        Element::new("Default").with("Extension", ending).with("ContentType", kind)
    };
    let part = |name: &str, kind: &str| {
        Element::new("Override").with("PartName", name).with("ContentType", kind)
    };
    let word = |name: &str, kind: &str| {
        part(&format!("/word/{name}.xml"), &format!("{WORD_TYPE}{kind}+xml"))
    };
    Element::new("Types")
        .with("xmlns", "http://schemas.openxmlformats.org/package/2006/content-types")
        .child(default(
            "rels",
            "application/vnd.openxmlformats-package.relationships+xml",
        ))
        .child(default("xml", "application/xml"))
        .child(word("document", "document.main"))
        .children(FIXED.map(|name| word(name, name)))
        .child(part("/word/theme.xml", THEME_TYPE))
        .children(headers.iter().map(|name| word(name, "header")))
        .child(part("/docProps/core.xml", CORE[0]))
        .child(part("/docProps/app.xml", EXTENDED_TYPE))
}

fn relationships(relationships: impl IntoIterator<Item = Element>) -> Element {
    Element::new("Relationships")
        .with("xmlns", "http://schemas.openxmlformats.org/package/2006/relationships")
        .children(relationships)
}

fn relationship(id: &str, kind: &str, target: &str) -> Element {
    Element::new("Relationship").with("Id", id).with("Type", kind).with("Target", target)
}

fn package_relationships() -> Element {
    let office = |kind: &str| format!("{RELATION}{kind}");
    relationships([
        relationship("document", &office("officeDocument"), "word/document.xml"),
        relationship("core", CORE[1], "docProps/core.xml"),
        relationship("app", &office("extended-properties"), "docProps/app.xml"),
    ])
}

fn document_relationships(headers: &[String]) -> Element {
    let word = |name: &str, kind: &str| {
        relationship(name, &format!("{RELATION}{kind}"), &format!("{name}.xml"))
    };
    let headers = headers.iter().map(|name| word(name, "header"));
    let fixed = FIXED.into_iter().chain(["theme"]).map(|name| word(name, name));
    relationships(fixed.chain(headers))
}

/// What Word is to do, where the tree relies on it.
fn settings() -> Element {
    let setting = |name: &str, value: i64| {
        Element::new("w:compatSetting")
            .with("w:name", name)
            .with("w:uri", "http://schemas.microsoft.com/office/word")
            .with("w:val", value)
    };
    // A line that is broken by hand is not spread to both edges.
    let compatibility = Element::new("w:compat")
        .child(Element::new("w:doNotExpandShiftReturn"))
        .child(setting("compatibilityMode", 15))
        .child(setting("overrideTableStyleFontSizeAndJustification", 1))
        .child(setting("enableOpenTypeFeatures", 0))
        .child(setting("doNotFlipMirrorIndents", 1))
        .child(setting("differentiateMultirowTableHeaders", 1));
    Element::new("w:settings")
        .with("xmlns:w", WORDS)
        .child(Element::val("w:autoHyphenation", 0))
        .child(Element::val("w:characterSpacingControl", "doNotCompress"))
        .child(compatibility)
        .child(Element::val("w:themeFontLang", "ru-RU"))
        .child(Element::val("w:decimalSymbol", ","))
        .child(Element::val("w:listSeparator", ";"))
}

/// The fonts of the styles, each with the one that the PDF is set in as its equal.
fn fonts(document: &Document) -> Element {
    let styles = document.styles.values();
    let fonts: BTreeMap<&str, &str> =
        styles.map(|style| (style.office_font.as_str(), style.font.as_str())).collect();
    let fonts = fonts.into_iter().map(|(office_font, font)| {
        let alternative = (font != office_font).then(|| Element::val("w:altName", font));
        Element::new("w:font")
            .with("w:name", office_font)
            .children(alternative)
            .child(Element::val("w:charset", "CC"))
            .child(Element::val("w:family", "roman"))
            .child(Element::val("w:pitch", "variable"))
    });
    Element::new("w:fonts").with("xmlns:w", WORDS).children(fonts)
}

/// Title, identity and language; the times are the document's date, or none.
fn core_properties(document: &Document) -> Element {
    let time = |name: &'static str| {
        let date = document.date?;
        let time = format!("{date}T00:00:00Z");
        Some(Element::new(name).with("xsi:type", "dcterms:W3CDTF").text(&time))
    };
    Element::new("cp:coreProperties")
        .with(
            "xmlns:cp",
            "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        )
        .with("xmlns:dc", "http://purl.org/dc/elements/1.1/")
        .with("xmlns:dcterms", "http://purl.org/dc/terms/")
        .with("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
        .child(Element::new("dc:title").text(&document.title))
        .child(Element::new("dc:identifier").text(&document.identity()))
        .child(Element::new("dc:language").text(&document.language))
        .children(["dcterms:created", "dcterms:modified"].into_iter().filter_map(time))
}

fn extended_properties() -> Element {
    Element::new("Properties")
        .with(
            "xmlns",
            "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
        )
        .child(Element::new("Application").text("prikaz"))
}
