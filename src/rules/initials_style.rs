//! `initials-style`: initials written otherwise than the form says.

use std::ops::Range;

use crate::diagnostic::Level;
use crate::rules::fault::Fault;
use crate::rules::review::{Review, Slip};
use crate::rules::rule::{Find, Grade, Origin, Page, Rule};
use crate::rules::scan::part;
use crate::russian::letter::is_letter;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "initials-style",
    grade: Grade::Always(Level::Warning),
    page: Page {
        finds: "инициалы записаны не так, как велит бланк",
        why: "Обычный порядок — «И.О. Фамилия»: инициалы без пробела между собой, перед фамилией пробел. Бланк может \
              велеть иначе: `initials: Фамилия И.О.`",
        source: Origin::Official(
            "инициалы пишут без пробела между ними, перед фамилией — неразрывный пробел",
        ),
        bad: "name: Н. В. Шелабина",
        good: "name: Н.В. Шелабина",
        is_mended: false,
    },
    find: Find::Order(find),
};

fn find(review: &Review<'_>) -> Vec<Fault> {
    let sample = review.form.initials.as_str();
    if sample.is_empty() {
        return Vec::new();
    }
    review.slips(|piece| of_text(&piece.text.value, sample))
}

/// A name with initials, in a text.
struct Name<'a> {
    range: Range<usize>,
    initials: Vec<&'a str>,
    surname: &'a str,
}

/// Any white space counts as one space: a no-break space is as good.
fn of_text(text: &str, sample: &str) -> Vec<Slip> {
    if !text.contains('.') {
        return Vec::new();
    }
    let slips = names(text).into_iter().filter_map(|name| {
        let is = part(text, &name.range);
        let right = write(&name, sample);
        let spaces = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        (spaces(is) != right).then(|| Slip {
            range: name.range.clone(),
            message: format!("«{is}» записано не так, как велит бланк: «{sample}»"),
            help: format!("напишите «{right}»"),
            new: None,
        })
    });
    slips.collect()
}

/// The name as the form has it.
/// The sample says two things: whether the surname comes first («Ф…»), and whether a
/// space stands between initials («. О»).
fn write(name: &Name<'_>, sample: &str) -> String {
    let gap = if sample.contains(". О") { " " } else { "" };
    let initials: Vec<String> =
        name.initials.iter().map(|letter| format!("{letter}.")).collect();
    let initials = initials.join(gap);
    if sample.starts_with('Ф') {
        format!("{} {initials}", name.surname)
    } else {
        format!("{initials} {}", name.surname)
    }
}

/// A piece of a text: an initial with its full stop, or a capitalised word.
#[derive(Debug, Clone, PartialEq)]
enum Token<'a> {
    /// The letter, and the bytes of letter and full stop.
    Initial(&'a str, Range<usize>),
    /// The word and its bytes; hyphens are parts of it.
    Surname(&'a str, Range<usize>),
    /// Any other word, or one other character; white space is no token.
    Other,
}

/// The names of a text: one to three initials, and a surname before or behind them.
fn names(text: &str) -> Vec<Name<'_>> {
    let tokens = tokens(text);
    let mut names = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let run = tokens.iter().skip(at).take_while(|t| matches!(t, Token::Initial(..)));
        let count = run.count();
        if (1..=3).contains(&count) {
            let before = at.checked_sub(1).and_then(|at| tokens.get(at));
            names.extend(name(&tokens, at..at + count, before, count > 1));
        }
        at += count.max(1);
    }
    names
}

/// The name of a run of initials: with the surname behind them, else, where `may_follow`,
/// with the one before. None: a lone initial takes none before it («Приложение А.»).
fn name<'a>(
    tokens: &[Token<'a>],
    run: Range<usize>,
    before: Option<&Token<'a>>,
    may_follow: bool,
) -> Option<Name<'a>> {
    let initials: Vec<(&str, &Range<usize>)> = tokens
        .get(run.clone())?
        .iter()
        .filter_map(|token| match token {
            Token::Initial(letter, range) => Some((*letter, range)),
            _ => None,
        })
        .collect();
    let letters = initials.iter().map(|(letter, _)| *letter).collect();
    let (first, last) = (initials.first()?.1, initials.last()?.1);
    match (tokens.get(run.end), before) {
        (Some(Token::Surname(surname, range)), _) => {
            Some(Name { range: first.start..range.end, initials: letters, surname })
        }
        (_, Some(Token::Surname(surname, range))) if may_follow => {
            Some(Name { range: range.start..last.end, initials: letters, surname })
        }
        _ => None,
    }
}

/// Splits a text; what stands between two neighbours is white space or nothing.
fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(c) = part(text, &(at..text.len())).chars().next() {
        let rest = part(text, &(at..text.len()));
        let length = |is: fn(char) -> bool| rest.find(|c| !is(c)).unwrap_or(rest.len());
        if c.is_whitespace() {
            at += c.len_utf8();
        } else if is_letter(c) {
            let end = at + length(|c| is_letter(c) || c == '-');
            let word = part(text, &(at..end));
            let has_stop = part(text, &(end..text.len())).starts_with('.');
            let is_capital = c.is_uppercase();
            if is_capital && has_stop && word.chars().count() == 1 {
                tokens.push(Token::Initial(word, at..end + 1));
                at = end + 1;
                continue;
            }
            let is_surname =
                is_capital && word.chars().nth(1).is_some_and(char::is_lowercase);
            tokens.push(if is_surname {
                Token::Surname(word, at..end)
            } else {
                Token::Other
            });
            at = end;
        } else {
            tokens.push(Token::Other);
            at += c.len_utf8();
        }
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'a>(text: &'a str, sample: &str) -> Vec<&'a str> {
        of_text(text, sample).into_iter().map(|slip| part(text, &slip.range)).collect()
    }

    #[test]
    fn other_ways_than_the_forms_are_found() {
        let sample = "И.О. Фамилия";
        assert_eq!(
            found("на Н. В. Шелабину и И.И.Иванова", sample),
            ["Н. В. Шелабину", "И.И.Иванова"]
        );
        assert_eq!(found("на Шелабину Н.В., Иванова-Петрова", sample), ["Шелабину Н.В."]);
        assert_eq!(found("на Н.В. Шелабину", "Фамилия И. О."), ["Н.В. Шелабину"]);
    }

    #[test]
    fn the_forms_way_is_right() {
        let sample = "И.О. Фамилия";
        for text in [
            "Н.В. Шелабина",
            "Е. Талкина",
            "Н.В.\u{A0}Шелабина",
            "Конец. А. Начало",
            "Приложение А.",
        ] {
            assert_eq!(found(text, sample), Vec::<&str>::new(), "{text}");
        }
        assert!(found("Шелабина Н. В.", "Фамилия И. О.").is_empty());
    }
}
