//! The one test binary: what the parts do together.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test may fail, and reads its own files"
)]

mod architecture;
mod generated;
mod golden;
mod kills;
mod paper;
mod pages;
mod proof;
mod reread;
mod seed;
mod standards;
