//! What is said when the command line itself is wrong: clap's errors in our words.

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::cli::{Outcome, terminal};

/// Says what is wrong; help and version are no errors.
pub(super) fn report(error: &Error) -> Outcome {
    match error.kind() {
        ErrorKind::DisplayHelp => {
            let _ = terminal::print(error.render().to_string().as_bytes());
            Outcome::Done
        }
        ErrorKind::DisplayVersion => {
            let version = concat!("prikaz ", env!("CARGO_PKG_VERSION"), "\n");
            let _ = terminal::print(version.as_bytes());
            Outcome::Done
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
        | ErrorKind::MissingSubcommand => {
            terminal::say(&error.render().to_string());
            Outcome::BadUsage
        }
        kind => {
            let (message, help) = explain(kind, error);
            terminal::say(&format!("ошибка: {message}\n  как исправить: {help}\n"));
            Outcome::BadUsage
        }
    }
}

fn explain(kind: ErrorKind, error: &Error) -> (String, String) {
    let argument = context(error, ContextKind::InvalidArg);
    let value = context(error, ContextKind::InvalidValue);
    let see = "перечень параметров: `prikaz --help` или `prikaz build --help`".to_owned();
    match kind {
        ErrorKind::InvalidSubcommand => {
            let name = context(error, ContextKind::InvalidSubcommand);
            let near = context(error, ContextKind::SuggestedSubcommand);
            let help = if near.is_empty() {
                "перечень команд: `prikaz --help`".to_owned()
            } else {
                format!("возможно, имелось в виду `{near}`")
            };
            (format!("команды `{name}` нет"), help)
        }
        ErrorKind::UnknownArgument if !argument.starts_with('-') => {
            (format!("слово `{argument}` здесь лишнее"), see)
        }
        ErrorKind::TooManyValues => (
            format!("у параметра `{argument}` не бывает значения `{value}`"),
            format!("напишите просто `{argument}`"),
        ),
        ErrorKind::UnknownArgument => {
            let near = context(error, ContextKind::SuggestedArg);
            let help = if near.is_empty() {
                see
            } else {
                format!("возможно, имелось в виду `{near}`")
            };
            (format!("параметр `{argument}` неизвестен"), help)
        }
        ErrorKind::InvalidValue if value.is_empty() => (
            format!("после `{argument}` нет значения"),
            "допишите его через пробел".to_owned(),
        ),
        ErrorKind::InvalidValue => {
            let known = context(error, ContextKind::ValidValue);
            let help = if known.is_empty() {
                see
            } else {
                format!("годятся значения: {known}")
            };
            (format!("значение `{value}` не годится для `{argument}`"), help)
        }
        ErrorKind::ValueValidation => {
            let help = "напишите целое число от 1 до 256".to_owned();
            (format!("значение `{value}` не годится для `{argument}`"), help)
        }
        ErrorKind::ArgumentConflict => {
            (format!("параметр `{argument}` назван дважды или не вяжется с другими"), see)
        }
        ErrorKind::MissingRequiredArgument => (format!("не хватает `{argument}`"), see),
        _ => ("командная строка не разбирается".to_owned(), see),
    }
}

fn context(error: &Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        Some(ContextValue::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}
