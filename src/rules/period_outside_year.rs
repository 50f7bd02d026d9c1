//! `period-outside-year`: days outside the year that the order is about.

use chrono::{Datelike, NaiveDate};

use crate::calendar::{Year, YearKind};
use crate::rules::fault::Fault;
use crate::rules::review::{Review, Term};
use crate::rules::rule::{Find, Grade, Origin, Page, Rule};
use crate::russian::date::short;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "period-outside-year",
    grade: Grade::UntilSigned,
    page: Page {
        finds: "срок мероприятия выходит за пределы учебного или календарного года приказа",
        why: "Чаще всего это год, который забыли исправить в плане, сделанном из прошлогоднего. Учебный год — с 1 сентября \
              по 31 августа.",
        source: Origin::Own,
        bad: "school_year: 2023/2024\n…\nperiod: Октябрь 2025 г.",
        good: "school_year: 2023/2024\n…\nperiod: Октябрь 2023 г.",
        is_mended: false,
    },
    find: Find::Order(find),
};

fn find(review: &Review<'_>) -> Vec<Fault> {
    let Some(year) = review.year() else { return Vec::new() };
    review.terms.iter().filter_map(|term| of_term(term, year)).collect()
}

/// None: neither end is outside, or none is said.
fn of_term(term: &Term<'_>, year: Year) -> Option<Fault> {
    let days = term.period.days(year);
    let within = year.days()?;
    let outside =
        days.first.into_iter().chain(days.last).find(|day| !within.contains(day))?;
    let name = |year: Year| match year.kind {
        YearKind::School => format!("{year} учебного года"),
        YearKind::Calendar => format!("{year} года"),
    };
    let term = term.text;
    let message =
        format!("срок «{}» выходит за пределы {}", term.value.trim(), name(year));
    let (first, last) = (short(*within.start()), short(*within.end()));
    let kind = match year.kind {
        YearKind::School => "учебный год",
        YearKind::Calendar => "год",
    };
    let fault = Fault::of(term, message).label(format!("{kind}: {first}–{last}"));
    Some(fault.help(format!(
        "исправьте год или перенесите мероприятие в план {}",
        name(year_of(outside, year))
    )))
}

/// The year of the same kind in which a day lies.
/// 31 August 2024 lies in the school year 2023/2024.
fn year_of(day: NaiveDate, like: Year) -> Year {
    let year = Year { first: day.year(), ..like };
    let is_earlier = year.days().is_some_and(|days| day < *days.start());
    if is_earlier { year.after(-1) } else { year }
}
