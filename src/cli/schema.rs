//! `prikaz schema`: what an order's file may hold, for editors.

use crate::cli::{Outcome, terminal};
use crate::order::ORDER;
use crate::yaml;

/// Prints the JSON Schema.
pub(super) fn run() -> anyhow::Result<Outcome> {
    terminal::print(yaml::schema(&ORDER, "Приказ").as_bytes())?;
    Ok(Outcome::Done)
}
