//! Conditions and tails: text by nature, which must say no days.

use crate::russian::period::lexer::{Leaf, Token};
use crate::russian::period::reader::Reader;
use crate::russian::period::words::Sense;

/// What begins a condition; compared with small letters.
/// A space at the end stands for the end of a word; the others may go on («по запросу»).
const OPENERS: [&str; 40] = [
    "(",
    "в соответствии с",
    "в сроки",
    "в срок,",
    "в установленные",
    "в установленный срок",
    "в дни ",
    "в день ",
    "в зависимости",
    "в рамках",
    "в период проведения",
    "в период каникул",
    "в каникулярн",
    "в ходе",
    "во время",
    "во внеурочное",
    "согласно",
    "при ",
    "после ",
    "на основании",
    "не позднее чем",
    "по запрос",
    "по заявк",
    "по графику",
    "по плану",
    "по планам",
    "по отдельн",
    "по специальн",
    "по установленн",
    "по утвержденн",
    "по утверждённ",
    "по мере",
    "по необходимости",
    "по согласованию",
    "по итогам",
    "по результатам",
    "по расписанию",
    "по приказу",
    "по факту",
    "по окончании",
];

/// Reads a tail: a bracket to its closing one, anything else to the end.
pub(super) fn tail(reader: &mut Reader<'_>) -> Option<Leaf<String>> {
    let first = reader.peek(0)?.clone();
    let rest = reader.text.get(first.at..)?;
    let longest = OPENERS.iter().map(|opener| opener.len()).max()?;
    let head: String = rest.chars().take(longest).collect();
    let head = head.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase() + " ";
    if !OPENERS.iter().any(|opener| head.starts_with(opener)) {
        return None;
    }
    let count = length(reader)?;
    let taken = reader.leaves.get(reader.at..reader.at + count)?;
    if !taken.iter().enumerate().all(|(index, _)| is_timeless(reader, index)) {
        return None;
    }
    let last = taken.last()?;
    let text = reader.text.get(first.at..last.range().end)?.to_owned();
    reader.at += count;
    Some(first.map(|_| text))
}

/// How many tokens a tail takes. None: brackets do not match.
fn length(reader: &Reader<'_>) -> Option<usize> {
    let rest = reader.leaves.get(reader.at..)?;
    let is_bracket = reader.peek(0)?.it == Token::Mark('(');
    let mut depth = 0_usize;
    for (index, leaf) in rest.iter().enumerate() {
        match leaf.it {
            Token::Mark('(') => depth += 1,
            Token::Mark(')') => depth = depth.checked_sub(1)?,
            _ => {}
        }
        if is_bracket && depth == 0 {
            return Some(index + 1);
        }
    }
    (depth == 0).then_some(rest.len())
}

/// Does this token say nothing of days?
fn is_timeless(reader: &Reader<'_>, index: usize) -> bool {
    let Some(leaf) = reader.peek(index) else { return true };
    match &leaf.it {
        Token::Number(_) | Token::Roman(_) => false,
        Token::Foreign(text) => !text.chars().any(char::is_numeric),
        Token::Word(word) => matches!(
            word.sense,
            Sense::Other
                | Sense::Year
                | Sense::ShortYear
                | Sense::School
                | Sense::ShortSchool
                | Sense::Ordinal(_)
                | Sense::Ending
        ),
        Token::Dash(_) | Token::Mark(_) => true,
    }
}
