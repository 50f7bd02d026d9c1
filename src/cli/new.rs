//! `prikaz new`: a starting file with comments.

use crate::cli::arguments::New;
use crate::cli::fault::Fault;
use crate::cli::{Outcome, files, terminal};

/// The starting file. It builds as it is.
const START: &str = include_str!("../../templates/new.yaml");

/// Writes the starting file; never over another.
pub(super) fn run(arguments: &New) -> anyhow::Result<Outcome> {
    let file = &arguments.file;
    if files::is_standard(file) {
        terminal::print(START.as_bytes())?;
        return Ok(Outcome::Done);
    }
    if files::is_there(file) {
        return Err(Fault::usage(
            format!("файл «{}» уже есть, и он не тронут", file.display()),
            "назовите другое имя: `prikaz new data/drugoi.yaml`",
        )
        .into());
    }
    if let Some(folder) = file.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        files::make_folder(folder)?;
    }
    files::write(file, START.as_bytes())?;
    let name = file.display();
    terminal::say(&format!(
        "сделано: {name}\nдальше: заполните его и выполните `prikaz build {name}`\n"
    ));
    Ok(Outcome::Done)
}
