//! What the fuzzer calls, and `tests/suite/corpus.rs` with every file of the corpus: no
//! bytes may make these panic, hang or fill the memory. Each says whether the bytes were
//! good, so that seeds can be held to it.

#![allow(
    unreachable_pub,
    clippy::unwrap_used,
    reason = "shared by the fuzzer's crate and the tests, where a fault of ours may panic"
)]

use std::io::{Cursor, Write};
use std::sync::{Arc, OnceLock};

use prikaz::calendar::Year;
use prikaz::compose::compose;
use prikaz::diagnostic::{Finding, Look, json, render, sort};
use prikaz::diff::{self, Version};
use prikaz::form::{self, Form, Library};
use prikaz::next::{self, Options};
use prikaz::order::Order;
use prikaz::reread::{self, Paper, RereadError, Strictness, compare};
use prikaz::russian::period;
use prikaz::source::{Place, Source};
use prikaz::yaml::Node;
use prikaz::{docx, order, rules, yaml};

/// An order's file, in the form of the seed order. A good one is checked and mended, moved
/// to the next year, and compared with what came of that.
pub fn yaml(bytes: &[u8]) -> bool {
    static FORM: OnceLock<Form> = OnceLock::new();
    let form = FORM.get_or_init(|| {
        let place = Place::top(&Source::new("order.yaml", ""));
        form::load(&Library::built_in(), "smolensk-edu", &place).unwrap()
    });
    let source = Source::decode("order.yaml", bytes.to_vec());
    source.is_ok_and(|source| {
        show(order(&source, form).and_then(|(node, order)| {
            let document = compose(&order, form)?;
            let left_out = rules::check_document(&node, &order, form, &document);
            assert!(left_out.is_empty(), "{left_out:?}");
            check_and_mend(&source, &node, &order, form);
            move_on(&source, &node, &order, form);
            Ok(())
        }))
    })
}

/// What the rules mend is an order still.
fn check_and_mend(source: &Source, node: &Node, old: &Order, form: &Form) {
    let report = rules::check(node, old, form, None);
    assert!(json(&report.findings).ends_with("}\n"));
    let mended = yaml::apply(source, &report.splices);
    let mended = Source::decode("order.yaml", mended.into_bytes()).unwrap();
    let (_, new) = order(&mended, form).expect("a mended order is read");
    let entry = diff::diff(Version { order: old, form }, Version { order: &new, form });
    assert!(!report.splices.is_empty() || entry.is_empty());
}

/// Next year's order is one, and its list of changes leads back.
fn move_on(source: &Source, node: &Node, old: &Order, form: &Form) {
    let Some(from) = old.year.as_ref().map(|year| year.year) else { return };
    let options = Options { to: from.after(1), keeps_numbers: false };
    let made = next::next(node, old, from, options);
    let back = next::undo(&made.text, &made.changes);
    assert_eq!(back, Some(format!("{}{}", source.mark(), source.text())));
    assert!(next::json(&made.changes).ends_with("}\n"));
    let draft = Source::decode("order.yaml", made.text.into_bytes()).unwrap();
    let (_, new) = order(&draft, form).expect("next year's order is read");
    let version = |order| Version { order, form };
    assert!(diff::diff(version(old), version(old)).is_empty());
    let entry = diff::diff(version(old), version(&new));
    assert!(diff::json(&entry).ends_with('\n'));
}

/// A form: its files one after another, each under a line `=== NAME`.
pub fn form(bytes: &[u8]) -> bool {
    let mut library = Library::built_in();
    for (name, bytes) in parts(bytes, "form.yaml") {
        if let Ok(source) = Source::decode(&name, bytes.to_vec()) {
            library.add(format!("own/{name}"), source);
        }
    }
    let source = Source::new("order.yaml", ORDER);
    let form = form::load(&library, "own", &Place::top(&source));
    show(form.and_then(|form| {
        let (node, order) = order(&source, &form)?;
        let document = compose(&order, &form)?;
        assert!(!document.print().is_empty());
        docx::write(&document).unwrap();
        let left_out = rules::check_document(&node, &order, &form, &document);
        if left_out.is_empty() { Ok(()) } else { Err(left_out) }
    }))
}

/// A PDF, or its objects one after another, each under a line `=== `; the first is the
/// catalog, and `1001 0 R` is the length of the stream in object 1.
pub fn reread_pdf(bytes: &[u8]) -> bool {
    let is_whole = bytes.starts_with(b"%PDF-");
    let bytes = if is_whole { bytes.to_vec() } else { assembled(bytes) };
    let paper = reread::pdf(&bytes);
    differ(paper, &bytes)
}

