//! The screen: standard output, standard error, colours, progress.

use std::env;
use std::io::{self, IsTerminal, Write};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::cli::fault::Fault;
use crate::diagnostic::Look;

/// Writes to standard error; a closed one is nobody's fault.
pub(super) fn say(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

/// Writes to standard output. A reader that has closed it has seen enough.
pub(super) fn print(bytes: &[u8]) -> Result<(), Fault> {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Fault::Write { path: "-".into(), error })
        }
        _ => Ok(()),
    }
}

/// Colours only on a terminal, and never with `NO_COLOR`.
pub(super) fn look() -> Look {
    Look { colour: io::stderr().is_terminal() && !is_colour_refused() }
}

/// The same for what goes to standard output.
pub(super) fn output_look() -> Look {
    Look { colour: io::stdout().is_terminal() && !is_colour_refused() }
}

/// An empty `NO_COLOR` refuses nothing.
fn is_colour_refused() -> bool {
    env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
}

/// A bar for many files, on a terminal only.
pub(super) fn progress(count: usize) -> ProgressBar {
    if count < 2 || !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:30} {pos} из {len}, осталось {eta}")
        .unwrap_or_else(|_| ProgressStyle::default_bar());
    let target = ProgressDrawTarget::stderr();
    ProgressBar::with_draw_target(Some(count as u64), target).with_style(style)
}
