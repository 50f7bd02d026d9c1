//! `prikaz check`: the rules, and what can be mended safely.

use std::path::Path;
use std::sync::Arc;

use similar::TextDiff;

use crate::cli::arguments::Check;
use crate::cli::fault::Fault;
use crate::cli::pipeline::{self, Refusal};
use crate::cli::target;
use crate::cli::{Outcome, dictionary, files, report, terminal};
use crate::diagnostic::Finding;
use crate::form::Library;
use crate::rules::{self, Dictionary};
use crate::source::Source;
use crate::yaml::{self, Splice};

/// Checks all orders that were named: all are tried, all that is found is shown.
pub(super) fn run(arguments: &Check) -> anyhow::Result<Outcome> {
    let inputs = target::inputs(&arguments.inputs)?;
    refuse_misuse(arguments, inputs.iter().any(|input| files::is_standard(input)))?;
    let desk = match Desk::new(arguments) {
        Ok(desk) => desk,
        Err(Refusal::Findings(found)) => {
            return Ok(report::findings(found, arguments.format, arguments.strict)?);
        }
        Err(Refusal::Fault(fault)) => return Err(fault.into()),
    };
    let mut findings = Vec::new();
    // What stays when the difference that is shown is made.
    let mut left = Vec::new();
    let mut outcome = Outcome::Done;
    for input in &inputs {
        match desk.check(input) {
            Ok(found) => {
                let shown = if arguments.diff { &mut left } else { &mut findings };
                shown.extend(found.findings);
                outcome = found
                    .fault
                    .map_or(outcome, |fault| outcome.max(report::fault(&fault)));
            }
            Err(Refusal::Findings(found)) => findings.extend(found),
            Err(Refusal::Fault(fault)) => outcome = outcome.max(report::fault(&fault)),
        }
    }
    outcome = outcome.max(report::left(&left, arguments.strict));
    let is_quiet = findings.is_empty() && !arguments.diff && outcome == Outcome::Done;
    if is_quiet && !arguments.format.is_for_programs() {
        terminal::say(&format!("{}\n", report::summary(&findings)));
    }
    Ok(outcome.max(report::findings(findings, arguments.format, arguments.strict)?))
}

fn refuse_misuse(arguments: &Check, has_standard: bool) -> Result<(), Fault> {
    if arguments.fix && has_standard {
        return Err(Fault::usage(
            "стандартный ввод исправить нельзя: записать некуда",
            "назовите файл",
        ));
    }
    if arguments.diff && arguments.format.is_for_programs() {
        return Err(Fault::usage(
            "`--diff` сам идёт в стандартный вывод, и для json или sarif там нет места",
            "уберите `--diff` или `--format`",
        ));
    }
    Ok(())
}

/// What checking needs at hand.
struct Desk<'a> {
    arguments: &'a Check,
    library: Library,
    dictionary: Option<Dictionary>,
}

/// What was found in a file, and what kept it from being mended.
#[derive(Default)]
struct Found {
    findings: Vec<Finding>,
    fault: Option<Fault>,
}

/// What the rules say of a file's text.
struct Checked {
    report: rules::Report,
    is_signed: bool,
}

impl<'a> Desk<'a> {
    fn new(arguments: &'a Check) -> Result<Self, Refusal> {
        let library = pipeline::library(arguments.forms.templates.as_ref())?;
        let dictionary =
            arguments.dictionary.as_deref().map(dictionary::read).transpose()?;
        Ok(Self { arguments, library, dictionary })
    }

    /// A signed order is mended only where that was asked for; what would change is shown
    /// all the same.
    fn check(&self, input: &Path) -> Result<Found, Refusal> {
        let source = pipeline::source(input)?;
        let checked = self.look(&source)?;
        let splices = &checked.report.splices;
        if !self.arguments.fix || splices.is_empty() {
            return Ok(Found { findings: checked.report.findings, fault: None });
        }
        let is_refused = checked.is_signed && !self.arguments.signed;
        if is_refused && !self.arguments.diff {
            let fault = Some(signed(input));
            return Ok(Found { findings: checked.report.findings, fault });
        }
        self.mend(input, &source, checked)
    }

    fn look(&self, source: &Arc<Source>) -> Result<Checked, Refusal> {
        let read =
            pipeline::read(source, &self.library, self.arguments.forms.form.as_deref())?;
        let dictionary = self.dictionary.as_ref();
        let report = rules::check(&read.node, &read.order, &read.form, dictionary);
        Ok(Checked { report, is_signed: read.order.is_signed() })
    }

    /// Mends until nothing is left to mend: one change can uncover another.
    fn mend(
        &self,
        input: &Path,
        source: &Arc<Source>,
        first: Checked,
    ) -> Result<Found, Refusal> {
        let (mut now, mut checked) = (Arc::clone(source), first);
        let mut count = 0;
        for _ in 0..ROUNDS {
            let splices = distinct(&checked.report.splices);
            if splices.is_empty() {
                break;
            }
            count += splices.len();
            let text = yaml::apply(&now, &splices);
            now = Source::decode(source.name(), text.into_bytes())
                .map_err(|_| Fault::Bug("mended text is no text".to_owned()))?;
            checked = self.look(&now)?;
        }
        let bytes = yaml::apply(&now, &[]);
        if self.arguments.diff {
            terminal::print(diff(source, &bytes).as_bytes())?;
        } else {
            files::write(input, bytes.as_bytes())?;
            terminal::say(&format!("исправлено: {}, мест: {count}\n", source.name()));
        }
        Ok(Found { findings: checked.report.findings, fault: None })
    }
}

/// The most rounds of mending.
const ROUNDS: usize = 100;

/// The changes that do not overlap an earlier one.
fn distinct(splices: &[Splice]) -> Vec<Splice> {
    let mut sorted = splices.to_vec();
    sorted.sort_by_key(|splice| (splice.span.start, splice.span.end));
    let mut end = 0;
    sorted.retain(|splice| {
        let is_apart = splice.span.start >= end;
        end = end.max(splice.span.end);
        is_apart
    });
    sorted
}

fn diff(source: &Source, new: &str) -> String {
    let old = yaml::apply(source, &[]);
    let diff = TextDiff::from_lines(old.as_str(), new);
    diff.unified_diff().header(source.name(), source.name()).to_string()
}

fn signed(input: &Path) -> Fault {
    Fault::usage(
        format!(
            "приказ «{}» подписан (есть номер и дата), и он не тронут",
            input.display()
        ),
        "посмотрите исправления: `--fix --diff`; если текст расходится с бумагой, исправьте с `--fix --signed`",
    )
}
