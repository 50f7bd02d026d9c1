//! PDF/A-2a and PDF/UA-1 by an independent validator, and bytes that repeat.

use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};
use prikaz::pdf;

use crate::paper::{document, signed, text};

/// What the validator finds against a profile.
fn failures(bytes: &[u8], profile: ValidationProfile) -> Vec<String> {
    let options = ValidationOptions::default().profile(profile);
    let report = validate_pdf_bytes(bytes, &options).unwrap();
    let failures = report.failures.iter();
    failures.map(|failure| format!("{}: {}", failure.rule_id, failure.message)).collect()
}

fn assert_standards(bytes: &[u8], profiles: &[ValidationProfile]) {
    for &profile in profiles {
        assert_eq!(failures(bytes, profile), Vec::<String>::new(), "{profile:?}");
    }
}

const ARCHIVE_AND_ACCESS: [ValidationProfile; 2] =
    [ValidationProfile::PdfA2a, ValidationProfile::PdfUa1];

#[test]
fn the_signed_order_is_pdf_a_2a_and_pdf_ua_1() {
    for form in ["smolensk-edu", "smolensk-edu-facsimile", "gost-2025"] {
        let pdf = pdf::write(&signed(form)).unwrap();
        assert_standards(&pdf.bytes, &ARCHIVE_AND_ACCESS);
    }
}

#[test]
fn an_order_without_a_date_is_pdf_ua_1_and_claims_no_pdf_a() {
    let pdf = pdf::write(&document(&text("templates/new.yaml"), "smolensk-edu")).unwrap();
    assert_standards(&pdf.bytes, &[ValidationProfile::PdfUa1]);
    assert_ne!(failures(&pdf.bytes, ValidationProfile::PdfA2a), Vec::<String>::new());
}

#[test]
fn an_order_with_three_appendices_keeps_the_standards() {
    let order = text("tests/golden/papers/three-appendices/order.yaml");
    let pdf = pdf::write(&document(&order, "smolensk-edu")).unwrap();
    assert_standards(&pdf.bytes, &ARCHIVE_AND_ACCESS);
}

#[test]
fn the_same_order_gives_the_same_bytes() {
    let first = pdf::write(&signed("smolensk-edu")).unwrap();
    let other = pdf::write(&signed("smolensk-edu-facsimile")).unwrap();
    let again = pdf::write(&signed("smolensk-edu")).unwrap();
    assert!(first.bytes == again.bytes);
    assert!(first.bytes != other.bytes);
}
