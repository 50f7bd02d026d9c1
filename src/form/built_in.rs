//! The forms built into the program: `templates/`, one folder a form.

macro_rules! files {
    ($($path:literal),* $(,)?) => {
        &[$(($path, include_str!(concat!("../../templates/", $path)))),*]
    };
}

/// Path and text of each file.
pub(super) const FILES: &[(&str, &str)] = files![
    "gost-2025/form.yaml",
    "gost-2025/order.xml",
    "gost-2025/comparison.xml",
    "gost-2025/comparison-number.xml",
    "gost-2025/comparison-requisites.xml",
    "gost-2025/comparison-side.xml",
    "gost-2025/headers.xml",
    "gost-2025/items.xml",
    "gost-2025/mark.xml",
    "gost-2025/plan.xml",
    "gost-2025/requisites.xml",
    "gost-2025/text.xml",
    "smolensk-edu/form.yaml",
    "smolensk-edu/requisites.xml",
    "smolensk-edu-facsimile/form.yaml",
];
