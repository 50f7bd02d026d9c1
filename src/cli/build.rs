//! `prikaz build`: orders to papers.

use std::panic::{self, AssertUnwindSafe};
use std::path::PathBuf;

use rayon::prelude::*;

use crate::cli::arguments::{Build, Format, Kind};
use crate::cli::fault::Fault;
use crate::cli::pipeline::{self, Refusal};
use crate::cli::target::{self, Job};
use crate::cli::{Outcome, files, report, terminal};
use crate::docx;
use crate::form::Library;
use crate::pdf;

/// Makes the papers of all orders that were named: all are tried, all faults reported.
pub(super) fn run(arguments: &Build) -> anyhow::Result<Outcome> {
    let jobs = target::jobs(&arguments.inputs)?;
    let to_standard = files::is_standard(&arguments.output);
    if to_standard && (jobs.len() > 1 || arguments.format == Format::Json) {
        return Err(Fault::usage(
            "в стандартный вывод идёт только один документ",
            "назовите один файл и не просите замечаний в виде json, или назовите папку: `-o out`",
        )
        .into());
    }
    let library = match pipeline::library(arguments.templates.as_ref()) {
        Ok(library) => library,
        Err(Refusal::Findings(found)) => {
            return Ok(report::findings(found, arguments.format, arguments.strict)?);
        }
        Err(Refusal::Fault(fault)) => return Err(fault.into()),
    };
    if !to_standard {
        files::make_folder(&arguments.output)?;
    }
    let results = all(&jobs, &library, arguments)?;
    finish(results, arguments)
}

/// Tries all orders, on all cores; the results in the order of the jobs.
fn all(
    jobs: &[Job],
    library: &Library,
    arguments: &Build,
) -> anyhow::Result<Vec<Result<Made, Refusal>>> {
    let bar = terminal::progress(jobs.len());
    let threads = arguments.jobs.map_or(0, usize::from).min(jobs.len());
    let build = |job: &Job| {
        let result =
            panic::catch_unwind(AssertUnwindSafe(|| one(job, library, arguments)))
                .unwrap_or_else(|_| Err(Refusal::Fault(Fault::bug())));
        bar.inc(1);
        result
    };
    let results = match jobs {
        [only] => vec![build(only)],
        jobs => rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()?
            .install(|| jobs.par_iter().map(build).collect()),
    };
    bar.finish_and_clear();
    Ok(results)
}

/// What was made of an order.
struct Made {
    targets: Vec<PathBuf>,
    /// How many pages the PDF has, if one was made.
    pages: Option<usize>,
}

fn one(job: &Job, library: &Library, arguments: &Build) -> Result<Made, Refusal> {
    let source = pipeline::source(&job.input)?;
    let document = pipeline::document(&source, library, arguments.form.as_deref())?;
    let to_standard = files::is_standard(&arguments.output);
    let wants = |kind| match arguments.only {
        Some(only) => only == kind,
        None => kind == Kind::Pdf || !to_standard,
    };
    let mut papers = Vec::new();
    let mut pages = None;
    if wants(Kind::Pdf) {
        let pdf = pdf::write(&document).map_err(Fault::from)?;
        pages = Some(pdf.sheets.len());
        papers.push(("pdf", pdf.bytes));
    }
    if wants(Kind::Docx) {
        papers.push(("docx", docx::write(&document).map_err(Fault::from)?));
    }
    let mut targets = Vec::new();
    for (ending, bytes) in papers {
        if to_standard {
            terminal::print(&bytes)?;
        } else {
            let target = arguments.output.join(format!("{}.{ending}", job.stem));
            files::write(&target, &bytes)?;
            targets.push(target);
        }
    }
    Ok(Made { targets, pages })
}

fn finish(
    results: Vec<Result<Made, Refusal>>,
    arguments: &Build,
) -> anyhow::Result<Outcome> {
    let mut findings = Vec::new();
    let mut outcome = Outcome::Done;
    for result in results {
        match result {
            Ok(made) if made.targets.is_empty() => {}
            Ok(made) => {
                let targets: Vec<String> = made
                    .targets
                    .iter()
                    .map(|target| target.display().to_string())
                    .collect();
                let pages = made.pages.map(|pages| format!(" (листов: {pages})"));
                let (targets, pages) = (targets.join(", "), pages.unwrap_or_default());
                terminal::say(&format!("сделано: {targets}{pages}\n"));
            }
            Err(Refusal::Findings(found)) => findings.extend(found),
            Err(Refusal::Fault(fault)) => outcome = outcome.max(report::fault(&fault)),
        }
    }
    Ok(outcome.max(report::findings(findings, arguments.format, arguments.strict)?))
}
