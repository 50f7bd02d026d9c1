//! Findings as text, for people.

use annotate_snippets::{AnnotationKind, Group, Level as Grade, Renderer, Snippet};

use crate::diagnostic::{Finding, Level};

/// How findings are to look.
#[derive(Debug, Clone, Copy, Default)]
pub struct Look {
    /// With colours, for a terminal.
    pub colour: bool,
}

/// The findings one after another, each with its line and an empty line behind it.
#[must_use]
pub fn render(findings: &[Finding], look: Look) -> String {
    let renderer = if look.colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.term_width(WIDTH);
    let one = |finding| format!("{}\n\n", renderer.render(&[group(finding)]));
    findings.iter().map(one).collect()
}

/// Longer lines of a source are shown in part.
/// In columns; the terminal is not asked for its own width.
const WIDTH: usize = 140;

fn group(finding: &Finding) -> Group<'_> {
    let grade = match finding.level {
        Level::Error => Grade::ERROR,
        Level::Warning => Grade::WARNING,
        Level::Hint => Grade::NOTE,
    };
    let grade = grade.with_name(finding.level.title());
    let title = grade.primary_title(finding.message.as_str()).id(finding.rule);
    let group = title.element(snippet(finding));
    match &finding.help {
        Some(help) => {
            group.element(Grade::HELP.with_name("как исправить").message(help.as_str()))
        }
        None => group,
    }
}

/// The first line of the place with the place underlined: a fault that spans several
/// lines is shown where it begins.
///
/// The renderer is given that line alone, so bytes are counted from its beginning. A
/// place behind the line's end is marked at the end.
fn snippet(finding: &Finding) -> Snippet<'_, annotate_snippets::Annotation<'_>> {
    let source = &finding.place.source;
    let span = &finding.place.span;
    let line = source.position(span.start).line;
    let bytes = source.line_span(line);
    let start = span.start.min(bytes.end) - bytes.start;
    let end = span.end.clamp(span.start, bytes.end.max(span.start)) - bytes.start;
    let mark = AnnotationKind::Primary.span(start..end.max(start));
    Snippet::source(source.slice(&bytes))
        .line_start(line)
        .path(source.name())
        .annotation(mark.label(finding.label.as_deref()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Place, Route, Source};

    #[test]
    fn a_finding_shows_its_line_and_what_to_do() {
        let source = Source::new("data/x.yaml", "форма: а\n  period: октябрь 2025 г.\n");
        let start = source.text().find("октябрь").unwrap();
        let span = start..source.text().len() - 1;
        let place = Place { source, span, route: Route::default() };
        let finding = Finding::error("period-outside-year", place, "срок вне года")
            .label("учебный год: 01.09.2023–31.08.2024")
            .help("исправьте год");
        assert_eq!(
            render(&[finding], Look::default()),
            "\
ошибка[period-outside-year]: срок вне года
 --> data/x.yaml:2:11
  |
2 |   period: октябрь 2025 г.
  |           ^^^^^^^^^^^^^^^ учебный год: 01.09.2023–31.08.2024
  |
  = как исправить: исправьте год

"
        );
    }
}
