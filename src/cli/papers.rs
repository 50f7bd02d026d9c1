//! An order's papers: made, proof-read, put in their place together.

use std::path::{Path, PathBuf};

use crate::cli::arguments::Kind;
use crate::cli::failpoint;
use crate::cli::fault::Fault;
use crate::cli::files;
use crate::document::Document;
use crate::docx;
use crate::pdf;
use crate::proof;
use crate::reread;

/// A paper in memory.
pub(super) struct Paper {
    /// What it is.
    pub(super) kind: Kind,
    /// The file.
    pub(super) bytes: Vec<u8>,
    /// How many pages it has, where that is known.
    pub(super) pages: Option<usize>,
}

impl Kind {
    /// Both kinds, in the order in which they are written.
    pub(super) const ALL: [Self; 2] = [Self::Pdf, Self::Docx];

    /// The ending of its files.
    pub(super) fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
        }
    }

    fn title(self) -> &'static str {
        match self {
            Self::Pdf => "PDF",
            Self::Docx => "DOCX",
        }
    }
}

/// Makes papers, and proof-reads them unless told not to.
/// In the sequence of `kinds`; the first fault ends it.
pub(super) fn make(
    document: &Document,
    kinds: &[Kind],
    is_proved: bool,
) -> Result<Vec<Paper>, Fault> {
    kinds.iter().map(|&kind| one(document, kind, is_proved)).collect()
}

fn one(document: &Document, kind: Kind, is_proved: bool) -> Result<Paper, Fault> {
    let (paper, flaws) = match kind {
        Kind::Pdf => {
            let mut pdf = pdf::write(document)?;
            failpoint::spoil(&mut pdf.bytes);
            let flaws = if is_proved { proof::pdf(document, &pdf) } else { Vec::new() };
            let pages = Some(pdf.sheets.len());
            (Paper { kind, bytes: pdf.bytes, pages }, flaws)
        }
        Kind::Docx => {
            let mut bytes = docx::write(document)?;
            failpoint::spoil(&mut bytes);
            let flaws =
                if is_proved { proof::docx(document, &bytes) } else { Vec::new() };
            (Paper { kind, bytes, pages: None }, flaws)
        }
    };
    if flaws.is_empty() {
        Ok(paper)
    } else {
        Err(Fault::Proof { title: kind.title(), flaws })
    }
}

/// The name of a paper's file.
pub(super) fn name(stem: &str, kind: Kind) -> String {
    format!("{stem}.{}", kind.ending())
}

/// Puts papers into a folder under one name: all are written beside their targets and
/// synced before the first is renamed.
pub(super) fn put(
    papers: &[Paper],
    folder: &Path,
    stem: &str,
) -> Result<Vec<PathBuf>, Fault> {
    let target = |paper: &Paper| folder.join(name(stem, paper.kind));
    let targets: Vec<PathBuf> = papers.iter().map(target).collect();
    let files: Vec<(&Path, &[u8])> = targets
        .iter()
        .zip(papers)
        .map(|(t, paper)| (t.as_path(), &*paper.bytes))
        .collect();
    files::write_all(&files)?;
    Ok(targets)
}

/// What is to be said of the papers that stand there already: a pair whose halves come
/// from different versions of the order.
/// None: both are of one version, or one of them is missing, a link, or of no identity.
pub(super) fn mixed_pair(folder: &Path, stem: &str) -> Option<String> {
    let [pdf, docx] = Kind::ALL.map(|kind| folder.join(name(stem, kind)));
    let known = |path: &Path| {
        let bytes = files::is_plain(path).then(|| files::read(path))?;
        reread::identity(&bytes.ok()?)
    };
    let (other, one) = (known(&docx)?, known(&pdf)?);
    let names = format!("«{}» и «{}»", pdf.display(), docx.display());
    (one != other).then(|| format!("{names} сделаны по разным версиям приказа"))
}
