//! `number-gap`: a number that is skipped.

use crate::diagnostic::Level;
use crate::rules::fault::Fault;
use crate::rules::numbers::{Number, by_section};
use crate::rules::review::Review;
use crate::rules::rule::{Find, Grade, Origin, Page, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "number-gap",
    grade: Grade::Always(Level::Warning),
    page: Page {
        finds: "в разделе плана пропущен номер мероприятия",
        why: "Пропуск выглядит так, будто строку потеряли, и на номер, которого нет, нельзя сослаться.",
        source: Origin::Custom,
        bad: "- number: \"5.3\"\n  event: Совещание\n- number: \"5.5\"\n  event: Мониторинг",
        good: "- number: \"5.3\"\n  event: Совещание\n- number: \"5.4\"\n  event: Мониторинг",
        is_mended: false,
    },
    find: Find::Order(find),
};

fn find(review: &Review<'_>) -> Vec<Fault> {
    by_section(review, of_section)
}

/// A number may stand elsewhere in its section: that is another fault.
/// Only numbers of two parts, the first of them the section's own, are counted. A section
/// that begins with a later number than 1 has a gap too.
fn of_section(numbers: &[Number<'_>]) -> Vec<Fault> {
    let section = numbers.first().map_or(0, |number| number.section);
    let counts: Vec<(&Number<'_>, u32)> = numbers
        .iter()
        .filter_map(|number| match number.parts[..] {
            [own, count] if own as usize == section => Some((number, count)),
            _ => None,
        })
        .collect();
    let mut known: Vec<u32> = counts.iter().map(|&(_, count)| count).collect();
    known.sort_unstable();
    let mut faults = Vec::new();
    let mut last = 0;
    for (number, count) in counts {
        let skipped = || last + 1..count;
        let first = skipped().find(|count| known.binary_search(count).is_err());
        let end = skipped().rev().find(|count| known.binary_search(count).is_err());
        if let (Some(first), Some(end)) = (first, end) {
            let of = |bound: u32| known.partition_point(|&count| count < bound);
            let is_whole = of(first) == of(end);
            faults.push(fault(number, last, (first, end), is_whole));
        }
        last = last.max(count);
    }
    faults
}

/// `last` is the highest number so far, 0 where there was none; `first` and `end` are the
/// lowest and the highest of those missing, `is_whole` whether all between are missing too.
fn fault(
    number: &Number<'_>,
    last: u32,
    (first, end): (u32, u32),
    is_whole: bool,
) -> Fault {
    let section = number.section;
    let is = number.bare();
    let missing = match end - first {
        0 => format!("номера {section}.{first} нет"),
        _ if !is_whole => {
            format!("из номеров {section}.{first}–{section}.{end} есть не все")
        }
        1 => format!("номеров {section}.{first} и {section}.{end} нет"),
        _ => format!("номеров {section}.{first}–{section}.{end} нет"),
    };
    let message = match last {
        0 => format!("раздел {section} начинается с номера {is}: {missing}"),
        _ => format!("после номера {section}.{last} идёт {is}: {missing}"),
    };
    Fault::of(number.text, message).help(
        "исправьте номер или уберите строку `number`: программа посчитает сама; если в \
         подписанном приказе так и есть, допустите это пояснением строкой выше: \
         `# prikaz: допустить number-gap`",
    )
}
