//! Findings as SARIF 2.1.0, for code hosts and editors.

use std::fmt::Write;

use serde_json::{Value, json};

use crate::diagnostic::{Finding, Level};

/// What a SARIF log says of a rule.
#[derive(Debug, Clone, Copy)]
pub struct About<'a> {
    /// Its name.
    pub name: &'a str,
    /// What it finds, in one sentence.
    pub finds: &'a str,
    /// Why it matters.
    pub why: &'a str,
    /// Its level by default.
    pub level: Level,
}

/// The findings as a SARIF log with a final line end; also when there are none. Columns
/// are counted in characters, from 1, the end exclusive.
///
/// # Panics
///
/// Never: a log is made of texts and numbers.
#[must_use]
pub fn sarif(findings: &[Finding], rules: &[About<'_>]) -> String {
    let results: Vec<Value> = findings.iter().map(|f| result(f, rules)).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "prikaz",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules.iter().map(rule).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    let mut text = serde_json::to_string_pretty(&log)
        .expect("internal error: texts and numbers always serialise");
    text.push('\n');
    text
}

fn rule(about: &About<'_>) -> Value {
    json!({
        "id": about.name,
        "shortDescription": { "text": about.finds },
        "fullDescription": { "text": about.why },
        "help": { "text": format!("prikaz explain {}", about.name) },
        "defaultConfiguration": { "level": level(about.level) },
    })
}

/// A finding as a result. Its help is put behind the message, its label left out; a fault
/// whose rule is not among `rules` has no `ruleIndex`.
fn result(finding: &Finding, rules: &[About<'_>]) -> Value {
    let source = &finding.place.source;
    let start = source.position(finding.place.span.start);
    let end = source.position(finding.place.span.end);
    let text = match &finding.help {
        Some(help) => format!("{}; как исправить: {help}", finding.message),
        None => finding.message.clone(),
    };
    let mut result = json!({
        "ruleId": finding.rule,
        "level": level(finding.level),
        "message": { "text": text },
        "locations": [{
            "physicalLocation": {
                "artifactLocation": { "uri": uri(source.name()) },
                "region": {
                    "startLine": start.line,
                    "startColumn": start.column,
                    "endLine": end.line,
                    "endColumn": end.column,
                },
            },
            "logicalLocations": [{ "fullyQualifiedName": finding.place.route.as_str() }],
        }],
    });
    if let Some(index) = rules.iter().position(|about| about.name == finding.rule) {
        result["ruleIndex"] = index.into();
    }
    result
}

/// SARIF has no hints: they are notes there.
fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Hint => "note",
    }
}

/// A file's name as a relative reference: all but plain letters and digits in percents.
fn uri(name: &str) -> String {
    let mut uri = String::new();
    for byte in name.replace('\\', "/").bytes() {
        match byte {
            b'a'..=b'z'
            | b'A'..=b'Z'
            | b'0'..=b'9'
            | b'/'
            | b'.'
            | b'-'
            | b'_'
            | b'~' => {
                uri.push(char::from(byte));
            }
            _ => {
                // Writing to a text cannot fail.
                let _ = write!(uri, "%{byte:02X}");
            }
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Place, Source};

    #[test]
    fn columns_are_characters_and_names_are_references() {
        let source = Source::new("мой план.yaml", "год: завтра\n");
        let place = Place::bytes(&source, 8..20);
        let finding = Finding::error("bad-date", place, "не дата").help("исправьте");
        let about = About {
            name: "bad-date",
            finds: "не дата",
            why: "её не прочитать",
            level: Level::Error,
        };
        let log: Value = serde_json::from_str(&sarif(&[finding], &[about])).unwrap();
        let run = &log["runs"][0];
        assert_eq!(run["columnKind"], "unicodeCodePoints");
        let result = &run["results"][0];
        assert_eq!(result["ruleIndex"], 0);
        assert_eq!(result["message"]["text"], "не дата; как исправить: исправьте");
        let location = &result["locations"][0]["physicalLocation"];
        assert_eq!(
            location["artifactLocation"]["uri"],
            "%D0%BC%D0%BE%D0%B9%20%D0%BF%D0%BB%D0%B0%D0%BD.yaml"
        );
        assert_eq!(
            location["region"],
            json!({ "startLine": 1, "startColumn": 6, "endLine": 1, "endColumn": 12 })
        );
    }
}
