//! `review-mark`: a comment that asks to look at a place.

use crate::diagnostic::Level;
use crate::rules::fault::Fault;
use crate::rules::review::Review;
use crate::rules::rule::{Find, Grade, Origin, Page, Rule};
use crate::source::Place;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "review-mark",
    grade: Grade::Always(Level::Warning),
    page: Page {
        finds: "в файле осталось пояснение «# ПРОВЕРИТЬ»",
        why: "Так помечают место, которое ещё нужно посмотреть человеку. На бумаге пометки не видно, поэтому о ней легко \
              забыть.",
        source: Origin::Own,
        bad: "# ПРОВЕРИТЬ: срок перенесён на год вперёд\nperiod: Май 2025 г.",
        good: "period: Май 2025 г.",
        is_mended: false,
    },
    find: Find::Order(find),
};

/// The word of the mark.
const MARK: &str = "ПРОВЕРИТЬ";

fn find(review: &Review<'_>) -> Vec<Fault> {
    let marks = review.comments.iter().filter(|comment| words(comment).starts_with(MARK));
    let fault = |comment: &Place| {
        let rest = words(comment).strip_prefix(MARK).unwrap_or_default();
        let what = rest.trim_start_matches([':', ' ', '—', '–', '-']).trim();
        let message = match what {
            "" => "место помечено: его ещё нужно посмотреть".to_owned(),
            what => format!("место помечено, его ещё нужно посмотреть: {what}"),
        };
        Fault::new(comment.clone(), message).help("посмотрите и уберите пояснение")
    };
    marks.map(fault).collect()
}

/// The words of a comment, without its signs.
fn words(comment: &Place) -> &str {
    comment.text().trim_start_matches('#').trim_start()
}
