//! `number-style`: numbers written in two ways.

use std::collections::BTreeMap;

use crate::diagnostic::Level;
use crate::rules::fault::Fault;
use crate::rules::numbers::{Number, of_plans};
use crate::rules::review::Review;
use crate::rules::rule::{Find, Grade, Origin, Page, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "number-style",
    grade: Grade::Always(Level::Warning),
    page: Page {
        finds: "номера мероприятий одного плана записаны по-разному: с точкой в конце и без неё",
        why: "Разнобой в графе номеров виден сразу. Назван тот способ, который встречается реже.",
        source: Origin::Custom,
        bad: "- number: \"4.1.\"     # остальные номера плана без точки\n  event: Пресс-тур",
        good: "- event: Пресс-тур   # номер 4.1 поставит программа",
        is_mended: false,
    },
    find: Find::Order(find),
};

fn find(review: &Review<'_>) -> Vec<Fault> {
    of_plans(review).iter().flat_map(|numbers| of_plan(numbers)).collect()
}

fn of_plan(numbers: &[Number<'_>]) -> Vec<Fault> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for number in numbers {
        *counts.entry(number.ending()).or_default() += 1;
    }
    // Of two equally frequent ways the one without marks is right.
    let usual = counts.iter().max_by_key(|&(ending, count)| (count, ending.is_empty()));
    let Some((&usual, &count)) = usual else { return Vec::new() };
    let other = numbers.iter().filter(|number| number.ending() != usual);
    other.map(|number| fault(number, usual, (count, numbers.len()))).collect()
}

fn fault(number: &Number<'_>, usual: &str, (count, all): (usize, usize)) -> Fault {
    let right = format!("{}{usual}", number.bare());
    let message = format!(
        "номер «{}» записан не так, как другие: {count} из {all} — {}",
        number.text.value.trim(),
        if usual.is_empty() {
            "без знака в конце".to_owned()
        } else {
            format!("с «{usual}» в конце")
        }
    );
    Fault::of(number.text, message).help(format!(
        "напишите «{right}»; если он такой же, как по счёту, уберите строку `number`"
    ))
}
