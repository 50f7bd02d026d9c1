//! The command line: the only code that reads, writes and prints.
//!
//! One file a command; `arguments` says what each takes, `files` touches the disk,
//! `terminal` the screen, `pipeline` joins the library's functions into one flow.

mod arguments;
mod bell;
mod build;
mod check;
mod dictionary;
mod explain;
mod diff;
mod failpoint;
mod fault;
mod files;
mod manifest;
mod many;
mod new;
mod next;
mod papers;
mod pipeline;
mod report;
mod schema;
mod target;
mod terminal;
mod usage;
mod verify;
mod watch;

use std::panic;
use std::process::ExitCode;

use clap::Parser;

use crate::cli::arguments::{Arguments, Command};
use crate::cli::fault::Fault;

/// How a command ended.
/// From good to bad: of several, the greatest counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Outcome {
    /// All is made or well.
    Done,
    /// The input is at fault: YAML, template, form, a text that does not fit.
    BadInput,
    /// Used wrongly: unknown option, no such file, target exists.
    BadUsage,
    /// The machine's fault or ours.
    Failed,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(match outcome {
            Outcome::Done => 0,
            Outcome::BadInput => 1,
            Outcome::BadUsage => 2,
            Outcome::Failed => 3,
        })
    }
}

/// Runs the program with the arguments of the process.
#[must_use]
pub fn run() -> ExitCode {
    // What panics is reported where it is caught, in words for a clerk.
    panic::set_hook(Box::new(fault::remember));
    let outcome = panic::catch_unwind(|| match Arguments::try_parse() {
        Ok(arguments) => {
            command(&arguments.command).unwrap_or_else(|error| report::error(&error))
        }
        Err(error) => usage::report(&error),
    });
    outcome.unwrap_or_else(|_| report::fault(&Fault::bug())).into()
}

fn command(command: &Command) -> anyhow::Result<Outcome> {
    match command {
        Command::Build(arguments) => build::run(arguments),
        Command::Watch(arguments) => watch::run(arguments),
        Command::Check(arguments) => check::run(arguments),
        Command::Explain(arguments) => explain::run(arguments),
        Command::Next(arguments) => next::run(arguments),
        Command::Verify(arguments) => verify::run(arguments),
        Command::Diff(arguments) => diff::run(arguments),
        Command::New(arguments) => new::run(arguments),
        Command::Schema => schema::run(),
    }
}
