//! `prikaz verify`: is this paper what this order says?

use std::path::Path;

use crate::cli::arguments::{Format, Verify};
use crate::cli::pipeline::{self, Refusal};
use crate::cli::{Outcome, files, report, terminal};
use crate::document::Document;
use crate::reread::{self, Paper, Strictness, compare};

/// The most differences that are shown of one paper.
const SHOWN: usize = 50;

/// Holds papers against an order: what a person reads, cell by cell.
pub(super) fn run(arguments: &Verify) -> anyhow::Result<Outcome> {
    let document =
        pipeline::library(arguments.forms.templates.as_ref()).and_then(|library| {
            let source = pipeline::source(&arguments.order)?;
            pipeline::document(&source, &library, arguments.forms.form.as_deref())
        });
    let document = match document {
        Ok(document) => document,
        Err(Refusal::Findings(found)) => {
            return Ok(report::findings(found, Format::Text, false)?);
        }
        Err(Refusal::Fault(fault)) => return Err(fault.into()),
    };
    let mut outcome = Outcome::Done;
    let mut identities = Vec::new();
    for path in &arguments.papers {
        match files::read(path) {
            Ok(bytes) => {
                identities
                    .extend(reread::identity(&bytes).map(|identity| (path, identity)));
                outcome = outcome.max(verify(&document, path, &bytes));
            }
            Err(fault) => outcome = outcome.max(report::fault(&fault)),
        }
    }
    let own = document.identity();
    let is_mixed = identities.windows(2).any(|pair| pair[0].1 != pair[1].1);
    for (path, _) in
        identities.iter().filter(|(_, identity)| is_mixed && *identity != own)
    {
        let path = path.display();
        terminal::say(&format!(
            "внимание: «{path}» сделан по другой версии приказа, чем остальные документы\n"
        ));
    }
    Ok(outcome)
}

fn verify(document: &Document, path: &Path, bytes: &[u8]) -> Outcome {
    let name = path.display();
    let is_pdf = bytes.starts_with(b"%PDF-");
    let read = if is_pdf { reread::pdf(bytes) } else { reread::docx(bytes) };
    let differences = match read {
        Ok(actual) => compare(&Paper::of(document), &actual, Strictness::Seen),
        Err(error) => {
            terminal::say(&format!("{name}: не читается как документ: {error}\n"));
            return Outcome::BadInput;
        }
    };
    if differences.is_empty() {
        terminal::say(&format!("{name}: то же, что в приказе\n"));
        return Outcome::Done;
    }
    terminal::say(&format!(
        "{name}: отличается от приказа, мест: {}\n",
        differences.len()
    ));
    for difference in differences.iter().take(SHOWN) {
        terminal::say(&format!("  {difference}\n"));
    }
    if differences.len() > SHOWN {
        terminal::say(&format!("  … и ещё {}\n", differences.len() - SHOWN));
    }
    Outcome::BadInput
}
