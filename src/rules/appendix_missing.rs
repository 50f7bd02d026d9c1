//! `appendix-missing`: an item names an appendix that is not there.

use crate::diagnostic::Level;
use crate::rules::appendix_names::{Mention, mentions};
use crate::rules::fault::Fault;
use crate::rules::review::Review;
use crate::rules::rule::{Find, Grade, Origin, Page, Rule};
use crate::rules::scan::part;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "appendix-missing",
    grade: Grade::Always(Level::Warning),
    page: Page {
        finds: "пункт ссылается на приложение, которого нет",
        why: "Приказ с «(Приложение)» и без приложения возвращают.",
        source: Origin::Custom,
        bad: "items:\n  - Утвердить план (Приложение № 2).    # а приложение одно",
        good: "items:\n  - Утвердить план (Приложение).",
        is_mended: false,
    },
    find: Find::Order(find),
};

fn find(review: &Review<'_>) -> Vec<Fault> {
    let count = review.order.appendices.len();
    let mentions = mentions(review.order);
    mentions
        .iter()
        .filter(|mention| mention.is_own)
        .filter_map(|m| fault(m, count))
        .collect()
}

/// None: all its numbers are there. Where there are no appendices, a mention without a
/// number is a fault too.
fn fault(mention: &Mention<'_>, count: usize) -> Option<Fault> {
    let absent = mention.numbers.iter().find(|&&number| number == 0 || number > count);
    if count > 0 && absent.is_none() {
        return None;
    }
    let words = part(&mention.text.value, &mention.range);
    let has = match count {
        0 => "приложений у приказа нет".to_owned(),
        1 => "приложение у приказа одно".to_owned(),
        _ => format!("приложений у приказа {count}"),
    };
    let message = format!("пункт ссылается на «{words}», а {has}");
    let help = "добавьте приложение в `appendices` или исправьте ссылку";
    Some(Fault::part(mention.text, mention.range.clone(), message).help(help))
}
