//! `review-mark`: a comment that asks to look at a place.

use crate::diagnostic::Level;
use crate::rules::fault::Fault;
use crate::rules::review::Review;
use crate::rules::rule::{Find, Grade, Origin, Page, Rule};
use crate::russian::letter::is_letter;

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
    let marks = review.comments.iter().filter_map(|comment| {
        let message = match review_mark(comment.text())? {
            "" => "место помечено: его ещё нужно посмотреть".to_owned(),
            what => format!("место помечено, его ещё нужно посмотреть: {what}"),
        };
        Some(Fault::new(comment.clone(), message).help("посмотрите и уберите пояснение"))
    });
    marks.collect()
}

/// What a comment that waits for a person says: `# ПРОВЕРИТЬ срок`, or in small letters
/// with a colon, `# проверить: срок`. None: it is no such comment.
/// Empty: the mark stands alone.
#[must_use]
pub fn review_mark(comment: &str) -> Option<&str> {
    let words = comment.trim_start_matches('#').trim_start();
    let end =
        words.char_indices().nth(MARK.chars().count()).map_or(words.len(), |it| it.0);
    let (mark, rest) = words.split_at_checked(end)?;
    let is_mark = mark == MARK || mark.to_uppercase() == MARK && rest.starts_with(':');
    let is_whole = !rest.starts_with(is_letter);
    let rest = rest.trim_start_matches([':', ' ', '—', '–', '-']).trim();
    (is_mark && is_whole).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_told_from_a_remark() {
        assert_eq!(review_mark("# ПРОВЕРИТЬ: «№ 5»"), Some("«№ 5»"));
        assert_eq!(review_mark("#ПРОВЕРИТЬ срок"), Some("срок"));
        assert_eq!(review_mark("## проверить: срок"), Some("срок"));
        assert_eq!(review_mark("# ПРОВЕРИТЬ"), Some(""));
        for remark in ["# проверить срок", "# ПРОВЕРИТЬСЯ", "# проверка: всё", "#", "# a"]
        {
            assert_eq!(review_mark(remark), None, "{remark}");
        }
    }
}
