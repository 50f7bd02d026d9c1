//! All pages, read once: the pieces of text that tags point to.

use std::collections::BTreeMap;
use std::rc::Rc;

use lopdf::{Dictionary, Document, Object, ObjectId};

use crate::reread::paper::{Note, is_bare};
use crate::reread::pdf::cmap::CMap;
use crate::reread::pdf::content::{self, PageText, Property, Resources};
use crate::reread::pdf::{dictionary, notes, resolve, strings};
use crate::reread::{DEPTH, RereadError};

/// How much of a text that stands outside the tags is quoted.
const QUOTE: usize = 60;

/// The text of all pages that no tag has taken yet.
pub(super) struct Pages {
    /// The pages with their numbers, from 1.
    texts: BTreeMap<ObjectId, (usize, PageText)>,
    /// What stands above the text of each page.
    pub(super) headers: Vec<String>,
    /// What was put over the pages.
    pub(super) notes: Vec<Note>,
    /// How many bytes of text the tags may still add.
    left: usize,
}

impl Pages {
    /// Reads every page; `left` bytes may be unfolded, and as many come to be text.
    pub(super) fn read(file: &Document, left: usize) -> Result<Self, RereadError> {
        let mut desk = Desk {
            file,
            left,
            text_left: left,
            fonts: BTreeMap::new(),
            resources: BTreeMap::new(),
        };
        let mut texts = BTreeMap::new();
        let (mut headers, mut notes) = (Vec::new(), Vec::new());
        for (page, id) in (1..).zip(file.page_iter()) {
            let mut text = desk.page(page, id)?;
            notes.extend(notes::on(file, id, page, &mut desk.text_left)?);
            if text.has_picture {
                notes.push(Note { page, text: "рисунок".to_owned() });
            }
            headers.push(std::mem::take(&mut text.header));
            if texts.insert(id, (page, text)).is_some() {
                return Err(RereadError::Tags("лист стоит дважды"));
            }
        }
        Ok(Self { texts, headers, notes, left: desk.text_left })
    }

    /// Takes a piece of a page: no piece is read twice.
    pub(super) fn take(
        &mut self,
        page: ObjectId,
        mcid: i64,
    ) -> Result<String, RereadError> {
        let text =
            self.texts.get_mut(&page).and_then(|(_, text)| text.pieces.remove(&mcid));
        text.ok_or(RereadError::Tags("на листе нет того, на что она указывает"))
    }

    /// Accounts for text that a tag says itself: many tags may share one.
    pub(super) fn spend(&mut self, bytes: usize) -> Result<(), RereadError> {
        self.left = self.left.checked_sub(bytes).ok_or(RereadError::TooLarge)?;
        Ok(())
    }

    /// Makes sure that all text has been taken.
    pub(super) fn finish(self) -> Result<(), RereadError> {
        for (page, text) in self.texts.into_values() {
            let mut left = std::iter::once(text.loose).chain(text.pieces.into_values());
            if let Some(text) = left.find(|text| !is_bare(text)) {
                let text = text.chars().take(QUOTE).collect();
                return Err(RereadError::Untagged { page, text });
            }
        }
        Ok(())
    }
}

/// What is at hand while pages are read. Dictionaries are known by their address: pages
/// share them.
struct Desk<'a> {
    file: &'a Document,
    /// How many bytes may still be unfolded.
    left: usize,
    /// How many bytes of text there may still be.
    text_left: usize,
    fonts: BTreeMap<*const Dictionary, Option<Rc<CMap>>>,
    resources: BTreeMap<*const Dictionary, Rc<Resources>>,
}

impl<'a> Desk<'a> {
    fn page(&mut self, page: usize, id: ObjectId) -> Result<PageText, RereadError> {
        let file = self.file;
        let content = file
            .get_page_content_with_limit(id, self.left)
            .map_err(|_| RereadError::TooLarge)?;
        self.spend(content.len())?;
        let entry = file.get_dictionary(id).map_err(|_| RereadError::NotPdf)?;
        let resources = match inherited_resources(file, entry) {
            Some(dictionary) => self.resources(dictionary)?,
            None => Rc::default(),
        };
        content::read(&content, &resources, &mut self.text_left)
            .map_err(|reason| RereadError::Page { page, reason })
    }

    fn spend(&mut self, bytes: usize) -> Result<(), RereadError> {
        self.left = self.left.checked_sub(bytes).ok_or(RereadError::TooLarge)?;
        Ok(())
    }

    fn resources(&mut self, entry: &'a Dictionary) -> Result<Rc<Resources>, RereadError> {
        if let Some(known) = self.resources.get(&std::ptr::from_ref(entry)) {
            return Ok(Rc::clone(known));
        }
        let file = self.file;
        let names = |key: &[u8]| {
            let names = entry.get(key).ok().and_then(|names| dictionary(file, names));
            names
                .into_iter()
                .flat_map(Dictionary::iter)
                .filter_map(|(name, it)| Some((name.clone(), dictionary(file, it)?)))
        };
        let mut resources = Resources::default();
        for (name, font) in names(b"Font") {
            if let Some(font) = self.font(font)? {
                resources.fonts.insert(name, font);
            }
        }
        resources.properties = names(b"Properties")
            .map(|(name, entry)| (name, property(file, entry)))
            .collect();
        let resources = Rc::new(resources);
        self.resources.insert(std::ptr::from_ref(entry), Rc::clone(&resources));
        Ok(resources)
    }

    /// What a font's codes stand for, if it says so.
    /// None: it says nothing, and text in it cannot be read.
    fn font(&mut self, entry: &'a Dictionary) -> Result<Option<Rc<CMap>>, RereadError> {
        if let Some(known) = self.fonts.get(&std::ptr::from_ref(entry)) {
            return Ok(known.clone());
        }
        let stream = entry.get(b"ToUnicode").ok().and_then(|map| resolve(self.file, map));
        let font = match stream.and_then(|stream| stream.as_stream().ok()) {
            Some(stream) => {
                let bytes = stream
                    .get_plain_content_with_limit(self.left)
                    .map_err(|_| RereadError::TooLarge)?;
                self.spend(bytes.len())?;
                let is_composite = matches!(entry.get(b"Subtype"), Ok(Object::Name(name)) if name == b"Type0");
                let width = if is_composite { 2 } else { 1 };
                Some(Rc::new(CMap::parse(&bytes, width).ok_or(RereadError::TooLarge)?))
            }
            None => None,
        };
        self.fonts.insert(std::ptr::from_ref(entry), font.clone());
        Ok(font)
    }
}

/// A page's resources, or those of the pages that it belongs to.
/// None: nobody on the way up has any.
fn inherited_resources<'a>(
    file: &'a Document,
    page: &'a Dictionary,
) -> Option<&'a Dictionary> {
    let mut node = page;
    for _ in 0..DEPTH {
        if let Ok(resources) = node.get(b"Resources") {
            return dictionary(file, resources);
        }
        node = dictionary(file, node.get(b"Parent").ok()?)?;
    }
    None
}

fn property(file: &Document, entry: &Dictionary) -> Property {
    let value = |key: &[u8]| resolve(file, entry.get(key).ok()?);
    Property {
        mcid: value(b"MCID").and_then(|mcid| mcid.as_i64().ok()),
        actual: value(b"ActualText")
            .and_then(|text| text.as_str().ok())
            .map(|bytes| strings::text(bytes).into()),
        is_header: value(b"Subtype")
            .and_then(|kind| kind.as_name().ok())
            .is_some_and(|kind| kind == b"Header" || kind == b"Footer"),
    }
}
