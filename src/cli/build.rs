//! `prikaz build`: orders to papers.

use std::path::PathBuf;

use crate::cli::arguments::{Build, Kind, Make};
use crate::cli::fault::Fault;
use crate::cli::pipeline::{self, Read, Refusal};
use crate::cli::target::{self, Job};
use crate::cli::{Outcome, files, manifest, many, papers, report, terminal};
use crate::compose::compose;
use crate::diagnostic::Finding;
use crate::form::Library;
use crate::manifest::{Form, Listed, Record};
use crate::rules;

/// Makes the papers of all orders that were named: all are tried, all faults reported.
pub(super) fn run(build: &Build) -> anyhow::Result<Outcome> {
    let arguments = &build.make;
    let jobs = target::jobs(&arguments.inputs)?;
    let to_standard = files::is_standard(&arguments.output);
    let is_one = jobs.len() == 1 && arguments.only.is_some();
    if to_standard && (!is_one || arguments.format.is_for_programs()) {
        return Err(Fault::usage(
            "в стандартный вывод идёт только один документ",
            "назовите один файл и один вид (`--only pdf`) без `--format json` и `--format sarif`, или папку: `-o out`",
        )
        .into());
    }
    if to_standard && build.manifest {
        return Err(Fault::usage(
            "опись кладут рядом с документами, а документ идёт в стандартный вывод",
            "назовите папку: `-o out`, или уберите `--manifest`",
        )
        .into());
    }
    let library = match pipeline::library(arguments.forms.templates.as_ref()) {
        Ok(library) => library,
        Err(Refusal::Findings(found)) => {
            return Ok(report::findings(found, arguments.format, arguments.strict)?);
        }
        Err(Refusal::Fault(fault)) => return Err(fault.into()),
    };
    if !to_standard {
        files::make_folder(&arguments.output)?;
    }
    let results = many::each(&jobs, arguments.jobs, |job| {
        let desk = Desk { library: &library, arguments, is_listed: build.manifest };
        one(job, &desk, None)
    })?;
    let records: Vec<Record> =
        results.iter().flatten().filter_map(|made| made.record.clone()).collect();
    let outcome = finish(results, arguments, "")?;
    if build.manifest && !records.is_empty() {
        manifest::write(records, &arguments.output)?;
    }
    Ok(outcome)
}

/// What was made of an order.
#[derive(Default)]
pub(super) struct Made {
    /// The papers; none where they went to standard output, or are the same as before.
    pub(super) targets: Vec<PathBuf>,
    /// What the document is known by.
    pub(super) identity: String,
    /// How many pages the PDF has, if one was made.
    pages: Option<usize>,
    /// What the rules say of the order.
    findings: Vec<Finding>,
    /// What a manifest says of the order, where one was asked for.
    record: Option<Record>,
    /// What is to be said of the papers that were there before.
    remark: Option<String>,
}

/// What making papers needs at hand.
pub(super) struct Desk<'a> {
    /// The forms that there are.
    pub(super) library: &'a Library,
    /// What was asked for.
    pub(super) arguments: &'a Make,
    /// Whether a manifest is to list what is made.
    pub(super) is_listed: bool,
}

/// Makes the papers of one order, unless its document is the one that is `known`.
pub(super) fn one(
    job: &Job,
    desk: &Desk<'_>,
    known: Option<&str>,
) -> Result<Made, Refusal> {
    let &Desk { library, arguments, is_listed } = desk;
    let source = pipeline::source(&job.input)?;
    let read = pipeline::read(&source, library, arguments.forms.form.as_deref())?;
    let mut findings = rules::check(&read.node, &read.order, &read.form, None).findings;
    let document = compose(&read.order, &read.form);
    if let Ok(document) = &document {
        let Read { node, order, form } = &read;
        findings.extend(rules::check_document(node, order, form, document));
    }
    if document.is_err() || report::is_bad(&findings, arguments.strict) {
        findings.extend(document.err().unwrap_or_default());
        return Err(findings.into());
    }
    let document = document.map_err(Refusal::Findings)?;
    let identity = document.identity();
    if known == Some(identity.as_str()) {
        return Ok(Made { identity, findings, ..Made::default() });
    }
    let kinds = arguments.only.map_or_else(|| Kind::ALL.to_vec(), |only| vec![only]);
    let papers = papers::make(&document, &kinds, !arguments.no_verify)?;
    let pages = papers.iter().find_map(|paper| paper.pages);
    if files::is_standard(&arguments.output) {
        for paper in &papers {
            terminal::print(&paper.bytes)?;
        }
        return Ok(Made { identity, findings, ..Made::default() });
    }
    let folder = &arguments.output;
    let before = papers::mixed_pair(folder, &job.stem).map(|mixed| {
        format!("прежние {mixed}: запись прервалась или одну из них меняли")
    });
    let targets = papers::put(&papers, folder, &job.stem)?;
    let after = papers::mixed_pair(folder, &job.stem).map(|mixed| {
        format!("{mixed}; сделайте оба вида: `prikaz build {}`", job.input.display())
    });
    let remark = after.or(before);
    let record = is_listed.then(|| {
        let listed = |paper: &papers::Paper| {
            Listed::new(papers::name(&job.stem, paper.kind), &paper.bytes)
        };
        Record {
            order: Listed::of(job.name(), &source),
            form: Form::of(&read.form),
            document: identity.clone(),
            proof_read: !arguments.no_verify,
            papers: papers.iter().map(listed).collect(),
        }
    });
    Ok(Made { targets, identity, pages, findings, record, remark })
}

/// Says what was made and what was found; `stamp` goes before what was made.
pub(super) fn finish(
    results: Vec<Result<Made, Refusal>>,
    arguments: &Make,
    stamp: &str,
) -> Result<Outcome, Fault> {
    let mut findings = Vec::new();
    let mut outcome = Outcome::Done;
    for result in results {
        match result {
            Ok(made) => {
                say(&made, stamp);
                findings.extend(made.findings);
            }
            Err(Refusal::Findings(found)) => findings.extend(found),
            Err(Refusal::Fault(fault)) => outcome = outcome.max(report::fault(&fault)),
        }
    }
    Ok(outcome.max(report::beside_papers(findings, arguments.format, arguments.strict)?))
}

fn say(made: &Made, stamp: &str) {
    if let Some(remark) = &made.remark {
        terminal::say(&format!("внимание: {remark}\n"));
    }
    if !made.targets.is_empty() {
        let targets: Vec<String> =
            made.targets.iter().map(|target| target.display().to_string()).collect();
        let pages = made.pages.map(|pages| format!(" (листов: {pages})"));
        let (targets, pages) = (targets.join(", "), pages.unwrap_or_default());
        terminal::say(&format!("{stamp}сделано: {targets}{pages}\n"));
    }
}
