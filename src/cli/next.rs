//! `prikaz next`: next year's draft from this year's order.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::calendar::{Year, YearKind};
use crate::cli::arguments::{Listing, Next as Arguments};
use crate::cli::fault::Fault;
use crate::cli::pipeline::{self, Read, Refusal};
use crate::cli::{Outcome, files, report, terminal};
use crate::diagnostic::Finding;
use crate::form::Library;
use crate::next::{self, Change, Next, Options};
use crate::source::{Place, Source};

/// Makes the draft of a later year; nothing is written unless all of it can be.
pub(super) fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    match make(arguments) {
        Ok(()) => Ok(Outcome::Done),
        Err(Refusal::Findings(found)) => {
            Ok(report::findings(found, arguments.format.of_findings(), false)?)
        }
        Err(Refusal::Fault(fault)) => Err(fault.into()),
    }
}

fn make(arguments: &Arguments) -> Result<(), Refusal> {
    let library = pipeline::library(arguments.forms.templates.as_ref())?;
    let source = pipeline::source(&arguments.order)?;
    let form = arguments.forms.form.as_deref();
    let read = pipeline::read(&source, &library, form)?;
    let marks = next::marks(&source);
    if !arguments.force && !marks.is_empty() {
        return Err(marks.into_iter().map(waiting).collect::<Vec<Finding>>().into());
    }
    let Some(from) = read.order.year.as_ref().map(|plan| plan.year) else {
        return Err(vec![no_year(&read)].into());
    };
    let to = target_year(from, arguments.to.as_deref())?;
    let target = target(arguments, to)?;
    refuse_same(arguments, &target)?;
    let options = Options { to, keeps_numbers: arguments.keep_numbers };
    let made = next::next(&read.node, &read.order, from, options);
    prove(&source, &made, &library, form)?;
    write(arguments, &target, &made, to)?;
    Ok(())
}

/// A mark of an earlier draft that still waits for a person.
fn waiting(place: Place) -> Finding {
    Finding::error("review-mark", place, "здесь ещё ждут проверки").help(
        "проверьте и уберите эту строку; чтобы продолжить с отметками, добавьте `--force`",
    )
}

fn no_year(read: &Read) -> Finding {
    let place =
        read.node.entries().first().map_or(&read.node.place, |entry| &entry.place);
    let message = "не сказано, на какой год план, и следующий год назвать нельзя";
    Finding::error("missing-key", place.clone(), message).help(
        "впишите учебный год (`school_year: 2023/2024`) или календарный (`year: 2024`)",
    )
}

/// The year that was asked for; it comes after the old one.
/// For a school year, `2024` and `2024/2025` are the same.
fn target_year(from: Year, asked: Option<&str>) -> Result<Year, Fault> {
    let Some(asked) = asked else {
        let to = from.after(1);
        return if to.is_written() { Ok(to) } else { Err(beyond(to)) };
    };
    let school = Year::school(asked).filter(|_| from.kind == YearKind::School);
    let first = Year::calendar(asked).map(|year| Year { kind: from.kind, ..year });
    let Some(to) = school.or(first) else {
        let example = from.after(1);
        return Err(Fault::usage(
            format!("`{asked}` — не год этого плана: он на {from}"),
            match from.kind {
                YearKind::School => {
                    format!(
                        "назовите год так: `--to {}` или `--to {example}`",
                        example.first
                    )
                }
                YearKind::Calendar => format!("назовите год так: `--to {example}`"),
            },
        ));
    };
    if !to.is_written() {
        return Err(beyond(to));
    }
    if to.first <= from.first {
        return Err(Fault::usage(
            format!("план и так на {from}, а назван год {to}"),
            format!("назовите год позже: `--to {}`", from.after(1).first),
        ));
    }
    Ok(to)
}

fn beyond(to: Year) -> Fault {
    Fault::usage(
        format!("год {to} не записать четырьмя цифрами"),
        "проверьте год в приказе (`school_year` или `year`)",
    )
}

