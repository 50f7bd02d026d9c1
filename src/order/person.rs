//! A person named in an order. Case forms are data: nothing is inflected by guess.

use std::collections::BTreeMap;

use crate::order::text::Text;

/// A person: initials and surname, in the cases that the order needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The forms, by key: `name` (nominative), `genitive`, `dative`, `accusative`,
    /// `instrumental`, `prepositional`, `post`.
    pub forms: BTreeMap<String, Text>,
}
