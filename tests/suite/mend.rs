//! `prikaz check --fix`: what is safe is mended, all else stays byte for byte.

use prikaz::rules;
use prikaz::source::Source;
use prikaz::yaml::{self, comments};
use prikaz::{form, order};
use proptest::prelude::*;

use crate::check::report;
use crate::desk::{Desk, Done};
use crate::paper::text;

/// The signed order's name on a desk.
const SIGNED: &str = "data/2023-712-02.yaml";

/// An order in work, with faults of every kind that can be mended.
const DRAFT: &str = "\
# Пояснение  с  пробелами , и \"кавычками\".
form: smolensk-edu
draft: true
school_year: 2023/2024
title: Об утверждении плана  центров «Точка роста »   # и здесь  два
items:
  - >-
    Утвердить план центров «Точка
    роста»(Приложение № 1) , кроме №5.
  - 'Контроль за исполнением приказа возложить на заместителя \"по  науке\".'
signatory: { post: \"Начальник «\\\"Штаба\\\"» \", name: И.О. Фамилия }
appendices:
  - kind: plan
    title: ПЛАН
    sections:
      - title: Семинары
        events:
          - event: |
              Семинар \"Опыт\" ,беседы
            audience: Учителя
            period: Октябрь-ноябрь 2023г. # срок
            responsible: Отдел
";

const MENDED: &str = "\
# Пояснение  с  пробелами , и \"кавычками\".
form: smolensk-edu
draft: true
school_year: 2023/2024
title: Об утверждении плана центров «Точка роста»   # и здесь  два
items:
  - >-
    Утвердить план центров «Точка
    роста» (Приложение № 1), кроме № 5.
  - 'Контроль за исполнением приказа возложить на заместителя «по науке».'
signatory: { post: \"Начальник «„Штаба“»\", name: И.О. Фамилия }
appendices:
  - kind: plan
    title: ПЛАН
    sections:
      - title: Семинары
        events:
          - event: |
              Семинар «Опыт», беседы
            audience: Учителя
            period: Октябрь–ноябрь 2023 г. # срок
            responsible: Отдел
";

fn desk() -> Desk {
    let desk = Desk::new();
    desk.put("draft.yaml", DRAFT).put(SIGNED, text(SIGNED));
    desk
}

#[test]
fn what_is_safe_is_mended_and_all_else_stays() {
    let desk = desk();
    let done = desk.run(&["check", "--fix", "draft.yaml"]);
    assert_eq!(String::from_utf8(desk.get("draft.yaml")).unwrap(), MENDED);
    let first = done.says.lines().next();
    assert_eq!(first, Some("исправлено: draft.yaml, мест: 17"), "{}", done.says);
    let again = desk.run(&["check", "--fix", "draft.yaml"]);
    assert_eq!(desk.get("draft.yaml"), MENDED.as_bytes());
    assert!(!again.says.contains("исправлено"), "{}", again.says);
}

#[test]
fn a_byte_order_mark_and_line_ends_stay() {
    let desk = Desk::new();
    let windows = |text: &str| format!("\u{FEFF}{}", text.replace('\n', "\r\n"));
    desk.put("draft.yaml", windows(DRAFT));
    desk.run(&["check", "--fix", "draft.yaml"]);
    assert_eq!(String::from_utf8(desk.get("draft.yaml")).unwrap(), windows(MENDED));
}

#[test]
fn a_difference_is_shown_and_nothing_is_written() {
    let desk = desk();
    let done = desk.run(&["check", "--fix", "--diff", "draft.yaml"]);
    assert_eq!((done.code, done.says.as_str()), (0, ""));
    assert_eq!(desk.get("draft.yaml"), DRAFT.as_bytes());
    let shown = done.text();
    assert!(
        shown.starts_with("--- draft.yaml\n+++ draft.yaml\n@@ -2,13 +2,13 @@\n"),
        "{shown}"
    );
    let lines = |sign: &str| shown.lines().filter(|line| line.starts_with(sign)).count();
    assert_eq!((lines("-"), lines("+")), (7, 7), "{shown}");
    assert!(
        shown.contains("+            period: Октябрь–ноябрь 2023 г. # срок\n"),
        "{shown}"
    );
}

#[test]
fn a_difference_that_leaves_errors_ends_as_mending_would() {
    let desk = Desk::new();
    let late = DRAFT.replace("Октябрь-ноябрь 2023г.", "Октябрь-ноябрь 2033г.");
    desk.put("draft.yaml", &late).put("broken.yaml", "title: [");
    let diff = desk.run(&["check", "--fix", "--diff", "draft.yaml"]);
    assert_eq!((diff.code, desk.get("draft.yaml")), (1, late.into_bytes()));
    assert!(diff.text().contains("\n+            period: Октябрь–ноябрь 2033 г."));
    assert!(diff.says.starts_with("останется: ошибок: 1, "), "{}", diff.says);
    let broken = desk.run(&["check", "--fix", "--diff", "broken.yaml"]);
    assert_eq!((broken.code, broken.text().as_str()), (1, ""));
    assert!(broken.says.contains("ошибка[yaml]"), "{}", broken.says);
    let strict = desk.run(&["check", "--fix", "--diff", "--strict", "draft.yaml"]);
    let mended = desk.run(&["check", "--fix", "draft.yaml"]);
    assert_eq!((strict.code, mended.code), (1, 1));
}

#[test]
fn a_signed_order_is_mended_only_on_demand() {
    let desk = desk();
    let done: Done = desk.run(&["check", "--fix"]);
    assert_eq!(done.code, 2, "{}", done.says);
    let expected = "\
ошибка: приказ «data/2023-712-02.yaml» подписан (есть номер и дата), и он не тронут
  как исправить: посмотрите исправления: `--fix --diff`; если текст расходится с бумагой, исправьте с `--fix --signed`
";
    assert!(done.says.starts_with(expected), "{}", done.says);
    assert_eq!(desk.get(SIGNED), text(SIGNED).as_bytes());
    let done = desk.run(&["check", "--fix", "--signed"]);
    assert_eq!(done.code, 0);
    assert!(
        done.says.starts_with("исправлено: data/2023-712-02.yaml, мест: 5\n"),
        "{}",
        done.says
    );
    let (old, new) = (text(SIGNED), String::from_utf8(desk.get(SIGNED)).unwrap());
    let changed = old.lines().zip(new.lines()).filter(|(old, new)| old != new).count();
    assert_eq!((old.lines().count(), changed), (new.lines().count(), 5));
}

#[test]
fn what_is_excepted_is_not_mended() {
    let desk = Desk::new();
    let order = DRAFT.replace("title: Об", "# prikaz: допустить space-extra\ntitle: Об");
    desk.put("draft.yaml", &order);
    desk.run(&["check", "--fix", "draft.yaml"]);
    let mended = String::from_utf8(desk.get("draft.yaml")).unwrap();
    assert!(mended.contains("плана  центров «Точка роста »   # и"), "{mended}");
}

#[test]
fn misuse_of_mending_is_said() {
    let desk = desk();
    for (arguments, expected) in [
        (&["check", "--fix", "-"][..], "ошибка: стандартный ввод исправить нельзя"),
        (&["check", "--diff"][..], "ошибка: не хватает `--fix`"),
        (
            &["check", "--fix", "--diff", "--format", "json"][..],
            "ошибка: `--diff` сам идёт в стандартный вывод",
        ),
    ] {
        let done = desk.run(arguments);
        assert_eq!(done.code, 2, "{}", done.says);
        assert!(done.says.starts_with(expected), "{}", done.says);
    }
}

const PIECES: [&str; 30] = [
    "центр",
    "Шаг",
    " ",
    " ",
    " ",
    "  ",
    "«",
    "»",
    "„",
    "“",
    "\"",
    ",",
    ".",
    ";",
    "(",
    ")",
    "№",
    "5",
    " 2023г.",
    "–",
    "-",
    "Ноябрь",
    "{{ school_year }}",
    "{{{{",
    "'",
    " #",
    ": ",
    "\\",
    "\n",
    "’",
];

/// A text made of pieces, and how it is written.
fn words() -> impl Strategy<Value = (String, u8)> {
    let pieces = prop::collection::vec(prop::sample::select(&PIECES[..]), 1..14);
    (pieces.prop_map(|pieces| pieces.concat()), 0..5u8)
}

/// A value of YAML behind `key:`; what cannot stand so is left to the reader to refuse.
fn written((words, style): &(String, u8), indent: &str) -> String {
    let lines = |text: &str| text.replace('\n', &format!("\n{indent}"));
    let line = words.replace('\n', " ");
    match style {
        0 => format!("слово {line} конец"),
        1 => format!("'{}'", line.replace('\'', "''")),
        2 => {
            let escaped = words.replace('\\', "\\\\").replace('"', "\\\"");
            format!("\"{}\"", escaped.replace('\n', "\\n"))
        }
        3 => format!(">-\n{indent}слово{}", lines(words)),
        _ => format!("|\n{indent}слово{}", lines(words)),
    }
}

fn an_order(values: &[(String, u8)]) -> String {
    let of = |index: usize, indent: &str| written(&values[index], indent);
    format!(
        "# начало «\nform: smolensk-edu\ndraft: true\nschool_year: 2023/2024\ntitle: {}\n\
         # \"два  пробела\"\nitems:\n  - {}   \n  - text: {}  \n\
         signatory: {{ post: а, name: И.О. Фамилия }}\nbodies:\n  one: {}\nappendices:\n\
         \x20 - kind: plan\n    title: ПЛАН\n    sections:\n      - title: Первый\n        events:\n\
         \x20         - event: {}\n            audience: Все # все\n            period: {}\n\
         \x20           responsible: \"{{{{ bodies.one }}}}\"\n# конец , и всё\n",
        of(0, "  "),
        of(1, "    "),
        of(2, "      "),
        of(3, "    "),
        of(4, "              "),
        of(5, "              "),
    )
}

/// Whether an order can be read at all.
fn is_readable(text: &str) -> bool {
    let source = Source::new("x.yaml", text);
    let (node, findings) = yaml::parse(&source);
    let Some(node) = node.filter(|_| findings.is_empty()) else { return false };
    let place = prikaz::source::Place::top(&source);
    let form = form::load(&form::Library::built_in(), "smolensk-edu", &place).unwrap();
    order::read(&node, Some(&form)).is_ok()
}

fn mended(text: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..10 {
        let rules::Report { splices, .. } = report("x.yaml", &text, None);
        if splices.is_empty() {
            return text;
        }
        text = yaml::apply(&Source::new("x.yaml", text.as_str()), &splices);
    }
    panic!("never done: {text}")
}

/// What mending leaves alone: all but spaces, quotes and dashes.
fn kept(text: &str) -> String {
    let is_kept = |c: &char| !" \n\"«»„“\\".contains(*c);
    text.chars().filter(is_kept).map(|c| if c == '–' { '-' } else { c }).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, max_global_rejects: 100_000, ..ProptestConfig::default() })]

    #[test]
    fn mending_keeps_words_and_comments_and_comes_to_an_end(
        values in prop::collection::vec(words(), 6)
    ) {
        let order = an_order(&values);
        prop_assume!(is_readable(&order));
        let mended = mended(&order);
        prop_assert!(is_readable(&mended), "{order}{mended}");
        prop_assert_eq!(kept(&mended), kept(&order));
        let words = |text: &str| {
            let source = Source::new("x.yaml", text);
            comments(&source).iter().map(|c| c.text().to_owned()).collect::<Vec<_>>()
        };
        prop_assert_eq!(words(&mended), words(&order));
    }
}
