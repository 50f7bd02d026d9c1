//! `weekend-date`: an exact day on which nobody works.

use chrono::NaiveDate;

use crate::calendar::day_off;
use crate::diagnostic::Level;
use crate::rules::fault::Fault;
use crate::rules::review::Review;
use crate::rules::rule::{Find, Grade, Origin, Page, Rule};
use crate::russian::date::short;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "weekend-date",
    grade: Grade::Always(Level::Hint),
    page: Page {
        finds: "точный день приходится на субботу, воскресенье или праздник",
        why: "Приказ в выходной обычно не подписывают, а срок исполнения в выходной переносят. Переносы выходных учтены для \
              тех лет, о которых программа знает.",
        source: Origin::Own,
        bad: "period: 24 февраля 2024 г.    # суббота",
        good: "period: 26 февраля 2024 г.",
        is_mended: false,
    },
    find: Find::Order(find),
};

/// The order's own date, and terms of one day alone.
fn find(review: &Review<'_>) -> Vec<Fault> {
    let order = review.order;
    let date = order.date.iter().filter_map(|date| {
        let fault = Fault::new(date.place.clone(), message(date.day)?);
        Some(fault.help("проверьте дату приказа"))
    });
    let year = review.year_or_any();
    let terms = review.terms.iter().filter_map(|term| {
        let days = term.period.days(year?);
        let day = days.first.filter(|first| days.last == Some(*first))?;
        Some(Fault::of(term.text, message(day)?).help("проверьте день"))
    });
    date.chain(terms).collect()
}

fn message(day: NaiveDate) -> Option<String> {
    let off = day_off(day)?;
    Some(format!("{} — {off}", short(day)))
}
