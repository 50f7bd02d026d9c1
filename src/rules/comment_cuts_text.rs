//! `comment-cuts-text`: a «#» that was meant to be printed.

use crate::diagnostic::Level;
use crate::order::Text;
use crate::rules::fault::Fault;
use crate::rules::review::Review;
use crate::rules::rule::{Find, Grade, Origin, Page, Rule};
use crate::source::Place;

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "comment-cuts-text",
    grade: Grade::Always(Level::Warning),
    page: Page {
        finds: "знак «#» после текста, похожий на часть текста, начинает пояснение, и дальше ничего не печатается",
        why: "В YAML «#» после пробела — начало пояснения. «Школа # 5» напечатается как «Школа». Пояснение отделяют от \
              текста двумя пробелами или пишут отдельной строкой.",
        source: Origin::Own,
        bad: "audience: Обучающиеся школы # 5",
        good: "audience: \"Обучающиеся школы # 5\"",
        is_mended: false,
    },
    find: Find::Order(find),
};

fn find(review: &Review<'_>) -> Vec<Fault> {
    let comments = &review.comments;
    let cut = review.pieces.iter().filter_map(|piece| {
        let end = piece.text.place.span.end;
        let next = comments.partition_point(|comment| comment.span.start < end);
        let comment = comments.get(next)?;
        is_cut(piece.text, comment).then(|| {
            let message = format!("«{}» не напечатается: после пробела «#» начинает пояснение", comment.text().trim_end());
            Fault::new(comment.clone(), message)
                .help("если это часть текста, возьмите весь текст в кавычки; если пояснение, отделите его двумя пробелами")
        })
    });
    cut.collect()
}

/// Whether a comment looks like the rest of a text: one space before it, and a number or
/// no space behind its sign.
/// A text in quotes or in a block is never cut.
fn is_cut(text: &Text, comment: &Place) -> bool {
    let source = &comment.source;
    let between = source.slice(&(text.place.span.end..comment.span.start));
    let is_plain = !text.place.text().starts_with(['"', '\'', '|', '>']);
    let rest = comment.text().strip_prefix('#').unwrap_or_default();
    let is_number = rest.trim_start().starts_with(|c: char| c.is_ascii_digit());
    let is_tag = rest.starts_with(char::is_alphanumeric);
    is_plain && between == " " && (is_number || is_tag)
}
