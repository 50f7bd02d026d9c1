//! The calendar of an office: school and calendar years.

mod year;

pub use crate::calendar::year::{Year, YearKind};
