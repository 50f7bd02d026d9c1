//! The rules in words: a page each, the list, the whole manual.

use std::fmt::Write;

use crate::diagnostic::Level;
use crate::rules::RULES;
use crate::rules::rule::{Grade, Origin, Rule};

/// A rule's page as text for a terminal.
#[must_use]
pub fn page(rule: &Rule) -> String {
    let page = &rule.page;
    let indent = |yaml: &str| format!("  {}\n", yaml.replace('\n', "\n  "));
    format!(
        "{}: {}\n\nУровень: {}.\nПочему это важно: {}\nОткуда правило: {}.\n{}\n\nПлохо:\n{}\nХорошо:\n{}",
        rule.name,
        page.finds,
        grade(rule.grade),
        page.why,
        origin(page.source),
        remedies(rule).join(" "),
        indent(page.bad),
        indent(page.good),
    )
}

/// The names of all rules, a line each with what it finds.
#[must_use]
pub fn overview() -> String {
    let width = RULES.iter().map(|rule| rule.name.len()).max().unwrap_or_default();
    let mut text = String::new();
    for rule in RULES {
        // Writing to a text cannot fail.
        let _ = writeln!(text, "{:width$}  {}", rule.name, rule.page.finds);
    }
    text
}

/// The manual of all rules as Markdown, `docs/rules.md`.
#[must_use]
pub fn manual() -> String {
    let mut text = MANUAL.to_owned();
    for rule in RULES {
        let level = grade(rule.grade);
        let _ = writeln!(
            text,
            "| [`{0}`](#{0}) | {level} | {1} |",
            rule.name, rule.page.finds
        );
    }
    for rule in RULES {
        let page = &rule.page;
        let _ = write!(
            text,
            "\n## {}\n\nНаходит: {}.\n\nУровень: {}.\n\n{}\n\nОткуда правило: {}. {}\n\n\
             Плохо:\n\n```yaml\n{}\n```\n\nХорошо:\n\n```yaml\n{}\n```\n",
            rule.name,
            page.finds,
            grade(rule.grade),
            page.why,
            origin(page.source),
            remedies(rule).join(" "),
            page.bad,
            page.good,
        );
    }
    text
}

const MANUAL: &str = "\
# Правила проверки

Этот файл написан программой из тех же слов, что показывает `prikaz explain ПРАВИЛО`. Проверяет команда `prikaz check`; ошибки \
останавливают и `prikaz build`.

Уровень правила меняет бланк (`form.yaml`) или сам приказ: `checks: { number-gap: allow }`. Уровни: `error` — ошибка, `warning` — \
предупреждение, `hint` — замечание, `allow` — не искать. Одно место допускает пояснение строкой выше ключа: \
`# prikaz: допустить number-gap`.

| правило | уровень | находит |
|---|---|---|
";

fn grade(grade: Grade) -> String {
    match grade {
        Grade::Always(level) => level.title().to_owned(),
        Grade::UntilSigned => {
            let (draft, signed) = (Level::Error.title(), Level::Warning.title());
            format!("{draft}, а в подписанном приказе — {signed}")
        }
    }
}

fn origin(origin: Origin) -> String {
    match origin {
        Origin::Official(says) => format!("прочитано в официальном тексте: {says}"),
        Origin::Custom => "обычай".to_owned(),
        Origin::Own => "наше правило".to_owned(),
    }
}

/// What can be done about its faults.
fn remedies(rule: &Rule) -> Vec<String> {
    let mut remedies = Vec::new();
    remedies.push(if rule.page.is_mended {
        "Что безопасно, исправляет `prikaz check --fix`.".to_owned()
    } else {
        "Исправляет только человек.".to_owned()
    });
    if rule.is_free() {
        remedies.push(format!(
            "Допустить в одном месте: `# prikaz: допустить {}`.",
            rule.name
        ));
    }
    remedies
}
