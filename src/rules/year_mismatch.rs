//! `year-mismatch`: the order speaks of one year, a text of another.

use std::ops::Range;

use crate::calendar::{Year, YearKind};
use crate::diagnostic::Level;
use crate::rules::fault::Fault;
use crate::rules::piece::Kind;
use crate::rules::review::{Review, Slip};
use crate::rules::rule::{Find, Grade, Origin, Page, Rule};
use crate::rules::scan::{part, runs};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "year-mismatch",
    grade: Grade::Always(Level::Error),
    page: Page {
        finds: "в приказе, его заголовке, пунктах и приложении названы разные годы",
        why: "Так бывает, когда новый приказ делают из прошлогоднего. Если прошлый год назван нарочно («утративший силу», \
              «об итогах», название в кавычках), это не ошибка.",
        source: Origin::Own,
        bad: "school_year: 2024/2025\ntitle: Об утверждении плана на 2023/2024 учебный год",
        good: "school_year: 2024/2025\ntitle: Об утверждении плана на {{ school_year }} учебный год",
        is_mended: false,
    },
    find: Find::Order(find),
};

/// Words of a text that names an earlier year on purpose.
const EARLIER: [&str; 5] = ["утрати", "итог", "изменени", "отмен", "результат"];

fn find(review: &Review<'_>) -> Vec<Fault> {
    let order = review.order;
    // Without a key for it, the year that the title names first.
    let of_title =
        || school_years(&order.title.value).into_iter().next().map(|(_, year)| year);
    let Some(year) = review.year().or_else(of_title) else { return Vec::new() };
    review.slips(|piece| match piece.kind {
        Kind::Title | Kind::AppendixTitle | Kind::Subtitle => {
            of_text(&piece.text.value, year, true)
        }
        Kind::Preamble | Kind::Item | Kind::SectionTitle | Kind::Paragraph => {
            of_text(&piece.text.value, year, false)
        }
        _ => Vec::new(),
    })
}

/// The other years of a text; none where it names the right one too. In a plan for a
/// calendar year only headings are looked at.
fn of_text(text: &str, year: Year, is_heading: bool) -> Vec<Slip> {
    let lower = text.to_lowercase();
    if EARLIER.iter().any(|word| lower.contains(word)) {
        return Vec::new();
    }
    let named = match year.kind {
        YearKind::School => school_years(text),
        YearKind::Calendar if is_heading => calendar_years(text),
        YearKind::Calendar => Vec::new(),
    };
    let is_right = named.iter().any(|(_, named)| *named == year);
    let other = named.into_iter().filter(|(range, named)| {
        *named != year && !is_right && !is_quoted(text, range.start)
    });
    other.map(|(range, named)| slip(range, named, year)).collect()
}

fn slip(range: Range<usize>, named: Year, year: Year) -> Slip {
    let (kind, key) = match year.kind {
        YearKind::School => ("учебный год", "school_year"),
        YearKind::Calendar => ("год", "year"),
    };
    Slip {
        range,
        message: format!("здесь {named} {kind}, а приказ — на {year}"),
        help: format!("исправьте год; чтобы он везде был один, пишите `{{{{ {key} }}}}`"),
        new: None,
    }
}

/// «2023/2024», «2023–2024 учебный».
/// With a dash it counts only before «уч…». «2023/24» is not read.
fn school_years(text: &str) -> Vec<(Range<usize>, Year)> {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '/' | '–' | '-');
    let found = runs(text, is_part).filter_map(|range| {
        let words = part(text, &range);
        let rest = part(text, &(range.end..text.len())).trim_start();
        let is_school = words.contains('/') || rest.starts_with("уч");
        let year = Year::school(&words.replace(['–', '-'], "/"))?;
        is_school.then_some((range, year))
    });
    found.collect()
}

/// «на 2024 год».
fn calendar_years(text: &str) -> Vec<(Range<usize>, Year)> {
    let found = runs(text, |c| c.is_ascii_digit()).filter_map(|range| {
        let before = part(text, &(0..range.start)).trim_end();
        let rest = part(text, &(range.end..text.len())).trim_start();
        let year = Year::calendar(part(text, &range))?;
        let is_named =
            before.ends_with("на") && (rest.starts_with("год") || rest.starts_with("г."));
        is_named.then_some((range, year))
    });
    found.collect()
}

/// Whether a byte stands inside «…».
fn is_quoted(text: &str, at: usize) -> bool {
    let before = part(text, &(0..at));
    before.matches('«').count() > before.matches('»').count()
}
