//! Changes as JSON, for programs.

use serde::Serialize;

use crate::next::Change;

#[derive(Serialize)]
struct Report<'a> {
    changes: &'a [Change],
}

/// `{"changes": […]}`, as the command line documents it.
///
/// # Panics
///
/// Never: changes hold only texts and numbers.
#[must_use]
pub fn json(changes: &[Change]) -> String {
    let mut text = serde_json::to_string_pretty(&Report { changes })
        .expect("internal error: texts and numbers always serialise");
    text.push('\n');
    text
}
