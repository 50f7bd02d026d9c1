//! The one test binary: what the parts do together.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test may fail, and reads its own files"
)]

mod architecture;
mod check;
mod checking;
mod cli;
mod corpus;
mod desk;
mod diff;
mod diff_edits;
mod faults;
mod generated;
mod golden;
mod hostile;
mod hostile_trees;
mod kills;
mod left_out;
mod manifest;
mod mend;
mod next;
mod pages;
mod paper;
mod periods;
mod proof;
mod reread;
mod seed;
mod splices;
mod standards;
mod watch;
