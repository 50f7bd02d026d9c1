//! The one test binary: what the parts do together.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test may fail, and reads its own files"
)]

mod desk;
mod architecture;
mod cli;
mod faults;
mod generated;
mod hostile;
mod paper;
mod pages;
mod seed;
mod standards;
