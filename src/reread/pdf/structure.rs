//! The tags: from their root down to the pieces of text on the pages.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Object, ObjectId};

use crate::reread::paper::is_bare;
use crate::reread::pdf::pages::Pages;
use crate::reread::pdf::{BREAK, dictionary, resolve, strings};
use crate::reread::{DEPTH, PaperBlock, RereadError};

/// What the tags put in order.
pub(super) fn blocks(
    file: &Document,
    pages: &mut Pages,
) -> Result<Vec<PaperBlock>, RereadError> {
    let root = file.catalog().map_err(|_| RereadError::NotPdf)?.get(b"StructTreeRoot");
    let root =
        root.ok().and_then(|root| dictionary(file, root)).ok_or(RereadError::NoTags)?;
    let roles = root.get(b"RoleMap").ok().and_then(|roles| dictionary(file, roles));
    let seen = BTreeSet::new();
    let mut walk = Walk {
        file,
        roles,
        pages,
        seen,
        blocks: Vec::new(),
        row: None,
        open: String::new(),
    };
    walk.kids(root, Place { page: None, depth: 0, is_mute: false, is_cell: false })?;
    walk.close();
    Ok(walk.blocks)
}

/// What an element does to the text in it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Is part of a paragraph.
    Inline,
    /// Is or holds paragraphs.
    Group,
    /// A row of the outermost table.
    Row,
    /// A cell of that row.
    Cell,
}

/// Where in the tree the walk is.
#[derive(Clone, Copy)]
struct Place {
    /// The page of pieces that do not name their own.
    page: Option<ObjectId>,
    depth: usize,
    /// Something else is said for the text here.
    is_mute: bool,
    is_cell: bool,
}

struct Walk<'a> {
    file: &'a Document,
    roles: Option<&'a Dictionary>,
    pages: &'a mut Pages,
    /// The elements that have been walked: a tree has each once.
    seen: BTreeSet<ObjectId>,
    blocks: Vec<PaperBlock>,
    /// The cells of the open row.
    row: Option<Vec<Vec<String>>>,
    /// The open paragraph.
    open: String,
}

impl<'a> Walk<'a> {
    fn kids(&mut self, element: &'a Dictionary, place: Place) -> Result<(), RereadError> {
        let Ok(kids) = element.get(b"K") else { return Ok(()) };
        match resolve(self.file, kids) {
            Some(Object::Array(kids)) => {
                kids.iter().try_for_each(|kid| self.kid(kid, place))
            }
            Some(_) => self.kid(kids, place),
            None => Err(RereadError::Tags("она обрывается")),
        }
    }

    fn kid(&mut self, kid: &'a Object, place: Place) -> Result<(), RereadError> {
        if let Object::Reference(id) = kid
            && !self.seen.insert(*id)
        {
            return Err(RereadError::Tags("она ходит по кругу"));
        }
        match resolve(self.file, kid) {
            Some(Object::Integer(mcid)) => self.piece(place.page, *mcid, place),
            Some(Object::Dictionary(it)) if it.has_type(b"OBJR") => Ok(()),
            Some(Object::Dictionary(it)) if it.has_type(b"MCR") => {
                let mcid = it.get(b"MCID").and_then(Object::as_i64);
                let mcid =
                    mcid.map_err(|_| RereadError::Tags("она указывает в никуда"))?;
                self.piece(page(it).or(place.page), mcid, place)
            }
            Some(Object::Dictionary(it)) => self.element(it, place),
            _ => Err(RereadError::Tags("она обрывается")),
        }
    }

    /// A mute piece is taken too, so that it is not left over as untagged.
    fn piece(
        &mut self,
        page: Option<ObjectId>,
        mcid: i64,
        place: Place,
    ) -> Result<(), RereadError> {
        let page = page.ok_or(RereadError::Tags("она не называет листа"))?;
        let text = self.pages.take(page, mcid)?;
        if !place.is_mute {
            self.open.push_str(&text);
        }
        Ok(())
    }

    fn element(
        &mut self,
        element: &'a Dictionary,
        outer: Place,
    ) -> Result<(), RereadError> {
        let mut place =
            Place { page: page(element).or(outer.page), depth: outer.depth + 1, ..outer };
        if place.depth > DEPTH {
            return Err(RereadError::TooDeep);
        }
        let kind = self.kind(element, outer);
        if kind != Kind::Inline {
            self.close();
        }
        match (kind, &mut self.row) {
            (Kind::Row, row) => *row = Some(Vec::new()),
            (Kind::Cell, Some(row)) => {
                row.push(Vec::new());
                place.is_cell = true;
            }
            _ => {}
        }
        let actual =
            element.get(b"ActualText").ok().and_then(|it| resolve(self.file, it));
        if let Some(Object::String(actual, _)) = actual {
            if !place.is_mute {
                self.pages.spend(actual.len())?;
                self.open.push_str(&strings::text(actual));
            }
            place.is_mute = true;
        }
        self.kids(element, place)?;
        if kind != Kind::Inline {
            self.close();
        }
        if kind == Kind::Row {
            self.blocks.extend(self.row.take().map(PaperBlock::Row));
        }
        Ok(())
    }

    /// What an element does, by its standard type (ISO 32000-1, 14.8.4). A table in a
    /// cell is just more of the cell.
    fn kind(&self, element: &Dictionary, outer: Place) -> Kind {
        match self.role(element) {
            b"Span" | b"Quote" | b"Note" | b"Reference" | b"BibEntry" | b"Code"
            | b"Link" | b"Annot" | b"Ruby" | b"RB" | b"RT" | b"RP" | b"Warichu"
            | b"WT" | b"WP" => Kind::Inline,
            b"TR" if self.row.is_none() => Kind::Row,
            b"TD" | b"TH" if self.row.is_some() && !outer.is_cell => Kind::Cell,
            _ => Kind::Group,
        }
    }

    /// Its type, led on by the role map, at most [`DEPTH`] steps.
    fn role<'b>(&'b self, element: &'b Dictionary) -> &'b [u8] {
        let mut role = element.get(b"S").and_then(Object::as_name).unwrap_or_default();
        for _ in 0..DEPTH {
            match self.roles.and_then(|roles| roles.get(role).ok()) {
                Some(Object::Name(other)) => role = other,
                _ => break,
            }
        }
        role
    }

    /// Ends the open paragraph.
    fn close(&mut self) {
        let text = std::mem::take(&mut self.open);
        let text = if text.contains(BREAK) { text.replace(BREAK, "\n") } else { text };
        if is_bare(&text) {
            return;
        }
        match self.row.as_mut().and_then(|row| row.last_mut()) {
            Some(cell) => cell.push(text),
            None => self.blocks.push(PaperBlock::Paragraph(text)),
        }
    }
}

fn page(entry: &Dictionary) -> Option<ObjectId> {
    entry.get(b"Pg").and_then(Object::as_reference).ok()
}