/// A DOCX, or its parts one after another, each under a line `=== NAME`.
pub fn reread_docx(bytes: &[u8]) -> bool {
    let bytes = if bytes.starts_with(b"PK") { bytes.to_vec() } else { packed(bytes) };
    let paper = reread::docx(&bytes);
    differ(paper, &bytes)
}

/// A term: it prints as it was, and so does next year's.
pub fn period(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let period = period::parse(&text);
    assert_eq!(period.to_string(), text);
    for year in [Year::school("2023/2024"), Year::calendar("2024")].into_iter().flatten()
    {
        std::hint::black_box(period.days(year));
        assert!(period.reversed(year).iter().all(|it| text.get(it.clone()).is_some()));
    }
    let condition = period.condition();
    assert!(condition.is_none_or(|it| !it.is_empty()) || text.is_empty());
    assert!(period.spelling().iter().all(|it| text.get(it.range.clone()).is_some()));
    for years in [-1, 0, 1, 9999] {
        let shift = period.shift(years);
        let mut new = text.to_string();
        for edit in shift.edits.iter().rev() {
            new.replace_range(edit.range.clone(), &edit.new);
        }
        assert_eq!(shift.period.to_string(), new);
        assert!(shift.notes.iter().all(|it| text.get(it.range()).is_some()));
    }
    period.is_understood() && (period.is_dated() || period.recurrence().is_some())
}

/// A change of an order's text: a line `WHICH START LENGTH NEW`, then the order. All other
/// texts stay.
pub fn splice(bytes: &[u8]) -> bool {
    changed(&String::from_utf8_lossy(bytes)).is_some()
}

fn changed(input: &str) -> Option<()> {
    let (line, order) = input.split_once('\n')?;
    let mut words = line.splitn(4, ' ');
    let mut number = || words.next()?.parse::<usize>().ok();
    let (which, start, length) = (number()?, number()?, number()?);
    let new = words.next()?;
    let old = texts(order)?;
    let (span, value, text) = old.get(which)?;
    let range = start..start.checked_add(length)?;
    value.get(range.clone())?;
    let is_plain =
        |c: char| c.is_alphanumeric() || " .,:;-–«»#{}[]()'\"&*!|>%@`?\\".contains(c);
    let mut expected = value.clone();
    expected.replace_range(range.clone(), new);
    if !new.chars().all(is_plain) || expected.trim() != expected || expected.is_empty() {
        return None;
    }
    let splice = text.change(range, new)?;
    let source = Source::new("order.yaml", order);
    let after = yaml::apply(&source, &[splice]);
    let now = texts(&after).expect("a changed order is read");
    assert_eq!(old.len(), now.len(), "{after}");
    for ((place, was, _), (_, is, _)) in old.iter().zip(&now) {
        // What an alias repeats changes with it.
        assert_eq!(is, if place == span { &expected } else { was }, "{after}");
    }
    Some(())
}

/// The texts of an order, each with its bytes in the file.
type Texts = Vec<(std::ops::Range<usize>, String, order::Text)>;

fn texts(yaml: &str) -> Option<Texts> {
    let (node, findings) = yaml::parse(&Source::new("order.yaml", yaml));
    let order = order::read(&node.filter(|_| findings.is_empty())?, None).ok()?;
    let mut texts = vec![order.title, order.signatory.post, order.signatory.name];
    texts.extend(order.preamble);
    let mut items = order.items;
    while let Some(item) = items.pop() {
        texts.push(item.text);
        items.extend(item.items);
    }
    texts.extend(
        order
            .appendices
            .into_iter()
            .flat_map(|it| [Some(it.title), it.subtitle])
            .flatten(),
    );
    let spread = |text: order::Text| (text.place.span.clone(), text.value.clone(), text);
    Some(texts.into_iter().map(spread).collect())
}

/// An order with one of everything that templates show.
const ORDER: &str = "\
form: own
number: 1-О
date: 2024-08-26
school_year: 2024/2025
title: Об утверждении плана
preamble: В целях исполнения
items:
  - Утвердить план (Приложение 1).
  - text: \"Контроль возложить на {{ people.a.accusative }}.\"
    items: [До 1 сентября., После 1 сентября.]
