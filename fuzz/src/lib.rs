//! The library as the fuzzer builds it: its own source files but for what no target calls,
//! so that Typst is neither built nor instrumented.

extern crate self as prikaz;

#[path = "../../src/source/mod.rs"]
pub mod source;
#[path = "../../src/diagnostic/mod.rs"]
pub mod diagnostic;
#[path = "../../src/yaml/mod.rs"]
pub mod yaml;
#[path = "../../src/calendar/mod.rs"]
pub mod calendar;
#[path = "../../src/russian/mod.rs"]
pub mod russian;
#[path = "../../src/digest/mod.rs"]
pub mod digest;
#[path = "../../src/document/mod.rs"]
pub mod document;
#[path = "../../src/font/mod.rs"]
pub mod font;
#[path = "../../src/form/mod.rs"]
pub mod form;
#[path = "../../src/order/mod.rs"]
pub mod order;
#[path = "../../src/rules/mod.rs"]
pub mod rules;
#[path = "../../src/next/mod.rs"]
pub mod next;
#[path = "../../src/diff/mod.rs"]
pub mod diff;
#[path = "../../src/compose/mod.rs"]
pub mod compose;
#[path = "../../src/docx/mod.rs"]
pub mod docx;
#[path = "../../src/reread/mod.rs"]
pub mod reread;
pub mod targets;
