//! One process, one changed word: `prikaz` (tree to JSON, compile, export) against bare
//! Typst (`benches/plan.typ`: compile, export), in turns. Also writes `plan.json` for
//! `benches/run.py` when given a folder: `cargo bench --bench warm -- --data FOLDER`.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    missing_docs,
    reason = "a benchmark reads files and prints a table"
)]

use std::fs;
use std::path::Path;
use std::time::Instant;

use prikaz::compose::compose;
use prikaz::document::{Block, Cell, Document, Inline, Table, TableRow};
use prikaz::font::FONTS;
use prikaz::form::{self, Library};
use prikaz::order;
use prikaz::pdf;
use prikaz::source::{Place, Source};
use prikaz::yaml;
use serde_json::{Value, json};
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library as TypstLibrary, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

/// Turns that are counted, after those that warm up.
const TURNS: usize = 40;
const WARM_UP: usize = 5;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let at = arguments.iter().position(|argument| argument == "--data");
    if let Some(folder) = at.and_then(|at| arguments.get(at + 1)) {
        let plan = plan(&document("Октябрь"));
        fs::write(Path::new(folder).join("plan.json"), plan.to_string()).unwrap();
        return;
    }
    let mut bare = Bare::new();
    let (mut ours, mut theirs, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
    for turn in 0..WARM_UP + TURNS {
        let document = document(&format!("Октябрь-{turn}"));
        bare.data = Bytes::from_string(plan(&document).to_string());
        let our = timed(|| assert!(!pdf::write(&document).unwrap().bytes.is_empty()));
        let their = timed(|| assert!(!bare.pdf().is_empty()));
        if turn >= WARM_UP {
            ours.push(our);
            theirs.push(their);
            ratios.push(our / their);
        }
    }
    let [our, their, ratio] = [ours, theirs, ratios].map(median);
    println!(
        "one changed word, {TURNS} turns, medians: prikaz {our:.1} ms, bare Typst {their:.1} ms, ratio {ratio:.2}"
    );
}

fn timed(work: impl FnOnce()) -> f64 {
    let start = Instant::now();
    work();
    start.elapsed().as_secs_f64() * 1000.0
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// The signed order with one word of one event changed.
fn document(word: &str) -> Document {
    let text = fs::read_to_string("data/2023-712-02.yaml").unwrap();
    let text = text.replacen("period: Октябрь", &format!("period: {word}"), 1);
    let source = Source::new("order.yaml", text);
    let (node, _) = yaml::parse(&source);
    let form =
        form::load(&Library::built_in(), "smolensk-edu", &Place::top(&source)).unwrap();
    let order = order::read(&node.unwrap(), Some(&form)).unwrap();
    compose(&order, &form).unwrap()
}

/// The plan alone, as plain words.
fn plan(document: &Document) -> Value {
    let section = &document.sections[1];
    let mut title = Vec::new();
    let mut table = None;
    for block in &section.body {
        match block {
            Block::Paragraph(paragraph) => title.push(words(&paragraph.content)),
            Block::Table(found) => table = Some(found),
            Block::Side(_) => {}
        }
    }
    let table = table.unwrap();
    let head: Vec<String> =
        table.head[0].iter().map(|cell| texts(cell).join(" ")).collect();
    json!({ "title": title, "head": head, "sections": sections(table) })
}

fn sections(table: &Table) -> Vec<Value> {
    let mut sections: Vec<(String, Vec<Value>)> = Vec::new();
    for row in &table.rows {
        match row {
            TableRow::Band(band) => {
                sections.push((texts(&band.cell).join(" "), Vec::new()));
            }
            TableRow::Row(row) => {
                let cells: Vec<_> = row.cells.iter().map(texts).collect();
                sections.last_mut().unwrap().1.push(json!(cells));
            }
        }
    }
    sections
        .into_iter()
        .map(|(title, rows)| json!({ "title": title, "rows": rows }))
        .collect()
}

fn texts(cell: &Cell) -> Vec<String> {
    cell.content.iter().map(|paragraph| words(&paragraph.content)).collect()
}

fn words(content: &[Inline]) -> String {
    let words = content.iter().filter_map(|inline| match inline {
        Inline::Run(run) => Some(run.text.as_str()),
        _ => None,
    });
    words.collect()
}

/// Bare Typst with the same fonts and standards.
struct Bare {
    library: LazyHash<TypstLibrary>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    source: typst::syntax::Source,
    file: FileId,
    data: Bytes,
}

impl Bare {
    fn new() -> Self {
        let fonts = FONTS.map(|font| Font::new(Bytes::new(font.bytes), 0).unwrap());
        let file = |name: &str| {
            let path = VirtualPath::new(name).unwrap();
            RootedPath::new(VirtualRoot::Project, path).intern()
        };
        let text = fs::read_to_string("benches/plan.typ").unwrap();
        Self {
            library: LazyHash::new(TypstLibrary::builder().build()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts: fonts.to_vec(),
            source: typst::syntax::Source::new(file("plan.typ"), text),
            file: file("plan.json"),
            data: Bytes::from_string(String::new()),
        }
    }

    fn pdf(&self) -> Vec<u8> {
        let pages = typst::compile::<PagedDocument>(self).output.unwrap();
        let standards =
            PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1]).unwrap();
        let options = PdfOptions { standards, ..PdfOptions::default() };
        let bytes = typst_pdf::pdf(&pages, &options).unwrap();
        typst::comemo::evict(10);
        bytes
    }
}

impl World for Bare {
    fn library(&self) -> &LazyHash<TypstLibrary> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.source.id()
    }

    fn source(&self, id: FileId) -> FileResult<typst::syntax::Source> {
        if id == self.source.id() {
            Ok(self.source.clone())
        } else {
            Err(FileError::NotFound(id.get().vpath().get_with_slash().into()))
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.file {
            Ok(self.data.clone())
        } else {
            Err(FileError::NotFound(id.get().vpath().get_with_slash().into()))
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
