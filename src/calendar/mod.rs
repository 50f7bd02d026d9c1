//! The calendar of an office: school and calendar years, days off.

mod day_off;
mod transfers;
mod year;

pub use crate::calendar::day_off::{DayOff, day_off};
pub use crate::calendar::transfers::are_transfers_known;
pub use crate::calendar::year::{Year, YearKind};
