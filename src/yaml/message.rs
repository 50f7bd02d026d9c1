//! What is said about a file that is no good YAML, in the words of an office.

use std::sync::Arc;

use serde_yaml::granit_parser::{ErrorKind, ScanError};

use crate::diagnostic::Finding;
use crate::source::{Place, Source};
use crate::yaml::parse::{MAX_ALIASED_NODES, MAX_DEPTH};

pub(super) fn empty(source: &Arc<Source>) -> Finding {
    Finding::error("yaml", Place::top(source), "в файле ничего нет, кроме пояснений")
        .help("начните с образца: его делает команда `prikaz new`")
}

pub(super) fn second_document(place: Place) -> Finding {
    Finding::error(
        "yaml",
        place,
        "в файле больше одного документа: второй начинается с `---`",
    )
    .help("оставьте в файле один приказ; второй положите в отдельный файл")
}

pub(super) fn too_deep(place: Place) -> Finding {
    let message = format!("вложенность больше {MAX_DEPTH} уровней");
    Finding::error("too-deep", place, message).help("проверьте отступы и скобки")
}

pub(super) fn unknown_anchor(place: Place) -> Finding {
    let name = place.text().to_owned();
    Finding::error("yaml", place, format!("ссылка `{name}` ни на что не указывает"))
        .help("текст, который начинается со звёздочки, возьмите в кавычки")
}

pub(super) fn circular_alias(place: Place) -> Finding {
    let name = place.text().to_owned();
    Finding::error("yaml", place, format!("ссылка `{name}` указывает на саму себя"))
        .help("впишите значение вместо ссылки")
}

pub(super) fn exploding_aliases(place: Place) -> Finding {
    let message = format!("ссылки `*…` повторяют больше {MAX_ALIASED_NODES} значений");
    Finding::error("too-large", place, message).help("впишите значения вместо ссылок")
}

pub(super) fn tag(place: Place) -> Finding {
    Finding::error("yaml", place, "пометка типа (`!…`) перед значением не поддерживается")
        .help("уберите пометку; текст, который начинается с `!`, возьмите в кавычки")
}

pub(super) fn bad_key(place: Place, source: &Arc<Source>) -> Finding {
    let before = source.text().get(..place.span.start).unwrap_or_default();
    if before.ends_with('{') && place.text().starts_with('{') {
        let start = place.span.start - 1;
        let place = Place { span: start..start + 2, ..place };
        return Finding::error(
            "yaml",
            place,
            "значение начинается с `{{`, но не взято в кавычки",
        )
        .help("возьмите всё значение в кавычки: \"{{ school_year }}\"");
    }
    Finding::error("wrong-type", place, "ключом может быть только слово")
        .help("проверьте отступы, тире и скобки в этом месте")
}

pub(super) fn duplicate_key(place: Place, key: &str, first: &Place) -> Finding {
    let line = first.source.position(first.span.start).line;
    Finding::error(
        "duplicate-key",
        place,
        format!("ключ `{key}` уже есть в строке {line}"),
    )
    .help("оставьте один из них: какой верен, программа не решает")
}

pub(super) fn control_character(place: Place, character: char) -> Finding {
    let name = match character {
        '\t' => "знак табуляции".to_owned(),
        '\u{FFFD}' => "знак «�», который ставят вместо потерянной буквы".to_owned(),
        '\u{E000}'..='\u{F8FF}' | '\u{F0000}'.. => {
            format!(
                "знак из области частного использования (U+{:04X})",
                u32::from(character)
            )
        }
        _ => format!("невидимый управляющий знак (U+{:04X})", u32::from(character)),
    };
    let place = Place { route: place.route.clone(), ..place };
    Finding::error("control-character", place, format!("в тексте {name}"))
        .help("удалите его или замените пробелом")
}

/// A fault of syntax, at the character where reading stopped.
pub(super) fn syntax(source: &Arc<Source>, error: &ScanError) -> Finding {
    let text = source.text();
    let at = error.marker().byte_offset().unwrap_or(text.len()).min(text.len());
    let at = text.floor_char_boundary(at);
    let length =
        text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    let (message, help) = explain(error.kind());
    let line = source.slice(&source.line_span(source.position(at).line));
    let help = if line.contains(": {{") || line.contains("- {{") {
        "значение, которое начинается с `{{`, берётся в кавычки: \"{{ school_year }}\""
    } else {
        help
    };
    Finding::error("yaml", Place::bytes(source, at..at + length), message).help(help)
}

