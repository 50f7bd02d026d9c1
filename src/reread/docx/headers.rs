//! What the sections have above and below their text (ISO/IEC 29500-1, 17.10).

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::reread::docx::body;
use crate::reread::docx::package::{Package, Part};
use crate::reread::docx::styles::Styles;
use crate::reread::docx::xml::{Node, Nodes, Tag};
use crate::reread::headers::{NUMBER, joined};
use crate::reread::{Headers, RereadError, SectionHeaders};

/// The headers and footers of a main part's sections. What is only on pages with even
/// numbers is not read.
pub(super) fn read(
    package: &mut Package<'_>,
    main: &Part,
    styles: &Styles,
) -> Result<Headers, RereadError> {
    let relations = package.all_relations(&main.name)?;
    let targets: BTreeMap<String, String> =
        relations.into_iter().map(|relation| (relation.id, relation.target)).collect();
    // Many sections may have one header.
    let mut read = BTreeMap::new();
    let mut text = |id: &Option<Rc<str>>| -> Result<String, RereadError> {
        let Some(name) = id.as_ref().and_then(|id| targets.get(&**id)) else {
            return Ok(String::new());
        };
        if !read.contains_key(name) {
            let blocks = body::read(&package.part(name)?, styles, NUMBER)?;
            read.insert(name.clone(), joined(&blocks));
        }
        let text: &String = &read[name];
        package.spend(text.len())?;
        Ok(text.clone())
    };
    let mut headers = Vec::new();
    for Section { first, rest, has_first } in sections(main)? {
        let rest = text(&rest.header)? + &text(&rest.footer)?;
        let first = if has_first {
            text(&first.header)? + &text(&first.footer)?
        } else {
            rest.clone()
        };
        headers.push(SectionHeaders { first, rest });
    }
    Ok(Headers::Sections(headers))
}

/// What a section refers to.
#[derive(Clone, Default)]
struct Section {
    first: References,
    rest: References,
    /// Whether its first page has its own.
    has_first: bool,
}

/// The relations of a header and a footer.
#[derive(Clone, Default)]
struct References {
    header: Option<Rc<str>>,
    footer: Option<Rc<str>>,
}

impl Section {
    fn add(&mut self, tag: &Tag<'_>) {
        let references = match tag.value("type").as_deref() {
            Some("first") => &mut self.first,
            Some("even") => return,
            _ => &mut self.rest,
        };
        match tag.name() {
            "headerReference" => references.header = tag.value("id").map(Rc::from),
            "footerReference" => references.footer = tag.value("id").map(Rc::from),
            "titlePg" => self.has_first = tag.is_on(),
            _ => {}
        }
    }
}

/// The sections of a main part; each has what the one before has, unless it has its own.
fn sections(main: &Part) -> Result<Vec<Section>, RereadError> {
    let mut sections: Vec<Section> = Vec::new();
    let mut open: Option<Section> = None;
    // How deep in what a section was before a change that is still tracked.
    let mut old = 0_usize;
    let mut nodes = Nodes::of(main);
    while let Some(node) = nodes.next()? {
        match node {
            Node::Start(tag) if old > 0 || tag.name() == "sectPrChange" => old += 1,
            Node::End(_) if old > 0 => old -= 1,
            Node::Start(tag) if tag.name() == "sectPr" => {
                let before = sections.last().cloned().unwrap_or_default();
                open = Some(Section { has_first: false, ..before });
            }
            Node::Start(tag) => {
                if let Some(section) = &mut open {
                    section.add(&tag);
                }
            }
            Node::End(name) if name == "sectPr" => sections.extend(open.take()),
            Node::End(_) | Node::Text(_) => {}
        }
    }
    Ok(sections)
}
