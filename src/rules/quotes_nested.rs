//! `quotes-nested`: «…» inside «…».

use crate::diagnostic::Level;
use crate::rules::fault::Fault;
use crate::rules::quotes::quotes;
use crate::rules::review::{Review, Slip};
use crate::rules::rule::{Find, Grade, Origin, Page, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "quotes-nested",
    grade: Grade::Always(Level::Hint),
    page: Page {
        finds: "«ёлочки» внутри «ёлочек», где обычно ставят „лапки“",
        why: "Кавычки двух видов показывают, какая что закрывает. В зарегистрированном названии могут стоять и \
              «ёлочки»: его пишут, как в уставе.",
        source: Origin::Custom,
        bad: "event: Семинар «Опыт центров «Точка роста» области»",
        good: "event: Семинар «Опыт центров „Точка роста“ области»",
        is_mended: false,
    },
    find: Find::Order(find),
};

/// One slip a text, at its first place; the message tells how many places there are.
fn find(review: &Review<'_>) -> Vec<Fault> {
    review.slips(|piece| {
        let nested = quotes(&piece.text.value).nested;
        let count = nested.len();
        let slip = |range| {
            let places =
                if count > 1 { format!(", мест: {count}") } else { String::new() };
            Slip {
                range,
                message: format!("«ёлочки» внутри «ёлочек»{places}"),
                help: "внутренние кавычки пишут „лапками“; в зарегистрированном названии — как в уставе".to_owned(),
                new: None,
            }
        };
        nested.into_iter().take(1).map(slip).collect()
    })
}
