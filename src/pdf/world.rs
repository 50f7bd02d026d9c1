//! What Typst sees of the world: one source, one file of data, the built-in fonts. No
//! clock, no network, no other file.

use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use crate::font::FONTS;

/// What all papers share.
struct Shop {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    source: Source,
    data: FileId,
}

static SHOP: LazyLock<Shop> = LazyLock::new(|| {
    let fonts = FONTS.map(|font| {
        Font::new(Bytes::new(font.bytes), 0)
            .expect("internal error: the built-in fonts are whole")
    });
    let text = include_str!("../../templates/document.typ");
    Shop {
        library: LazyHash::new(Library::builder().build()),
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        fonts: fonts.to_vec(),
        source: Source::new(file("document.typ"), text.to_owned()),
        data: file("document.json"),
    }
});

fn file(name: &str) -> FileId {
    let path = VirtualPath::new(name).expect("internal error: our file names are sound");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

/// One paper's view of the world.
pub(super) struct Desk {
    data: Bytes,
}

impl Desk {
    /// A desk with the tree on it, as JSON.
    pub(super) fn new(json: String) -> Self {
        Self { data: Bytes::from_string(json) }
    }
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &SHOP.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &SHOP.book
    }

    fn main(&self) -> FileId {
        SHOP.source.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == SHOP.source.id() { Ok(SHOP.source.clone()) } else { Err(absent(id)) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == SHOP.data { Ok(self.data.clone()) } else { Err(absent(id)) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        SHOP.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn absent(id: FileId) -> FileError {
    FileError::NotFound(id.get().vpath().get_with_slash().into())
}
