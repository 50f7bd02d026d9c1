//! `appendix-unreferenced`: an appendix that no item names.

use crate::diagnostic::Level;
use crate::rules::appendix_names::mentions;
use crate::rules::fault::Fault;
use crate::rules::review::Review;
use crate::rules::rule::{Find, Grade, Origin, Page, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "appendix-unreferenced",
    grade: Grade::Always(Level::Warning),
    page: Page {
        finds: "на приложение не ссылается ни один пункт приказа",
        why: "Приложение действует потому, что пункт его утверждает: «Утвердить план (Приложение № 2)».",
        source: Origin::Custom,
        bad: "items:\n  - Утвердить план.\nappendices:\n  - title: ПЛАН",
        good: "items:\n  - Утвердить план (Приложение).\nappendices:\n  - title: ПЛАН",
        is_mended: false,
    },
    find: Find::Order(find),
};

/// A mention without numbers means the only appendix, or, in the plural, all of them.
fn find(review: &Review<'_>) -> Vec<Fault> {
    let order = review.order;
    let mentions = mentions(order);
    let is_only = order.appendices.len() == 1;
    let is_named = |number: usize| {
        mentions.iter().any(|mention| match mention.numbers[..] {
            [] => is_only || mention.is_plural,
            ref numbers => numbers.contains(&number),
        })
    };
    let unnamed =
        order.appendices.iter().enumerate().filter(|(index, _)| !is_named(index + 1));
    let fault = |(index, appendix): (usize, &crate::order::Appendix)| {
        let (what, how) = if is_only {
            ("приложение".to_owned(), "(Приложение)".to_owned())
        } else {
            (
                format!("приложение № {}", index + 1),
                format!("(Приложение № {})", index + 1),
            )
        };
        Fault::of(&appendix.title, format!("на {what} не ссылается ни один пункт"))
            .help(format!("назовите его в пункте, который его утверждает: «{how}»"))
    };
    unnamed.map(fault).collect()
}
