//! `control-missing`: no item says who controls the execution.

use crate::diagnostic::Level;
use crate::rules::appendix_names::collect;
use crate::rules::fault::Fault;
use crate::rules::review::Review;
use crate::rules::rule::{Find, Grade, Origin, Page, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "control-missing",
    grade: Grade::Always(Level::Hint),
    page: Page {
        finds: "ни один пункт не говорит, кто контролирует исполнение приказа",
        why: "Последний пункт называет, на кого возложен контроль, или что он остаётся за подписавшим.",
        source: Origin::Official(
            "в последнем пункте указывают, на кого возложен контроль за исполнением приказа",
        ),
        bad: "items:\n  - Утвердить план (Приложение).",
        good: "items:\n  - Утвердить план (Приложение).\n  - Контроль за исполнением настоящего приказа оставляю за собой.",
        is_mended: false,
    },
    find: Find::Order(find),
};

fn find(review: &Review<'_>) -> Vec<Fault> {
    let mut texts = Vec::new();
    collect(&review.order.items, &mut texts);
    let is_said = texts.iter().any(|text| text.value.to_lowercase().contains("контрол"));
    let last = texts.last().filter(|_| !is_said);
    let fault = last.map(|text| {
        Fault::of(text, "ни один пункт не говорит, кто контролирует исполнение приказа").help(
            "добавьте последним пунктом: «Контроль за исполнением настоящего приказа возложить \
             на …» или «… оставляю за собой»",
        )
    });
    fault.into_iter().collect()
}
