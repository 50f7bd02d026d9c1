//! The program: everything is in the library.

use std::process::ExitCode;

/// Typst asks for memory in many small pieces; the system's allocator takes a third more
/// time over a large plan.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    prikaz::cli::run()
}