/// The faults that clerks make have words of their own; the rest share their family's.
fn explain(kind: &ErrorKind) -> (&'static str, &'static str) {
    use ErrorKind as E;
    match kind {
        E::TabInIndentation
        | E::TabInBlockIndentation
        | E::TabNotAllowed
        | E::TabAtBlockScalarStart
        | E::TabInPlainScalar => {
            ("табуляция там, где отступ делают пробелами", "замените её пробелами")
        }
        E::MappingValueNotAllowed
        | E::InvalidColonPlacement
        | E::MappingKeyNotAllowed
        | E::InvalidMappingValueWhitespace => (
            "двоеточие с пробелом здесь не на месте",
            "если оно часть текста, возьмите весь текст в кавычки; если это ключ, проверьте отступ",
        ),
        E::UnclosedQuotedScalar
        | E::InvalidQuotedScalarIndent
        | E::DocumentIndicatorInQuotedScalar => (
            "кавычка открыта, но не закрыта",
            "закройте её; кавычку внутри текста в кавычках \"…\" пишут так: \\\"",
        ),
        E::InvalidTrailingDoubleQuotedScalar | E::InvalidTrailingSingleQuotedScalar => (
            "после закрывающей кавычки стоит ещё текст",
            "возьмите в кавычки всё значение целиком; кавычки внутри него пишите «ёлочками»",
        ),
        E::UnknownQuotedScalarEscape
        | E::InvalidQuotedScalarHexEscape
        | E::InvalidUnicodeEscape
        | E::InvalidLowSurrogateHexEscape
        | E::InvalidLowSurrogate
        | E::MissingLowSurrogate
        | E::UnpairedLowSurrogate => (
            "обратная косая черта внутри \"…\" с неизвестным знаком после неё",
            "чтобы напечатать её саму, напишите \\\\ или возьмите текст в одинарные кавычки",
        ),
        E::UnknownAnchor | E::MissingAnchorOrAliasName => (
            "текст начинается со знака `*` или `&`, у которого в YAML особый смысл",
            "возьмите весь текст в кавычки",
        ),
        E::UnexpectedCharacter { .. } | E::PlainScalarStartsWithDashFlowIndicator => (
            "текст начинается со знака, с которого значение без кавычек начинать нельзя",
            "возьмите весь текст в кавычки",
        ),
        _ => explain_structure(kind),
    }
}

fn explain_structure(kind: &ErrorKind) -> (&'static str, &'static str) {
    use ErrorKind as E;
    match kind {
        E::ExpectedBlockMappingKey
        | E::ExpectedBlockSequenceEntry
        | E::InvalidIndentation
        | E::BlockSequenceEntryNotAllowed
        | E::SimpleKeyExpected
        | E::InvalidSimpleKey
        | E::ExpectedNodeContent
        | E::UnexpectedEndOfPlainScalar => (
            "строка не вяжется с соседними: сбит отступ или пропущено двоеточие",
            "сравните отступ с соседними строками; после ключа нужны двоеточие и пробел",
        ),
        E::InvalidBlockScalarIndent
        | E::InvalidBlockScalarHeader
        | E::ZeroBlockScalarIndent => (
            "многострочный текст после `|` или `>` записан неверно",
            "после `|` или `>` начните новую строку с отступом больше, чем у ключа",
        ),
        E::UnclosedFlowCollection { .. }
        | E::MismatchedFlowCollectionEnd { .. }
        | E::MisplacedFlowCollectionEnd
        | E::UnexpectedEofFlowSequence
        | E::UnexpectedEofFlowMapping
        | E::UnexpectedEofImplicitFlowMapping
        | E::ExpectedFlowMappingSeparator
        | E::ExpectedFlowSequenceSeparator
        | E::InvalidFlowScalarIndent
        | E::FlowMappingValueAdjacentCollection
        | E::BlockEntryInFlowCollection => (
            "скобки `[ ]` или `{ }` не сходятся, или между ними пропущена запятая",
            "закройте скобку; текст, который начинается со скобки, возьмите в кавычки",
        ),
        E::CommentNotSeparated | E::CommentInterceptedScalar => (
            "знак `#` начинает пояснение, и текст после него пропал бы",
            "если `#` часть текста, возьмите весь текст в кавычки",
        ),
        E::RecursionLimitExceeded => {
            ("скобки вложены слишком глубоко", "уберите лишние скобки")
        }
        E::MultipleDocumentsUnsupported
        | E::InvalidDocumentEnd
        | E::MissingDocumentEndBeforeDirective
        | E::ExpectedDocumentStart => (
            "в файле больше одного документа или лишние знаки `---`, `...`",
            "оставьте в файле один приказ",
        ),
        _ => (
            "запись не удаётся разобрать как YAML",
            "возьмите текст в кавычки или сравните запись с образцом: `prikaz new`",
        ),
    }
}
