//! What is said at the end: findings, faults, the count.

use crate::cli::arguments::Format;
use crate::cli::fault::Fault;
use crate::cli::{Outcome, terminal};
use crate::diagnostic::{Finding, Level, json, render, sort};

/// Shows findings and counts them; the outcome that they mean.
pub(super) fn findings(
    mut findings: Vec<Finding>,
    format: Format,
    is_strict: bool,
) -> Result<Outcome, Fault> {
    sort(&mut findings);
    let count = |level| findings.iter().filter(|finding| finding.level == level).count();
    let (errors, warnings) = (count(Level::Error), count(Level::Warning));
    match format {
        Format::Json => terminal::print(json(&findings).as_bytes())?,
        Format::Text if findings.is_empty() => {}
        Format::Text => {
            let text = render(&findings, terminal::look());
            terminal::say(&format!("{text}{}\n", summary(errors, warnings)));
        }
    }
    let is_bad = errors > 0 || is_strict && warnings > 0;
    Ok(if is_bad { Outcome::BadInput } else { Outcome::Done })
}

/// «ошибок: 1, предупреждений: 14».
fn summary(errors: usize, warnings: usize) -> String {
    format!("ошибок: {errors}, предупреждений: {warnings}")
}

/// Shows a fault of the world or of ours.
pub(super) fn fault(fault: &Fault) -> Outcome {
    terminal::say(&format!("ошибка: {fault}\n  как исправить: {}\n", fault.help()));
    fault.outcome()
}

/// The same for what a command gave up with.
pub(super) fn error(error: &anyhow::Error) -> Outcome {
    match error.downcast_ref::<Fault>() {
        Some(known) => fault(known),
        None => fault(&Fault::Bug(error.to_string())),
    }
}
