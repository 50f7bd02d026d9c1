//! What is said of a form's faulty templates, in the words of an office.

use std::sync::Arc;

use minijinja::{Error, ErrorKind};

use crate::diagnostic::Finding;
use crate::document::Length;
use crate::form::Form;
use crate::source::{Place, Source};

/// Private-use characters are ours, and control characters are no text: a template must
/// not hold them.
pub(super) fn no_text(source: &Arc<Source>) -> Option<Finding> {
    let is_bad = |c: char| {
        matches!(c, '\u{E000}'..='\u{F8FF}') || c.is_control() && !"\t\n\r".contains(c)
    };
    let (at, found) = source.text().char_indices().find(|&(_, c)| is_bad(c))?;
    let place = Place::bytes(source, at..at + found.len_utf8());
    let what =
        if found.is_control() { "управляющий" } else { "служебный" };
    let message = format!("в шаблоне {what} знак (U+{:04X})", u32::from(found));
    Some(Finding::error("control-character", place, message).help("удалите его"))
}

/// A fault that Minijinja found on the way from the `main` template.
/// At the bytes that Minijinja names, else at the whole line.
pub(super) fn template(error: &Error, main: &str, form: &Form) -> Finding {
    let error = innermost(error);
    let source = error.name().and_then(|name| form.templates.get(name));
    let Some(source) = source.or_else(|| form.templates.get(main)) else {
        let message = format!("у бланка `{}` нет шаблона `{main}`", form.name);
        return Finding::error("template", Place::top(&form.words.place.source), message)
            .help(format!("положите `{main}` в папку бланка или укажите `extends`"));
    };
    let whole_line = source.line_span(error.line().unwrap_or(1));
    let place = Place::bytes(source, error.range().unwrap_or(whole_line));
    let (message, help) = explain(error, place.text());
    Finding::error("template", place, message).help(help)
}

/// A length that something takes, in millimetres, rounded up to a tenth.
pub(super) fn millimetres_up(length: Length) -> String {
    tenths(
        (length.emu() + Length::mm(1).emu() / 10 - 1)
            .div_euclid(Length::mm(1).emu() / 10),
    )
}

/// A length that there is, in millimetres, rounded down to a tenth.
pub(super) fn millimetres_down(length: Length) -> String {
    tenths(length.emu().max(0).div_euclid(Length::mm(1).emu() / 10))
}

fn tenths(tenths: i64) -> String {
    match tenths % 10 {
        0 => format!("{} мм", tenths / 10),
        rest => format!("{},{rest} мм", tenths / 10),
    }
}

/// The error inside the included template, where one is wrapped.
fn innermost(error: &Error) -> &Error {
    let mut innermost = error;
    while let Some(inner) = std::error::Error::source(innermost)
        .and_then(|inner| inner.downcast_ref::<Error>())
    {
        innermost = inner;
    }
    innermost
}

fn explain(error: &Error, words: &str) -> (String, &'static str) {
    match error.kind() {
        ErrorKind::UndefinedError => (
            format!("шаблон берёт `{words}`, а такого значения нет"),
            "проверьте имя; то, чего может не быть, печатайте внутри `{% if … %}`",
        ),
        ErrorKind::TemplateNotFound => (
            "вставляемого шаблона нет ни в бланке, ни в тех, на которых он основан"
                .to_owned(),
            "проверьте имя файла после `include`",
        ),
        ErrorKind::UnknownFilter
        | ErrorKind::UnknownTest
        | ErrorKind::UnknownFunction
        | ErrorKind::UnknownMethod => (
            format!("в `{words}` названо неизвестное действие"),
            "есть действия, перечисленные в описании Minijinja",
        ),
        ErrorKind::SyntaxError => (
            "запись внутри `{{ … }}` или `{% … %}` не разобрать".to_owned(),
            "проверьте, что скобки закрыты, а `{% if %}` и `{% for %}` завершены",
        ),
        ErrorKind::OutOfFuel => (
            "шаблон не заканчивается: слишком много повторений".to_owned(),
            "проверьте границы `{% for … %}`",
        ),
        ErrorKind::BadInclude | ErrorKind::EvalBlock => (
            "вставка шаблона не удалась".to_owned(),
            "проверьте, что шаблоны не вставляют сами себя",
        ),
        ErrorKind::InvalidOperation
            if error.detail().is_some_and(|detail| detail.contains("recursion")) =>
        {
            (
                "шаблоны вставляют друг друга без конца".to_owned(),
                "уберите одну из вставок `{% include … %}`",
            )
        }
        _ => (
            format!("действие `{words}` здесь невозможно"),
            "проверьте, что значение того вида, которого ждёт действие",
        ),
    }
}
