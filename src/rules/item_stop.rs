//! `item-stop`: an item that does not end as items do.

use crate::diagnostic::Level;
use crate::order::{Content, Item};
use crate::rules::fault::Fault;
use crate::rules::review::Review;
use crate::rules::rule::{Find, Grade, Origin, Page, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "item-stop",
    grade: Grade::Always(Level::Warning),
    page: Page {
        finds: "пункт не кончается точкой",
        why: "Без точки не видно, дописан ли пункт. Перед подпунктами ставят двоеточие; подпункты, кроме последнего, \
              могут кончаться точкой с запятой.",
        source: Origin::Official("в конце пункта приказа стоит точка"),
        bad: "items:\n  - Утвердить план (Приложение)",
        good: "items:\n  - Утвердить план (Приложение).",
        is_mended: false,
    },
    find: Find::Order(find),
};

fn find(review: &Review<'_>) -> Vec<Fault> {
    let order = review.order;
    let mut faults = Vec::new();
    items(&order.items, false, &mut faults);
    for appendix in &order.appendices {
        if let Content::Prose { items: own, .. } = &appendix.content {
            items(own, false, &mut faults);
        }
    }
    faults
}

/// Of sub-items all but the last may end with «;»; items themselves may not.
fn items(list: &[Item], are_inner: bool, faults: &mut Vec<Fault>) {
    for (index, item) in list.iter().enumerate() {
        let has_next = index + 1 < list.len();
        faults.extend(of_item(item, are_inner && has_next));
        items(&item.items, true, faults);
    }
}

/// None: it ends as it should, or is empty. The fault's place is its last character.
fn of_item(item: &Item, may_go_on: bool) -> Option<Fault> {
    let value = item.text.value.trim_end();
    let bare = value.trim_end_matches(['»', '“', '"', ')']);
    let has_own = !item.items.is_empty();
    let is_right = value.ends_with('.')
        || bare.ends_with(['.', '!', '?'])
        || has_own && value.ends_with(':')
        || may_go_on && value.ends_with(';');
    if is_right || value.is_empty() {
        return None;
    }
    let last = value.chars().next_back()?;
    let range = value.len() - last.len_utf8()..value.len();
    let number = item.number.trim_end_matches('.');
    let message = match last {
        ',' | ';' | ':' => format!("пункт {number} кончается знаком «{last}»"),
        _ => format!("в конце пункта {number} нет точки"),
    };
    let help = if has_own {
        "поставьте двоеточие: дальше идут подпункты"
    } else {
        "поставьте в конце точку"
    };
    Some(Fault::part(&item.text, range, message).help(help))
}
