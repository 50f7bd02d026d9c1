//! What a form or an order says of the rules of `prikaz check`: a level each.

use crate::diagnostic::Level;
use crate::source::Place;
use crate::yaml::{Node, Shape};

/// The level of one rule, as a form or an order sets it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// The rule's name, as written.
    pub rule: String,
    /// Where the name stands.
    pub place: Place,
    /// The level; none: the fault is allowed.
    pub level: Option<Level>,
}

/// The key `checks`, in a form or in an order.
pub static CHECKS: Shape =
    Shape::Names(&Shape::Word(&["error", "warning", "hint", ALLOW]));

/// The word for no level at all.
const ALLOW: &str = "allow";

/// The levels under the key `checks`.
/// A word that is no level is left out, since the shape reports it; whether there is such
/// a rule is not asked here.
#[must_use]
pub fn checks(node: &Node) -> Vec<Check> {
    let entries = node.get("checks").map_or(&[][..], Node::entries);
    let known = entries.iter().filter_map(|entry| {
        let word = entry.value.text()?;
        let level = Level::ALL.into_iter().find(|level| level.name() == word);
        let is_known = level.is_some() || word == ALLOW;
        let (rule, place) = (entry.key.clone(), entry.place.clone());
        is_known.then_some(Check { rule, place, level })
    });
    known.collect()
}
