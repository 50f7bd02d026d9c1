//! The rules of `prikaz check`: what a registry would send back, found before printing.
//!
//! 1. A rule is one file named after its fault, with one line in [`RULES`]. It looks at
//!    the model through a `Review`, never at the YAML, unless its matter is the text.
//! 2. [`check`] asks all of them, gives each fault its level (order over form over
//!    default), and leaves out what a comment excepts.
//! 3. What can be mended safely comes with its splice.
//! 4. [`check_document`] asks those that need the composed document.

mod appendix_missing;
mod appendix_names;
mod appendix_unreferenced;
mod approved_mismatch;
mod bodies;
mod comment_cuts_text;
mod control_missing;
mod dictionary;
mod draft_ready;
mod event_duplicate;
mod exception_needless;
mod exceptions;
mod explain;
mod fault;
mod initials_style;
mod item_stop;
mod levels;
mod mixed_alphabet;
mod number_duplicate;
mod number_gap;
mod number_order;
mod number_style;
mod number_typed;
mod numbers;
mod numerals_mixed;
mod period_case;
mod period_outside_year;
mod period_reversed;
mod period_style;
mod period_unknown;
mod piece;
mod preamble_stop;
mod quotes;
mod quotes_nested;
mod quotes_straight;
mod quotes_unbalanced;
mod reading;
mod responsible_near;
mod responsible_unknown;
mod review;
mod review_mark;
mod rule;
mod scan;
mod section_empty;
mod section_title_stop;
mod space_extra;
mod space_missing;
mod spelling;
mod text_left_out;
mod title_form;
mod title_mismatch;
mod weekend_date;
mod year_mismatch;

use crate::diagnostic::{Finding, sort};
use crate::document::Document;
use crate::form::Form;
use crate::order::Order;
use crate::rules::exceptions::Exceptions;
use crate::rules::fault::Fault;
use crate::rules::levels::Levels;
use crate::rules::review::Review;
use crate::rules::rule::Find;
use crate::yaml::{Node, Splice};

pub use crate::rules::dictionary::{Dictionary, DictionaryError};
pub use crate::rules::explain::{manual, overview, page};
pub use crate::rules::review_mark::review_mark;
pub use crate::rules::rule::{Grade, Origin, Page, Rule};

/// All rules, those of reading first.
pub static RULES: [&Rule; 55] = [
    &reading::YAML,
    &reading::ENCODING,
    &reading::CONTROL_CHARACTER,
    &reading::DUPLICATE_KEY,
    &reading::UNKNOWN_KEY,
    &reading::MISSING_KEY,
    &reading::WRONG_TYPE,
    &reading::BAD_DATE,
    &reading::UNKNOWN_VARIABLE,
    &reading::UNKNOWN_REFERENCE,
    &reading::TOO_DEEP,
    &reading::TOO_LARGE,
    &reading::FORM,
    &reading::TEMPLATE,
    &reading::WORD_TOO_WIDE,
    &reading::MISSING_GLYPH,
    &text_left_out::RULE,
    &number_gap::RULE,
    &number_duplicate::RULE,
    &number_order::RULE,
    &number_style::RULE,
    &number_typed::RULE,
    &period_outside_year::RULE,
    &period_reversed::RULE,
    &period_unknown::RULE,
    &period_style::RULE,
    &period_case::RULE,
    &numerals_mixed::RULE,
    &weekend_date::RULE,
    &quotes_unbalanced::RULE,
    &quotes_straight::RULE,
    &quotes_nested::RULE,
    &space_extra::RULE,
    &space_missing::RULE,
    &mixed_alphabet::RULE,
    &initials_style::RULE,
    &title_form::RULE,
    &section_title_stop::RULE,
    &item_stop::RULE,
    &preamble_stop::RULE,
    &appendix_unreferenced::RULE,
    &appendix_missing::RULE,
    &approved_mismatch::RULE,
    &year_mismatch::RULE,
    &title_mismatch::RULE,
    &control_missing::RULE,
    &section_empty::RULE,
    &event_duplicate::RULE,
    &responsible_near::RULE,
    &responsible_unknown::RULE,
    &draft_ready::RULE,
    &review_mark::RULE,
    &comment_cuts_text::RULE,
    &spelling::RULE,
    &exception_needless::RULE,
];

/// The rule of a name.
#[must_use]
pub fn rule(name: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.name == name)
}

/// What the rules say of an order.
#[derive(Debug, Default)]
pub struct Report {
    /// The findings, sorted by place.
    pub findings: Vec<Finding>,
    /// What mends those that can be mended safely.
    pub splices: Vec<Splice>,
}

/// Asks all rules about an order; `node` is what it was read from.
///
/// Findings that a comment excepts or a level allows are left out together with their
/// splices. Splices may overlap: apply them and check again. Without a dictionary nothing
/// is said of spelling.
#[must_use]
pub fn check(
    node: &Node,
    order: &Order,
    form: &Form,
    dictionary: Option<&Dictionary>,
) -> Report {
    let review = Review::new(order, form, dictionary);
    let levels = Levels::of(order, form);
    let mut exceptions = Exceptions::read(node, &review.comments);
    let mut report =
        Report { findings: levels::faults(order, form), splices: Vec::new() };
    for rule in RULES {
        let Find::Order(find) = rule.find else { continue };
        if let Some(level) = levels.level(rule.name) {
            for fault in find(&review) {
                report.add(fault, (rule.name, level), &mut exceptions);
            }
        }
    }
    if let Some(level) = levels.level(exception_needless::RULE.name) {
        for fault in exceptions.faults(dictionary.is_some()) {
            report.findings.push(finding(fault, exception_needless::RULE.name, level).0);
        }
    }
    sort(&mut report.findings);
    report
}

/// Asks the rules that hold an order against the document that was composed of it; `node`
/// is what the order was read from.
/// Faulty levels are not told again: [`check`] has told them. The findings come in the
/// sequence of the rules, not sorted by place, and without what would mend them.
#[must_use]
pub fn check_document(
    node: &Node,
    order: &Order,
    form: &Form,
    document: &Document,
) -> Vec<Finding> {
    let levels = Levels::of(order, form);
    let mut exceptions = None;
    let mut report = Report::default();
    for rule in RULES {
        let Find::Document(find) = rule.find else { continue };
        let Some(level) = levels.level(rule.name) else { continue };
        for fault in find(order, document) {
            let exceptions = exceptions.get_or_insert_with(|| {
                Exceptions::read(node, &Review::new(order, form, None).comments)
            });
            report.add(fault, (rule.name, level), exceptions);
        }
    }
    report.findings
}

impl Report {
    /// Takes a fault in at its rule's level, with its splice, unless it is excepted.
    fn add(
        &mut self,
        fault: Fault,
        (rule, level): (&'static str, crate::diagnostic::Level),
        exceptions: &mut Exceptions,
    ) {
        let (finding, mend) = finding(fault, rule, level);
        if !exceptions.excepts(&finding) {
            self.findings.push(finding);
            self.splices.extend(mend);
        }
    }
}

fn finding(
    fault: Fault,
    rule: &'static str,
    level: crate::diagnostic::Level,
) -> (Finding, Option<Splice>) {
    let Fault { place, message, label, help, mend } = fault;
    (Finding { rule, level, place, message, label, help }, mend)
}
