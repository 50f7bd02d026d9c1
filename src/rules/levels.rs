//! The level of each rule: the order's word over the form's, the form's over the default.

use std::collections::BTreeMap;

use crate::diagnostic::{Finding, Level, nearest};
use crate::form::{Check, Form};
use crate::order::Order;
use crate::rules::{RULES, rule};

/// The levels that hold for an order.
#[derive(Debug)]
pub(super) struct Levels<'a> {
    /// By the rule's name, what the form sets and, over that, the order; none: `allow`.
    set: BTreeMap<&'a str, Option<Level>>,
    is_signed: bool,
}

impl<'a> Levels<'a> {
    /// The levels of an order in its form.
    pub(super) fn of(order: &'a Order, form: &'a Form) -> Self {
        let checks = form.checks.iter().chain(&order.checks);
        let set = checks.map(|check| (check.rule.as_str(), check.level)).collect();
        Self { set, is_signed: order.is_signed() }
    }

    /// The level of a rule; none: its faults are allowed.
    pub(super) fn level(&self, rule: &str) -> Option<Level> {
        let default = || RULES.iter().find(|known| known.name == rule);
        self.set
            .get(rule)
            .copied()
            .unwrap_or_else(|| default().map(|rule| rule.grade.level(self.is_signed)))
    }
}

/// Levels that are set for rules that are not there or have to stay as they are.
pub(super) fn faults(order: &Order, form: &Form) -> Vec<Finding> {
    form.checks.iter().chain(&order.checks).filter_map(fault).collect()
}

fn fault(check: &Check) -> Option<Finding> {
    let (message, help) = match rule(&check.rule) {
        Some(rule) if rule.is_free() => return None,
        Some(_) => (
            format!(
                "уровень правила `{}` не меняют: без него приказ не сделать",
                check.rule
            ),
            "уберите эту строку".to_owned(),
        ),
        None => {
            let names = RULES.iter().filter(|rule| rule.is_free()).map(|rule| rule.name);
            let help = nearest(&check.rule, names).map_or_else(
                || "перечень правил: `prikaz explain`".to_owned(),
                |near| format!("возможно, имелось в виду `{near}`"),
            );
            (format!("правила `{}` нет", check.rule), help)
        }
    };
    Some(Finding::error("unknown-key", check.place.clone(), message).help(help))
}
