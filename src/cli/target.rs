//! Which files go in and where their papers go.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::cli::fault::Fault;
use crate::cli::files;

/// The folder that is built when nothing is named.
pub(super) const DATA: &str = "data";

/// The endings of orders.
const ENDINGS: [&str; 2] = ["yaml", "yml"];

/// The name of papers that are made from standard input.
const STANDARD_STEM: &str = "prikaz";

/// An order's file and the name of its papers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Job {
    /// The file.
    pub(super) input: PathBuf,
    /// The name of its papers, without an ending.
    pub(super) stem: String,
}

impl Job {
    /// The name of the file; of standard input, that of its papers.
    pub(super) fn name(&self) -> String {
        if files::is_standard(&self.input) {
            return self.stem.clone();
        }
        self.input.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }
}

/// The orders that the arguments mean. Two of one stem would overwrite each other's
/// papers and are refused.
pub(super) fn jobs(inputs: &[PathBuf]) -> Result<Vec<Job>, Fault> {
    let inputs = self::inputs(inputs)?;
    let jobs: Vec<Job> =
        inputs.into_iter().map(|input| Job { stem: stem(&input), input }).collect();
    let mut stems: BTreeMap<String, &Path> = BTreeMap::new();
    for job in &jobs {
        // Windows and macOS do not tell capitals from small letters in names.
        if let Some(other) = stems.insert(job.stem.to_lowercase(), &job.input) {
            return Err(Fault::usage(
                format!(
                    "у файлов «{}» и «{}» одно имя: документы затёрли бы друг друга",
                    other.display(),
                    job.input.display()
                ),
                "переименуйте один из них или делайте их по отдельности в разные папки",
            ));
        }
    }
    Ok(jobs)
}

/// The files that the arguments mean, each once.
/// In the sequence of their names on the command line; those of a folder are sorted.
/// Where nothing is named, the folder is `data`.
pub(super) fn inputs(named: &[PathBuf]) -> Result<Vec<PathBuf>, Fault> {
    let default = [PathBuf::from(DATA)];
    let named = if named.is_empty() { &default[..] } else { named };
    let mut inputs: Vec<PathBuf> = Vec::new();
    for input in named {
        inputs.extend(if input.is_dir() {
            in_folder(input)?
        } else {
            vec![self::named(input)?]
        });
    }
    let mut seen = BTreeSet::new();
    inputs.retain(|input| seen.insert(files::true_name(input)));
    Ok(inputs)
}

fn in_folder(folder: &Path) -> Result<Vec<PathBuf>, Fault> {
    let found = files::search(folder, &ENDINGS)?;
    if found.is_empty() {
        return Err(Fault::usage(
            format!("в папке «{}» нет файлов YAML", folder.display()),
            "положите в неё приказ или начните новый: `prikaz new`",
        ));
    }
    Ok(found)
}

fn named(input: &Path) -> Result<PathBuf, Fault> {
    if files::is_standard(input) || input.exists() {
        return Ok(input.to_owned());
    }
    let help = if input == Path::new(DATA) {
        "назовите файл или папку с приказами, или начните новый приказ: `prikaz new`"
    } else {
        "проверьте имя и папку"
    };
    Err(Fault::usage(format!("файла или папки «{}» нет", input.display()), help))
}

fn stem(input: &Path) -> String {
    if files::is_standard(input) {
        return STANDARD_STEM.to_owned();
    }
    input.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}
