//! Russian as an office writes it: pure functions from text to text.

pub mod date;
pub mod gender;
pub mod letter;
pub mod ordinal;
pub mod period;
pub mod typography;
