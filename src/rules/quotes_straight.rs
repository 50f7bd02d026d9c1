//! `quotes-straight`: "…" where «…» stand in Russian.

use std::ops::Range;

use crate::diagnostic::Level;
use crate::rules::fault::Fault;
use crate::rules::review::{Review, Slip};
use crate::rules::rule::{Find, Grade, Origin, Page, Rule};
use crate::rules::scan::{Spot, part, spots};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "quotes-straight",
    grade: Grade::Always(Level::Warning),
    page: Page {
        finds: "прямые \"кавычки\" или “английские” вместо «ёлочек»",
        why: "В русском тексте названия берут в «ёлочки», а внутри них — в „лапки“. Если прямые кавычки сходятся \
              попарно, `--fix` заменит их.",
        source: Origin::Custom,
        bad: "event: Профильная смена \"Архитектура таланта\"",
        good: "event: Профильная смена «Архитектура таланта»",
        is_mended: true,
    },
    find: Find::Order(find),
};

fn find(review: &Review<'_>) -> Vec<Fault> {
    review.slips(|piece| of_text(&piece.text.value))
}

/// One slip a text, or one a quote where all of them can be mended.
fn of_text(text: &str) -> Vec<Slip> {
    let straight: Vec<Spot> = straight(text);
    let Some(first) = straight.first() else { return Vec::new() };
    let (quote, count) = (first.this, straight.len());
    if let Some(pairs) = pairs(text, &straight) {
        return pairs
            .into_iter()
            .map(|(range, new)| mendable(text, range, new))
            .collect();
    }
    if count == 1 {
        return vec![Slip {
            range: first.at..first.end(),
            message: format!("прямая кавычка {quote} вместо «ёлочек», и у неё нет пары"),
            help: "поставьте «ёлочки» с обеих сторон названия".to_owned(),
            new: None,
        }];
    }
    let odd = if count % 2 == 1 { ", и у одной нет пары" } else { "" };
    vec![Slip {
        range: first.at..first.end(),
        message: format!("прямые кавычки {quote} вместо «ёлочек»: их {count}{odd}"),
        help: "расставьте «ёлочки», а внутри них „лапки“; что к чему относится, видно только человеку"
            .to_owned(),
        new: None,
    }]
}

fn mendable(text: &str, range: Range<usize>, new: &str) -> Slip {
    let quote = part(text, &range);
    Slip {
        message: format!("прямая кавычка {quote} вместо {new}"),
        help: format!("замените её на {new} или вызовите `prikaz check --fix`"),
        new: Some(new.to_owned()),
        range,
    }
}

/// The quotes that are not Russian; “ closes „.
fn straight(text: &str) -> Vec<Spot> {
    let mut open = 0;
    let is_straight = |spot: &Spot| match spot.this {
        '„' => {
            open += 1;
            false
        }
        '“' if open > 0 => {
            open -= 1;
            false
        }
        '"' | '“' | '”' | '‟' => true,
        _ => false,
    };
    spots(text).filter(is_straight).collect()
}

/// What should stand for each quote, where they open and close by turns.
/// None: their number is odd, neither form can stand there, what they enclose is half a
/// pair, or their sides do not show which opens and which closes.
fn pairs(text: &str, straight: &[Spot]) -> Option<Vec<(Range<usize>, &'static str)>> {
    let mut new = Vec::new();
    let (mut depth, mut behind) = (0, 0);
    for pair in straight.chunks(2) {
        let [open, close] = pair else { return None };
        let inner = part(text, &(open.end()..close.at));
        depth += balance(part(text, &(behind..open.at)));
        behind = close.end();
        let (left, right) = match depth {
            0 if !inner.contains(['«', '»']) => ("«", "»"),
            1 if !inner.contains(['„', '“']) => ("„", "“"),
            _ => return None,
        };
        if !opens(*open) || !closes(*close) || balance(inner) != 0 {
            return None;
        }
        new.push((open.at..open.end(), left));
        new.push((close.at..close.end(), right));
    }
    Some(new)
}

/// How many «quotes» a text leaves open.
fn balance(text: &str) -> isize {
    let count = |c| match c {
        '«' => 1,
        '»' => -1,
        _ => 0,
    };
    text.chars().map(count).sum()
}

/// Nothing, a space, a bracket, a quote or a dash before it, a word or a quote behind.
fn opens(quote: Spot) -> bool {
    quote.before.is_none_or(|c| c.is_whitespace() || "(«„-–".contains(c))
        && quote.after.is_some_and(|c| c.is_alphanumeric() || "«„".contains(c))
}

/// Something other than a space before it, and no letter or digit behind it.
fn closes(quote: Spot) -> bool {
    quote.before.is_some_and(|c| !c.is_whitespace())
        && quote.after.is_none_or(|c| !c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mended(text: &str) -> String {
        let mut new = text.to_owned();
        for slip in of_text(text).into_iter().rev() {
            new.replace_range(slip.range, &slip.new.unwrap_or_else(|| "?".to_owned()));
        }
        new
    }

    #[test]
    fn quotes_that_balance_are_replaced() {
        assert_eq!(mended("смена \"Талант\" и \"Шаг\""), "смена «Талант» и «Шаг»");
        assert_eq!(mended("«Школа \"Талант\"»"), "«Школа „Талант“»");
        assert_eq!(mended("смена “Талант”"), "смена «Талант»");
        assert_eq!(mended("„Талант“ и «Шаг»"), "„Талант“ и «Шаг»");
    }

    #[test]
    fn others_are_left_to_a_person() {
        assert_eq!(mended("смене \"Школа \"Талант \""), "смене ?Школа \"Талант \"");
        assert_eq!(mended("смена \" Талант\""), "смена ? Талант\"");
    }
}
