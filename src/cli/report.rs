//! What is said at the end: findings, faults, the count.

use crate::cli::arguments::Format;
use crate::cli::fault::Fault;
use crate::cli::{Outcome, terminal};
use crate::diagnostic::{About, Finding, Level, json, render, sarif, short, sort};
use crate::rules::{RULES, Rule};

/// Shows findings and counts them; the outcome that they mean.
/// JSON and SARIF go to standard output, what people read to standard error.
pub(super) fn findings(
    mut findings: Vec<Finding>,
    format: Format,
    is_strict: bool,
) -> Result<Outcome, Fault> {
    sort(&mut findings);
    match format {
        Format::Json => terminal::print(json(&findings).as_bytes())?,
        Format::Sarif => terminal::print(sarif(&findings, &abouts()).as_bytes())?,
        Format::Short => terminal::say(&short(&findings)),
        Format::Text => say(&findings, |some| render(some, terminal::look())),
    }
    let is_text = matches!(format, Format::Text | Format::Short);
    if is_text && !findings.is_empty() {
        terminal::say(&format!("{}\n", summary(&findings)));
    }
    Ok(outcome(&findings, is_strict))
}

/// The same beside papers: errors whole, a line for a warning, no hints.
pub(super) fn beside_papers(
    mut findings: Vec<Finding>,
    format: Format,
    is_strict: bool,
) -> Result<Outcome, Fault> {
    if format != Format::Text {
        return self::findings(findings, format, is_strict);
    }
    findings.retain(|finding| finding.level != Level::Hint);
    sort(&mut findings);
    let is_error = |finding: &Finding| finding.level == Level::Error;
    let (errors, warnings): (Vec<Finding>, Vec<Finding>) =
        findings.iter().cloned().partition(is_error);
    say(&errors, |some| render(some, terminal::look()));
    say(&warnings, short);
    if !findings.is_empty() {
        let more =
            if warnings.is_empty() { "" } else { "; подробнее: `prikaz check`" };
        terminal::say(&format!("{}{more}\n", summary(&findings)));
    }
    Ok(outcome(&findings, is_strict))
}

/// The most findings that are shown to people: nobody reads more.
const SHOWN: usize = 100;

/// Says findings, and how many there are beyond those that are said.
fn say(findings: &[Finding], show: impl Fn(&[Finding]) -> String) {
    terminal::say(&show(&first(findings)));
    if let Some(more) = findings.len().checked_sub(SHOWN).filter(|&more| more > 0) {
        terminal::say(&format!("… и ещё {more}\n\n"));
    }
}

/// The findings to show, in their order: errors before all else have a place.
fn first(findings: &[Finding]) -> Vec<Finding> {
    let is_error = |finding: &&Finding| finding.level == Level::Error;
    let errors = findings.iter().filter(is_error).count().min(SHOWN);
    let mut left = [errors, SHOWN - errors];
    let fits = |finding: &&Finding| {
        let left = &mut left[usize::from(!is_error(finding))];
        let is_left = *left > 0;
        *left = left.saturating_sub(1);
        is_left
    };
    findings.iter().filter(fits).cloned().collect()
}

/// Whether findings stop the making of papers.
pub(super) fn is_bad(findings: &[Finding], is_strict: bool) -> bool {
    findings.iter().any(|finding| match finding.level {
        Level::Error => true,
        Level::Warning => is_strict,
        Level::Hint => false,
    })
}

fn outcome(findings: &[Finding], is_strict: bool) -> Outcome {
    if is_bad(findings, is_strict) { Outcome::BadInput } else { Outcome::Done }
}

/// Says how many findings are left after mending, if any, and the outcome that they mean.
pub(super) fn left(findings: &[Finding], is_strict: bool) -> Outcome {
    if !findings.is_empty() {
        terminal::say(&format!(
            "останется: {}; подробнее: `prikaz check`\n",
            summary(findings)
        ));
    }
    outcome(findings, is_strict)
}

/// «ошибок: 1, предупреждений: 14», and the hints if there are any.
pub(super) fn summary(findings: &[Finding]) -> String {
    let count = |level| findings.iter().filter(|finding| finding.level == level).count();
    let [errors, warnings, hints] = Level::ALL.map(count);
    let hints =
        if hints > 0 { format!(", замечаний: {hints}") } else { String::new() };
    format!("ошибок: {errors}, предупреждений: {warnings}{hints}")
}

/// What a SARIF log says of the rules.
fn abouts() -> Vec<About<'static>> {
    let about = |rule: &&'static Rule| About {
        name: rule.name,
        finds: rule.page.finds,
        why: rule.page.why,
        level: rule.grade.level(false),
    };
    RULES.iter().map(about).collect()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Place, Source};

    #[test]
    fn the_first_hundred_are_shown_and_no_error_gives_way() {
        let place = Place::top(&Source::new("a.yaml", ""));
        let error = Finding::error("yaml", place, "ошибка");
        let warning = Finding { level: Level::Warning, ..error.clone() };
        let all = [vec![warning; 150], vec![error; 2]].concat();
        let shown = first(&all);
        assert_eq!(shown.len(), 100);
        assert_eq!(shown.iter().filter(|it| it.level == Level::Error).count(), 2);
        assert_eq!(first(&shown), shown);
    }
}
