//! `prikaz verify`: is this paper what this order says, and is all as its manifest says?

use std::path::{Path, PathBuf};
use std::slice;

use crate::cli::arguments::{Format, Verify};
use crate::cli::fault::Fault;
use crate::cli::pipeline::{self, Refusal};
use crate::cli::target::{self, Job};
use crate::cli::{Outcome, files, manifest, many, report, terminal};
use crate::compose::compose;
use crate::diagnostic::Finding;
use crate::document::Document;
use crate::form::Library;
use crate::manifest::{Form, Listed};
use crate::reread::{self, Paper, Strictness, compare};

/// The most differences that are shown of one paper.
const SHOWN: usize = 50;

/// Holds papers against an order: what a person reads, cell by cell; and manifests against
/// the orders and papers that they list.
pub(super) fn run(arguments: &Verify) -> anyhow::Result<Outcome> {
    let is_one = !arguments.order.is_dir();
    let (manifests, papers): (Vec<&PathBuf>, Vec<&PathBuf>) =
        arguments.papers.iter().partition(|path| manifest::is_named(path));
    if let Some(paper) = papers.first().filter(|_| !is_one) {
        let (paper, folder) = (paper.display(), arguments.order.display());
        return Err(Fault::usage(
            format!("документ «{paper}» сверяют с одним приказом, а «{folder}» — папка"),
            "назовите файл YAML, по которому документ сделан, или опись manifest.json",
        )
        .into());
    }
    let orders = match orders(arguments, !papers.is_empty()) {
        Ok(orders) => orders,
        Err(Refusal::Findings(found)) => {
            return Ok(report::findings(found, Format::Text, false)?);
        }
        Err(Refusal::Fault(fault)) => return Err(fault.into()),
    };
    let mut outcome = Outcome::Done;
    let (mut listed, mut findings) = (Vec::new(), Vec::new());
    for order in orders {
        if let Some(document) = &order.document {
            outcome = outcome.max(verify_all(document, &papers));
        }
        findings.extend(order.findings);
        listed.push((order.file, order.form));
    }
    for path in manifests {
        let done = manifest::verify(path, &listed, is_one);
        outcome = outcome.max(done.unwrap_or_else(|fault| report::fault(&fault)));
    }
    Ok(outcome.max(report::findings(findings, Format::Text, false)?))
}

/// An order as it is now.
struct Order {
    file: Listed,
    /// None: it cannot be read, and the findings say why.
    form: Option<Form>,
    /// What its papers are to say, where that was asked for.
    document: Option<Document>,
    findings: Vec<Finding>,
}

/// The orders that were named; with their documents where papers are to be held against
/// them.
fn orders(arguments: &Verify, is_composed: bool) -> Result<Vec<Order>, Refusal> {
    let library = pipeline::library(arguments.forms.templates.as_ref())?;
    let jobs = target::jobs(slice::from_ref(&arguments.order))?;
    let form = arguments.forms.form.as_deref();
    let orders = many::each(&jobs, None, |job| order(job, &library, form, is_composed))?;
    orders.into_iter().collect()
}

/// A fault of the order is kept with it; only one of the machine ends all.
fn order(
    job: &Job,
    library: &Library,
    form: Option<&str>,
    is_composed: bool,
) -> Result<Order, Refusal> {
    let bytes = files::read(&job.input)?;
    let file = Listed::new(job.name(), &bytes);
    let read = pipeline::decode(&job.input, bytes)
        .and_then(|source| pipeline::read(&source, library, form));
    let form = read.as_ref().ok().map(|read| Form::of(&read.form));
    let document = read.and_then(|read| {
        let document = is_composed.then(|| compose(&read.order, &read.form));
        Ok(document.transpose()?)
    });
    let (document, findings) = match document {
        Ok(document) => (document, Vec::new()),
        Err(Refusal::Findings(findings)) => (None, findings),
        Err(fault @ Refusal::Fault(_)) => return Err(fault),
    };
    Ok(Order { file, form, document, findings })
}

/// Holds all papers against their order.
fn verify_all(document: &Document, papers: &[&PathBuf]) -> Outcome {
    let mut outcome = Outcome::Done;
    let mut identities = Vec::new();
    for path in papers {
        match files::read(path) {
            Ok(bytes) => {
                identities
                    .extend(reread::identity(&bytes).map(|identity| (path, identity)));
                outcome = outcome.max(verify(document, path, &bytes));
            }
            Err(fault) => outcome = outcome.max(report::fault(&fault)),
        }
    }
    let own = document.identity();
    // Which of papers of different age is the old one.
    let is_mixed = identities.windows(2).any(|pair| pair[0].1 != pair[1].1);
    for (path, _) in
        identities.iter().filter(|(_, identity)| is_mixed && *identity != own)
    {
        let path = path.display();
        terminal::say(&format!(
            "внимание: «{path}» сделан по другой версии приказа, чем остальные документы\n"
        ));
    }
    outcome
}

/// Bytes that begin with `%PDF-` are a PDF, all others are taken for a DOCX.
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
        let is_other = |it: String| it != document.identity();
        if reread::identity(bytes).is_some_and(is_other) {
            terminal::say(&format!(
                "внимание: слова в «{name}» те же, но сделан он по другой версии приказа или бланка: \
                 посмотрите на вид листов\n"
            ));
        }
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
