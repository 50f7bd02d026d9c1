//! The manifest (опись): written by `build` beside the papers, checked by `verify`.

use std::collections::BTreeSet;
use std::path::Path;

use crate::cli::fault::Fault;
use crate::cli::{Outcome, files, terminal};
use crate::manifest::{Form, Listed, Manifest, Now, Program, Record, Verdict, fonts};

/// The name of a manifest.
const NAME: &str = "manifest.json";

/// Whether a document that is to be verified is a manifest.
pub(super) fn is_named(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"))
}

/// Writes the manifest of what was made, beside it.
pub(super) fn write(records: Vec<Record>, folder: &Path) -> Result<(), Fault> {
    let (target, count) = (folder.join(NAME), records.len());
    let manifest = Manifest { prikaz: program()?, fonts: fonts(), orders: records };
    files::write(&target, manifest.json().as_bytes())?;
    say(&format!("опись: {} (приказов: {count})", target.display()));
    Ok(())
}

/// Holds a manifest against the orders and the papers beside it, and says all that is
/// found. Where one order was named, only what is said of that one.
pub(super) fn verify(
    path: &Path,
    orders: &[(Listed, Option<Form>)],
    is_one: bool,
) -> Result<Outcome, Fault> {
    let mut manifest = match Manifest::parse(&files::read(path)?) {
        Ok(manifest) => manifest,
        Err(error) => {
            let name = path.display();
            say(&format!("{name}: не читается как опись: {error}"));
            return Ok(Outcome::BadInput);
        }
    };
    let others = match orders {
        [(only, _)] if is_one => manifest.leave_only(&only.name),
        _ => 0,
    };
    let papers = papers(&manifest, files::folder_of(path))?;
    let now =
        Now { program: program()?, fonts: fonts(), orders: orders.to_vec(), papers };
    let verdicts = manifest.verdicts(&now);
    for verdict in &verdicts {
        say(&verdict.to_string());
    }
    if others > 0 {
        say(&format!(
            "в описи есть и другие приказы, они не проверены: {others}; чтобы проверить все, \
             назовите папку с приказами"
        ));
    }
    let is_bad = verdicts.iter().any(Verdict::is_fault);
    Ok(if is_bad { Outcome::BadInput } else { Outcome::Done })
}

/// The papers that a manifest lists and that are there. What is behind a link is not: the
/// program puts no links there, and nothing outside the folder is read.
fn papers(manifest: &Manifest, folder: &Path) -> Result<Vec<Listed>, Fault> {
    let names: BTreeSet<&str> = manifest
        .orders
        .iter()
        .flat_map(|record| record.papers.iter().map(|paper| paper.name.as_str()))
        .collect();
    let there = names.into_iter().filter(|name| files::is_plain(&folder.join(name)));
    let listed = there.map(|name| {
        Ok(Listed { name: name.to_owned(), sha256: files::digest(&folder.join(name))? })
    });
    listed.collect()
}

/// This program.
fn program() -> Result<Program, Fault> {
    let file = std::env::current_exe()
        .map_err(|error| Fault::Read { path: "prikaz".into(), error })?;
    let version = env!("CARGO_PKG_VERSION").to_owned();
    Ok(Program { version, sha256: files::digest(&file)? })
}

/// Says a line; names that would break it or paint the screen cannot.
fn say(line: &str) {
    terminal::say(&format!("{}\n", line.replace(char::is_control, "\u{FFFD}")));
}
