//! `approved-mismatch`: «УТВЕРЖДЕН» above a paper that is an «инструкция».

use crate::diagnostic::Level;
use crate::order::{Appendix, Mark};
use crate::rules::fault::Fault;
use crate::rules::review::Review;
use crate::rules::rule::{Find, Grade, Origin, Page, Rule};
use crate::russian::gender::{Gender, first_word, of_paper};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "approved-mismatch",
    grade: Grade::Always(Level::Warning),
    page: Page {
        finds: "слово «УТВЕРЖДЕН» в отметке приложения не согласовано с его названием",
        why: "План утверждён, программа утверждена, положение утверждено, правила утверждены. Если ключа `approved` нет, печатается \
              «УТВЕРЖДЕН».",
        source: Origin::Official(
            "слово «УТВЕРЖДЕН» согласуется с видом утверждаемого документа",
        ),
        bad: "title: ПОЛОЖЕНИЕ",
        good: "approved: УТВЕРЖДЕНО\ntitle: ПОЛОЖЕНИЕ",
        is_mended: false,
    },
    find: Find::Order(find),
};

fn find(review: &Review<'_>) -> Vec<Fault> {
    let appendices = review.order.appendices.iter();
    let marked = appendices.filter(|it| it.mark_in(review.form) == Mark::Approved);
    marked.filter_map(fault).collect()
}

fn fault(appendix: &Appendix) -> Option<Fault> {
    let title = &appendix.title;
    let word = first_word(&title.value);
    let fits = approved(of_paper(&title.value)?);
    if appendix.approved == fits {
        return None;
    }
    let start = title.value.find(word)?;
    let message = format!(
        "«{word}» — «{fits}», а в отметке приложения будет «{}»",
        appendix.approved
    );
    let fault = Fault::part(title, start..start + word.len(), message);
    Some(fault.help(format!("впишите в приложение `approved: {fits}`")))
}

/// The word in a gender.
fn approved(gender: Gender) -> &'static str {
    match gender {
        Gender::Masculine => "УТВЕРЖДЕН",
        Gender::Feminine => "УТВЕРЖДЕНА",
        Gender::Neuter => "УТВЕРЖДЕНО",
        Gender::Plural => "УТВЕРЖДЕНЫ",
    }
}
