//! `prikaz explain`: a rule's page, or the list of all.

use crate::cli::arguments::Explain;
use crate::cli::fault::Fault;
use crate::cli::{Outcome, terminal};
use crate::diagnostic::nearest;
use crate::rules::{self, RULES};

/// Prints the page of the rule that was named, or the list.
pub(super) fn run(arguments: &Explain) -> anyhow::Result<Outcome> {
    let Some(name) = &arguments.rule else {
        terminal::print(rules::overview().as_bytes())?;
        return Ok(Outcome::Done);
    };
    let Some(rule) = rules::rule(name) else {
        let help = nearest(name, RULES.iter().map(|rule| rule.name)).map_or_else(
            || "перечень правил: `prikaz explain`".to_owned(),
            |near| format!("возможно, имелось в виду `{near}`"),
        );
        return Err(Fault::usage(format!("правила `{name}` нет"), help).into());
    };
    terminal::print(rules::page(rule).as_bytes())?;
    Ok(Outcome::Done)
}
