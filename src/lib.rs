//! `prikaz`: an order (приказ) and its approved plan, from one YAML file to PDF
//! and DOCX.

#![cfg_attr(test, allow(clippy::unwrap_used, reason = "a test may fail"))]

pub mod source;
pub mod diagnostic;
pub mod yaml;
pub mod calendar;
pub mod russian;
pub mod digest;
pub mod document;
pub mod font;
pub mod form;
pub mod order;
pub mod rules;
pub mod next;
pub mod diff;
pub mod compose;
pub mod pdf;
pub mod docx;
pub mod reread;
pub mod proof;
pub mod manifest;
pub mod cli;
