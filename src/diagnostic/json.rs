//! Findings as JSON, for programs.

use serde::Serialize;

use crate::diagnostic::Finding;

#[derive(Serialize)]
struct Report<'a> {
    findings: Vec<Row<'a>>,
}

/// A finding as the contract has it: lines and columns from 1, the end exclusive.
/// Columns are counted in characters. The label is left out; no help is `null`.
#[derive(Serialize)]
struct Row<'a> {
    rule: &'a str,
    level: &'a str,
    file: &'a str,
    route: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    message: &'a str,
    help: Option<&'a str>,
}

/// The findings as one JSON object with a final line end; also when there are none.
///
/// # Panics
///
/// Never: the rows hold only texts and numbers.
#[must_use]
pub fn json(findings: &[Finding]) -> String {
    let report = Report { findings: findings.iter().map(row).collect() };
    let mut text = serde_json::to_string_pretty(&report)
        .expect("internal error: texts and numbers always serialise");
    text.push('\n');
    text
}

fn row(finding: &Finding) -> Row<'_> {
    let source = &finding.place.source;
    let start = source.position(finding.place.span.start);
    let end = source.position(finding.place.span.end);
    Row {
        rule: finding.rule,
        level: finding.level.name(),
        file: source.name(),
        route: finding.place.route.as_str(),
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
        message: &finding.message,
        help: finding.help.as_deref(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Place, Route, Source};

    #[test]
    fn no_findings_are_an_empty_list() {
        assert_eq!(json(&[]), "{\n  \"findings\": []\n}\n");
    }

    #[test]
    fn a_row_has_the_shape_of_the_contract() {
        let source = Source::new("x.yaml", "год: завтра\n");
        let span = "год: ".len().."год: завтра".len();
        let place = Place { source, span, route: Route::default().key("год") };
        let finding = Finding::error("bad-date", place, "не дата").help("исправьте");
        let value: serde_json::Value = serde_json::from_str(&json(&[finding])).unwrap();
        assert_eq!(
            value,
            serde_json::json!({"findings": [{
                "rule": "bad-date", "level": "error", "file": "x.yaml", "route": "год",
                "line": 1, "column": 6, "end_line": 1, "end_column": 12,
                "message": "не дата", "help": "исправьте"
            }]})
        );
    }
}
