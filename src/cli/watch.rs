//! `prikaz watch`: papers made anew whenever an order or a form changes.
//!
//! 1. Whatever happens in the watched folders only says: look again ([`Bell`]).
//! 2. A look reads forms and orders, and tells by their text which have changed.
//! 3. Those are made as `build` makes them; where the document came out the same, its
//!    papers are left alone.
//!
//! Faults are shown and end nothing; the old papers stay.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use chrono::Local;
use notify::RecursiveMode;

use crate::cli::arguments::Make;
use crate::cli::bell::Bell;
use crate::cli::build::{self, Desk, Made};
use crate::cli::fault::Fault;
use crate::cli::pipeline::{self, Refusal};
use crate::cli::target::{self, Job};
use crate::cli::{Outcome, files, many, report, terminal};
use crate::form::Library;

/// Makes all papers, then those that change, until it is interrupted.
pub(super) fn run(arguments: &Make) -> anyhow::Result<Outcome> {
    let mut named = arguments.inputs.iter().chain([&arguments.output]);
    if named.any(|path| files::is_standard(path)) {
        return Err(Fault::usage(
            "следить можно только за файлами и папками",
            "назовите вместо «-» файл или папку",
        )
        .into());
    }
    // What is named wrongly is said before anything is watched.
    target::jobs(&arguments.inputs)?;
    let mut bell = Bell::hang(folders(arguments))?;
    let mut watch =
        Watch { arguments, is_over: bell.over(), library: None, orders: BTreeMap::new() };
    let mut refusal = watch.look().err();
    if let Some(Refusal::Fault(fault)) = refusal {
        return Err(fault.into());
    }
    say("жду изменений; закончить — Ctrl+C");
    loop {
        tell(refusal, arguments)?;
        bell.wait()?;
        if bell.is_over() {
            return Ok(Outcome::Done);
        }
        refusal = watch.look().err();
    }
}

/// Shows why nothing at all was made.
fn tell(refusal: Option<Refusal>, arguments: &Make) -> Result<(), Fault> {
    match refusal {
        None => {}
        Some(Refusal::Fault(fault)) => drop(report::fault(&fault)),
        Some(Refusal::Findings(found)) => {
            report::findings(found, arguments.format, arguments.strict)?;
        }
    }
    Ok(())
}

/// What was last seen of an order.
#[derive(Default)]
struct Seen {
    /// The bytes of its file; none where it could not be read, or its papers not be
    /// written: it is tried again.
    bytes: Option<Vec<u8>>,
    /// What its papers are known by, where they were made.
    identity: Option<String>,
    /// Its papers.
    papers: Vec<PathBuf>,
}

/// All that was last seen.
struct Watch<'a> {
    arguments: &'a Make,
    /// Whether the program was asked to end.
    is_over: Arc<AtomicBool>,
    library: Option<Library>,
    orders: BTreeMap<PathBuf, Seen>,
}

impl Watch<'_> {
    /// Reads all, and makes the papers of what has changed.
    fn look(&mut self) -> Result<(), Refusal> {
        let jobs = target::jobs(&self.arguments.inputs)?;
        let library = pipeline::library(self.arguments.forms.templates.as_ref())?;
        files::make_folder(&self.arguments.output)?;
        self.forget(&jobs);
        let is_new_form = self.library.as_ref() != Some(&library);
        let changed: Vec<Job> =
            jobs.into_iter().filter(|job| self.is_changed(job) || is_new_form).collect();
        self.make(&changed, &library)?;
        self.library = Some(library);
        Ok(())
    }

    /// Forgets orders that are gone, and says so; their papers stay.
    fn forget(&mut self, jobs: &[Job]) {
        let there: BTreeSet<&PathBuf> = jobs.iter().map(|job| &job.input).collect();
        for (path, _) in self.orders.extract_if(.., |path, _| !there.contains(path)) {
            say(&format!("{} больше нет; документы оставлены", path.display()));
        }
    }

    /// Whether an order's papers must be made: its file changed, they are gone, or
    /// writing them failed. What is read here is kept.
    fn is_changed(&mut self, job: &Job) -> bool {
        let bytes = files::read(&job.input).ok();
        let seen = self.orders.entry(job.input.clone()).or_default();
        if !seen.papers.iter().all(|paper| files::is_there(paper)) {
            seen.identity = None;
            seen.bytes = None;
        }
        let is_changed = bytes.is_none() || seen.bytes != bytes;
        seen.bytes = bytes;
        is_changed
    }

    /// Makes the papers of orders, and says what came of it.
    fn make(&mut self, jobs: &[Job], library: &Library) -> Result<(), Fault> {
        let results = many::each(jobs, self.arguments.jobs, |job| {
            if self.is_over.load(Ordering::Relaxed) {
                return Ok(Made::default());
            }
            let known =
                self.orders.get(&job.input).and_then(|seen| seen.identity.as_deref());
            let desk = Desk { library, arguments: self.arguments, is_listed: false };
            build::one(job, &desk, known)
        })?;
        let mut failed = Vec::new();
        for (job, result) in jobs.iter().zip(&results) {
            if !self.keep(job, result) {
                failed.push(job.input.display().to_string());
            }
        }
        let is_same = |result: &Result<Made, Refusal>| {
            result.as_ref().is_ok_and(|made| made.targets.is_empty())
        };
        let is_all_same = !jobs.is_empty() && results.iter().all(is_same);
        build::finish(results, self.arguments, &clock())?;
        if !failed.is_empty() {
            let failed = failed.join(", ");
            say(&format!("не сделано: {failed}; прежние документы не тронуты"));
        } else if is_all_same && !self.is_over.load(Ordering::Relaxed) {
            say("документы остались прежними");
        }
        Ok(())
    }

    /// Keeps what came of an order; whether it went well.
    fn keep(&mut self, job: &Job, result: &Result<Made, Refusal>) -> bool {
        let seen = self.orders.entry(job.input.clone()).or_default();
        match result {
            Ok(made) if made.targets.is_empty() => {}
            Ok(made) => {
                seen.identity = Some(made.identity.clone());
                seen.papers.clone_from(&made.targets);
            }
            Err(refusal) => {
                seen.identity = None;
                if matches!(refusal, Refusal::Fault(_)) {
                    seen.bytes = None;
                }
            }
        }
        result.is_ok()
    }
}

/// The folders to be watched: those that were named, those of the named files (behind
/// links too), that of the forms.
fn folders(arguments: &Make) -> BTreeMap<PathBuf, RecursiveMode> {
    let default = [PathBuf::from(target::DATA)];
    let named =
        if arguments.inputs.is_empty() { &default[..] } else { &arguments.inputs[..] };
    let (named, files): (Vec<&PathBuf>, Vec<&PathBuf>) =
        named.iter().partition(|path| path.is_dir());
    let files = files.into_iter().flat_map(|file| [file.clone(), files::true_name(file)]);
    let beside = files
        .map(|file| (files::folder_of(&file).to_owned(), RecursiveMode::NonRecursive));
    let within = named.into_iter().chain(&arguments.forms.templates);
    beside
        .chain(within.map(|folder| (folder.clone(), RecursiveMode::Recursive)))
        .collect()
}

/// The time of day, to go before a line.
fn clock() -> String {
    Local::now().format("%H:%M:%S ").to_string()
}

fn say(text: &str) {
    terminal::say(&format!("{}{text}\n", clock()));
}
