//! One order from its file to its papers: the library's functions joined.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::cli::fault::Fault;
use crate::cli::files;
use crate::diagnostic::Finding;
use crate::form::{self, Form, Library};
use crate::order::{self, Order};
use crate::source::{Place, Source, Undecodable};
use crate::yaml::{self, Node};

/// Why an order has no paper.
pub(super) enum Refusal {
    /// The input is at fault.
    Findings(Vec<Finding>),
    /// The machine or the program is.
    Fault(Fault),
}

impl From<Vec<Finding>> for Refusal {
    fn from(findings: Vec<Finding>) -> Self {
        Self::Findings(findings)
    }
}

impl<T: Into<Fault>> From<T> for Refusal {
    fn from(fault: T) -> Self {
        Self::Fault(fault.into())
    }
}

/// A file's text.
pub(super) fn source(path: &Path) -> Result<Arc<Source>, Refusal> {
    decode(path, files::read(path)?)
}

/// The text of a file's bytes.
pub(super) fn decode(path: &Path, bytes: Vec<u8>) -> Result<Arc<Source>, Refusal> {
    let name = if files::is_standard(path) {
        "стандартный ввод".to_owned()
    } else {
        path.display().to_string()
    };
    Source::decode(&name, bytes).map_err(|error| vec![undecodable(&name, error)].into())
}

/// The forms: those built in, and those of a folder.
pub(super) fn library(folder: Option<&PathBuf>) -> Result<Library, Refusal> {
    let mut library = Library::built_in();
    let Some(folder) = folder else { return Ok(library) };
    let mut findings = Vec::new();
    let mut has_form = false;
    for path in files::search(folder, &["yaml", "xml"])? {
        let inner = path.strip_prefix(folder).unwrap_or(&path);
        let parts: Vec<String> =
            inner.iter().map(|part| part.to_string_lossy().into_owned()).collect();
        has_form |= parts.len() == 2;
        match source(&path) {
            Ok(source) => library.add(parts.join("/"), source),
            Err(Refusal::Findings(more)) => findings.extend(more),
            Err(fault @ Refusal::Fault(_)) => return Err(fault),
        }
    }
    if !has_form {
        return Err(Fault::usage(
            format!("в папке «{}» нет ни одного бланка", folder.display()),
            "назовите папку, в которой лежит папка бланка с файлом `form.yaml` или шаблонами",
        )
        .into());
    }
    if findings.is_empty() { Ok(library) } else { Err(findings.into()) }
}

/// An order that was read, and what it was read from.
pub(super) struct Read {
    /// The file as nodes.
    pub(super) node: Node,
    /// The order.
    pub(super) order: Order,
    /// Its form.
    pub(super) form: Form,
}

/// An order in its form; `form` goes before the form that the order names.
/// Where the file parses, faults of the form and of the order are told together.
pub(super) fn read(
    source: &Arc<Source>,
    library: &Library,
    form: Option<&str>,
) -> Result<Read, Refusal> {
    let (node, findings) = yaml::parse(source);
    let Some(node) = node else { return Err(findings.into()) };
    let mut all = findings;
    let command_line = form.map(|name| {
        let option = Source::new("командная строка", format!("--form {name}"));
        Place::bytes(&option, "--form ".len()..option.text().len())
    });
    let named = match (form, &command_line) {
        (Some(name), Some(place)) => Some((name, place)),
        _ => order::form_name(&node),
    };
    let form = named.and_then(|(name, place)| match form::load(library, name, place) {
        Ok(form) => Some(form),
        Err(findings) => {
            all.extend(findings);
            None
        }
    });
    let order =
        order::read(&node, form.as_ref()).map_err(|findings| all.extend(findings));
    match (order, form) {
        (Ok(order), Some(form)) if all.is_empty() => Ok(Read { node, order, form }),
        _ => Err(all.into()),
    }
}

fn undecodable(name: &str, error: Undecodable) -> Finding {
    let (rule, message, help) = match error {
        Undecodable::TooLarge => {
            ("too-large", "файл больше 64 МБ".to_owned(), "разделите его на несколько")
        }
        Undecodable::Windows1251 => (
            "encoding",
            "файл не в кодировке UTF-8, а в старой: похоже на Windows-1251".to_owned(),
            "откройте его в редакторе и сохраните в кодировке UTF-8",
        ),
        Undecodable::Utf16 => (
            "encoding",
            "файл не в кодировке UTF-8, а в UTF-16 («Юникод» Блокнота)".to_owned(),
            "откройте его в редакторе и сохраните в кодировке UTF-8",
        ),
        Undecodable::Archive => (
            "encoding",
            "это не текст, а архив или документ Word или Excel".to_owned(),
            "дайте файл YAML: образец делает команда `prikaz new`",
        ),
        Undecodable::Pdf => (
            "encoding",
            "это не текст, а PDF".to_owned(),
            "дайте файл YAML: образец делает команда `prikaz new`",
        ),
        Undecodable::Other { text, at } => {
            let place =
                Place::bytes(&Source::new(name, text), at..at + '\u{FFFD}'.len_utf8());
            let message =
                "файл не в кодировке UTF-8: здесь стоит то, чего в ней не бывает";
            return Finding::error("encoding", place, message)
                .help("откройте его в редакторе и сохраните в кодировке UTF-8");
        }
    };
    Finding::error(rule, Place::top(&Source::new(name, "")), message).help(help)
}