signatory: { post: Начальник, name: И.О. Фамилия }
people: { a: { name: И.О. Петров, accusative: И.О. Петрова } }
appendices:
  - kind: plan
    title: ПЛАН
    subtitle: на год
    columns:
      - { key: number, title: №, width: 15mm }
      - { key: event, title: Мероприятие, width: 100mm }
      - { key: period, title: Срок, width: 60mm }
    sections:
      - title: Разное
        events:
          - { event: Совещание, period: Октябрь }
          - { event: [Первое, Второе], period: Ноябрь }
  - kind: text
    title: ПОЛОЖЕНИЕ
    paragraphs: [Общие слова.]
    items: [Один.]
";

/// The way of an order from its text to its model.
fn order(source: &Arc<Source>, form: &Form) -> Result<(Node, Order), Vec<Finding>> {
    let (node, mut findings) = yaml::parse(source);
    let Some(node) = node else { return Err(findings) };
    let order = order::read(&node, Some(form)).map_err(|more| findings.extend(more));
    match order {
        Ok(order) if findings.is_empty() => Ok((node, order)),
        _ => Err(findings),
    }
}

/// Shows what was found, in every way there is.
fn show(result: Result<(), Vec<Finding>>) -> bool {
    let Err(mut findings) = result else { return true };
    assert!(!findings.is_empty(), "a refusal says why");
    sort(&mut findings);
    assert!(json(&findings).ends_with("}\n"));
    for colour in [false, true] {
        assert!(!render(&findings, Look { colour }).is_empty());
    }
    false
}

/// Compares a paper with itself and with an empty one.
fn differ(paper: Result<Paper, RereadError>, bytes: &[u8]) -> bool {
    let is_ours = reread::identity(bytes).is_none_or(|it| it.starts_with("prikaz-"));
    assert!(is_ours);
    let paper = match paper {
        Ok(paper) => paper,
        Err(error) => {
            assert!(!error.to_string().is_empty());
            return false;
        }
    };
    assert_eq!(compare(&paper, &paper, Strictness::Exact), []);
    for strictness in [Strictness::Exact, Strictness::Seen] {
        for difference in compare(&Paper::default(), &paper, strictness) {
            assert!(!difference.to_string().is_empty());
        }
    }
    true
}

/// Files in one: each begins with a line `=== NAME`; what stands before the first is
/// `first`.
fn parts<'a>(bytes: &'a [u8], first: &str) -> Vec<(String, &'a [u8])> {
    let mut parts = Vec::new();
    let (mut name, mut start, mut at) = (first.to_owned(), 0, 0);
    for line in bytes.split_inclusive(|&byte| byte == b'\n') {
        if let Some(next) = line.strip_prefix(b"=== ") {
            parts.push((name.clone(), bytes.get(start..at).unwrap_or_default()));
            String::from_utf8_lossy(next).trim().clone_into(&mut name);
            start = at + line.len();
        }
        at += line.len();
    }
    parts.push((name, bytes.get(start..).unwrap_or_default()));
    parts
}

/// A package of parts.
fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Stored);
    for (name, bytes) in parts(bytes, "[Content_Types].xml") {
        // A name may be taken, or too long.
        if archive.start_file(name, stored).is_ok() {
            archive.write_all(bytes).unwrap();
        }
    }
    archive.finish().unwrap().into_inner()
}

/// A PDF of objects: numbered, with a table of where they stand.
fn assembled(bytes: &[u8]) -> Vec<u8> {
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut table = String::new();
    let mut add = |file: &mut Vec<u8>, number: usize, body: &[u8]| {
        let entry = format!("{number} 1\n{:010} 00000 n \n", file.len());
        table.push_str(&entry);
        file.extend(format!("{number} 0 obj\n").bytes());
        file.extend(body);
        file.extend(b"\nendobj\n");
    };
    let bodies = parts(bytes, "").into_iter().map(|(_, body)| body).skip(1).take(999);
    for (body, number) in bodies.zip(1..) {
        let body = body.strip_suffix(b"\n").unwrap_or(body);
        add(&mut file, number, body);
        let stream = memchr::memmem::find(body, b"stream\n").map(|at| at + 7);
        if let Some(start) = stream {
            let length = body.len().saturating_sub(start + "\nendstream".len());
            add(&mut file, 1000 + number, length.to_string().as_bytes());
        }
    }
    let at = file.len();
    let trailer = format!(
        "xref\n0 1\n0000000000 65535 f \n{table}trailer\n<</Size 2000/Root 1 0 R>>\nstartxref\n{at}\n%%EOF\n"
    );
    file.extend(trailer.bytes());
    file
}