/// Where the draft goes: never over the old order, and over another file only if asked.
/// Where none is named, `2024-draft.yaml` beside the old order, or in `data` for one from
/// standard input.
fn target(arguments: &Arguments, to: Year) -> Result<PathBuf, Fault> {
    let name = format!("{}-draft.yaml", to.first);
    let folder = if files::is_standard(&arguments.order) {
        Path::new("data")
    } else {
        arguments.order.parent().unwrap_or(Path::new(""))
    };
    let target = arguments.output.clone().unwrap_or_else(|| folder.join(name));
    if files::is_standard(&target) {
        if arguments.format == Listing::Json {
            return Err(Fault::usage(
                "в стандартный вывод идёт что-то одно: новый файл или перечень изменений",
                "назовите файл: `-o data/2024-draft.yaml`",
            ));
        }
        return Ok(target);
    }
    let is_old = !files::is_standard(&arguments.order)
        && files::true_name(&target) == files::true_name(&arguments.order);
    if is_old {
        return Err(Fault::usage(
            "новый файл назван так же, как прежний, и затёр бы его",
            "назовите другое имя: `-o data/2024-draft.yaml`",
        ));
    }
    if files::is_there(&target) && !arguments.force {
        return Err(Fault::usage(
            format!("файл «{}» уже есть, и он не тронут", target.display()),
            "назовите другое имя (`-o …`) или добавьте `--force`, чтобы записать поверх",
        ));
    }
    Ok(target)
}

/// The list of changes is never written over an order, nor over another file unless asked.
fn refuse_same(arguments: &Arguments, target: &Path) -> Result<(), Fault> {
    let Some(review) = &arguments.review else { return Ok(()) };
    let is_same = |other: &Path| files::true_name(other) == files::true_name(review);
    if is_same(target) || is_same(&arguments.order) {
        return Err(Fault::usage(
            format!("файл «{}» назван дважды", review.display()),
            "назовите для перечня изменений другой файл",
        ));
    }
    if files::is_there(review) && !arguments.force {
        return Err(Fault::usage(
            format!("файл «{}» уже есть, и он не тронут", review.display()),
            "назовите для перечня другое имя или добавьте `--force`, чтобы записать поверх",
        ));
    }
    Ok(())
}

/// The new file must be an order without faults, and the list must lead back to the old
/// one byte for byte.
fn prove(
    source: &Arc<Source>,
    made: &Next,
    library: &Library,
    form: Option<&str>,
) -> Result<(), Refusal> {
    let bug = |what: &str| Refusal::Fault(Fault::Bug(what.to_owned()));
    let old = format!("{}{}", source.mark(), source.text());
    if next::undo(&made.text, &made.changes).as_ref() != Some(&old) {
        return Err(bug("перечень изменений неполон, и новый файл не записан"));
    }
    let new = Source::decode(source.name(), made.text.clone().into_bytes())
        .map_err(|_| bug("новый файл не читается и не записан"))?;
    pipeline::read(&new, library, form)
        .map_err(|_| bug("новый файл вышел с ошибками и не записан"))?;
    Ok(())
}

fn write(
    arguments: &Arguments,
    target: &Path,
    made: &Next,
    to: Year,
) -> Result<(), Fault> {
    let review = match &arguments.review {
        Some(path) => Some((path.as_path(), review(path, &made.changes, to)?)),
        None => None,
    };
    let mut written: Vec<(&Path, &[u8])> = Vec::new();
    let is_printed = files::is_standard(target);
    if !is_printed {
        written.push((target, made.text.as_bytes()));
    }
    written.extend(review.as_ref().map(|(path, text)| (*path, text.as_bytes())));
    for (path, _) in &written {
        if let Some(folder) =
            path.parent().filter(|folder| !folder.as_os_str().is_empty())
        {
            files::make_folder(folder)?;
        }
    }
    files::write_all(&written)?;
    if is_printed {
        terminal::print(made.text.as_bytes())?;
    }
    if arguments.format == Listing::Json {
        return terminal::print(next::json(&made.changes).as_bytes());
    }
    terminal::say(&next::text(&made.changes));
    terminal::say(&ending(target, &made.changes, is_printed));
    Ok(())
}

/// The list of changes for a file of this ending.
fn review(path: &Path, changes: &[Change], to: Year) -> Result<String, Fault> {
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    match ending.as_str() {
        "md" => Ok(next::markdown(changes, &format!("Что изменено в проекте на {to}"))),
        "json" => Ok(next::json(changes)),
        _ => Err(Fault::usage(
            format!("непонятно, в каком виде записать «{}»", path.display()),
            "назовите файл с окончанием .md (для людей) или .json (для программ)",
        )),
    }
}

/// What was made and what to do now.
fn ending(target: &Path, changes: &[Change], is_printed: bool) -> String {
    let listed = changes.iter().filter(|change| change.rule != "review-mark");
    let made = listed.clone().filter(|change| change.is_made()).count();
    let review = listed.filter(|change| change.review).count();
    let counts = format!("изменено: {made}, посмотрите: {review}");
    let target = target.display();
    if is_printed {
        return format!("{counts}\n");
    }
    format!(
        "сделано: {target} ({counts})\nдальше: найдите в нём «{}», проверьте и уберите эти \
         строки, затем выполните `prikaz build {target}`\n",
        next::MARK
    )
}
