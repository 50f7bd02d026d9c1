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
        "в файле больше одного документа: здесь начинается второй",
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

/// An anchor that no alias names is a text that was not meant as one.
pub(super) fn unused_anchor(value: &Place) -> Finding {
    let place = before(value, '&');
    let name = place.text().to_owned();
    Finding::error(
        "yaml",
        place,
        format!("`{name}` здесь — метка, и в текст она не попадёт"),
    )
    .help("текст, который начинается с `&`, возьмите в кавычки; ненужную метку уберите")
}

/// The word before a value, where it begins with the sign.
fn before(value: &Place, sign: char) -> Place {
    let text = value.source.slice(&(0..value.span.start)).trim_end();
    let start = text.rfind([' ', '\n', '\t', '\r']).map_or(0, |at| at + 1);
    let is_it = text.get(start..).is_some_and(|word| word.starts_with(sign));
    let span = if is_it { start..text.len() } else { value.span.clone() };
    Place { span, ..value.clone() }
}

pub(super) fn tag(value: &Place) -> Finding {
    let place = before(value, '!');
    Finding::error("yaml", place, "пометка типа (`!…`) перед значением не поддерживается")
        .help("уберите пометку; текст, который начинается с `!`, возьмите в кавычки")
}

/// A key that is no text. `key: {{ x }}` without quotes is read as a mapping whose key is
/// a mapping; that slip has words of its own.
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

/// A fault of syntax, at the character where reading stopped; `open` are the first bytes
/// of the collections that were not closed by then.
pub(super) fn syntax(source: &Arc<Source>, error: &ScanError, open: &[usize]) -> Finding {
    let text = source.text();
    let at = error.marker().byte_offset().unwrap_or(text.len()).min(text.len());
    let at = text.floor_char_boundary(at);
    let rest = |at: usize| text.get(at..).unwrap_or_default();
    let place = |at: usize| {
        let length = rest(at).chars().next().map_or(0, char::len_utf8);
        Place::bytes(source, at..at + length)
    };
    let (message, help) = explain(error.kind());
    let is_about_tabs = message == TAB.0;
    let is_structure = message == COLON.0 || message == INDENT.0;
    let bracket = open.iter().rev().find(|&&at| rest(at).starts_with(['[', '{']));
    let is_behind_bracket =
        text.get(..at).unwrap_or_default().trim_end_matches(' ').ends_with([']', '}']);
    let (at, (message, help)) = match bracket {
        _ if matches!(error.kind(), ErrorKind::RecursionLimitExceeded) => {
            return too_deep(place(at));
        }
        _ if rest(at).starts_with('!') => return tag(&word(source, at)),
        _ if rest(at).starts_with("? ") => (at, SIGN),
        _ if is_about_tabs => {
            (at + rest(at).find('\t').unwrap_or_default(), (message, help))
        }
        Some(&open) if is_structure => (open, OPEN_BRACKET),
        None if is_structure && is_behind_bracket => (at, BEHIND_BRACKET),
        _ if text.starts_with('%')
            && matches!(
                error.kind(),
                ErrorKind::ExpectedDocumentStart
                    | ErrorKind::MissingDocumentEndBeforeDirective
            ) =>
        {
            (0, SIGN)
        }
        _ => (at, (message, help)),
    };
    let line = source.slice(&source.line_span(source.position(at).line));
    let help = if line.contains(": {{") || line.contains("- {{") {
        "значение, которое начинается с `{{`, берётся в кавычки: \"{{ school_year }}\""
    } else {
        help
    };
    Finding::error("yaml", place(at), message).help(help)
}

/// The word that begins at a byte.
fn word(source: &Arc<Source>, at: usize) -> Place {
    let rest = source.text().get(at..).unwrap_or_default();
    let length = rest.find([' ', '\n', '\r']).unwrap_or(rest.len());
    Place::bytes(source, at..at + length)
}

const TAB: (&str, &str) =
    ("табуляция там, где отступ делают пробелами", "замените её пробелами");
const COLON: (&str, &str) = (
    "двоеточие с пробелом здесь не на месте",
    "если оно часть текста, возьмите весь текст в кавычки; если это ключ, проверьте отступ",
);
const INDENT: (&str, &str) = (
    "строка не вяжется с соседними: сбит отступ или пропущено двоеточие",
    "сравните отступ с соседними строками; после ключа нужны двоеточие и пробел",
);
const SIGN: (&str, &str) = (
    "текст начинается со знака, с которого значение без кавычек начинать нельзя",
    "возьмите весь текст в кавычки",
);
const OPEN_BRACKET: (&str, &str) = (
    "скобка открыта, но не закрыта",
    "закройте скобку; текст, который начинается со скобки, возьмите в кавычки",
);
const BEHIND_BRACKET: (&str, &str) = (
    "после закрывающей скобки стоит ещё текст",
    "текст, который начинается со скобки, возьмите в кавычки целиком",
);

/// The faults that clerks make have words of their own; the rest share their family's.
fn explain(kind: &ErrorKind) -> (&'static str, &'static str) {
    use ErrorKind as E;
    match kind {
        E::TabInIndentation
        | E::TabInBlockIndentation
        | E::TabNotAllowed
        | E::TabAtBlockScalarStart
        | E::TabInPlainScalar => TAB,
        E::MappingValueNotAllowed
        | E::InvalidColonPlacement
        | E::MappingKeyNotAllowed
        | E::InvalidMappingValueWhitespace => COLON,
        E::UnclosedQuotedScalar
        | E::InvalidQuotedScalarIndent
        | E::DocumentIndicatorInQuotedScalar => (
            "кавычка открыта, но не закрыта",
            "закройте её; кавычку внутри \"…\" пишут так: \\\", внутри '…' — дважды: ''",
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
        E::UnexpectedCharacter { .. } | E::PlainScalarStartsWithDashFlowIndicator => SIGN,
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
        | E::UnexpectedEndOfPlainScalar => INDENT,
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
