//! Places where a test makes a debug build fail. A release build has none.

/// Ends the process at a step, as a power cut would, where `PRIKAZ_FAIL` names the step.
pub(super) fn cut(step: &str) {
    if is_set(step) {
        std::process::abort();
    }
}

/// Changes the text of a paper after it was written, where `PRIKAZ_FAIL` is `spoil`.
pub(super) fn spoil(bytes: &mut Vec<u8>) {
    if is_set("spoil") {
        let half = bytes.len() / 2;
        bytes.truncate(half);
    }
}

#[cfg(debug_assertions)]
fn is_set(step: &str) -> bool {
    std::env::var_os("PRIKAZ_FAIL").is_some_and(|value| value == step)
}

#[cfg(not(debug_assertions))]
fn is_set(_: &str) -> bool {
    false
}
