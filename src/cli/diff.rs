//! `prikaz diff`: what differs between two orders, and a comparative table of it.

use std::path::{Path, PathBuf};

use crate::cli::arguments::{Diff, Kind, Listing};
use crate::cli::fault::Fault;
use crate::cli::pipeline::{self, Read, Refusal};
use crate::cli::{Outcome, files, papers, report, terminal};
use crate::compose::comparison;
use crate::diagnostic::Finding;
use crate::diff::{self, Entry, Version};
use crate::form::Library;

/// Shows what differs; with papers named, makes the table too, both or none.
pub(super) fn run(arguments: &Diff) -> anyhow::Result<Outcome> {
    check(arguments)?;
    let read = pipeline::library(arguments.forms.templates.as_ref())
        .and_then(|library| both(arguments, &library));
    let made = read.and_then(|(old, new)| {
        let (old, new) = (version(&old), version(&new));
        let difference = diff::diff(old, new);
        table(arguments, old, new, &difference)?;
        Ok(difference)
    });
    match made {
        Ok(difference) => Ok(show(&difference, arguments.format)?),
        Err(Refusal::Findings(found)) => {
            Ok(report::findings(found, arguments.format.of_findings(), false)?)
        }
        Err(Refusal::Fault(fault)) => Err(fault.into()),
    }
}

fn version(read: &Read) -> Version<'_> {
    Version { order: &read.order, form: &read.form }
}

/// The papers that are to be made.
fn targets(arguments: &Diff) -> Vec<(Kind, &PathBuf)> {
    let pdf = arguments.pdf.iter().map(|path| (Kind::Pdf, path));
    pdf.chain(arguments.docx.iter().map(|path| (Kind::Docx, path))).collect()
}

/// Refuses what would read standard input twice, or write over what is compared.
fn check(arguments: &Diff) -> Result<(), Fault> {
    let inputs = [&arguments.old, &arguments.new];
    if inputs.iter().all(|path| files::is_standard(path)) {
        return Err(Fault::usage(
            "из стандартного ввода читается только один приказ",
            "назовите файл второго приказа",
        ));
    }
    let targets = targets(arguments);
    if targets.iter().any(|(_, path)| files::is_standard(path)) {
        return Err(Fault::usage(
            "сравнительная таблица пишется в файл, а не в стандартный вывод",
            "назовите файл: `--pdf out/сравнение.pdf`",
        ));
    }
    let name = |path: &Path| files::true_name(path);
    let named: Vec<PathBuf> = inputs.iter().map(|path| name(path)).collect();
    for (index, (_, path)) in targets.iter().enumerate() {
        let is_twice =
            targets[..index].iter().any(|(_, other)| name(other) == name(path));
        if is_twice || named.contains(&name(path)) {
            return Err(Fault::usage(
                format!("файл «{}» назван дважды", path.display()),
                "назовите для сравнительной таблицы другой файл",
            ));
        }
    }
    Ok(())
}

/// Both orders, or all that is wrong with either.
fn both(arguments: &Diff, library: &Library) -> Result<(Read, Read), Refusal> {
    let form = arguments.forms.form.as_deref();
    let read = |path: &Path| {
        let source = pipeline::source(path)?;
        pipeline::read(&source, library, form)
    };
    let mut findings: Vec<Finding> = Vec::new();
    let mut orders = Vec::new();
    for path in [&arguments.old, &arguments.new] {
        match read(path) {
            Ok(order) => orders.push(order),
            Err(Refusal::Findings(found)) => findings.extend(found),
            Err(fault) => return Err(fault),
        }
    }
    match (orders.pop(), orders.pop()) {
        (Some(new), Some(old)) => Ok((old, new)),
        _ => Err(findings.into()),
    }
}

/// The comparative table as the papers that were named, proof-read.
fn table(
    arguments: &Diff,
    old: Version<'_>,
    new: Version<'_>,
    difference: &Entry,
) -> Result<(), Refusal> {
    let targets = targets(arguments);
    if targets.is_empty() {
        return Ok(());
    }
    let document = comparison(old, new, difference)?;
    let kinds: Vec<Kind> = targets.iter().map(|(kind, _)| *kind).collect();
    let papers = papers::make(&document, &kinds, true)?;
    let files = targets.iter().zip(&papers);
    let files: Vec<(&Path, &[u8])> =
        files.map(|((_, path), paper)| (path.as_path(), &*paper.bytes)).collect();
    for folder in files.iter().filter_map(|(path, _)| path.parent()) {
        if !folder.as_os_str().is_empty() {
            files::make_folder(folder)?;
        }
    }
    files::write_all(&files)?;
    let names: Vec<String> =
        targets.iter().map(|(_, path)| path.display().to_string()).collect();
    terminal::say(&format!("сделано: {}\n", names.join(", ")));
    Ok(())
}

/// Any difference is told by the exit code too, as a fault of the input is.
fn show(difference: &Entry, format: Listing) -> Result<Outcome, Fault> {
    let text = match format {
        Listing::Json => diff::json(difference),
        Listing::Text => diff::text(difference, terminal::output_look()),
    };
    terminal::print(text.as_bytes())?;
    Ok(if difference.is_empty() { Outcome::Done } else { Outcome::BadInput })
}
