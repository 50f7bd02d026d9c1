//! Changes as tables, for people: on a screen and in a file.

use std::fmt::Write;

use crate::next::Change;

/// What each rule is called.
const RULES: [(&str, &str); 19] = [
    ("year", "год"),
    ("school-year", "учебный год"),
    ("name-year", "год в названии"),
    ("text-year", "год в тексте"),
    ("ordinal", "порядковый номер"),
    ("number", "номер приказа"),
    ("date", "дата приказа"),
    ("draft", "проект"),
    ("event-number", "номер мероприятия"),
    ("term", "срок без дат"),
    ("undated", "срок без года"),
    ("term-unknown", "срок не понят"),
    ("term-reversed", "срок наоборот"),
    ("long-term", "несколько лет"),
    ("leap-day", "29 февраля"),
    ("ended", "срок действия"),
    ("people", "люди и должности"),
    ("anniversary", "юбилей"),
    ("act", "другой документ"),
];

/// The most characters of a piece that a table shows.
const SHOWN: usize = 46;

/// The changes for a screen: what was made, then what to look at.
#[must_use]
pub fn text(changes: &[Change]) -> String {
    let mut out = String::new();
    for (title, rows) in parts(changes) {
        if rows.is_empty() {
            continue;
        }
        let _ = writeln!(out, "{title}: {}", rows.len());
        let widths = widths(&rows);
        for row in rows {
            let cells = [&row.line, &row.rule, &row.what];
            for (cell, width) in cells.into_iter().zip(widths) {
                let _ = write!(out, "  {cell:width$}");
            }
            let _ = writeln!(out, "  {}", row.why);
        }
        out.push('\n');
    }
    if changes.iter().any(|change| change.new.is_none()) {
        out.push_str("в скобках – строки прежнего файла\n");
    }
    out
}

/// The changes as a Markdown file.
#[must_use]
pub fn markdown(changes: &[Change], title: &str) -> String {
    let mut out = format!("# {title}\n");
    for (title, rows) in parts(changes) {
        let _ = write!(out, "\n## {title}: {}\n", rows.len());
        if rows.is_empty() {
            continue;
        }
        out.push_str("\n| строка | что | было → стало | почему |\n|---:|---|---|---|\n");
        for row in rows {
            let cells =
                [row.line, row.rule, row.what, row.why].map(|cell| escaped(&cell));
            let _ = writeln!(out, "| {} |", cells.join(" | "));
        }
    }
    if changes.iter().any(|change| change.new.is_none()) {
        out.push_str("\nВ скобках – строки прежнего файла.\n");
    }
    out
}

/// A row of a table.
struct Row {
    /// The line in the new file; in brackets that of the old one, for what was removed.
    line: String,
    rule: String,
    what: String,
    why: String,
}

/// What must be looked at, what was changed, and what was left alone without a doubt.
fn parts(changes: &[Change]) -> [(&'static str, Vec<Row>); 3] {
    let rows = |is_one: &dyn Fn(&Change) -> bool| {
        let listed = changes.iter().filter(|change| change.rule != "review-mark");
        listed.filter(|change| is_one(change)).map(row).collect()
    };
    [
        ("Посмотрите", rows(&|change| change.review)),
        ("Остальные изменения", rows(&|change| !change.review && change.is_made())),
        ("Оставлено", rows(&|change| !change.review && !change.is_made())),
    ]
}

fn row(change: &Change) -> Row {
    let place = change.new.as_ref().or(change.old.as_ref());
    let words = |piece: &Option<crate::next::Piece>| {
        piece.as_ref().map(|piece| short(&piece.text, SHOWN)).unwrap_or_default()
    };
    let (old, new) = (words(&change.old), words(&change.new));
    let what = match (&change.old, &change.new) {
        (_, _) if !change.is_made() => old,
        (None, _) => format!("+ {new}"),
        (_, None) => format!("− {old}"),
        _ => format!("{old} → {new}"),
    };
    let rule = RULES.iter().find(|(rule, _)| *rule == change.rule);
    Row {
        // What was removed has a line in the old file alone.
        line: match (&change.new, &change.old) {
            (None, Some(old)) => format!("({})", old.line),
            _ => place.map(|piece| piece.line.to_string()).unwrap_or_default(),
        },
        rule: rule.map_or(change.rule, |(_, title)| title).to_owned(),
        what,
        why: change.why.clone(),
    }
}

/// A text on one line, cut after so many characters.
pub(super) fn short(text: &str, most: usize) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let words = words.join(" ");
    match words.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", words.get(..end).unwrap_or_default().trim_end()),
        None => words,
    }
}

fn widths(rows: &[Row]) -> [usize; 3] {
    let widest = |cell: fn(&Row) -> &str| {
        rows.iter().map(|row| cell(row).chars().count()).max().unwrap_or_default()
    };
    [widest(|row| &row.line), widest(|row| &row.rule), widest(|row| &row.what)]
}

/// What Markdown would take for markup stands for itself.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '|' | '\\' | '`' | '*' | '_' | '<' | '[' | '#') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
