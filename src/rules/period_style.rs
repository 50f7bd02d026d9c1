//! `period-style`: «2023г.», a hyphen in a range.

use std::ops::Range;

use crate::diagnostic::Level;
use crate::rules::fault::Fault;
use crate::rules::piece::Kind;
use crate::rules::review::{Review, Slip};
use crate::rules::rule::{Find, Grade, Origin, Page, Rule};
use crate::rules::scan::{Spot, part, spots};
use crate::russian::date::MONTHS_GENITIVE;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "period-style",
    grade: Grade::Always(Level::Warning),
    page: Page {
        finds: "в сроке нет пробела перед «г.» или вместо тире стоит дефис",
        why: "Диапазон пишут с тире: слова и числа без пробелов («Октябрь–ноябрь», «1–2 квартал»), составные стороны с \
              пробелами («Ноябрь 2023 г. – февраль 2024 г.»).",
        source: Origin::Custom,
        bad: "period: Ноябрь-декабрь 2023г.",
        good: "period: Ноябрь–декабрь 2023 г.",
        is_mended: true,
    },
    find: Find::Order(find),
};

const HELP: &str = "или вызовите `prikaz check --fix`";

fn find(review: &Review<'_>) -> Vec<Fault> {
    review.slips(|piece| match piece.kind {
        Kind::Period => of_text(&piece.text.value),
        _ => Vec::new(),
    })
}

fn of_text(text: &str) -> Vec<Slip> {
    spots(text)
        .filter_map(|spot| year(text, spot).or_else(|| hyphen(text, spot)))
        .collect()
}

/// «2023г.»: the last digit and the «г».
fn year(text: &str, spot: Spot) -> Option<Slip> {
    let rest = part(text, &(spot.end()..text.len()));
    let digits = part(text, &(0..spot.at)).chars().rev();
    let is_year = digits.take_while(char::is_ascii_digit).count() == 4;
    let is_word = |c: char| c.is_alphabetic();
    let is_short =
        !rest.trim_start_matches('г').starts_with(is_word) && rest.len() < text.len();
    let is_whole = rest.starts_with("од");
    if spot.this != 'г' || !is_year || !(is_short || is_whole) {
        return None;
    }
    let range = spot.at - 1..spot.end();
    let new = format!("{} г", spot.before?);
    let message = "нет пробела между годом и «г.»".to_owned();
    Some(Slip {
        range,
        message,
        help: format!("поставьте пробел {HELP}"),
        new: Some(new),
    })
}

/// A hyphen between two numbers or months, or between spaces.
fn hyphen(text: &str, spot: Spot) -> Option<Slip> {
    let (before, after) = (spot.before?, spot.after?);
    let is_spaced = before.is_whitespace() && after.is_whitespace();
    let sides = (word_before(text, spot.at), word_after(text, spot.end()));
    if spot.this != '-' || !(is_spaced || is_bound(sides.0) && is_bound(sides.1)) {
        return None;
    }
    let message = if is_spaced {
        "дефис вместо тире".to_owned()
    } else {
        format!("дефис вместо тире: «{}-{}»", sides.0, sides.1)
    };
    let range: Range<usize> = spot.at..spot.end();
    Some(Slip {
        range,
        message,
        help: format!("поставьте тире «–» {HELP}"),
        new: Some("–".to_owned()),
    })
}

fn word_before(text: &str, end: usize) -> &str {
    let before = part(text, &(0..end));
    let start = before.trim_end_matches(|c: char| c.is_alphanumeric() || c == '.');
    part(before, &(start.len()..end))
}

fn word_after(text: &str, start: usize) -> &str {
    let rest = part(text, &(start..text.len()));
    let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
    part(rest, &(0..end))
}

/// A number, Arabic or Roman, or a month.
fn is_bound(word: &str) -> bool {
    let lower = word.to_lowercase();
    let is_number = lower.starts_with(|c: char| c.is_ascii_digit())
        && lower.ends_with(|c: char| c.is_ascii_digit() || c == '.');
    let is_roman = !word.is_empty() && word.chars().all(|c| "IVX".contains(c));
    let stem = |month: &str| month.chars().take(3).collect::<String>();
    let is_month = lower.chars().count() >= 3
        && MONTHS_GENITIVE.iter().any(|month| lower.starts_with(&stem(month)))
        || matches!(lower.as_str(), "май" | "мае");
    is_number || is_roman || is_month
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mended(text: &str) -> String {
        let mut new = text.to_owned();
        for slip in of_text(text).into_iter().rev() {
            new.replace_range(slip.range, &slip.new.unwrap());
        }
        new
    }

    #[test]
    fn spaces_and_dashes_are_put_in() {
        for (text, expected) in [
            ("Ноябрь-декабрь 2023г.", "Ноябрь–декабрь 2023 г."),
            ("1-2 квартал 2024 г", "1–2 квартал 2024 г"),
            ("I-II квартал", "I–II квартал"),
            ("01.09-31.12.2023г", "01.09–31.12.2023 г"),
            ("Май 2023 г. - июнь 2024гг.", "Май 2023 г. – июнь 2024 гг."),
            ("2011 - 2013 гг.", "2011 – 2013 гг."),
            ("в 2023году", "в 2023 году"),
        ] {
            assert_eq!(mended(text), expected);
        }
    }

    #[test]
    fn hyphens_of_words_stay() {
        for text in
            ["по планам-графикам", "план-график", "2023 г.", "Октябрь–ноябрь", "кое-где"]
        {
            assert_eq!(mended(text), text);
        }
    }
}
