//! `exception-needless`: an exception that excepts nothing.

use crate::diagnostic::Level;
use crate::rules::rule::{Find, Grade, Origin, Page, Rule};

/// The rule.
pub(super) static RULE: Rule = Rule {
    name: "exception-needless",
    grade: Grade::Always(Level::Warning),
    page: Page {
        finds: "пояснение `# prikaz: допустить …` ничего не допускает",
        why: "Ошибку исправили, а разрешение осталось и скроет следующую, или имя правила написано с опиской, и разрешение \
              не действует.",
        source: Origin::Own,
        bad: "# prikaz: допустить number-gap\n- number: \"5.1\"    # номера идут подряд",
        good: "- number: \"5.1\"",
        is_mended: false,
    },
    find: Find::Exceptions,
};
