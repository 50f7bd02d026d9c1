//! The printed numbers of a plan's events.

use crate::order::{Plan, Text};
use crate::rules::fault::Fault;
use crate::rules::review::Review;

/// A number of an event: «4.2».
#[derive(Debug)]
pub(super) struct Number<'a> {
    /// As printed.
    pub(super) text: &'a Text,
    /// Its parts: 4 and 2.
    pub(super) parts: Vec<u32>,
    /// The number of the section where it stands.
    pub(super) section: usize,
}

impl Number<'_> {
    /// The number without any mark behind it.
    pub(super) fn bare(&self) -> String {
        show(&self.parts)
    }

    /// What stands behind the last digit.
    /// «.)» of «4.2.)»; empty where the number ends with a digit.
    pub(super) fn ending(&self) -> &str {
        let value = self.text.value.trim();
        let bare = value.trim_end_matches(|c: char| !c.is_ascii_digit());
        value.get(bare.len()..).unwrap_or_default()
    }
}

/// The numbers of each plan that are made of digits.
pub(super) fn of_plans<'a>(review: &Review<'a>) -> Vec<Vec<Number<'a>>> {
    review.plans().map(of_plan).collect()
}

/// What a rule finds in the numbers of each section of each plan.
/// `find` is given neighbours of one section, never an empty list.
pub(super) fn by_section(
    review: &Review<'_>,
    find: fn(&[Number<'_>]) -> Vec<Fault>,
) -> Vec<Fault> {
    let plans = of_plans(review);
    let sections =
        plans.iter().flat_map(|numbers| numbers.chunk_by(|a, b| a.section == b.section));
    sections.flat_map(find).collect()
}

fn of_plan(plan: &Plan) -> Vec<Number<'_>> {
    let numbers = plan.sections.iter().flat_map(|section| {
        section.events.iter().filter_map(|event| {
            let parts = parse(&event.number.value)?;
            Some(Number { text: &event.number, parts, section: section.number })
        })
    });
    numbers.collect()
}

/// The parts of «4.2», «4.2.» or «4.2)».
/// None: some part is no whole number («4.а», «б/н»), or nothing stands there.
fn parse(text: &str) -> Option<Vec<u32>> {
    let text = text.trim().trim_end_matches(['.', ')']);
    let number = |part: &str| {
        let is_number = part.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| part.parse().ok()).flatten()
    };
    text.split('.').map(number).collect()
}

/// «4.2».
pub(super) fn show(parts: &[u32]) -> String {
    parts.iter().map(u32::to_string).collect::<Vec<_>>().join(".")
}
