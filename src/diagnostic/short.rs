//! Findings as text, a line each.

use std::fmt::Write;

use crate::diagnostic::Finding;

/// The findings, a line each: `file:line:column: level[rule]: message`.
#[must_use]
pub fn short(findings: &[Finding]) -> String {
    let mut text = String::new();
    for finding in findings {
        let (source, level) = (&finding.place.source, finding.level.title());
        let at = source.position(finding.place.span.start);
        // Writing to a text cannot fail.
        let _ = writeln!(
            text,
            "{}:{}:{}: {level}[{}]: {}",
            source.name(),
            at.line,
            at.column,
            finding.rule,
            finding.message
        );
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Place, Source};

    #[test]
    fn a_finding_is_a_line() {
        let source = Source::new("x.yaml", "год: завтра\n");
        let place = Place::bytes(&source, 8..20);
        let finding = Finding::error("bad-date", place, "не дата");
        assert_eq!(short(&[finding]), "x.yaml:1:6: ошибка[bad-date]: не дата\n");
    }
}
